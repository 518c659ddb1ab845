"""The statements behind the reader. Each takes the as-at day and the audiences; none forgets them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from data_access.base import Traced
from data_access.models import (
    Area,
    AreaPopulation,
    Contract,
    FundingAward,
    Latest,
    Measure,
    Milestone,
    MilestoneDate,
    Observation,
    Project,
    SeriesEvent,
    Source,
    Target,
)

# A statement that may select any columns.
Query = Select[*tuple[Any, ...]]


def known_on(table: type[Traced], day: date) -> ColumnElement[bool]:
    """Known by the end of the day, and not yet replaced on it."""
    return and_(
        table.known_from <= day,
        or_(table.superseded_on.is_(None), table.superseded_on > day),
    )


def measures(audiences: frozenset[str]) -> Query:
    """The catalogue of measures these audiences may see, in its own order."""
    return (
        select(
            Measure.code, Measure.name, Measure.theme, Measure.definition,
            Measure.definition_version, Measure.unit, Measure.kind, Measure.better,
            Measure.cadence, Measure.objective_code.label("objective"), Measure.clock,
            Measure.counterpart_code.label("counterpart"), Measure.audience,
        )
        .where(Measure.audience.in_(audiences))
        .order_by(Measure.position)
    )


def areas() -> Query:
    """Every area with its parent and its newest count of residents."""
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
        )
        .outerjoin(parent, Area.parent_id == parent.id)
        .outerjoin(newest, newest.c.area_id == Area.id)
        .outerjoin(
            AreaPopulation,
            and_(AreaPopulation.area_id == Area.id, AreaPopulation.year == newest.c.year),
        )
        .order_by(Area.position)
    )


def observations(
    audiences: frozenset[str],
    day: date,
    codes: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
) -> Query:
    """Figures known on a day, with where they came from; all measures and area codes when None."""
    query = (
        select(
            Measure.code.label("measure"), Area.code.label("area"), Observation.period_start,
            Observation.period_end, Observation.value, Observation.numerator,
            Observation.denominator, Observation.status, Observation.reason, Observation.owner,
            Observation.promised, Observation.known_from, Source.title.label("source"),
            Observation.locator, Observation.period_as_written, Observation.qualifier,
            Observation.note, Observation.strand,
            Source.published.label("source_published"), Source.address.label("source_address"),
            Source.second_hand, Source.licence,
        )
        .join(Measure, Observation.measure_id == Measure.id)
        .join(Area, Observation.area_id == Area.id)
        .outerjoin(Source, Observation.source_id == Source.id)
        .where(Measure.audience.in_(audiences), known_on(Observation, day))
        .order_by(
            Measure.position, Area.position, Observation.period_end, Observation.period_start,
            Observation.known_from, Observation.id,
        )
    )
    if codes is not None:
        query = query.where(Measure.code.in_(list(codes)))
    if places is not None:
        query = query.where(Area.code.in_(list(places)))
    return query


def newest_periods(among: ColumnElement[bool]) -> tuple[Subquery, ColumnElement[bool]]:
    """The newest period of each series among some observations, and how to join it to them."""
    newest = (
        select(
            Observation.measure_id, Observation.area_id, Observation.strand,
            func.max(Observation.period_end).label("period_end"),
        )
        .where(among)
        .group_by(Observation.measure_id, Observation.area_id, Observation.strand)
        .subquery()
    )
    return newest, and_(
        newest.c.measure_id == Observation.measure_id,
        newest.c.area_id == Observation.area_id,
        newest.c.strand == Observation.strand,
        newest.c.period_end == Observation.period_end,
    )


def newest_by_table(query: Query) -> Query:
    """Keep the newest period of each series: from the ``latest`` table, right when nothing is newer."""
    return query.join(Latest, Latest.observation_id == Observation.id)


def newest_by_search(query: Query, day: date, codes: Iterable[str] | None = None) -> Query:
    """Keep the newest period of each series as it stood on an earlier day.

    ``codes`` are the measures of the query, all when None: the search then looks at no others.
    """
    among = known_on(Observation, day)
    if codes is not None:
        chosen = select(Measure.id).where(Measure.code.in_(list(codes)))
        among = and_(among, Observation.measure_id.in_(chosen))
    return query.join(*newest_periods(among))


def targets(audiences: frozenset[str], day: date) -> Query:
    """Standards known on a day, with the days they are in force."""
    return (
        select(
            Measure.code.label("measure"), Target.label, Target.value, Target.starts,
            Target.ends, Source.title.label("source"),
        )
        .join(Measure, Target.measure_id == Measure.id)
        .outerjoin(Source, Target.source_id == Source.id)
        .where(Measure.audience.in_(audiences), Target.known_from <= day)
        .order_by(Measure.position, Target.starts)
    )


def events(audiences: frozenset[str], day: date) -> Query:
    """Events that mark a series; those without a measure mark every series."""
    return (
        select(
            Measure.code.label("measure"), Area.code.label("area"), SeriesEvent.happened_on,
            SeriesEvent.kind, SeriesEvent.title, SeriesEvent.reason, SeriesEvent.recorded_by,
            SeriesEvent.note, Source.title.label("source"), SeriesEvent.locator,
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


def contracts(day: date) -> Query:
    """Commissioned services, those that end first on top and those without an end date last."""
    return (
        select(
            Contract.code, Contract.provider, Contract.service, Area.code.label("area"),
            Contract.starts, Contract.ends, Contract.date_as_written, Contract.value_pence,
            Contract.status, Contract.next_step, Contract.next_step_due, Contract.note,
            Source.title.label("source"), Contract.locator, Contract.known_from,
        )
        .outerjoin(Area, Contract.area_id == Area.id)
        .outerjoin(Source, Contract.source_id == Source.id)
        .where(known_on(Contract, day))
        .order_by(Contract.ends.is_(None), Contract.ends, Contract.id)
    )


def funding(day: date) -> Query:
    """Funding bid for or won, in the order it was recorded."""
    return (
        select(
            FundingAward.code, FundingAward.fund, FundingAward.purpose, FundingAward.funder,
            Area.code.label("area"), FundingAward.amount_pence, FundingAward.qualifier,
            FundingAward.match_funding, FundingAward.conditions, FundingAward.starts,
            FundingAward.ends, FundingAward.date_as_written, FundingAward.status,
            FundingAward.note, Source.title.label("source"), FundingAward.locator,
            FundingAward.known_from,
        )
        .outerjoin(Area, FundingAward.area_id == Area.id)
        .outerjoin(Source, FundingAward.source_id == Source.id)
        .where(known_on(FundingAward, day))
        .order_by(FundingAward.id)
    )


def milestones(day: date) -> Query:
    """Milestones with their project and its area, in the order of the estates programme."""
    return (
        select(
            Milestone.code, Milestone.name, Milestone.project_code.label("project"),
            Project.name.label("project_name"), Area.code.label("area"), Milestone.gate,
            Milestone.owner, Milestone.state, Milestone.consequence, Milestone.note,
            Source.title.label("source"), Milestone.locator, Milestone.known_from,
        )
        .outerjoin(
            Project, and_(Project.code == Milestone.project_code, known_on(Project, day))
        )
        .outerjoin(Area, Project.area_id == Area.id)
        .outerjoin(Source, Milestone.source_id == Source.id)
        .where(known_on(Milestone, day))
        .order_by(Milestone.id)
    )


def milestone_dates(day: date) -> Query:
    """Every baseline, forecast and actual date known on a day, oldest knowledge first."""
    return (
        select(
            MilestoneDate.milestone_code.label("milestone"), MilestoneDate.kind, MilestoneDate.on,
            MilestoneDate.date_as_written, MilestoneDate.note, Source.title.label("source"),
            MilestoneDate.locator, MilestoneDate.known_from,
        )
        .outerjoin(Source, MilestoneDate.source_id == Source.id)
        .where(known_on(MilestoneDate, day))
        .order_by(MilestoneDate.known_from, MilestoneDate.id)
    )
