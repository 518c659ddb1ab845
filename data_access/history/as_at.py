"""Reading a history: as at a day, and what of a record stands now."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from data_access.database.base import Base, Traced
from data_access.history.tables import History

RowT = TypeVar("RowT", bound=Base)


def known_on(table: type[Traced], day: date) -> ColumnElement[bool]:
    """The condition for rows known by the end of the day and not yet replaced on it."""
    return and_(
        table.known_from <= day,
        or_(table.superseded_on.is_(None), table.superseded_on > day),
    )


def standing(session: Session, history: History[RowT], record: RowT) -> RowT:
    """The stored row of this record's key that nothing has replaced; of several kept, the last stored.

    Raises NoResultFound when none is stored.
    """
    table: Any = history.table
    found: RowT = session.scalars(
        select(table)
        .where(
            table.superseded_on.is_(None),
            *(
                getattr(table, name).is_not_distinct_from(value)
                for name, value in zip(history.key, history.key_of(record), strict=True)
            ),
        )
        .order_by(table.id.desc()).limit(1)
    ).one()
    return found
