"""Taking versions out of a history, as if they had never been told: for made-up records alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from data_access.history.tables import History, Key


def withdraw(session: Session, history: History[Any], which: ColumnElement[bool]) -> int:
    """Delete the versions that fit a condition, in the caller's transaction; gives back how many.

    A version that one of them had replaced stands again, until the next one that is left.
    """
    table: Any = history.table
    columns = [getattr(table, name) for name in history.key]
    replaced = table.superseded_on.is_not(None)
    gone: set[Key] = {tuple(row) for row in session.execute(select(*columns).where(which))}
    closed: set[Key] = {tuple(row) for row in session.execute(select(*columns).where(~which, replaced))}
    done = session.connection().execute(delete(table).where(which))
    for key in gone & closed:
        _join_again(session, history, key)
    return done.rowcount


def _join_again(session: Session, history: History[Any], key: Key) -> None:
    """Let each version of a key end where the next one that is left begins."""
    table: Any = history.table
    same = (
        getattr(table, name).is_not_distinct_from(value)
        for name, value in zip(history.key, key, strict=True)
    )
    left = session.scalars(select(table).where(*same).order_by(table.known_from, table.id)).all()
    for version, following in pairwise([*left, None]):
        ends = following is not None and history.replaces(following)
        version.superseded_on = following.known_from if ends else None
    session.flush()
