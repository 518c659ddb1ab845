"""Every page there is, told once: its address, its name, who may open it, and how it is shown.

Streamlit puts the folder of the entry script first on the path, so that nothing here may bear the
name of a package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data_access.access.roles import STAFF, Role
from pages import (
    accessibility,
    accounts,
    audit,
    check,
    confidence,
    data,
    editions,
    estates,
    methods,
    monthly,
    overview,
    victims,
    weekly,
)

EVERYONE = frozenset(Role)
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its address, its name in the navigation, who may open it, and what shows it."""

    address: str
    title: str
    roles: frozenset[Role]
    render: Callable[[], None]


# In the order of the navigation. The first one a role may open is its home, served at ``/``.
PAGES = (
    PageEntry("overview", "Overview", STAFF, overview.render),
    PageEntry("weekly", "Weekly", STAFF, weekly.render),
    PageEntry("monthly", "Monthly", STAFF, monthly.render),
    PageEntry("confidence", "Confidence", STAFF, confidence.render),
    PageEntry("victims", "Victim services", STAFF, victims.render),
    PageEntry("estates", "Estates", STAFF, estates.render),
    PageEntry("check", "Claim check", STAFF, check.render),
    PageEntry("data", "Data", STAFF, data.render),
    PageEntry("methods", "Methods", STAFF, methods.render),
    PageEntry("editions", "Editions", frozenset({Role.PANEL}), editions.render),
    PageEntry("accounts", "Accounts", ADMINISTRATOR, accounts.render),
    PageEntry("audit", "Audit", ADMINISTRATOR, audit.render),
    PageEntry("accessibility", "Accessibility", EVERYONE, accessibility.render),
)


def pages_for(role: Role | None) -> list[PageEntry]:
    """The pages a role may open, in order."""
    return [page for page in PAGES if role in page.roles]
