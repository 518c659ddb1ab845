"""Tables as real HTML tables: read by a screen reader, reached by keyboard, stacked on a phone.

A table is heads and lines of cells; ``templates/table.html`` is the one place that writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from figures.figure import Row
from figures.words.marks import Marked
from interface.components.html import render
from interface.components.icons import mark

NUMBER = "wm-number"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words, or markup that a template made."""

    content: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its label on a phone and its content, which is text unless a template made it.

    ``span`` is over how many columns it reaches; ``heads_rows`` makes it the head of the rows below.
    """

    label: str
    content: str
    css: str = ""
    span: int = 0
    heads_rows: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table. ``anchor`` is what an address can name it by."""

    cells: Sequence[Cell]
    css: str = ""
    anchor: str = ""


def write_table(
    caption: str, heads: Sequence[Head], lines: Sequence[Line], css: str = ""
) -> Markup:
    """The HTML of a table; ``css`` is its class besides that of every table."""
    return render("table.html", caption=caption, heads=heads, lines=lines, css=css)


def table_of_rows(
    rows: Iterable[Row], columns: Sequence[str], caption: str, *, numbers: Sequence[str] = (),
    link: tuple[str, Callable[[Any], str]] | None = None,
    instead: tuple[str, Callable[[Any], str]] | None = None, hide_empty: bool = False,
    chosen: str | None = None,
) -> Markup:
    """The HTML of a table of rows, each said in its own words under these columns.

    ``numbers`` are right-aligned; ``link`` is a column and which address its cell leads to, by row;
    ``instead`` is a column and why a row has no data: where there is a reason it stands in place of
    the cells from that column on, in the dark block of a figure that is missing. ``chosen`` is the ID of
    the row that the reader came for: it stands first, marked.
    """
    said = [(row, row.cells()) for row in rows]
    if chosen is not None:
        said.sort(key=lambda one: one[1].get("ID") != chosen)
    shown = [
        column for column in columns
        if not hide_empty or any(_is_there(cells.get(column, "")) for _row, cells in said)
    ]
    return write_table(
        caption, [Head(column, _css(column, numbers)) for column in shown],
        [
            replace(line, css=f"{line.css} wm-chosen".strip())
            if chosen is not None and cells.get("ID") == chosen else line
            for row, cells in said if (line := _line(row, cells, shown, numbers, link, instead))
        ],
    )


def show_rows(rows: Iterable[Row], columns: Sequence[str], caption: str, **options: Any) -> None:  # noqa: ANN401 - as table_of_rows has them
    """Show a table of rows; options as in ``table_of_rows``."""
    st.html(table_of_rows(rows, columns, caption, **options))


@dataclass(frozen=True, slots=True)
class Words:
    """A row that is words and numbers and nothing else, such as one of a list of accounts."""

    said: Mapping[str, object]

    def cells(self) -> Mapping[str, object]:
        """The words."""
        return self.said


def show_words(
    columns: Sequence[str], lines: Iterable[Sequence[object]], caption: str, **options: Any  # noqa: ANN401 - as table_of_rows has them
) -> None:
    """Show a table of words under these columns; options as in ``table_of_rows``."""
    rows = [Words(dict(zip(columns, line, strict=True))) for line in lines]
    show_rows(rows, columns, caption, **options)


def _is_there(cell: object) -> bool:
    return cell is not None and cell == cell and str(cell) != ""


def _css(column: str, numbers: Sequence[str]) -> str:
    return NUMBER if column in numbers else ""


def _line(
    row: Row, cells: Mapping[str, object], columns: Sequence[str], numbers: Sequence[str],
    link: tuple[str, Callable[[Any], str]] | None, instead: tuple[str, Callable[[Any], str]] | None,
) -> Line:
    why = instead[1](row) if instead is not None else ""
    shown = columns[: columns.index(instead[0])] if instead is not None and why else columns
    made = [
        Cell(column, _content(cells.get(column, ""), _address(row, column, link)), _css(column, numbers))
        for column in shown
    ]
    if not why:
        return Line(made)
    block = Cell("No data", render("dark.html", why=why), span=len(columns) - len(shown))
    return Line([*made, block], "wm-dark")


def _address(row: Row, column: str, link: tuple[str, Callable[[Any], str]] | None) -> str:
    return link[1](row) if link is not None and link[0] == column else ""


def _content(value: object, address: str) -> str:
    """What stands in a cell: text, a number with its thousands, or text with its icon or its address."""
    if not _is_there(value):
        return ""
    if isinstance(value, int | float):
        return f"{value:,.10g}"
    words = str(value)
    if address:
        return render("link.html", to=address, words=words)
    if isinstance(value, Marked):
        return render("marked.html", icon=mark(value.mark, alt=""), words=words)
    return words
