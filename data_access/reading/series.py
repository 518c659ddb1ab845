"""The frames of a reader that go through very many figures: tables of many weeks, and revisions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date

import pandas as pd
from sqlalchemy.orm import Session

from data_access.access.roles import Viewer
from data_access.reading import revisions
from data_access.reading.observations import Query
from data_access.reading.series_queries import frame_of, rows_of, series


class SeriesFrames(ABC):
    """Reads that stay quick at ten million figures; the tests of query plans hold them to it."""

    viewer: Viewer
    as_at: date
    _session: Session

    def series(
        self, measures: Iterable[str], areas: Iterable[str] | None = None,
        start: date | None = None, end: date | None = None,
    ) -> pd.DataFrame:
        """Values and status of supplied figures, and nothing else: for tables of many weeks.

        Columns: measure, area, period_end, value, numerator, denominator, status; sorted by measure
        code, area code and period. ``areas`` are codes or names; ``start`` and ``end`` bound the
        period's last day.
        """
        session, audiences = self._session, self.viewer.audiences()
        asked = set(measures)
        codes = {number: code for number, code in self._measure_numbers().items() if code in asked}
        places = self._area_numbers()
        wanted = set(places.values()) if areas is None else set(self._codes_of(areas))
        query = series(
            self.as_at, codes, [number for number, code in places.items() if code in wanted],
            newest=self._nothing_is_newer, guarded="office" not in audiences, start=start, end=end,
        )
        return frame_of(rows_of(session, query), codes, places)

    def revised(self, since: date, most: int = 200) -> pd.DataFrame:
        """Figures that stood on ``since`` and were replaced by the as-at day, the newest first.

        Columns: measure, area, period_start, period_end, strand, value_before, value, status_before,
        status, known_from, source, locator, file_name, loaded_by; the last five are of the figure
        that stands in place. Of very many those replaced last are given, ``most`` of them. File and
        person are for the office only.
        """
        audiences = self.viewer.audiences()
        days = revisions.newest_days(self._session, audiences, since, self.as_at, most)
        numbers = revisions.replaced_on_days(audiences, since, days, most)
        query = revisions.revised(audiences, self.as_at, numbers)
        return self._frame(query) if days else self._nothing(query)

    def revised_count(self, since: date) -> int:
        """How many figures stood on ``since`` and were replaced by the as-at day."""
        days = revisions.days_of_revision(self.viewer.audiences(), since, self.as_at)
        return sum(how_many for _day, how_many in self._session.execute(days))

    @property
    @abstractmethod
    def _nothing_is_newer(self) -> bool:
        """Whether what stands in the store is what was known on the as-at day."""

    @abstractmethod
    def _measure_numbers(self) -> dict[int, str]:
        """The measures this viewer may see: code by number."""

    @abstractmethod
    def _area_numbers(self) -> dict[int, str]:
        """Every area: code by number."""

    @abstractmethod
    def _codes_of(self, areas: Iterable[str]) -> list[str]:
        """Area codes of codes and names."""

    @abstractmethod
    def _frame(self, query: Query) -> pd.DataFrame:
        """The rows of a statement as a frame."""

    @abstractmethod
    def _nothing(self, query: Query) -> pd.DataFrame:
        """The frame of a statement that is known to have no rows, and is not sent."""
