"""Cells that tables of measures share: figures in words, a state with its icon, a standard with its bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from figures.dashboard.measure_row import MeasureRow
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict
from interface.components.addresses import address
from interface.components.escaping import picture
from interface.components.html import render
from interface.components.icons import theme_name
from interface.components.spark import spark
from interface.components.state_icons import assurance_icon, state_icon
from interface.components.tables import NUMBER, Cell, Head, Line

EDGES = {
    State.CONCERN: "wm-edge-concern", State.IMPROVEMENT: "wm-edge-improvement",
    State.CHANGE: "wm-edge-change",
}


def heads(labels: Sequence[str]) -> list[Head]:
    """The heads of columns of words."""
    return [Head(label) for label in labels]


def area_head(areas: Mapping[str, str]) -> Head:
    """The head of the column of local areas, each by its code."""
    return Head(render("measure/area_codes.html", areas=areas))


def theme_line(theme: str, columns: int) -> Line:
    """The row that heads the measures of a theme."""
    return Line([Cell("", theme, span=columns, heads_rows=True)], "wm-theme")


def edge(row: MeasureRow) -> str:
    """The class that gives a row which signals its coloured edge."""
    return EDGES.get(row.state, "")


def first_cells(row: MeasureRow, note: str = "") -> list[Cell]:
    """The way to the measure opened, its name, its unit and its good direction, and a note on it."""
    opened = render("link.html", to=address("weekly", measure=row.code), words=row.code)
    name = render("measure/name.html", name=row.name, unit=row.unit, direction=row.direction, note=note)
    return [Cell("ID", opened), Cell("Measure", name)]


def figure_cell(label: str, value: str, letters: str, lines: Sequence[str]) -> Cell:
    """A figure with the letter of its status, and what is to be known beside it."""
    told = render("measure/newest.html", value=value, letters=letters, lines=lines)
    return Cell(label, told, NUMBER)


def state_cell(row: MeasureRow, detail: str) -> Cell:
    """The state of a measure with its icon, and what is to be known of it."""
    icon = state_icon(row.state, row.letter, alt="")
    return Cell(
        "Is it changing?", render("measure/state.html", icon=icon, state=row.state, detail=detail)
    )


def standard_cell(row: MeasureRow) -> Cell:
    """The standard of a measure, with its bar where it was judged."""
    if not row.standard:
        return Cell("Standard", render("measure/muted.html", words="none set"))
    if row.assurance is None:
        return Cell("Standard", row.standard)
    icon, met = assurance_icon(row.assurance), row.met.capitalize()
    return Cell("Standard", render("measure/standard.html", icon=icon, met=met, standard=row.standard))


def spark_of(row: MeasureRow, alt: str) -> Markup | str:
    """The small picture of the last points of a measure; nothing where it has none."""
    if not row.recent:
        return ""
    return picture(spark(row.recent, row.standard_drawn, theme_name()), alt)


def areas_cell(areas: Sequence[tuple[str, Verdict | None]]) -> Cell:
    """The state of each local area as an icon; a dash where an area has no figure."""
    if not any(verdict for _code, verdict in areas):
        return Cell("Local areas", render("measure/muted.html", words="Force only"))
    icons = [
        (code, verdict and state_icon(verdict.state, verdict.letter, alt=f"{code}: {verdict}"))
        for code, verdict in areas
    ]
    return Cell("Local areas", render("measure/areas.html", icons=icons))


def dark_cell(why: str, span: int) -> Cell:
    """Why there is no data, in place of the cells of figures."""
    return Cell("No data", render("dark.html", why=why), span=span)


def none_cell(words: str, span: int) -> Cell:
    """That nothing is supplied, in place of the cells of figures."""
    return Cell("Figures", words or "No series is supplied.", "wm-none", span)
