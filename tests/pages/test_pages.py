from __future__ import annotations

import pytest

from data_access import open_recorder
from data_access.access.roles import operator
from tests.data_access.helpers import csv_text, load, statements
from tests.pages.helpers import go_to, html_of, run_page, words_of

FIGURES = ("", "weekly", "confidence", "victims", "estates")
SAMPLE = "Sample data, as at 6 July 2020"
HEADINGS = {
    "": "4 of 33 measures are out of the ordinary this week",
    "weekly": "4 of 33 measures are out of the ordinary this week",
    "confidence": "only Shropshire is clearly lower than the rest",
    "victims": "31 January 2022", "estates": "16 milestones",
}
NUMBERS = {
    "": (
        "Week ending Sunday 28 June 2020. 1 concern, 2 improvements and 1 change with a known cause.",
        "Chance alone would give 0 to 2. 6 measures have no data.",
        "The week to 5 July 2020 is due on 7 July 2020.", "85% or around 83%", "92%", "78%",
        "412 average a month",
    ),
    "weekly": ("91.3%", "80.2%", "92% (Q4 2019/20)", "Promised by 31 August 2020"),
    "confidence": ("85% or around 83%", "69% or around 68%", "81%", "none published"),
    "victims": ("£434,000", "over £750,000", "Victims Advice Line", "end of September 2020"),
    "estates": ("“31st June”", "Date needs correcting", "Date passed, no word since: 35 days"),
}
# Statements of a cold run at most, the visit's own among them; a warm run makes that one only.
COLD_STATEMENTS = {"": 10, "weekly": 6, "confidence": 9, "victims": 4, "estates": 3}


def title_of(app):
    return words_of(app).splitlines()[0]


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.usefixtures("store")
def test_without_data_a_page_says_what_is_missing_and_what_to_do(sign_in, address):
    sign_in("commissioner")
    app = run_page(address)
    assert not app.exception
    assert not app.error
    assert app.title
    assert 'class="wm-empty"' in html_of(app)
    assert "Sample data" not in words_of(app)


@pytest.mark.usefixtures("store")
def test_without_data_the_empty_state_names_the_next_step(sign_in):
    sign_in("analyst")
    assert "python -m data_access load FILE" in words_of(run_page(""))


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.usefixtures("sample_store")
def test_with_the_sample_a_page_shows_its_finding_and_its_numbers(sign_in, address):
    sign_in("commissioner")
    app = run_page(address)
    assert not app.exception
    assert not app.error
    assert HEADINGS[address] in title_of(app)
    words = words_of(app)
    assert [number for number in NUMBERS[address] if number not in words] == []


@pytest.mark.parametrize("address", [*FIGURES, "methods", "accessibility"])
@pytest.mark.usefixtures("sample_store")
def test_every_page_says_that_it_shows_the_sample(sign_in, address):
    sign_in("commissioner")
    assert SAMPLE in words_of(run_page(address))


@pytest.mark.parametrize("address", ["", "weekly"])
@pytest.mark.usefixtures("sample_store")
def test_no_page_speaks_of_a_sample_that_was_removed(sign_in, address):
    sign_in("commissioner")
    with open_recorder(operator()) as recorder:
        recorder.sample.remove()
    app = run_page(address)
    assert not app.exception
    words = words_of(app)
    assert "Sample data" not in words
    assert "llustrative" not in words


@pytest.mark.usefixtures("sample_store")
def test_illustrative_weeks_say_so_above_their_table_and_chart(sign_in):
    sign_in("commissioner")
    assert "Illustrative: not real figures" in words_of(run_page("weekly"))
    assert "Illustrative: not real figures" in words_of(run_page("weekly", measure="CH1"))


@pytest.mark.usefixtures("sample_store")
def test_a_published_measure_is_not_called_illustrative(sign_in):
    sign_in("commissioner")
    assert "Illustrative" not in words_of(run_page("confidence", measure="PC7"))


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.usefixtures("sample_store")
def test_a_page_is_read_with_few_statements_and_read_again_with_one(sign_in, address):
    sign_in("commissioner")
    with statements() as cold:
        app = run_page(address)
    with statements() as warm:
        app.run()
    assert not app.exception
    assert len(cold) <= COLD_STATEMENTS[address], "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)


@pytest.mark.usefixtures("sample_store")
def test_a_measure_can_be_opened_with_its_chart_words_and_file(sign_in):
    sign_in("commissioner")
    app = run_page("weekly", measure="CH1")
    assert len(app.get("vega_lite_chart")) == 1
    assert title_of(app) == (
        "No clear change in 999 calls answered in 10 seconds in the week to 28 June 2020"
    )
    words = words_of(app)
    assert "usual range 89.4% to 94.4%" in words
    assert "What it counts" in words
    # 999 is told on both of its clocks.
    assert "nothing is held on the national clock" in words or "none held (national clock)" in words
    assert any("CH1-illustrative.csv" in button.label for button in app.get("download_button"))


@pytest.mark.parametrize("address", ["weekly", "confidence"])
@pytest.mark.parametrize("measure", ["XX9", "<b>x</b>", "", "VT1"])
@pytest.mark.usefixtures("sample_store")
def test_a_measure_that_does_not_exist_is_named(sign_in, address, measure):
    sign_in("commissioner")
    app = run_page(address, measure=measure)
    assert not app.exception
    assert f"There is no measure “{measure}”" in words_of(app)
    assert len(app.error) == 1
    assert not app.get("vega_lite_chart")


