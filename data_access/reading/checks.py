"""What consultations found, and what was made of contradictions; staff alone read it."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import func, select

from data_access.history import known_on
from data_access.models import Area, ConsultationAnswer, Question, Resolution, Source, Statement
from data_access.models.conditions import Query
from data_access.reading.office_records import questions, statements
from data_access.reading.view import View


class Checks:
    """Answers of consultations, and resolutions; for everybody but staff they have no rows."""

    def __init__(self, view: View) -> None:
        self._view = view

    def read_ahead(self) -> None:
        """Read all that is held against itself, and the questions beside it, with one statement."""
        day = self._view.as_at
        queries = {
            "statements": (statements(day), Statement.id), "questions": (questions(day), Question.id.desc()),
            "consultations": (consultations(day), ConsultationAnswer.id),
            "resolutions": (resolutions(day), Resolution.id),
        }
        self._view.read_together(
            {name: (self._view.of_staff(query), order) for name, (query, order) in queries.items()}
        )

    def consultations(self) -> pd.DataFrame:
        """Answers of consultations as sources give them, in the order they were recorded."""
        return self._view.once("consultations", self._view.of_staff(consultations(self._view.as_at)))

    def resolutions(self) -> pd.DataFrame:
        """The newest thing made of each contradiction, on a page read as at this day or an earlier one.

        Columns: finding, subject, state (resolved, or open again), note, as_at, resolved_by, resolved_at.
        """
        return self._view.once("resolutions", self._view.of_staff(resolutions(self._view.as_at)))


def consultations(day: date) -> Query:
    """Answers of consultations known on a day."""
    return (
        select(
            ConsultationAnswer.code.label("consultation"), ConsultationAnswer.question,
            ConsultationAnswer.answer, ConsultationAnswer.channel, Area.code.label("area"),
            ConsultationAnswer.area_as_written, ConsultationAnswer.closed,
            ConsultationAnswer.closed_as_written, ConsultationAnswer.answers_each, ConsultationAnswer.count,
            ConsultationAnswer.percent, ConsultationAnswer.percent_as_written, ConsultationAnswer.base,
            ConsultationAnswer.strand, ConsultationAnswer.note, ConsultationAnswer.known_from,
            Source.title.label("source"), ConsultationAnswer.locator,
        )
        .outerjoin(Area, ConsultationAnswer.area_id == Area.id)
        .outerjoin(Source, ConsultationAnswer.source_id == Source.id)
        .where(known_on(ConsultationAnswer, day))
        .order_by(ConsultationAnswer.id)
    )


def resolutions(day: date) -> Query:
    """The newest resolution of each contradiction that counts on a day."""
    newest = (
        select(func.max(Resolution.id)).where(Resolution.as_at <= day).group_by(Resolution.finding)
    )
    return (
        select(
            Resolution.finding, Resolution.subject, Resolution.state, Resolution.note, Resolution.as_at,
            Resolution.resolved_by, Resolution.resolved_at,
        )
        .where(Resolution.id.in_(newest))
        .order_by(Resolution.id)
    )
