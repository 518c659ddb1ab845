"""Every file in the folder of real data loads, or is refused with its reason; none is left out."""

from __future__ import annotations

import pytest

from data_access.models import AreaBoundary, AreaPopulation, Load, Observation
from tests.data_access.helpers import load, refused, rows_in
from tests.skip_rule import real_data_folder

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.real_data]

# The file: its kind, rows read, rows stored, outside the force, without a place.
LOADED = {
    "home_office/breath_tests_west_mercia_2002_2018.csv": (
        "home-office-breath-tests", 408, 408, 0, 0,
    ),
    "home_office/stop_search_west_mercia_2007_2019.csv": ("home-office-stop-search", 2106, 39, 0, 0),
    "home_office/workforce_west_mercia_2007_2022.csv": ("home-office-workforce", 586, 96, 0, 0),
    "lpa.geojson": ("boundaries", 5, 5, 0, 0),
    "ons/population_lpa_2001_2020.csv": ("ons-population", 100, 114, 0, 0),
    "ons/population_west_mercia_lads_2001_2020.csv": ("ons-population", 180, 171, 0, 0),
    "police_uk/2020-03-west-mercia-stop-and-search.first30.csv": (
        "police-uk-stop-search", 30, 17, 0, 30,
    ),
    "police_uk/2024-01-west-mercia-street.csv": ("police-uk-street", 7700, 120, 32, 141),
    "police_uk/2024-02-west-mercia-street.csv": ("police-uk-street", 7654, 120, 28, 151),
}
NO_KIND = "the columns fit none of the kinds of file"
# The file: the kind it was taken for, where the error is, what it says.
REFUSED = {
    "mopac/pas_borough_quarterly_2014_2023.csv": (None, 1, None, NO_KIND),
    "ons/csew_police_perceptions_2018q4_adults16plus.csv": (None, 1, None, NO_KIND),
    "ons/lad_csp_pfa_lookup_dec2016.csv": (None, 1, None, NO_KIND),
    "police_uk/2020-02-leicestershire-stop-and-search.csv": (
        "police-uk-stop-search", None, None, "the name says this file is for leicestershire",
    ),
    "police_uk/2025-01-city-of-london-street.csv": (
        "police-uk-street", 2, "Falls within", "this file is for City of London Police",
    ),
}


def stored():
    return [rows_in(table) for table in (Observation, AreaPopulation, AreaBoundary, Load)]


def test_every_file_of_the_folder_is_known_here():
    folder = real_data_folder()
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert found == {*LOADED, *REFUSED, "SOURCES.md"}


@pytest.mark.parametrize(("name", "expected"), LOADED.items(), ids=LOADED.keys())
def test_the_file_loads(real_data, name, expected):
    report = load(real_data / name).files[0]
    assert report.errors == []
    assert (
        report.kind, report.rows_read, report.rows_stored, report.outside, report.unplaced,
    ) == expected


@pytest.mark.parametrize(("name", "expected"), REFUSED.items(), ids=REFUSED.keys())
def test_the_file_is_refused_and_nothing_of_it_is_stored(real_data, name, expected):
    before = stored()
    report = refused(real_data / name).files[0]
    assert len(report.errors) == 1
    error = report.errors[0]
    kind, row, column, words = expected
    assert (report.kind, error.row, error.column) == (kind, row, column)
    assert words in error.reason
    assert stored() == before


def test_all_files_that_load_do_so_together(real_data):
    report = load(*(real_data / name for name in LOADED))
    assert report.errors == []
    assert sum(file.rows_read for file in report.files) == sum(row[1] for row in LOADED.values())
    again = load(*(real_data / name for name in LOADED))
    assert sum(file.rows_stored for file in again.files) == 0
