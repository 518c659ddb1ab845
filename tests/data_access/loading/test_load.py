"""One load is one transaction: all of it or nothing, never twice, and always on the record."""

from __future__ import annotations

import hashlib
import os
from datetime import date, datetime

import pandas as pd
import pytest

from data_access import RecordRefused, open_reader, open_recorder
from data_access.access.roles import operator
from data_access.models import Load, Observation
from tests.data_access.helpers import (
    audit_trail,
    data_state,
    load,
    only_error,
    read,
    refused,
    rows_in,
    values,
    week_file,
)

JULY_7 = date(2020, 7, 7)


@pytest.fixture
def loads():
    """Call it to see what the reader tells of the loads."""
    def told():
        with open_reader(operator()) as reader:
            return reader.office_records.loads()
    return told


@pytest.mark.usefixtures("store")
def test_several_files_are_stored_together(tmp_path, loads):
    first = week_file(tmp_path, {})
    second = week_file(tmp_path, {"area": "HE"}, {"area": "SH"}, name="local.csv")
    report = load(first, second)
    assert [file.rows_stored for file in report.files] == [1, 2]
    assert list(loads()["file_name"]) == ["local.csv", "week.csv"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("order", [1, -1], ids=["broken-last", "broken-first"])
def test_one_wrong_file_keeps_the_others_out(tmp_path, order):
    good = week_file(tmp_path, {})
    broken = week_file(tmp_path, {"area": "HE", "value": "abc"}, name="broken.csv")
    report = refused(*[good, broken][::order])
    assert [(error.file, error.column) for error in report.errors] == [("broken.csv", "value")]
    assert rows_in(Observation) == rows_in(Load) == 0
    assert audit_trail() == []


@pytest.mark.usefixtures("store")
def test_a_load_after_a_refused_one_in_the_same_block_is_stored(tmp_path):
    broken = week_file(tmp_path, {"source": "Weekly report"}, {"value": "abc"})
    good = week_file(tmp_path, {"source": "Weekly report"}, name="good.csv")
    with open_recorder(operator()) as recorder:
        with pytest.raises(ValueError, match="not a number"):
            recorder.files.load([broken])
        recorder.files.load([good])
    assert values("CH1") == [93.1]


@pytest.mark.usefixtures("store")
def test_a_block_that_fails_later_takes_its_load_back(tmp_path):
    def load_and_then_fail():
        with open_recorder(operator()) as recorder:
            recorder.files.load([week_file(tmp_path, {})])
            recorder.accounts.disable("nobody")

    with pytest.raises(RecordRefused):
        load_and_then_fail()
    assert rows_in(Observation) == 0
    assert audit_trail() == []


@pytest.mark.usefixtures("store")
def test_a_check_counts_what_would_happen_and_stores_nothing(tmp_path):
    load(week_file(tmp_path, {}), known_from=JULY_7)
    version = data_state().version
    revision = week_file(tmp_path, {"value": "92.0"}, {"area": "HE"}, name="later.csv")
    report = load(revision, check=True, known_from=date(2020, 7, 14))
    assert (report.files[0].rows_stored, report.files[0].revised) == (2, 1)
    assert (values("CH1"), rows_in(Load), data_state().version) == ([93.1], 1, version)
    assert len(audit_trail()) == 1


@pytest.mark.usefixtures("store")
def test_a_check_of_a_wrong_file_is_refused_like_a_load(tmp_path):
    report = refused(week_file(tmp_path, {"value": "abc"}), check=True)
    assert report.errors[0].column == "value"


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("written", "given", "known"),
    [
        ("2020-07-08", JULY_7, "2020-07-08"), ("", JULY_7, "2020-07-07"),
        ("", None, "2020-07-20"),
    ],
    ids=["column", "flag", "today"],
)
def test_known_from_is_the_column_else_the_flag_else_today(
    tmp_path, frozen_day, written, given, known
):
    frozen_day(date(2020, 7, 20))
    load(week_file(tmp_path, {"known_from": written}), known_from=given)
    assert list(read("CH1")["known_from"]) == [pd.Timestamp(known)]


@pytest.mark.usefixtures("store")
def test_known_from_today_is_the_day_in_the_office(tmp_path, frozen_day):
    frozen_day(datetime.fromisoformat("2020-07-19T23:30:00+00:00"))
    load(week_file(tmp_path, {}))
    assert list(read("CH1")["known_from"]) == [pd.Timestamp("2020-07-20")]


@pytest.mark.usefixtures("store")
def test_a_load_is_on_record_with_the_fingerprint_of_its_file(tmp_path, loads, as_role):
    path = week_file(tmp_path, {}, {"area": "HE"})
    with open_recorder(as_role("analyst")) as recorder:
        recorder.files.load([path])
    row = loads().iloc[0]
    assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (row["kind"], row["file_name"], row["loaded_by"]) == (
        "observations", "week.csv", "analyst"
    )
    assert (row["rows_read"], row["rows_stored"], row["revised"]) == (2, 2, 0)


