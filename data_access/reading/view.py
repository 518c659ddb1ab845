"""What every noun of a reader shares: one viewer, one day, one consistent view of the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Date, Float, String, false
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from data_access.access.roles import STAFF, Viewer
from data_access.models.conditions import Query
from data_access.models.words import OneOf


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
