"""What is seen without scrolling, how Back behaves, and what a keyboard and a screen reader are told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import heading, settled
from tests.browser.test_walk import choose

LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
FURNITURE = 96
# Black on white is 21; what a small text needs is 4.5.
ENOUGH_CONTRAST = 4.5
CONTRAST = """
(selector) => {
  const channels = css => css.match(/[\\d.]+/g).slice(0, 4).map(Number);
  const light = css => channels(css).slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = at => {
    for (; at; at = at.parentElement) {
      const css = getComputedStyle(at).backgroundColor, alpha = channels(css)[3];
      if (alpha === undefined || alpha > 0) return css;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll(selector)].filter(at => at.textContent.trim()).map(at => {
    const [one, other] = [light(getComputedStyle(at).color), light(ground(at))].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  });
}
"""


def bottom(locator):
    box = locator.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_a_laptop_shows_six_things_what_changed_and_the_dates_at_once(window_of):
    page = window_of("commissioner", viewport=LAPTOP)
    page.goto("/")
    items = settled(page).locator('[class*="st-key-item-"]')
    expect(items.first).to_be_visible()
    assert heading(page).bounding_box()["y"] <= FURNITURE
    assert bottom(items.nth(5)) <= LAPTOP["height"]
    assert bottom(page.get_by_role("heading", name=re.compile("^Changed since"))) <= LAPTOP["height"]
    withdraws = page.get_by_text(re.compile("Without agreement the Commissioner withdraws")).last
    assert bottom(withdraws) <= LAPTOP["height"]


def test_a_phone_shows_three_things_at_once(window_of):
    page = window_of("commissioner", viewport=PHONE)
    page.goto("/")
    items = settled(page).locator('[class*="st-key-item-"]')
    expect(items.first).to_be_visible()
    assert heading(page).bounding_box()["y"] <= FURNITURE
    assert bottom(items.nth(2)) <= PHONE["height"]


@pytest.mark.parametrize(("size", "most"), [(LAPTOP, 3000), (PHONE, 6000)])
def test_the_week_is_no_longer_than_people_scroll(window_of, size, most):
    page = window_of("commissioner", viewport=size)
    page.goto("/weekly")
    expect(settled(page).get_by_role("table").first).to_be_visible()
    tall = page.evaluate("document.querySelector('.stMainBlockContainer').scrollHeight")
    assert 900 < tall <= most


def test_one_step_back_undoes_one_step(window_of):
    page = window_of("commissioner", viewport=LAPTOP)
    page.goto("/weekly")
    expect(settled(page).get_by_role("table").first).to_be_visible()
    choose(page, "Area", "Shropshire")
    expect(heading(page)).to_contain_text("2 of 19 measures signal")
    settled(page).get_by_role("navigation").get_by_role("link", name="Estates").click()
    expect(page).to_have_url(re.compile("/estates"))
    settled(page).go_back()
    expect(page).to_have_url(re.compile("/weekly.*area=SH"))
    expect(heading(page)).to_contain_text("2 of 19 measures signal")
    settled(page).go_back()
    expect(heading(page)).to_contain_text("4 of 33 measures")
    assert "area=" not in page.url


def test_every_page_has_a_title_of_its_own(window_of):
    page, titles = window_of("commissioner"), []
    for address in ("/", "/weekly", "/monthly", "/confidence", "/victims", "/estates", "/data", "/methods"):
        page.goto(address)
        expect(heading(settled(page))).to_be_visible()
        titles.append(page.title())
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" · West Mercia performance") for title in titles)


def test_no_dialog_of_another_hand_covers_our_words_for_a_page_that_is_not_there(window_of):
    page = window_of("commissioner")
    page.goto("/nothing-here")
    expect(heading(settled(page))).to_be_visible()
    assert page.get_by_role("dialog").count() == 0


def test_the_keyboard_sees_where_it_is_in_the_navigation(window_of):
    page = window_of("commissioner")
    page.goto("/weekly")
    link = settled(page).get_by_role("navigation").get_by_role("link", name="Monthly")
    for _press in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("at => at === document.activeElement"):
            break
    outline = link.evaluate(
        "at => (({outlineStyle, outlineWidth}) => ({outlineStyle, outlineWidth}))(getComputedStyle(at))"
    )
    assert outline["outlineStyle"] != "none"
    assert float(outline["outlineWidth"].removesuffix("px")) >= 2


def test_words_in_dark_rows_can_be_read(window_of):
    page = window_of("commissioner")
    page.goto("/weekly")
    expect(settled(page).get_by_role("table").first).to_be_visible()
    found = page.evaluate(CONTRAST, ".wm-dark td, .wm-dark td *")
    assert len(found) > 20
    assert min(found) >= ENOUGH_CONTRAST
