"""What staff wrote about a figure: questions, what is being done, comments. Text is shown as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.calendar.periods import say_day
from analysis.words import say_days, say_distance
from data_access.access.roles import STAFF, Right
from data_access.access.sessions import Visit, current_visit
from figures.dashboard.written import Note, NoteKind, Question, say_written_later
from interface import figure_cache
from interface.components.cards import About, Card, show_cards
from interface.components.figures_on_page import report_failure
from interface.components.html import show
from interface.http.cookies import SESSION
from interface.notes import forms
from interface.notes.forms import Subject
from interface.notes.recording import say_recorded


def question_button(
    visit: Visit, figure_id: str, as_at: date, about: str, label: str = "Raise a question"
) -> None:
    """The button that raises a question about a figure, for those who may; ``about`` is its title."""
    if not visit.viewer.may(Right.QUESTION):
        return
    if st.button(label, key=f"ask-{figure_id}"):
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


def notes_on(
    visit: Visit, as_at: date, measure: str, area: str | None = None, changed_on: date | None = None
) -> None:
    """What was written about a measure by a day, and, for those who may write, the forms.

    ``area`` is a code, None for the whole force. For an area its own notes and those of the whole
    force are shown; for the whole force those of every area. ``changed_on`` is where a rebase may be due.
    """
    if visit.viewer.role not in STAFF:
        return
    subject = replace(subject_of(visit, as_at, measure, area), changed_on=changed_on)
    known, since = (_about(figure_cache.notes(visit, as_at, later=later), subject) for later in (False, True))
    say_recorded(subject.place)
    with st.container(key=f"notes-{subject.figure_id}"):
        if not any((*known, *since)):
            show(
                "paragraph.html", css="",
                words=f"Nothing had been written about {subject.figure_id} by {say_day(as_at)}.",
            )
        _show_written(known, subject)
        if any(since):
            st.header(f"Written since {say_day(as_at)}", anchor=False)
            _show_written(since, subject)
        forms.show_forms(subject, (*known[0], *since[0]), (*known[1], *since[1]))


Written = tuple[tuple[Note, ...], tuple[Question, ...]]


def _about(written: Written, subject: Subject) -> Written:
    """What was written about a subject, of all that was written."""
    notes = tuple(
        note for note in written[0]
        if note.measure == subject.measure and (subject.area is None or note.area in (None, subject.area))
    )
    return notes, tuple(asked for asked in written[1] if asked.figure_id == subject.figure_id)


def _show_written(written: Written, subject: Subject) -> None:
    """What is being done, what was done, comments and questions, each under its heading."""
    notes, questions = written
    actions = [note for note in notes if note.kind is NoteKind.ACTION]
    for heading, cards in (
        ("What is being done", [note for note in actions if note.done is None]),
        ("What was done", [note for note in actions if note.done is not None]),
        ("Comments", [note for note in notes if note.kind is NoteKind.COMMENT]),
    ):
        _show(heading, (Card(note.text, _about_note(note, subject)) for note in cards))
    _show("Questions", (Card(asked.text, (_about_question(asked),)) for asked in questions))


def subject_of(visit: Visit, as_at: date, measure: str, area: str | None) -> Subject:
    """A measure and area as the forms and the notes name it."""
    areas = figure_cache.areas(visit, as_at)
    names = {place.code: place.name for place in areas.values()}
    force = next((place.code for place in areas.values() if place.kind == "force"), "")
    return Subject(visit, as_at, measure, None if area in (None, force) else area, force, names)


def _show(heading: str, made: Iterable[Card]) -> None:
    cards = list(made)
    if cards:
        st.subheader(heading, anchor=False)
        show_cards(heading, cards)


def _about_note(note: Note, subject: Subject) -> tuple[About, ...]:
    parts = []
    if note.kind is NoteKind.ACTION:
        parts.append(About(f"By {note.owner}"))
        if note.done is not None:
            parts.append(
                About(f"done, as {note.done.by} noted on {say_day(note.done.on)}: {note.done.outcome}")
            )
        elif note.due is not None:
            parts.append(_about_due(note.due, subject.as_at))
    elif note.period_end is not None:
        parts.append(About(f"About the period that ends on {say_day(note.period_end)}"))
    where = subject.names.get(note.area or "", "whole force")
    when = f"on {say_day(note.written_on)}"
    if note.about is not None:
        when = say_written_later(note.written_on, note.about)
    return (*parts, About(where), About(f"recorded by {note.written_by} {when}"))


def _about_due(due: date, today: date) -> About:
    if due < today:
        return About(f"by {say_day(due)}: ", f"overdue by {say_days((today - due).days)}")
    return About(f"by {say_day(due)} ({say_distance(due, today)})")


def _about_question(asked: Question) -> About:
    owed = f" · to be answered by {asked.owner}" if asked.owner else ""
    if asked.later:
        when = say_written_later(asked.asked_on, asked.as_at)
        return About(f"Question {asked.number}, {asked.state}{owed} · asked by {asked.asked_by} {when}")
    return About(
        f"Question {asked.number}, {asked.state}{owed} · asked by {asked.asked_by} on"
        f" {say_day(asked.asked_on)}, of the figure as at {say_day(asked.as_at)}"
    )
