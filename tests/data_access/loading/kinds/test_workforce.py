"""The workforce of the Home Office: what each 31 March adds up to."""

from __future__ import annotations

import pandas as pd
import pytest

from data_access.models import Observation
from tests.data_access.helpers import csv_text, load, only_error, read, refused, rows_in, values

pytestmark = pytest.mark.usefixtures("store")

WOMEN = {
    "date": "2007-03-01", "geo_code": "E23000016", "force_name": "West Mercia",
    "region": "West Midlands", "sex": "Female", "rank_description": "Constable",
    "worker_type": "police officer", "total_headcount": "3", "total_fte": "2.5",
}
MEN = WOMEN | {"sex": "Male", "total_headcount": "7", "total_fte": "6.75"}


def workforce_file(folder, *rows):
    path = folder / "workforce.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def both(**change):
    return WOMEN | change, MEN | change


def test_ranks_and_sexes_are_added_up_for_the_year_that_ends_with_the_31_march(tmp_path):
    rows = (*both(), *both(rank_description="Sergeant"))
    report = load(workforce_file(tmp_path, *rows)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("home-office-workforce", 4, 3)
    frame = read()
    assert dict(zip(frame["measure"], frame["value"], strict=True)) == {
        "WY1": 20, "WY2": 18.5, "WY6": 30,
    }
    assert set(frame["area"]) == {"WM"}
    assert set(frame["period_start"]) == {pd.Timestamp("2006-04-01")}
    assert set(frame["period_end"]) == {pd.Timestamp("2007-03-31")}
    assert list(frame[["numerator", "denominator"]].iloc[-1]) == [6, 20]


@pytest.mark.parametrize(
    ("worker", "measure"),
    [
        ("police staff", "WY3"), ("designated officer", "WY3"),
        ("police community support officer", "WY4"), ("Special Constable", "WY5"),
    ],
)
def test_every_other_kind_of_worker_has_its_headcount(tmp_path, worker, measure):
    load(workforce_file(tmp_path, *both(worker_type=worker)))
    assert list(read()["measure"]) == [measure]
    assert values(measure) == [10]


def test_staff_and_designated_officers_are_one_number(tmp_path):
    rows = (*both(worker_type="police staff"), *both(worker_type="designated officer"))
    load(workforce_file(tmp_path, *rows))
    assert values("WY3") == [20]


def test_volunteers_are_counted_in_nothing(tmp_path):
    load(workforce_file(tmp_path, *both(), *both(worker_type="police support volunteer")))
    assert values("WY1") == [10]
    assert set(read()["measure"]) == {"WY1", "WY2", "WY6"}


def test_the_day_itself_is_understood_as_well_as_its_month(tmp_path):
    load(workforce_file(tmp_path, *both(date="2007-03-31")))
    assert list(read("WY1")["period_end"]) == [pd.Timestamp("2007-03-31")]


def test_officers_whose_sex_is_not_stated_are_officers_and_are_told(tmp_path):
    load(workforce_file(tmp_path, *both(), WOMEN | {"sex": "Prefer not to say"}))
    share = read("WY6").iloc[0]
    assert (share["numerator"], share["denominator"]) == (3, 13)
    assert share["note"] == "The sex of 3 of the 13 officers is not stated."


@pytest.mark.parametrize(
    ("change", "missing"),
    [({"total_headcount": ""}, ["WY1", "WY6"]), ({"total_fte": ""}, ["WY2"])],
    ids=["headcount", "full-time"],
)
def test_a_sum_with_an_empty_part_is_not_available(tmp_path, change, missing):
    load(workforce_file(tmp_path, WOMEN, MEN | change))
    frame = read()
    absent = frame[frame["status"] == "not-available"]
    assert list(absent["measure"]) == missing
    assert absent["value"].isna().all()
    assert absent["reason"].str.contains("is empty in the file").all()


def test_a_share_of_no_officers_is_not_available(tmp_path):
    load(workforce_file(tmp_path, *both(total_headcount="0", total_fte="0")))
    assert values("WY1") == [0]
    assert list(read("WY6")["reason"]) == ["there were no police officers"]


WRONG = {
    "other-code": ({"geo_code": "E23000014"}, "geo_code", "this file is for E23000014"),
    "other-force": (
        {"force_name": "West Midlands"}, "force_name",
        "this file is for West Midlands; this dashboard holds West Mercia Police",
    ),
    "september": ({"date": "2007-09-30"}, "date", "must be the position at 31 March"),
    "mid-march": ({"date": "2007-03-15"}, "date", "must be the position at 31 March"),
    "unknown-sex": ({"sex": "F"}, "sex", "not a sex of these statistics"),
    "unknown-worker": ({"worker_type": "astronaut"}, "worker_type", "no measure counts this kind"),
    "half-a-head": ({"total_headcount": "7.5"}, "total_headcount", "whole number"),
    "negative": ({"total_fte": "-1"}, "total_fte", "0 or more"),
    "twice": ({"sex": "Female"}, "rank_description", "for 31 March 2007 already"),
}


@pytest.mark.parametrize(("change", "column", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(tmp_path, change, column, words):
    error = refused(workforce_file(tmp_path, WOMEN, MEN | change)).errors[0]
    assert (error.row, error.column) == (3, column)
    assert words in error.reason
    assert rows_in(Observation) == 0


def test_a_file_cut_off_before_the_men_is_refused(tmp_path):
    rows = (*both(), WOMEN | {"date": "2008-03-01"})
    error = only_error(workforce_file(tmp_path, *rows))
    assert (error.row, error.column) == (4, "sex")
    assert "the row for male police officer, constable, at 31 March 2008 is missing" in error.reason


def test_sixteen_years_as_published(real_data):
    report = load(real_data / "home_office" / "workforce_west_mercia_2007_2022.csv").files[0]
    assert (report.rows_read, report.rows_stored, report.errors) == (586, 96, [])
    frame = read()
    assert frame.groupby("measure").size().to_dict() == {f"WY{n}": 16 for n in range(1, 7)}
    assert set(frame["status"]) == {"final"}
    by_year = frame.pivot_table(index="period_end", columns="measure", values="value")
    assert list(by_year.loc["2007-03-31", "WY1":"WY5"]) == [2452, 2428.38, 1809, 219, 274]
    assert list(by_year.loc["2022-03-31", "WY1":"WY5"]) == [2371, 2353.83, 1813, 210, 81]
    women = frame[frame["measure"] == "WY6"].set_index("period_end")
    assert list(women.loc["2022-03-31", ["numerator", "denominator"]]) == [826, 2371]
    assert women["note"].isna().all()