@pytest.mark.usefixtures("sample_store")
def test_the_table_can_be_shown_again_after_a_measure_that_does_not_exist(sign_in):
    sign_in("commissioner")
    app = run_page("weekly", measure="XX9")
    next(button for button in app.button if button.label == "Show the table").click().run()
    assert "What to look at" in words_of(app)
    assert not app.error


@pytest.mark.usefixtures("sample_store")
def test_a_figure_can_be_shown_on_its_own(sign_in):
    sign_in("commissioner")
    app = run_page("", figure="CH1")
    assert "91.3%" in words_of(app)
    assert "For your attention" not in words_of(app)
    assert len(app.get("vega_lite_chart")) == 1


@pytest.mark.parametrize("key", ["XX9", "CH1-XX", "<img src=x>", ""])
@pytest.mark.usefixtures("sample_store")
def test_a_figure_that_does_not_exist_is_named(sign_in, key):
    sign_in("commissioner")
    app = run_page("", figure=key)
    assert f"There is no figure “{key}”" in words_of(app)
    assert "<img src=x" not in html_of(app)


@pytest.mark.parametrize(
    ("role", "key"), [("panel", "CH1"), ("panel", "WK1"), ("panel", "OV1"), ("administrator", "PC1")]
)
@pytest.mark.usefixtures("sample_store")
def test_a_figure_of_others_is_said_not_to_exist(sign_in, role, key):
    sign_in(role)
    app = run_page("", figure=key)
    assert f"There is no figure “{key}”" in words_of(app)
    assert not app.get("vega_lite_chart")
    assert "%" not in words_of(app)


@pytest.mark.usefixtures("sample_store")
def test_a_panel_member_may_see_a_public_figure_by_its_address(sign_in):
    sign_in("panel")
    assert "without a base: 85% and about 83%" in words_of(run_page("", figure="PC1"))


@pytest.mark.usefixtures("sample_store")
def test_on_15_june_nothing_of_the_plan_of_july_is_shown(sign_in):
    sign_in("commissioner")
    app = run_page("weekly", as_at="2020-06-15")
    assert "Week ending Sunday 7 June 2020" in words_of(app)
    # Of the dark measures only custody visits were known to be dark, from the panel report of that day.
    assert html_of(app).count('<tr role="row" class="wm-dark">') == 1
    assert "92% (Q4 2019/20)" not in words_of(app)
    assert "31st June" not in words_of(run_page("estates", as_at="2020-06-15"))


@pytest.mark.usefixtures("sample_store")
def test_the_area_narrows_the_page(sign_in):
    sign_in("commissioner")
    app = run_page("weekly", area="SH")
    assert "Force only" in words_of(app)
    assert "Redditch" not in words_of(run_page("estates", area="SH"))


@pytest.mark.parametrize("address", FIGURES)
@pytest.mark.parametrize(
    ("choice", "named"),
    [({"as_at": "2020-06-31"}, "There is no day “2020-06-31”"), ({"area": "XX"}, "There is no area “XX”")],
)
@pytest.mark.usefixtures("sample_store")
def test_a_choice_that_does_not_exist_is_named_and_nothing_else_is_shown(sign_in, address, choice, named):
    sign_in("commissioner")
    app = run_page(address, **choice)
    words = words_of(app)
    assert named in words
    assert not app.title
    assert [number for number in NUMBERS[address] if number in words] == []


@pytest.mark.usefixtures("sample_store")
def test_day_and_area_are_kept_from_page_to_page(sign_in):
    sign_in("commissioner")
    app = run_page("weekly", as_at="2020-06-15", area="SH")
    # A click in the navigation leaves the query of the page behind.
    app.query_params.clear()
    go_to(app, "estates")
    assert {name: app.query_params[name] for name in ("as_at", "area")} == {
        "as_at": "2020-06-15", "area": "SH"
    }
    assert "“31st June”" not in words_of(app)
    assert "Shrewsbury" in words_of(app)


@pytest.mark.usefixtures("sample_store")
def test_links_on_a_page_keep_the_day_and_the_area(sign_in):
    sign_in("commissioner")
    html = html_of(run_page("weekly", as_at="2020-06-15", area="SH"))
    assert 'href="/weekly?as_at=2020-06-15&amp;area=SH&amp;measure=CR1"' in html
    assert "as_at=2020-06-15&amp;area=SH&amp;figure=WK1" in html


@pytest.mark.usefixtures("sample_store")
def test_a_page_may_be_asked_for_by_the_address_of_the_home_as_well(sign_in):
    sign_in("commissioner")
    assert words_of(run_page("overview")) == words_of(run_page(""))


@pytest.mark.usefixtures("store")
def test_the_confidence_page_says_which_questions_have_bases(sign_in, tmp_path):
    wave = {
        "wave_start": "2020-01-01", "wave_end": "2020-03-31", "wording": "I have confidence",
        "area": "WM", "percent": "84", "mode": "telephone", "known_from": "2020-05-01",
    }
    answers = [wave | {"question": "PC1", "base": "1900"}, wave | {"question": "PC4", "base": ""}]
    path = tmp_path / "wave.csv"
    path.write_text(csv_text(answers), encoding="utf-8")
    load(path)
    sign_in("commissioner")
    words = words_of(run_page("confidence"))
    assert "A base has been published for every figure of PC1." in words
    assert "No base has been published for PC4, which cannot be tested against another." in words
    assert "for any of these figures" not in words
