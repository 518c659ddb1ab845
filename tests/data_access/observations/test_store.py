"""The fact table: nothing is overwritten, ``latest`` follows, broken rules are put in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from data_access.data_state import mark_changed
from data_access.database.engine import reading, writing
from data_access.errors import CONSTRAINT_MESSAGES, say_integrity_error
from data_access.models import Account, Area, Latest, Measure, MilestoneDate, Observation
from data_access.observations.store import NewFigure, store
from data_access.setup.initialise import initialise
from tests.data_access.helpers import data_state, rows_in, values
from tests.sample_counts import FEWEST_FIGURES

NOW = datetime(2026, 3, 2, tzinfo=UTC)
JULY_7 = date(2020, 7, 7)


@pytest.fixture
def figure(request):
    """A figure for CH1 of West Mercia, week to 5 July 2020; ``replace`` makes others of it."""
    request.getfixturevalue("store")
    with reading() as session:
        return NewFigure(
            measure_id=session.scalars(select(Measure.id).where(Measure.code == "CH1")).one(),
            area_id=session.scalars(select(Area.id).where(Area.code == "WM")).one(),
            period_start=date(2020, 6, 29), period_end=date(2020, 7, 5),
            value=93.1, status="final", known_from=JULY_7,
        )


def stored(*figures):
    """What storing the figures in a transaction of their own did: added, revised, skipped."""
    with writing() as session:
        done = store(session, figures, load_id=None)
    return done.added, done.revised, done.skipped


def latest_values():
    """The values that the ``latest`` table points to."""
    with reading() as session:
        query = select(Observation.value).join(Latest, Latest.observation_id == Observation.id)
        return sorted(session.scalars(query))


def test_a_figure_is_added_and_an_equal_one_skipped(figure):
    assert stored(figure) == (1, 0, 0)
    assert stored(replace(figure, known_from=date(2020, 7, 14))) == (0, 0, 1)
    assert rows_in(Observation) == 1


@pytest.mark.parametrize(
    "change",
    [{"value": 92.0}, {"status": "provisional"}, {"numerator": 931.0, "denominator": 1000.0},
     {"qualifier": "around"},
     {"status": "withheld", "value": None, "reason": "Disputed", "owner": "The force"}],
    ids=["value", "status", "numerator", "qualifier", "withheld"],
)
def test_a_different_figure_of_the_same_key_is_a_revision(figure, change):
    stored(figure)
    assert stored(replace(figure, **change, known_from=date(2020, 7, 14))) == (1, 1, 0)
    assert rows_in(Observation) == 2


@pytest.mark.parametrize("change", [{"note": "checked"}, {"locator": "page 3"}])
def test_a_note_alone_is_no_revision(figure, change):
    stored(figure)
    assert stored(replace(figure, **change, known_from=date(2020, 7, 14))) == (0, 0, 1)


def test_another_publication_does_not_replace_the_first(figure):
    stored(replace(figure, strand="panel-2020-06"))
    assert stored(replace(figure, strand="plan-2020-06", value=92.0)) == (1, 0, 0)
    assert values("CH1") == [93.1, 92]


def test_more_figures_than_one_batch_holds_are_all_stored(figure):
    weeks = [
        replace(figure, period_end=date.fromordinal(figure.period_end.toordinal() + 7 * number))
        for number in range(4500)
    ]
    assert stored(*weeks) == (4500, 0, 0)
    assert stored(*weeks) == (0, 0, 4500)


def test_latest_points_to_the_newest_period(figure):
    older = replace(figure, period_end=date(2020, 6, 28), period_start=date(2020, 6, 22), value=90)
    stored(figure)
    stored(older)
    assert latest_values() == [93.1]


def test_latest_follows_a_revision_but_not_knowledge_that_came_late(figure):
    stored(figure)
    stored(replace(figure, value=92.0, known_from=date(2020, 7, 14)))
    assert latest_values() == [92]
    stored(replace(figure, value=91.0, known_from=date(2020, 7, 10)))
    assert latest_values() == [92]


def test_latest_keeps_one_row_for_each_publication(figure):
    stored(figure, replace(figure, strand="panel-2020-06", value=92.0))
    stored(replace(figure, strand="panel-2020-06", value=91.0, period_end=date(2020, 7, 12)))
    assert latest_values() == [91, 93.1]


def test_a_failure_half_way_stores_nothing(figure):
    weeks = [replace(figure, period_end=date(2020, 7, 5 + 7 * n), value=float(n)) for n in range(3)]
    weeks.append(replace(figure, period_end=date(2020, 7, 26), value=None))
    with pytest.raises(IntegrityError):
        stored(*weeks)
    assert rows_in(Observation) == rows_in(Latest) == 0


def told(table, **columns):
    """How the database's refusal of a row is put into words."""
    with pytest.raises(IntegrityError) as caught, writing() as session:
        session.execute(insert(table).values(**columns))
    return say_integrity_error(caught.value)


