"""Cells that tables of measures share: figures in words, a state with its icon, a standard with its bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.spc.chart import Assurance
from figures.dashboard.states import DIRECTIONS, State
from figures.dashboard.verdicts import Verdict
from figures.words.statuses import LETTERS
from interface.components.addresses import address
from interface.components.html import render
from interface.components.state_icons import assurance_icon, state_icon
from interface.components.tables import Cell, Head, Line

EDGES = {
    State.CONCERN: "wm-edge-concern", State.IMPROVEMENT: "wm-edge-improvement",
    State.CHANGE: "wm-edge-change",
}
MET = {
    Assurance.PASS: "Meets", Assurance.FAIL: "Misses", Assurance.HIT_OR_MISS: "Hit or miss",
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


def edge(state: State) -> str:
    """The class that gives a row which signals its coloured edge."""
    return EDGES.get(state, "")


def code_cell(code: str) -> Cell:
    """The code of a measure, which opens it."""
    return Cell("ID", render("link.html", to=address("weekly", measure=code), words=code))


def name_cell(name: str, unit: str, better: str, noted: str = "") -> Cell:
    """The name of a measure, its unit and which way is better."""
    return Cell(
        "Measure",
        render("measure/name.html", name=name, unit=unit, direction=DIRECTIONS[better], noted=noted),
    )


def figure_cell(label: str, value: str, status: str, lines: Sequence[str]) -> Cell:
    """A figure with the letter of its status, and what is to be known beside it."""
    letters = LETTERS.get(status, "")
    return Cell(
        label, render("measure/newest.html", value=value, letters=letters, lines=lines), "wm-number"
    )


def state_cell(verdict: Verdict, detail: str) -> Cell:
    """The state of a measure with its icon, and what is to be known of it."""
    icon = state_icon(verdict.state, verdict.letter, alt="")
    return Cell(
        "Is it changing?", render("measure/state.html", icon=icon, state=verdict.state, detail=detail)
    )


def standard_cell(standard: str, assurance: Assurance | None) -> Cell:
    """The standard of a measure, with its bar where it was judged."""
    if not standard:
        return Cell("Standard", render("measure/muted.html", words="none set"))
    if assurance is None:
        return Cell("Standard", standard)
    return Cell(
        "Standard",
        render(
            "measure/standard.html", icon=assurance_icon(assurance), met=MET[assurance],
            standard=standard,
        ),
    )


def areas_cell(areas: Sequence[tuple[str, Verdict | None]]) -> Cell:
    """The state of each local area as an icon; a dash where an area has no figure."""
    if not any(verdict for _code, verdict in areas):
        return Cell("Local areas", render("measure/muted.html", words="Force only"))
    icons = [
        verdict and state_icon(verdict.state, verdict.letter, alt=f"{code}: {verdict}")
        for code, verdict in areas
    ]
    return Cell("Local areas", render("measure/areas.html", icons=icons))


def dark_cell(why: str, span: int) -> Cell:
    """Why there is no data, in place of the cells of figures."""
    return Cell("No data", render("dark.html", why=why), span=span)


def none_cell(words: str, span: int) -> Cell:
    """That nothing is supplied, in place of the cells of figures."""
    return Cell("Figures", words or "No series is supplied.", "wm-none", span)
