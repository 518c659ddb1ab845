"""The table of a month: one row a measure, with its small picture and its marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from analysis.words import say_number
from figures import Figure
from figures.dashboard.states import State
from figures.monthly.month_row import MonthRow
from figures.monthly.months import A_YEAR, Month, month_of
from interface.components.html import render
from interface.components.measure_cells import (
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
from interface.components.tables import Cell, Line, write_table


def show_month_table(summary: Figure, month: str) -> None:
    """Show the measures that have anything to show, themes as headings, and what the marks mean."""
    chosen = month_of(month)
    rows: Sequence[MonthRow] = [row for row in summary.rows if row.is_supplied]
    columns = heads((
        "ID", "Measure", chosen.name, chosen.back(1).name, chosen.back(A_YEAR).name, "Usual range",
        "Year to the month", "Is it changing?", "Standard", "Published",
    ))
    lines = []
    for theme, of_theme in groupby(rows, key=lambda row: row.theme):
        lines += [theme_line(theme, len(columns)), *(_line(row, chosen, len(columns)) for row in of_theme)]
    caption = f"{summary.id}: {summary.title}. {len(rows)} measures shown."
    st.html(write_table(caption, columns, lines, "wm-weekly") + state_legend())


def _line(row: MonthRow, month: Month, columns: int) -> Line:
    first = first_cells(row, "Commentary below" if row.commentary else "")
    last = Cell("Published", row.published or "none")
    if row.state is State.NO_DATA:
        held = f"Held until then: {row.month_words} ({row.worked_out})." if row.month_words else ""
        return Line([*first, dark_cell(f"{row.why} {held}", columns - 3), last], "wm-dark")
    if row.state is State.NONE:
        return Line([*first, none_cell(row.absent, columns - 3), last])
    return Line([*first, *_figures(row, month), last], edge(row))


def _figures(row: MonthRow, month: Month) -> list[Cell]:
    missing = f"{row.weeks_held} weeks held" if row.gaps else ""
    return [
        figure_cell(month.name, row.month_words, row.letters, (row.worked_out, missing)),
        Cell(month.back(1).name, row.before.beside if row.before else "none"),
        Cell(month.back(A_YEAR).name, row.last_year.beside if row.last_year else "none"),
        Cell("Usual range", row.usual_range or "–"),
        Cell("Year to the month", _year(row, month), "wm-spark"),
        state_cell(row, "; ".join(filter(None, (row.signal, _signalling(row), row.overdue)))),
        standard_cell(row),
    ]


def _signalling(row: MonthRow) -> str:
    signals = row.signalling is not None and row.signalling[0] > 0
    return f"{row.weeks_signalling} weeks signal" if signals else ""


def _year(row: MonthRow, month: Month) -> Markup:
    """The small picture of the year to the month, and the figure its state is about."""
    alt = (
        f"{row.name}, last {say_number(len(row.recent), 'figure')} to the end of {month.name}: last figure"
        f" {row.last_figure or 'none'}, usual range {row.usual_range or 'not known'}"
    )
    last = f"last figure {row.last_figure}" if row.last_figure else ""
    return render("monthly/year.html", picture=spark_of(row, alt), last=last)
