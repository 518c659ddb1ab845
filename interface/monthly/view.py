"""The parts of the monthly page beside its table: the month, what was written, the two documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from analysis.words import say_number
from data_access import NotPermitted, Reader, Viewer
from data_access.access.sessions import current_visit
from figures import Figure
from figures.monthly.commentary import WrittenNote, as_sentence
from figures.monthly.months import BegunMonth
from interface import figure_cache
from interface.components.cards import About, Card, show_cards
from interface.components.figures_on_page import report_failure
from interface.components.filters import Choices, keep, kept
from interface.components.html import show
from interface.components.tables import show_rows
from interface.http.cookies import SESSION

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
    begun: dict[str, BegunMonth] = {row.month.key: row for row in months.rows}
    complete = [key for key, row in begun.items() if row.complete]
    default = complete[0] if complete else ""
    chosen = kept("period", lambda text: text in begun, "month", default)
    # The month kept from another area or day may have nothing here.
    chosen = chosen if chosen in begun else default
    if not chosen:
        return None
    offered = sorted({*complete, chosen}, reverse=True)
    st.session_state["pick_period"] = chosen
    st.selectbox(
        "Month", offered, key="pick_period", width=260,
        format_func=lambda key: begun[key].month.name + ("" if key in complete else " (not complete)"),
        on_change=keep, args=("period", "pick_period", default),
        help="A month is offered when every week that ends in it is held.",
    )
    return chosen


def show_rest(summary: Figure) -> None:
    """The measures left out of the table, folded away."""
    rest = [row for row in summary.rows if not row.is_supplied]
    if rest:
        what = "for which no series is supplied"
        with st.expander(f"{say_number(len(rest), 'measure')} {what}"):
            show_rows(rest, ("ID", "Measure", "Unit", "Theme"), f"Measures {what}")


def show_notes(notes: Figure) -> None:
    """What was written about the month and its measures, as cards."""
    if not notes.rows:
        show(
            "paragraph.html", css="",
            words=f"{notes.title}. Comments are written where a measure is opened.",
        )
        return
    written: Sequence[WrittenNote] = notes.rows
    show_cards("Commentary", (
        Card(row.text, (About(as_sentence(row.about)),), f"{row.code} {row.measure}".strip())
        for row in written
    ))


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
