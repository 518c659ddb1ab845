"""Answers of consultations: kept as a source gives them, revised like anything else, refused where they
cannot be.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from data_access import clock, open_reader
from data_access.access.roles import operator
from data_access.database.engine import writing
from data_access.models import ConsultationAnswer, Load, Observation
from tests.data_access.helpers import csv_text, load, refused, rows_in
from tests.data_access.test_cli import run

pytestmark = pytest.mark.usefixtures("store")

PLAN, PANEL = "Delivery plan extract to June 2020", "Police and Crime Panel report, 15 June 2020"
ROW = {"consultation": "Hedges", "question": "Agree with the vision", "answer": "agree", "count": "12"}
FULL = {
    "channel": "online", "area": "Shropshire", "closed": "15 May 2020", "answers_each": "Several",
    "count": "", "percent": "34.60", "base": "26", "source": PANEL, "locator": "appendix 1",
    "note": "rounded", "known_from": "2020-06-15",
}


def file_of(folder, *changes, name="answers.csv"):
    path = folder / name
    path.write_text(csv_text({**ROW, **change} for change in changes), encoding="utf-8")
    return path


def told(as_at=None, viewer=None):
    with open_reader(viewer or operator(), as_at) as reader:
        return reader.checks.consultations()


def counts(report):
    return report.rows_read, report.rows_stored, report.revised, report.skipped


def test_an_answer_is_kept_as_its_source_gives_it(tmp_path):
    assert counts(load(file_of(tmp_path, FULL)).files[0]) == (1, 1, 0, 0)
    row = told().iloc[0]
    for column, cell in {
        "consultation": "Hedges", "question": "Agree with the vision", "answer": "agree",
        "channel": "online", "area": "SH", "area_as_written": "Shropshire",
        "closed": pd.Timestamp("2020-05-15"), "closed_as_written": "15 May 2020",
        "answers_each": "several", "percent": 34.6, "percent_as_written": "34.60", "base": 26,
        "strand": "panel-2020-06", "source": PANEL, "locator": "appendix 1", "note": "rounded",
        "known_from": pd.Timestamp("2020-06-15"),
    }.items():
        assert row[column] == cell, column
    assert pd.isna(row["count"])
    assert rows_in(Observation) == 0


def test_little_need_be_there(tmp_path):
    load(file_of(tmp_path, {"answer": "", "closed": "end of May", "area": "the towns"}))
    row = told().iloc[0]
    assert (row["answer"], row["channel"], row["area"], row["strand"]) == ("", "", None, "")
    assert (row["area_as_written"], row["closed_as_written"], row["answers_each"]) == (
        "the towns", "end of May", "one"
    )
    assert pd.isna(row["closed"])


@pytest.mark.parametrize(
    ("change", "column", "value", "reason"),
    [
        ({"percent": "100.1"}, "percent", "100.1", "a share lies between 0 and 100"),
        ({"percent": "-1"}, "percent", "-1", "a share lies between 0 and 100"),
        ({"percent": "most"}, "percent", "most", "this is not a number"),
        ({"percent": "34%"}, "percent", "34%", "this is not a number"),
        ({"base": "11"}, "base", "11", "under the number answering: 12 gave this answer"),
        ({"base": "0", "count": "0"}, "base", "0", "a base is at least 1"),
        ({"base": "12.5"}, "base", "12.5", "whole number"),
        ({"count": "-3"}, "count", "-3", "0 or more"),
        ({"count": ""}, "count", "", "an answer has a count, or a percent"),
        ({"consultation": " "}, "consultation", " ", "must not be empty"),
        ({"question": ""}, "question", "", "must not be empty"),
        ({"answers_each": "two"}, "answers_each", "two", "'one' or 'several'"),
        ({"known_from": "2020-06-31"}, "known_from", "2020-06-31", "no such day"),
        ({"options": "yes; no"}, "answer", "agree", "no option of the question, which are no and yes"),
    ],
)
def test_a_broken_row_is_refused_with_row_column_value_and_reason(tmp_path, change, column, value, reason):
    (error,) = refused(file_of(tmp_path, {"question": "Another"}, change)).errors
    assert (error.row, error.column, error.value or "") == (3, column, value)
    assert reason in error.reason
    assert rows_in(ConsultationAnswer) == rows_in(Load) == 0


def test_an_answer_given_twice_of_one_source_is_refused(tmp_path):
    path = file_of(tmp_path, {}, {"source": PLAN}, {"source": PANEL}, {"source": PLAN, "count": "7"})
    (error,) = refused(path).errors
    assert (error.row, error.column) == (5, "question")
    assert error.reason == "row 3 already gives this answer of the same source"


def test_more_answers_than_people_who_gave_one_each_are_refused(tmp_path):
    rows = [{"base": "20"}, {"base": "20", "answer": "neither", "count": "6"},
            {"base": "20", "answer": "disagree", "count": "3"}]
    (error,) = refused(file_of(tmp_path, *rows)).errors
    assert (error.row, error.column, error.value) == (4, "base", "20")
    assert error.reason == "under the number answering: 21 with the rows before, one answer each"
    load(file_of(tmp_path, *({**row, "answers_each": "several"} for row in rows)))
    assert len(told()) == 3


def test_other_channels_and_areas_are_other_people(tmp_path):
    load(file_of(tmp_path, *(
        {"base": "20", **of} for of in ({}, {"channel": "online"}, {"area": "Shropshire"}, {"source": PLAN})
    )))
    assert len(told()) == 4


def test_options_are_told_once_and_hold_for_every_row_of_the_question(tmp_path):
    options = {"options": "Agree; disagree ; "}
    load(file_of(tmp_path, options, {"answer": "disagree"}, {"answer": "", "channel": "online"}))
    (error,) = refused(file_of(tmp_path, options, {"answer": "perhaps"}, name="b.csv")).errors
    assert (error.row, error.column, error.value) == (3, "answer", "perhaps")
    others = file_of(tmp_path, options, {"answer": "no", "options": "yes; no"}, name="c.csv")
    (error,) = refused(others).errors
    assert (error.row, error.column, error.reason) == (
        3, "options", "row 2 has other options for this question"
    )


def test_a_share_that_its_base_does_not_give_is_kept(tmp_path):
    load(file_of(tmp_path, {"count": "", "percent": "34.6", "base": "24"}))
    assert list(told()["percent"]) == [34.6]


def test_two_sources_may_give_different_numbers(tmp_path):
    load(file_of(tmp_path, {"source": PLAN, "count": "4"}, {"source": PANEL, "count": "3"}))
    assert told().set_index("strand")["count"].to_dict() == {"plan-2020-06": 4, "panel-2020-06": 3}


def test_the_same_is_skipped_and_a_different_one_revises(tmp_path):
    load(file_of(tmp_path, {}, {"answer": "neither"}), known_from=date(2020, 6, 15))
    again = file_of(tmp_path, {"note": "seen"}, {"answer": "neither", "count": "13"}, name="again.csv")
    assert counts(load(again, known_from=date(2020, 7, 3)).files[0]) == (2, 1, 1, 1)
    assert list(told(date(2020, 7, 2))["count"]) == [12, 12]
    assert sorted(told()["count"]) == [12, 13]
    assert rows_in(ConsultationAnswer) == 3


@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_staff_alone_see_answers(as_role, tmp_path, role):
    load(file_of(tmp_path, {}))
    assert len(told(viewer=as_role("commissioner"))) == 1
    assert told(viewer=as_role(role)).empty


def test_the_template_is_of_its_own_kind_and_loads(tmp_path):
    path = tmp_path / "template.csv"
    assert run("template", "consultation", str(path)).exit_code == 0
    assert load(path).files[0].kind == "consultation"


@pytest.mark.parametrize(
    "cells",
    [{"percent": 101}, {"count": 5, "base": 4}, {"count": -1}, {"count": 1, "base": 0}, {}],
)
def test_the_database_refuses_what_no_answer_can_be(cells):
    row = {
        "code": "Hedges", "strand": "", "question": "Q", "answer": "", "channel": "",
        "area_as_written": "", "answers_each": "one", "known_from": date(2020, 6, 1),
        "recorded_at": clock.now(),
    }
    with pytest.raises(IntegrityError), writing() as session:
        session.execute(insert(ConsultationAnswer).values(**row, **cells))
