"""One figure on its own, by its address: ``?figure=CH3-SH``."""

from __future__ import annotations

import streamlit as st

from data_access.access.sessions import Visit
from figures.dashboard.series import NO_FIGURE
from interface import figure_cache
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import show_figure
from interface.components.filters import choose
from interface.components.html import show


def asked_for_one() -> bool:
    """Whether the address names a figure."""
    return "figure" in st.query_params


def show_one(visit: Visit) -> None:
    """Show the figure the address names; one that does not exist is named, and nothing else shown."""
    key = st.query_params["figure"]
    st.title(f"Figure {as_plain_markdown(key)}")
    show("page/link.html", to="/", words="Back to the overview")
    choices = choose(visit, with_area=False)
    try:
        figure = figure_cache.figure(visit, choices.as_at, key)
    except KeyError as missing:
        if missing.args != (NO_FIGURE,):
            raise
        st.error(f"There is no figure “{as_plain_markdown(key)}”.")
        return
    show_figure(figure)
