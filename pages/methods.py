"""Methods: each rule the figures follow, its source and its limits, for anyone who is shown one."""

import streamlit as st

from interface import frame
from interface.access import require
from interface.documents import show_document

CHAPTERS = {
    "Control charts": "methods/control_charts.md",
    "Surveys and comparisons": "methods/surveys_and_comparisons.md",
    "Small numbers": "methods/small_numbers.md",
    "Dates and milestones": "methods/dates_and_milestones.md",
}


def render() -> None:
    """Show the methods, a tab a chapter."""
    require("methods")
    st.title("Methods")
    frame.lead("How the figures are worked out, where each rule comes from, and what it cannot say.")
    st.info(
        "These rules are calculated and tested in this version, and the pages begin to use them next."
        " Until then no page marks a figure as a change: it says that no test has been made."
    )
    for tab, name in zip(st.tabs(list(CHAPTERS)), CHAPTERS.values(), strict=True):
        with tab:
            show_document(name)
