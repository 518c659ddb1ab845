"""Weekly force dashboard: one table of every weekly measure, and any measure opened."""

import streamlit as st

from figures import Figure
from interface import frame, reading
from interface.access import require
from interface.addresses import address
from interface.figures_on_page import try_to_show
from interface.tables import show_table
from interface.text import as_plain_markdown

SHOWN = [
    "ID", "Measure", "Last week", "Week", "Week before", "Same week last year", "Published",
    "Status", "Why there is no data",
]


def render() -> None:
    """Show the weekly force dashboard."""
    visit = require("weekly")
    heading, choices = frame.heading_and_choices(visit)
    week = reading.figure(visit, choices.as_at, "WK1", area=choices.area)
    heading.title(as_plain_markdown(week.period or "Weekly force dashboard"))
    if not week.source:
        frame.nothing_yet(
            "No weekly figure is held yet.",
            "An analyst loads the first weekly file with: python -m data_access load FILE",
        )
    else:
        opened = st.query_params.get("measure")
        if opened is not None and not frame.open_measure(visit, choices, opened):
            return
        try_to_show(lambda: week, heading="Every weekly measure", table=_weekly_table)
    street = reading.figure(visit, choices.as_at, "ST1")
    if street.table.empty:
        frame.nothing_yet(
            street.title, "A month is published on data.police.uk about two months after it ends."
        )
        return
    try_to_show(lambda: street, table=_street_table)


def _weekly_table(figure: Figure) -> None:
    table = figure.table[SHOWN].assign(
        Measure=figure.table["Measure"] + " (" + figure.table["Good direction"] + ")"
    )
    show_table(
        table, f"{figure.id}: {figure.title}",
        numbers=("Last week", "Week before", "Same week last year"),
        link=("ID", lambda code: address("weekly", measure=code)),
        span=("Last week", "Why there is no data"),
    )


def _street_table(figure: Figure) -> None:
    show_table(figure.table, f"{figure.id}: {figure.title}", numbers=list(figure.table)[1:])
