"""The table of a month: one row a measure, with its small picture and its marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from figures import Figure
from figures.dashboard.states import SPARK_POINTS, State
from figures.monthly.month_row import MonthRow
from figures.monthly.months import A_YEAR, Month, month_of
from interface.components.escaping import picture
from interface.components.html import render
from interface.components.icons import theme_name
from interface.components.row_cells import edge, first_cells, standard_cell, state_cell, theme_line
from interface.components.spark import spark
from interface.components.state_icons import state_legend
from interface.components.tables import NUMBER, Cell, Head, Line, write_table


def show_month_table(summary: Figure, month: str) -> None:
    """Show the measures that have anything to show, themes as headings, and what the marks mean."""
    chosen = month_of(month)
    rows: Sequence[MonthRow] = [row for row in summary.rows if row.is_supplied]
    heads = [
        Head(label) for label in (
            "ID", "Measure", chosen.name, chosen.back(1).name, chosen.back(A_YEAR).name, "Usual range",
            "Year to the month", "Is it changing?", "Standard", "Published",
        )
    ]
    lines = []
    for theme, of_theme in groupby(rows, key=lambda row: row.theme):
        lines += [theme_line(theme, len(heads)), *(_line(row, chosen, len(heads)) for row in of_theme)]
    caption = f"{summary.id}: {summary.title}. {len(rows)} measures shown."
    st.html(write_table(caption, heads, lines, "wm-weekly") + Markup(state_legend()))


def _line(row: MonthRow, month: Month, columns: int) -> Line:
    first = first_cells(row, "Commentary below" if row.commentary else "")
    last = Cell("Published", row.published or "none")
    if row.state is State.NO_DATA:
        held = f"Held until then: {row.month_words} ({row.worked_out})." if row.month_words else ""
        why = Cell("No data", render("dark.html", why=f"{row.why} {held}"), span=columns - 3)
        return Line([*first, why, last], "wm-dark")
    if row.state is State.NONE:
        absent = Cell("Figures", row.absent or "No series is supplied.", "wm-none", span=columns - 3)
        return Line([*first, absent, last])
    return Line([*first, *_figures(row, month), last], edge(row))


def _figures(row: MonthRow, month: Month) -> list[Cell]:
    missing = f"{row.weeks_held} weeks held" if row.gaps else ""
    figure = render(
        "monthly/figure.html", words=row.month_words, letters=row.letters, worked_out=row.worked_out,
        missing=missing,
    )
    return [
        Cell(month.name, figure, NUMBER),
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
        f"{row.name}, last {SPARK_POINTS} figures to the end of {month.name}: last figure"
        f" {row.last_figure or 'none'}, usual range {row.usual_range or 'not known'}"
    )
    drawn = Markup(picture(spark(row.points, theme_name()), alt)) if row.points else ""
    last = f"last figure {row.last_figure}" if row.last_figure else ""
    return render("monthly/year.html", picture=drawn, last=last)
