"""Whose run this is, and which pages are open to them in it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from data_access.access.sessions import Visit

_VISIT, _OPEN = "visit", "open_pages"


def begin(visit: Visit, addresses: Iterable[str]) -> None:
    """Note whose run this is and which pages are theirs. Called by the router on every run, first of all."""
    st.session_state[_VISIT] = visit
    st.session_state[_OPEN] = frozenset(addresses)


def require(address: str) -> Visit:
    """The visit of this run, if the page is open to it; otherwise the run ends here.

    Every page calls this first, so that a page reached in any other way shows nothing.
    """
    visit: Visit | None = st.session_state.get(_VISIT)
    if visit is None or address not in st.session_state.get(_OPEN, frozenset()):
        st.error("This page is not open to you. Sign in, or go back to the overview.")
        st.stop()
    return visit
