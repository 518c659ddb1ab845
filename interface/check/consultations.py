"""What consultations found: a table each, and what to know before believing it."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from interface import figure_cache
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.components.filters import Choices
from interface.components.tables import show_rows


def show(visit: Visit, choices: Choices) -> None:
    """Show the answers of every consultation known on a day, with what to know before believing them."""
    figure = figure_cache.figure(visit, choices.as_at, "CN1")
    if not figure.rows:
        page_frame.nothing_yet(
            "No consultation is held.", "An analyst loads a file of the kind consultation on the data page."
        )
        return
    for note in figure.notes:
        page_frame.lead(note)
    try_to_show(lambda: figure, heading="What respondents answered", table=_tables)


def _tables(figure: Figure) -> None:
    """A table for each consultation, which its heading names once."""
    columns = [column for column in figure.columns if column != "Consultation"]
    for name, answers in groupby(figure.rows, key=lambda answer: answer.consultation):
        st.subheader(as_plain_markdown(name), anchor=False)
        show_rows(answers, columns, f"{figure.id}: {name}", hide_empty=True)
