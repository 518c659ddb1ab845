"""Overview: within ten seconds what changed, what is unusual, what is dark, and who owes an answer."""

import streamlit as st

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_draw, try_to_show
from interface.components.measure_sets import show_sets
from interface.overview.attention import attention_list
from interface.overview.parts import changed_since, decisions, open_questions, say_health
from interface.overview.tiles import tiles


def render() -> None:
    """Show the overview."""
    visit = require("overview")
    heading, choices = page_frame.heading_and_choices(visit, with_area=False)
    week = figure_cache.figure(visit, choices.as_at, "WK1")
    heading.title(as_plain_markdown(week.title if week.period else "Overview"))
    headlines = figure_cache.figure(visit, choices.as_at, "OV2")
    street = figure_cache.figure(visit, choices.as_at, "ST1")
    if not headlines.rows and not street.rows:
        page_frame.nothing_yet(
            "No figures are held yet.",
            "An analyst loads the first file with: python -m data_access load FILE",
        )
        return
    page_frame.lead(week.lead)
    left, right = st.columns([8, 5], gap="medium")
    with left:
        try_to_show(
            lambda: figure_cache.figure(visit, choices.as_at, "OV1"), heading="For your attention",
            table=lambda figure: attention_list(figure, visit, choices.as_at),
        )
    with right:
        changed_since(visit, choices.as_at, week)
        try_to_draw(lambda: decisions(visit, choices.as_at))
        try_to_draw(lambda: open_questions(visit, choices.as_at))
        say_health(visit, choices.as_at)
    st.header("Every measure of the dashboard", anchor=False)
    show_sets(week.rows)
    if headlines.rows:
        try_to_show(
            lambda: headlines, heading="The objectives of the plan",
            table=lambda figure: tiles(figure, figure_cache.figure(visit, choices.as_at, "OV3")),
        )
    if street.rows:
        st.header("Street-level crime", anchor=False)
        page_frame.lead(f"{street.title}. {street.description}")
        page_frame.link("Open the table of types and areas", "weekly")
