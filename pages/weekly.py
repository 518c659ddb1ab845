"""Weekly force dashboard: one table of every measure, and any measure opened."""

import streamlit as st

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.downloads import PDF, WORD, offer_documents
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.measure.opened import show_measure
from interface.weekly.parts import every_measure, published_series, street_table
from reports.formats.pdf import pdf_of
from reports.formats.word import word_of
from reports.weekly import week_stem, weekly_document


def render() -> None:
    """Show the weekly force dashboard, or one measure of it."""
    visit = require("weekly")
    heading, choices = page_frame.heading_and_choices(visit)
    opened = st.query_params.get("measure")
    if opened is not None:
        show_measure(visit, choices, opened, heading)
        return
    week = figure_cache.figure(visit, choices.as_at, "WK1", area=choices.area)
    heading.title(as_plain_markdown(week.title if week.period else "Weekly force dashboard"))
    areas = figure_cache.local_areas(visit, choices.as_at)
    if not week.period:
        page_frame.nothing_yet(
            "No weekly figure is held yet.",
            "An analyst loads the first weekly file with: python -m data_access load FILE",
        )
    else:
        page_frame.lead(week.lead)
        offer_documents(
            choices, week_stem(week, choices.as_at, choices.area), {
                WORD: lambda reader: word_of(weekly_document(reader, choices.area)),
                PDF: lambda reader: pdf_of(weekly_document(reader, choices.area)),
            },
        )
        try_to_show(
            lambda: week, heading="What to look at", table=lambda figure: every_measure(figure, areas)
        )
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "DL1"), folded=True)
    published_series(visit, choices, areas)
    street = figure_cache.figure(visit, choices.as_at, "ST1")
    if not street.rows:
        page_frame.nothing_yet(
            street.title, "A month is published on data.police.uk about two months after it ends."
        )
        return
    try_to_show(lambda: street, table=street_table, folded=True)
