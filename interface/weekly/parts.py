"""The parts of the weekly page: the table of every measure, other published series, street crime."""

from __future__ import annotations

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.states import State
from interface import figure_cache
from interface.components.figures_on_page import try_to_show
from interface.components.filters import Choices
from interface.components.tables import show_table
from interface.weekly.narrowing import narrow
from interface.weekly.table import show_weekly_table


def every_measure(figure: Figure, areas: dict[str, str]) -> None:
    """The rows that were asked for; measures nobody ever supplied or published are folded away."""
    rows = narrow(figure.table)
    # For an area, what is held for the force only says so in its row.
    supplied = rows[(rows["State"] != State.NONE) | (rows["Published"] != "") | (rows["Last figure"] != "")]
    show_weekly_table(figure, supplied, areas)
    rest = rows[~rows.index.isin(supplied.index)]
    if len(rest):
        with st.expander(f"{len(rest)} measures that have never been supplied or published"):
            show_table(rest[["ID", "Measure", "Unit", "Theme"]], "Measures never supplied")


def published_series(visit: Visit, choices: Choices, areas: dict[str, str]) -> None:
    """Real series beside the dashboard's, once any was loaded."""
    others = figure_cache.figure(visit, choices.as_at, "WK2", area=choices.area)
    if others.period:
        try_to_show(
            lambda: others, heading="Other published series",
            table=lambda figure: show_weekly_table(figure, figure.table, areas),
        )


def street_table(figure: Figure) -> None:
    """Types by area, as published for the newest month."""
    show_table(figure.table, f"{figure.id}: {figure.title}", numbers=list(figure.table)[1:])
