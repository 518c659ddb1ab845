"""Adding figures to the fact table: nothing is overwritten, and nothing is stored twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, delete, insert, select
from sqlalchemy.orm import Session

from data_access import clock
from data_access.history import Conditions, History, Stored, append, remove
from data_access.models import Latest, Observation, Suppression, SurveyDetail
from data_access.models.conditions import newest_of
from data_access.observations.suppression import Release, decide
from data_access.observations.survey_details import KEY, Detail, SurveyDetails

# What makes a later figure a revision of an earlier one.
CONTENT = (
    "value", "numerator", "denominator", "status", "qualifier", "reason", "owner", "promised",
)


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


def _around(figures: Sequence[NewFigure]) -> Conditions:
    """Conditions that hold for every stored version of the figures, and a few others."""
    ends = [figure.period_end for figure in figures]
    return (
        Observation.measure_id.in_({figure.measure_id for figure in figures}),
        Observation.area_id.in_({figure.area_id for figure in figures}),
        Observation.period_end.between(min(ends), max(ends)),
    )


FIGURES: History[NewFigure] = History(
    Observation, key=KEY, content=CONTENT, around=_around, beside=SurveyDetails()
)


@dataclass(slots=True)
class _Touched:
    """What figures passed by on their way to the store."""

    measures: set[int]
    areas: set[int]
    releases: set[Release]

    def watch(self, figures: Iterable[NewFigure]) -> Iterator[NewFigure]:
        """The figures, each noted."""
        for figure in figures:
            self.measures.add(figure.measure_id)
            self.areas.add(figure.area_id)
            self.releases.add((figure.measure_id, figure.period_start, figure.period_end))
            yield figure


def store(session: Session, figures: Iterable[NewFigure], load_id: int | None) -> Stored:
    """Add figures in the caller's transaction, revising earlier versions and skipping equal ones.

    A figure is a revision when a version of the same key was known by its ``known_from`` and its
    content differs, or the detail of a survey figure. ``latest`` and what is kept from the public
    follow in the same transaction. Raises IntegrityError when a figure breaks a rule of the table.
    """
    touched = _Touched(set(), set(), set())
    done = append(session, FIGURES, touched.watch(figures), load_id)
    if done.added:
        _refresh_latest(session, touched.measures, touched.areas)
        decide(session, touched.releases, clock.now())
    return done


def remove_made_up(session: Session, made_up: ColumnElement[bool]) -> int:
    """Take figures out that nobody ever told, with all that hangs on them; gives back how many.

    ``made_up`` is a condition on them that is never unknown. What was kept from the public stays kept.
    """
    gone = select(Observation.id).where(made_up).scalar_subquery()
    series = session.execute(
        select(Observation.measure_id, Observation.area_id).where(made_up).distinct()
    ).all()
    for beside in (Latest, Suppression, SurveyDetail):
        session.execute(delete(beside).where(beside.observation_id.in_(gone)))
    removed = remove(session, FIGURES, made_up)
    _refresh_latest(session, {row.measure_id for row in series}, {row.area_id for row in series})
    return removed


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
