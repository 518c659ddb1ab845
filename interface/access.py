"""Which role sees which page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data_access.access.roles import STAFF, Role
from data_access.access.sessions import Visit

EVERYONE = frozenset(Role)
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_VISIT = "visit"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its address, its name in the navigation, and who may open it."""

    address: str
    title: str
    roles: frozenset[Role]


# In the order of the navigation. The first one a role may open is its home, served at ``/``.
PAGES = (
    PageEntry("overview", "Overview", STAFF),
    PageEntry("weekly", "Weekly", STAFF),
    PageEntry("monthly", "Monthly", STAFF),
    PageEntry("confidence", "Confidence", STAFF),
    PageEntry("victims", "Victim services", STAFF),
    PageEntry("estates", "Estates", STAFF),
    PageEntry("data", "Data", STAFF),
    PageEntry("methods", "Methods", STAFF),
    PageEntry("accounts", "Accounts", ADMINISTRATOR),
    PageEntry("audit", "Audit", ADMINISTRATOR),
    PageEntry("accessibility", "Accessibility", EVERYONE),
)
_BY_ADDRESS = {page.address: page for page in PAGES}


def pages_for(role: Role | None) -> list[PageEntry]:
    """The pages a role may open, in order."""
    return [page for page in PAGES if role in page.roles]


def begin(visit: Visit) -> None:
    """Note whose run this is. Called by the router, on every run, before any page."""
    st.session_state[_VISIT] = visit


def require(address: str) -> Visit:
    """The visit of this run, if its role may open the page; otherwise the run ends here.

    Every page calls this first, so that a page reached in any other way shows nothing.
    """
    visit: Visit | None = st.session_state.get(_VISIT)
    if visit is None or visit.viewer.role not in _BY_ADDRESS[address].roles:
        st.error("This page is not open to you. Sign in, or go back to the overview.")
        st.stop()
    return visit
