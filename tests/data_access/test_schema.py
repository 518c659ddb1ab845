"""The schema: the migrations give what the models say, and the reads use their indexes."""

from __future__ import annotations

import re
import stat
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Select, inspect, text

from data_access import open_reader, queries
from data_access.base import Base
from data_access.engine import engine, reading, sqlite_file
from data_access.models import Observation
from data_access.roles import operator
from data_access.schema import is_current, migrate

ALL = frozenset({"office", "public"})
DAY = date(2020, 7, 6)


def test_a_new_database_is_not_current_until_it_is_migrated():
    assert not is_current()
    migrate()
    assert is_current()


def test_the_migrations_give_exactly_what_the_models_say():
    migrate()
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def sql_of_the_schema():
    """Every table and index of the database as it was made, white space aside."""
    query = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    with reading() as session:
        return {
            name: re.sub(r"\s+", " ", sql).strip()
            for name, sql in session.execute(query)
            if name != "alembic_version"
        }


def rules_of(schema):
    """Tables with their columns and rules in no order, as migrations may write them in another."""
    between = re.compile(r", (?=CONSTRAINT|[a-z_\"]+ [A-Z])|(?<=[a-z]) \( ?(?=[a-z_\"]+ [A-Z])")
    return {
        name: sorted(rule.strip(" )") for rule in between.split(sql))
        for name, sql in schema.items()
    }


@pytest.mark.sqlite_only
def test_the_migrations_make_every_check_and_partial_index_of_the_models():
    migrate()
    migrated = rules_of(sql_of_the_schema())
    with engine().connect() as connection:
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
        connection.commit()
    assert migrated == rules_of(sql_of_the_schema())


@pytest.mark.sqlite_only
def test_migrating_twice_is_harmless():
    migrate()
    before = sql_of_the_schema()
    migrate()
    assert sql_of_the_schema() == before
    assert is_current()


@pytest.mark.sqlite_only
def test_the_database_file_is_private_to_its_owner(store):
    file = sqlite_file()
    assert file == store
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("setting", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2)]
)
def test_the_database_keeps_its_rules_and_survives_a_loss_of_power(setting, value):
    with reading() as session:
        assert session.scalar(text(f"PRAGMA {setting}")) == value


def plan_of(query: Select) -> list[str]:
    """How SQLite means to run a statement, one step a line."""
    with reading() as session:
        compiled = query.compile(engine(), compile_kwargs={"literal_binds": True})
        steps = session.execute(text(f"EXPLAIN QUERY PLAN {compiled}".replace(":", r"\:")))
        return [step.detail for step in steps]


def steps_on(table: str, query: Select) -> list[str]:
    """The steps of the plan that touch a table."""
    return [step for step in plan_of(query) if re.match(rf"(SCAN|SEARCH) {table}\b", step)]


def current_figures() -> Select:
    """Figures of two measures and an area that nothing has replaced."""
    return queries.observations(ALL, DAY, ["CH1", "CH2"], ["WM"]).where(
        Observation.superseded_on.is_(None)
    )


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("sample_store")
def test_current_figures_are_found_by_the_index_of_current_rows():
    steps = steps_on("observation", current_figures())
    assert len(steps) == 1
    assert re.search(r"SEARCH .* INDEX (ix_observation_current|uq_observation_open) ", steps[0])


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize(
    "query",
    [
        queries.observations(ALL, DAY, ["CH1"]),
        queries.observations(ALL, DAY, ["CH1"], ["WM"]),
        queries.newest_by_table(queries.observations(ALL, DAY, ["CH1"], ["WM"])),
    ],
    ids=["all-areas", "one-area", "newest"],
)
def test_figures_as_at_a_day_are_found_by_an_index(query):
    steps = steps_on("observation", query)
    assert len(steps) == 1
    assert re.match(r"SEARCH observation USING (INDEX|COVERING INDEX|INTEGER PRIMARY)", steps[0])


@pytest.mark.sqlite_only
@pytest.mark.usefixtures("sample_store")
def test_the_newest_figures_of_an_earlier_day_are_found_without_reading_the_whole_table():
    base = queries.observations(ALL, DAY, ["CH1"], ["WM"])
    steps = steps_on("observation", queries.newest_by_search(base, DAY, ["CH1"]))
    assert len(steps) == 2
    assert [step for step in steps if not step.startswith("SEARCH")] == []


@pytest.mark.usefixtures("store")
def test_the_indexes_that_reads_rely_on_are_there():
    names = {index["name"] for index in inspect(engine()).get_indexes("observation")}
    assert names >= {
        "uq_observation_open", "ix_observation_current", "ix_observation_as_at",
        "ix_observation_known_from", "ix_observation_recorded_at",
    }


@pytest.mark.usefixtures("sample_store")
def test_the_plan_is_that_of_the_statement_the_reader_sends():
    query = queries.observations(ALL, DAY, ["CH1"], ["WM"])
    with open_reader(operator(), DAY) as reader, reading() as session:
        compiled = query.compile(engine(), compile_kwargs={"literal_binds": True})
        rows = session.execute(text(str(compiled).replace(":", r"\:"))).all()
        assert len(rows) == len(reader.observations(["CH1"], ["WM"])) > 100
