from __future__ import annotations

import pytest

from application.page_list import PAGES, pages_for
from data_access.access.roles import Role

STAFF_PAGES = [
    "overview", "weekly", "monthly", "confidence", "check", "victims", "estates", "data", "methods",
    "accessibility",
]
# Written out in full, so that a page opened to one role too many is noticed here.
TABLE = {
    Role.PANEL: ["editions", "accessibility"],
    Role.COMMISSIONER: STAFF_PAGES,
    Role.CHIEF_EXECUTIVE: STAFF_PAGES,
    Role.ANALYST: STAFF_PAGES,
    Role.ADMINISTRATOR: ["accounts", "audit", "accessibility"],
    None: [],
}


@pytest.mark.parametrize("role", TABLE, ids=str)
def test_a_role_sees_its_own_pages_and_no_other(role):
    assert [page.address for page in pages_for(role)] == TABLE[role]


def test_the_table_names_every_role():
    assert set(TABLE) == {*Role, None}


def test_no_two_pages_share_an_address_or_a_name():
    assert len({page.address for page in PAGES}) == len({page.title for page in PAGES}) == len(PAGES)
