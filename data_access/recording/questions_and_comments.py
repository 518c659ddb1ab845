"""Questions, comments and actions, recorded: each as it was written, never changed, at most taken back."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.calendar.periods import Cadence, period_start, say_day
from data_access import clock
from data_access.access.roles import NotPermitted, Right, Role, Viewer
from data_access.clock import day_of
from data_access.errors import RecordRefused
from data_access.models import Area, Measure, Question
from data_access.models import Commentary as Note
from data_access.models.words import QuestionState
from data_access.recording.form_input import (
    area_of,
    measure_of,
    say_place,
    some_day,
    some_line,
    some_text,
)
from data_access.recording.verbs import Done, Noun, verb

FIGURE_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
LONGEST_FIGURE_ID = 60
CLOSED = ("answered", "withdrawn")


class Questions(Noun):
    """What readers ask about figures. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.QUESTION, "raised question", changes_reading=True)
    def ask(
        self, text: str, figure_id: str, as_at: date | None, owner: str | None = None
    ) -> Done[int]:
        """Ask something about a figure, by the id people say, as it was read on a day; gives its number.

        ``owner`` is who is to answer; without one it is who owes the figures of the measure.
        """
        question = _raise(self._session, self._viewer.name, text, figure_id, as_at, owner)
        detail = f"question {question.id}, as at {question.as_at.isoformat()}"
        return Done(question.id, question.figure_id, detail)

    @verb(Right.ANSWER, "closed question", changes_reading=True)
    def close(self, question_id: int, state: str) -> Done[None]:
        """Note that a question was ``answered`` or ``withdrawn``."""
        question = _close(self._session, self._viewer.name, question_id, state)
        return Done(None, question.figure_id, f"question {question_id}: {state}")


class Commentary(Noun):
    """Comments, and what is being done. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.COMMENT, "commented", changes_reading=True)
    def comment(
        self, measure: str | None, area: str | None, period_end: date | None, text: str,
        as_at: date | None = None,
    ) -> Done[int]:
        """Comment on a measure (None: all) in an area (None: the whole force); gives its number.

        ``period_end`` is the last day of the period it is about, if it is about one; ``as_at`` the day
        the page was read as at.
        """
        note, about = _add_comment(
            self._session, self._viewer.name, measure, area, period_end, text, as_at
        )
        return Done(note.id, about, f"comment {note.id}")

    @verb(Right.ACTION, "recorded action", changes_reading=True)
    def action(
        self, measure: str | None, area: str | None, text: str, owner: str, due: date | None,
        as_at: date | None = None,
    ) -> Done[int]:
        """Record what is being done, by whom and by when; gives its number.

        ``as_at`` is the day the page was read as at.
        """
        note, about = _add_action(
            self._session, self._viewer.name, measure, area, text, owner, due, as_at
        )
        return Done(note.id, about, f"action {note.id}, due {note.due}")

    @verb(Right.ACTION, "noted action as done", changes_reading=True)
    def finish(self, note_id: int, outcome: str) -> Done[None]:
        """Note that an action is done, and what came of it. It stays stored as it was written."""
        _note, about = _finish(self._session, self._viewer.name, note_id, outcome)
        return Done(None, about, f"action {note_id}")

    @verb(Right.COMMENT, "took back", changes_reading=True)
    def withdraw(self, note_id: int) -> Done[None]:
        """Take back a comment or an action: one's own, or any as Chief Executive. It stays stored."""
        note, about = _withdraw(self._session, self._viewer, note_id)
        return Done(None, about, f"{note.kind} {note_id}", f"took back {note.kind}")


def _raise(
    session: Session, by: str, text: str, figure_id: str, as_at: date | None, owner: str | None
) -> Question:
    figure = figure_id.strip()
    if not FIGURE_ID.fullmatch(figure) or len(figure) > LONGEST_FIGURE_ID:
        raise RecordRefused(f"{figure_id[:LONGEST_FIGURE_ID]!r} is no figure; a figure is named like CH2-SH")
    asked = some_text(text, "the question")
    day = some_day(as_at, "the day the figure was read as at")
    if day > clock.today():
        raise RecordRefused(f"{say_day(day)} is still to come; a figure is read as at a day that has come")
    again = session.scalar(
        select(Question.id).where(
            Question.figure_id == figure, Question.text == asked, Question.asked_by == by,
            Question.as_at == day, Question.state == "open",
        )
    )
    if again is not None:
        raise RecordRefused(f"you have asked this already: it is question {again}, and it is open")
    question = Question(
        text=asked, figure_id=figure, as_at=day, asked_by=by, asked_at=clock.now(), state="open",
        owner=some_line(owner, "the name of who is to answer")
        if owner and owner.strip() else _owner_of(session, figure),
    )
    session.add(question)
    session.flush()
    return question


def _owner_of(session: Session, figure_id: str) -> str | None:
    """Who owes the figures of the measure that a figure is of; None where nobody is named."""
    code = figure_id.partition("-")[0]
    return session.scalar(select(Measure.owner).where(Measure.code == code))


