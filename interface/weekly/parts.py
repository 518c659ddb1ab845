"""The parts of the weekly page: what to look at, the other measures by theme, other series, street crime."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from analysis.words import say_number
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.measure_sets import EXCEPTIONAL, MeasureSet, set_of
from figures.dashboard.week_row import WeekRow
from figures.weekly.table import by_state
from interface import figure_cache
from interface.components.figures_on_page import try_to_show
from interface.components.filters import Choices
from interface.components.measure_sets import show_sets
from interface.components.tables import show_rows
from interface.weekly.narrowing import narrow
from interface.weekly.table import show_weekly_table

# Sets without a series: a table of names says all there is.
NAMED_ONLY = {
    MeasureSet.FORCE_ONLY: "held for the whole force only",
    MeasureSet.NEVER: "never supplied or published",
}


def every_measure(figure: Figure, areas: dict[str, str]) -> None:
    """What is out of the ordinary or missing; the rest by theme, folded; or the rows that were asked for."""
    show_sets(figure.rows)
    found = narrow(figure.rows)
    if found.asked:
        show_weekly_table(figure, found.rows, areas)
        return
    rows = {one: [row for row in found.rows if set_of(row) is one] for one in MeasureSet}
    show_weekly_table(figure, by_state(row for one in EXCEPTIONAL for row in rows[one]), areas, themes=False)
    ordinary = [row for row in found.rows if set_of(row) not in (*EXCEPTIONAL, *NAMED_ONLY)]
    for theme, same in groupby(sorted(ordinary, key=lambda row: row.theme), key=lambda row: row.theme):
        _folded_theme(figure, theme, list(same), areas)
    for one, words in NAMED_ONLY.items():
        _folded_names(rows[one], words)


def _folded_theme(figure: Figure, theme: str, rows: list[WeekRow], areas: dict[str, str]) -> None:
    with st.expander(f"{theme}: {say_number(len(rows), 'other measure')}"):
        show_weekly_table(figure, rows, areas, themes=False)


def _folded_names(rows: list[WeekRow], words: str) -> None:
    if rows:
        told = f"{say_number(len(rows), 'measure')} {words}"
        with st.expander(told):
            show_rows(rows, ("ID", "Measure", "Unit", "Theme"), told)


def published_series(visit: Visit, choices: Choices, areas: dict[str, str]) -> None:
    """Real series beside the dashboard's, once any was loaded."""
    others = figure_cache.figure(visit, choices.as_at, "WK2", area=choices.area)
    if others.period:
        try_to_show(
            lambda: others, folded=True,
            table=lambda figure: show_weekly_table(figure, figure.rows, areas),
        )


def street_table(figure: Figure) -> None:
    """Types by area, as published for the newest month."""
    show_rows(
        figure.rows, figure.columns, f"{figure.id}: {figure.title}", numbers=figure.columns[1:]
    )
