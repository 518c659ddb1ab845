"""Reading as at a day: what was known by its end, and nothing that came later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data_access import Reader, open_reader
from data_access.access.roles import operator
from data_access.data_state import mark_changed
from data_access.database.engine import reading, writing
from data_access.models import Area, Measure, Observation, Source
from data_access.observations.store import NewFigure, store
from data_access.reading import observation_queries
from tests.data_access.helpers import data_state, load, read, values, week_file

PANEL_DAY = date(2020, 6, 15)
PLAN_DAY = date(2020, 7, 3)
FRAMES = {
    "observations": lambda reader: reader.observations.cited(None),
    "contracts": lambda reader: reader.victims.contracts(),
    "funding": lambda reader: reader.victims.funding(),
    "milestones": lambda reader: reader.estates.milestones(),
    "milestone_dates": lambda reader: reader.estates.milestone_dates(),
}


def quoted_from_the_plan(frame_of, day):
    """How many rows of a frame the delivery plan is the source of, as at a day."""
    with reading() as session:
        plan = session.scalars(select(Source.title).where(Source.code == "plan-2020-06")).one()
    with open_reader(operator(), day) as reader:
        return (frame_of(reader)["source"] == plan).sum()


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize("frame_of", FRAMES.values(), ids=FRAMES.keys())
def test_the_plan_is_unseen_on_the_day_of_the_panel_and_seen_on_its_own(frame_of):
    assert quoted_from_the_plan(frame_of, PANEL_DAY) == 0
    assert quoted_from_the_plan(frame_of, PLAN_DAY - timedelta(days=1)) == 0
    assert quoted_from_the_plan(frame_of, PLAN_DAY) > 0


@pytest.mark.usefixtures("sample_store")
def test_events_and_targets_appear_on_the_day_they_were_known():
    def counted(day):
        with open_reader(operator(), day) as reader:
            return len(reader.catalogue.events()), len(reader.catalogue.targets())

    # Rebases of the sample, known on their day, before any paper.
    assert counted(PANEL_DAY - timedelta(days=1)) == (3, 0)
    assert counted(PANEL_DAY) == (17, 0)
    assert counted(PLAN_DAY) == (23, 0)
    # Three standards of the catalogue had been published by then; a fourth, of confidence, came next.
    assert counted(date(2023, 8, 30)) == (23, 3)
    assert counted(date(2023, 8, 31)) == (23, 4)


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize(
    ("day", "newest"),
    [("2020-06-29", "2020-06-21"), ("2020-06-30", "2020-06-28"), ("2020-07-06", "2020-06-28"),
     ("2020-07-07", "2020-07-05")],
    ids=["monday", "tuesday", "next-monday", "next-tuesday"],
)
def test_a_week_appears_on_the_tuesday_after_it(day, newest):
    weeks = read("CH1", as_at=date.fromisoformat(day), start=date(2020, 4, 1))
    assert weeks["period_end"].max() == pd.Timestamp(newest)


@pytest.mark.usefixtures("sample_store")
def test_two_papers_that_disagree_are_both_kept():
    quarter = {"areas": ["WM"], "start": date(2020, 3, 31), "end": date(2020, 3, 31)}
    assert values("PC1", as_at=PANEL_DAY, **quarter) == [85]
    assert values("PC1", as_at=PLAN_DAY, **quarter) == [85, 83]


@pytest.mark.usefixtures("store")
def test_a_revision_is_seen_from_its_day_and_the_first_value_before(tmp_path):
    load(week_file(tmp_path, {}), known_from=date(2020, 7, 7))
    later = week_file(tmp_path, {"value": "92"}, name="later.csv")
    report = load(later, known_from=date(2020, 7, 14))
    seen = [values("CH1", as_at=date(2020, 7, day)) for day in (6, 7, 13, 14, 31)]
    assert report.files[0].revised == 1
    assert seen == [[], [93.1], [93.1], [92], [92]]


@pytest.mark.usefixtures("store")
def test_a_revision_keeps_both_rows_and_leaves_one_open(tmp_path):
    load(week_file(tmp_path, {}), known_from=date(2020, 7, 7))
    later = week_file(tmp_path, {"value": "92"}, name="later.csv")
    load(later, known_from=date(2020, 7, 14))
    with reading() as session:
        rows = session.execute(
            select(Observation.value, Observation.superseded_on).order_by(Observation.id)
        ).all()
    assert rows == [(93.1, date(2020, 7, 14)), (92, None)]


@pytest.mark.usefixtures("store")
def test_knowledge_that_arrives_late_takes_its_place_in_history(tmp_path):
    for day, value in ((7, "93.1"), (21, "91"), (14, "92")):
        load(week_file(tmp_path, {"value": value}, name=f"{day}.csv"),
             known_from=date(2020, 7, day))
    seen = [values("CH1", as_at=date(2020, 7, day)) for day in (7, 13, 14, 20, 21, 31)]
    assert seen == [[93.1], [93.1], [92], [92], [91], [91]]


@pytest.mark.usefixtures("store")
def test_knowledge_older_than_all_that_is_held_is_seen_only_before_it(tmp_path):
    for day, value in ((14, "92"), (7, "93.1")):
        load(week_file(tmp_path, {"value": value}, name=f"{day}.csv"),
             known_from=date(2020, 7, day))
    seen = [values("CH1", as_at=date(2020, 7, day)) for day in (6, 7, 14)]
    assert seen == [[], [93.1], [92]]


@pytest.mark.usefixtures("store")
def test_a_correction_on_the_same_day_replaces_what_was_said_before(tmp_path):
    for value in ("93.1", "92"):
        load(week_file(tmp_path, {"value": value}, name=f"{value}.csv"),
             known_from=date(2020, 7, 7))
    assert values("CH1", as_at=date(2020, 7, 7)) == [92]
    assert values("CH1", as_at=date(2020, 7, 6)) == []


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2020, 7, 6, 22, 59, tzinfo=UTC), date(2020, 7, 6)),
        (datetime(2020, 7, 6, 23, 0, tzinfo=UTC), date(2020, 7, 7)),
        (datetime(2020, 1, 6, 23, 59, tzinfo=UTC), date(2020, 1, 6)),
        (datetime.fromisoformat("2020-07-07T08:00:00+10:00"), date(2020, 7, 6)),
    ],
    ids=["before-midnight", "midnight-in-summer", "before-midnight-in-winter", "elsewhere"],
)
def test_a_moment_is_read_as_its_day_in_the_office(moment, day):
    with open_reader(operator(), moment) as reader:
        assert reader.as_at == day


@pytest.mark.usefixtures("store")
def test_a_moment_without_a_time_zone_is_refused():
    naive = datetime(2020, 7, 6, 12, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"), open_reader(operator(), naive):
        pass


@pytest.mark.usefixtures("sample_store")
def test_the_sample_is_read_as_at_6_july_2020_when_nobody_chose(frozen_day):
    frozen_day(date(2026, 1, 1))
    with open_reader(operator()) as reader:
        assert reader.as_at == date(2020, 7, 6)


@pytest.mark.usefixtures("store")
def test_a_store_without_the_sample_is_read_as_at_today(frozen_day):
    frozen_day(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
    with open_reader(operator()) as reader:
        assert reader.as_at == date(2026, 4, 1)


@pytest.mark.usefixtures("sample_store")
def test_the_newest_day_of_knowledge_is_that_of_the_newest_figure():
    assert data_state().newest_known_from == max(read(as_at=date(2030, 1, 1))["known_from"]).date()


def newest_both_ways(reader):
    """The newest periods by the table that is kept, and by search."""
    everybody = frozenset({"office", "public"})
    by_table = reader._view.frame(observation_queries.newest_by_table(everybody))
    return by_table, reader._view.frame(observation_queries.newest_by_search(everybody, reader.as_at))


@pytest.mark.usefixtures("sample_store")
def test_the_newest_period_is_the_same_by_table_and_by_search(tmp_path):
    load(week_file(tmp_path, {"value": "92", "period_end": "2020-06-28"}, {"area": "HE"}))
    with open_reader(operator(), date(2100, 1, 1)) as reader:
        by_table, by_search = newest_both_ways(reader)
        assert len(by_table) > 40
        pd.testing.assert_frame_equal(by_table, by_search)


@pytest.mark.usefixtures("sample_store")
def test_the_newest_period_on_an_earlier_day_is_found_by_search():
    with open_reader(operator(), date(2020, 5, 4)) as reader:
        newest = reader.observations.latest(["CH1"])
    assert list(newest["period_end"]) == [pd.Timestamp("2020-04-26")]
    assert list(newest["known_from"]) == [pd.Timestamp("2020-04-28")]


FIRST = date(2020, 7, 6)
DAYS = st.integers(0, 5)
# Values differ: a figure told again unchanged is skipped, so its second telling is not remembered.
HISTORIES = st.lists(DAYS, min_size=1, max_size=7).flatmap(
    lambda days: st.permutations(range(len(days))).map(
        lambda values: list(zip(days, values, strict=True))
    )
)


def figure(session, day, value, week=0):
    """A count of stop searches in one week, known from a day of July 2020."""
    return NewFigure(
        measure_id=session.scalars(select(Measure.id).where(Measure.code == "SS1")).one(),
        area_id=session.scalars(select(Area.id).where(Area.code == "WM")).one(),
        period_start=date(2020, 6, 22) + timedelta(weeks=week),
        period_end=date(2020, 6, 28) + timedelta(weeks=week),
        value=float(value), status="final", known_from=FIRST + timedelta(days=day),
    )


def value_known_on(history, day):
    """What should be read: the value known last by the day; of one day, the one told last."""
    told = [(known_from, turn, value) for turn, (known_from, value) in enumerate(history)]
    known = [telling for telling in told if telling[0] <= day]
    return [float(max(known)[2])] if known else []


@pytest.mark.usefixtures("store")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES)
def test_whatever_the_order_of_telling_a_day_shows_what_was_known_by_it(history):
    with writing() as session:
        for known_from, value in history:
            store(session, [figure(session, known_from, value)], load_id=None)
        for day in range(6):
            seen = Reader(session, operator(), FIRST + timedelta(days=day)).observations(["SS1"])
            assert list(seen["value"]) == value_known_on(history, day)
        session.rollback()


@pytest.mark.usefixtures("store")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(DAYS, st.integers(0, 3), st.integers(0, 2)), max_size=8))
def test_whatever_was_told_table_and_search_agree_and_one_row_is_open(told):
    with writing() as session:
        for known_from, value, week in told:
            store(session, [figure(session, known_from, value, week)], load_id=None)
            mark_changed(session, FIRST + timedelta(days=known_from))
        by_table, by_search = newest_both_ways(Reader(session, operator(), date(2100, 1, 1)))
        keys = select(Observation.period_end).where(Observation.superseded_on.is_(None))
        still_open = list(session.scalars(keys))
        assert by_table.equals(by_search)
        assert sorted(still_open) == sorted({date(2020, 6, 28) + timedelta(weeks=w)
                                             for _, _, w in told})
        session.rollback()
