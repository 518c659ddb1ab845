"""Weekly force dashboard: one table of every measure, and any measure opened."""

import streamlit as st

from interface import frame, reading
from interface.access import require
from interface.figures_on_page import try_to_show
from interface.measure_opened import show_measure
from interface.text import as_plain_markdown
from interface.weekly_parts import every_measure, published_series, street_table


def render() -> None:
    """Show the weekly force dashboard, or one measure of it."""
    visit = require("weekly")
    heading, choices = frame.heading_and_choices(visit)
    opened = st.query_params.get("measure")
    if opened is not None:
        show_measure(visit, choices, opened, heading)
        return
    week = reading.figure(visit, choices.as_at, "WK1", area=choices.area)
    heading.title(as_plain_markdown(week.title if week.period else "Weekly force dashboard"))
    areas = reading.local_areas(visit)
    if not week.period:
        frame.nothing_yet(
            "No weekly figure is held yet.",
            "An analyst loads the first weekly file with: python -m data_access load FILE",
        )
    else:
        frame.lead(f"{week.period}. {week.notes[0]}")
        try_to_show(
            lambda: week, heading="Every measure", table=lambda figure: every_measure(figure, areas)
        )
        try_to_show(lambda: reading.figure(visit, choices.as_at, "DL1"))
    published_series(visit, choices, areas)
    street = reading.figure(visit, choices.as_at, "ST1")
    if street.table.empty:
        frame.nothing_yet(
            street.title, "A month is published on data.police.uk about two months after it ends."
        )
        return
    try_to_show(lambda: street, table=street_table)
