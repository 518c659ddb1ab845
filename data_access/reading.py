"""The only way to read. A reader holds the viewer's role and the as-at day; no page can forget them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import pandas as pd
from sqlalchemy import false, select
from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access import clock, queries
from data_access.engine import reading
from data_access.models import Account, AuditEvent, DataState, Load, Observation
from data_access.queries import Query
from data_access.roles import STAFF, NotPermitted, Right, Role, Viewer

OBSERVATION_COLUMNS = (
    "measure", "area", "period_start", "period_end", "value", "numerator", "denominator",
    "status", "reason", "owner", "promised", "known_from", "source", "locator",
)
DATE_COLUMNS = frozenset(
    {
        "period_start", "period_end", "promised", "known_from", "starts", "ends", "happened_on",
        "on", "source_published", "next_step_due",
    }
)
NUMBER_COLUMNS = frozenset({"value", "numerator", "denominator"})


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


class Reader:
    """Reads as one viewer, as at one day. Every frame holds only what that viewer may see."""

    def __init__(self, session: Session, viewer: Viewer, as_at: date | datetime | None) -> None:
        self._session = session
        self._state = session.get(DataState, 1)
        self.viewer = viewer
        self.data_version = self._state.version if self._state else 0
        if as_at is None:
            self.as_at = default_day(self._state)
        else:
            self.as_at = clock.day_of(as_at) if isinstance(as_at, datetime) else as_at
        self._held: dict[str, pd.DataFrame] = {}

    @property
    def sees_office_figures(self) -> bool:
        """Whether this viewer may see figures that are for the office only."""
        return "office" in self.viewer.audiences()

    @property
    def shows_sample_weeks(self) -> bool:
        """Whether the weekly figures are still those of the sample."""
        return bool(self._state and self._state.sample_day and not self._state.real_weekly)

    def measures(self) -> pd.DataFrame:
        """Every measure this viewer may see, in the order of the catalogue.

        Columns: code, name, theme, definition, definition_version, unit, kind, better, cadence,
        objective, clock, counterpart, audience.
        """
        return self._once("measures", queries.measures(self.viewer.audiences()))

    def areas(self) -> pd.DataFrame:
        """All areas in order.

        Columns: code, name, kind, official_code, parent, residents, residents_year (the newest).
        """
        return self._once("areas", queries.areas())

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

    def latest(
        self, measures: Iterable[str] | None = None, areas: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """The newest period of each measure, area and publication; columns as cited_observations."""
        codes = None if measures is None else list(measures)
        if "latest" in self._held:
            return self._chosen(self._held["latest"], codes, areas)
        query = self._observations(codes, areas)
        newest = self._state.newest_known_from if self._state else None
        if newest is None or newest <= self.as_at:
            query = queries.newest_by_table(query)
        else:
            query = queries.newest_by_search(query, self.as_at, codes)
        if codes is None and areas is None:
            return self._once("latest", query)
        return self._frame(query)

    def published(self) -> pd.DataFrame:
        """Every figure quoted from a publication; columns as cited_observations."""
        return self._once(
            "published", self._observations(None, None).where(Observation.strand != "")
        )

    def targets(self) -> pd.DataFrame:
        """Standards known by the as-at day: measure, label, value, starts, ends, source."""
        return self._frame(queries.targets(self.viewer.audiences(), self.as_at))

    def events(self) -> pd.DataFrame:
        """Events that mark a series: measure and area (empty for all), happened_on, kind, title,
        reason, recorded_by, note, source, locator.
        """
        return self._once("events", queries.events(self.viewer.audiences(), self.as_at))

    def contracts(self) -> pd.DataFrame:
        """Commissioned victim services, value in whole pence; no rows for those who are not staff."""
        return self._staff_frame(queries.contracts(self.as_at))

    def funding(self) -> pd.DataFrame:
        """Funding bid for or won, amount in whole pence; no rows for those who are not staff."""
        return self._staff_frame(queries.funding(self.as_at))

    def milestones(self) -> pd.DataFrame:
        """Milestones of estates and programmes; no rows for those who are not staff."""
        return self._staff_frame(queries.milestones(self.as_at))

    def milestone_dates(self) -> pd.DataFrame:
        """Every date a milestone was given; no rows for those who are not staff."""
        return self._staff_frame(queries.milestone_dates(self.as_at))

    def loads(self) -> pd.DataFrame:
        """Files taken in, newest first: kind, file_name, sha256, rows_read, rows_stored, revised,
        loaded_by, loaded_at; no rows for those who are not staff.
        """
        return self._staff_frame(
            select(
                Load.kind, Load.file_name, Load.sha256, Load.rows_read, Load.rows_stored,
                Load.revised, Load.loaded_by, Load.loaded_at,
            ).order_by(Load.id.desc())
        )

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
        return queries.observations(self.viewer.audiences(), self.as_at, measures, codes)

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

    def _staff_frame(self, query: Query) -> pd.DataFrame:
        if not (self.viewer.operator or self.viewer.role in STAFF):
            query = query.where(false())
        return self._frame(query)

    def _frame(self, query: Query) -> pd.DataFrame:
        result = self._session.execute(query)
        frame = pd.DataFrame.from_records(list(map(tuple, result)), columns=list(result.keys()))
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
