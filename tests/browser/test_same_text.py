"""Every page reads as it did: its accessible text is compared with the one kept in ``accessible_text``.

What is compared is what a screen reader is told: the navigation, the page and its dialogs, with
everything that is folded away opened. ``tests/kept_text.py`` says how a change is accepted.

Two things differ from run to run and are named in their place: the address of the server as
``{server}``, and, on the audit page and in provenance alone, when something was recorded as ``{moment}``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import LAPTOP, serving, settled, sign_in
from tests.kept_text import name_moments
from tests.patience import BROWSER_MS

KEPT = Path(__file__).parent / "accessible_text"
SIZE = ViewportSize(width=LAPTOP["width"], height=LAPTOP["height"])
STRANGER = "stranger"
# Every page has a heading, unless all it does is name a choice that does not exist.
TOLD = 'main h1, main [role="alert"]'
CHART_NOT_DRAWN = '[data-testid="stVegaLiteChart"]:not([role="graphics-document"])'
FOLDED = "details:not([open])"
# The views that say when this very store recorded something.
WITH_MOMENTS = ("audit", "data-provenance", "data-provenance-RT1")
QUESTION = "Ask"
WITH_A_QUESTION = ("overview-question",)
# How long a page may still become what is kept, once it says that it has been drawn.
CATCH_UP_S = 30
# And how long one is left to come to rest whose text is accepted.
REST_S = 2


@dataclass(frozen=True)
class View:
    """One thing somebody can look at: who, where, and which tab is opened there."""

    name: str
    role: str
    address: str
    tab: str = ""

    @property
    def file_name(self) -> str:
        """The file its text is kept in."""
        return f"{self.name}.yml"


def views_of(role: str, *views: tuple[str, ...]) -> tuple[View, ...]:
    """Views of one role: each its name, its address and, where one is opened, its tab."""
    return tuple(View(name, role, *rest) for name, *rest in views)


STAFF_VIEWS = views_of(
    "commissioner",
    ("overview", "/"),
    ("overview-as-at-15-june", "/?as_at=2020-06-15"),
    ("overview-question", "/"),
    ("weekly", "/weekly"),
    ("weekly-as-at-15-june", "/weekly?as_at=2020-06-15"),
    ("weekly-area", "/weekly?area=SH"),
    ("weekly-CH1", "/weekly?measure=CH1"),
    ("weekly-CR1", "/weekly?measure=CR1"),
    ("weekly-CR1-area", "/weekly?measure=CR1&area=SH"),
    ("weekly-IV5-as-at-15-june", "/weekly?measure=IV5&as_at=2020-06-15"),
    ("weekly-RT1-dark", "/weekly?measure=RT1"),
    ("weekly-unknown-measure", "/weekly?measure=XX9"),
    ("weekly-unknown-area", "/weekly?area=Atlantis"),
    ("monthly", "/monthly"),
    ("monthly-area-may", "/monthly?period=2020-05&area=SH"),
    ("confidence", "/confidence"),
    ("confidence-as-at-15-june", "/confidence?as_at=2020-06-15"),
    ("confidence-PC4-area", "/confidence?measure=PC4&area=SH"),
    ("confidence-PC7", "/confidence?measure=PC7"),
    ("check", "/check"),
    ("check-contradictions", "/check?part=contradictions"),
    ("check-consultations", "/check?part=consultations"),
    ("victims", "/victims"),
    ("estates", "/estates"),
    ("estates-as-at-15-june", "/estates?as_at=2020-06-15"),
    ("data", "/data"),
    ("data-late", "/data?as_at=2020-08-01"),
    ("data-revised", "/data?part=revised"),
    ("data-load-not-permitted", "/data?part=load"),
    ("data-templates", "/data?part=templates"),
    ("data-loads", "/data?part=loads"),
    ("data-provenance", "/data?part=provenance"),
    ("data-provenance-RT1", "/data?measure=RT1"),
    ("data-statements", "/data?part=statements"),
    ("methods", "/methods"),
    ("methods-surveys", "/methods", "Surveys and comparisons"),
    ("methods-small-numbers", "/methods", "Small numbers"),
    ("methods-dates", "/methods", "Dates and milestones"),
    ("accessibility", "/accessibility"),
    ("figure-WK1", "/?figure=WK1"),
    ("figure-PC1", "/?figure=PC1"),
    ("figure-PC1-AREAS", "/?figure=PC1-AREAS"),
    ("figure-CH3", "/?figure=CH3"),
    ("figure-RT1-SH", "/?figure=RT1-SH"),
    ("figure-CR1-LPA", "/?figure=CR1-LPA"),
    ("figure-TC1", "/?figure=TC1"),
    ("figure-unknown", "/?figure=XX9"),
    ("no-such-page", "/accounts"),
)
OTHER_VIEWS = (
    *views_of("analyst", ("data-load", "/data?part=load")),
    *views_of("chief-executive", ("weekly-CH1-chief-executive", "/weekly?measure=CH1")),
    *views_of(
        "panel", ("panel", "/"), ("panel-figure-PC1", "/?figure=PC1"),
        ("panel-figure-not-permitted", "/?figure=CH1"),
    ),
    *views_of("administrator", ("accounts", "/"), ("audit", "/audit")),
    *views_of(STRANGER, ("sign-in", "/"), ("sign-in-at-a-page", "/weekly?measure=CH1")),
)
VIEWS = STAFF_VIEWS + OTHER_VIEWS


@dataclass(frozen=True)
class Windows:
    """One window for each role and one for a stranger, all on the same server."""

    url: str
    by_role: dict[str, Page]


@pytest.fixture(scope="module")
def windows(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A window for each of the first accounts, on a server that no other test has written to.

    All sign in at once and in order, so that the audit page holds the same events whichever tests
    are run.
    """
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("same_text")
        server = stack.enter_context(serving(folder, sample=True))

        def opened() -> Page:
            context = browser.new_context(base_url=server.url, viewport=SIZE)
            stack.callback(context.close)
            context.set_default_timeout(BROWSER_MS)
            return context.new_page()

        by_role = {STRANGER: opened()}
        for account in server.command("accounts", "first").splitlines():
            _role, name, password = account.split()
            by_role[name] = opened()
            by_role[name].goto("/")
            sign_in(by_role[name], name, password)
        yield Windows(server.url, by_role)


