"""The weekly table: one real HTML table, a row a measure, with its small picture and its icons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from analysis.words import say_number
from figures import Figure
from figures.dashboard.states import State
from figures.dashboard.week_row import WeekRow
from interface.components.measure_cells import (
    area_head,
    areas_cell,
    dark_cell,
    edge,
    figure_cell,
    first_cells,
    heads,
    none_cell,
    spark_of,
    standard_cell,
    state_cell,
    theme_line,
)
from interface.components.state_icons import state_legend
from interface.components.tables import Cell, Head, Line, write_table

HEADS = ("ID", "Measure", "Last figure", "Usual range", "Last year", "Is it changing?", "Standard")


def show_weekly_table(figure: Figure, rows: Sequence[WeekRow], areas: Mapping[str, str]) -> None:
    """Show the chosen rows of the weekly table, themes as headings, and what the icons mean.

    ``areas`` are the local areas: code and name, in the order of the icons.
    """
    caption = f"{figure.id}: {figure.title}. {say_number(len(rows), 'measure')} shown."
    columns = [*heads(HEADS), area_head(areas), Head("Published")]
    st.html(write_table(caption, columns, _lines(rows), "wm-weekly") + state_legend())


def _lines(rows: Sequence[WeekRow]) -> list[Line]:
    # In another order than the catalogue's the themes are mixed, and a heading would say little.
    stretches = [(theme, list(same)) for theme, same in groupby(rows, key=lambda row: row.theme)]
    in_themes = len(stretches) == len({row.theme for row in rows})
    made = []
    for theme, same in stretches:
        made += [theme_line(theme, len(HEADS) + 2)] if in_themes else []
        made += map(_line, same)
    return made


def _line(row: WeekRow) -> Line:
    first = first_cells(row)
    if row.state is State.NO_DATA:
        told = [dark_cell(row.why, len(HEADS) - 2), areas_cell(row.areas)]
        return Line([*first, *told, Cell("Published", row.published)], "wm-dark")
    last = Cell("Published", row.published or "none")
    if row.state is State.NONE:
        return Line([*first, none_cell(row.last_figure, len(HEADS) - 1), last])
    return Line([*first, *_figures(row), areas_cell(row.areas), last], edge(row))


def _figures(row: WeekRow) -> list[Cell]:
    alt = (
        f"{row.name}, last {say_number(len(row.recent), 'figure')}: newest {row.last_figure}, usual range"
        f" {row.usual_range or 'not known'}"
    )
    return [
        figure_cell("Last figure", row.last_figure, row.letters, (row.period, _beside(row))),
        Cell("Usual range", row.usual_range or "–", "wm-range"),
        Cell("Last year", spark_of(row, alt), "wm-spark"),
        state_cell(row, row.overdue or row.signal), standard_cell(row),
    ]


def _beside(row: WeekRow) -> str:
    """The figures of the period before and of a year before, as far as they are held."""
    if row.newest is None:
        return ""
    beside = (("before", row.newest.before), ("last year", row.newest.year_before))
    return " · ".join(f"{label} {row.say(value)}" for label, value in beside if value is not None)
