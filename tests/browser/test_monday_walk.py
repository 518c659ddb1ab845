"""The Commissioner's Monday morning: from the list to a measure, to an area, to a question."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from data_access import clock
from tests.browser.conftest import heading, settled
from tests.browser.test_walk import choose

PRESSES = 40
QUESTION = "When will the response times be back?"


def table(page):
    return page.get_by_role("region", name=re.compile("WK1")).get_by_role("table")


def test_from_the_top_of_the_list_to_an_area_and_the_same_view_in_another_window(window_of):
    page = window_of("commissioner")
    page.goto("/")
    expect(heading(page)).to_contain_text("4 of 33 measures are out of the ordinary")
    top = settled(page).locator(".wm-item").first
    expect(top).to_contain_text("Investigations open for more than 90 days")
    top.get_by_role("link").click()
    expect(heading(page)).to_contain_text("Investigations open for more than 90 days stayed above")
    expect(page).to_have_url(re.compile("measure=IV5"))
    settled(page).get_by_role("link", name="All measures").click()
    expect(heading(page)).to_contain_text("4 of 33 measures are out of the ordinary this week")
    settled(page)
    choose(page, "Area", "Shropshire")
    expect(page).to_have_url(re.compile("area=SH"))
    expect(heading(page)).to_contain_text("2 of 19 measures signal, no more than chance gives")
    settled(page).get_by_text("Choose, search or order the measures").click()
    choose(page, "Theme", "Demand and crime")
    expect(page).to_have_url(re.compile("theme=Demand"))
    seen = table(settled(page)).inner_text()
    assert "Recorded crime" in seen
    assert "999 calls" not in seen
    copied = page.context.new_page()
    copied.goto(page.url)
    expect(table(copied)).to_contain_text("Recorded crime")
    assert table(settled(copied)).inner_text() == seen
    assert heading(copied).inner_text() == heading(page).inner_text()


def test_the_keyboard_reaches_the_table_past_the_choices_and_opens_a_measure(window_of):
    page = window_of("commissioner")
    page.goto("/weekly?area=SH")
    expect(table(page)).to_be_visible()
    settled(page).evaluate("document.activeElement?.blur()")
    for _press in range(PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "region":
            break
    assert "WK1" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.textContent")
    assert first == table(page).get_by_role("link").first.inner_text()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"measure={first}"))


def test_a_question_raised_in_the_list_stands_on_the_opened_measure(window_of):
    today = clock.today().isoformat()
    page = window_of("commissioner")
    # What is asked is dated today, so it is shown from today on.
    page.goto(f"/?as_at={today}")
    item = settled(page).locator('[class*="st-key-item-"]').filter(has_text="RT1, RT2, RT3, RT4")
    expect(item).to_contain_text("no data")
    item.get_by_role("button", name="Ask").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your question").fill(QUESTION)
    dialog.get_by_role("button", name="Raise the question").click()
    expect(page.get_by_text(re.compile(r"Question \d+ about RT1 is recorded")).first).to_be_visible()
    item.get_by_role("link", name="Open RT1").click()
    asked = page.get_by_role("list", name="Questions").get_by_role("listitem").filter(has_text=QUESTION)
    expect(asked).to_be_visible()
    expect(asked).to_contain_text("asked by commissioner")


def test_a_question_about_an_earlier_day_stands_apart_on_its_page_at_once(window_of):
    page = window_of("commissioner")
    page.goto("/weekly?measure=CH3")
    settled(page).get_by_role("button", name="Raise a question").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Read as at 6 July 2020")
    settled(page)
    dialog.get_by_label("Your question").fill("Is 80% in reach?")
    dialog.get_by_role("button", name="Raise the question").click()
    told = "It is dated today and stands apart here, as nobody knew it on 6 July 2020"
    expect(page.get_by_text(re.compile(told)).first).to_be_visible()
    expect(page.get_by_text("Is 80% in reach?").first).to_be_visible()
