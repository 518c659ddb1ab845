"""Made-up weeks beside real ones: limits, comparisons and lines never cross from one to the other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import figures
from data_access import open_reader
from tests.data_access.helpers import load, week_file

REAL = (60.2, 61.1, 59.8, 60.9, 60.4, 61.3, 60.0, 60.7, 59.9, 61.0, 60.5, 60.3, 61.2, 60.6)
SUNDAYS = [date(2020, 7, 5) + timedelta(weeks=week) for week in range(14)]
AS_AT = date(2020, 10, 8)


@pytest.fixture
def made(sample_store, as_role, tmp_path):
    """Call it with a key to have the figure as at a day on which fourteen real weeks are held."""
    load(week_file(tmp_path, *(
        {"measure": "CH3", "period_end": str(day), "value": str(value), "status": "provisional",
         "known_from": str(day + timedelta(days=2))}
        for day, value in zip(SUNDAYS, REAL, strict=True)
    )))

    def build(key, **options):
        with open_reader(as_role("commissioner"), AS_AT) as reader:
            return figures.build(key, reader, **options)

    return build


def test_the_limits_of_real_weeks_rest_on_real_weeks(made):
    figure = made("CH3")
    band = figure.data[figure.data["mark"] == "band"].iloc[-1]
    mean = figure.data[figure.data["mark"] == "mean"].iloc[-1]
    assert mean["value"] == pytest.approx(60.564, abs=0.0005)
    assert (band["low"], band["high"]) == pytest.approx((58.354, 62.774), abs=0.0005)
    assert figure.title == "No clear change in 101 calls answered in 30 seconds, w/e 4 Oct 2020"
    assert figure.notes[0].startswith("The figures are real from the week to 5 July 2020 on.")
    assert "highest 61.3%" in figure.description


def test_no_comparison_crosses_the_border(made):
    row = next(row for row in made("WK1").rows if row.code == "CH3")
    assert (row.state, row.signal, row.usual_range) == ("No clear change", "", "58.4% to 62.8%")
    assert (row.newest.before, row.newest.year_before) == (61.2, None)
    month = next(row for row in made("MS1", month="2020-07").rows if row.code == "CH3")
    assert (month.month.held, month.before, month.last_year) == (4, None, None)
    later = next(row for row in made("MS1", month="2020-09").rows if row.code == "CH3")
    assert later.before is not None
    assert later.last_year is None


def test_the_first_real_week_stands_alone(sample_store, as_role, tmp_path):
    load(week_file(tmp_path, {"measure": "CH3", "value": "60.2", "known_from": "2020-07-07"}))
    with open_reader(as_role("commissioner"), date(2020, 7, 8)) as reader:
        row = next(row for row in figures.build("WK1", reader).rows if row.code == "CH3")
        headline = next(row for row in figures.build("OV2", reader).rows if row.code == "CH3")
    assert (row.state, row.newest.before) == ("Too few to judge", None)
    assert headline.beside == ""


def test_no_concern_is_told_on_the_overview(made):
    assert "CH3" not in {code for line in made("OV1").rows for code in line.codes if line.kind != "Late"}
