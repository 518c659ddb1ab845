"""What was revised since a day: the figure as it stood, and the one in its place."""

from __future__ import annotations

from datetime import date

import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.clock import now
from data_access.database.engine import writing
from data_access.models import Measure, Observation, Suppression
from tests.data_access.helpers import load, week_file

COLUMNS = [
    "measure", "area", "period_start", "period_end", "strand", "value_before", "value",
    "status_before", "status", "known_from", "source", "locator", "file_name", "loaded_by",
]
LATE = date(2100, 1, 1)


def weeks(folder, *rows):
    """Load rows of CH1 in West Mercia, each a value and the day it was known, one file a row."""
    for number, (value, known, *rest) in enumerate(rows):
        change = {"value": f"{value}", "known_from": known, **dict(rest)}
        load(week_file(folder, change, name=f"file-{number}.csv"))


def revised(since, as_at=LATE, who=None, **options):
    with open_reader(who or operator(), as_at) as reader:
        frame = reader.revisions.since(since, **options)
        assert len(frame) == min(reader.revisions.count(since), options.get("most", 200))
    return frame


@pytest.fixture
def three_versions(request, tmp_path):
    """90 known on 7 July, 91 on 14 July, 92 on 21 July."""
    request.getfixturevalue("store")
    weeks(tmp_path, (90, "2020-07-07"), (91, "2020-07-14"), (92, "2020-07-21"))


@pytest.mark.parametrize(
    ("since", "as_at", "pair"),
    [
        ("2020-07-06", "2020-08-01", None), ("2020-07-07", "2020-08-01", (90, 92)),
        ("2020-07-07", "2020-07-20", (90, 91)), ("2020-07-07", "2020-07-13", None),
        ("2020-07-13", "2020-07-14", (90, 91)), ("2020-07-14", "2020-08-01", (91, 92)),
        ("2020-07-21", "2020-08-01", None), ("2020-08-01", "2020-07-14", None),
    ],
)
@pytest.mark.usefixtures("three_versions")
def test_the_figure_of_the_day_is_given_with_the_one_in_its_place(since, as_at, pair):
    frame = revised(date.fromisoformat(since), date.fromisoformat(as_at))
    assert list(zip(frame["value_before"], frame["value"], strict=True)) == ([pair] if pair else [])


@pytest.mark.usefixtures("three_versions")
def test_it_says_when_it_was_known_and_who_loaded_which_file():
    frame = revised(date(2020, 7, 7))
    assert list(frame.columns) == COLUMNS
    row = frame.iloc[0]
    assert (row["measure"], row["area"], row["strand"]) == ("CH1", "WM", "")
    assert (f"{row['period_start']:%F}", f"{row['period_end']:%F}") == ("2020-06-29", "2020-07-05")
    assert (f"{row['known_from']:%F}", row["file_name"]) == ("2020-07-21", "file-2.csv")
    assert row["loaded_by"] == operator().name
    assert frame[["value_before", "value"]].dtypes.astype(str).tolist() == ["float64"] * 2


@pytest.mark.usefixtures("store")
def test_the_newest_come_first_and_no_more_than_asked_for(tmp_path):
    ends = [("2020-06-14", "2020-08-04"), ("2020-06-21", "2020-08-06"), ("2020-06-28", "2020-08-05")]
    for end, again in ends:
        weeks(tmp_path, (90, "2020-07-01", ("period_end", end)), (91, again, ("period_end", end)))
    assert list(revised(date(2020, 7, 1))["period_end"].dt.day) == [21, 28, 14]
    with open_reader(operator(), LATE) as reader:
        assert list(reader.revisions.since(date(2020, 7, 1), most=2)["period_end"].dt.day) == [21, 28]
        assert reader.revisions.count(date(2020, 7, 1)) == 3


@pytest.mark.usefixtures("store")
def test_nothing_revised_is_an_empty_frame(tmp_path):
    weeks(tmp_path, (90, "2020-07-07"))
    assert list(revised(date(2020, 7, 7)).columns) == COLUMNS


@pytest.mark.usefixtures("three_versions")
def test_others_than_the_office_see_public_figures_alone_and_no_small_numbers(as_role):
    since = date(2020, 7, 7)
    assert revised(since, who=as_role("panel")).empty
    assert revised(since, who=as_role("administrator")).empty
    with writing() as session:
        session.query(Measure).filter_by(code="CH1").update({"audience": "public"})
    row = revised(since, who=as_role("panel")).iloc[0]
    assert (row["value_before"], row["value"]) == (90, 92)
    assert row[["file_name", "loaded_by"]].isna().all()
    with writing() as session:
        for value in (90, 92):
            [figure] = session.query(Observation).filter_by(value=value)
            session.add(Suppression(observation_id=figure.id, audience="public", decided_at=now()))
    row = revised(since, who=as_role("panel")).iloc[0]
    assert row[["value_before", "value"]].isna().all()
    assert (row["status_before"], row["status"]) == ("too-small", "too-small")
    office = revised(since, who=as_role("analyst")).iloc[0]
    assert (office["value_before"], office["value"]) == (90, 92)


@pytest.mark.usefixtures("store")
def test_a_figure_corrected_on_the_day_it_became_known_was_revised_since_the_day_before(tmp_path):
    weeks(tmp_path, (90, "2020-07-07"), (91, "2020-07-07"))
    seen = {}
    for day in (5, 6, 7, 8):
        rows = revised(date(2020, 7, day))
        seen[day] = list(zip(rows["value_before"], rows["value"], strict=True))
        with open_reader(operator(), LATE) as reader:
            assert reader.revisions.count(date(2020, 7, day)) == len(rows)
    assert seen == {5: [(90, 91)], 6: [(90, 91)], 7: [], 8: []}
