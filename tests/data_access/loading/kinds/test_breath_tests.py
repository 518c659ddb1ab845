"""Breath tests of the Home Office: both rows of a month must agree, and empty is never 0."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access.models import Observation
from tests.data_access.helpers import csv_text, load, only_error, read, refused, rows_in, values

pytestmark = pytest.mark.usefixtures("store")

POSITIVE = {
    "year": "2002.0", "force": "West Mercia", "quarter": "Q1", "month": "January",
    "tests": "682.0", "type": "positive", "count": "147.0",
}
NEGATIVE = POSITIVE | {"type": "negative", "count": "535.0"}
FEBRUARY = {"month": "February", "tests": "0", "count": "0"}


def breath_file(folder, *rows):
    path = folder / "breath.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def test_two_rows_make_the_tests_of_a_month_and_the_share_that_were_positive(tmp_path):
    report = load(breath_file(tmp_path, NEGATIVE, POSITIVE)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("home-office-breath-tests", 2, 2)
    tests, share = read("RD4", "RD5").to_dict("records")
    assert (tests["area"], tests["value"], tests["status"]) == ("WM", 682, "final")
    assert tests["period_start"] == pd.Timestamp("2002-01-01")
    assert tests["period_end"] == pd.Timestamp("2002-01-31")
    assert (share["numerator"], share["denominator"]) == (147, 682)
    assert share["value"] == pytest.approx(100 * 147 / 682)


@pytest.mark.parametrize("name", ["West Mercia", "west mercia police", "E23000016"])
def test_the_force_may_be_named_as_an_area_or_a_force(tmp_path, name):
    load(breath_file(tmp_path, POSITIVE | {"force": name}, NEGATIVE | {"force": name}))
    assert values("RD4") == [682]


def test_the_day_it_was_known_and_the_source_go_with_the_figures(tmp_path):
    told = {"known_from": "2019-11-28"}
    load(
        breath_file(tmp_path, POSITIVE | told, NEGATIVE, POSITIVE | FEBRUARY, NEGATIVE | FEBRUARY),
        known_from=date(2019, 12, 1),
    )
    frame = read("RD4")
    assert list(frame["known_from"]) == [pd.Timestamp("2019-11-28"), pd.Timestamp("2019-12-01")]
    assert set(frame["source"]) == {"Breath tests by police force and month, Home Office"}
    assert set(frame["locator"]) == {"breath.csv"}


@pytest.mark.parametrize(
    ("positive", "negative", "tests", "words"),
    [
        ({"count": ""}, {}, 682, "the count of positive tests is empty"),
        ({}, {"count": ""}, 682, "the count of negative tests is empty"),
        ({"tests": ""}, {"tests": ""}, None, "the number of tests is empty"),
        (FEBRUARY, FEBRUARY, 0, "there were no tests"),
    ],
    ids=["no-positive", "no-negative", "no-tests", "none-at-all"],
)
def test_what_is_not_given_is_not_available_and_not_0(tmp_path, positive, negative, tests, words):
    load(breath_file(tmp_path, POSITIVE | positive, NEGATIVE | negative))
    total, share = read("RD4", "RD5").to_dict("records")
    assert total["value"] == tests if tests is not None else pd.isna(total["value"])
    assert pd.isna(share["value"])
    assert (share["status"], share["owner"]) == ("not-available", "Home Office")
    assert words in share["reason"]


WRONG = {
    "other-force": (
        {"force": "Kent"}, 3, "force",
        "this file is for Kent; this dashboard holds West Mercia Police",
    ),
    "a-part-of-the-force": ({"force": "Shropshire"}, 3, "force", "this file is for Shropshire"),
    "totals-differ": ({"tests": "700"}, 3, "tests", "give different totals"),
    "total-on-one-row": ({"tests": ""}, 3, "tests", "give different totals"),
    "sum-differs": ({"count": "534"}, 3, "tests", "of January 2002 add up to 681, not to this"),
    "twice": ({"type": "positive"}, 3, "type", "a row of positive tests for January 2002 already"),
    "unknown-result": ({"type": "refused"}, 3, "type", "this must be 'positive' or 'negative'"),
    "other-quarter": ({"quarter": "Q2"}, 3, "quarter", "January is in Q1"),
    "no-month": ({"month": "Jan."}, 3, "month", "this is not a month"),
    "half-a-test": ({"count": "535.5"}, 3, "count", "whole number"),
    "less-than-none": ({"count": "-1"}, 3, "count", "whole number"),
    "words": ({"count": "many"}, 3, "count", "not a number"),
    "no-year": ({"year": ""}, 3, "year", "must not be empty"),
    "year-2": ({"year": "2"}, 3, "year", "not a year"),
}


@pytest.mark.parametrize(("change", "row", "column", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(
    tmp_path, change, row, column, words
):
    error = refused(breath_file(tmp_path, POSITIVE, NEGATIVE | change)).errors[0]
    assert (error.row, error.column) == (row, column)
    assert words in error.reason
    assert rows_in(Observation) == 0


def test_more_of_one_result_than_tests_is_refused_even_where_the_other_is_empty(tmp_path):
    path = breath_file(tmp_path, POSITIVE | {"count": "683"}, NEGATIVE | {"count": ""})
    assert "add up to 683" in only_error(path).reason


def test_a_month_with_one_row_is_refused_and_named(tmp_path):
    error = only_error(breath_file(tmp_path, POSITIVE, NEGATIVE, POSITIVE | {"month": "March"}))
    assert (error.row, error.column) == (4, "type")
    assert "the row of negative tests for March 2002 is missing" in error.reason


def test_all_204_months_as_published(real_data):
    report = load(real_data / "home_office" / "breath_tests_west_mercia_2002_2018.csv").files[0]
    assert (report.rows_read, report.rows_stored, report.errors) == (408, 408, [])
    frame = read("RD4", "RD5")
    assert len(frame) == 2 * 17 * 12
    assert set(frame["status"]) == {"final"}
    assert frame["value"].notna().all()
    tests = frame[frame["measure"] == "RD4"].set_index("period_end")["value"]
    assert (tests["2002-01-31"], tests.min(), tests.max()) == (682, 356, 5756)
    assert tests.sum() == 232425
    share = frame[frame["measure"] == "RD5"]
    assert share["numerator"].sum() == 33092
