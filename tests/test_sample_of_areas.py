"""The sample of the change of areas: each area in its own days, sums that hold, nothing that looks real."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from typer.testing import CliRunner

from data_access import open_reader
from data_access.access.roles import operator
from data_access.cli import app
from data_access.models import Observation
from tests.data_access.helpers import data_state, rows_in
from tests.test_house import REPOSITORY

SAMPLE = REPOSITORY / "sample_data" / "areas_2026"
DAY = date(2026, 2, 16)
PARTS = {"ST": ["SH", "TW"], "HW": ["HE", "NW", "SW"]}
WHOLE = {"DM1", "CR1", "CR2", "CR5", "CR11", "WF11", "SS1"}


def run(*words):
    return CliRunner().invoke(app, ["init", *words])


@pytest.fixture
def reader():
    """A reader of a store with this sample, as at the day that is read when nobody chooses one."""
    done = run("--sample", "areas-2026")
    assert done.exit_code == 0, done.output
    with open_reader(operator()) as opened:
        yield opened


def weekly():
    return pd.read_csv(SAMPLE / "weekly.csv", parse_dates=["period_end", "known_from"])


def test_it_is_read_as_at_its_own_day_with_the_new_areas_in_force(reader):
    assert reader.as_at == DAY
    areas = reader.catalogue.areas()
    assert list(areas.loc[(areas["kind"] == "lpa") & areas["in_force"], "code"]) == ["ST", "HW"]
    assert reader.shows_sample_weeks


def test_a_count_of_a_new_area_has_a_whole_year_and_a_median_its_own_weeks(reader):
    counts = reader.series.values(["CR1"], ["ST"])
    assert len(counts) == 52
    assert counts["summed_from"].notna().sum() == 49
    assert len(reader.series.values(["SS2"], ["HW"])) == 52
    assert list(reader.series.values(["RT2"], ["ST"])["period_end"].dt.strftime("%Y-%m-%d")) == [
        "2026-01-25", "2026-02-01", "2026-02-08",
    ]


def test_both_waves_are_told_by_the_areas_they_were_drawn_for(reader):
    found = reader.observations.survey_details(["PC1"])
    assert set(found["area"]) == {"WM", "HE", "NW", "SH", "SW", "TW"}
    assert sorted(set(found["period_start"].dt.strftime("%Y-%m-%d"))) == ["2025-10-01", "2026-01-05"]
    assert found["base"].notna().all()
    assert reader.observations(["PC1"], ["ST"]).empty


@pytest.mark.usefixtures("reader")
def test_it_is_made_once_and_in_a_store_of_its_own():
    held = rows_in(Observation)
    assert run("--sample", "areas-2026").exit_code == 0
    # Without a name whichever sample is there stays.
    assert run("--sample").exit_code == 0
    assert rows_in(Observation) == held
    assert data_state().sample_day == DAY
    other = run("--sample", "2020")
    assert other.exit_code == 1
    assert "the store holds the sample of 16 February 2026" in other.output


@pytest.mark.parametrize("words", [("areas-2026",), ("--sample", "areas-2031")])
def test_a_sample_is_named_after_the_option_and_has_to_be_one_there_is(words):
    assert run(*words).exit_code == 2


def test_every_row_says_that_it_is_illustrative():
    for name in ("weekly.csv", "waves.csv"):
        rows = pd.read_csv(SAMPLE / name)
        assert len(rows) > 30
        assert set(rows["status"]) == set(rows["source"]) == {"illustrative"}


def test_the_areas_of_a_week_add_up_to_the_force():
    rows = weekly()
    counts = rows[rows["measure"].isin(WHOLE)]
    force = counts[counts["area"] == "WM"].set_index(["measure", "period_end"])["value"]
    areas = counts[counts["area"] != "WM"].groupby(["measure", "period_end"])["value"].sum()
    assert len(force) == len(WHOLE) * 52
    assert areas.sort_index().equals(force.sort_index())


def test_each_area_is_told_in_the_weeks_it_was_there():
    rows = weekly()
    before = rows["period_end"] <= pd.Timestamp("2026-01-18")
    assert set(rows.loc[before, "area"]) == {"WM", *PARTS["ST"], *PARTS["HW"]}
    assert set(rows.loc[~before, "area"]) == {"WM", *PARTS}
    assert (rows["known_from"] - rows["period_end"]).eq(pd.Timedelta(days=2)).all()
