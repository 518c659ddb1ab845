"""The frames of a reader that come before any figure: areas, measures, standards and events."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy.orm import Session

from data_access.access.roles import Viewer
from data_access.models import DataState
from data_access.reading import catalogue_queries
from data_access.reading.observations import Query

EVENT_COLUMNS = (
    "measure", "area", "happened_on", "kind", "title", "reason", "recorded_by", "note", "source",
    "locator",
)


def _plain_day(stamp: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    """A day of a frame, where there is one."""
    return None if pd.isna(stamp) else pd.Timestamp(stamp).date()


class CatalogueFrames(ABC):
    """Small frames that every figure asks for; each is read once by a reader."""

    viewer: Viewer
    as_at: date
    _session: Session

    def measures(self) -> pd.DataFrame:
        """Every measure this viewer may see, in the order of the catalogue.

        Columns: code, name, theme, definition, definition_version, unit, kind, better, cadence,
        objective, clock, counterpart, audience, number, follows, by_area, owner, due_days,
        small_numbers, snapshot, objective_title.
        """
        return self._numbered_measures().drop(columns="id")

    def _numbered_measures(self) -> pd.DataFrame:
        return self._once("measures", catalogue_queries.measures(self.viewer.audiences()))

    def _measure_numbers(self) -> dict[int, str]:
        found = self._numbered_measures()
        return dict(zip(found["id"].astype(int), found["code"].astype(str), strict=True))

    def _area_numbers(self) -> dict[int, str]:
        found = self._numbered_areas()
        return dict(zip(found["number"].astype(int), found["code"].astype(str), strict=True))

    def _numbered_areas(self) -> pd.DataFrame:
        return self._once("areas", catalogue_queries.areas())

    def _state_of_data(self) -> DataState | None:
        """The state of the data, from the first row that every reader reads; None for a store without one."""
        rows = self._numbered_areas()
        if rows.empty:
            return self._session.get(DataState, 1)
        state = {name: rows[f"state_{name}"].iloc[0] for name in catalogue_queries.STATE_OF_DATA}
        if pd.isna(state["version"]):
            return None
        days = {name: _plain_day(state[name]) for name in ("sample_day", "newest_known_from")}
        return DataState(
            id=1, version=int(state["version"]), real_weekly=bool(state["real_weekly"]),
            real_since=None if pd.isna(state["real_since"]) else state["real_since"], **days,
        )

    def areas(self) -> pd.DataFrame:
        """All areas in order.

        Columns: code, name, kind, official_code, parent, residents, residents_year (the newest).
        """
        own = [name for name in self._numbered_areas() if not str(name).startswith("state_")]
        return self._numbered_areas()[own].drop(columns="number")

    def targets(self) -> pd.DataFrame:
        """Standards known by the as-at day: measure, label, value, starts, ends, source."""
        rows = self._marks("target")[["measure", "label", "value", "starts", "ends", "source"]]
        return rows.sort_values(["measure", "starts"], kind="stable", ignore_index=True)

    def _marks(self, part: str) -> pd.DataFrame:
        rows = self._once("marks", catalogue_queries.marks(self.viewer.audiences(), self.as_at))
        return rows[rows["part"] == part]

    def events(self) -> pd.DataFrame:
        """Events that mark a series: measure and area (empty for all), happened_on, kind, title,
        reason, recorded_by, note, source, locator.
        """
        rows = self._marks("event")[list(EVENT_COLUMNS)]
        return rows.sort_values("happened_on", kind="stable", ignore_index=True)

    @abstractmethod
    def _once(self, name: str, query: Query) -> pd.DataFrame:
        """The rows of a statement as a frame, read once."""