def _close(session: Session, by: str, question_id: int, state: str) -> Question:
    if state not in CLOSED:
        raise RecordRefused(f"a question is closed as {' or '.join(CLOSED)}, not as {state[:60]!r}")
    question = session.get(Question, question_id)
    if question is None:
        raise RecordRefused(f"there is no question {question_id}")
    if question.state != "open":
        raise RecordRefused(f"question {question_id} is {question.state} already")
    question.state = QuestionState(state)
    question.closed_by, question.closed_at = by, clock.now()
    return question


def _add_comment(
    session: Session, by: str, measure: str | None, area: str | None, period_end: date | None,
    text: str, as_at: date | None,
) -> tuple[Note, str]:
    """Store a comment; gives it back with what it is about in words."""
    about, where = _subject(session, measure, area)
    if period_end is not None:
        _check_period(about, some_day(period_end, "the last day of the period"))
    note = Note(
        kind="comment", period_end=period_end, text=some_text(text, "the comment"), as_at=_read_on(as_at)
    )
    return _add(session, by, note, about, where)


def _add_action(
    session: Session, by: str, measure: str | None, area: str | None, text: str, owner: str,
    due: date | None, as_at: date | None,
) -> tuple[Note, str]:
    """Store what is being done, by whom, by when; gives it back with what it is about in words."""
    about, where = _subject(session, measure, area)
    note = Note(
        kind="action", text=some_text(text, "what is being done"),
        owner=some_line(owner, "the name of who does it"), due=some_day(due, "the day it is due"),
        as_at=_read_on(as_at),
    )
    return _add(session, by, note, about, where)


def _read_on(as_at: date | None) -> date:
    """The day a page was read as at: today where nothing else is said. No later day can be read."""
    return min(as_at or clock.today(), clock.today())


def _finish(session: Session, by: str, note_id: int, outcome: str) -> tuple[Note, str]:
    """Note that an action is done; gives it back with what it is about in words."""
    note = session.get(Note, note_id)
    if note is None or note.kind != "action":
        raise RecordRefused(f"there is no action {note_id}")
    if note.withdrawn_at is not None:
        raise RecordRefused(f"action {note_id} was taken back; it cannot be done")
    if note.done_at is not None:
        raise RecordRefused(
            f"action {note_id} was noted as done by {note.done_by} on {say_day(day_of(note.done_at))}"
        )
    note.outcome = some_text(outcome, "what came of it")
    note.done_by, note.done_at = by, clock.now()
    return note, _place(session, note)


def _place(session: Session, note: Note) -> str:
    """What a note is about, in words."""
    measure = session.get(Measure, note.measure_id) if note.measure_id else None
    area = session.get(Area, note.area_id) if note.area_id else None
    return say_place(measure, area)


def _withdraw(session: Session, viewer: Viewer, note_id: int) -> tuple[Note, str]:
    """Take back a comment or an action; gives it back with what it is about in words.

    Raises NotPermitted for somebody else's, but to the Chief Executive.
    """
    note = session.get(Note, note_id)
    if note is None:
        raise RecordRefused(f"there is no comment or action {note_id}")
    if not may_withdraw(viewer, note.written_by):
        raise NotPermitted("only who wrote it, or the Chief Executive, may take it back")
    if note.withdrawn_at is not None:
        raise RecordRefused(f"this {note.kind} was taken back already")
    note.withdrawn_by, note.withdrawn_at = viewer.name, clock.now()
    return note, _place(session, note)


def may_withdraw(viewer: Viewer, written_by: str) -> bool:
    """Whether this viewer may take back what somebody wrote: their own, or any as Chief Executive."""
    return viewer.name == written_by or viewer.operator or viewer.role is Role.CHIEF_EXECUTIVE


def _subject(
    session: Session, measure: str | None, area: str | None
) -> tuple[Measure | None, Area | None]:
    """What a note is about; the force itself is no area, as the whole force needs none."""
    about = None if measure is None else measure_of(session, measure)
    where = None if area is None else area_of(session, area)
    return about, None if where is not None and where.kind == "force" else where


def _check_period(measure: Measure | None, period_end: date) -> None:
    if measure is None:
        return
    try:
        period_start(period_end, cast(Cadence, measure.cadence))
    except ValueError as wrong:
        raise RecordRefused(f"{wrong} ({measure.code} is counted by the {measure.cadence})") from wrong


def _add(
    session: Session, by: str, note: Note, measure: Measure | None, area: Area | None
) -> tuple[Note, str]:
    note.measure_id = None if measure is None else measure.id
    note.area_id = None if area is None else area.id
    again = session.scalar(
        select(Note.id).where(
            *(
                getattr(Note, name).is_not_distinct_from(getattr(note, name))
                for name in ("kind", "measure_id", "area_id", "period_end", "text", "owner", "due")
            ),
            Note.written_by == by, Note.withdrawn_at.is_(None), Note.done_at.is_(None),
        )
    )
    if again is not None:
        raise RecordRefused(f"you have recorded this {note.kind} already, in the same words")
    note.written_by, note.written_at = by, clock.now()
    session.add(note)
    session.flush()
    return note, say_place(measure, area)
