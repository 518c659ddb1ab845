"""The ``events`` and ``targets`` files: what explains a series, and the standards of measures."""

from __future__ import annotations

from datetime import date

import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.models import Load, SeriesEvent, Target
from tests.data_access.helpers import load, rows_in
from tests.data_access.loading.kinds.test_estates import counts, fault, file_of

pytestmark = pytest.mark.usefixtures("store")

EVENT = {
    "kind": "break", "happened_on": "2020-03-23", "title": "New telephones", "measure": "CH1",
    "known_from": "2020-06-15",
}
TARGET = {
    "measure": "SS2", "label": "Share to reach", "value": "40", "starts": "2020-04-01",
    "known_from": "2020-06-15",
}


def events(day):
    """The events as at a day, each as a dictionary."""
    with open_reader(operator(), day) as reader:
        return reader.catalogue.events().to_dict("records")


def standards(day, measure="SS2"):
    """Name and value of the standards of a measure as at a day."""
    with open_reader(operator(), day) as reader:
        found = reader.catalogue.targets()
    found = found[found["measure"] == measure]
    return list(zip(found["label"], found["value"], strict=True))


def test_events_are_stored_and_signed_by_who_loads_them(tmp_path):
    lockdown = {**EVENT, "kind": "event", "title": "Lockdown", "measure": "", "recorded_by": "jo"}
    report = load(file_of(tmp_path, EVENT, lockdown, EVENT | {"area": "Shropshire"}))
    assert [file.kind for file in report.files] == ["events"]
    assert counts(report) == (3, 0, 0)
    found = events(date(2020, 6, 15))
    assert {(row["measure"], row["area"], row["recorded_by"]) for row in found} == {
        ("CH1", None, "command line"), (None, None, "jo"), ("CH1", "SH", "command line")
    }
    assert events(date(2020, 6, 14)) == []


def test_another_reason_revises_an_event_and_the_same_one_stores_nothing(tmp_path):
    load(file_of(tmp_path, EVENT))
    assert counts(load(file_of(tmp_path, EVENT | {"note": "Again"}))) == (0, 0, 1)
    told = EVENT | {"reason": "Calls are counted anew.", "known_from": "2020-07-03"}
    assert counts(load(file_of(tmp_path, told))) == (1, 1, 0)
    assert [row["reason"] for row in events(date(2020, 7, 2))] == [None]
    assert [row["reason"] for row in events(date(2020, 7, 3))] == ["Calls are counted anew."]


def test_standards_are_stored_revised_and_read_as_at_a_day(tmp_path):
    report = load(file_of(tmp_path, TARGET))
    assert [file.kind for file in report.files] == ["targets"]
    assert counts(report) == (1, 0, 0)
    assert counts(load(file_of(tmp_path, TARGET | {"note": "Again"}))) == (0, 0, 1)
    assert counts(load(file_of(tmp_path, TARGET | {"value": "42", "known_from": "2020-07-03"}))) == (1, 1, 0)
    assert standards(date(2020, 6, 14)) == []
    assert standards(date(2020, 7, 2)) == [("Share to reach", 40)]
    assert standards(date(2020, 7, 3)) == [("Share to reach", 42)]


def test_a_standard_of_the_catalogue_can_be_revised_by_a_file(tmp_path):
    before = standards(date(2026, 1, 1), "CH3")
    told = {"measure": "CH3", "label": "Force target", "value": "85", "known_from": "2025-01-01"}
    assert counts(load(file_of(tmp_path, TARGET | told))) == (1, 1, 0)
    assert standards(date(2024, 12, 31), "CH3") == before
    assert standards(date(2026, 1, 1), "CH3") == [("Force target", 85)]


WRONG_EVENTS = {
    "kind": ({"kind": "party"}, "kind", "this must be 'break'"),
    "rebase": ({"kind": "rebase"}, "kind", "recorded below it"),
    "day": ({"happened_on": "31st June"}, "happened_on", "this is not a date"),
    "no-day": ({"happened_on": ""}, "happened_on", "this date must not be empty"),
    "to-come": ({"happened_on": "2020-06-16"}, "happened_on", "lies after the day it was known from"),
    "measure": ({"measure": "XX9"}, "measure", "there is no measure of this code"),
    "area": ({"area": "Atlantis"}, "area", "there is no area of this code or name"),
    "title": ({"title": " "}, "title", "this cell must not be empty"),
}


@pytest.mark.parametrize(("change", "column", "reason"), WRONG_EVENTS.values(), ids=WRONG_EVENTS.keys())
def test_a_wrong_event_refuses_the_file(tmp_path, change, column, reason):
    row, what, why = fault(file_of(tmp_path, EVENT | {"title": "Good"}, EVENT | change))
    assert (row, what) == (3, column)
    assert reason in why
    assert rows_in(SeriesEvent) == rows_in(Load) == 0


WRONG_TARGETS = {
    "measure": ({"measure": "XX9"}, "measure", "there is no measure of this code"),
    "share": ({"value": "140"}, "value", "a percentage lies between 0 and 100"),
    "words": ({"value": "many"}, "value", "this is not a number"),
    "empty": ({"value": ""}, "value", "this cell must not be empty"),
    "ends-first": ({"ends": "2020-03-31"}, "ends", "does not end before it starts"),
    "day": ({"starts": "2020-02-30"}, "starts", "there is no such day"),
}


@pytest.mark.parametrize(("change", "column", "reason"), WRONG_TARGETS.values(), ids=WRONG_TARGETS.keys())
def test_a_wrong_standard_refuses_the_file(tmp_path, change, column, reason):
    held = rows_in(Target)
    row, what, why = fault(file_of(tmp_path, TARGET | change))
    assert (row, what) == (2, column)
    assert reason in why
    assert rows_in(Target) == held


@pytest.mark.parametrize(("row", "column"), [(EVENT, "title"), (TARGET, "starts")], ids=["event", "target"])
def test_the_same_thing_twice_in_one_file_is_refused(tmp_path, row, column):
    where, what, why = fault(file_of(tmp_path, row, row | {"note": "again"}))
    assert (where, what) == (3, column)
    assert "row 2 already gives" in why
