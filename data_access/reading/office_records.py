"""What the office itself wrote down or took in: statements, files, questions, comments and actions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pandas as pd
from sqlalchemy import and_, case, not_, or_, select

from data_access.clock import OFFICE_TIME
from data_access.history import known_on
from data_access.models import (
    Area,
    Commentary,
    Load,
    Measure,
    Question,
    Source,
    Statement,
)
from data_access.models.conditions import Query
from data_access.reading.view import View

DONE = (Commentary.done_by, Commentary.done_at, Commentary.outcome)


class OfficeRecords:
    """Records that only staff read; for everybody else they have no rows."""

    def __init__(self, view: View) -> None:
        self._view = view

    def statements(self) -> pd.DataFrame:
        """What sources say in words, or of a figure without a day, never charted.

        ``measure`` and ``area`` are codes, where the words name one.
        """
        return self._view.once("statements", self._view.of_staff(statements(self._view.as_at)))

    def loads(self) -> pd.DataFrame:
        """Files taken in, newest first: kind, file_name, sha256, rows_read, rows_stored, revised,
        loaded_by, loaded_at.
        """
        return self._of_staff(
            select(
                Load.kind, Load.file_name, Load.sha256, Load.rows_read, Load.rows_stored,
                Load.revised, Load.loaded_by, Load.loaded_at,
            ).order_by(Load.id.desc())
        )

    def questions(self, *, later: bool = False) -> pd.DataFrame:
        """Questions asked by the end of the as-at day with the state they had then, newest first.

        ``later`` gives instead those asked since, of a figure read as at that day or an earlier one, with
        the state they have now: nobody knew them on the day. Columns: id, text, figure_id, as_at (the
        day it was read as at), asked_by, asked_at, state, owner (who is to answer).
        """
        day = self._view.as_at
        asked = self._view.once("questions", self._view.of_staff(questions(day)))
        return asked[(asked["asked_at"] >= end_of(day)) == later].reset_index(drop=True)

    def commentary(self, measure: str | None = None, *, later: bool = False) -> pd.DataFrame:
        """Comments and actions written by the end of the as-at day and not taken back then, newest
        first; those of one measure, or all.

        ``later`` gives instead those written since, on a page read as at that day or an earlier one.
        Columns: id, kind (comment or action), measure (empty for the whole dashboard), area (empty
        for the whole force), period_end, text, owner, due, written_by, written_at, as_at (the day the
        page was read as at), done_by, done_at, outcome (of an action that is done).
        """
        return self._of_staff(commentary(self._view.as_at, measure, later=later))

    def _of_staff(self, query: Query) -> pd.DataFrame:
        return self._view.frame(self._view.of_staff(query))


def end_of(day: date) -> datetime:
    """The moment a day ends in the office; what happened before it was known on that day."""
    return datetime.combine(day + timedelta(days=1), time.min, OFFICE_TIME)


def questions(day: date) -> Query:
    """Questions asked by the end of the day with the state they had then, and those asked since about it."""
    asked = Question.asked_at < end_of(day)
    open_then = and_(asked, or_(Question.closed_at.is_(None), Question.closed_at >= end_of(day)))
    return (
        select(
            Question.id, Question.text, Question.figure_id, Question.as_at, Question.asked_by,
            Question.asked_at, case((open_then, "open"), else_=Question.state).label("state"), Question.owner,
        )
        .where(or_(asked, Question.as_at <= day))
        .order_by(Question.id.desc())
    )


def commentary(day: date, measure: str | None, *, later: bool) -> Query:
    """Comments and actions written by the end of the day and not taken back then, or since about it."""
    written = Commentary.written_at < end_of(day)
    standing = or_(Commentary.withdrawn_at.is_(None), Commentary.withdrawn_at >= end_of(day))
    done = Commentary.done_at.is_not(None) if later else Commentary.done_at < end_of(day)
    query = (
        select(
            Commentary.id, Commentary.kind, Measure.code.label("measure"),
            Area.code.label("area"), Commentary.period_end, Commentary.text, Commentary.owner,
            Commentary.due, Commentary.written_by, Commentary.written_at, Commentary.as_at,
            *(case((done, column), else_=None).label(column.key) for column in DONE),
        )
        .select_from(Commentary)
        .outerjoin(Measure, Commentary.measure_id == Measure.id)
        .outerjoin(Area, Commentary.area_id == Area.id)
        .where(
            and_(not_(written), Commentary.as_at <= day, Commentary.withdrawn_at.is_(None))
            if later else and_(written, standing)
        )
        .order_by(Commentary.id.desc())
    )
    return query if measure is None else query.where(Measure.code == measure)


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
