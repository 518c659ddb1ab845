"""The observations file: what it takes, and the words in which it refuses the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data_access.models import Observation
from tests.data_access.helpers import load, only_error, read, refused, rows_in, week_file

pytestmark = pytest.mark.usefixtures("store")

NOT_A_NUMBER = "not a number"
LATER = date(2100, 1, 1)
GONE = {"status": "not-available", "value": "", "reason": "OIS was closed", "owner": "The force"}


def test_an_ordinary_file_is_stored_as_it_was_written(tmp_path):
    more = {"numerator": "2793", "denominator": "3000", "known_from": "2020-07-07",
            "source": "Weekly report", "locator": "page 2", "note": "as told"}
    report = load(week_file(tmp_path, more))
    row = read("CH1").iloc[0]
    assert (report.files[0].rows_read, report.files[0].rows_stored) == (1, 1)
    assert (row["value"], row["numerator"], row["denominator"]) == (93.1, 2793, 3000)
    assert (row["status"], row["source"], row["locator"], row["note"]) == (
        "provisional", "Weekly report", "page 2", "as told"
    )


def test_the_period_begins_where_the_cadence_says(tmp_path):
    load(week_file(tmp_path, {}, {"measure": "PC1", "period_end": "2020-03-31"}))
    starts = read().set_index("measure")["period_start"]
    assert starts["CH1"] == pd.Timestamp("2020-06-29")
    assert starts["PC1"] == pd.Timestamp("2020-01-01")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("WM", "WM"), ("sh", "SH"), ("E22000360", "SH"), ("E06000051", "SH1"),
        ("Shropshire", "SH"), ("SHROPSHIRE", "SH"), ("North  Worcestershire", "NW"),
        ("Telford & Wrekin", "TW"), ("Telford and Wrekin", "TW"), ("Worcestershire", "WO"),
    ],
)
def test_an_area_is_known_by_its_code_or_its_name(tmp_path, written, code):
    load(week_file(tmp_path, {"area": written}))
    assert list(read("CH1")["area"]) == [code]


@pytest.mark.parametrize("written", ["2020-07-05", "05/07/2020", "5/7/2020", " 2020-07-05 "])
def test_dates_are_read_in_both_british_and_iso_order(tmp_path, written):
    load(week_file(tmp_path, {"period_end": written}))
    assert list(read("CH1")["period_end"]) == [pd.Timestamp("2020-07-05")]


BROKEN_ROWS = {
    "word-for-a-number": ({"value": "abc"}, "value", NOT_A_NUMBER),
    "percent-sign": ({"value": "92%"}, "value", NOT_A_NUMBER),
    "thousands-comma": ({"measure": "SS1", "value": "1,204"}, "value", NOT_A_NUMBER),
    "not-a-number": ({"value": "nan"}, "value", NOT_A_NUMBER),
    "number-beyond-floats": ({"value": "1e999"}, "value", "too large"),
    "31-june": ({"period_end": "2020-06-31"}, "period_end", "no such day in the calendar"),
    "31-june-in-words": ({"period_end": "31st June"}, "period_end", "not a date"),
    "no-date": ({"period_end": ""}, "period_end", "must not be empty"),
    "no-measure": ({"measure": ""}, "measure", "must not be empty"),
    "140-percent": ({"value": "140"}, "value", "between 0 and 100"),
    "below-0-percent": ({"value": "-1"}, "value", "between 0 and 100"),
    "negative-count": ({"measure": "SS1", "value": "-1"}, "value", "whole number, 0 or more"),
    "half-a-search": ({"measure": "SS1", "value": "1.5"}, "value", "whole number, 0 or more"),
    "time-below-0": ({"measure": "CH6", "value": "-5"}, "value", "seconds are 0 or more"),
    "officers-below-0": (
        {"measure": "WF2", "value": "-1", "period_end": "2020-06-30"}, "value", "are 0 or more"
    ),
    "year-1": ({"period_end": "0001-01-07"}, "period_end", "between 1000 and 9000"),
    "year-9999": ({"known_from": "9999-12-31"}, "known_from", "between 1000 and 9000"),
    "more-than-all": (
        {"value": "100", "numerator": "3001", "denominator": "3000"}, "numerator", "never more than"
    ),
    "no-value": ({"value": ""}, "value", "a value is missing"),
    "unknown-measure": ({"measure": "XX9"}, "measure", "no measure of this code"),
    "unknown-area": ({"area": "Gwent"}, "area", "no area of this code or name"),
    "unknown-status": ({"status": "guessed"}, "status", "'final'"),
    "week-ends-on-wednesday": (
        {"period_end": "2020-07-01"}, "period_end", "1 July 2020 is a Wednesday"
    ),
    "quarter-ends-in-may": (
        {"measure": "PC1", "period_end": "2020-05-31"}, "period_end", "does not end a quarter"
    ),
    "period-begins-elsewhere": (
        {"period_start": "2020-06-28"}, "period_start", "the period begins on 2020-06-29"
    ),
    "numerator-alone": ({"numerator": "2793"}, "denominator", "given together or not at all"),
    "denominator-alone": ({"denominator": "3000"}, "numerator", "given together or not at all"),
    "denominator-of-0": (
        {"numerator": "0", "denominator": "0"}, "denominator", "a denominator is more than 0"
    ),
    "ratio-disagrees": (
        {"numerator": "93151", "denominator": "100000"}, "value", "gives 93.15%, which is not"
    ),
    "dark-without-reason": (GONE | {"reason": ""}, "reason", "needs a reason"),
    "dark-without-owner": (GONE | {"owner": ""}, "owner", "needs an owner"),
    "dark-with-value": (GONE | {"value": "93.1"}, "value", "not-available has no number"),
    "withheld-with-value": (
        GONE | {"status": "withheld", "value": "93.1"}, "value", "withheld has no number"
    ),
}


@pytest.mark.parametrize(
    ("change", "column", "words"), BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys()
)
def test_a_broken_row_is_refused_by_row_column_value_and_reason(tmp_path, change, column, words):
    error = only_error(week_file(tmp_path, {"area": "HE"}, change))
    written = ({"period_end": "2020-07-05", "value": "93.1"} | change).get(column)
    assert (error.file, error.row, error.column) == ("week.csv", 3, column)
    assert error.value == written
    assert words in error.reason


@pytest.mark.parametrize(("measure", "end"), [("FN1", "2020-06-30"), ("CR15", "2020-03-31")])
def test_a_difference_may_lie_below_0(tmp_path, measure, end):
    load(week_file(tmp_path, {"measure": measure, "period_end": end, "value": "-3"}))
    assert list(read(measure, as_at=LATER)["value"]) == [-3]


def test_a_figure_known_before_its_period_was_over_is_taken_and_pointed_out(tmp_path):
    early, ahead = {"known_from": "2020-07-04"}, {"area": "SH", "known_from": "2020-07-03"}
    report = load(week_file(tmp_path, early, ahead, {"area": "HE", "known_from": "2020-07-05"}))
    assert report.files[0].rows_stored == 3
    assert report.notes == [(
        "week.csv",
        "2 figures are said to be known before the period was over (first: CH1, period to 5 July 2020,"
        " known from 4 July 2020): check the periods and the days they were known from",
    )]


def test_a_ratio_may_differ_by_what_rounding_explains(tmp_path):
    change = {"value": "93.05", "numerator": "931", "denominator": "1000"}
    report = load(week_file(tmp_path, change))
    assert report.files[0].rows_stored == 1


def test_a_dark_figure_keeps_its_reason_owner_and_promise_and_has_no_number(tmp_path):
    load(week_file(tmp_path, GONE | {"promised": "2020-08-31"}))
    row = read("CH1").iloc[0]
    assert (row["reason"], row["owner"]) == ("OIS was closed", "The force")
    assert row["promised"] == pd.Timestamp("2020-08-31")
    assert row[["value", "numerator", "denominator"]].isna().all()


def test_a_figure_given_twice_in_one_file_is_refused(tmp_path):
    error = only_error(week_file(tmp_path, {}, {"area": "HE"}, {"area": "West Mercia"}))
    assert (error.row, error.column, error.value) == (4, "period_end", "2020-07-05")
    assert error.reason == "row 2 already gives CH1 for West Mercia in this period"


def test_everything_wrong_in_a_file_is_told_at_once(tmp_path):
    report = refused(week_file(tmp_path, {"value": "abc", "measure": ""}, {}, {"area": "Gwent"}))
    told = {(error.row, error.column) for error in report.errors}
    assert told == {(2, "value"), (2, "measure"), (4, "area")}


def test_reading_stops_after_a_thousand_errors_and_says_so(tmp_path):
    report = refused(week_file(tmp_path, *[{"value": "abc"}] * 1500))
    assert len(report.errors) == 1001
    assert "stopped after 1,000 errors" in report.errors[-1].reason


HEADER = "measure,area,period_end,value"
ROW = "CH1,WM,2020-07-05,93.1"
BROKEN_FILES = {
    "empty": (b"", None, None, None, "the file is empty"),
    "header-only": (HEADER.encode(), None, None, None, "a header but no rows of data"),
    "column-missing": (
        b"measure,area,period_end\nCH1,WM,2020-07-05\n", 1, "value", None, "column is missing"
    ),
    "column-unknown": (
        f"{HEADER},colour\n{ROW},red\n".encode(), 1, "colour", "colour", "column is not known"
    ),
    "column-repeated": (
        f"{HEADER},value\n{ROW},5\n".encode(), 1, "value", "value", "'value' appears twice"
    ),
    "of-no-kind": (b"name,colour\nx,red\n", 1, None, "name,colour", "none of the kinds of file"),
    "semicolons": (
        f"{HEADER}\n{ROW}\n".replace(",", ";").encode(), 1, None, HEADER.replace(",", ";"),
        "separated by semicolons",
    ),
    "tabs": (
        f"{HEADER}\n{ROW}\n".replace(",", "\t").encode(), 1, None, HEADER.replace(",", "\t"),
        "separated by tabs",
    ),
    "binary": (b"GIF89a\x00\x00", None, None, None, "holds binary data"),
    "utf-16": (f"{HEADER}\n{ROW}\n".encode("utf-16"), None, None, None,
              "saved as Unicode text (UTF-16)"),
    "neither-encoding": (
        f"{HEADER}\n".encode() + b"CH1,WM\x81,2020-07-05,93.1\n", None, None, None,
        "neither UTF-8 nor Windows-1252",
    ),
    "ragged-row": (
        f"{HEADER}\n{ROW}\n{ROW},5\n".encode(), 3, None, f"{ROW},5",
        "the row has 5 cells where the header has 4",
    ),
    "short-row": (f"{HEADER}\nCH1,WM\n".encode(), 2, None, "CH1,WM", "the row has 2 cells"),
    "open-quote": (f'{HEADER}\n"CH1,WM\n'.encode(), 2, None, None, "not well-formed CSV"),
}


@pytest.mark.parametrize(
    ("content", "row", "column", "value", "words"), BROKEN_FILES.values(), ids=BROKEN_FILES.keys()
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(
    tmp_path, content, row, column, value, words
):
    path = tmp_path / "week.csv"
    path.write_bytes(content)
    error = only_error(path)
    assert (error.file, error.row, error.column, error.value) == ("week.csv", row, column, value)
    assert words in error.reason


@pytest.mark.parametrize("make", [Path.mkdir, Path.resolve], ids=["folder", "missing"])
def test_a_path_that_is_no_file_is_refused(tmp_path, make):
    make(tmp_path / "week.csv")
    error = only_error(tmp_path / "week.csv")
    assert (error.file, error.row) == ("week.csv", None)
    assert "the file cannot be read" in error.reason


@pytest.mark.parametrize(
    ("encoding", "newline"),
    [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp1252", "\r\n")],
    ids=["plain", "byte-order-mark", "windows-1252"],
)
def test_a_file_is_read_in_the_usual_encodings(tmp_path, encoding, newline):
    lines = [f"{HEADER},note", f"{ROW},Chief’s £5 note", ""]
    (tmp_path / "week.csv").write_bytes(newline.join(lines).encode(encoding))
    load(tmp_path / "week.csv")
    assert list(read("CH1")["note"]) == ["Chief’s £5 note"]


def test_columns_may_come_in_any_order_and_empty_lines_are_passed_over(tmp_path):
    (tmp_path / "week.csv").write_text(
        "value,period_end,area,measure\n\n93.1,2020-07-05,WM,CH1\n,,,\nabc,2020-07-05,HE,CH1\n"
    )
    report = refused(tmp_path / "week.csv")
    assert [error.row for error in report.errors] == [5]
    assert report.files[0].rows_read == 2


def test_sources_whose_long_titles_begin_alike_are_kept_apart(tmp_path):
    titles = [f"{'Weekly report of the force ' * 10}{number}" for number in (1, 2)]
    load(week_file(tmp_path, {"source": titles[0]}, {"area": "HE", "source": titles[1]}))
    assert list(read("CH1")["source"]) == titles
    assert rows_in(Observation) == 2


def test_a_row_that_does_not_say_is_known_from_the_day_given(tmp_path):
    load(week_file(tmp_path, {}, {"area": "HE", "known_from": "2020-07-09"}),
         known_from=date(2020, 7, 7))
    days = read("CH1").set_index("area")["known_from"]
    assert days["WM"] == pd.Timestamp("2020-07-07")
    assert days["HE"] == pd.Timestamp("2020-07-09")


def test_an_empty_status_means_provisional(tmp_path):
    load(week_file(tmp_path, {"status": "final"}, {"area": "HE", "status": " "}))
    assert list(read("CH1")["status"]) == ["final", "provisional"]
