"""The statements behind the records of the office that only its staff read."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from data_access.models import (
    Area,
    Contract,
    FundingAward,
    Measure,
    Milestone,
    MilestoneDate,
    Project,
    Source,
    Statement,
)
from data_access.reading.observations import Query, known_on


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
    """Milestones with their project and its area, and every date known of each, in the order of the
    estates programme; columns of a date begin with ``date_``, empty where there is none.
    """
    of_date = aliased(Source)
    return (
        select(
            Milestone.code, Milestone.name, Milestone.project_code.label("project"),
            Project.name.label("project_name"), Area.code.label("area"), Milestone.gate,
            Milestone.owner, Milestone.state, Milestone.consequence, Milestone.note,
            Source.title.label("source"), Milestone.locator, Milestone.known_from,
            MilestoneDate.id.label("date_id"), MilestoneDate.kind.label("date_kind"),
            MilestoneDate.on.label("date_on"),
            MilestoneDate.date_as_written.label("date_date_as_written"),
            MilestoneDate.note.label("date_note"), of_date.title.label("date_source"),
            MilestoneDate.locator.label("date_locator"),
            MilestoneDate.known_from.label("date_known_from"),
        )
        .outerjoin(
            Project, and_(Project.code == Milestone.project_code, known_on(Project, day))
        )
        .outerjoin(Area, Project.area_id == Area.id)
        .outerjoin(Source, Milestone.source_id == Source.id)
        .outerjoin(
            MilestoneDate,
            and_(MilestoneDate.milestone_code == Milestone.code, known_on(MilestoneDate, day)),
        )
        .outerjoin(of_date, MilestoneDate.source_id == of_date.id)
        .where(known_on(Milestone, day))
        .order_by(Milestone.id, MilestoneDate.known_from, MilestoneDate.id)
    )


def statements(day: date) -> Query:
    """What sources say in words or of a figure without a day, in the order it was recorded."""
    return (
        select(
            Statement.code.label("statement"), Statement.kind, Measure.code.label("measure"),
            Statement.measure_as_written, Area.code.label("area"), Statement.area_as_written,
            Statement.period_start, Statement.period_end, Statement.period_as_written,
            Statement.value, Statement.value_as_written, Statement.unit, Statement.base,
            Statement.count_stated, Statement.count_listed, Statement.date_as_written,
            Statement.text, Statement.strand, Statement.note, Statement.known_from,
            Source.title.label("source"), Statement.locator,
            Source.published.label("source_published"), Source.address.label("source_address"),
            Source.second_hand,
        )
        .outerjoin(Measure, Statement.measure_id == Measure.id)
        .outerjoin(Area, Statement.area_id == Area.id)
        .outerjoin(Source, Statement.source_id == Source.id)
        .where(known_on(Statement, day))
        .order_by(Statement.id)
    )
