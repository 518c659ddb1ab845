from __future__ import annotations

from datetime import date, timedelta

import pytest

import figures
from tests.data_access.helpers import load, week_file

CHANGE = date(2023, 1, 1)
TUESDAY = date(2023, 7, 4)


def weeks(code, values, last):
    return [
        {"measure": code, "period_end": str(last - timedelta(weeks=len(values) - 1 - number)),
         "value": str(value)}
        for number, value in enumerate(values)
    ]


@pytest.fixture
def changed(bare_reader, tmp_path):
    """30 weeks on 30 seconds up to New Year's Day, then 26 on two minutes."""
    old = weeks("CH3", [80 + number % 2 for number in range(30)], CHANGE)
    new = weeks("CH10", [60 + number % 2 for number in range(26)], CHANGE + timedelta(weeks=26))
    load(week_file(tmp_path, *old, *new), known_from=TUESDAY)
    return figures.build("CH10", bare_reader(as_at=TUESDAY))


def values(marks):
    return marks[marks["mark"].isin(["line", "newest"])]


def test_no_line_joins_the_two_standards(changed):
    drawn = values(changed.data)
    assert len(drawn) == 56
    sides = {
        segment: {value >= 80 for value in same["value"]} for segment, same in drawn.groupby("segment")
    }
    # Every stretch is wholly of one standard, and there are both.
    assert sorted(map(sorted, sides.values())) == [[False], [True]]


def test_the_break_is_drawn_between_them_and_explained(changed):
    gap = changed.data[changed.data["mark"] == "break"]
    assert list(gap["label"]) == ["Standard changed: 101 calls answered in 30 seconds before"]
    # The first week of the new standard begins on the Monday after New Year's Day.
    assert [day.date() for day in gap["on"]] == [date(2023, 1, 2)]
    assert changed.notes[0] == (
        "Before the break the chart shows CH3, 101 calls answered in 30 seconds: another standard, so the"
        " two are not compared and no line joins them."
    )


def test_each_standard_keeps_a_usual_range_of_its_own(changed):
    means = changed.data[changed.data["mark"] == "mean"]
    assert sorted(means["value"].round(1)) == [60.5, 80.5]
    new = means.loc[means["value"].round(1) == 60.5].iloc[0]
    assert new["on"].date() > CHANGE
    assert "60.5" in changed.description
    assert "80" not in changed.table["Value"].str.cat()


def test_only_the_new_standard_has_a_newest_value(changed):
    newest = changed.data[changed.data["mark"] == "newest"]
    assert [day.date() for day in newest["on"]] == [CHANGE + timedelta(weeks=26)]


def test_nothing_is_drawn_of_weeks_that_both_standards_have(bare_reader, tmp_path):
    old = weeks("CH3", [80] * 40, CHANGE + timedelta(weeks=10))
    new = weeks("CH10", [60] * 26, CHANGE + timedelta(weeks=26))
    load(week_file(tmp_path, *old, *new), known_from=TUESDAY)
    drawn = values(figures.build("CH10", bare_reader(as_at=TUESDAY)).data)
    assert max(drawn.loc[drawn["value"] == 80, "on"]).date() == CHANGE


def test_without_an_earlier_figure_there_is_no_break(bare_reader, tmp_path):
    load(week_file(tmp_path, *weeks("CH10", [60] * 26, CHANGE)), known_from=TUESDAY)
    figure = figures.build("CH10", bare_reader(as_at=TUESDAY))
    assert "break" not in set(figure.data["mark"])
    assert not any("another standard" in note for note in figure.notes)


def test_the_earlier_measure_itself_shows_nothing_of_the_later(bare_reader, tmp_path, changed):  # noqa: ARG001
    figure = figures.build("CH3", bare_reader(as_at=TUESDAY))
    assert set(values(figure.data)["value"]) == {80, 81}


def test_a_chart_with_a_break_can_go_into_a_document(changed):
    assert changed.chart is not None
    assert changed.to_csv()
