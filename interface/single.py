"""One figure on its own, by its address: ``?figure=CH3-SH``."""

from __future__ import annotations

import streamlit as st

from data_access.sessions import Visit
from figures.series import NO_FIGURE
from interface import reading
from interface.figures_on_page import show_figure
from interface.filters import choose
from interface.text import as_plain_markdown


def asked_for_one() -> bool:
    """Whether the address names a figure."""
    return "figure" in st.query_params


def show_one(visit: Visit) -> None:
    """Show the figure the address names; one that does not exist is named, and nothing else shown."""
    key = st.query_params["figure"]
    st.title(f"Figure {as_plain_markdown(key)}")
    st.html('<p><a href="/" target="_self">Back to the overview</a></p>')
    choices = choose(visit, with_area=False)
    try:
        figure = reading.figure(visit, choices.as_at, key)
    except KeyError as missing:
        if missing.args != (NO_FIGURE,):
            raise
        st.error(f"There is no figure “{as_plain_markdown(key)}”.")
        return
    show_figure(figure)
