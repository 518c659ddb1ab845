"""Contradictions on the page that checks what is said: both sides, why, and the form to resolve one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from data_access import Recorder
from data_access.access.roles import Right
from data_access.access.sessions import Visit
from data_access.recording.form_input import LONGEST_TEXT
from figures.check.contradictions import Contradiction
from interface import figure_cache
from interface.components.cards import About, Card, show_cards
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import show_figure
from interface.components.html import show
from interface.components.tables import show_words
from interface.notes.recording import fresh_key, record_and_run_again, say_recorded

PLACE = "contradictions"
# More sides than this are told in a table.
MOST_CARDS = 3
SHORT = 70


def show_contradictions(visit: Visit, as_at: date) -> None:
    """Show every contradiction known on a day, kind by kind, and the forms to those who may resolve one."""
    figure = figure_cache.figure(visit, as_at, "CK1")
    say_recorded(PLACE)
    still = [one for one in figure.rows if one.resolved is None]
    for kind, alike in groupby(still, key=lambda one: one.kind):
        st.header(kind.value.capitalize(), anchor=False)
        for one in alike:
            _show(one, visit, as_at)
    _show_resolved([one for one in figure.rows if one.resolved is not None], visit, as_at)
    show_figure(figure, folded=True)


def _show_resolved(done: Sequence[Contradiction], visit: Visit, as_at: date) -> None:
    """Those that were resolved, with who did it, when and how; they can be opened again."""
    if not done:
        return
    st.header("Resolved", anchor=False)
    for one in done:
        _show(one, visit, as_at)


def _show(one: Contradiction, visit: Visit, as_at: date) -> None:
    with st.container(key=f"contradiction-{one.identity}"):
        st.subheader(as_plain_markdown(one.explanation), anchor=False)
        _show_sides(one)
        if one.resolved is not None:
            show("paragraph.html", css="wm-words", words=one.resolved.said)
        if visit.viewer.may(Right.RESOLVE):
            _form(one, visit, as_at)


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
