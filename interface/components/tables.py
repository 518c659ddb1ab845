"""Tables as real HTML tables: read by a screen reader, reached by keyboard, stacked on a phone.

A table is heads and lines of cells; ``templates/table.html`` is the one place that writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from interface.components.html import render
from interface.components.icons import KINDS, mark

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


def html_table(
    frame: pd.DataFrame, caption: str, *, numbers: Sequence[str] = (),
    link: tuple[str, Callable[[str], str]] | None = None,
    span: tuple[str, str] | None = None, hide_empty: bool = False,
) -> Markup:
    """The HTML of a table of text.

    ``numbers`` are right-aligned; ``link`` is a column and how its cell becomes an address;
    ``span`` is (from, message): in a row whose ``message`` column has text, the cells from the
    ``from`` column on give way to that message, in the dark block of a figure that is missing.
    """
    message = span[1] if span else None
    columns = [
        str(column) for column in frame.columns
        if column != message and not (hide_empty and _is_empty(frame[column]))
    ]
    heads = [Head(column, _css(column, numbers)) for column in columns]
    lines = [
        _line(row, columns, numbers, link, span) for row in frame.to_dict("records")
    ]
    return write_table(caption, heads, lines)


def show_table(frame: pd.DataFrame, caption: str, **options: object) -> None:
    """Show a table of text; options as in ``html_table``."""
    st.html(html_table(frame, caption, **options))  # type: ignore[arg-type]


def _is_empty(cells: pd.Series) -> bool:
    return bool((cells.isna() | cells.astype(str).eq("")).all())


def _css(column: str, numbers: Sequence[str]) -> str:
    return NUMBER if column in numbers else ""


def _line(
    row: dict[Any, Any], columns: Sequence[str], numbers: Sequence[str],
    link: tuple[str, Callable[[str], str]] | None, span: tuple[str, str] | None,
) -> Line:
    dark = span is not None and bool(row[span[1]])
    shown = columns[: columns.index(span[0])] if dark and span else columns
    cells = [
        Cell(column, _content(row[column], link[1] if link and link[0] == column else None),
             _css(column, numbers))
        for column in shown
    ]
    if dark and span:
        why = render("dark.html", why=row[span[1]])
        return Line([*cells, Cell("No data", why, span=len(columns) - len(shown))], "wm-dark")
    return Line(cells)


def _content(value: object, link: Callable[[str], str] | None) -> str:
    """What stands in a cell: text, a number with its thousands, or text with its icon or its address."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, int | float):
        return f"{value:,.10g}"
    text = str(value)
    if link is not None and text:
        return render("link.html", to=link(text), words=text)
    kind = next((kind for kind in KINDS if text.startswith(kind)), None)
    return text if kind is None else render("marked.html", icon=Markup(mark(kind, alt="")), words=text)
