"""Closed vocabularies: every word a column may hold, and how the database keeps it and holds to it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, String, TypeDecorator


class MeasureKind(StrEnum):
    """What kind of number a measure is."""

    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    MONEY = "money"


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Every(StrEnum):
    """How often a measure is counted."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Audience(StrEnum):
    """Who may see something."""

    OFFICE = "office"
    PUBLIC = "public"


class Status(StrEnum):
    """How sure a figure is, or why there is none."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    ILLUSTRATIVE = "illustrative"
    REPORTED_IN_PRESS = "reported-in-press"
    NOT_AVAILABLE = "not-available"
    WITHHELD = "withheld"
    TOO_SMALL = "too-small"


class Polarity(StrEnum):
    """Whether a source gave the share who agreed, or the share who said the opposite."""

    AS_ASKED = "as asked"
    REVERSED = "reversed"


class QuestionState(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class AnswersEach(StrEnum):
    """How many answers of a question each respondent gave."""

    ONE = "one"
    SEVERAL = "several"


class ResolutionState(StrEnum):
    """What was made of a contradiction."""

    RESOLVED = "resolved"
    OPEN = "open"


class NoteKind(StrEnum):
    """What staff write about a figure."""

    COMMENT = "comment"
    ACTION = "action"


class EventKind(StrEnum):
    """What an event did to a series."""

    BREAK = "break"
    MODE = "mode"
    REBASE = "rebase"
    EVENT = "event"


class DateKind(StrEnum):
    """What a date of a milestone is."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    ACTUAL = "actual"


class Gate(StrEnum):
    """The stage of a building project that a milestone belongs to."""

    OPTION = "option"
    LAND = "land"
    PLANNING = "planning"
    CONTRACT = "contract"
    START = "start"
    TOPPING_OUT = "topping out"
    HANDOVER = "handover"
    OPERATIONAL = "operational"
    DISPOSAL = "disposal"
    OTHER = "other"


class OneOf(TypeDecorator[Any]):
    """Text that is one of a vocabulary, kept as its value and read as its member."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._members = {str(member): member for member in words}

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Give back the member.

        A word that the rule of the table lets nobody store is handed on as it is, so that one broken row
        breaks the figures it is in and not every frame it is read with.
        """
        return self._members.get(value, value)


def only(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The rule that a column holds one word of a vocabulary."""
    return CheckConstraint(f"{column} IN ({listed(words)})", name=column)


def listed(words: type[StrEnum]) -> str:
    """The words as SQL lists them: ``'week', 'month'``."""
    return ", ".join(f"'{word}'" for word in words)
