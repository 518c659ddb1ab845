"""What staff wrote about a figure: questions, what is being done, comments. Text is shown as text."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from analysis.calendar.periods import say_day
from analysis.words import say_days, say_distance
from data_access import clock
from data_access.access.roles import STAFF, Right
from data_access.access.sessions import Visit, current_visit
from interface import figure_cache
from interface.components.escaping import as_text
from interface.components.figures_on_page import report_failure
from interface.http.cookies import SESSION
from interface.notes import forms
from interface.notes.forms import Subject
from interface.notes.recording import say_recorded

# Words of any length stay inside their box.
WRAPS = "overflow-wrap: anywhere"


def question_button(visit: Visit, figure_id: str, as_at: date, about: str) -> None:
    """The button "Raise a question" below a figure, for those who may; ``about`` is its title."""
    if not visit.viewer.may(Right.QUESTION):
        return
    if st.button("Raise a question", key=f"ask-{figure_id}"):
        st.dialog("Raise a question", width="medium")(ask_now)(figure_id, as_at, about)
    say_recorded(f"ask-{figure_id}")


def ask_now(figure_id: str, as_at: date, about: str) -> None:
    """The inside of the dialog. It runs without the router, so it looks itself who asks by now."""
    try:
        visit = current_visit(st.context.cookies.get(SESSION))
        if visit is None:
            st.error("Your session has ended. Nothing was recorded: sign in and ask again.")
            return
        forms.ask(visit, figure_id, as_at, about)
    except Exception:
        reference = report_failure("a question could not be recorded")
        st.error(f"The question was not recorded. Reference {reference}: try again, or tell an analyst.")


def notes_on(visit: Visit, as_at: date, measure: str, area: str | None = None) -> None:
    """What was written about a measure by a day, and, for those who may write, the forms.

    ``area`` is a code, None for the whole force. For an area its own notes and those of the whole
    force are shown; for the whole force those of every area.
    """
    if visit.viewer.role not in STAFF:
        return
    subject = subject_of(visit, as_at, measure, area)
    notes, questions = figure_cache.notes(visit, as_at)
    notes = notes[notes["measure"] == measure]
    if subject.area is not None:
        notes = notes[notes["area"].isna() | (notes["area"] == subject.area)]
    questions = questions[questions["figure_id"] == subject.figure_id]
    say_recorded(subject.place)
    with st.container(key=f"notes-{subject.figure_id}"):
        if notes.empty and questions.empty:
            st.html(
                f"<p>Nothing had been written about {as_text(subject.figure_id)} by"
                f" {say_day(as_at)}.</p>"
            )
        _show("What is being done", notes[notes["kind"] == "action"], subject)
        _show("Comments", notes[notes["kind"] == "comment"], subject)
        _show("Questions", questions, subject)
        forms.show_forms(subject, notes, questions)


def subject_of(visit: Visit, as_at: date, measure: str, area: str | None) -> Subject:
    """A measure and area as the forms and the notes name it."""
    areas = figure_cache.areas(visit)
    names = dict(zip(areas["code"], areas["name"], strict=True))
    force = next(iter(areas.loc[areas["kind"] == "force", "code"]), "")
    return Subject(visit, as_at, measure, None if area in (None, force) else area, str(force), names)


def _show(heading: str, rows: pd.DataFrame, subject: Subject) -> None:
    if rows.empty:
        return
    st.subheader(heading, anchor=False)
    say = _about_question if heading == "Questions" else _about_note
    cards = "".join(
        f'<div class="wm-tile" role="listitem" style="{WRAPS}"><p>{_lines(row["text"])}</p>'
        f'<p class="wm-meta">{say(row, subject)}</p></div>'
        for row in rows.to_dict("records")
    )
    st.html(f'<div class="wm-tiles" role="list" aria-label="{as_text(heading)}">{cards}</div>')


def _lines(text: str) -> str:
    return "<br>".join(as_text(line) for line in text.split("\n"))


def _about_note(row: dict, subject: Subject) -> str:
    parts = []
    if row["kind"] == "action":
        parts += [f"By {as_text(row['owner'])}", _say_due(row["due"].date(), subject.as_at)]
    elif not pd.isna(row["period_end"]):
        parts.append(f"About the period that ends on {say_day(row['period_end'].date())}")
    parts.append(as_text(subject.names.get(row["area"], "whole force")))
    parts.append(f"recorded by {as_text(row['written_by'])} on {_say_moment(row['written_at'])}")
    return " · ".join(parts)


def _say_due(due: date, today: date) -> str:
    if due < today:
        return f"by {say_day(due)}: <strong>overdue by {say_days((today - due).days)}</strong>"
    return f"by {say_day(due)} ({say_distance(due, today)})"


def _about_question(row: dict, subject: Subject) -> str:
    del subject
    return (
        f"Question {row['id']}, {as_text(row['state'])} · asked by {as_text(row['asked_by'])} on"
        f" {_say_moment(row['asked_at'])}, of the figure as at {say_day(row['as_at'].date())}"
    )


def _say_moment(moment: pd.Timestamp) -> str:
    return say_day(clock.day_of(moment))
