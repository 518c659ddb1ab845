"""Public confidence by Local Policing Area: what has been published, and how far it can be trusted."""

import streamlit as st

from figures import Figure
from figures.confidence.questions import bases_of
from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.components.tables import show_rows


def render() -> None:
    """Show public confidence by area, and one question opened."""
    visit = require("confidence")
    heading, choices = page_frame.heading_and_choices(visit)
    table = figure_cache.figure(visit, choices.as_at, "LC1", area=choices.area)
    heading.title(as_plain_markdown(table.title))
    if not any(question.held for question in table.rows):
        page_frame.nothing_yet(
            "No survey figure is held yet.",
            "Each wave of the perception survey is loaded when its results are published.",
        )
        return
    page_frame.lead(f"{bases_of(table.rows).sentences()} Where two papers disagree both values are shown.")
    try_to_show(lambda: table, heading="Newest published values by area", table=_by_area)
    codes = [question.code for question in table.rows]
    page_frame.open_measure(visit, choices, st.query_params.get("measure", codes[0]), among=codes)


def _by_area(figure: Figure) -> None:
    show_rows(
        figure.rows, figure.columns, f"{figure.id}: {figure.title}",
        link=("ID", lambda question: address("confidence", measure=question.code)),
    )
