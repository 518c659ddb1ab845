"""Cells that tables of measures share: the name, the state with its mark, the standard with its bar."""

from __future__ import annotations

from markupsafe import Markup

from figures.dashboard.measure_row import MeasureRow
from figures.dashboard.states import State
from interface.components.addresses import address
from interface.components.html import render
from interface.components.state_icons import assurance_mark, state_mark
from interface.components.tables import Cell, Line

EDGES = {
    State.CONCERN: "wm-edge-concern", State.IMPROVEMENT: "wm-edge-improvement",
    State.CHANGE: "wm-edge-change",
}


def edge(row: MeasureRow) -> str:
    """The class that gives a row which signals its coloured edge."""
    return EDGES.get(row.state, "")


def theme_line(theme: str, columns: int) -> Line:
    """The row that heads the measures of a theme."""
    return Line([Cell("", theme, span=columns, heads_rows=True)], "wm-theme")


def first_cells(row: MeasureRow, note: str = "") -> list[Cell]:
    """The way to the measure opened, its name, its unit and its good direction, and a note on it."""
    opened = render("link.html", to=address("weekly", measure=row.code), words=row.code)
    name = render(
        "measure/name.html", name=row.name, unit=row.unit, direction=row.direction, note=note
    )
    return [Cell("ID", opened), Cell("Measure", name)]


def state_cell(row: MeasureRow, detail: str) -> Cell:
    """The state of a row with its mark, and what is to be known of it."""
    icon = Markup(state_mark(row.state_words, alt=""))
    return Cell(
        "Is it changing?", render("measure/state.html", icon=icon, state=row.state, detail=detail)
    )


def standard_cell(row: MeasureRow) -> Cell:
    """The standard of a row, with its bar where it was judged."""
    if row.standard and row.assurance is None:
        return Cell("Standard", row.standard)
    icon, met = "", ""
    if row.assurance is not None:
        icon, met = Markup(assurance_mark(row.assurance)), row.assurance.short.capitalize()
    return Cell(
        "Standard", render("measure/standard.html", standard=row.standard, icon=icon, met=met)
    )
