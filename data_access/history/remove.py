"""Taking made-up records out of a history, as if they had never been in it.

Everything the office was ever told stays in its history. What was made up was never told: it is taken out
whole, and each record that it had replaced stands again until the next real one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session, aliased

from data_access.history.tables import History, RecordT


def remove(session: Session, history: History[RecordT], made_up: ColumnElement[bool]) -> int:
    """Delete the rows that fit a condition, in the caller's transaction; gives back how many.

    The condition is never unknown, and nothing refers to those rows any more.
    """
    table: Any = history.table
    reopened = _reopened(session, history, made_up)
    removed: Any = session.execute(delete(table).where(made_up))
    for number, ends in reopened:
        session.execute(update(table).where(table.id == number).values(superseded_on=ends))
    return int(removed.rowcount)


def _reopened(
    session: Session, history: History[RecordT], made_up: ColumnElement[bool]
) -> list[tuple[int, date | None]]:
    """The rows that stay and were replaced by one that goes, and when the next that stays takes over."""
    table: Any = history.table
    other: Any = aliased(table)
    goes = select(table).where(made_up).subquery()
    kept = session.execute(
        select(other.id, other.known_from, *(getattr(other, name) for name in history.key))
        .join(
            goes,
            and_(
                goes.c.known_from == other.superseded_on,
                *_same(history, other, lambda name: goes.c[name]),
            ),
        )
        .where(other.id.not_in(select(table.id).where(made_up)))
        .distinct()
    ).all()
    found = []
    for number, known_from, *key in kept:
        named = dict(zip(history.key, key, strict=True))
        ends = session.scalar(
            select(table.known_from)
            .where(
                *_same(history, table, named.__getitem__), ~made_up, table.id != number,
                or_(
                    table.known_from > known_from,
                    (table.known_from == known_from) & (table.id > number),
                ),
            )
            .order_by(table.known_from).limit(1)
        )
        found.append((number, ends))
    return found


def _same(
    history: History[Any], row: Any, value_of: Callable[[str], Any]  # noqa: ANN401 - columns of any table
) -> list[ColumnElement[bool]]:
    """The conditions that a row has a key, given name by name."""
    return [getattr(row, name).is_not_distinct_from(value_of(name)) for name in history.key]
