"""Public confidence by Local Policing Area: what is found of a question, and how far it can be trusted."""

import streamlit as st

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.confidence import parts
from interface.confidence.choices import choose_question, choose_year
from interface.notes.notes import question_button


def render() -> None:
    """Show one question of the survey by area and over time, then all questions."""
    visit = require("confidence")
    heading, choices = page_frame.heading_and_choices(visit)
    published = figure_cache.figure(visit, choices.as_at, "LC1", area=choices.area)
    if not any(question.held for question in published.rows):
        heading.title(as_plain_markdown(published.title))
        page_frame.nothing_yet(
            "No survey figure is held yet.",
            "Each wave of the perception survey is loaded when its results are published.",
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="question"):
        code = choose_question(published.rows)
        waves = figure_cache.figure(visit, choices.as_at, code, area=choices.area)
        year = choose_year(waves)
    found = parts.areas_of_a_year(visit, choices, code, year)
    heading.title(as_plain_markdown(found.title if found else waves.title))
    page_frame.lead(parts.lead(found, published))
    if found is not None:
        parts.side_by_side(visit, choices, found, code)
        question_button(visit, found.id, choices.as_at, found.title)
    try_to_show(lambda: waves)
    parts.order_and_questions(visit, choices, code, year)
    try_to_show(
        lambda: published, heading="Newest published values by area", table=parts.by_area, folded=True
    )
