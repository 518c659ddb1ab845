"""The parts of the weekly page: the table of every measure, other published series, street crime."""

from __future__ import annotations

import streamlit as st

from data_access.access.sessions import Visit
from figures import Figure
from interface import figure_cache
from interface.components.figures_on_page import try_to_show
from interface.components.filters import Choices
from interface.components.tables import show_rows
from interface.weekly.narrowing import narrow
from interface.weekly.table import show_weekly_table


def every_measure(figure: Figure, areas: dict[str, str]) -> None:
    """The rows that were asked for; measures nobody ever supplied or published are folded away."""
    rows = narrow(figure.rows)
    # For an area, what is held for the force only says so in its row.
    show_weekly_table(figure, [row for row in rows if row.is_supplied], areas)
    rest = [row for row in rows if not row.is_supplied]
    if rest:
        with st.expander(f"{len(rest)} measures that have never been supplied or published"):
            show_rows(rest, ("ID", "Measure", "Unit", "Theme"), "Measures never supplied")


def published_series(visit: Visit, choices: Choices, areas: dict[str, str]) -> None:
    """Real series beside the dashboard's, once any was loaded."""
    others = figure_cache.figure(visit, choices.as_at, "WK2", area=choices.area)
    if others.period:
        try_to_show(
            lambda: others, heading="Other published series",
            table=lambda figure: show_weekly_table(figure, figure.rows, areas),
        )


def street_table(figure: Figure) -> None:
    """Types by area, as published for the newest month."""
    show_rows(
        figure.rows, figure.columns, f"{figure.id}: {figure.title}", numbers=figure.columns[1:]
    )
