from __future__ import annotations

from datetime import date

import pytest

from data_access import open_recorder
from data_access.access.roles import operator
from tests.data_access.helpers import load, statements, week_file
from tests.pages.helpers import html_of, run_page, words_of

JULY = date(2020, 7, 6)


def labels(app):
    return [button.label for button in app.get("download_button")]


@pytest.mark.usefixtures("sample_store")
def test_the_newest_complete_month_is_shown_with_its_finding_and_its_weeks(sign_in):
    sign_in("commissioner")
    app = run_page("monthly")
    words = words_of(app)
    assert not app.exception
    assert "out of the ordinary at the end of June 2020" in app.title[0].value
    assert "4 weeks, ending Sunday 7, 14, 21 and 28 June 2020" in words
    assert "Chance alone would give" in words
    assert "10,868 of 11,827 in 4 weeks" in words
    assert "Illustrative: not real figures" in words


@pytest.mark.usefixtures("sample_store")
def test_a_dark_measure_keeps_its_row_and_says_why(sign_in):
    sign_in("commissioner")
    words = words_of(run_page("monthly"))
    assert "[x] No data." in words
    assert "Promised by 31 August 2020" in words
    assert "Held until then: 83.8%" in words


@pytest.mark.usefixtures("sample_store")
def test_the_month_and_the_area_are_chosen_in_the_address(sign_in):
    sign_in("commissioner")
    words = words_of(run_page("monthly", period="2019-09", area="SH"))
    assert "September 2019" in words
    assert "Shropshire. September 2019: 5 weeks" in words
    assert "August 2019" in html_of(run_page("monthly", period="2019-09", area="SH"))


@pytest.mark.parametrize("period", ["2020-13", "2031-01", "June", "<b>x</b>", ""])
@pytest.mark.usefixtures("sample_store")
def test_a_month_that_is_not_held_is_named_and_nothing_else_is_shown(sign_in, period):
    sign_in("commissioner")
    app = run_page("monthly", period=period)
    assert f"There is no month “{period}”" in words_of(app)
    assert not app.exception
    assert "class=\"wm-table" not in html_of(app)


@pytest.mark.usefixtures("store")
def test_a_month_that_is_not_complete_says_so(sign_in, tmp_path):
    load(
        week_file(tmp_path, {"period_end": "2020-06-28"}, {"period_end": "2020-07-05"}), known_from=JULY
    )
    sign_in("analyst")
    app = run_page("monthly", as_at="2020-07-06", period="2020-07")
    assert app.title[0].value.replace("\\", "") == "July 2020 is not complete: 1 of 4 weeks held"
    assert "No complete month is held yet" in words_of(run_page("monthly", as_at="2020-07-06"))


@pytest.mark.usefixtures("store")
def test_without_data_the_page_says_what_is_missing_and_what_to_do(sign_in):
    sign_in("commissioner")
    app = run_page("monthly")
    assert not app.exception
    assert "No complete month is held yet." in words_of(app)
    assert "python -m data_access load FILE" in words_of(app)
    assert labels(app) == []


@pytest.mark.usefixtures("sample_store")
def test_both_documents_are_offered_and_none_is_made_before_it_is_asked_for(sign_in, monkeypatch):
    def never(*_given):
        raise AssertionError

    monkeypatch.setattr("pages.monthly.monthly_document", never)
    sign_in("chief_executive")
    app = run_page("monthly")
    assert labels(app)[:2] == ["Download as Word", "Download as PDF"]
    assert not app.exception


@pytest.mark.usefixtures("sample_store")
def test_commentary_is_shown_as_text_with_who_wrote_it(sign_in, frozen_day):
    frozen_day(JULY)
    with open_recorder(operator()) as recorder:
        recorder.commentary.comment("IV5", None, None, "Mostly fraud <b>cases</b> *now*.")
        recorder.commentary.action("IV5", None, "A second team starts.", "J Smith", date(2020, 8, 1))
    sign_in("commissioner")
    app = run_page("monthly")
    assert "<b>cases</b>" not in html_of(app)
    words = words_of(app)
    assert "Mostly fraud <b>cases</b> *now*." in words
    assert "By J Smith, due 1 Aug 2020" in words
    assert "Commentary below" in words


@pytest.mark.usefixtures("sample_store")
def test_without_commentary_the_page_says_so(sign_in):
    sign_in("commissioner")
    assert "Nothing was written about June 2020" in words_of(run_page("monthly"))


@pytest.mark.usefixtures("sample_store")
def test_the_page_is_read_with_few_statements_and_read_again_with_one(sign_in):
    sign_in("commissioner")
    with statements() as cold:
        app = run_page("monthly")
    with statements() as warm:
        app.run()
    assert len(cold) <= 10, "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)
