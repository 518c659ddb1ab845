"""Residents by area and year: one number each, the force as the sum of its areas."""

from __future__ import annotations

import csv

import pytest
from sqlalchemy import select

from data_access import open_reader
from data_access.access.roles import operator
from data_access.catalogue.areas import read_areas
from data_access.database.engine import reading
from data_access.models import Area, AreaPopulation, Load, Observation, Source
from tests.data_access.helpers import csv_text, data_state, load, only_error, rows_in

pytestmark = pytest.mark.usefixtures("store")

SHROPSHIRE = {
    "lpa_id": "shropshire", "lpa_name": "Shropshire", "year": "2018", "population": "320274",
}
REDDITCH = {
    "lpa_id": "north-worcestershire", "lpa_name": "North Worcestershire", "lad_code": "E07000236",
    "lad_name": "Redditch", "year": "2018", "population": "84989",
}
FIVE = ("Herefordshire", "North Worcestershire", "Shropshire", "South Worcestershire", "Telford & Wrekin")
MID_2019 = {
    "WM": 1291577, "HE": 192801, "NW": 286433, "SH": 323136, "SW": 309353, "TW": 179854,
    "HE1": 192801, "NW1": 99881, "NW2": 85261, "NW3": 101291, "SH1": 323136, "SW1": 78698,
    "SW2": 101222, "SW3": 129433, "TW1": 179854,
}


def population_file(folder, *rows, name="population.csv"):
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def residents(year):
    """The numbers held of one year, by code of the area."""
    query = (
        select(Area.code, AreaPopulation.residents).join(Area, Area.id == AreaPopulation.area_id)
        .where(AreaPopulation.year == year)
    )
    with reading() as session:
        return dict(session.execute(query).all())