def columns_of(figure, **changes):
    """A figure as the columns of its table."""
    columns = {name: getattr(figure, name) for name in figure.__dataclass_fields__ if name != "detail"}
    return columns | {"recorded_at": NOW} | changes


BROKEN_FIGURES = {
    "no-value": ({"value": None}, "ck_observation_value_or_reason"),
    "dark-with-value": ({"status": "not-available"}, "ck_observation_value_or_reason"),
    "ends-first": ({"period_end": date(2020, 6, 1)}, "ck_observation_period"),
    "twice": ({}, "uq_observation_open"),
}


@pytest.mark.parametrize(
    ("change", "rule"), BROKEN_FIGURES.values(), ids=BROKEN_FIGURES.keys()
)
def test_a_figure_the_database_refuses_is_told_in_words(figure, change, rule):
    stored(figure)
    assert told(Observation, **columns_of(figure, **change)) == CONSTRAINT_MESSAGES[rule]


@pytest.mark.parametrize("change", [{"status": "guessed"}, {"numerator": 5.0}, {"measure_id": 999}])
def test_a_rule_without_words_of_its_own_is_told_in_general(figure, change):
    sentence = told(Observation, **columns_of(figure, **change))
    assert sentence == "the database refused this record because it breaks one of its rules"


def test_an_account_name_that_is_taken_is_told_in_words(accounts):
    row = {"name": next(iter(accounts)), "role": "panel", "password_hash": "x", "created_at": NOW}
    assert told(Account, **row) == "there is already an account of that name"


BASELINE = {
    "milestone_code": "ES1", "kind": "baseline", "on": date(2020, 9, 1), "known_from": JULY_7,
    "recorded_at": NOW,
}


@pytest.mark.usefixtures("sample_store")
def test_a_second_baseline_of_a_milestone_is_refused_because_it_is_frozen():
    assert told(MilestoneDate, **BASELINE) == CONSTRAINT_MESSAGES["uq_milestone_date_baseline"]


@pytest.mark.usefixtures("sample_store")
def test_a_milestone_keeps_every_forecast():
    held = rows_in(MilestoneDate)
    with writing() as session:
        for day in (1, 15):
            forecast = BASELINE | {"kind": "forecast", "on": date(2020, 10, day)}
            session.execute(insert(MilestoneDate).values(**forecast))
    assert rows_in(MilestoneDate) == held + 2


def test_a_time_without_a_zone_is_never_stored(figure):
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(Exception, match="must carry its time zone"), writing() as session:
        session.execute(insert(Observation).values(**columns_of(figure, recorded_at=naive)))
    assert rows_in(Observation) == 0


@pytest.mark.usefixtures("store")
def test_the_newest_day_of_knowledge_never_goes_back():
    for day in (14, 7, 10):
        with writing() as session:
            mark_changed(session, date(2020, 7, day))
    assert data_state().newest_known_from == date(2020, 7, 14)


@pytest.mark.parametrize("sample", [False, True], ids=["plain", "sample"])
def test_making_the_store_ready_again_changes_nothing(request, sample):
    request.getfixturevalue("sample_store" if sample else "store")
    version, figures = data_state().version, rows_in(Observation)
    initialise(sample=sample)
    assert (data_state().version, rows_in(Observation)) == (version, figures)


@pytest.mark.usefixtures("store")
def test_making_the_store_ready_mends_the_catalogue_and_says_that_it_changed():
    version = data_state().version
    with writing() as session:
        session.scalars(select(Measure).where(Measure.code == "CH1")).one().name = "Old name"
    initialise()
    with reading() as session:
        name = session.scalars(select(Measure.name).where(Measure.code == "CH1")).one()
    assert name == "999 calls answered in 10 seconds"
    assert data_state().version == version + 1


@pytest.mark.usefixtures("store")
def test_the_sample_can_be_added_to_a_store_that_is_in_use():
    assert rows_in(Observation) == 0
    initialise(sample=True)
    assert data_state().sample_day == date(2020, 7, 6)
    assert rows_in(Observation) > FEWEST_FIGURES
