from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, heading, settled

SIZES = {"laptop": LAPTOP, "phone": {"width": 390, "height": 844}}
PAGES = (
    ("commissioner", "/"), ("commissioner", "/weekly"), ("commissioner", "/weekly?measure=CH1"),
    ("commissioner", "/weekly?measure=CH3"), ("commissioner", "/weekly?measure=CR1"),
    ("commissioner", "/weekly?measure=CR1&area=SH"), ("commissioner", "/weekly?measure=RT1"),
    ("commissioner", "/confidence"), ("commissioner", "/confidence?measure=PC7&area=SH"),
    ("commissioner", "/check"), ("analyst", "/check?part=contradictions"),
    ("commissioner", "/check?part=consultations"),
    ("commissioner", "/check"), ("commissioner", "/check?part=consultations"), ("analyst", "/check"),
    ("commissioner", "/victims"), ("commissioner", "/estates"), ("commissioner", "/?figure=PC1"),
    ("commissioner", "/methods"), ("commissioner", "/data?as_at=2020-08-01"),
    ("analyst", "/data?part=load"), ("commissioner", "/data?part=revised"),
    ("commissioner", "/data?part=templates"), ("commissioner", "/data?measure=RT1"),
    ("panel", "/"), ("administrator", "/"), ("administrator", "/audit"),
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what breaks a rule is worked out in full: what keeps one takes most of the time and is not read.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Rules broken inside Streamlit's own elements, which no option of ours changes, with the reason.
NOT_OURS: dict[str, str] = {}


def found_on(page):
    result = Axe().run(page, options=OPTIONS)
    return {
        violation["id"]: [node["html"][:200] for node in violation["nodes"]]
        for violation in result.response["violations"]
        if violation["id"] not in NOT_OURS
    }


def assert_no_rule_is_broken(page):
    """At the size of a laptop, then of a phone."""
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        assert found_on(settled(page)) == {}, size


def test_the_sign_in_page_breaks_no_rule(new_window):
    page = new_window()
    page.goto("/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert_no_rule_is_broken(page)


@pytest.mark.parametrize(("role", "address"), PAGES)
def test_a_page_breaks_no_rule(window_of, role, address):
    page = window_of(role)
    page.goto(address)
    expect(heading(settled(page))).to_be_visible()
    assert_no_rule_is_broken(page)


@pytest.mark.parametrize("address", ["/", "/weekly", "/weekly?measure=CH1", "/weekly?measure=CR1"])
def test_a_page_in_the_dark_theme_breaks_no_rule(window_of, address):
    page = window_of("commissioner", color_scheme="dark")
    page.goto(address)
    expect(heading(settled(page))).to_be_visible()
    assert found_on(page) == {}


def test_the_rules_are_really_tried(new_window):
    page = new_window()
    page.goto("/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    settled(page).evaluate("document.querySelector('main').appendChild(new Image()).src = 'data:image/gif,'")
    assert "image-alt" in found_on(page)
