"""Public confidence by Local Policing Area: what is found of a question, and how far it can be trusted."""

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from figures.confidence import areas, ranks
from figures.confidence.questions import bases_of
from figures.words.statuses import ILLUSTRATIVE
from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import show_figure, try_to_draw, try_to_show
from interface.components.filters import Choices
from interface.components.html import show
from interface.components.tables import show_rows
from interface.confidence.choices import choose_question, choose_year
from interface.confidence.tiles import show_tiles
from interface.notes.notes import question_button

HOLLOW = "Values published without a base are drawn hollow and never tested."


def render() -> None:
    """Show one question of the survey by area and over time, then all questions."""
    visit = require("confidence")
    heading, choices = page_frame.heading_and_choices(visit)
    table = figure_cache.figure(visit, choices.as_at, "LC1", area=choices.area)
    if not any(question.held for question in table.rows):
        heading.title(as_plain_markdown(table.title))
        page_frame.nothing_yet(
            "No survey figure is held yet.",
            "Each wave of the perception survey is loaded when its results are published.",
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="question"):
        code = choose_question(table.rows)
        waves = figure_cache.figure(visit, choices.as_at, code, area=choices.area)
        year = choose_year(waves)
    found = _found(visit, choices, code, areas.SUFFIX, year)
    heading.title(as_plain_markdown(found.title if found else waves.title))
    page_frame.lead(
        f"{found.period}; {found.base}. {HOLLOW}" if found
        else f"{bases_of(table.rows).sentences()} Where two papers disagree both values are shown."
    )
    if found is not None:
        _side_by_side(found, code)
        question_button(visit, found.id, choices.as_at, found.title)
    try_to_show(lambda: waves)
    order = _found(visit, choices, code, ranks.SUFFIX, year)
    if order is not None:
        try_to_show(lambda: order, folded=True)
    if year is not None:
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, _questions_key(choices), period=year))
        try_to_show(lambda: figure_cache.figure(visit, choices.as_at, "LC3"))
    try_to_show(lambda: table, heading="Newest published values by area", table=_by_area, folded=True)


def _found(visit: Visit, choices: Choices, code: str, what: str, year: str | None) -> Figure | None:
    """A figure of the areas of a question; None where no area has results with bases for that year."""
    if year is None:
        return None
    try:
        return figure_cache.figure(visit, choices.as_at, f"{code}-{what}", period=year)
    except KeyError:
        return None


def _questions_key(choices: Choices) -> str:
    return f"LC2-{choices.area}" if choices.area else "LC2"


def _side_by_side(found: Figure, code: str) -> None:
    """The areas as a map of tiles beside their dots and intervals."""
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.header("Each area against the rest", anchor=False)
        if found.illustrative:
            show("paragraph.html", css="wm-pill", words=ILLUSTRATIVE)
        try_to_draw(lambda: show_tiles(found, code))
    with right:
        try_to_draw(lambda: show_figure(found, heading="Estimate and 95% interval"))


def _by_area(figure: Figure) -> None:
    show_rows(
        figure.rows, figure.columns, f"{figure.id}: {figure.title}",
        link=("ID", lambda question: address("confidence", measure=question.code)),
    )
