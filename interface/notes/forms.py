"""The forms that record what staff write about a figure. Each shows only to those who may use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.calendar.periods import say_day
from data_access import Recorder, clock
from data_access.access.roles import Right
from data_access.access.sessions import Visit
from data_access.recording.form_input import LONGEST_LINE, LONGEST_TEXT
from data_access.recording.questions_and_comments import CLOSED, may_withdraw
from figures.dashboard.written import Note, NoteKind, Question, QuestionState
from interface import figure_cache
from interface.components.figures_on_page import try_to_show
from interface.components.filters import ALL, EARLIEST
from interface.components.html import show
from interface.notes.recording import Act, fresh_key, record_and_run_again

DAY_FORMAT = "DD/MM/YYYY"
SUGGESTION = "For example: what lies behind this figure, and what is known about the weeks to come?"
KINDS = {
    "event": "Event: marked on the chart, limits stay",
    "break": "Break in the series: no line is drawn across it",
}
STATES = {"answered": "Answered", "withdrawn": "Withdrawn"}
SHORT = 60


@dataclass(frozen=True)
class Subject:
    """What is written about: a measure in an area, None for the whole force, as at a day.

    ``changed_on`` is the day since when its usual range no longer describes it, where that is so.
    """

    visit: Visit
    as_at: date
    measure: str
    area: str | None
    force: str
    names: dict[str, str]
    changed_on: date | None = None

    @property
    def figure_id(self) -> str:
        """What people say aloud: ``CH3``, or ``CH3-SH`` for an area."""
        return self.measure if self.area is None else f"{self.measure}-{self.area}"

    @property
    def place(self) -> str:
        """Where on the page it is said what was recorded."""
        return f"notes-{self.figure_id}"

    @property
    def where(self) -> str:
        """The area in words."""
        return self.names.get(self.area or self.force, "Whole force")


def ask(visit: Visit, figure_id: str, as_at: date, about: str) -> None:
    """The inside of the dialog that raises a question about a figure."""
    form = f"ask-form-{figure_id}"
    show("notes/asked.html", figure_id=figure_id, about=about, day=say_day(as_at))
    with st.form(fresh_key(form), border=False):
        text = _text("Your question", f"{fresh_key(form)}-text", SUGGESTION)
        owner = _line("Who is to answer (empty: who owes the figures)", f"{fresh_key(form)}-owner")
        if st.form_submit_button("Raise the question", type="primary"):
            def act(recorder: Recorder) -> str:
                number = recorder.questions.ask(text, figure_id, as_at, owner)
                return f"Question {number} about {figure_id} is recorded.{_dated(as_at)}"

            record_and_run_again(visit, act, f"ask-{figure_id}", form)


def show_forms(subject: Subject, notes: Sequence[Note], questions: Sequence[Question]) -> None:
    """The forms this visitor may use, each folded away."""
    viewer = subject.visit.viewer
    if viewer.may(Right.COMMENT):
        _comment(subject)
    if viewer.may(Right.ACTION):
        _action(subject)
    if viewer.may(Right.EVENT):
        _rebase(subject)
        _event(subject)
    if viewer.may(Right.GAP):
        _gap(subject)
    if viewer.may(Right.ANSWER):
        _close(subject, [asked for asked in questions if asked.state is QuestionState.OPEN])
    if viewer.may(Right.ACTION):
        _finish(subject, [note for note in notes if note.kind is NoteKind.ACTION and note.done is None])
    if viewer.may(Right.COMMENT):
        _withdraw(subject, [note for note in notes if may_withdraw(viewer, note.written_by)])


def _dated(as_at: date) -> str:
    """What is recorded is dated today; on a page as at an earlier day it stands apart."""
    if as_at >= clock.today():
        return ""
    return f" It is dated today and stands apart here, as nobody knew it on {say_day(as_at)}."


@contextmanager
def _folded(subject: Subject, title: str, form: str) -> Iterator[str]:
    """A form in an expander; gives the key that the keys of its fields begin with."""
    key = fresh_key(form)
    with st.expander(f"{title} ({subject.figure_id})"), st.form(key, border=False):
        yield key


def _send(subject: Subject, form: str, act: Act) -> None:
    record_and_run_again(
        subject.visit, lambda recorder: act(recorder) + _dated(subject.as_at), subject.place, form
    )


def _text(label: str, key: str, suggestion: str | None = None) -> str:
    return st.text_area(label, max_chars=LONGEST_TEXT, key=key, placeholder=suggestion) or ""


def _line(label: str, key: str) -> str:
    return st.text_input(label, max_chars=LONGEST_LINE, key=key) or ""


def _day(
    label: str, key: str, hint: str | None = None, suggested: date | None = None
) -> date | None:
    return st.date_input(
        label, value=suggested, min_value=EARLIEST, format=DAY_FORMAT, key=key, help=hint
    )


def _comment(subject: Subject) -> None:
    form = f"comment-{subject.figure_id}"
    with _folded(subject, "Add a comment", form) as key:
        text = _text("Comment", f"{key}-text")
        period_end = _day("Last day of the period it is about (may stay empty)", f"{key}-period")
        if st.form_submit_button("Add the comment"):
            def act(recorder: Recorder) -> str:
                recorder.commentary.comment(subject.measure, subject.area, period_end, text, subject.as_at)
                return f"The comment on {subject.figure_id} is recorded."

            _send(subject, form, act)


def _action(subject: Subject) -> None:
    form = f"action-{subject.figure_id}"
    with _folded(subject, "Record what is being done", form) as key:
        text = _text("What is being done", f"{key}-text")
        owner = _line("By whom", f"{key}-owner")
        due = _day("By when", f"{key}-due")
        if st.form_submit_button("Record the action"):
            def act(recorder: Recorder) -> str:
                recorder.commentary.action(
                    subject.measure, subject.area, text, owner, due, subject.as_at
                )
                return f"The action on {subject.figure_id} is recorded."

            _send(subject, form, act)


def _applies_to(subject: Subject, key: str) -> str | None:
    """The area an event or a rebase is for: the one shown, or every area."""
    chosen = st.selectbox(
        "For", [subject.area or subject.force, ALL], key=key,
        format_func=lambda code: "The whole force and every area" if code == ALL else subject.where,
    )
    return chosen or None


def _rebase(subject: Subject) -> None:
    form = f"rebase-{subject.figure_id}"
    with _folded(subject, "Rebase: work out the usual range again", form) as key:
        day = _day(
            "From the period with this day in it", f"{key}-day",
            hint="A day in a period that has a figure. The usual range is worked out again from there.",
            suggested=subject.changed_on,
        )
        title = _line("What changed, in a few words", f"{key}-title")
        reason = _text("Reason", f"{key}-reason")
        area = _applies_to(subject, f"{key}-area")
        preview, record = st.columns([1, 1])
        with preview:
            asked = st.form_submit_button("Show what it would give")
        if asked:
            _preview(subject, day)
        with record:
            recorded = st.form_submit_button("Record the rebase")
        if recorded:
            def act(recorder: Recorder) -> str:
                recorder.events.record("rebase", subject.measure, area, day, title, reason)
                return f"The rebase of {subject.measure} is recorded."

            _send(subject, form, act)


def _preview(subject: Subject, day: date | None) -> None:
    """The usual range as it is, and as it would be after a rebase on a day; nothing is recorded."""
    if day is None:
        st.error("Choose the day first.")
        return
    try_to_show(
        lambda: figure_cache.figure(
            subject.visit, subject.as_at, f"{subject.measure}-REBASE", day=day.isoformat(),
            area=subject.area,
        )
    )


def _event(subject: Subject) -> None:
    form = f"event-{subject.figure_id}"
    with _folded(subject, "Record an event or a break", form) as key:
        kind = st.selectbox("Kind", list(KINDS), format_func=lambda kind: KINDS[kind], key=f"{key}-kind")
        day = _day("Day it happened", f"{key}-day")
        title = _line("What happened, in a few words", f"{key}-title")
        reason = _text("Why it matters (may stay empty)", f"{key}-reason")
        area = _applies_to(subject, f"{key}-area")
        if st.form_submit_button("Record it"):
            def act(recorder: Recorder) -> str:
                recorder.events.record(
                    kind or "event", subject.measure, area, day, title, reason.strip() or None
                )
                return f"The {kind} of {subject.measure} is recorded."

            _send(subject, form, act)


def _gap(subject: Subject) -> None:
    form = f"gap-{subject.figure_id}"
    with _folded(subject, "Record a gap: a figure that is missing", form) as key:
        period_end = _day("Last day of the period", f"{key}-period", hint="A week ends on a Sunday.")
        reason = _text("Why there is no figure", f"{key}-reason")
        owner = _line("Who owes it", f"{key}-owner")
        promised = _day("Promised for (may stay empty)", f"{key}-promised")
        if st.form_submit_button("Record the gap"):
            def act(recorder: Recorder) -> str:
                recorder.gaps.record(
                    subject.measure, subject.area, period_end, reason, owner, promised
                )
                return f"The gap in {subject.figure_id} is recorded."

            _send(subject, form, act)


def _close(subject: Subject, asked: Sequence[Question]) -> None:
    if not asked:
        return
    form = f"close-{subject.figure_id}"
    with _folded(subject, "Close a question", form) as key:
        number = _choose("Question", asked, key)
        state = st.selectbox("It was", CLOSED, format_func=lambda state: STATES[state], key=f"{key}-state")
        if st.form_submit_button("Close the question"):
            def act(recorder: Recorder) -> str:
                recorder.questions.close(number, state or "")
                return f"Question {number} is {state}."

            _send(subject, form, act)


def _finish(subject: Subject, actions: Sequence[Note]) -> None:
    if not actions:
        return
    form = f"finish-{subject.figure_id}"
    with _folded(subject, "Note that an action is done", form) as key:
        number = _choose("Action", actions, key)
        outcome = _text("What came of it", f"{key}-outcome")
        if st.form_submit_button("It is done"):
            def act(recorder: Recorder) -> str:
                recorder.commentary.finish(number, outcome)
                return f"Action {number} is noted as done. It stays in the record with what came of it."

            _send(subject, form, act)


def _withdraw(subject: Subject, notes: Sequence[Note]) -> None:
    if not notes:
        return
    form = f"withdraw-{subject.figure_id}"
    with _folded(subject, "Take back a comment or an action", form) as key:
        number = _choose("Comment or action", notes, key)
        if st.form_submit_button("Take it back"):
            def act(recorder: Recorder) -> str:
                recorder.commentary.withdraw(number)
                return "It is taken back. It stays in the record, with who took it back and when."

            _send(subject, form, act)


def _choose(label: str, written: Sequence[Note | Question], key: str) -> int:
    """Choose one of some texts by how it begins."""
    begins = {one.number: f"{one.number}: {' '.join(one.text.split())[:SHORT]}" for one in written}
    return st.selectbox(label, list(begins), format_func=lambda number: begins[number], key=f"{key}-id")
