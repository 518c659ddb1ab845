"""The form for a text to be checked, and below it a card for each sentence that holds a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import streamlit as st
from markupsafe import Markup

from analysis.claims.evidence_words import Matched
from data_access.access.sessions import Visit
from figures.check.claims import CheckedSentence, summary
from interface import figure_cache
from interface.check.verdict_icons import MEANINGS, verdict_icon
from interface.components import html, page_frame
from interface.components.filters import Choices
from interface.components.html import render
from interface.components.tables import Cell, Head, Line, write_table

LONGEST_RELEASE = 20_000
TEXT = "claims-text"
COLUMNS = ("Measure", "Area", "Period", "Value", "Source")
LEAD = (
    "Paste a sentence or a whole release. Each figure in it is held against the figures that are held here,"
    " by rules that are told with the answer. What the rules cannot read for certain is not matched."
)


def show(visit: Visit, choices: Choices) -> None:
    """Show the form, and what may be said of the text that was given."""
    page_frame.lead(LEAD)
    with st.form("claims-form", border=False):
        text = st.text_area("The text to check", key=TEXT, height=180, max_chars=LONGEST_RELEASE)
        st.form_submit_button("Check", type="primary")
    if text.strip():
        st.header("What was found", anchor=False)
        _show_answers(figure_cache.checked(visit, choices.as_at, text))


def _show_answers(rows: Sequence[CheckedSentence]) -> None:
    page_frame.lead(summary(rows))
    held = [row for row in rows if row.checkable]
    if held:
        html.show("check/answers.html", cards=[_card(number, row) for number, row in enumerate(held, 1)])


def _card(number: int, row: CheckedSentence) -> Markup:
    """One sentence with its verdict and its evidence."""
    return render(
        "check/answer.html", row=row, icon=verdict_icon(row.verdict), meaning=MEANINGS[row.verdict],
        matched=_table(number, row.matched) if row.matched else "",
    )


def _table(number: int, matched: Sequence[Matched]) -> Markup:
    lines = [Line([*map(Cell, COLUMNS, astuple(one))]) for one in matched]
    return write_table(f"What sentence {number} was held against", [*map(Head, COLUMNS)], lines)
