"""Documents made of figures, offered on a page and made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from data_access import NotPermitted, Reader, Viewer
from data_access.access.sessions import current_visit
from interface import figure_cache
from interface.components.figures_on_page import report_failure
from interface.components.filters import Choices
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
