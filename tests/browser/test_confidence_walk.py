"""The Commissioner asks whether confidence differs, and checks what was said about it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import heading, settled
from tests.browser.test_walk import choose

SENTENCE = "Confidence in the police was 99% in Q4 2019/20."
FINDING = "only Shropshire is clearly lower than the rest"


def test_from_the_finding_to_a_question_an_area_and_the_same_view_in_another_window(window_of):
    page = window_of("commissioner")
    page.goto("/confidence")
    expect(heading(page)).to_contain_text(f"Confidence in West Mercia Police: {FINDING}")
    choose(settled(page), "Question", "Understands community issues")
    expect(page).to_have_url(re.compile("measure=PC4"))
    expect(heading(page)).to_contain_text(f"Understands community issues: {FINDING}")
    choose(settled(page), "Four quarters", "2018/19")
    expect(page).to_have_url(re.compile("period=2019-03-31"))
    tiles = settled(page).get_by_role("list", name=re.compile("Understands community issues"))
    expect(tiles.get_by_role("listitem")).to_have_count(5)
    tiles.get_by_role("link", name="Shropshire").click()
    expect(page).to_have_url(re.compile("measure=PC4&area=SH|area=SH&measure=PC4"))
    expect(settled(page).get_by_role("heading", name="Shropshire differs clearly")).to_be_visible()
    copied = page.context.new_page()
    copied.goto(page.url)
    expect(settled(copied).get_by_role("heading", name="Shropshire differs clearly")).to_be_visible()
    assert heading(copied).inner_text() == heading(page).inner_text()


def test_every_picture_has_its_words_table_and_file(window_of):
    page = window_of("commissioner")
    page.goto("/confidence")
    expect(heading(page)).to_contain_text(FINDING)
    for figure in ("PC1-AREAS", "PC1", "LC2", "LC3"):
        opener = settled(page).get_by_text(f"{figure}: table, notes and file", exact=True)
        opener.click()
        table = page.get_by_role("region", name=re.compile(f"^{figure}:")).get_by_role("table")
        expect(table).to_be_visible()
        expect(page.get_by_role("button", name=f"Download {figure}-illustrative.csv")).to_be_visible()


def test_a_claim_is_checked_and_answered(window_of):
    page = window_of("commissioner")
    page.goto("/check")
    settled(page).get_by_label("The text to check").fill(SENTENCE)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="What was found")).to_be_visible()
    expect(settled(page).get_by_role("listitem").filter(has_text=SENTENCE)).to_contain_text("Contradicted")
