"""Contradictions on the page that checks what is said: both sides, why, and the form to resolve one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data_access import Recorder
from data_access.access.roles import Right
from data_access.access.sessions import Visit
from data_access.recording.form_input import LONGEST_TEXT
from figures.check.contradictions import Contradiction
from figures.words.marks import Mark
from interface import figure_cache
from interface.components import html, page_frame
from interface.components.cards import About, Card, show_cards
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import show_figure
from interface.components.filters import Choices
from interface.components.icons import mark
from interface.components.tables import show_words
from interface.notes.recording import fresh_key, record_and_run_again, say_recorded

PLACE = "contradictions"
LEAD = (
    "What cannot all be true of what is held, from every source. Both sides stay as their sources have them,"
    " also when one is resolved with a note."
)
# More sides than this are told in a table.
MOST_CARDS = 3
SHORT = 70


def show(visit: Visit, choices: Choices) -> None:
    """Show every contradiction known on a day, open ones first, with forms for those who may resolve one."""
    figure = figure_cache.figure(visit, choices.as_at, "CK1")
    page_frame.lead(LEAD)
    say_recorded(PLACE)
    if not figure.rows:
        page_frame.nothing_yet(
            "No contradiction is found in what is held.",
            "Papers are held against one another whenever a file is loaded.",
        )
        return
    still = [one for one in figure.rows if one.resolved is None]
    _show_all("Open", still, visit, choices.as_at)
    _show_all("Resolved", [one for one in figure.rows if one.resolved is not None], visit, choices.as_at)
    show_figure(figure, folded=True)


def _show_all(heading: str, found: Sequence[Contradiction], visit: Visit, as_at: date) -> None:
    """Contradictions in one state, under its heading; nothing where there are none."""
    if not found:
        return
    st.header(heading, anchor=False)
    for one in found:
        _show(one, visit, as_at)


def _show(one: Contradiction, visit: Visit, as_at: date) -> None:
    with st.container(key=f"contradiction-{one.identity}"):
        st.subheader(as_plain_markdown(one.explanation), anchor=False)
        _show_state(one)
        _show_sides(one)
        if visit.viewer.may(Right.RESOLVE):
            _form(one, visit, as_at)


def _show_state(one: Contradiction) -> None:
    """What kind it is and whether it is open, each in words beside a mark; and what was made of it."""
    state = Mark.CONTRADICTIONS if one.resolved is None else Mark.RESOLVED
    told = "Open" if one.resolved is None else one.resolved.said
    html.show("marked.html", icon=mark(state, alt=""), words=f"{one.kind.capitalize()}. {told}")


def _show_sides(one: Contradiction) -> None:
    """The sides beside each other, each with its source."""
    if len(one.sides) > MOST_CARDS:
        show_words(
            ("About", "What is said", "Source"),
            [(side.about, side.said, side.cited) for side in one.sides], one.subject,
        )
        return
    show_cards(
        one.subject, [Card(side.said, (About(side.cited),), side.about) for side in one.sides]
    )


def _form(one: Contradiction, visit: Visit, as_at: date) -> None:
    """The note by which it is resolved, or opened again; what was recorded before stays."""
    again = one.resolved is not None
    form = f"resolve-{one.identity}"
    key = fresh_key(form)
    label = "Open again" if again else "Resolve"
    with st.expander(as_plain_markdown(f"{label}: {one.explanation[:SHORT]}")), st.form(key, border=False):
        note = st.text_area(
            "Why" if again else "How it is resolved", max_chars=LONGEST_TEXT, key=f"{key}-note"
        )
        if st.form_submit_button(label):
            def act(recorder: Recorder) -> str:
                verb = recorder.contradictions.reopen if again else recorder.contradictions.resolve
                verb(one.identity, one.subject, note or "", as_at)
                return "It is open again." if again else "It is resolved. Both sides stay as they are."

            record_and_run_again(visit, act, PLACE, form)
