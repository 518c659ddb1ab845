"""What the reader of the confidence page chooses: a question and the year of a survey, in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from figures import Figure
from figures.confidence.questions import Question
from figures.confidence.waves import WaveRow
from interface.components.filters import keep, kept


def choose_question(questions: Sequence[Question]) -> str:
    """Show the choice of the question and give back its code; the first one where none was chosen."""
    names = {question.code: question.name for question in questions}
    default = next(iter(names))
    chosen = kept("measure", names.__contains__, "measure", default)
    st.session_state["pick_question"] = chosen
    st.selectbox(
        "Question", list(names), key="pick_question", width=420, format_func=names.__getitem__,
        on_change=keep, args=("measure", "pick_question", default),
    )
    return chosen


def choose_year(waves: Figure) -> str | None:
    """Show the choice of the four quarters and give back the day they end on; None where there are none."""
    years = {
        row.wave.end.isoformat(): row.wave.period
        for row in waves.rows if isinstance(row, WaveRow) and row.together
    }
    if not years:
        return None
    default = max(years)
    chosen = kept("period", years.__contains__, "year of the survey", default)
    st.session_state["pick_wave"] = chosen
    st.selectbox(
        "Four quarters", sorted(years, reverse=True), key="pick_wave", width=260,
        format_func=years.__getitem__, on_change=keep, args=("period", "pick_wave", default),
    )
    return chosen
