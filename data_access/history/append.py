"""Adding to a history: what is new is added, what differs revises, what says nothing new is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from data_access import clock
from data_access.database.bulk import insert_rows
from data_access.history.tables import Cells, Conditions, History, Key, RecordT, Stored

BATCH = 5000


@dataclass(slots=True)
class _Version:
    """A version of a record that is already stored."""

    id: int
    known_from: date
    content: Cells
    told: object | None

    def says(self, content: Cells, told: object | None) -> bool:
        """Whether a record says nothing new. One that is silent about what stands beside it does not."""
        return self.content == content and (told is None or told == self.told)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a record belongs among the versions of its key.

    ``said``: those it must differ from; ``replaced``: those it closes; ``neighbours``: those beside it
    in time, which it revises where it differs; ``ends``: when the next one took over, if one has.
    """

    said: Sequence[_Version] = ()
    replaced: Sequence[_Version] = ()
    neighbours: Sequence[_Version] = ()
    ends: date | None = None


@dataclass(slots=True)
class _Plan:
    """The rows to insert and the rows to close, worked out before anything is written."""

    inserts: list[Cells] = field(default_factory=list)
    closes: list[dict[str, object]] = field(default_factory=list)
    told: dict[tuple[Key, date], object] = field(default_factory=dict)


@dataclass(slots=True)
class _Batch(Generic[RecordT]):
    """Records that are stored with one look at what is there, each of another key."""

    keys: list[Key] = field(default_factory=list)
    records: list[RecordT] = field(default_factory=list)


def append(
    session: Session, history: History[RecordT], records: Iterable[RecordT], load_id: int | None
) -> Stored:
    """Add records to a table in the caller's transaction, revising earlier versions and skipping equal ones.

    A record is a revision when a version of its key was known by its ``known_from`` and says something
    else. It closes that version; knowledge that arrives late, out of order, takes its place before what
    became known after it. Raises IntegrityError when a record breaks a rule of the table.
    """
    done = Stored()
    now = clock.now()
    for batch in _batches(history, records):
        _append_batch(session, history, batch, load_id, now, done)
    return done


def _batches(history: History[RecordT], records: Iterable[RecordT]) -> Iterator[_Batch[RecordT]]:
    """The records in their order, as many at a time as can be stored together.

    Two versions of one record are never in one batch: the later one must find the earlier one stored.
    """
    batch: _Batch[RecordT] = _Batch()
    seen: set[Key] = set()
    key_of = history.key_of
    for record in records:
        key = key_of(record)
        if key in seen or len(batch.keys) == BATCH:
            yield batch
            batch, seen = _Batch(), set()
        seen.add(key)
        batch.keys.append(key)
        batch.records.append(record)
    if batch.keys:
        yield batch


def _append_batch(
    session: Session, history: History[RecordT], batch: _Batch[RecordT], load_id: int | None,
    now: datetime, done: Stored,
) -> None:
    """Store one batch, and count in ``done`` what that did."""
    around = history.conditions(batch.records)
    plan = _plan(history, batch, _held(session, history, batch, around), (now, load_id), done)
    if plan.closes:
        # What is replaced is closed first: one open row a key is a rule of most tables.
        table: Any = history.table
        close = update(table).where(table.id == bindparam("closed_id"))
        session.connection().execute(close.values(superseded_on=bindparam("closed_on")), plan.closes)
    if plan.inserts:
        insert_rows(session.connection(), history.table.__tablename__, history.columns, plan.inserts)
    if plan.told and history.beside is not None:
        history.beside.keep(session, plan.told, around, now)


def _held(
    session: Session, history: History[RecordT], batch: _Batch[RecordT], around: Conditions
) -> dict[Key, list[_Version]]:
    """Every stored version of the keys of the batch, oldest knowledge first."""
    table: Any = history.table
    wanted = set(batch.keys)
    keys = len(history.key)
    rows = session.execute(
        select(
            table.id, table.known_from,
            *(getattr(table, name) for name in (*history.key, *history.content)),
        )
        .where(*around)
        .order_by(table.known_from, table.id)
    )
    beside = history.beside
    # Only a file of survey figures has details to compare.
    told = (
        beside.held(session, around)
        if beside is not None and any(beside.of(record) is not None for record in batch.records)
        else {}
    )
    held: dict[Key, list[_Version]] = defaultdict(list)
    for row_id, known_from, *cells in rows:
        key = tuple(cells[:keys])
        if key in wanted:
            held[key].append(
                _Version(row_id, known_from, tuple(cells[keys:]), told.get(row_id))
            )
    return held


def _plan(
    history: History[RecordT], batch: _Batch[RecordT], held: dict[Key, list[_Version]],
    made: Sequence[object], done: Stored,
) -> _Plan:
    plan = _Plan()
    beside, nothing = history.beside, _Place()
    for key, record in zip(batch.keys, batch.records, strict=True):
        day: date = record.known_from  # type: ignore[attr-defined] # every record has its day
        content = history.content_of(record)
        told = None if beside is None else beside.of(record)
        versions = held.get(key)
        place = _place(versions, day, history.replaces(record)) if versions else nothing
        if any(version.says(content, told) for version in place.said):
            done.skipped += 1
            continue
        done.added += 1
        done.revised += any(not version.says(content, told) for version in place.neighbours)
        plan.closes += [{"closed_id": version.id, "closed_on": day} for version in place.replaced]
        plan.inserts.append((*history.cells_of(record), place.ends, *made))
        if told is not None:
            plan.told[(key, day)] = told
    return plan


def _place(versions: Sequence[_Version], day: date, replaces: bool) -> _Place:
    """Where a record known from a day belongs among the stored versions of its key."""
    before = [version for version in versions if version.known_from <= day]
    newest = before[-1:]
    if not replaces:
        # Kept beside the others: one day may have several, and each of them may come again.
        return _Place(said=[version for version in before if version.known_from == day] + newest)
    after = [version for version in versions if version.known_from > day][:1]
    return _Place(newest, newest, newest + after, after[0].known_from if after else None)
