from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import figures
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells

MONDAY = date(2020, 7, 6)
DARK = {
    "measure": "RT1", "period_end": "2020-07-05", "value": "", "status": "not-available",
    "reason": "The system was replaced", "owner": "Force", "promised": "2020-08-31",
    "known_from": "2020-07-06",
}


def health(reader):
    return figures.build("DA1", reader)


@pytest.fixture
def read_after(bare_reader, tmp_path):
    """Load rows of a week file, then read as at a day."""

    def read(day, *rows):
        load(week_file(tmp_path, *rows))
        return health(bare_reader(as_at=day))

    return read


def test_there_is_one_row_for_every_measure(sample_reader):
    reader = sample_reader()
    assert sorted(health(reader).table["ID"]) == sorted(reader.catalogue.measures()["code"])


def test_without_any_figure_every_measure_was_never_supplied(bare_reader):
    figure = health(bare_reader())
    assert set(figure.table["State"]) == {"Never supplied"}
    assert figure.title == f"{len(figure.table)} measures were never supplied"
    assert set(figure.table["Next due"]) == {""}


def test_a_week_held_is_on_time_until_its_next_day_has_passed(read_after):
    figure = read_after(date(2020, 7, 14), {"known_from": "2020-07-06"})
    row = cells(figure, "ID", "CH1")
    assert row["State"] == "On time"
    assert row["Newest period held"] == "29 Jun to 5 Jul 2020"
    assert row["Next due"] == "14 Jul 2020"
    assert row["Days late"] == 0
    assert row["Owner"] == "West Mercia Police"
    assert row["Agreed"] == "Every week, within 2 days"


def test_late_measures_come_before_those_on_time_the_latest_first(read_after):
    figure = read_after(
        date(2020, 7, 15), {"known_from": "2020-07-06"},
        {"measure": "CH3", "period_end": "2020-06-28", "known_from": "2020-06-30"},
        {"measure": "CH2", "period_end": "2020-07-12", "known_from": "2020-07-14"},
    )
    assert list(figure.table["ID"][:3]) == ["CH3", "CH1", "CH2"]
    assert list(figure.table["State"][:3]) == ["Late by 8 days", "Late by 1 day", "On time"]
    assert figure.title.startswith("2 measures are late, 1 is on time, ")
    assert "Late: CH3 and CH1." in figure.description


def test_a_dark_measure_comes_first_with_since_when_why_who_and_what_was_promised(read_after):
    figure = read_after(
        date(2020, 7, 20), {**DARK, "value": "80", "status": "final", "reason": "", "owner": "",
                            "promised": "", "period_end": "2020-06-28", "known_from": "2020-06-30"},
        DARK,
    )
    row = {str(name): cell for name, cell in figure.table.iloc[0].items()}
    assert (row["ID"], row["State"], row["Promised"]) == ("RT1", "No data", "31 Aug 2020")
    assert row["Newest period held"] == "22 to 28 Jun 2020"
    assert row["Days late"] == 13
    told = row["Why there is no data"]
    for words in ("Since 29 June 2020, 22 days", "The system was replaced", "Force", "31 August"):
        assert words in told
    assert figure.title.startswith("1 measure has no data, ")


def test_a_dark_measure_that_never_had_a_number_says_so(read_after):
    row = cells(read_after(MONDAY, DARK), "ID", "RT1")
    assert row["Why there is no data"].endswith("No earlier figure is held.")
    assert row["Newest period held"] == ""
    # Not the day that was due before: what was promised.
    assert row["Next due"] == "promised for 31 Aug 2020"


def test_a_withheld_figure_has_no_data_and_says_that_it_is_withheld(read_after):
    row = cells(read_after(MONDAY, {**DARK, "status": "withheld"}), "ID", "RT1")
    assert row["State"] == "No data"
    assert "Withheld [w]" in row["Why there is no data"]


def test_where_the_force_has_no_figure_the_areas_count(read_after):
    figure = read_after(MONDAY, {"measure": "SS1", "area": "SH", "value": "4", "known_from": "2020-07-06"})
    row = cells(figure, "ID", "SS1")
    assert row["State"] == "On time"
    assert "Not for Herefordshire" in row["Note"]
    assert "Shropshire" not in row["Note"]


def test_a_measure_meant_for_every_area_says_when_only_the_force_is_held(read_after):
    row = cells(read_after(MONDAY, {"measure": "SS1", "value": "4", "known_from": "2020-07-06"}), "ID", "SS1")
    assert row["Note"] == "Force only for this period"


def test_what_becomes_known_later_is_not_counted(read_after):
    figure = read_after(date(2020, 7, 5), {"known_from": "2020-07-06"})
    assert cells(figure, "ID", "CH1")["State"] == "Never supplied"


def test_illustrative_weeks_count_as_held_and_say_so(sample_reader):
    figure = health(sample_reader())
    assert cells(figure, "ID", "CH1")["State"] == "On time"
    assert "Illustrative" in cells(figure, "ID", "CH1")["Note"]
    assert figure.file_name == "DA1-illustrative.csv"


def test_a_quoted_figure_counts_where_its_period_is_one_of_the_measures_own(sample_reader):
    figure = health(sample_reader())
    # A survey of a quarter, asked each quarter; a count at mid-June of a measure of whole months.
    quarter, mid_month = cells(figure, "ID", "PC1"), cells(figure, "ID", "CJ1")
    assert quarter["State"] == "On time"
    assert quarter["Note"] == "Quoted from a paper"
    assert mid_month["State"] == "Never supplied"
    assert mid_month["Note"] == "Quoted from a paper, for other periods"


def test_the_file_holds_the_days_late_and_every_measure(sample_reader):
    figure = health(sample_reader())
    assert "Days late" in figure.to_csv().splitlines()[0]
    assert isinstance(figure.table, pd.DataFrame)
    assert figure.to_csv().count("Never supplied") >= (figure.table["State"] == "Never supplied").sum()


def test_a_period_over_two_years_names_both(read_after):
    figure = read_after(date(2021, 1, 5), {"period_end": "2021-01-03", "known_from": "2021-01-05"})
    assert cells(figure, "ID", "CH1")["Newest period held"] == "28 Dec 2020 to 3 Jan 2021"
