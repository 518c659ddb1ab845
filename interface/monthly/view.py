"""The parts of the monthly page: the choice of the month, its table, what was written, the two documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from analysis.words import say_number
from data_access import NotPermitted, Reader, Viewer
from data_access.access.sessions import current_visit
from figures import Figure
from figures.dashboard.states import SPARK_POINTS, State
from figures.monthly.commentary import say_note
from figures.monthly.months import A_YEAR, Month, month_of
from figures.words.cells import Row, records
from interface import figure_cache
from interface.components.addresses import address
from interface.components.escaping import as_text, picture
from interface.components.figures_on_page import report_failure
from interface.components.filters import Choices, keep, kept
from interface.components.icons import theme_name
from interface.components.measure_cells import (
    cell,
    edge,
    head,
    letters,
    standard_words,
    state_words,
    theme_row,
)
from interface.components.spark import Point, spark
from interface.components.state_icons import state_legend
from interface.components.tables import show_table
from interface.http.cookies import SESSION

COLUMNS = 10
MOST_DOCUMENTS = 20
# Every kind of document: its ending, its type, and how it is made.
WORD, PDF = "docx", "pdf"
TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PDF: "application/pdf",
}
NAMES = {WORD: "Word", PDF: "PDF"}
Make = Callable[[Reader], bytes]


def choose_month(months: Figure) -> str | None:
    """Show the choice of the month and give back which, as ``2020-06``; None where none is complete.

    Complete months are offered; one that is not can be given in the address and says what is missing.
    """
    rows = {row["Month"]: row for row in records(months.table)}
    complete = [key for key, row in rows.items() if row["Complete"] == "yes"]
    default = complete[0] if complete else ""
    chosen = kept("period", lambda text: text in rows, "month", default)
    # The month kept from another area or day may have nothing here.
    chosen = chosen if chosen in rows else default
    if not chosen:
        return None
    offered = sorted({*complete, chosen}, reverse=True)
    st.session_state["pick_period"] = chosen
    st.selectbox(
        "Month", offered, key="pick_period", width=260,
        format_func=lambda key: rows[key]["Name"] + ("" if key in complete else " (not complete)"),
        on_change=keep, args=("period", "pick_period", default),
        help="A month is offered when every week that ends in it is held.",
    )
    return chosen


def show_month_table(summary: Figure, month: str) -> None:
    """Show the measures that have anything to show, themes as headings, and what the marks mean."""
    chosen = month_of(month)
    rows = supplied(summary.table)
    data = summary.data if summary.data is not None else pd.DataFrame(columns=["code"])
    points: dict[str, list[Point]] = {
        str(code): records(of_code) for code, of_code in data.groupby("code", sort=False)
    }
    labels = [
        "ID", "Measure", chosen.name, chosen.back(1).name, chosen.back(A_YEAR).name, "Usual range",
        "Year to the month", "Is it changing?", "Standard", "Published",
    ]
    caption = as_text(f"{summary.id}: {summary.title}. {len(rows)} measures shown.")
    body, theme = [], None
    for row in records(rows):
        if row["Theme"] != theme:
            theme = row["Theme"]
            body.append(theme_row(str(theme), COLUMNS))
        body.append(_row(row, points.get(row["ID"], []), chosen))
    st.html(
        f'<div class="wm-table wm-weekly" role="region" tabindex="0" aria-label="{caption}">'
        f'<table role="table"><caption>{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head(labels)}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(body)}</tbody></table></div>{state_legend()}'
    )


def supplied(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a month with a figure, a reason why there is none, or something published."""
    told = (table["Month"] != "") | (table["Published in the month"] != "")
    return table[(table["State"] != State.NONE) | told]


def show_rest(summary: Figure) -> None:
    """The measures left out of the table, folded away."""
    rest = summary.table[~summary.table.index.isin(supplied(summary.table).index)]
    if len(rest):
        what = "for which no series is supplied"
        with st.expander(f"{say_number(len(rest), 'measure')} {what}"):
            show_table(rest[["ID", "Measure", "Unit", "Theme"]], f"Measures {what}")


def _row(row: Row, points: list[Point], month: Month) -> str:
    opened = as_text(address("weekly", measure=row["ID"]))
    noted = "<small>Commentary below</small>" if row["Commentary"] else ""
    first = cell("ID", f'<a href="{opened}" target="_self">{as_text(row["ID"])}</a>') + cell(
        "Measure",
        f"<strong>{as_text(row['Measure'])}</strong>"
        f"<small>{as_text(row['Unit'])} · {as_text(row['Good direction'])}</small>{noted}",
    )
    last = cell("Published", as_text(row["Published in the month"]) or "none")
    if row["State"] == State.NO_DATA:
        held = f"Held until then: {row['Month']} ({row['Worked out from']})." if row["Month"] else ""
        told = (
            f'<td role="cell" colspan="{COLUMNS - 3}" data-label="No data"><strong>[x] No data.</strong>'
            f" {as_text(row['Why there is no data'])} {as_text(held)}</td>"
        )
        return f'<tr role="row" class="wm-dark">{first}{told}{last}</tr>'
    if row["State"] == State.NONE:
        told = (
            f'<td role="cell" colspan="{COLUMNS - 3}" data-label="Figures" class="wm-none">'
            f"{as_text(row['Month']) or 'No series is supplied.'}</td>"
        )
        return f'<tr role="row">{first}{told}{last}</tr>'
    return f'<tr role="row"{edge(row)}>{first}{_figures(row, points, month)}{last}</tr>'


