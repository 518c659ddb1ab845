from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import heading, settled

PRESSES = 60


def test_from_the_overview_to_a_dark_measure_and_to_one_area(window_of):
    page = window_of("commissioner")
    page.goto("/")
    expect(page.get_by_text("Week ending Sunday 28 June 2020").first).to_be_visible()
    expect(page.get_by_text("Sample data, as at 6 July 2020")).to_be_visible()
    page.get_by_role("link", name="Open RT1").click()
    expect(heading(page)).to_contain_text("no data since 22 June 2020")
    expect(page.get_by_text("Promised by 31 August 2020").first).to_be_visible()
    page.goto("/weekly")
    dark = settled(page).get_by_role("row").filter(has_text="Emergency response in target time")
    expect(dark.get_by_text("Promised by 31 August 2020")).to_be_visible()
    choose(page, "Area", "Shropshire")
    expect(page).to_have_url(re.compile("area=SH"))
    expect(page.get_by_text(re.compile("held for the whole force only")).first).to_be_visible()


def choose(page, label, option):
    box = page.get_by_role("combobox", name=re.compile(label))
    # A list that opens while what is around it still unfolds closes again: wait until it stands still.
    box.evaluate(
        """box => new Promise(done => {
            const stands = last => requestAnimationFrame(() => requestAnimationFrame(() => {
                const top = box.getBoundingClientRect().top;
                top === last ? setTimeout(done, 200) : stands(top);
            }));
            stands(null);
        })"""
    )
    box.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_as_at_15_june_hides_the_plan_and_the_address_gives_the_same_view(window_of):
    page = window_of("commissioner")
    page.goto("/estates")
    expect(page.get_by_text("“31st June”").first).to_be_visible()
    settled(page)
    choose(page, "As at", "Monday 15 June 2020")
    expect(heading(page)).to_contain_text("4 milestones")
    expect(page.get_by_text("“31st June”")).to_have_count(0)
    choose(page, "Area", "Shropshire")
    expect(page).to_have_url(re.compile("as_at=2020-06-15.*area=SH|area=SH.*as_at=2020-06-15"))
    expect(page.get_by_text("Shrewsbury").first).to_be_visible()
    seen = settled(page).get_by_role("table").inner_text()
    copied = window_of("chief_executive")
    copied.goto(page.url)
    expect(copied.get_by_text("Shrewsbury").first).to_be_visible()
    assert settled(copied).get_by_role("table").inner_text() == seen


def test_the_choices_go_along_through_the_navigation(window_of):
    page = window_of("commissioner")
    page.goto("/weekly?as_at=2020-06-15")
    expect(page.get_by_text("Week ending Sunday 7 June 2020").first).to_be_visible()
    settled(page).get_by_role("navigation").get_by_role("link", name="Confidence").click()
    expect(heading(page)).to_contain_text("only Shropshire is clearly lower than the rest")
    expect(page).to_have_url(re.compile("as_at=2020-06-15"))
    shown = settled(page).locator("main").inner_text()
    assert "without a base: 85%." in shown
    assert "about 83%" not in shown


def test_a_choice_that_does_not_exist_is_named(window_of):
    page = window_of("commissioner")
    page.goto("/weekly?area=Atlantis")
    expect(page.get_by_text("There is no area “Atlantis”")).to_be_visible()
    assert page.get_by_role("table").count() == 0
    settled(page).get_by_role("button", name="Show the usual area").click()
    expect(page.get_by_role("table").first).to_be_visible()
    assert "Atlantis" not in page.url


def test_a_chart_is_drawn_and_says_what_it_shows(window_of):
    page = window_of("commissioner")
    page.goto("/weekly?measure=CH1")
    chart = page.locator('[role="graphics-document"]')
    expect(chart).to_be_visible()
    expect(chart).to_have_attribute(
        "aria-label", re.compile("Control chart of 999 calls.*Usual range 89.4% to 94.4%. No clear change.")
    )
    # A line is there: a path of many points, and the number of the lockdown, told in the legend below.
    assert page.locator('[role="graphics-document"] path').count() > 10
    expect(page.get_by_role("list", name="What the marks mean")).to_contain_text("The first lockdown")


def tab_stops(page):
    """What the Tab key reaches from the top of the page, in order."""
    page.evaluate("document.activeElement?.blur()")
    stops = []
    for _press in range(PRESSES):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "() => { const at = document.activeElement;"
                " return [at.tagName, at.getAttribute('role') ?? '', at.getAttribute('aria-label')"
                " ?? at.textContent ?? ''].join('|'); }"
            )
        )
    return stops


def test_the_keyboard_reaches_the_filters_the_table_and_its_links(window_of):
    page = window_of("commissioner")
    page.goto("/weekly")
    expect(page.get_by_role("table").first).to_be_visible()
    stops = tab_stops(settled(page))
    wanted = ("As at", "Area", "DIV|region|WK1", "A||IV5")
    reached = [next((at for at, stop in enumerate(stops) if name in stop), None) for name in wanted]
    assert None not in reached, stops
    assert reached == sorted(reached)


def test_the_first_tab_offers_a_way_past_the_navigation(window_of):
    page = window_of("commissioner")
    page.goto("/weekly")
    expect(page.get_by_role("table").first).to_be_visible()
    settled(page).keyboard.press("Tab")
    assert "main content" in page.evaluate("document.activeElement.textContent").lower()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_drawn_in_the_colours_of_the_reader(window_of, scheme):
    page = window_of("commissioner", color_scheme=scheme)
    page.goto("/weekly")
    expect(page.get_by_role("table").first).to_be_visible()
    ground = settled(page).evaluate(
        "getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"
    )
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 23, 29)"}[scheme]
    words = page.get_by_role("columnheader").first.evaluate("at => getComputedStyle(at).color")
    assert words == {"light": "rgb(20, 32, 43)", "dark": "rgb(237, 241, 245)"}[scheme]


@pytest.mark.parametrize("address", ["/", "/weekly", "/estates"])
def test_on_a_phone_nothing_runs_off_the_side(window_of, address):
    page = window_of("commissioner", viewport={"width": 390, "height": 844})
    page.goto(address)
    expect(heading(settled(page))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
