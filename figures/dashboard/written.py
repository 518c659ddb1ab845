"""What the office wrote about figures: comments, what is being done, and questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from data_access import Reader
from data_access.clock import day_of
from figures.words.cells import records


class NoteKind(StrEnum):
    """What was written: a comment, or what is being done."""

    ACTION = "action"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, or what is being done by whom and by when.

    ``measure`` and ``area`` are codes; None is the whole dashboard, and the whole force.
    ``period_end`` is the last day of the period a comment is about, where it is about one.
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


class QuestionState(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a figure as it was read on a day."""

    number: int
    text: str
    figure_id: str
    as_at: date
    asked_by: str
    asked_on: date
    state: QuestionState


def notes_of(reader: Reader) -> tuple[Note, ...]:
    """The comments and actions as they stood on the as-at day, newest first."""
    return tuple(
        Note(
            int(row["id"]), NoteKind(row["kind"]), _text(row["measure"]), _text(row["area"]),
            _day(row["period_end"]), row["text"], _text(row["owner"]), _day(row["due"]),
            row["written_by"], day_of(row["written_at"]),
        )
        for row in records(reader.office_records.commentary())
    )


def questions_of(reader: Reader) -> tuple[Question, ...]:
    """The questions asked by the as-at day, newest first, with the state they had then."""
    return tuple(
        Question(
            int(row["id"]), row["text"], row["figure_id"], row["as_at"].date(), row["asked_by"],
            day_of(row["asked_at"]), QuestionState(row["state"]),
        )
        for row in records(reader.office_records.questions())
    )


def _day(stamp: pd.Timestamp) -> date | None:
    return None if pd.isna(stamp) else stamp.date()


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) and cell else None
