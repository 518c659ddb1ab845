"""The ``estates`` file: what is stored, what revises, what is frozen, what is refused."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.models import Load, Milestone, MilestoneDate, Project
from tests.data_access.helpers import csv_text, load, refused, rows_in

pytestmark = pytest.mark.usefixtures("store")

KNOWN = {"known_from": "2020-06-15"}
PROJECT = {"record": "project", "project": "Redditch hub", "item": "", "area": "NW", **KNOWN}
MILESTONE = {
    "record": "milestone", "project": "Redditch hub", "item": "Hub open", "gate": "operational",
    "date": "2024-06-30", "status": "planned", **KNOWN,
}
FORECAST = {
    "record": "forecast", "project": "Redditch hub", "item": "Hub open", "date": "2024-12-31",
    "known_from": "2024-06-30",
}


def file_of(folder, *rows, name="estates.csv"):
    """A file of these records."""
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def fault(*paths):
    """Row, column and reason of the one error of a load that must be refused."""
    errors = refused(*paths).errors
    assert len(errors) == 1, errors
    return errors[0].row, errors[0].column, errors[0].reason


def milestones(day):
    """The milestones as at a day."""
    with open_reader(operator(), day) as reader:
        return reader.estates.milestones()


def dates(day):
    """The kinds and days given for milestones as at a day."""
    with open_reader(operator(), day) as reader:
        found = reader.estates.milestone_dates()
    days = [None if pd.isna(on) else on.date() for on in found["on"]]
    return list(zip(found["kind"], days, found["date_as_written"], strict=True))


def counts(report):
    """What a load stored, revised and skipped."""
    [file] = report.files
    return file.rows_stored, file.revised, file.skipped


def test_the_kind_is_found_from_the_columns_and_every_part_is_stored(tmp_path):
    report = load(file_of(tmp_path, PROJECT, MILESTONE, FORECAST))
    assert [file.kind for file in report.files] == ["estates"]
    assert counts(report) == (4, 0, 0)
    [held] = milestones(date(2024, 7, 1)).to_dict("records")
    assert (held["code"], held["name"], held["project_name"], held["area"], held["gate"], held["state"]) == (
        "ES1", "Hub open", "Redditch hub", "NW", "operational", "planned"
    )
    assert dates(date(2024, 7, 1)) == [
        ("baseline", date(2024, 6, 30), None), ("forecast", date(2024, 12, 31), None)
    ]
    assert [kind for kind, *_ in dates(date(2024, 6, 29))] == ["baseline"]


def test_rows_may_stand_in_any_order(tmp_path):
    assert counts(load(file_of(tmp_path, FORECAST, MILESTONE, PROJECT))) == (4, 0, 0)


def test_a_second_forecast_is_kept_and_the_same_rows_store_nothing(tmp_path):
    load(file_of(tmp_path, PROJECT, MILESTONE, FORECAST))
    second = FORECAST | {"date": "2025-03-31", "known_from": "2024-11-01", "reason": "The contractor left."}
    assert counts(load(file_of(tmp_path, PROJECT, MILESTONE, FORECAST, second))) == (1, 0, 3)
    assert [day for kind, day, _ in dates(date(2024, 12, 1)) if kind == "forecast"] == [
        date(2024, 12, 31), date(2025, 3, 31)
    ]
    assert len(milestones(date(2024, 12, 1))) == 1


def test_a_changed_milestone_revises_and_is_read_as_at_its_day(tmp_path):
    load(file_of(tmp_path, PROJECT, MILESTONE))
    changed = MILESTONE | {"status": "at risk", "owner": "Head of estates", "known_from": "2020-07-03"}
    assert counts(load(file_of(tmp_path, changed))) == (1, 1, 0)
    assert list(milestones(date(2020, 7, 2))["state"]) == ["planned"]
    assert list(milestones(date(2020, 7, 3))["state"]) == ["at risk"]


def test_a_forecast_may_also_say_who_is_to_act_now(tmp_path):
    load(file_of(tmp_path, PROJECT, MILESTONE))
    load(file_of(tmp_path, FORECAST | {"owner": "The contractor", "status": "late"}))
    [held] = milestones(date(2024, 7, 1)).to_dict("records")
    assert (held["owner"], held["state"], held["gate"]) == ("The contractor", "late", "operational")
    assert list(milestones(date(2024, 6, 29))["owner"]) == [None]


def test_an_impossible_date_is_kept_in_the_words_of_the_source(tmp_path):
    load(file_of(tmp_path, MILESTONE | {"date": "", "date_as_written": "31st June"}))
    assert dates(date(2020, 7, 1)) == [("baseline", None, "31st June")]


def test_a_milestone_of_a_project_nobody_named_brings_it_along_and_says_so(tmp_path):
    report = load(file_of(tmp_path, MILESTONE))
    assert [note for _file, note in report.notes] == [
        "not known before and recorded with their milestones, as projects: Redditch hub"
    ]
    assert rows_in(Project) == 1


def test_a_consequence_and_a_code_of_ones_own(tmp_path):
    load(file_of(
        tmp_path, MILESTONE | {"item": "ES7: Hub open"},
        {"record": "consequence", "project": "Redditch hub", "item": "ES7", "reason": "It is sold.", **KNOWN},
    ))
    load(file_of(tmp_path, MILESTONE | {"item": "Hub built"}, name="next.csv"))
    held = milestones(date(2020, 7, 1))
    assert list(held["code"]) == ["ES7", "ES8"]
    assert list(held["consequence"]) == ["It is sold.", None]


def test_one_name_in_two_projects_is_two_milestones(tmp_path):
    load(file_of(tmp_path, MILESTONE, MILESTONE | {"project": "Hereford station"}))
    load(file_of(tmp_path, FORECAST | {"project": "Hereford station"}, name="later.csv"))
    assert list(milestones(date(2024, 7, 1))["project"]) == ["Redditch hub", "Hereford station"]
    with open_reader(operator(), date(2024, 7, 1)) as reader:
        found = reader.estates.milestone_dates()
    assert list(found.loc[found["kind"] == "forecast", "milestone"]) == ["ES2"]


WRONG = {
    "second": ([MILESTONE, MILESTONE | {"date": "2024-07-31"}], 3, "item", "row 2 already gives this"),
    "no-such-day": ([MILESTONE | {"date": "2020-06-31"}], 2, "date", "there is no such day in the calendar"),
    "words-for-a-day": ([MILESTONE | {"date": "31st June"}], 2, "date", "this is not a date"),
    "not-yet": ([{"record": "cost", "project": "X", "item": "Y"}], 2, "record", "cannot be stored yet"),
    "unknown-record": ([{"record": "gate", "project": "X", "item": "Y"}], 2, "record", "must be 'project'"),
    "area": ([PROJECT | {"area": "Atlantis"}], 2, "area", "there is no area of this code or name"),
    "gate": ([MILESTONE | {"gate": "party"}], 2, "gate", "this must be 'option'"),
    "rating": ([MILESTONE | {"rag": "green"}], 2, "rag", "cannot be stored yet"),
    "cost": ([MILESTONE | {"value": "5"}], 2, "value", "nothing in this column"),
    "no-milestone": ([PROJECT, FORECAST], 3, "item", "there is no such milestone of this project"),
    "no-date": ([MILESTONE, FORECAST | {"date": ""}], 3, "date", "a date is missing"),
    "not-reached": (
        [MILESTONE, FORECAST | {"record": "actual"}], 3, "date", "lies after the day it was known from"
    ),
    "no-name": ([MILESTONE | {"item": ""}], 2, "item", "a milestone needs a name"),
    "other-area": ([PROJECT, MILESTONE | {"area": "SH"}], 3, "area", "lies in another area"),
    "no-words": (
        [MILESTONE, {"record": "consequence", "project": "Redditch hub", "item": "Hub open"}], 3, "reason",
        "a consequence needs words",
    ),
    "no-project": ([MILESTONE | {"project": ""}], 2, "project", "this cell must not be empty"),
}


@pytest.mark.parametrize(("rows", "row", "column", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_refuses_the_file_and_nothing_is_stored(tmp_path, rows, row, column, reason):
    where, what, why = fault(file_of(tmp_path, *rows))
    assert (where, what) == (row, column)
    assert reason in why
    assert rows_in(Project) == rows_in(Milestone) == rows_in(MilestoneDate) == rows_in(Load) == 0


def test_another_baseline_is_refused_later_too(tmp_path):
    load(file_of(tmp_path, MILESTONE))
    row, column, reason = fault(file_of(tmp_path, MILESTONE | {"date": "2024-08-31"}, name="again.csv"))
    assert (row, column) == (2, "date")
    assert reason.startswith("the baseline of this milestone is 30 June 2024, and is frozen")
    assert dates(date(2020, 7, 1)) == [("baseline", date(2024, 6, 30), None)]


def test_a_code_of_another_project_is_no_milestone_of_this_one(tmp_path):
    load(file_of(tmp_path, MILESTONE | {"item": "ES7: Hub open"}))
    other = {"project": "Hereford station", "item": "ES7"}
    _row, column, reason = fault(file_of(tmp_path, FORECAST | other, name="other.csv"))
    assert (column, reason) == ("project", "this milestone belongs to another project")
    assert fault(file_of(tmp_path, MILESTONE | other, name="other.csv"))[1] == "project"


def test_what_a_row_says_of_a_milestone_before_anybody_knew_it_is_refused(tmp_path):
    load(file_of(tmp_path, MILESTONE))
    early = FORECAST | {"owner": "Head of estates", "known_from": "2020-01-01"}
    _row, column, reason = fault(file_of(tmp_path, early, name="early.csv"))
    assert column == "known_from"
    assert "known only from 15 June 2020" in reason


def test_a_look_at_the_file_stores_nothing(tmp_path):
    report = load(file_of(tmp_path, PROJECT, MILESTONE), check=True)
    assert counts(report) == (3, 0, 0)
    assert rows_in(Milestone) == 0


def test_a_file_without_rows_is_refused(tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("record,project,item\n", encoding="utf-8")
    assert fault(path) == (None, None, "the file has a header but no rows of data")
