"""Methods: each rule the figures follow, its source and its limits, for anyone who is shown one."""

import streamlit as st

from interface.access import require
from interface.components import page_frame
from interface.components.documents import show_document

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
    page_frame.lead("How the figures are worked out, where each rule comes from, and what it cannot say.")
    st.info(
        "The overview, the weekly page and the monthly summary use the rules of control charts, funnels and"
        " comparisons. The confidence and estates pages do not use theirs yet: they test nothing."
    )
    for tab, name in zip(st.tabs(list(CHAPTERS)), CHAPTERS.values(), strict=True):
        with tab:
            show_document(name)