def test_an_area_and_a_district_are_told_apart_by_the_code_of_the_district(tmp_path):
    report = load(population_file(tmp_path, SHROPSHIRE, REDDITCH)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("ons-population", 2, 2)
    assert residents(2018) == {"SH": 320274, "NW2": 84989}
    with reading() as session:
        source = session.scalar(
            select(Source.publisher).join(AreaPopulation, AreaPopulation.source_id == Source.id)
            .where(AreaPopulation.year == 2018).distinct()
        )
    assert source == "Office for National Statistics"


def test_residents_are_no_figures(tmp_path):
    load(population_file(tmp_path, SHROPSHIRE))
    assert rows_in(Observation) == 0
    assert data_state().real_since is None


def test_the_same_number_is_skipped_and_another_revises(tmp_path):
    load(population_file(tmp_path, SHROPSHIRE))
    rows = ({"population": "320274.0"}, {"year": "2017", "population": "317500"})
    report = load(population_file(tmp_path, *(SHROPSHIRE | row for row in rows))).files[0]
    assert (report.rows_stored, report.revised, report.skipped) == (1, 0, 1)
    report = load(population_file(tmp_path, SHROPSHIRE | {"population": "320275"})).files[0]
    assert (report.rows_stored, report.revised, report.skipped) == (1, 1, 0)
    assert residents(2018) == {"SH": 320275}


def test_the_force_is_the_sum_once_all_areas_of_the_year_are_held(tmp_path):
    rows = [SHROPSHIRE | {"lpa_name": name, "population": "10"} for name in FIVE]
    load(population_file(tmp_path, *rows[:4]))
    assert "WM" not in residents(2018)
    load(population_file(tmp_path, *rows))
    assert residents(2018)["WM"] == 50


def test_a_revised_area_revises_the_force(tmp_path):
    assert residents(2019) == MID_2019
    row = SHROPSHIRE | {"year": "2019", "population": "323137"}
    report = load(population_file(tmp_path, row)).files[0]
    assert (report.rows_stored, report.revised) == (2, 2)
    assert residents(2019)["WM"] == MID_2019["WM"] + 1


def test_the_same_file_again_stores_nothing(tmp_path):
    load(population_file(tmp_path, SHROPSHIRE))
    report = load(population_file(tmp_path, SHROPSHIRE)).files[0]
    assert (report.rows_stored, report.skipped) == (0, 1)
    assert rows_in(Load) == 1


WRONG = {
    "other-area": ({"lpa_name": "Powys"}, "lpa_name", "no Local Policing Area of this name"),
    "the-force": ({"lpa_name": "West Mercia"}, "lpa_name", "no Local Policing Area of this name"),
    "other-lpa": ({"lpa_name": "Shropshire"}, "lad_code", "this is no district of Shropshire"),
    "unknown-code": ({"lad_code": "E06000001"}, "lad_code", "no district of North Worcestershire"),
    "no-code": ({"lad_code": ""}, "lad_code", "told by its code"),
    "other-name": ({"lad_name": "Bromsgrove"}, "lad_name", "E07000236 is that of Redditch"),
    "no-number": ({"population": ""}, "population", "must not be empty"),
    "nobody": ({"population": "0"}, "population", "not a number of residents"),
    "everybody": ({"population": "8000000000"}, "population", "not a number of residents"),
    "half": ({"population": "1.5"}, "population", "whole number"),
    "not-yet": ({"year": "2099"}, "year", "not been counted yet"),
    "no-year": ({"year": "mid-2019"}, "year", "not a number"),
    "twice": ({"year": "2018.0", "lad_code": "E07000236"}, "year", "already"),
}


@pytest.mark.parametrize(("change", "column", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_is_refused_with_its_row_column_and_reason(tmp_path, change, column, words):
    first = REDDITCH if "already" in words else SHROPSHIRE
    error = only_error(population_file(tmp_path, first, REDDITCH | change))
    assert (error.row, error.column) == (3, column)
    assert words in error.reason
    assert residents(2018) == {}


@pytest.fixture
def ons(real_data):
    """The folder of published files."""
    return real_data / "ons"


def test_twenty_years_of_the_areas_as_published(ons):
    report = load(ons / "population_lpa_2001_2020.csv").files[0]
    # The catalogue holds the middle of 2019 from the start: the areas, their districts and the force.
    assert (report.rows_read, report.rows_stored, report.revised, report.skipped) == (100, 114, 0, 6)
    assert residents(2019) == MID_2019
    assert residents(2001)["WM"] == 1158945
    with open_reader(operator()) as reader:
        areas = reader.catalogue.areas().set_index("code")
    assert list(areas.loc[["WM", "SH", "TW"], "residents"]) == [1298422, 325415, 181322]
    assert set(areas.loc[["WM", "HE", "NW", "SH", "SW", "TW"], "residents_year"]) == {2020}


def test_twenty_years_of_the_districts_add_up_to_the_areas(ons):
    reports = load(
        ons / "population_lpa_2001_2020.csv", ons / "population_west_mercia_lads_2001_2020.csv"
    ).files
    # The catalogue holds those of 2019 already.
    assert (reports[1].rows_read, reports[1].rows_stored, reports[1].revised) == (180, 171, 0)
    for year in range(2001, 2021):
        held = residents(year)
        for lpa in ("HE", "NW", "SH", "SW", "TW"):
            assert held[lpa] == sum(held[code] for code in held if code[:2] == lpa and code[2:])


def test_the_lookup_agrees_with_the_areas_and_districts_of_the_catalogue(ons):
    with (ons / "lad_csp_pfa_lookup_dec2016.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {
            row["LAD16CD"]: (row["CSP16CD"], row["LAD16NM"])
            for row in csv.DictReader(file) if row["PFA16CD"] == "E23000016"
        }
    with reading() as session:
        areas = read_areas(session)
    lpas = [area for area in areas.of_kind("lpa").values() if area.set_code == "lpa-2018"]
    districts = areas.of_kind("district")
    assert told == {
        districts[code].official_code: (lpa.official_code, districts[code].name)
        for lpa in lpas for code in lpa.members
    }
    assert len(lpas) == 5
    assert len(told) == len(districts)


def test_a_row_may_be_about_an_area_of_any_set_and_its_districts(tmp_path):
    new = {"lpa_name": "Shropshire & Telford", "lad_code": "E06000020", "lad_name": "Telford and Wrekin"}
    load(population_file(tmp_path, SHROPSHIRE | new, SHROPSHIRE | {"lpa_name": "Shropshire & Telford"}))
    assert residents(2018) == {"TW1": 320274, "ST": 320274}


def test_a_district_of_another_area_is_refused_for_an_area_of_any_set(tmp_path):
    wrong = SHROPSHIRE | {"lpa_name": "Shropshire & Telford", "lad_code": "E07000236"}
    assert "no district of Shropshire & Telford" in only_error(population_file(tmp_path, wrong)).reason
