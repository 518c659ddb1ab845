"""What every noun of a reader shares: one viewer, one day, one consistent view of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import (
    Date,
    Float,
    SQLColumnExpression,
    String,
    cast,
    false,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from data_access.access.roles import STAFF, Viewer
from data_access.models.conditions import Query
from data_access.models.words import OneOf

# A statement, and what its rows are put in order by.
Ordered = tuple[Query, SQLColumnExpression[Any]]
PLACE = "place in its order"


class View:
    """The store as one viewer sees it on one day; frames that many ask for are read once."""

    def __init__(self, session: Session, viewer: Viewer, area_set: str | None = None) -> None:
        self.session = session
        self.viewer = viewer
        self.audiences = viewer.audiences()
        self.as_at = date.min
        self.area_set = area_set
        self.nothing_is_newer = False
        self._held: dict[str, pd.DataFrame] = {}

    def frame(self, query: Query) -> pd.DataFrame:
        """The rows of a statement, each column of the type that the statement gives it."""
        return typed(list(map(tuple, self.session.execute(query))), query)

    def nothing(self, query: Query) -> pd.DataFrame:
        """The frame of a statement that is known to have no rows, and is not sent."""
        return typed([], query)

    def once(self, name: str, query: Query) -> pd.DataFrame:
        """A frame that many figures ask for, read once by this reader. It is not to be changed."""
        if name not in self._held:
            self._held[name] = self.frame(query)
        return self._held[name]

    def read_together(self, ordered: Mapping[str, Ordered]) -> None:
        """Read frames with one statement, each in its own order, and hold them by name; those held stay.

        A database is asked once where a page needs them all, however few rows each has.
        """
        wanted = {name: query for name, query in ordered.items() if name not in self._held}
        if not wanted:
            return
        rows = [tuple(row) for row in self.session.execute(_side_by_side(wanted))]
        start = 1
        for name, (query, _order) in wanted.items():
            end = start + len(query.selected_columns)
            self._held[name] = typed([row[start:end] for row in rows if row[0] == name], query)
            start = end

    def keep(self, name: str, frame: pd.DataFrame) -> pd.DataFrame:
        """Keep a frame that was worked out, for whoever asks for it next."""
        self._held[name] = frame
        return frame

    def kept(self, name: str) -> pd.DataFrame | None:
        """A frame that is held already."""
        return self._held.get(name)

    def of_staff(self, query: Query) -> Query:
        """The statement for staff; for everybody else one that gives no rows."""
        is_staff = self.viewer.operator or self.viewer.role in STAFF
        return query if is_staff else query.where(false())


def _side_by_side(ordered: Mapping[str, Ordered]) -> Query:
    """The rows of several statements below one another: the name of the statement, then for each of them
    its own columns, which are empty in rows of the others.
    """
    held = {
        name: query.add_columns(func.row_number().over(order_by=order).label(PLACE)).subquery()
        for name, (query, order) in ordered.items()
    }
    parts = [
        select(
            literal(name).label("part"),
            *(
                (column if other == name else cast(null(), column.type)).label(f"{other} {column.key}")
                for other, rows in held.items() for column in rows.c if column.key != PLACE
            ),
            own.c[PLACE],
        )
        for name, own in held.items()
    ]
    together = union_all(*parts).subquery()
    return select(together).order_by(together.c.part, together.c[PLACE])


def typed(rows: Sequence[tuple[Any, ...]], query: Query) -> pd.DataFrame:
    """Rows as a frame: days as datetime64, numbers as floats, text that nobody gave as None."""
    columns = query.selected_columns
    frame = pd.DataFrame.from_records(rows, columns=columns.keys())
    for name, column in zip(frame.columns, columns, strict=True):
        frame[name] = _as_type(frame[name], column.type)
    return frame


def _as_type(cells: pd.Series[Any], kind: TypeEngine[Any]) -> pd.Series[Any]:
    if isinstance(kind, Date):
        return pd.to_datetime(cells).astype("datetime64[us]")
    if isinstance(kind, Float):
        return cells.astype("float64")
    if isinstance(kind, String | OneOf):
        # Text nobody gave is None, never a number that is not one.
        text = cells.astype(object)
        return text.where(text.notna(), None)
    return cells
