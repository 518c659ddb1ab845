"""Putting the tables of a pack into the store, in the caller's transaction."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Table, delete, func, inspect, select
from sqlalchemy.orm import Session

from data_access import clock
from data_access.database.base import Base
from data_access.database.bulk import allow_any_order, insert_rows, move_numbering_on
from data_access.database.schema import head, revision_of, upgrade
from data_access.errors import RecordRefused
from data_access.models import AuditEvent, DataState
from data_access.packs.archive import Pack, kept_tables

# What a store may hold and still count as empty: what init puts there, and the traces of its use.
# The sign-in attempts stay as they are, so that a restore does not end a lock-out.
CATALOGUE = frozenset({
    "plan_objective", "source", "area_set", "area", "area_group_member", "area_population", "measure",
    "target", "data_state",
})
TRACES = frozenset({"audit_event", "session", "sign_in_code", "sign_in_attempt"})
ATTEMPTS = "sign_in_attempt"
FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def fill_from(session: Session, pack: Pack, *, replace: bool) -> str:
    """Replace all that the store holds by what the pack holds; gives back in words what that was.

    Tables that are not taken back from such a pack stay as they are. Nobody is signed in afterwards,
    and the data version is one the store never had. Raises RecordRefused when the store holds
    figures, records or accounts that would be lost, unless ``replace`` is set.
    """
    connection = session.connection()
    _need_tables(session)
    stays = pack.form.not_taken_back
    held = "" if replace else _first_held(session, stays)
    if held:
        raise RecordRefused(
            f"the store already holds rows in the table {held}; --replace replaces all of it"
        )
    before, version = _before(session), _version(session)
    allow_any_order(connection)
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in stays | {ATTEMPTS}:
            connection.execute(delete(table))
    for table in kept_tables():
        if table.name not in stays:
            columns = [column.name for column in pack.form.columns(table)]
            insert_rows(connection, table.name, columns, pack.rows(table))
            _number_on(session, table)
    _set_version(session, max(version, pack.manifest.data_version))
    return before


def _need_tables(session: Session) -> None:
    """Make the tables in an empty database; refuse one with another schema."""
    connection = session.connection()
    revision = revision_of(connection)
    if revision is None and not inspect(connection).get_table_names():
        upgrade(connection)
    elif revision != head():
        raise RecordRefused("the store has another schema; run: python -m data_access init")


def _first_held(session: Session, stays: frozenset[str]) -> str:
    """The first table with rows to lose that neither init nor signing in leaves there; empty for none."""
    for table in Base.metadata.sorted_tables:
        if table.name in CATALOGUE | TRACES | stays:
            continue
        if session.execute(select(1).select_from(table).limit(1)).first() is not None:
            return table.name
    return ""


def _before(session: Session) -> str:
    events, newest = session.execute(
        select(func.count(AuditEvent.id), func.max(AuditEvent.happened_at))
    ).one()
    if not events:
        return "the store was empty"
    return f"the store before had {events} audit events, the last at {newest:%Y-%m-%d %H:%M} UTC"


def _version(session: Session) -> int:
    return session.scalar(select(DataState.version)) or 0


def _set_version(session: Session, highest_known: int) -> None:
    """A version the store never had, also where the store that had it is lost.

    Every write adds 1, so the seconds since a first day are ahead of any version there was.
    """
    state = session.get(DataState, 1)
    if state is None:
        state = DataState(id=1, version=0, real_weekly=False)
        session.add(state)
    seconds = int((clock.now() - FIRST_DAY).total_seconds())
    state.version = max(highest_known + 1, seconds)


def _number_on(session: Session, table: Table) -> None:
    column = table.autoincrement_column
    if column is not None:
        move_numbering_on(session.connection(), table.name, column.name)
