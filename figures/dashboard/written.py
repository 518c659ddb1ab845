"""What the office wrote about figures: comments, what is being done, and questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.calendar.periods import say_day
from data_access import Reader, clock
from data_access.clock import day_of
from figures.words.cells import Row, records


class NoteKind(StrEnum):
    """What was written: a comment, or what is being done."""

    ACTION = "action"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, or what is being done by whom and by when.

    ``measure`` and ``area`` are codes; None is the whole dashboard, and the whole force.
    ``period_end`` is the last day of the period a comment is about, where it is about one. ``done`` says
    who noted an action as done, and what came of it. ``about`` is the day the page was read as at, where
    it was written later than the day that is read now: nobody knew it then.
    """

    number: int
    kind: NoteKind
    measure: str | None
    area: str | None
    period_end: date | None
    text: str
    owner: str | None
    due: date | None
    written_by: str
    written_on: date
    done: Done | None = None
    about: date | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """Who noted an action as done, when, and what came of it."""

    by: str
    on: date
    outcome: str


class QuestionState(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a figure as it was read on a day.

    ``owner`` is who is to answer, empty where nobody is named. ``later`` says that it was asked after the
    day that is read now: nobody knew it then.
    """

    number: int
    text: str
    figure_id: str
    as_at: date
    asked_by: str
    asked_on: date
    state: QuestionState
    owner: str = ""
    later: bool = False


def notes_of(reader: Reader, *, later: bool = False) -> tuple[Note, ...]:
    """The comments and actions as they stood on the as-at day, newest first; or those written since."""
    return tuple(
        Note(
            int(row["id"]), NoteKind(row["kind"]), _text(row["measure"]), _text(row["area"]),
            _day(row["period_end"]), row["text"], _text(row["owner"]), _day(row["due"]),
            row["written_by"], day_of(row["written_at"]), _done(row), _day(row["as_at"]) if later else None,
        )
        for row in records(reader.office_records.commentary(later=later))
    )


def questions_of(reader: Reader, *, later: bool = False) -> tuple[Question, ...]:
    """The questions asked by the as-at day with the state they had; or those asked since about it."""
    return tuple(
        Question(
            int(row["id"]), row["text"], row["figure_id"], row["as_at"].date(), row["asked_by"],
            day_of(row["asked_at"]), QuestionState(row["state"]), _text(row["owner"]) or "",
            later,
        )
        for row in records(reader.office_records.questions(later=later))
    )


def say_written_later(written_on: date, about: date) -> str:
    """When something was written that nobody knew on the day it is about: ``today, about 6 July 2020``."""
    when = "today" if written_on == clock.today() else f"on {say_day(written_on)}"
    return f"{when}, about {say_day(about)}"


def _done(row: Row) -> Done | None:
    by = _text(row["done_by"])
    return None if by is None else Done(by, day_of(row["done_at"]), row["outcome"])


def _day(stamp: pd.Timestamp) -> date | None:
    return None if pd.isna(stamp) else stamp.date()


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) and cell else None
