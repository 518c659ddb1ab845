"""The weekly table: one real HTML table, a row a measure, with its small picture and its icons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import streamlit as st

from analysis.words import say_number
from figures import Figure
from figures.dashboard.states import State
from figures.dashboard.week_row import WeekRow
from interface.components.html import show
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

HEADS = ("ID", "Measure", "Last figure", "Usual range", "Last year", "Is it changing?")


def show_weekly_table(
    figure: Figure, rows: Sequence[WeekRow], areas: Mapping[str, str], *, themes: bool = True
) -> None:
    """Show the chosen rows of the weekly table, themes as headings, and what the icons mean.

    ``areas`` are the local areas: code and name, in the order of the icons. A column that would say the
    same in every row is left out.
    """
    if not rows:
        show("paragraph.html", css="wm-words", words="No measure is among them.")
        return
    caption = f"{figure.id}: {figure.title}. {say_number(len(rows), 'measure')} shown."
    table = _Columns(
        standard=any(row.standard for row in rows), published=any(row.published for row in rows),
        areas=areas if any(verdict for row in rows for _code, verdict in row.areas) else {},
    )
    lines = _lines(rows, table, themes=themes)
    st.html(write_table(caption, table.heads, lines, "wm-weekly") + state_legend())


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which of the columns that may be left out are there."""

    standard: bool
    published: bool
    areas: Mapping[str, str]

    @property
    def heads(self) -> list[Head]:
        """The heads of all columns."""
        return [
            *heads(HEADS), *(heads(["Standard"]) if self.standard else []),
            *([area_head(self.areas)] if self.areas else []),
            *(heads(["Published"]) if self.published else []),
        ]

    def after(self, row: WeekRow) -> list[Cell]:
        """The cells of the local areas and of what was published."""
        return [
            *([areas_cell(row.areas)] if self.areas else []),
            *([Cell("Published", row.published or "none")] if self.published else []),
        ]


def _lines(rows: Sequence[WeekRow], table: _Columns, *, themes: bool) -> list[Line]:
    # In another order than the catalogue's the themes are mixed, and a heading would say little.
    stretches = [(theme, list(same)) for theme, same in groupby(rows, key=lambda row: row.theme)]
    if not themes or len(stretches) > len({row.theme for row in rows}):
        return _lines_of(rows, table)
    return [
        line for theme, same in stretches
        for line in (theme_line(theme, len(table.heads)), *_lines_of(same, table))
    ]


def _lines_of(rows: Sequence[WeekRow], table: _Columns) -> list[Line]:
    return [
        line for _reason, told in groupby(rows, key=_story) for line in _told_once(list(told), table)
    ]


def _story(row: WeekRow) -> tuple[object, ...]:
    """What measures that are missing for one reason share; every other row is told by itself."""
    return row.spell.story if row.spell is not None else (row.code,)


def _told_once(rows: Sequence[WeekRow], table: _Columns) -> list[Line]:
    """A line for each row; of those that are missing for one reason only the first tells it."""
    first, *others = rows
    same = f"For the same reason as {first.code}."
    return [_line(row, table) for row in (first, *(replace(row, why=same) for row in others))]


def _line(row: WeekRow, table: _Columns) -> Line:
    first = first_cells(row)
    figures = len(HEADS) - len(first) + table.standard
    if row.state is State.NO_DATA:
        return Line([*first, dark_cell(row.why, figures), *table.after(row)], "wm-dark")
    if row.state is State.NONE:
        return Line([*first, none_cell(row.last_figure, figures), *table.after(row)])
    return Line([*first, *_figures(row, table), *table.after(row)], edge(row))


def _figures(row: WeekRow, table: _Columns) -> list[Cell]:
    alt = (
        f"{row.name}, last {say_number(len(row.recent), 'figure')}: newest {row.last_figure}, usual range"
        f" {row.usual_range or 'not known'}"
    )
    return [
        figure_cell("Last figure", row.last_figure, row.letters, (row.period, _beside(row))),
        Cell("Usual range", row.usual_range or "–", "wm-range"),
        Cell("Last year", spark_of(row, alt), "wm-spark"),
        state_cell(row, row.told), *([standard_cell(row)] if table.standard else []),
    ]


def _beside(row: WeekRow) -> str:
    """The figures of the period before and of a year before, as far as they are held."""
    if row.newest is None:
        return ""
    beside = (("before", row.newest.before), ("last year", row.newest.year_before))
    return " · ".join(f"{label} {row.say(value)}" for label, value in beside if value is not None)
