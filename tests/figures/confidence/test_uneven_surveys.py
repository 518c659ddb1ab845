"""Surveys as they come: few interviews, a change of mode, a gap, real results beside illustrative ones."""

from __future__ import annotations

from datetime import date

import pytest

import figures
from analysis.comparison import Verdict
from figures.dashboard.states import State
from tests.data_access.helpers import csv_text, load

QUARTERS = [
    (f"{year}-{first}", f"{year}-{last}")
    for year in (2018, 2019, 2020)
    for first, last in (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))
]
COMMON = {"question": "PC1", "wording": "I have confidence in the police", "known_from": "2021-02-01"}


def quarters(area, percent, base=300, *, of=tuple(range(8)), mode="mixed", status="final"):
    return [
        COMMON | {
            "wave_start": QUARTERS[at][0], "wave_end": QUARTERS[at][1], "area": area, "percent": str(percent),
            "base": str(base), "design_effect": "1.2", "mode": mode, "status": status,
        }
        for at in of
    ]


@pytest.fixture
def survey(store, tmp_path, bare_reader):
    """Call it with rows to hold and read them."""
    assert store.exists()

    def held(*parts):
        path = tmp_path / "wave.csv"
        path.write_text(csv_text([row for part in parts for row in part]), encoding="utf-8")
        load(path)
        return bare_reader("commissioner", date(2021, 3, 1))

    return held


def test_an_area_asked_too_few_is_named_and_shows_no_number(survey):
    reader = survey(quarters("SH", 80), quarters("HE", 82), quarters("TW", 60, 7))
    found = figures.build("PC1-AREAS", reader)
    small = next(row for row in found.rows if row.code == "TW")
    assert (small.verdict, small.state) == (Verdict.CANNOT_BE_TESTED, State.NO_VERDICT)
    assert small.cells()["Base"] == "under 30"
    assert "60" not in f"{small.said}{small.interval}{found.description}"
    assert small.tidy()["value"] is None
    assert "Telford & Wrekin" not in set(found.data["place"])
    assert [row.code for row in figures.build("PC1-RANKS", reader).rows] == ["HE", "SH"]
    assert figures.build("LC2-TW", reader).rows == ()
    quarter = figures.build("PC1-TW", reader).rows[-1]
    assert quarter.cells()["Share"] == "not shown"
    assert quarter.tidy()["value"] is None
    assert figures.build("PC1-TW", reader).specs is None


def test_where_nobody_was_asked_enough_no_area_is_tested(survey):
    reader = survey(quarters("SH", 80, 7), quarters("HE", 82, 7))
    found = figures.build("PC1-AREAS", reader)
    assert "Confidence in West Mercia Police: no area can be tested against the rest" in found.title
    assert found.lead.startswith("Too few people were asked")
    assert found.base == ""
    with pytest.raises(KeyError):
        figures.build("PC1-RANKS", reader)


def test_areas_that_do_not_differ_are_said_not_to(survey):
    reader = survey(quarters("SH", 80), quarters("HE", 81))
    assert "no area clearly differs from the rest" in figures.build("PC1-AREAS", reader).title


def test_areas_that_differ_both_ways_are_counted(survey):
    reader = survey(quarters("SH", 60), quarters("HE", 90), quarters("TW", 71))
    found = figures.build("PC1-AREAS", reader)
    assert found.title == (
        "Confidence in West Mercia Police: 1 area clearly higher and 1 area clearly lower than the rest,"
        " Jan 2019 to Dec 2019"
    )
    assert {entry.sign.name for entry in found.legend} == {"AREA", "CONCERN", "IMPROVEMENT", "SOLID"}


def test_no_year_spans_a_change_of_mode_and_the_line_stops_there(survey):
    reader = survey(
        quarters("WM", 80, 1500, of=range(4)), quarters("WM", 70, 1500, of=range(4, 12), mode="telephone")
    )
    found = figures.build("PC1", reader)
    years = [row.wave for row in found.rows if row.together]
    assert [year.mode for year in years] == ["mixed"] + ["telephone"] * 5
    assert found.title.endswith("no clear change on a year before")
    of_years = found.data[found.data["part"] == "year"]
    assert sorted(of_years["segment"].unique()) == [0, 1]


def test_years_asked_in_different_ways_are_not_tested(survey):
    reader = survey(
        quarters("WM", 80, 1500, of=range(4)), quarters("WM", 70, 1500, of=range(4, 8), mode="telephone")
    )
    assert figures.build("PC1", reader).title.endswith("no two years can be tested against one another")


def test_a_real_fall_is_said_with_both_bases(survey):
    reader = survey(quarters("WM", 80, 1500, of=range(4)), quarters("WM", 74, 1500, of=range(4, 8)))
    found = figures.build("PC1", reader)
    assert found.title == "Confidence in West Mercia Police: lower than a year before"
    assert "74% of 6,000 people" in found.description
    assert "80% of 6,000 people" in found.description


def test_a_gap_gives_no_year_and_ends_the_line(survey):
    reader = survey(quarters("WM", 80, 1500, of=(0, 1, 2, 3, 4, 6, 7, 8, 9)))
    found = figures.build("PC1", reader)
    assert [row.wave.end.isoformat() for row in found.rows if row.together] == [
        "2018-12-31", "2019-03-31", "2020-06-30",
    ]
    of_years = found.data[found.data["part"] == "year"]
    assert list(of_years["segment"]) == [0, 0, 1]


def test_a_wave_alone_has_no_year(survey):
    reader = survey(quarters("SH", 80, of=(0,)), quarters("HE", 81, of=(0,)))
    found = figures.build("PC1-SH", reader)
    assert not any(row.together for row in found.rows)
    with pytest.raises(KeyError):
        figures.build("PC1-AREAS", reader)


def test_real_waves_stand_alone_and_illustrative_ones_go(survey):
    reader = survey(
        quarters("SH", 50, status="illustrative", of=range(4)), quarters("SH", 80, of=range(4, 8))
    )
    found = figures.build("PC1-SH", reader)
    assert not found.illustrative
    assert {row.wave.estimate.estimate for row in found.rows} == {0.8}


def test_a_file_of_the_waves_can_be_calculated_with(survey):
    reader = survey(quarters("SH", 80), quarters("HE", 81))
    lines = figures.build("PC1-AREAS", reader).to_csv().splitlines()
    assert lines[0].lstrip("\ufeff").startswith("area,period_start,period_end,value,lower,upper")
    assert "HE,2019-01-01,2019-12-31,81" in lines[1]
    assert figures.build("PC1-SH", reader).to_csv().count("2019-12-31") >= 2
    assert figures.build("PC1-RANKS", reader).to_csv().splitlines()[1].startswith("HE,1,2")
    assert "PC1" in figures.build("LC2-SH", reader).to_csv()
