"""Overview: within ten seconds what changed, what is unusual, what is dark, and who owes an answer."""

import streamlit as st

from interface import frame, reading
from interface.access import require
from interface.attention import attention_list, tiles
from interface.figures_on_page import try_to_show
from interface.overview_parts import changed_since, say_health, say_week
from interface.text import as_plain_markdown


def render() -> None:
    """Show the overview."""
    visit = require("overview")
    heading, choices = frame.heading_and_choices(visit, with_area=False)
    week = reading.figure(visit, choices.as_at, "WK1")
    heading.title(as_plain_markdown(week.period or "Overview"))
    headlines = reading.figure(visit, choices.as_at, "OV2")
    street = reading.figure(visit, choices.as_at, "ST1")
    if headlines.table.empty and street.table.empty:
        frame.nothing_yet(
            "No figures are held yet.",
            "An analyst loads the first file with: python -m data_access load FILE",
        )
        return
    frame.lead(say_week(week))
    left, right = st.columns([7, 4], gap="medium")
    with left:
        try_to_show(
            lambda: reading.figure(visit, choices.as_at, "OV1"), heading="For your attention",
            table=lambda figure: attention_list(figure, visit, choices.as_at),
        )
    with right:
        changed_since(visit, choices.as_at, week)
        say_health(visit, choices.as_at)
    if not headlines.table.empty:
        try_to_show(
            lambda: headlines, heading="The objectives of the plan",
            table=lambda figure: tiles(figure, reading.figure(visit, choices.as_at, "OV3")),
        )
    if not street.table.empty:
        st.header("Street-level crime", anchor=False)
        frame.lead(f"{street.title}. {street.description}")
        frame.link("Open the table of types and areas", "weekly")
