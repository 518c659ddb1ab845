"""Statements: what papers say in words, kept as written and revised like anything else."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from data_access import clock, open_reader
from data_access.access.roles import operator
from data_access.database.engine import writing
from data_access.errors import say_integrity_error
from data_access.models import Load, Observation, Statement
from tests.data_access.helpers import csv_text, load, refused, rows_in
from tests.data_access.test_cli import run

pytestmark = pytest.mark.usefixtures("store")

ROW = {"statement": "roads answers", "kind": "figure"}
PLAN, PANEL = "Delivery plan extract to June 2020", "Police and Crime Panel report, 15 June 2020"
FULL = {
    "measure": "PC1", "area": "Shropshire", "period": "Q4 2019/20", "value": "61", "unit": "answers",
    "base": "137", "count_stated": "137", "count_listed": "140", "date_as_written": "31st June",
    "text": "A majority (61) came from Shropshire", "source": PANEL, "locator": "appendix",
    "note": "61 of 137 is no majority", "known_from": "2020-06-15", "kind": "majority",
}


def file_of(folder, *changes, name="statements.csv"):
    path = folder / name
    path.write_text(csv_text({**ROW, **change} for change in changes), encoding="utf-8")
    return path


def told(as_at=None, viewer=None):
    with open_reader(viewer or operator(), as_at) as reader:
        return reader.office_records.statements()


def counts(report):
    return report.rows_read, report.rows_stored, report.revised, report.skipped


def test_a_statement_is_kept_as_it_was_written(tmp_path):
    assert counts(load(file_of(tmp_path, FULL)).files[0]) == (1, 1, 0, 0)
    row = told().iloc[0]
    assert (row["statement"], row["kind"], row["measure"], row["area"]) == (
        "roads answers", "majority", "PC1", "SH"
    )
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2020-01-01"), pd.Timestamp("2020-03-31")
    )
    assert (row["value"], row["base"], row["count_stated"], row["count_listed"]) == (61, 137, 137, 140)
    for column, cell in {
        "measure_as_written": "PC1", "area_as_written": "Shropshire", "value_as_written": "61",
        "period_as_written": "Q4 2019/20", "date_as_written": "31st June", "unit": "answers",
        "text": FULL["text"], "source": PANEL, "locator": "appendix", "note": FULL["note"],
        "strand": "panel-2020-06", "known_from": pd.Timestamp("2020-06-15"),
    }.items():
        assert row[column] == cell
    assert rows_in(Observation) == 0


def test_what_is_no_code_no_area_no_period_and_no_number_stays_as_words(tmp_path):
    words = {"measure": "answers to the consultation", "area": "the towns", "period": "last summer",
             "value": "most"}
    load(file_of(tmp_path, words))
    row = told().iloc[0]
    assert list(row[["measure", "area"]]) == [None, None]
    assert row[["value", "period_start", "period_end"]].isna().all()
    assert {f"{name}_as_written": cell for name, cell in words.items()} == {
        f"{name}_as_written": row[f"{name}_as_written"] for name in words
    }
    assert row["strand"] == ""


def test_a_statement_may_be_nothing_but_a_name_and_a_kind(tmp_path):
    load(file_of(tmp_path, *({"statement": kind, "kind": kind} for kind in (
        "figure", "majority", "list", "date", "event", "reference", "blank"
    ))))
    assert list(told()["statement"]) == list(told()["kind"])
    assert len(told()) == 7


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [({"kind": "rumour"}, "kind", "'figure'"), ({"kind": ""}, "kind", "'figure'"),
     ({"statement": " "}, "statement", "must not be empty"), ({"base": "few"}, "base", "not a number"),
     ({"base": "-1"}, "base", "0 or more"), ({"count_listed": "2.5"}, "count_listed", "whole number"),
     ({"known_from": "2020-06-31"}, "known_from", "no such day")],
)
def test_a_broken_row_is_refused(tmp_path, change, column, words):
    (error,) = refused(file_of(tmp_path, {"statement": "another"}, change)).errors
    assert (error.row, error.column) == (3, column)
    assert words in error.reason
    assert rows_in(Statement) == rows_in(Load) == 0


def test_a_statement_given_twice_of_one_source_is_refused(tmp_path):
    (error,) = refused(
        file_of(tmp_path, {}, {"source": PLAN}, {"source": PLAN, "value": "7"})
    ).errors
    assert (error.row, error.column, error.value) == (4, "statement", "roads answers")
    assert error.reason == "row 3 already gives this statement of the same source"


def test_two_sources_may_say_different_things_under_one_name(tmp_path):
    load(file_of(tmp_path, {"source": PLAN, "value": "4"}, {"source": PANEL, "value": "3"}))
    assert told().set_index("strand")["value"].to_dict() == {"plan-2020-06": 4, "panel-2020-06": 3}


def test_the_same_is_skipped_and_a_different_one_revises(tmp_path):
    load(file_of(tmp_path, {"value": "3"}, {"statement": "b"}), known_from=date(2020, 6, 15))
    again = file_of(tmp_path, {"value": "3", "note": "seen again"}, {"statement": "b", "text": "more"},
                    name="again.csv")
    assert counts(load(again, known_from=date(2020, 7, 3)).files[0]) == (2, 1, 1, 1)
    assert told().set_index("statement")["text"].to_dict() == {"roads answers": None, "b": "more"}
    assert set(told(date(2020, 7, 2))["text"]) == {None}
    assert rows_in(Statement) == 3
    assert counts(load(again).files[0]) == (2, 0, 0, 2)


def test_what_becomes_known_late_takes_its_place_in_the_history(tmp_path):
    for day, value in ((20, "5"), (10, "4"), (15, "6")):
        path = file_of(tmp_path, {"value": value}, name=f"{day}.csv")
        load(path, known_from=date(2020, 6, day))
    shown = [list(told(date(2020, 6, day))["value"]) for day in (9, 12, 16, 30)]
    assert shown == [[], [4.0], [6.0], [5.0]]


def test_staff_alone_see_statements(as_role, tmp_path):
    load(file_of(tmp_path, {}))
    assert len(told(viewer=as_role("chief_executive"))) == 1
    assert told(viewer=as_role("panel")).empty


def test_the_command_counts_records_not_figures(tmp_path):
    path = file_of(tmp_path, {}, {"statement": "b"})
    shown = run("load", path)
    assert "statements.csv: statements, 2 rows read, 2 records stored (0 revisions)" in shown.output


def test_two_open_statements_of_one_code_are_refused_in_words(tmp_path):
    load(file_of(tmp_path, {}))
    row = {"code": "roads answers", "strand": "", "kind": "blank", "known_from": date(2020, 6, 15),
           "recorded_at": clock.now()}
    with pytest.raises(IntegrityError) as caught, writing() as session:
        session.execute(insert(Statement).values(**row))
    assert say_integrity_error(caught.value) == "there are two statements of the same code and source"
