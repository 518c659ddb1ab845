"""The only way to read. A reader holds the viewer's role and the as-at day; no page can forget them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access import clock, settings
from data_access.access.roles import NotPermitted, Right, Role, Viewer
from data_access.database.engine import reading
from data_access.models import Account, AuditEvent, DataState, Observation
from data_access.reading import observations, versions
from data_access.reading.catalogue import CatalogueFrames
from data_access.reading.observations import Query
from data_access.reading.office_records import StaffFrames
from data_access.reading.series import SeriesFrames

OBSERVATION_COLUMNS = (
    "measure", "area", "period_start", "period_end", "value", "numerator", "denominator",
    "status", "reason", "owner", "promised", "known_from", "source", "locator",
)
DATE_COLUMNS = frozenset(
    {
        "period_start", "period_end", "promised", "known_from", "starts", "ends", "happened_on",
        "on", "source_published", "next_step_due", "superseded_on",
        "as_at", "due", "date_on", "date_known_from",
    }
)
NUMBER_COLUMNS = frozenset(
    {
        "value", "value_before", "numerator", "denominator", "base", "effective_base", "design_effect",
        "count_stated", "count_listed",
    }
)
SURVEY_COLUMNS = (
    "measure", "area", "period_start", "period_end", "value", "status", "wording", "mode",
    "polarity", "base", "effective_base", "design_effect", "known_from", "source", "locator",
)


@contextmanager
def open_reader(viewer: Viewer, as_at: date | datetime | None = None) -> Iterator[Reader]:
    """Open the store for reading as ``viewer``, as at a day.

    ``as_at`` is a day, or an aware moment read as its day in the office; None is the stored day of
    the sample while nothing but the sample is held, else today. One reader is one consistent view.
    """
    with reading() as session:
        yield Reader(session, viewer, as_at)


def default_day(state: DataState | None) -> date:
    """The day that is read as at when nobody chose one."""
    if state is not None and state.sample_day is not None and state.real_since is None:
        return state.sample_day
    return clock.today()


class Reader(CatalogueFrames, SeriesFrames, StaffFrames):
    """Reads as one viewer, as at one day. Every frame holds only what that viewer may see."""

    def __init__(self, session: Session, viewer: Viewer, as_at: date | datetime | None) -> None:
        self._session = session
        self._held: dict[str, pd.DataFrame] = {}
        self.viewer = viewer
        self._state = self._state_of_data()
        self.data_version = self._state.version if self._state else 0
        if as_at is None:
            self.as_at = default_day(self._state)
        else:
            self.as_at = clock.day_of(as_at) if isinstance(as_at, datetime) else as_at

    @property
    def state_key(self) -> tuple[object, ...]:
        """What decides what this reader sees: two readers of one key see the same."""
        audiences = tuple(sorted(self.viewer.audiences()))
        return settings.database_url(), self.data_version, audiences, self.as_at

    @property
    def sees_office_figures(self) -> bool:
        """Whether this viewer may see figures that are for the office only."""
        return "office" in self.viewer.audiences()

    @property
    def shows_sample_weeks(self) -> bool:
        """Whether the weekly figures are still those of the sample."""
        return bool(self._state and self._state.sample_day and not self._state.real_weekly)

    def observations(
        self,
        measures: Iterable[str],
        areas: Iterable[str] | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        """Figures of these measures known by the as-at day, oldest period first.

        ``areas`` are codes or names, all when None; ``start`` and ``end`` bound the period's last
        day, both inclusive. Columns as in OBSERVATION_COLUMNS; dates are datetime64; the value is
        in the measure's unit; a dark, withheld or hidden row has no number. A measure that does not
        exist and one the viewer may not see both give no rows.
        """
        cited = self.cited_observations(measures, areas, start, end)
        return cited[list(OBSERVATION_COLUMNS)]

    def cited_observations(
        self,
        measures: Iterable[str] | None,
        areas: Iterable[str] | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        """As ``observations``, with qualifier, note, strand and the source in full.

        Further columns: period_as_written, qualifier, note, strand, source_published,
        source_address, second_hand, licence. ``measures`` None is all.
        """
        query = self._observations(measures, areas)
        if start is not None:
            query = query.where(Observation.period_end >= start)
        if end is not None:
            query = query.where(Observation.period_end <= end)
        return self._frame(query)

    def of_measure(self, code: str) -> pd.DataFrame:
        """Every figure of a measure in every area, columns as cited_observations; read once by a reader."""
        return self._once(f"figures of {code}", self._observations([code], None))

    @property
    def _nothing_is_newer(self) -> bool:
        """Whether what stands in the store is what was known on the as-at day."""
        newest = self._state.newest_known_from if self._state else None
        return newest is None or newest <= self.as_at

    def latest(
        self, measures: Iterable[str] | None = None, areas: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """The newest period of each measure, area and publication; columns as cited_observations."""
        codes = None if measures is None else list(measures)
        if (codes is None and areas is None) or "known" in self._held:
            return self._chosen(self._latest_of_all(), codes, areas)
        audiences = self.viewer.audiences()
        places = None if areas is None else self._codes_of(areas)
        if self._nothing_is_newer:
            query = observations.newest_by_table(audiences, codes, places)
        else:
            query = observations.newest_by_search(audiences, self.as_at, codes, places)
        return self._frame(query)

    def published(self) -> pd.DataFrame:
        """Every figure quoted from a publication; columns as cited_observations."""
        known = self._known()
        return known[known["strand"] != ""].reset_index(drop=True)

    def _latest_of_all(self) -> pd.DataFrame:
        if "latest" not in self._held:
            known = self._known()
            # Of two periods that end on one day the shorter one is newer: it begins later.
            newest = known.sort_values(["period_end", "period_start"], kind="stable").groupby(
                ["measure", "area", "strand"]
            ).tail(1)
            self._held["latest"] = known.loc[newest.index.sort_values()].reset_index(drop=True)
        return self._held["latest"]

    def _known(self) -> pd.DataFrame:
        """The newest supplied figures and all quoted ones, in the order of the catalogue; read once."""
        if "known" not in self._held:
            rows = self._frame(
                observations.known(self.viewer.audiences(), self.as_at, newest=self._nothing_is_newer)
            )
            ranks = [
                {code: place for place, code in enumerate(frame["code"])}
                for frame in (self._numbered_measures(), self._numbered_areas())
            ]
            order = rows.assign(_measure=rows["measure"].map(ranks[0]), _area=rows["area"].map(ranks[1]))
            order = order.sort_values(
                ["_measure", "_area", "period_end", "period_start", "known_from"], kind="stable"
            )
            self._held["known"] = rows.loc[order.index].reset_index(drop=True)
        return self._held["known"]

    def history(self, measure: str, area: str, most: int = 500) -> pd.DataFrame:
        """Every version of a measure in an area known by the as-at day, the newest period first.

        Columns: period_start, period_end, period_as_written, strand, value, qualifier, status, reason,
        note, known_from, superseded_on, source, locator, file_name, loaded_by, recorded_at. ``area`` is
        a code or a name; at most ``most`` rows. File and person are for staff only.
        """
        code = next(iter(self._codes_of([area])), "")
        return self._frame(
            versions.history(self.viewer.audiences(), self.as_at, measure, code, most)
        )

    def survey_details(
        self, measures: Iterable[str], areas: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """Survey figures of these measures with how each was come by; columns as in SURVEY_COLUMNS.

        ``areas`` are codes or names, all when None.
        """
        found = self._frame(observations.survey_details(self._observations(measures, areas)))
        return found[list(SURVEY_COLUMNS)]

    def accounts(self) -> pd.DataFrame:
        """Accounts: name, role, created_at, active. Raises NotPermitted for other roles."""
        self._must_manage_accounts()
        return self._frame(
            select(
                Account.name, Account.role, Account.created_at,
                Account.disabled_at.is_(None).label("active"),
            ).order_by(Account.name)
        )

    def audit(self, most: int = 200) -> pd.DataFrame:
        """The newest audit events: happened_at, done_by, action, subject, detail.

        Raises NotPermitted for other roles.
        """
        self._must_manage_accounts()
        return self._frame(
            select(
                AuditEvent.happened_at, AuditEvent.done_by, AuditEvent.action,
                AuditEvent.subject, AuditEvent.detail,
            )
            .order_by(AuditEvent.id.desc())
            .limit(most)
        )

    def _observations(self, measures: Iterable[str] | None, areas: Iterable[str] | None) -> Query:
        codes = None if areas is None else self._codes_of(areas)
        return observations.observations(self.viewer.audiences(), self.as_at, measures, codes)

    def _codes_of(self, areas: Iterable[str]) -> list[str]:
        """Area codes of codes and names; where an area and its only district share a name, the area."""
        known: dict[str, str] = {}
        for row in self.areas().itertuples():
            for label in (row.code, row.name, row.official_code):
                if label:
                    known.setdefault(plain_name(str(label)), str(row.code))
        return [known[name] for name in map(plain_name, areas) if name in known]

    def _chosen(
        self, rows: pd.DataFrame, codes: list[str] | None, areas: Iterable[str] | None
    ) -> pd.DataFrame:
        kept = pd.Series(True, index=rows.index)
        if codes is not None:
            kept &= rows["measure"].isin(codes)
        if areas is not None:
            kept &= rows["area"].isin(self._codes_of(areas))
        return rows[kept].reset_index(drop=True)

    def _once(self, name: str, query: Query) -> pd.DataFrame:
        """A frame that every figure asks for, read once by this reader. It is not to be changed."""
        if name not in self._held:
            self._held[name] = self._frame(query)
        return self._held[name]

    def _must_manage_accounts(self) -> None:
        if not (self.viewer.may(Right.ACCOUNTS) or self.viewer.role is Role.ADMINISTRATOR):
            raise NotPermitted("only an administrator may see accounts and the audit log")

    def _frame(self, query: Query) -> pd.DataFrame:
        result = self._session.execute(query)
        return _typed(list(map(tuple, result)), list(result.keys()))

    def _nothing(self, query: Query) -> pd.DataFrame:
        return _typed([], query.selected_columns.keys())


def _typed(rows: list[tuple[Any, ...]], columns: list[str]) -> pd.DataFrame:
    """Rows as a frame: days as datetime64, numbers as floats, text that nobody gave as None."""
    frame = pd.DataFrame.from_records(rows, columns=columns)
    for column in frame.columns:
        if column in DATE_COLUMNS:
            frame[column] = pd.to_datetime(frame[column]).astype("datetime64[us]")
        elif column in NUMBER_COLUMNS:
            frame[column] = frame[column].astype("float64")
        elif pd.api.types.is_string_dtype(frame[column]):
            # Text nobody gave is None, never a number that is not one.
            text = frame[column].astype(object)
            frame[column] = text.where(text.notna(), None)
    return frame
