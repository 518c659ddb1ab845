from __future__ import annotations

from datetime import date

import pytest

import figures
from figures.weekly import weeks_late
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells

DARK = ("RT1", "RT2")


def test_a_dark_measure_keeps_its_row_with_reason_owner_and_promise(sample_reader):
    for code in DARK:
        row = cells(figures.build("WK1", sample_reader()), "ID", code)
        why = row["Why there is no data"]
        assert row["Last week"] == row["Week before"] == ""
        assert row["Status"] == "No data [x]"
        assert "Reported 3 July 2020, 3 days ago" in why
        assert "cannot be extracted" in why
        assert "Owed by: West Mercia Police, no person named" in why
        assert "Promised by 31 August 2020" in why
        assert "overdue" not in why


def test_a_promise_that_has_passed_is_counted_in_days(sample_reader):
    figure = figures.build("WK1", sample_reader(as_at=date(2020, 9, 2)))
    assert "2 days overdue" in cells(figure, "ID", "RT1")["Why there is no data"]


def test_the_sample_week_says_how_many_measures_and_how_many_are_dark(sample_reader):
    figure = figures.build("WK1", sample_reader())
    assert figure.title == "Week ending Sunday 28 June 2020: 8 measures, 2 with no data"
    assert figure.illustrative
    assert len(figure.table) == 8


def test_on_15_june_the_plan_was_not_known_so_nothing_was_known_to_be_dark(sample_reader):
    figure = figures.build("WK1", sample_reader(as_at=date(2020, 6, 15)))
    assert not figure.table["Why there is no data"].any()
    assert set(figure.table["Published"]) == {""}
    assert cells(figure, "ID", "CH1")["Week"] == "w/e 7 Jun 2020"
    assert cells(figure, "ID", "RT1")["Status"] == "Nothing held"


WEEKS = {
    "2020-07-05": "93", "2020-06-28": "92", "2020-06-21": "91", "2019-07-07": "81", "2019-06-30": "82",
    "2019-07-14": "83",
}


def load_weeks(folder, weeks):
    changes = [{"period_end": end, "value": value} for end, value in weeks.items()]
    load(week_file(folder, *changes), known_from=date(2020, 7, 7))


def test_the_week_before_and_the_same_week_last_year_are_the_right_weeks(bare_reader, tmp_path):
    load_weeks(tmp_path, WEEKS)
    row = cells(figures.build("WK1", bare_reader(as_at=date(2020, 7, 7))), "ID", "CH1")
    assert row["Week"] == "w/e 5 Jul 2020"
    # 52 weeks before, so again a Sunday: 7 July 2019.
    assert (row["Last week"], row["Week before"], row["Same week last year"]) == ("93%", "92%", "81%")


def test_a_week_that_is_missing_leaves_its_cell_empty(bare_reader, tmp_path):
    load_weeks(tmp_path, {"2020-07-05": "93", "2020-06-21": "91"})
    row = cells(figures.build("WK1", bare_reader(as_at=date(2020, 7, 7))), "ID", "CH1")
    assert (row["Last week"], row["Week before"], row["Same week last year"]) == ("93%", "", "")


@pytest.mark.parametrize(
    ("as_at", "late"),
    [
        # The week to Sunday 28 June is due on Tuesday 30 June, the next on Tuesday 7 July.
        (date(2020, 6, 29), 0), (date(2020, 7, 6), 0), (date(2020, 7, 7), 1),
        (date(2020, 7, 13), 1), (date(2020, 7, 14), 2), (date(2020, 6, 1), 0),
    ],
)
def test_a_week_is_late_from_the_tuesday_on_which_the_next_was_due(as_at, late):
    assert weeks_late(date(2020, 6, 28), as_at) == late


@pytest.mark.parametrize(
    ("as_at", "said"),
    [(date(2020, 7, 6), ""), (date(2020, 7, 14), "late by 1 week"), (date(2020, 7, 21), "late by 2 weeks")],
)
def test_late_weeks_are_counted_in_the_table(sample_reader, as_at, said):
    status = cells(figures.build("WK1", sample_reader(as_at=as_at)), "ID", "CH1")["Status"]
    assert said in status
    assert ("late" in status) == bool(said)


def test_an_area_shows_its_own_weeks_and_says_which_are_held_for_the_force_only(
    sample_reader
):
    figure = figures.build("WK1", sample_reader(), area="SH")
    assert cells(figure, "ID", "SS1")["Last week"] == "17"
    assert cells(figure, "ID", "CH1")["Status"] == "Force only"
    assert cells(figure, "ID", "CH1")["Last week"] == ""


def test_without_a_figure_every_measure_has_a_row_that_says_so(bare_reader):
    figure = figures.build("WK1", bare_reader())
    assert set(figure.table["Status"]) == {"Nothing held"}
    assert figure.source == figure.period == ""