@pytest.mark.usefixtures("store")
def test_a_load_leaves_an_audit_event(tmp_path):
    load(week_file(tmp_path, {}))
    assert audit_trail() == [("command line", "loaded", "week.csv")]


@pytest.mark.usefixtures("store")
def test_the_same_file_again_stores_nothing_even_when_it_was_revised_since(tmp_path):
    first = week_file(tmp_path, {})
    load(first, known_from=JULY_7)
    load(week_file(tmp_path, {"value": "92.0"}, name="later.csv"), known_from=date(2020, 7, 14))
    report = load(first, known_from=date(2020, 7, 21))
    assert (report.files[0].rows_stored, report.files[0].skipped) == (0, 1)
    assert values("CH1") == [92.0]
    [(_name, note)] = report.notes
    assert note.startswith("this very file was loaded on ")
    assert "also where it was revised since" in note


@pytest.mark.usefixtures("store")
def test_the_same_file_twice_in_one_load_is_stored_once(tmp_path):
    path = week_file(tmp_path, {})
    report = load(path, path)
    assert [file.rows_stored for file in report.files] == [1, 0]
    assert rows_in(Observation) == 1


@pytest.mark.usefixtures("store")
def test_the_version_of_the_data_rises_only_when_something_changed(tmp_path):
    path = week_file(tmp_path, {})
    started = data_state().version
    load(path)
    after_load = data_state().version
    load(path)
    load(path, check=True)
    refused(week_file(tmp_path, {"value": "abc"}, name="broken.csv"))
    assert after_load > started
    assert data_state().version == after_load


REAL = {"area": "HE", "value": "50", "status": "final"}


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize(
    ("change", "day"),
    [(REAL | {"status": "illustrative"}, "2020-07-06"), (REAL, "2020-07-20")],
    ids=["illustrative", "real"],
)
def test_only_a_real_figure_ends_the_day_of_the_sample(tmp_path, frozen_day, change, day):
    frozen_day(date(2020, 7, 20))
    load(week_file(tmp_path, change))
    with open_reader(operator()) as reader:
        assert reader.as_at == date.fromisoformat(day)


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize(
    ("change", "weekly"),
    [
        (REAL, True), (REAL | {"status": "illustrative"}, False),
        (REAL | {"measure": "PC1", "period_end": "2020-06-30"}, False),
    ],
    ids=["real-week", "illustrative-week", "real-quarter"],
)
def test_weekly_figures_are_real_only_after_a_real_week(tmp_path, change, weekly):
    load(week_file(tmp_path, change))
    assert data_state().real_weekly is weekly
    with open_reader(operator()) as reader:
        assert reader.shows_sample_weeks is not weekly


@pytest.mark.usefixtures("store")
def test_beside_a_file_that_is_refused_nothing_counts_as_stored(tmp_path):
    good = week_file(tmp_path, {}, {"area": "SH"})
    report = refused(good, week_file(tmp_path, {"value": "x"}, name="bad.csv"))
    told = report.as_dict()
    assert [file.rows_read for file in report.files] == [2, 1]
    assert (told["rows_stored"], told["revised"], told["skipped"]) == (0, 0, 0)
    assert [file.rows_stored for file in report.files] == [0, 0]


@pytest.mark.usefixtures("store")
def test_what_was_known_all_along_is_no_revision(tmp_path):
    load(week_file(tmp_path, {"known_from": "2020-07-14"}))
    report = load(week_file(tmp_path, {"known_from": "2020-07-07"}, name="earlier.csv"))
    assert (report.files[0].rows_stored, report.files[0].revised) == (1, 0)
    assert values("CH1", as_at=JULY_7) == [93.1]


@pytest.mark.usefixtures("store")
def test_a_name_that_cannot_be_read_is_refused_in_words(tmp_path):
    path = tmp_path / os.fsdecode(b"\xff\xfe.csv")
    path.write_text("measure\n", encoding="utf-8")
    error = only_error(path)
    assert error.file == "??.csv"
    assert "give it another name" in error.reason


@pytest.mark.usefixtures("store")
def test_two_files_of_one_load_that_contradict_each_other_are_refused(tmp_path):
    one = week_file(tmp_path, {"known_from": "2020-07-07"}, name="one.csv")
    other = week_file(tmp_path, {"value": "95", "known_from": "2020-07-07"}, name="other.csv")
    error = only_error(one, other)
    assert error.file == "other.csv"
    assert error.reason.startswith(
        "one.csv, which is loaded with it, has another figure for CH1, West Mercia, period to 5 July 2020"
    )


@pytest.mark.usefixtures("store")
def test_two_files_of_one_load_may_revise_each_other_on_different_days(tmp_path):
    one = week_file(tmp_path, {"known_from": "2020-07-07"}, name="one.csv")
    other = week_file(tmp_path, {"value": "95", "known_from": "2020-07-14"}, name="other.csv")
    assert [file.revised for file in load(one, other).files] == [0, 1]
    assert values("CH1", as_at=JULY_7) == [93.1]
