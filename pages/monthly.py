"""Monthly summary: every measure for a calendar month, with commentary, as a page, as Word and as PDF."""

import streamlit as st

from figures.monthly.months import NOTHING_YET, month_of
from figures.monthly.summary import say_month
from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.downloads import PDF, WORD, offer_documents
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.monthly.table import show_month_table
from interface.monthly.view import choose_month, show_notes, show_rest
from interface.notes.notes import question_button
from reports.formats.pdf import pdf_of
from reports.formats.word import word_of
from reports.monthly import document_stem, monthly_document


def render() -> None:
    """Show the summary of one month."""
    visit = require("monthly")
    heading, choices = page_frame.heading_and_choices(visit)
    months = figure_cache.figure(visit, choices.as_at, "MS3", area=choices.area)
    with st.container(horizontal=True, horizontal_alignment="right", key="month"):
        month = choose_month(months)
    if month is None:
        heading.title("Monthly summary")
        page_frame.nothing_yet(
            f"{NOTHING_YET}.",
            "A month is complete when every week that ends in it is held. An analyst loads weekly files"
            " with: python -m data_access load FILE",
        )
        return
    options = {"month": month, "area": choices.area}
    summary = figure_cache.figure(visit, choices.as_at, "MS1", **options)
    heading.title(as_plain_markdown(summary.title))
    place = figure_cache.local_areas(visit, choices.as_at).get(choices.area or "", "The whole force")
    page_frame.lead(f"{place}. {summary.period}. {say_month(summary.rows)} {summary.notes[0]}")
    offer_documents(
        choices, document_stem(summary, month, choices.area), {
            WORD: lambda reader: word_of(monthly_document(reader, month, choices.area)),
            PDF: lambda reader: pdf_of(monthly_document(reader, month, choices.area)),
        },
    )
    try_to_show(
        lambda: summary, heading=f"Every measure in {month_of(month).name}",
        table=lambda figure: show_month_table(figure, month),
    )
    show_rest(summary)
    question_button(visit, summary.id, choices.as_at, summary.title)
    st.header("Commentary", anchor=False)
    show_notes(figure_cache.figure(visit, choices.as_at, "MS2", **options))
