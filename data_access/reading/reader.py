"""The only way to read. A reader holds the viewer's role and the as-at day; no page can forget them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data_access import clock, settings
from data_access.access.roles import Viewer
from data_access.data_state import default_day
from data_access.database.engine import reading
from data_access.reading.administration import Administration
from data_access.reading.catalogue import Catalogue
from data_access.reading.checks import Checks
from data_access.reading.estates import Estates
from data_access.reading.observations import Observations
from data_access.reading.office_records import OfficeRecords
from data_access.reading.revisions import Revisions
from data_access.reading.series import Series
from data_access.reading.victims import Victims
from data_access.reading.view import View


@contextmanager
def open_reader(
    viewer: Viewer, as_at: date | datetime | None = None, area_set: str | None = None
) -> Iterator[Reader]:
    """Open the store for reading as ``viewer``, as at a day.

    ``as_at`` is a day, or an aware moment read as its day in the office; None is the stored day of
    the sample while nothing but the sample is held, else today. ``area_set`` is the code of the set of
    areas to show, else the one in force on the day. One reader is one consistent view.
    """
    with reading() as session:
        yield Reader(session, viewer, as_at, area_set)


class Reader:
    """Reads as one viewer, as at one day, noun by noun. Every frame holds only what that viewer may see."""

    def __init__(
        self, session: Session, viewer: Viewer, as_at: date | datetime | None,
        area_set: str | None = None,
    ) -> None:
        self.viewer = viewer
        self._view = view = View(session, viewer, area_set)
        self.catalogue = Catalogue(view)
        self._state = self.catalogue.state_of_data()
        self.data_version = self._state.version if self._state else 0
        if as_at is None:
            view.as_at = default_day(self._state)
        else:
            view.as_at = clock.day_of(as_at) if isinstance(as_at, datetime) else as_at
        self.as_at = view.as_at
        newest = self._state.newest_known_from if self._state else None
        # What stands in the store is then what was known on the as-at day.
        view.nothing_is_newer = newest is None or newest <= view.as_at
        self.observations = Observations(view, self.catalogue)
        self.series = Series(view, self.catalogue)
        self.revisions = Revisions(view, self.catalogue)
        self.office_records = OfficeRecords(view)
        self.victims = Victims(view)
        self.estates = Estates(view)
        self.checks = Checks(view)
        self.administration = Administration(view)
        # What is worked out once from all this and asked for again, by name. Readers of one state_key
        # may be handed the same one, since they see the same.
        self.worked_out: dict[str, Any] = {}

    @property
    def state_key(self) -> tuple[object, ...]:
        """What decides what this reader sees: two readers of one key see the same."""
        audiences = tuple(sorted(self.viewer.audiences()))
        return settings.database_url(), self.data_version, audiences, self.as_at, self._view.area_set

    @property
    def sees_office_figures(self) -> bool:
        """Whether this viewer may see figures that are for the office only."""
        return "office" in self.viewer.audiences()

    @property
    def shows_sample_weeks(self) -> bool:
        """Whether the weekly figures are still those of the sample."""
        return bool(self._state and self._state.sample_day and not self._state.real_weekly)
