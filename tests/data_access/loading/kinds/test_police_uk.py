"""Street-level crime: counted by area and type, and what is refused."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from data_access.models import Load, Observation
from tests.data_access.helpers import csv_text, load, only_error, read, refused, rows_in, values

pytestmark = pytest.mark.usefixtures("store")

CRIME = {
    "Crime ID": "", "Month": "2024-01", "Reported by": "West Mercia Police",
    "Falls within": "West Mercia Police", "Longitude": "-2.7", "Latitude": "52.7",
    "Location": "On or near High Street", "LSOA code": "E01028835",
    "LSOA name": "Shropshire 001A", "Crime type": "Burglary",
    "Last outcome category": "", "Context": "",
}
NOWHERE = {"LSOA name": "", "LSOA code": "", "Longitude": "", "Latitude": ""}


def street_file(folder, *changes, name="2024-01-west-mercia-street.csv"):
    """A file of data.police.uk: one row for each change made to a burglary in Shropshire."""
    path = folder / name
    path.write_text(csv_text({**CRIME, **change} for change in changes), encoding="utf-8")
    return path


def counts(measure):
    """The counts of a measure by area."""
    return read(measure).set_index("area")["value"].to_dict()


@pytest.mark.parametrize(
    ("lsoa", "area"),
    [
        ("Shropshire 001A", "SH"), ("Telford and Wrekin 012C", "TW"), ("Redditch 001D", "NW"),
        ("Wyre Forest 014B", "NW"), ("Malvern Hills 002A", "SW"), ("Wychavon 010F", "SW"),
        ("Herefordshire 003A", "HE"), ("Herefordshire, County of 003A", "HE"),
        ("Birmingham 135C", "outside"), ("", "unplaced"),
    ],
)
def test_a_row_counts_for_the_policing_area_of_its_district(tmp_path, lsoa, area):
    load(street_file(tmp_path, {"LSOA name": lsoa}))
    assert {name: count for name, count in counts("SC3").items() if count} == {"WM": 1, area: 1}


def test_rows_outside_and_without_a_place_are_told_and_count_for_the_force(tmp_path):
    report = load(street_file(tmp_path, {}, {"LSOA name": "Powys 001A"}, NOWHERE, NOWHERE))
    assert (report.files[0].outside, report.files[0].unplaced) == (1, 2)
    assert counts("SC0") | {"HE": 0, "NW": 0, "SW": 0, "TW": 0} == counts("SC0")
    assert (counts("SC0")["WM"], counts("SC0")["outside"], counts("SC0")["unplaced"]) == (4, 1, 2)


def test_every_type_has_a_true_zero_in_every_area_of_the_month(tmp_path):
    report = load(street_file(tmp_path, {}))
    frame = read("SC10", "SC13")
    assert report.files[0].rows_stored == 8 * 15
    assert list(frame["value"]) == [0] * 16
    assert set(frame["status"]) == {"provisional"}


def test_rows_that_are_word_for_word_the_same_are_all_counted(tmp_path):
    nuisance = {"Crime type": "Anti-social behaviour"}
    report = load(street_file(tmp_path, nuisance, nuisance, nuisance))
    assert report.files[0].rows_read == 3
    assert counts("SC1")["SH"] == 3


def test_all_types_together_are_the_sum_of_each(tmp_path):
    load(street_file(tmp_path, {}, {}, {"Crime type": "Drugs"}, {"Crime type": "Robbery"}))
    singly = sum(counts(f"SC{number}")["SH"] for number in range(1, 15))
    assert singly == counts("SC0")["SH"] == 4


def test_several_months_in_one_file_are_kept_apart(tmp_path):
    load(street_file(tmp_path, {}, {"Month": "2024-02"}, {"Month": "2024-02"}, name="winter.csv"))
    frame = read("SC3", areas=["SH"])
    assert list(frame["value"]) == [1, 2]
    assert list(frame["period_end"]) == [pd.Timestamp("2024-01-31"), pd.Timestamp("2024-02-29")]


BROKEN = {
    "other-force": (
        {"Falls within": "City of London Police"}, "Falls within",
        "this file is for City of London Police; this dashboard holds West Mercia Police",
    ),
    "month-of-another-file": ({"Month": "2024-02"}, "Month", "the name of the file says 2024-01"),
    "every-type": ({"Crime type": "*"}, "Crime type", "no measure counts this type"),
    "unknown-type": ({"Crime type": "Piracy"}, "Crime type", "no measure counts this type"),
    "month-13": ({"Month": "2024-13"}, "Month", "this is not a month"),
    "month-in-words": ({"Month": "January 2024"}, "Month", "this is not a month"),
    "year-0": ({"Month": "0000-01"}, "Month", "this is not a month"),
    "no-month": ({"Month": ""}, "Month", "must not be empty"),
    "no-force": ({"Falls within": ""}, "Falls within", "must not be empty"),
    "longitude-in-words": ({"Longitude": "west"}, "Longitude", "not a number"),
}


@pytest.mark.parametrize(("change", "column", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(tmp_path, change, column, words):
    error = only_error(street_file(tmp_path, {}, change))
    assert (error.file, error.row) == ("2024-01-west-mercia-street.csv", 3)
    assert (error.column, error.value) == (column, change[column])
    assert words in error.reason


def test_a_refused_file_still_says_how_many_rows_were_read(tmp_path):
    report = refused(street_file(tmp_path, {}, {"Crime type": "Piracy"}, {}))
    assert report.files[0].rows_read == 3
    assert report.files[0].rows_stored == 0


def test_a_later_file_of_the_month_revises_only_the_counts_that_changed(tmp_path):
    load(street_file(tmp_path, {}))
    report = load(street_file(tmp_path, {}, {}))
    assert (report.files[0].revised, report.files[0].skipped) == (4, 116)
    assert values("SC3", areas=["SH"]) == [2]


JANUARY = {
    "WM": 7700, "HE": 984, "NW": 1650, "SH": 1544, "SW": 1969, "TW": 1380,
    "outside": 32, "unplaced": 141,
}


@pytest.fixture
def street(real_data):
    """The folder of published files of street-level crime."""
    return real_data / "police_uk"


def test_january_2024_as_published(street):
    report = load(street / "2024-01-west-mercia-street.csv").files[0]
    assert (report.kind, report.rows_read) == ("police-uk-street", 7700)
    assert (report.outside, report.unplaced) == (32, 141)
    assert counts("SC0") == JANUARY


def test_february_2024_as_published(street):
    report = load(street / "2024-02-west-mercia-street.csv").files[0]
    assert (report.rows_read, report.outside, report.unplaced) == (7654, 28, 151)
    assert counts("SC0")["WM"] == 7654


@pytest.mark.parametrize("name", ["2024-01-west-mercia-street.csv", "again.csv"])
def test_loading_a_month_again_stores_nothing(street, tmp_path, name):
    load(street / "2024-01-west-mercia-street.csv")
    shutil.copy(street / "2024-01-west-mercia-street.csv", tmp_path / name)
    report = load(tmp_path / name).files[0]
    assert (report.rows_stored, report.revised, report.skipped) == (0, 0, 120)
    assert (rows_in(Observation), rows_in(Load)) == (120, 1)


def test_a_file_of_another_force_stores_nothing(street):
    error = only_error(street / "2025-01-city-of-london-street.csv")
    assert (error.row, error.column, error.value) == (2, "Falls within", "City of London Police")
    assert rows_in(Observation) == 0
