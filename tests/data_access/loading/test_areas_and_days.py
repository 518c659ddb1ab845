"""Areas have days: a file that names one not in force in its period is refused with its days."""

from __future__ import annotations

import pytest

from data_access.models import AreaBoundary
from tests.data_access.helpers import load, only_error, read, rows_in, week_file
from tests.data_access.loading.kinds.test_boundaries import feature, geojson, polygon, square
from tests.data_access.loading.kinds.test_police_uk import street_file
from tests.data_access.loading.kinds.test_published_figures import CONFIDENCE, file_of
from tests.data_access.loading.kinds.test_stop_search import (
    DISTRICTS,
    IN_SHROPSHIRE,
    load_squares,
    stop_file,
)
from tests.data_access.loading.kinds.test_surveys import wave

pytestmark = pytest.mark.usefixtures("store")

OLD_DAYS = "was a Local Policing Area from 1 January 2018 to 18 January 2026"
NEW_DAYS = "is a Local Policing Area from 19 January 2026"
NEW_AREAS = {
    "Shropshire & Telford": ["E06000051", "E06000020"],
    "Herefordshire & Worcestershire": [
        "E06000019", *DISTRICTS["North Worcestershire"], *DISTRICTS["South Worcestershire"],
    ],
}


@pytest.mark.parametrize(
    ("area", "week", "reason"),
    [
        ("Shropshire", "2026-01-25", f"Shropshire (SH) {OLD_DAYS}; the row is about week ending Sunday 25"
         " January 2026"),
        ("HE", "2027-05-02", f"Herefordshire (HE) {OLD_DAYS}"),
        ("ST", "2026-01-18", f"Shropshire & Telford (ST) {NEW_DAYS}; the row is about week ending Sunday"
         " 18 January 2026"),
        ("Herefordshire & Worcestershire", "2020-07-05", NEW_DAYS),
        ("Redditch", "2028-04-09", "Redditch (NW2) was a district until 31 March 2028"),
    ],
)
def test_a_figure_of_an_area_that_was_not_there_is_refused_with_its_days(tmp_path, area, week, reason):
    row = {"measure": "CR1", "area": area, "period_end": week, "value": "5"}
    error = only_error(week_file(tmp_path, row))
    assert (error.row, error.column, error.value) == (2, "area", area)
    assert reason in error.reason


@pytest.mark.parametrize(
    ("area", "week"),
    # The last week of the old areas and the first of the new ones meet; before 2018 nothing else is known.
    [
        ("SH", "2026-01-18"), ("ST", "2026-01-25"), ("SH", "2012-01-15"), ("WO", "2027-05-02"),
        ("SH1", "2028-04-09"),
    ],
)
def test_a_figure_of_an_area_in_force_is_taken(tmp_path, area, week):
    row = {"measure": "CR1", "area": area, "period_end": week, "value": "5"}
    assert load(week_file(tmp_path, row)).files[0].rows_stored == 1


@pytest.mark.parametrize("area", ["SH", "ST"])
def test_a_wave_across_the_change_keeps_its_own_areas(tmp_path, area):
    load(wave(tmp_path, {"area": area, "wave_start": "2026-01-01", "wave_end": "2026-03-31"}))
    assert list(read("PC1")["area"]) == [area]


@pytest.mark.parametrize(
    ("area", "first", "last", "days"),
    [("SH", "2026-04-01", "2026-06-30", OLD_DAYS), ("ST", "2025-10-01", "2025-12-31", NEW_DAYS)],
)
def test_a_wave_of_an_area_that_was_not_there_is_refused(tmp_path, area, first, last, days):
    error = only_error(wave(tmp_path, {"area": area, "wave_start": first, "wave_end": last}))
    assert error.column == "area"
    assert days in error.reason


def test_what_a_paper_says_of_an_area_that_has_ended_is_kept_in_words(tmp_path):
    row = CONFIDENCE | {"area": "Shropshire", "period": "Q1 2026/27"}
    report = load(file_of(tmp_path, row)).files[0]
    assert read("PC1").empty
    assert any(OLD_DAYS in note for note in report.notes)


@pytest.mark.parametrize("month", ["2019-03", "2026-01", "2026-03"])
def test_a_street_file_of_any_month_is_counted_by_the_areas_all_others_are_made_of(tmp_path, month):
    load(street_file(tmp_path, {"Month": month}, name=f"{month}-west-mercia-street.csv"))
    counted = read("SC3").set_index("area")["value"].to_dict()
    assert counted == {"WM": 1, "SH": 1, **dict.fromkeys(("HE", "NW", "SW", "TW", "outside", "unplaced"), 0)}


def squares_of_the_new(folder):
    """Boundaries of the new areas; Shropshire & Telford holds 52.75 north, 2.75 west."""
    return geojson(folder, *(
        feature(polygon(square(west, 52.7)), lpa_id=name, lpa_name=name, lad_codes=NEW_AREAS[name])
        for name, west in zip(NEW_AREAS, (-2.8, -2.6), strict=True)
    ), name="new.geojson")


def searches(folder):
    load(stop_file(folder, IN_SHROPSHIRE))
    counted = read("SS3").set_index("area")["value"].to_dict()
    return {area for area in counted if area not in ("WM", "outside", "unplaced")}, {
        area for area, count in counted.items() if count
    }


def test_boundaries_of_the_new_areas_are_taken_with_their_districts(tmp_path):
    load(squares_of_the_new(tmp_path))
    assert rows_in(AreaBoundary) == 2


def test_boundaries_of_an_area_with_a_district_of_another_are_refused(tmp_path):
    wrong = feature(lpa_id="st", lpa_name="Shropshire & Telford", lad_codes=["E06000019"])
    assert "no district of Shropshire & Telford" in only_error(geojson(tmp_path, wrong)).reason


def test_searches_are_placed_in_the_areas_that_have_boundaries(tmp_path):
    load(squares_of_the_new(tmp_path))
    assert searches(tmp_path) == ({"ST", "HW"}, {"WM", "ST"})


def test_searches_are_placed_in_the_areas_all_others_are_made_of_where_both_have_boundaries(tmp_path):
    load(squares_of_the_new(tmp_path))
    load_squares(tmp_path)
    assert searches(tmp_path) == ({"HE", "NW", "SH", "SW", "TW"}, {"WM", "SH"})
