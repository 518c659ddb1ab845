"""The claim check page: a text in a form, and a card for each sentence with a figure."""

from __future__ import annotations

import pytest

from tests.data_access.helpers import statements
from tests.pages.helpers import html_of, run_page, words_of

RELEASE = """92% of 999 calls were answered within 10 seconds in Q4 2019/20.
The commissioner thanked everybody who took part.
40% of 101 calls were answered within 30 seconds in Q4 2019/20."""


def check(app, text):
    app.text_area[0].set_value(text)
    next(button for button in app.button if button.label == "Check").click().run()
    assert not app.exception
    return words_of(app)


@pytest.fixture
def page(sample_store, sign_in):
    assert sample_store.exists()
    sign_in("commissioner")
    app = run_page("check")
    assert not app.exception
    return app


def test_the_page_asks_for_a_text_and_answers_nothing_before(page):
    assert page.title[0].value == "Claim check"
    assert "What was found" not in words_of(page)
    assert 'class="wm-answers"' not in html_of(page)


def test_each_sentence_with_a_figure_has_its_card(page):
    words = check(page, RELEASE)
    assert html_of(page).count('role="listitem"') == 2
    assert "2 sentences of 3 with a figure to check: 1 supported and 1 contradicted." in words
    for told in ("Supported", "Contradicted", "999 calls answered in 10 seconds", "West Mercia", "B1.1",
                 "How it was worked out:", "What can be said:", "Q4 2019/20 (January to March 2020)"):
        assert told in words


def test_an_icon_and_the_meaning_stand_beside_each_verdict(page):
    check(page, RELEASE)
    assert html_of(page).count('<img alt="" src="data:image/svg+xml') == 2
    assert "The figures held say otherwise." in words_of(page)


def test_a_text_without_a_figure_says_so(page):
    assert "No sentence holds a figure that could be checked." in check(page, "Thank you for coming.")
    assert 'class="wm-answers"' not in html_of(page)


def test_a_text_is_shown_as_text(page):
    text = "<script>alert(1)</script> **92%** of 999 calls were answered within 10 seconds in Q4 2019/20."
    check(page, text)
    html = html_of(page)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "**92%**" in html


def test_a_sentence_nothing_is_held_of_is_not_matched(page):
    words = check(page, "In Staffordshire confidence in the police was 61%.")
    assert "1 sentence of 1 with a figure to check: 1 not matched." in words
    assert "<table" not in html_of(page)


@pytest.mark.usefixtures("sample_store")
def test_what_was_not_yet_known_is_not_matched(sign_in):
    sign_in("analyst")
    words = check(run_page("check", as_at="2020-06-20"), RELEASE)
    assert "2 not matched" in words


@pytest.mark.usefixtures("sample_store")
def test_a_part_that_does_not_exist_is_named_with_the_way_back(sign_in):
    sign_in("chief_executive")
    app = run_page("check", part="**nonsense**")
    assert "There is no part “**nonsense**” of this page" in words_of(app)
    next(button for button in app.button if button.label == "Show claims").click().run()
    assert app.text_area


def test_a_text_is_answered_from_one_reading(page):
    with statements() as cold:
        check(page, RELEASE)
    with statements() as warm:
        check(page, RELEASE)
    assert 2 <= len(cold) <= 10, "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)


@pytest.mark.usefixtures("store")
def test_where_nothing_is_held_nothing_is_matched(sign_in):
    sign_in("commissioner")
    assert "2 not matched" in check(run_page("check"), RELEASE)
