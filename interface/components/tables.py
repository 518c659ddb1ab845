"""Tables as real HTML tables: read by a screen reader, reached by keyboard, stacked on a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from interface.components.escaping import as_text
from interface.components.icons import KINDS, mark

Mark = Callable[[pd.Series], str]


def html_table(
    frame: pd.DataFrame, caption: str, *, numbers: Sequence[str] = (),
    link: tuple[str, Callable[[str], str]] | None = None,
    span: tuple[str, str] | None = None, hide_empty: bool = False,
) -> str:
    """A table of text. Every cell is escaped.

    ``numbers`` are right-aligned; ``link`` is a column and how its cell becomes an address;
    ``span`` is (from, message): in a row whose ``message`` column has text, the cells from the
    ``from`` column on give way to that message, in the dark block of a figure that is missing.
    """
    message = span[1] if span else None
    columns = [
        column for column in frame.columns
        if column != message and not (hide_empty and _is_empty(frame[column]))
    ]
    head = "".join(
        f'<th role="columnheader" scope="col"{_align(column, numbers)}>{as_text(column)}</th>'
        for column in columns
    )
    body = "".join(
        _row(row, columns, numbers, link, span) for _, row in frame.iterrows()
    )
    return (
        f'<div class="wm-table" role="region" tabindex="0" aria-label="{as_text(caption)}">'
        f'<table role="table"><caption>{as_text(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def show_table(frame: pd.DataFrame, caption: str, **options: object) -> None:
    """Show a table of text; options as in ``html_table``."""
    st.html(html_table(frame, caption, **options))  # type: ignore[arg-type]


def _is_empty(cells: pd.Series) -> bool:
    return bool((cells.isna() | cells.astype(str).eq("")).all())


def _align(column: str, numbers: Sequence[str]) -> str:
    return ' class="wm-number"' if column in numbers else ""


def _row(
    row: pd.Series, columns: Sequence[str], numbers: Sequence[str],
    link: tuple[str, Callable[[str], str]] | None, span: tuple[str, str] | None,
) -> str:
    if span is None or not row[span[1]]:
        cells = "".join(_cell(row, column, numbers, link) for column in columns)
        return f'<tr role="row">{cells}</tr>'
    first = columns.index(span[0])
    cells = "".join(_cell(row, column, numbers, link) for column in columns[:first])
    told = as_text(row[span[1]])
    cells += (
        f'<td role="cell" colspan="{len(columns) - first}" data-label="No data">'
        f"<strong>[x] No data.</strong> {told}</td>"
    )
    return f'<tr role="row" class="wm-dark">{cells}</tr>'


def _cell(
    row: pd.Series, column: str, numbers: Sequence[str],
    link: tuple[str, Callable[[str], str]] | None,
) -> str:
    value = row[column]
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        shown = ""
    elif isinstance(value, int | float):
        shown = f"{value:,.10g}"
    else:
        shown = as_text(value)
        kind = next((kind for kind in KINDS if shown.startswith(kind)), None)
        if kind is not None:
            shown = f'<span class="wm-marked">{mark(kind, alt="")}{shown}</span>'
    if link is not None and column == link[0] and shown:
        shown = f'<a href="{as_text(link[1](str(value)))}" target="_self">{shown}</a>'
    return (
        f'<td role="cell"{_align(column, numbers)} data-label="{as_text(column)}">'
        f"{shown}</td>"
    )
