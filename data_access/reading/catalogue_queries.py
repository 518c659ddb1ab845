"""The statements behind what a reader needs before any figure: areas, measures, standards and events."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, false, func, literal, null, or_, select, union_all
from sqlalchemy.orm import aliased

from data_access.models import (
    Area,
    AreaPopulation,
    DataState,
    Measure,
    PlanObjective,
    SeriesEvent,
    Source,
    Target,
)
from data_access.reading.observations import Query, known_on, of_office

STATE_OF_DATA = ("version", "sample_day", "real_since", "real_weekly", "newest_known_from")


def measures(audiences: frozenset[str]) -> Query:
    """The catalogue of measures these audiences may see, in its own order.

    A measure refers to no other that they may not see. ``id`` is for the reader alone.
    """
    counterpart, follows = aliased(Measure), aliased(Measure)
    return (
        select(
            Measure.code, Measure.name, Measure.theme, Measure.definition,
            Measure.definition_version, Measure.unit, Measure.kind, Measure.better,
            Measure.cadence, Measure.objective_code.label("objective"), Measure.clock,
            counterpart.code.label("counterpart"), Measure.audience,
            Measure.number, follows.code.label("follows"), Measure.by_area, Measure.owner,
            Measure.due_days, Measure.small_numbers, Measure.snapshot,
            PlanObjective.title.label("objective_title"),
            Measure.id.label("id"),
        )
        .outerjoin(PlanObjective, Measure.objective_code == PlanObjective.code)
        .outerjoin(
            counterpart,
            and_(
                counterpart.code == Measure.counterpart_code, counterpart.audience.in_(audiences)
            ),
        )
        .outerjoin(
            follows,
            and_(follows.code == Measure.follows_code, follows.audience.in_(audiences)),
        )
        .where(Measure.audience.in_(audiences))
        .order_by(Measure.position)
    )


def areas() -> Query:
    """Every area with its parent and its newest count of residents, and the state of the data.

    A reader needs both before anything else, so they are read together: columns ``number`` and those
    of the state, which begin with ``state_``, are for the reader alone.
    """
    parent = aliased(Area)
    newest = (
        select(AreaPopulation.area_id, func.max(AreaPopulation.year).label("year"))
        .group_by(AreaPopulation.area_id)
        .subquery()
    )
    return (
        select(
            Area.code, Area.name, Area.kind, Area.official_code, parent.code.label("parent"),
            AreaPopulation.residents, AreaPopulation.year.label("residents_year"),
            Area.id.label("number"),
            *(
                getattr(DataState, name).label(f"state_{name}") for name in STATE_OF_DATA
            ),
        )
        .select_from(Area)
        .outerjoin(DataState, DataState.id == 1)
        .outerjoin(parent, Area.parent_id == parent.id)
        .outerjoin(newest, newest.c.area_id == Area.id)
        .outerjoin(
            AreaPopulation,
            and_(AreaPopulation.area_id == Area.id, AreaPopulation.year == newest.c.year),
        )
        .order_by(Area.position)
    )


def marks(audiences: frozenset[str], day: date) -> Query:
    """Standards and events together, both in their own order: what is drawn into a chart besides figures.

    ``part`` says which of them a row is; columns the other has are empty.
    """
    standards, happenings = targets(audiences, day).subquery(), events(audiences, day).subquery()
    names = list(dict.fromkeys([*standards.c.keys(), *happenings.c.keys()]))

    def padded(part: str, rows: Any) -> Query:  # noqa: ANN401 - a subquery of any columns
        columns = [
            rows.c[name].label(name) if name in rows.c.keys() else null().label(name) for name in names  # noqa: SIM118
        ]
        return select(literal(part).label("part"), *columns)

    return select(union_all(padded("target", standards), padded("event", happenings)).subquery())


def targets(audiences: frozenset[str], day: date) -> Query:
    """Standards known on a day, with the days they are in force."""
    return (
        select(
            Measure.code.label("measure"), Target.label, Target.value, Target.starts,
            Target.ends, Source.title.label("source"),
        )
        .join(Measure, Target.measure_id == Measure.id)
        .outerjoin(Source, Target.source_id == Source.id)
        .where(Measure.audience.in_(audiences), known_on(Target, day))
        .order_by(Measure.position, Target.starts)
    )


def events(audiences: frozenset[str], day: date) -> Query:
    """Events that mark a series; those without a measure mark every series.

    Why it was recorded and by whom is for the office.
    """

    return (
        select(
            Measure.code.label("measure"), Area.code.label("area"), SeriesEvent.happened_on,
            SeriesEvent.kind, SeriesEvent.title, of_office(SeriesEvent.reason, audiences),
            of_office(SeriesEvent.recorded_by, audiences), of_office(SeriesEvent.note, audiences),
            Source.title.label("source"), SeriesEvent.locator,
        )
        .outerjoin(Measure, SeriesEvent.measure_id == Measure.id)
        .outerjoin(Area, SeriesEvent.area_id == Area.id)
        .outerjoin(Source, SeriesEvent.source_id == Source.id)
        .where(
            known_on(SeriesEvent, day),
            or_(
                SeriesEvent.measure_id.is_(None) if audiences else false(),
                Measure.audience.in_(audiences),
            ),
        )
        .order_by(SeriesEvent.happened_on)
    )