def _figures(row: Row, points: list[Point], month: Month) -> str:
    alt = (
        f"{row['Measure']}, last {SPARK_POINTS} figures to the end of {month.name}: last figure"
        f" {row['Last figure'] or 'none'}, usual range {row['Usual range'] or 'not known'}"
    )
    missing = f"{row['Weeks held']} weeks held" if _some_missing(row) else ""
    month_cell = (
        f"<strong>{as_text(row['Month'])}</strong> {as_text(letters(row))}"
        f"<small>{as_text(row['Worked out from'])}</small><small>{as_text(missing)}</small>"
    )
    last = f"last figure {row['Last figure']}" if row["Last figure"] else ""
    usual = as_text(row["Usual range"]) or "–"
    drawn = picture(spark(points, theme_name()), alt) if points else ""
    late = row["Status"].partition("Late: ")[2] if row["State"] == State.LATE else ""
    signalling = row["Weeks signalling"] if not row["Weeks signalling"].startswith("0 ") else ""
    detail = "; ".join(
        filter(None, (row["Signal"], signalling and f"{signalling} weeks signal", late and f"due {late}"))
    )
    return (
        cell(month.name, month_cell, "wm-number")
        + cell(month.back(1).name, as_text(row["Month before"]) or "none")
        + cell(month.back(A_YEAR).name, as_text(row["Same month last year"]) or "none")
        + cell("Usual range", usual)
        + cell("Year to the month", f"{drawn}<small>{as_text(last)}</small>", "wm-spark")
        + cell("Is it changing?", state_words(row, detail))
        + cell("Standard", standard_words(row))
    )


def _some_missing(row: Row) -> bool:
    held, _of, many = row["Weeks held"].partition(" of ")
    return held != many


def show_notes(notes: Figure) -> None:
    """What was written about the month and its measures, as cards."""
    if notes.table.empty:
        st.html(f"<p>{as_text(notes.title)}. Comments are written where a measure is opened.</p>")
        return
    cards = "".join(
        '<div class="wm-tile" role="listitem" style="overflow-wrap: anywhere">'
        f"<h3>{as_text(' '.join(filter(None, (row['ID'], row['Measure']))))}</h3>"
        f"<p>{as_text(row['Kind'])}: {_lines(row['Text'])}</p>"
        f'<p class="wm-meta">{as_text(_sentence(say_note(row)))}</p></div>'
        for row in records(notes.table)
    )
    st.html(f'<div class="wm-tiles" role="list" aria-label="Commentary">{cards}</div>')


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lines(text: str) -> str:
    return "<br>".join(as_text(line) for line in text.split("\n"))


def offer_documents(choices: Choices, stem: str, makers: Mapping[str, Make]) -> None:
    """Show a button for each kind of document. It is made when the button is pressed, not before.

    ``stem`` is the name of the file without its ending; ``makers`` say how each kind is made, by its
    ending.
    """
    with st.container(horizontal=True, key="documents"):
        for ending, make in makers.items():
            name = f"{stem}.{ending}"
            st.download_button(
                f"Download as {NAMES[ending]}", _on_demand(choices.as_at, name, make), file_name=name,
                mime=TYPES[ending], key=f"document-{ending}", on_click="ignore",
                help=f"{name}: made when you press the button, in a few seconds.",
            )


def _on_demand(as_at: date, name: str, make: Make) -> Callable[[], bytes]:
    """What makes a document when its button is pressed, for whoever is then signed in."""
    token = st.context.cookies.get(SESSION)

    def made() -> bytes:
        # The button may be pressed long after the page was drawn: the session is looked at again.
        visit = current_visit(token)
        if visit is None:
            raise NotPermitted("the session has ended; sign in again")
        seen_by = (str(visit.viewer.role), *sorted(visit.viewer.audiences()))
        try:
            return _document(visit.viewer, visit.data_version, seen_by, as_at, name, make)
        except Exception:
            report_failure("a document could not be made")
            raise

    return made


@st.cache_data(max_entries=MOST_DOCUMENTS, show_spinner=False)
def _document(
    _viewer: Viewer, data_version: int, seen_by: tuple[str, ...], as_at: date, name: str, _make: Make
) -> bytes:
    """The bytes of a document, made once for a state of the data and those who see the same.

    Its name holds its month, its area and its kind.
    """
    del data_version, seen_by, name  # they are part of the key, not of the making
    with figure_cache.shared_reader(_viewer, as_at) as reader:
        return _make(reader)
