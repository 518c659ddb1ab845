"""All tables, so that one import fills the metadata."""

from data_access.models.estates import Milestone, MilestoneDate, Project
from data_access.models.measures import (
    Area,
    AreaBoundary,
    AreaGroupMember,
    AreaPopulation,
    DataState,
    Measure,
    PlanObjective,
    SeriesEvent,
    Target,
)
from data_access.models.observations import NO_NUMBER, STATUSES, Latest, Load, Observation, Source
from data_access.models.people import Account, AuditEvent, Session, SignInAttempt, SignInCode
from data_access.models.services import Contract, FundingAward

__all__ = [
    "NO_NUMBER",
    "STATUSES",
    "Account",
    "Area",
    "AreaBoundary",
    "AreaGroupMember",
    "AreaPopulation",
    "AuditEvent",
    "Contract",
    "DataState",
    "FundingAward",
    "Latest",
    "Load",
    "Measure",
    "Milestone",
    "MilestoneDate",
    "Observation",
    "PlanObjective",
    "Project",
    "SeriesEvent",
    "Session",
    "SignInAttempt",
    "SignInCode",
    "Source",
    "Target",
]
