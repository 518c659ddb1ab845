"""Every version of a figure, and what a load revises, before and after."""

from __future__ import annotations

from datetime import date

import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.loading import changes
from data_access.models import Load, Observation
from tests.data_access.helpers import load, refused, rows_in, week_file

FIRST = {"value": "93.1", "known_from": "2020-07-07"}
SECOND = {"value": "91.9", "status": "final", "known_from": "2020-07-14"}


def history(measure="CH1", area="WM", as_at=date(2020, 7, 20), **options):
    with open_reader(operator(), as_at) as reader:
        return reader.revisions.history(measure, area, **options)


@pytest.mark.usefixtures("store")
def test_a_check_says_what_would_be_revised_and_stores_nothing(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    report = load(week_file(tmp_path, SECOND, {"measure": "CH2"}), check=True)
    (change,) = report.files[0].changes
    assert (change.measure, change.area, change.period_end) == ("CH1", "WM", date(2020, 7, 5))
    assert (change.value_before, change.status_before) == (93.1, "provisional")
    assert (change.value, change.status) == (91.9, "final")
    assert rows_in(Observation) == rows_in(Load) == 1


@pytest.mark.usefixtures("store")
def test_two_revisions_known_the_same_day_name_the_version_they_replace(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    load(week_file(tmp_path, {**FIRST, "value": "93.2"}, name="again.csv"))
    report = load(week_file(tmp_path, {**FIRST, "value": "93.3"}, name="third.csv"))
    (change,) = report.files[0].changes
    assert (change.value_before, change.value) == (93.2, 93.3)


@pytest.mark.usefixtures("store")
def test_a_figure_that_comes_before_those_held_replaces_none(tmp_path):
    load(week_file(tmp_path, SECOND, name="second.csv"))
    report = load(week_file(tmp_path, FIRST))
    assert report.files[0].revised == 1
    assert report.files[0].changes == ()


@pytest.mark.usefixtures("store")
def test_a_figure_that_went_dark_is_a_change_without_a_number(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    gone = {
        "value": "", "status": "not-available", "reason": "Lost", "owner": "Force",
        "known_from": "2020-07-14",
    }
    (change,) = load(week_file(tmp_path, gone)).files[0].changes
    assert (change.value_before, change.value, change.status) == (93.1, None, "not-available")


@pytest.mark.usefixtures("store")
def test_of_very_many_changes_only_the_first_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(changes, "MOST_CHANGES", 2)
    codes = ("CH1", "CH2", "CH3")
    load(week_file(tmp_path, *({**FIRST, "measure": code} for code in codes), name="first.csv"))
    report = load(week_file(tmp_path, *({**SECOND, "measure": code} for code in codes)))
    assert report.files[0].revised == 3
    assert [change.measure for change in report.files[0].changes] == ["CH1", "CH2"]


@pytest.mark.usefixtures("store")
def test_what_a_load_prints_for_other_programs_is_as_it_was(tmp_path):
    report = load(week_file(tmp_path, FIRST)).as_dict()
    assert "changes" not in report
    assert "changes" not in report["files"][0]


@pytest.mark.usefixtures("store")
def test_history_has_every_version_and_says_which_file_it_came_from(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    later = {**SECOND, "period_end": "2020-07-12", "value": "90"}
    load(week_file(tmp_path, SECOND, later, name="second.csv"))
    rows = history()
    assert list(rows["value"]) == [90, 91.9, 93.1]
    assert list(rows["file_name"]) == ["second.csv", "second.csv", "first.csv"]
    assert list(rows["superseded_on"].dt.date.isna()) == [True, True, False]
    assert set(rows["loaded_by"]) == {"command line"}
    assert list(history(area="West Mercia", most=1)["value"]) == [90]


@pytest.mark.usefixtures("store")
def test_history_as_at_an_earlier_day_knows_nothing_of_later(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    load(week_file(tmp_path, SECOND, name="second.csv"))
    rows = history(as_at=date(2020, 7, 13))
    assert list(rows["value"]) == [93.1]
    assert rows["superseded_on"].isna().all()


@pytest.mark.parametrize(("measure", "area"), [("XX9", "WM"), ("CH1", "XX"), ("CH1", "")])
@pytest.mark.usefixtures("sample_store")
def test_history_of_what_does_not_exist_has_no_rows(measure, area):
    assert history(measure, area).empty


@pytest.mark.usefixtures("sample_store")
def test_history_is_only_of_measures_the_viewer_may_see(as_role):
    with open_reader(as_role("panel"), date(2020, 7, 6)) as reader:
        assert reader.revisions.history("CH1", "WM").empty
        told = reader.revisions.history("PC1", "WM")
        assert len(told[told["status"] != "illustrative"]) == 2
    with open_reader(as_role("administrator")) as reader:
        assert reader.revisions.history("PC1", "WM").empty


@pytest.mark.usefixtures("store")
def test_the_panel_sees_neither_a_small_number_nor_who_loaded_it(tmp_path, as_role):
    parts = {"HE": "2", "NW": "9", "SH": "8", "SW": "7", "TW": "6", "WM": "32"}
    load(
        week_file(
            tmp_path,
            *(
                {"measure": "RD1", "area": area, "period_end": "2020-06-30", "value": count,
                 "known_from": "2020-07-06", "note": f"of {count}"}
                for area, count in parts.items()
            ),
        )
    )
    with open_reader(as_role("panel"), date(2020, 7, 20)) as reader:
        hidden = reader.revisions.history("RD1", "HE")
    assert list(hidden["status"]) == ["too-small"]
    assert hidden["value"].isna().all()
    assert list(hidden["note"]) == list(hidden["file_name"]) == list(hidden["loaded_by"]) == [None]
    assert list(history("RD1", "HE")["value"]) == [2]


@pytest.mark.usefixtures("store")
def test_a_refused_file_has_no_changes(tmp_path):
    load(week_file(tmp_path, FIRST, name="first.csv"))
    report = refused(week_file(tmp_path, SECOND, {"measure": "XX9"}))
    assert report.files[0].changes == ()
