"""What was revised, which files were taken in, and where a figure came from."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import figures
from data_access import open_reader, open_recorder, viewer
from figures.data import revisions
from tests.data_access.helpers import load, week_file

MONDAY = date(2020, 7, 20)
FIRST = {"value": "93.1", "known_from": "2020-07-07", "source": "Return of 7 July"}
SECOND = {"value": "91.9", "status": "final", "known_from": "2020-07-14", "source": "Return of 14 July"}


@pytest.fixture
def revised_once(store, tmp_path):  # noqa: ARG001 - the figures are loaded into it
    load(week_file(tmp_path, FIRST, name="first.csv"))
    load(week_file(tmp_path, SECOND, name="second.csv"))


@pytest.fixture
def build_of(store, as_role, monkeypatch):  # noqa: ARG001 - the catalogue is read from it
    """Call it with revisions, and their number where more are held, to build the figure of them."""

    def build(rows, count=None):
        frame = pd.DataFrame(rows)
        for column in ("period_start", "period_end", "known_from"):
            frame[column] = pd.to_datetime(frame[column])
        with open_reader(as_role("commissioner"), MONDAY) as reader:
            monkeypatch.setattr(reader.revisions, "since", lambda _since, most: frame.head(most))
            monkeypatch.setattr(reader.revisions, "count", lambda _since: count or len(frame))
            return revisions.build(reader)

    return build


def revision(**changes):
    return {
        "measure": "CH1", "area": "WM", "period_start": "2020-06-29", "period_end": "2020-07-05",
        "value_before": 93.1, "value": 91.9, "status_before": "final", "status": "final",
        "known_from": "2020-07-14", "source": "A return", "locator": "row 2",
    } | changes


@pytest.mark.parametrize(
    ("changes", "before", "now"),
    [
        ({}, "93.1%", "91.9%"),
        ({"status_before": "provisional"}, "93.1% (Provisional [p])", "91.9% (Final)"),
        ({"value": None, "status": "withheld"}, "93.1% (Final)", "Withheld [w]"),
        ({"value_before": None, "status_before": "not-available"}, "No data [x]", "91.9% (Final)"),
    ],
)
def test_a_revision_shows_the_figure_before_and_now(build_of, changes, before, now):
    row = build_of([revision(**changes)]).table.iloc[0]
    assert (row["Before"], row["Now"]) == (before, now)
    assert (row["Area"], row["Period"], row["Known from"], row["Source"]) == (
        "West Mercia", "w/e 5 Jul 2020", "14 Jul 2020", "A return, row 2"
    )


def test_a_revised_illustrative_figure_says_that_it_is_not_real(build_of):
    row = {"status_before": "illustrative", "status": "illustrative"}
    figure = build_of([revision(**row)])
    assert figure.illustrative
    assert "Illustrative" in figure.table.iloc[0]["Before"]
    assert "Illustrative" in figure.table.iloc[0]["Now"]


def test_where_there_are_too_many_to_list_the_title_counts_them_all(build_of, monkeypatch):
    monkeypatch.setattr(revisions, "MOST", 2)
    figure = build_of([revision()] * 3, count=3412)
    assert figure.title == "3,412 figures revised since 13 July 2020"
    assert len(figure.table) == 2
    assert any("Only the 2 revised last" in note for note in figure.notes)


@pytest.mark.usefixtures("revised_once")
def test_what_was_revised_since_a_day_is_listed(as_role):
    with open_reader(as_role("commissioner"), MONDAY) as reader:
        figure = figures.build("DA2", reader)
        assert figure.title == "1 figure revised since 13 July 2020"
        assert figure.table.iloc[0]["Before"] == "93.1% (Provisional [p])"
        assert figure.table.iloc[0]["Now"] == "91.9% (Final)"
        since = figures.build("DA2", reader, since="2020-07-15")
        assert since.title == "Nothing was revised since 15 July 2020"
        assert since.table.empty
        with pytest.raises(ValueError, match="isoformat"):
            figures.build("DA2", reader, since="last week")


@pytest.mark.usefixtures("store")
def test_every_file_taken_in_is_listed_newest_first(as_role, tmp_path, frozen_day):
    frozen_day(date(2020, 7, 15))
    with open_recorder(as_role("analyst")) as recorder:
        recorder.files.load([week_file(tmp_path, FIRST, name="first.csv")])
        recorder.files.load([week_file(tmp_path, SECOND, name="=second.csv")])
    with open_reader(as_role("chief_executive"), date(2020, 7, 6)) as reader:
        figure = figures.build("DA3", reader)
    assert figure.title == "2 files taken in"
    assert list(figure.table["File"]) == ["=second.csv", "first.csv"]
    newest = figure.table.iloc[0]
    assert (newest["By"], newest["Revised"], newest["Stored"]) == ("analyst", 1, 1)
    # The clock stood at noon in Greenwich, which is one o'clock in the office in summer.
    assert newest["When"] == "15 Jul 2020, 13:00"
    assert len(newest["SHA-256"]) == 64
    assert "'=second.csv" in figure.to_csv()


@pytest.mark.usefixtures("revised_once")
def test_every_version_of_a_figure_is_told_with_where_it_came_from(as_role):
    with open_reader(as_role("commissioner"), MONDAY) as reader:
        figure = figures.build("DA4", reader, measure="CH1")
    assert figure.title == "CH1, West Mercia: 1 figure held, 1 revised"
    now, before = (dict(row) for _, row in figure.table.iterrows())
    assert (now["Value"], now["Known from"], now["Replaced on"]) == ("91.9%", "14 Jul 2020", "")
    assert (before["Value"], before["Replaced on"]) == ("93.1%", "14 Jul 2020")
    assert (now["File"], now["Loaded by"]) == ("second.csv", "command line")
    assert now["Source"] == "Return of 14 July"


@pytest.mark.usefixtures("revised_once")
def test_provenance_as_at_an_earlier_day_tells_nothing_of_later(as_role):
    with open_reader(as_role("commissioner"), date(2020, 7, 13)) as reader:
        figure = figures.build("DA4", reader, measure="CH1")
    assert list(figure.table["Value"]) == ["93.1%"]
    assert list(figure.table["Replaced on"]) == [""]


@pytest.mark.usefixtures("revised_once", "accounts")
def test_provenance_of_an_area_or_measure_that_does_not_exist_is_a_key_error():
    with open_reader(viewer("analyst")) as reader:
        assert "nothing was ever held" in figures.build("DA4", reader, measure="CH1", area="SH").title
        for options in ({"measure": "XX9"}, {"measure": "CH1", "area": "XX"}):
            with pytest.raises(KeyError):
                figures.build("DA4", reader, **options)


def test_the_sample_is_named_as_where_a_figure_came_from(sample_reader):
    figure = figures.build("DA4", sample_reader(), measure="RT1")
    assert set(figure.table["File"]) == {"the sample"}
    assert figure.table.iloc[0]["Value"] == "none"
    assert figure.table.iloc[0]["Status"] == "No data [x]"
