"""Adding a measure is adding a row to the catalogue: it can then be loaded, read, built and seen as late."""

from __future__ import annotations

import csv
import shutil
from datetime import date, timedelta

import pytest

import figures
from data_access import open_reader
from data_access.access.roles import operator
from data_access.catalogue.office import CATALOGUE
from data_access.setup import initialise
from tests.data_access.helpers import load, values, week_file

FIRST_SUNDAY = date(2020, 1, 5)
NEW = {
    "code": "XX1", "number": "6", "name": "Calls in other languages", "theme": "Call handling",
    "definition": "Calls for which an interpreter was asked for, counted over the week.",
    "definition_version": "1", "unit": "calls", "kind": "count", "better": "neither",
    "cadence": "week", "objective": "B", "clock": "", "counterpart": "CH4", "follows": "",
    "audience": "office", "external_name": "", "by_area": "false", "owner": "West Mercia Police",
    "due_days": "2", "small_numbers": "false", "snapshot": "false",
}


@pytest.fixture
def with_a_new_row(tmp_path, monkeypatch):
    """A store whose catalogue has one row more than ours."""
    folder = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    with (folder / "measures.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(NEW), lineterminator="\n").writerow(NEW)
    monkeypatch.setattr(initialise, "CATALOGUE", folder)
    initialise.initialise()


@pytest.mark.usefixtures("store", "with_a_new_row")
def test_a_row_in_the_catalogue_is_all_that_a_new_measure_needs(tmp_path):
    sundays = [FIRST_SUNDAY + timedelta(weeks=week) for week in range(20)]
    load(week_file(
        tmp_path,
        *({"measure": "XX1", "period_end": f"{day}", "value": f"{40 + day.day % 7}",
           "known_from": f"{day + timedelta(days=2)}"} for day in sundays),
    ))
    assert len(values("XX1")) == 20
    with open_reader(operator(), sundays[-1] + timedelta(days=3)) as reader:
        week, health = (figures.build(key, reader).table for key in ("WK1", "DA1"))
        opened = figures.build("XX1", reader)
    row = week[week["ID"] == "XX1"].iloc[0]
    assert (row["Measure"], row["Theme"]) == (NEW["name"], NEW["theme"])
    assert row["State"] == "No clear change"
    assert health.loc[health["ID"] == "XX1", "State"].tolist() == ["On time"]
    assert NEW["name"][1:] in opened.title
    assert opened.specs is not None


@pytest.mark.usefixtures("store", "with_a_new_row")
def test_the_new_measure_stays_when_the_store_is_made_ready_again(tmp_path):
    load(week_file(tmp_path, {"measure": "XX1", "value": "40"}))
    initialise.initialise()
    assert values("XX1") == [40]
