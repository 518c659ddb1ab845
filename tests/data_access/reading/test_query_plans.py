"""How the database goes about the reads that must stay quick at ten million figures.

The statements are those that the reader sends, caught on their way. benchmarks/ten_million.py times
the same reads at that size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import event, text

from data_access import open_reader
from data_access.access.roles import Viewer, operator
from data_access.database.engine import engine
from data_access.reading import observation_queries
from data_access.reading.reader import Reader
from tests.data_access.helpers import load, week_file

CALLS, PLACES = ["CH1", "CH2", "CH3"], ["WM", "SH"]
FIRST, LAST = date(2019, 1, 6), date(2020, 6, 28)
NOW, EARLIER = date(2100, 1, 1), date(2020, 5, 5)
SINCE = date(2020, 7, 6)
OURS = re.compile(r"\bobservation\b")

pytestmark = pytest.mark.usefixtures("sample_store")


def plans_of(
    read: Callable[[Reader], object], day: date, who: Viewer | None = None
) -> list[list[str]]:
    """The plan of each statement about figures that the read sends, one step a line.

    PostgreSQL reads a small table whole, whatever its indexes; it is told not to.
    """
    sent = []

    def note(_connection, _cursor, statement, parameters, *_rest) -> None:
        if OURS.search(statement):
            sent.append((statement, parameters))

    event.listen(engine(), "before_cursor_execute", note)
    with open_reader(who or operator(), day) as reader:
        read(reader)
    event.remove(engine(), "before_cursor_execute", note)
    on_server = engine().dialect.name == "postgresql"
    if on_server:
        with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            # As the server does by itself after a while.
            connection.execute(text("VACUUM (ANALYZE) observation"))
    with engine().connect() as connection:
        for choice in ("seqscan", "bitmapscan") if on_server else ():
            connection.execute(text(f"SET LOCAL enable_{choice} = off"))
        explain = "EXPLAIN" if on_server else "EXPLAIN QUERY PLAN"
        return [
            [row[-1] for row in connection.exec_driver_sql(f"{explain} {statement}", parameters)]
            for statement, parameters in sent
        ]


def steps(plan: list[str]) -> list[str]:
    """The steps of a plan that look for figures."""
    table = re.compile(r"(^(SCAN|SEARCH) observation(_\d+)?\b)|(Scan.* on observation\b)")
    return [step.strip(" ->") for step in plan if table.search(step)]


def indexes(plan: list[str]) -> list[tuple[str, bool]]:
    """The index of each step, empty for none, and whether the rows themselves are left alone."""
    found = []
    for step in steps(plan):
        index = re.search(r"(?:INDEX|using) (\w+)", step)
        by_number = "INTEGER PRIMARY KEY" in step
        name = "pk_observation" if by_number else index[1] if index else ""
        found.append((name, "COVERING" in step or "Index Only" in step))
    return found


def read_whole(plan: list[str]) -> list[str]:
    """The steps of a plan that go through every figure, or all of an index, instead of searching in it."""
    if engine().dialect.name == "sqlite":
        return [step for step in steps(plan) if step.startswith("SCAN")]
    looks = [(step, below) for step, below in pairwise([*plan, ""]) if steps([step])]
    return [step for step, below in looks if "Index Cond" not in below]


def series(reader: Reader) -> object:
    return reader.series.values(CALLS, PLACES, FIRST, LAST)


@pytest.mark.parametrize(
    ("day", "index"), [(NOW, "ix_observation_current"), (EARLIER, "ix_observation_as_at")]
)
def test_a_table_of_many_weeks_is_read_from_one_index_alone(day, index):
    plans = plans_of(series, day)
    assert [indexes(plan) for plan in plans] == [[(index, True)]]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("day", [NOW, EARLIER])
def test_what_is_kept_from_the_panel_is_looked_up_by_figure(as_role, day):
    def of_the_panel(reader):
        return reader.series.values(["PC1", "PC2"], PLACES)

    [plan] = plans_of(of_the_panel, day, as_role("panel"))
    assert [alone for _index, alone in indexes(plan)] == [True]
    assert [step for step in plan if "suppression" in step] == [
        "SEARCH suppression USING COVERING INDEX sqlite_autoindex_suppression_1"
        " (observation_id=? AND audience=?) LEFT-JOIN"
    ]


def test_the_newest_figures_are_found_by_number():
    plans = plans_of(lambda reader: reader.observations.latest(CALLS), NOW)
    assert [indexes(plan) for plan in plans] == [[("pk_observation", False)]]


def test_the_newest_figures_of_an_earlier_day_are_searched_for_in_the_index_of_that():
    [plan] = plans_of(lambda reader: reader.observations.latest(CALLS), EARLIER)
    by_number, searched = sorted(indexes(plan), key=lambda step: step[0] != "pk_observation")
    assert by_number[0] == "pk_observation"
    assert searched[0] == "ix_observation_as_at"


def test_what_was_revised_is_found_by_the_day_it_was_replaced(tmp_path):
    load(week_file(tmp_path, {"period_end": "2020-06-28", "value": "88", "known_from": "2020-08-01"}))
    days, pairs = plans_of(lambda reader: reader.revisions.since(SINCE), NOW)
    assert {index for index, _alone in indexes(days)} == {"ix_observation_superseded_on"}
    assert not [step for step in steps(days) if step.startswith(("SCAN", "Seq"))]
    assert all(alone for _index, alone in indexes(days))
    assert {"pk_observation", "ix_observation_superseded_on"} <= set(dict(indexes(pairs)))
    assert read_whole(pairs) == []


# For all measures of a store as small as the sample's, PostgreSQL rightly reads all of an index.
@pytest.mark.sqlite_only
@pytest.mark.parametrize("read", [
    lambda reader: reader.observations.latest(), lambda reader: reader.observations.published()
], ids=["newest", "published"])
@pytest.mark.parametrize("day", [NOW, EARLIER])
def test_the_newest_and_the_published_of_all_measures_are_found_by_number_and_by_series(day, read):
    [plan] = plans_of(read, day)
    assert {index for index, _alone in indexes(plan)} <= {"pk_observation", "ix_observation_as_at"}
    by_series = [step for step in steps(plan) if "ix_observation_as_at" in step]
    assert by_series
    assert all("measure_id=? AND area_id=? AND strand=?" in step for step in by_series)


@pytest.mark.parametrize("places", [None, ["WM"]], ids=["all-areas", "one-area"])
@pytest.mark.parametrize("day", [NOW, EARLIER])
def test_the_figures_of_a_measure_are_found_by_an_index(day, places):
    [plan] = plans_of(lambda reader: reader.observations(["CH1"], places), day)
    [(index, _alone)] = indexes(plan)
    assert index
    assert not steps(plan)[0].startswith(("SCAN", "Seq"))


def test_the_newest_figures_are_the_same_whichever_way_they_are_found():
    with open_reader(operator(), NOW) as reader:
        everybody = frozenset({"office", "public"})
        by_table = reader._view.frame(observation_queries.newest_by_table(everybody, CALLS, PLACES))
        by_search = reader._view.frame(observation_queries.newest_by_search(everybody, NOW, CALLS, PLACES))
    assert len(by_table) > 3
    assert by_table.equals(by_search)
