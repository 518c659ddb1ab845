"""The statements behind what staff wrote: questions, comments and actions, as they stood on a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, case, or_, select

from data_access.clock import OFFICE_TIME
from data_access.models import Area, Commentary, Measure, Question
from data_access.reading.observations import Query


def end_of(day: date) -> datetime:
    """The moment a day ends in the office; what happened before it was known on that day."""
    return datetime.combine(day + timedelta(days=1), time.min, OFFICE_TIME)


def questions(day: date) -> Query:
    """Questions asked by the end of the day, newest first, with the state they had then."""
    closed = and_(Question.closed_at.is_not(None), Question.closed_at < end_of(day))
    return (
        select(
            Question.id, Question.text, Question.figure_id, Question.as_at, Question.asked_by,
            Question.asked_at, case((closed, Question.state), else_="open").label("state"),
        )
        .where(Question.asked_at < end_of(day))
        .order_by(Question.id.desc())
    )


def commentary(day: date, measure: str | None) -> Query:
    """Comments and actions written by the end of the day and not taken back then, newest first.

    Those of one measure, or all.
    """
    query = (
        select(
            Commentary.id, Commentary.kind, Measure.code.label("measure"),
            Area.code.label("area"), Commentary.period_end, Commentary.text, Commentary.owner,
            Commentary.due, Commentary.written_by, Commentary.written_at,
        )
        .select_from(Commentary)
        .outerjoin(Measure, Commentary.measure_id == Measure.id)
        .outerjoin(Area, Commentary.area_id == Area.id)
        .where(
            Commentary.written_at < end_of(day),
            or_(Commentary.withdrawn_at.is_(None), Commentary.withdrawn_at >= end_of(day)),
        )
        .order_by(Commentary.id.desc())
    )
    return query if measure is None else query.where(Measure.code == measure)
