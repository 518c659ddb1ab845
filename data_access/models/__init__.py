"""All tables, so that one import fills the metadata."""

from data_access.models.checks import ConsultationAnswer, Resolution
from data_access.models.estates import Milestone, MilestoneDate, Project
from data_access.models.measures import (
    Area,
    AreaBoundary,
    AreaGroupMember,
    AreaPopulation,
    AreaSet,
    DataState,
    Measure,
    PlanObjective,
    SeriesEvent,
    Target,
)
from data_access.models.notes import Commentary, Question, ReadMark
from data_access.models.observations import (
    NO_NUMBER,
    Latest,
    Load,
    Observation,
    Source,
    Statement,
    Suppression,
    SurveyDetail,
)
from data_access.models.people import Account, AuditEvent, Session, SignInAttempt, SignInCode
from data_access.models.services import Contract, FundingAward

__all__ = [
    "NO_NUMBER",
    "Account",
    "Area",
    "AreaBoundary",
    "AreaGroupMember",
    "AreaPopulation",
    "AreaSet",
    "AuditEvent",
    "Commentary",
    "ConsultationAnswer",
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
    "Question",
    "ReadMark",
    "Resolution",
    "SeriesEvent",
    "Session",
    "SignInAttempt",
    "SignInCode",
    "Source",
    "Statement",
    "Suppression",
    "SurveyDetail",
    "Target",
]
