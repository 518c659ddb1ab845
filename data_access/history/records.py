"""The records of the office that have two times: what each is known by, and what makes it another version.

A remark, or the place in the source, makes none.
"""

from __future__ import annotations

from data_access.history.tables import History
from data_access.models import (
    AreaBoundary,
    ConsultationAnswer,
    Contract,
    FundingAward,
    Milestone,
    MilestoneDate,
    Project,
    SeriesEvent,
    Statement,
    Target,
)

STATEMENTS: History[Statement] = History(
    Statement,
    key=("code", "strand"),
    content=(
        "kind", "measure_id", "measure_as_written", "area_id", "area_as_written", "period_start",
        "period_end", "period_as_written", "value", "value_as_written", "unit", "base", "count_stated",
        "count_listed", "date_as_written", "text",
    ),
)
CONSULTATIONS: History[ConsultationAnswer] = History(
    ConsultationAnswer,
    key=("code", "strand", "question", "answer", "channel", "area_as_written"),
    content=(
        "area_id", "closed", "closed_as_written", "answers_each", "count", "percent", "percent_as_written",
        "base",
    ),
)
BOUNDARIES: History[AreaBoundary] = History(AreaBoundary, key=("area_id",), content=("geojson",))
TARGETS: History[Target] = History(
    Target, key=("measure_id", "starts"), content=("label", "value", "ends")
)
EVENTS: History[SeriesEvent] = History(
    SeriesEvent, key=("happened_on", "kind", "measure_id", "area_id", "title"), content=("reason",)
)
CONTRACTS: History[Contract] = History(
    Contract,
    key=("code",),
    content=(
        "provider", "service", "area_id", "starts", "ends", "date_as_written", "value_pence", "status",
        "next_step", "next_step_due",
    ),
)
AWARDS: History[FundingAward] = History(
    FundingAward,
    key=("code",),
    content=(
        "fund", "purpose", "funder", "provider", "area_id", "amount_pence", "qualifier", "match_funding",
        "conditions", "starts", "ends", "date_as_written", "status",
    ),
)
PROJECTS: History[Project] = History(
    Project, key=("code",), content=("name", "area_id", "owner")
)
MILESTONES: History[Milestone] = History(
    Milestone,
    key=("code",),
    content=("project_code", "name", "gate", "owner", "state", "consequence"),
)


def _replaces_a_date(given: MilestoneDate) -> bool:
    """Every forecast is kept beside those before it, so that the whole slip can be told."""
    return given.kind != "forecast"


MILESTONE_DATES: History[MilestoneDate] = History(
    MilestoneDate, key=("milestone_code", "kind"), content=("on", "date_as_written"),
    replaces=_replaces_a_date,
)
