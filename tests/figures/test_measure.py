from __future__ import annotations

from datetime import date

import pytest

import figures
from tests.data_access.helpers import load, week_file

DARK_WEEK = {
    "measure": "RT1", "value": "", "status": "not-available", "reason": "The system was replaced.",
    "owner": "The force", "known_from": "2020-07-07",
}


def test_the_title_is_the_newest_value_with_its_week(sample_reader):
    figure = figures.build("CH1", sample_reader())
    assert figure.title == "999 calls answered in 10 seconds: 90.3%, week to 28 June 2020"


def test_the_table_shows_every_figure_newest_first_with_base_and_source(sample_reader):
    table = figures.build("CH1", sample_reader()).table
    assert len(table) == 105
    weeks = table[table["Period"].str.startswith("w/e")]
    assert weeks["Period"].iloc[0] == "w/e 28 Jun 2020"
    assert weeks["Numerator"].notna().all()
    published = table[table["Period"] == "Q4 2019/20"]
    assert list(published["Value"]) == ["92%"]
    assert published["Source"].iloc[0] == "Delivery plan extract, June 2020, B1.1"


def test_the_words_give_lowest_highest_and_newest_and_claim_no_change(sample_reader):
    words = figures.build("CH3", sample_reader()).description
    assert "Newest 78.7%" in words
    assert "No test of change has been made" in words
    assert not {"rising", "falling", "improved", "worse"} & set(words.lower().split())


def test_a_line_that_does_not_start_at_0_says_so(sample_reader):
    assert any("not at 0" in note for note in figures.build("CH1", sample_reader()).notes)


def test_a_measure_of_publications_only_has_every_value_as_a_point(sample_reader):
    figure = figures.build("PC1", sample_reader())
    assert list(figure.data["said"]) == ["85%", "around 83%"]
    assert "85% or around 83%" in figure.title
    assert figure.base == "No base was published"


def test_a_press_figure_is_marked_otherwise_than_a_paper(sample_reader):
    assert list(figures.build("PC1-SH", sample_reader()).data["kind"]) == ["Press, no base"]


def test_a_dark_measure_says_since_when_and_why(sample_reader):
    figure = figures.build("RT1", sample_reader())
    assert "no data held on 6 July 2020" in figure.title
    assert figure.chart is None
    assert "Owed by" in figure.dark


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_a_measure_that_was_never_anything_but_dark_can_be_opened(bare_reader, tmp_path, weeks):
    ends = ["2020-06-21", "2020-06-28", "2020-07-05"][:weeks]
    load(week_file(tmp_path, *({**DARK_WEEK, "period_end": end} for end in ends)))
    figure = figures.build("RT1", bare_reader(as_at=date(2020, 7, 7)))
    assert figure.chart is None
    assert "no data held" in figure.title
    assert len(figure.table) == weeks


def test_a_measure_that_has_just_gone_dark_keeps_its_line(bare_reader, tmp_path):
    held = [{"measure": "RT1", "period_end": end} for end in ("2020-06-21", "2020-06-28")]
    load(week_file(tmp_path, *held, DARK_WEEK), known_from=date(2020, 7, 7))
    figure = figures.build("RT1", bare_reader(as_at=date(2020, 7, 7)))
    assert "no data held on 7 July 2020" in figure.title
    assert set(figure.data["mark"]) == {"line", "dark"}


def test_the_first_week_of_a_measure_can_be_opened(bare_reader, tmp_path):
    load(week_file(tmp_path, {}), known_from=date(2020, 7, 7))
    figure = figures.build("CH1", bare_reader(as_at=date(2020, 7, 7)))
    assert "93.1%, week to 5 July 2020" in figure.title


def test_what_became_known_later_is_not_shown(sample_reader):
    figure = figures.build("CH1", sample_reader(as_at=date(2020, 6, 15)))
    assert "week to 7 June 2020" in figure.title
    assert "published" not in set(figure.data["mark"])


def test_a_measure_of_an_area_names_the_area(sample_reader):
    assert "Shropshire" in figures.build("SS1-SH", sample_reader()).title
