"""Showing a Figure: heading, chart, words, table, file, source. Never a part without the others."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from figures import Figure
from figures.words.statuses import ILLUSTRATIVE
from figures.workbook import workbook_of
from interface.components.addresses import address_of_figure
from interface.components.chart_signs import show_legend
from interface.components.escaping import as_plain_markdown
from interface.components.html import show
from interface.components.icons import theme_name
from interface.components.tables import show_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How many rows stand below a chart before somebody asks for all of them.
SHOWN_ROWS = 12

log = logging.getLogger(__name__)


def show_figure(
    figure: Figure, *, heading: str | None = None,
    table: Callable[[Figure], None] | None = None, bare: bool = False, folded: bool = False,
) -> None:
    """Show a figure with everything that belongs to it.

    Where the table is the figure it stands open; below a chart it is folded away. ``heading``
    stands in for the title where the page has said it already; ``table`` lays it out in a way of
    its own; ``bare`` leaves the heading to the page, for a small chart among others; ``folded`` folds the
    table away where it is the figure, below its title.
    """
    if bare:
        _chart(figure)
        with st.expander("Table and file"):
            _files(figure)
            _newest_rows(figure, _plain_table)
            _notes(figure)
        return
    st.header(as_plain_markdown(heading or figure.title), anchor=False)
    if figure.illustrative:
        show("paragraph.html", css="wm-pill", words=ILLUSTRATIVE)
    if figure.dark:
        show("figure/no_data.html", why=figure.dark)
    lay_out = table or _plain_table
    if _chart(figure):
        show_legend(figure.legend)
        # The description is for who cannot see the chart, which carries it.
        show("paragraph.html", css="wm-words", words=figure.lead or figure.description)
        _source_line(figure)
        with st.expander(f"{figure.id}: table, notes and file"):
            _files(figure)
            _newest_rows(figure, lay_out)
            _notes(figure)
        return
    if folded:
        _source_line(figure)
        with st.expander(f"{figure.id}: table, notes and file"):
            _files(figure)
            lay_out(figure)
            _notes(figure)
        return
    lay_out(figure)
    _source_line(figure)
    with st.expander(f"{figure.id}: notes and file"):
        _files(figure)
        _notes(figure)


def _chart(figure: Figure) -> bool:
    """The chart with its text alternative; False where the table is the figure."""
    if figure.specs is None or figure.data is None or figure.data.empty:
        return False
    st.vega_lite_chart(
        figure.data, figure.specs[theme_name()], theme=None, alt=figure.description,
        key=f"chart-{figure.id}",
    )
    return True


def try_to_show(make: Callable[[], Figure], **options: object) -> Figure | None:
    """Build and show a figure; if that fails, say so in its place and leave the rest of the page."""
    made: list[Figure] = []

    def draw() -> None:
        made.append(make())
        show_figure(made[0], **options)  # type: ignore[arg-type]

    return made[0] if try_to_draw(draw) else None


def try_to_draw(draw: Callable[[], None]) -> bool:
    """Draw a part of the page; if that fails, say so in its place and leave the rest of the page."""
    try:
        draw()
    except Exception:
        reference = report_failure("a figure could not be built")
        st.error(
            f"This figure could not be built. The rest of the page is complete. Reference"
            f" {reference}: try again, or tell an analyst."
        )
        return False
    return True


def report_failure(what: str) -> str:
    """Write the exception in hand to the log and give back the reference to quote."""
    reference = secrets.token_hex(2).upper()
    log.exception("%s (reference %s)", what, reference)
    return reference


def _newest_rows(figure: Figure, lay_out: Callable[[Figure], None]) -> None:
    """The newest rows below a chart; all of them when they are asked for."""
    many = len(figure.rows)
    if many <= SHOWN_ROWS or st.checkbox(f"Show all {many:,} rows", key=f"all-{figure.id}"):
        lay_out(figure)
        return
    lay_out(replace(figure, rows=figure.rows[:SHOWN_ROWS]))


def _plain_table(figure: Figure, chosen: str | None = None) -> None:
    if figure.rows:
        show_rows(
            figure.rows, figure.columns, f"{figure.id}: {figure.title}", hide_empty=True, chosen=chosen
        )


def marking(chosen: str | None) -> Callable[[Figure], None]:
    """A layout of the usual table with one row marked and put first: the one the reader came for."""
    return partial(_plain_table, chosen=chosen)


def _source_line(figure: Figure) -> None:
    """Unit, base, period, source and status, in that order."""
    parts = figure.particulars()
    if parts:
        show("figure/source.html", parts=parts)


def _notes(figure: Figure) -> None:
    show(
        "figure/notes_and_address.html", notes=figure.notes, figure_id=figure.id,
        to=address_of_figure(figure.id),
    )


def _files(figure: Figure) -> None:
    """The figure as files to calculate with, made when they are asked for."""
    if not figure.rows:
        return
    with st.container(horizontal=True, key=f"files-{figure.id}"):
        st.download_button(
            f"Download {figure.file_name}", lambda: figure.to_csv().encode("utf-8-sig"),
            file_name=figure.file_name, mime="text/csv", key=f"file-{figure.id}", on_click="ignore",
        )
        st.download_button(
            "as a workbook", lambda: workbook_of(figure), file_name=f"{figure.file_stem}.xlsx",
            mime=XLSX, key=f"workbook-{figure.id}", on_click="ignore",
        )
