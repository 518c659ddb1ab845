from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from application.page_list import PAGES
from data_access import Role
from tests.pages.helpers import run_page, words_of

STAFF = ("commissioner", "chief_executive", "analyst")
# What only this page shows.
SIGNS = {
    "overview": "For your attention", "weekly": "What to look at",
    "monthly": "Every measure in June 2020",
    "confidence": "Newest published values by area", "check": "What cannot all be true",
    "victims": "Services and their contracts",
    "estates": "Milestones and their dates", "data": "Every measure by its state",
    "methods": "How the figures are worked out",
    "accounts": "Who may sign in", "audit": "events, newest first",
    "accessibility": "Accessibility statement", "editions": "No edition has been published yet",
}
STAFF_PAGES = (
    "overview", "weekly", "monthly", "confidence", "check", "victims", "estates", "data", "methods",
    "accessibility",
)
# The first page of a role is its home.
OPEN = {
    **dict.fromkeys(STAFF, STAFF_PAGES),
    "panel": ("editions", "accessibility"),
    "administrator": ("accounts", "audit", "accessibility"),
}


def test_every_page_and_every_role_is_tried():
    assert set(SIGNS) == {page.address for page in PAGES}
    assert set(OPEN) == set(Role)


@pytest.mark.parametrize("role", OPEN)
@pytest.mark.usefixtures("sample_store")
def test_a_role_opens_its_pages_and_finds_its_home_at_every_other_address(sign_in, role):
    sign_in(role)
    for address, sign in SIGNS.items():
        words = words_of(run_page(address))
        expected = address if address in OPEN[role] else OPEN[role][0]
        assert SIGNS[expected] in words, f"{role} at {address}"
        if address != expected:
            assert sign not in words, f"{role} at {address}"


@pytest.mark.parametrize("role", ["panel", "administrator"])
@pytest.mark.parametrize("address", [*SIGNS, "", "nonsense"])
@pytest.mark.usefixtures("sample_store")
def test_who_may_see_no_force_figure_sees_none_anywhere(sign_in, role, address):
    sign_in(role)
    words = words_of(run_page(address))
    for number in ("91.3%", "80.2%", "92%", "£434,000", "31st June", "85%"):
        assert number not in words


@pytest.mark.parametrize("address", [*SIGNS, "", "nonsense", "auth/session"])
@pytest.mark.usefixtures("sample_store", "accounts", "cookies")
def test_a_stranger_finds_no_page_at_any_address(address):
    app = run_page(address)
    words = words_of(app)
    assert [sign for sign in SIGNS.values() if sign in words] == []
    assert "%" not in words
    assert not app.exception


@pytest.mark.parametrize("token", ["", "nonsense", "a" * 5000, "' OR 1=1 --"])
@pytest.mark.usefixtures("sample_store", "accounts")
def test_a_cookie_nobody_was_given_opens_nothing(cookies, token):
    cookies["dashboard_session"] = token
    assert SIGNS["overview"] not in words_of(run_page(""))


@pytest.mark.parametrize("address", list(SIGNS))
@pytest.mark.usefixtures("sample_store")
def test_a_page_reached_in_any_other_way_stops_before_it_shows_anything(address):
    app = AppTest.from_string(
        f"import pages.{address}\npages.{address}.render()", default_timeout=30
    ).run()
    assert not app.title
    assert "not open to you" in app.error[0].value
    assert SIGNS[address] not in words_of(app)


@pytest.mark.usefixtures("sample_store")
def test_roles_in_one_process_never_see_what_another_role_was_shown(sign_in):
    # The same process and the same caches: whoever looks first fills them.
    sign_in("commissioner")
    assert "91.3%" in words_of(run_page("", figure="CH1"))
    assert "91.3%" in words_of(run_page("weekly"))
    for role in ("panel", "administrator"):
        sign_in(role)
        assert "91.3%" not in words_of(run_page("", figure="CH1"))
        assert "91.3%" not in words_of(run_page("weekly"))
    sign_in("analyst")
    assert "91.3%" in words_of(run_page("", figure="CH1"))


@pytest.mark.usefixtures("sample_store")
def test_what_the_panel_was_refused_is_not_refused_to_staff(sign_in):
    sign_in("panel")
    assert "There is no figure" in words_of(run_page("", figure="CH1"))
    sign_in("commissioner")
    assert "91.3%" in words_of(run_page("", figure="CH1"))
