"""Adding figures to the fact table: nothing is overwritten, and nothing is stored twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from operator import attrgetter

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from data_access import clock
from data_access.database.bulk import OF_FIGURE, insert_observations
from data_access.models import Latest, Observation
from data_access.models.conditions import newest_of
from data_access.observations.suppression import Release, decide
from data_access.observations.survey_details import Detail, Place, details_of, keep_details

BATCH = 5000
# What makes a later figure a revision of an earlier one.
CONTENT = (
    "value", "numerator", "denominator", "status", "qualifier", "reason", "owner", "promised",
)

Key = tuple[int, int, date, date, str]
Content = tuple[object, ...]


@dataclass(slots=True)
class NewFigure:
    """A checked figure on its way into the fact table."""

    measure_id: int
    area_id: int
    period_start: date
    period_end: date
    value: float | None
    status: str
    known_from: date
    numerator: float | None = None
    denominator: float | None = None
    strand: str = ""
    qualifier: str | None = None
    reason: str | None = None
    owner: str | None = None
    promised: date | None = None
    source_id: int | None = None
    locator: str | None = None
    note: str | None = None
    period_as_written: str | None = None
    detail: Detail | None = None

    @property
    def key(self) -> Key:
        """What makes two figures versions of the same one."""
        return (self.measure_id, self.area_id, self.period_end, self.period_start, self.strand)

    @property
    def content(self) -> Content:
        """What must differ for a later figure to be a revision."""
        return said(self)


said: Callable[[NewFigure], Content] = attrgetter(*CONTENT)
own_cells: Callable[[NewFigure], tuple[object, ...]] = attrgetter(*OF_FIGURE)


@dataclass(slots=True)
class Stored:
    """What storing figures did."""

    added: int = 0
    revised: int = 0
    skipped: int = 0


@dataclass(slots=True)
class _Version:
    """A version of a figure that is already stored, or about to be."""

    known_from: date
    content: Content
    superseded_on: date | None
    id: int | None = None
    detail: Detail | None = None

    def says(self, figure: NewFigure) -> bool:
        """Whether the figure says nothing new. One that comes without a detail is silent about it."""
        return self.content == figure.content and figure.detail in (None, self.detail)


@dataclass(slots=True)
class _Plan:
    """The rows to insert and the rows to close, worked out before anything is written."""

    inserts: list[tuple[object, ...]] = field(default_factory=list)
    closes: list[dict[str, object]] = field(default_factory=list)
    details: dict[Place, Detail] = field(default_factory=dict)


def store(session: Session, figures: Iterable[NewFigure], load_id: int | None) -> Stored:
    """Add figures in the caller's transaction, revising earlier versions and skipping equal ones.

    A figure is a revision when a version of the same key was known by its ``known_from`` and its
    content differs, or the detail of a survey figure. Knowledge that arrives late, out of order,
    takes its place in the history.
    """
    done = Stored()
    measures: set[int] = set()
    areas: set[int] = set()
    touched: set[Release] = set()
    now = clock.now()
    remaining = iter(figures)
    while batch := list(islice(remaining, BATCH)):
        plan = _plan(_history(session, batch), batch, load_id, now, done)
        _write(session, plan, batch, now)
        measures |= {figure.measure_id for figure in batch}
        areas |= {figure.area_id for figure in batch}
        touched |= {(figure.measure_id, figure.period_start, figure.period_end) for figure in batch}
    if done.added:
        _refresh_latest(session, measures, areas)
        decide(session, touched, now)
    return done


def _write(session: Session, plan: _Plan, batch: Sequence[NewFigure], now: datetime) -> None:
    if plan.closes:
        session.connection().execute(
            update(Observation)
            .where(Observation.id == bindparam("closed"))
            .values(superseded_on=bindparam("on")),
            plan.closes,
        )
    if plan.inserts:
        insert_observations(session.connection(), plan.inserts)
    if plan.details:
        keep_details(session, plan.details, _around(batch), now)


def _around(batch: Sequence[NewFigure]) -> tuple[ColumnElement[bool], ...]:
    """Conditions that hold for every stored version of the figures of the batch, and a few others."""
    ends = [figure.period_end for figure in batch]
    return (
        Observation.measure_id.in_({figure.measure_id for figure in batch}),
        Observation.area_id.in_({figure.area_id for figure in batch}),
        Observation.period_end.between(min(ends), max(ends)),
    )


def _history(session: Session, batch: Sequence[NewFigure]) -> dict[Key, list[_Version]]:
    """Every stored version of the keys in the batch, oldest knowledge first."""
    wanted = {figure.key for figure in batch}
    around = _around(batch)
    rows = session.execute(
        select(
            Observation.measure_id, Observation.area_id, Observation.period_end,
            Observation.period_start, Observation.strand, Observation.known_from,
            Observation.superseded_on, Observation.id,
            *(getattr(Observation, name) for name in CONTENT),
        )
        .where(*around)
        .order_by(Observation.known_from, Observation.id)
    )
    # Only a file of survey figures has details to compare.
    surveyed = any(figure.detail for figure in batch)
    details = details_of(session, around) if surveyed else {}
    history: dict[Key, list[_Version]] = defaultdict(list)
    for measure, area, end, start, strand, known_from, superseded_on, row_id, *content in rows:
        key = (measure, area, end, start, strand)
        if key in wanted:
            history[key].append(
                _Version(known_from, tuple(content), superseded_on, row_id, details.get(row_id))
            )
    return history


def _plan(
    history: dict[Key, list[_Version]], batch: Sequence[NewFigure], load_id: int | None,
    now: datetime, done: Stored,
) -> _Plan:
    plan = _Plan()
    for figure in batch:
        versions = history.get(figure.key, [])
        before = [v for v in versions if v.known_from <= figure.known_from]
        after = [v for v in versions if v.known_from > figure.known_from]
        if before and before[-1].says(figure):
            done.skipped += 1
            continue
        if before:
            plan.closes.append({"closed": before[-1].id, "on": figure.known_from})
        plan.inserts.append(
            (*own_cells(figure), after[0].known_from if after else None, now, load_id)
        )
        if figure.detail is not None:
            plan.details[(figure.key, figure.known_from)] = figure.detail
        done.added += 1
        done.revised += any(not version.says(figure) for version in (*before[-1:], *after[:1]))
    return plan


def _refresh_latest(session: Session, measures: set[int], areas: set[int]) -> None:
    """Point ``latest`` at the newest open period of every series of these measures and areas."""
    ours = and_(
        Observation.superseded_on.is_(None),
        Observation.measure_id.in_(measures),
        Observation.area_id.in_(areas),
    )
    session.execute(
        delete(Latest).where(Latest.measure_id.in_(measures), Latest.area_id.in_(areas))
    )
    series = (
        select(Observation.measure_id, Observation.area_id, Observation.strand)
        .where(ours).distinct().subquery()
    )
    session.execute(
        insert(Latest).from_select(
            ["measure_id", "area_id", "strand", "observation_id"],
            select(
                series.c.measure_id, series.c.area_id, series.c.strand,
                newest_of(series.c, lambda row: row.superseded_on.is_(None)),
            ),
        )
    )
