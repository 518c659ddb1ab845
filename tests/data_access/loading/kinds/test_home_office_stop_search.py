"""Stop and search of the Home Office: sums of the cells that are given, which never count as 0."""

from __future__ import annotations

import pandas as pd
import pytest

from data_access.models import Observation
from tests.data_access.helpers import csv_text, load, read, refused, rows_in, values

pytestmark = pytest.mark.usefixtures("store")

CELL = {
    "year_ending": "2019-03-31", "force_name": "West Mercia", "legislation": "Section 1 (PACE)",
    "reason_for_search_arrest": "Drugs", "ethnic_group_self_defined": "White",
    "ethnicity_self_defined": "White British", "searches": "100.0", "resultant_arrests": "12.0",
    "weapons_arrests_s60_only": "", "other_arrests_s60_only": "",
    "persons_found_to_be_carrying_a_weapon_s60_only": "",
}
IRISH = CELL | {"ethnicity_self_defined": "White Irish", "searches": "20", "resultant_arrests": "3"}
UNKNOWN = {"searches": "", "resultant_arrests": ""}
TERRORISM = CELL | {"legislation": "Section 44/47a (TACT)"} | UNKNOWN


def search_file(folder, *rows):
    path = folder / "searches.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def by_measure(column):
    frame = read("SS6", "SS7", "SS8")
    return dict(zip(frame["measure"], frame[column], strict=True))


def test_the_cells_of_a_year_are_added_up(tmp_path):
    report = load(search_file(tmp_path, CELL, IRISH)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("home-office-stop-search", 2, 3)
    assert by_measure("value") == {"SS6": 120, "SS7": 15, "SS8": 12.5}
    frame = read("SS6", "SS7", "SS8")
    assert set(frame["area"]) == {"WM"}
    assert set(frame["period_start"]) == {pd.Timestamp("2018-04-01")}
    assert set(frame["period_end"]) == {pd.Timestamp("2019-03-31")}
    assert set(frame["status"]) == {"final"}
    assert frame["note"].isna().all()
    assert list(frame[["numerator", "denominator"]].iloc[2]) == [15, 120]


def test_empty_cells_are_left_out_and_told(tmp_path):
    load(search_file(tmp_path, CELL, IRISH | {"resultant_arrests": ""}, TERRORISM))
    assert by_measure("value") == {"SS6": 120, "SS7": 12, "SS8": 10}
    notes = by_measure("note")
    assert "1 of the year's 3 cells are empty" in notes["SS6"]
    assert "No number is given under Section 44/47a (TACT)." in notes["SS6"]
    assert "2 of the year's 3 cells of arrests are empty" in notes["SS7"]
    assert "20 of the 120 searches are in them" in notes["SS7"]
    assert notes["SS8"] == (
        "20 of the 120 searches are in cells whose arrests are empty in the file. They are counted as"
        " searches without an arrest; had all of them led to one, the share would be 26.7%."
    )


def test_a_year_without_any_number_is_not_available(tmp_path):
    load(search_file(tmp_path, CELL | UNKNOWN, IRISH | UNKNOWN))
    assert set(by_measure("status").values()) == {"not-available"}
    assert set(by_measure("reason").values()) == {
        "every cell of the year's searches is empty in the file"
    }


def test_a_year_without_any_arrests_has_its_searches_all_the_same(tmp_path):
    load(search_file(tmp_path, CELL | {"resultant_arrests": ""}))
    assert values("SS6") == [100]
    assert by_measure("status") == {
        "SS6": "final", "SS7": "not-available", "SS8": "not-available",
    }


def test_a_share_of_no_searches_is_not_available(tmp_path):
    load(search_file(tmp_path, CELL | {"searches": "0", "resultant_arrests": "0"}))
    assert (values("SS6"), values("SS7")) == ([0], [0])
    assert by_measure("reason")["SS8"] == "there were no searches"


WRONG = {
    "other-force": ({"force_name": "Dyfed-Powys"}, "force_name", "this file is for Dyfed-Powys"),
    "calendar-year": ({"year_ending": "2019-12-31"}, "year_ending", "31 March does"),
    "no-year": ({"year_ending": ""}, "year_ending", "must not be empty"),
    "twice": ({"ethnicity_self_defined": "White British"}, "ethnicity_self_defined", "row 2 gives"),
    "more-arrests": ({"resultant_arrests": "21"}, "resultant_arrests", "more arrests than searches"),
    "arrests-alone": ({"searches": ""}, "searches", "but not the number of searches"),
    "words": ({"searches": "True"}, "searches", "not a number"),
}


@pytest.mark.parametrize(("change", "column", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(tmp_path, change, column, words):
    error = refused(search_file(tmp_path, CELL, IRISH | change)).errors[0]
    assert (error.row, error.column) == (3, column)
    assert words in error.reason
    assert rows_in(Observation) == 0


SEARCHES = [
    12125, 10764, 12361, 12107, 10938, 10666, 13809, 14270, 9874, 8471, 5052, 4440, 4102,
]
ARRESTS = [1648, 1421, 1473, 1588, 1323, 1110, 1137, 1137, 917, 1029, 928, 742, 666]


def test_thirteen_years_as_published(real_data):
    report = load(real_data / "home_office" / "stop_search_west_mercia_2007_2019.csv").files[0]
    assert (report.rows_read, report.rows_stored, report.errors) == (2106, 39, [])
    assert values("SS6") == SEARCHES
    assert values("SS7") == ARRESTS
    last = read("SS6", "SS7", "SS8").groupby("measure").last()
    assert set(last["period_end"]) == {pd.Timestamp("2019-03-31")}
    assert list(last["value"]) == [4102, 666, pytest.approx(100 * 666 / 4102)]
    assert last["note"]["SS6"] == (
        "The sum of the cells that are given. 79 of the year's 162 cells are empty in the file,"
        " which may mean none or not known; they are left out. No number is given under"
        " Section 44/47a (TACT)."
    )
    assert "107 of the year's 162 cells" in last["note"]["SS7"]
    assert "77 of the 4,102 searches" in last["note"]["SS7"]