def drawn(page: Page) -> None:
    """Wait until the page is there with its charts, and open what is folded away."""
    expect(page.locator(TOLD).first).to_be_visible(timeout=BROWSER_MS)
    settled(page)
    expect(page.locator(CHART_NOT_DRAWN)).to_have_count(0, timeout=BROWSER_MS)
    page.locator(f"{FOLDED} > summary").evaluate_all("all => all.forEach(one => one.click())")
    expect(page.locator(FOLDED)).to_have_count(0, timeout=BROWSER_MS)


def open_tab(page: Page, name: str) -> None:
    """Open a tab of the page."""
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tabpanel", name=name)).to_be_visible(timeout=BROWSER_MS)


def begin_question(page: Page) -> None:
    """Open the dialog of the first thing a question can be raised about."""
    page.get_by_role("button", name=QUESTION, exact=True).first.click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=BROWSER_MS)
    settled(page)


def accessible_text(page: Page, view: View, url: str) -> str:
    """What a screen reader is told now, with what differs from run to run named in its place."""
    text = page.locator("body").aria_snapshot().replace(url, "{server}") + "\n"
    return name_moments(text) if view.name in WITH_MOMENTS else text


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_page_reads_as_it_did(windows, texts_in, view):
    texts, page = texts_in(KEPT), windows.by_role[view.role]
    page.goto(view.address)
    drawn(page)
    if view.name in WITH_A_QUESTION:
        begin_question(page)
    elif view.tab:
        open_tab(page, view.tab)
    kept = texts.read(view.file_name)
    until = time.monotonic() + (REST_S if texts.accepting else CATCH_UP_S)
    while (text := accessible_text(page, view, windows.url)) != kept and time.monotonic() < until:
        pass
    texts.check(view.file_name, text)


def test_every_text_that_is_kept_is_of_a_page(texts_in):
    texts_in(KEPT).check_names(view.file_name for view in VIEWS)
