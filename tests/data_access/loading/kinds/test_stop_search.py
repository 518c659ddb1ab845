"""Stop and search: counted by area, never kept as people; the force comes from the file's name."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date

import pytest

from data_access.loading.kinds.stop_search import COLUMNS
from data_access.models import Observation
from tests.data_access.helpers import csv_text, load, only_error, read, refused, rows_in, values
from tests.data_access.loading.kinds.test_boundaries import feature, geojson, polygon, square

pytestmark = pytest.mark.usefixtures("store")

NAME = "2020-03-west-mercia-stop-and-search.csv"
SEARCH = dict.fromkeys(COLUMNS[:15], "") | {
    "Type": "Person search", "Date": "2020-03-02T10:00:00+00:00", "Gender": "Male",
    "Object of search": "Controlled drugs", "Outcome": "A no further action disposal",
}
ARREST = {"Outcome": "Arrest"}
IN_SHROPSHIRE = {"Latitude": "52.75", "Longitude": "-2.75"}
ELSEWHERE = {"Latitude": "51.5", "Longitude": "-0.1"}
DISTRICTS = {
    "Herefordshire": ["E06000019"], "North Worcestershire": ["E07000234", "E07000236", "E07000239"],
    "Shropshire": ["E06000051"], "South Worcestershire": ["E07000235", "E07000237", "E07000238"],
    "Telford and Wrekin": ["E06000020"],
}


def rows(*changes):
    return csv_text({**SEARCH, **change} for change in changes)


def stop_file(folder, *changes, name=NAME):
    (folder / name).write_text(rows(*changes), encoding="utf-8")
    return folder / name


def load_squares(folder, areas=tuple(DISTRICTS)):
    """Boundaries that are squares side by side; Shropshire holds 52.75 north, 2.75 west."""
    load(geojson(folder, *(
        feature(
            polygon(square(-2.8 + (place - 2) * 0.1, 52.7)), lpa_id=name, lpa_name=name,
            lad_codes=DISTRICTS[name],
        )
        for place, name in enumerate(DISTRICTS) if name in areas
    )))


def counts(measure):
    """What is not 0, by area."""
    found = read(measure).set_index("area")["value"].to_dict()
    return {area: value for area, value in found.items() if value}


def test_without_boundaries_every_row_is_unplaced(tmp_path):
    report = load(stop_file(tmp_path, {}, IN_SHROPSHIRE, ARREST)).files[0]
    assert (report.kind, report.rows_read) == ("police-uk-stop-search", 3)
    assert (report.unplaced, report.outside, report.rows_stored) == (3, 0, 2 * 8 + 1)
    assert counts("SS3") == {"WM": 3, "unplaced": 3}
    assert counts("SS4") == {"WM": 1, "unplaced": 1}


def test_with_boundaries_a_row_counts_for_the_area_that_holds_it(tmp_path):
    load_squares(tmp_path)
    report = load(stop_file(tmp_path, {}, IN_SHROPSHIRE, IN_SHROPSHIRE | ARREST, ELSEWHERE)).files[0]
    assert (report.unplaced, report.outside) == (1, 1)
    assert counts("SS3") == {"WM": 4, "SH": 2, "outside": 1, "unplaced": 1}
    assert counts("SS4") == {"WM": 1, "SH": 1}


def test_with_some_boundaries_only_nobody_can_say_what_is_outside(tmp_path):
    load_squares(tmp_path, areas=("Shropshire",))
    report = load(stop_file(tmp_path, IN_SHROPSHIRE, ELSEWHERE)).files[0]
    assert (report.unplaced, report.outside) == (1, 0)
    assert counts("SS3") == {"WM": 2, "SH": 1, "unplaced": 1}


def test_the_same_file_after_the_boundaries_revises_its_areas(tmp_path):
    path = stop_file(tmp_path, IN_SHROPSHIRE)
    load(path, known_from=date(2020, 5, 1))
    assert load(path, known_from=date(2020, 5, 1)).files[0].skipped == 17
    load_squares(tmp_path)
    report = load(path, known_from=date(2020, 6, 1)).files[0]
    assert (report.revised, report.skipped) == (2, 15)
    assert counts("SS3") == {"WM": 1, "SH": 1}
    assert load(path, known_from=date(2020, 6, 1)).files[0].skipped == 17


def test_the_share_is_of_the_searches_whose_outcome_is_known(tmp_path):
    load(stop_file(tmp_path, {}, ARREST, {"Outcome": ""}, {"Outcome": "Community resolution"}))
    share = read("SS5").iloc[0]
    assert (share["area"], share["numerator"], share["denominator"]) == ("WM", 2, 3)
    assert share["value"] == pytest.approx(200 / 3)


def test_a_month_without_any_outcome_has_no_share_and_says_why(tmp_path):
    load(stop_file(tmp_path, {"Outcome": ""}))
    share = read("SS5").iloc[0]
    assert (share["status"], share["owner"]) == ("not-available", "West Mercia Police")
    assert "outcome" in share["reason"]


@pytest.mark.parametrize(
    "outcome", ["A no further action disposal", "Nothing found - no further action", "False", ""]
)
def test_nothing_came_of_these(tmp_path, outcome):
    load(stop_file(tmp_path, ARREST, {"Outcome": outcome}))
    assert values("SS4", areas=["WM"]) == [1]


def test_a_search_after_midnight_in_summer_time_stays_in_its_month(tmp_path):
    name = "2020-06-west-mercia-stop-and-search.csv"
    load(stop_file(tmp_path, {"Date": "2020-05-31T23:05:00+00:00"}, name=name))
    assert [str(end.date()) for end in read("SS5")["period_end"]] == ["2020-06-30"]


def test_nothing_of_a_person_is_stored(tmp_path):
    load(stop_file(tmp_path, {"Age range": "18-24", "Self-defined ethnicity": "White - Irish"}))
    stored = read().to_csv()
    assert "18-24" not in stored
    assert "Irish" not in stored


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2020-02-leicestershire-stop-and-search.csv", "is for leicestershire"),
        ("searches.csv", "named as data.police.uk names it"),
        ("2020-13-west-mercia-stop-and-search.csv", "named as data.police.uk names it"),
        ("9999-12-west-mercia-stop-and-search.csv", "named as data.police.uk names it"),
    ],
    ids=["other-force", "no-name", "month-13", "year-9999"],
)
def test_a_file_whose_name_will_not_do_is_refused(tmp_path, name, words):
    error = only_error(stop_file(tmp_path, {}, name=name))
    assert (error.row, error.value) == (None, name)
    assert words in error.reason


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"Date": ""}, "Date", "must not be empty"), ({"Date": "soon"}, "Date", "date and time"),
        ({"Date": "2020-05-02T10:00:00+00:00"}, "Date", "the file says 2020-03"),
        ({"Latitude": "52.7"}, "Longitude", "given together"),
        ({"Latitude": "north", "Longitude": "-2.7"}, "Latitude", "not a number"),
        ({"Date": "01/03/2020 10:00"}, "Date", "date and time"),
        ({"Date": "2020-3-1"}, "Date", "date and time"),
        ({"Date": "2020-03-01garbage"}, "Date", "date and time"),
        ({"Latitude": "999", "Longitude": "-2.5"}, "Latitude", "between -90 and 90"),
        ({"Latitude": "52.5", "Longitude": "-199"}, "Longitude", "between -180 and 180"),
    ],
    ids=["no-date", "words", "other-month", "half-a-place", "place-in-words", "british-date",
         "short-date", "date-and-more", "no-latitude", "no-longitude"],
)
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(tmp_path, change, column, words):
    error = only_error(stop_file(tmp_path, {}, change))
    assert (error.row, error.column) == (3, column)
    assert words in error.reason


def test_a_header_alone_and_an_empty_file_are_refused(tmp_path):
    (tmp_path / NAME).write_text(",".join(COLUMNS[:15]) + "\n", encoding="utf-8")
    assert "no rows of data" in only_error(tmp_path / NAME).reason
    (tmp_path / NAME).write_text("", encoding="utf-8")
    assert "the file is empty" in refused(tmp_path / NAME).errors[0].reason


def test_it_is_read_from_a_zip_as_well(tmp_path):
    with zipfile.ZipFile(tmp_path / "latest.zip", "w") as made:
        made.writestr(f"2020-03/{NAME}", rows({}, ARREST))
        made.writestr("2020-03/2020-03-kent-stop-and-search.csv", rows({}))
    report = load(tmp_path / "latest.zip").files[0]
    assert (report.kind, report.rows_read) == ("police-uk-stop-search", 2)
    assert report.notes == ("ignored: 1 file of other forces",)
    assert counts("SS3") == {"WM": 2, "unplaced": 2}


@pytest.fixture
def published(real_data):
    """The folder of published files."""
    return real_data / "police_uk"


def test_the_file_of_another_force_is_refused_by_its_name(published):
    error = only_error(published / "2020-02-leicestershire-stop-and-search.csv")
    assert "is for leicestershire" in error.reason
    assert rows_in(Observation) == 0


def test_a_file_under_a_name_that_says_nothing_is_refused(published, tmp_path):
    shutil.copy(published / "2020-02-leicestershire-stop-and-search.csv", tmp_path / "stops.csv")
    assert "named as data.police.uk names it" in only_error(tmp_path / "stops.csv").reason


def test_thirty_rows_of_march_2020_as_published(published, real_data):
    load(real_data / "lpa.geojson")
    report = load(published / "2020-03-west-mercia-stop-and-search.first30.csv").files[0]
    assert (report.rows_read, report.outside) == (30, 0)
    assert report.unplaced == 11
    assert counts("SS3") == {"WM": 30, "HE": 1, "NW": 7, "SH": 4, "SW": 1, "TW": 6, "unplaced": 11}
    assert values("SS5") == [40]
