"""The parts of the confidence page: the areas side by side, their order, every question."""

from __future__ import annotations

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from figures.confidence import areas, ranks, together
from figures.confidence import side_by_side as questions
from figures.confidence.questions import bases_of
from figures.words.statuses import ILLUSTRATIVE
from interface import figure_cache
from interface.components.addresses import address
from interface.components.figures_on_page import show_figure, try_to_draw, try_to_show
from interface.components.filters import Choices
from interface.components.html import show
from interface.components.tables import show_rows
from interface.confidence.tiles import show_tiles

HOLLOW = "Values published without a base are drawn hollow and never tested."


def areas_of_a_year(visit: Visit, choices: Choices, code: str, year: str | None) -> Figure | None:
    """Each area against the rest; None where no area has results with bases for that year."""
    return _of_a_year(visit, choices, f"{code}-{areas.SUFFIX}", year)


def lead(found: Figure | None, published: Figure) -> str:
    """On what the finding rests, or why nothing can be tested."""
    if found is not None:
        made_up = f"{ILLUSTRATIVE}. " if found.illustrative else ""
        return f"{made_up}{found.period}; {found.base}. {HOLLOW}"
    return f"{bases_of(published.rows).sentences()} Where two papers disagree both values are shown."


def side_by_side(visit: Visit, choices: Choices, found: Figure, code: str) -> None:
    """The areas as a map of tiles beside their dots and intervals."""
    outlines = figure_cache.outlines(visit, choices.as_at, tuple(row.code for row in found.rows))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.header("Each area against the rest", anchor=False)
        if found.illustrative:
            show("paragraph.html", css="wm-pill", words=ILLUSTRATIVE)
        try_to_draw(lambda: show_tiles(found, code, outlines))
    with right:
        try_to_draw(lambda: show_figure(found, heading="Estimate and 95% interval"))


def order_and_questions(visit: Visit, choices: Choices, code: str, year: str | None) -> None:
    """The places the areas may hold, every question of the area chosen, and what moves together."""
    if year is None:
        return
    order = _of_a_year(visit, choices, f"{code}-{ranks.SUFFIX}", year)
    if order is not None:
        try_to_show(lambda: order, folded=True)
    key = f"{questions.KEY}-{choices.area}" if choices.area else questions.KEY
    try_to_show(lambda: figure_cache.figure(visit, choices.as_at, key, period=year))
    try_to_show(lambda: figure_cache.figure(visit, choices.as_at, together.KEY))


def by_area(figure: Figure) -> None:
    """The newest published value of each question, with the way to it."""
    show_rows(
        figure.rows, figure.columns, f"{figure.id}: {figure.title}",
        link=("ID", lambda question: address("confidence", measure=question.code)),
    )


def _of_a_year(visit: Visit, choices: Choices, key: str, year: str | None) -> Figure | None:
    if year is None:
        return None
    try:
        return figure_cache.figure(visit, choices.as_at, key, period=year)
    except KeyError:
        return None
