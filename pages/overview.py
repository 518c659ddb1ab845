"""Overview: what needs attention, the headline of each objective, what is held."""

import streamlit as st

from interface import frame, reading
from interface.access import require
from interface.attention import attention_list, tiles
from interface.figures_on_page import try_to_show
from interface.text import as_plain_markdown


def render() -> None:
    """Show the overview."""
    visit = require("overview")
    heading, choices = frame.heading_and_choices(visit, with_area=False)
    week = reading.figure(visit, choices.as_at, "WK1")
    heading.title(as_plain_markdown(week.period or "Overview"))
    headlines = reading.figure(visit, choices.as_at, "OV2")
    if headlines.table.empty:
        frame.nothing_yet(
            "No figures are held yet.",
            "An analyst loads the first file with: python -m data_access load FILE",
        )
        return
    frame.lead(week.title.partition(": ")[2].capitalize() + "." if week.period else week.title)
    try_to_show(lambda: reading.figure(visit, choices.as_at, "OV1"), table=attention_list)
    try_to_show(lambda: headlines, table=tiles)
    street = reading.figure(visit, choices.as_at, "ST1")
    if not street.table.empty:
        st.header("Street-level crime", anchor=False)
        frame.lead(f"{street.title}. {street.description}")
        frame.link("Open the table of types and areas", "weekly")
