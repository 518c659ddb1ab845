"""The schema: the migrations give what the models say, and lose nothing of an older store."""

from __future__ import annotations

import re
import stat
from datetime import date

import pandas as pd
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text

from data_access import clock, open_reader
from data_access.access.roles import operator
from data_access.catalogue.areas import read_areas
from data_access.database.base import Base
from data_access.database.engine import engine, reading, sqlite_file
from data_access.database.schema import is_current, migrate
from data_access.models import Target
from data_access.setup.initialise import initialise
from tests.data_access.older import (
    MOMENT,
    REVISIONS,
    WEEKS,
    columns_held,
    held,
    make_older_store,
)

# Tables that an older store is left without rows of: who is signed in, and what the catalogue fills.
EMPTY = {"session", "sign_in_attempt", "sign_in_code"}
EMPTY_THEN = {"0002": {"area_group_member"}, "0007": {"area_set"}}


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
    """Every table and index of the database as it was made, white space aside.

    SQLite puts the name of a table in quotes when it was made anew to change a rule.
    """
    query = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    with reading() as session:
        return {
            name: re.sub(r'^(CREATE TABLE) "(\w+)"', r"\1 \2", re.sub(r"\s+", " ", sql).strip())
            for name, sql in session.execute(query)
            if name != "alembic_version"
        }


def rules_of(schema):
    """Tables with their columns and rules in no order: a migration may write them in another, and
    has to write a reference or a check of a column that it adds beside that column.
    """
    between = re.compile(r", (?=CONSTRAINT|[a-z_\"]+ [A-Z])|(?<=[a-z]) \( ?(?=[a-z_\"]+ [A-Z])")
    beside = re.compile(r"(\w+) (\w+) (CONSTRAINT \w+) ((?:REFERENCES|CHECK) .+)")
    found = {}
    for name, sql in schema.items():
        rules = [rule.strip(" )") for rule in between.split(sql)]
        for rule in list(rules):
            if added := beside.fullmatch(rule):
                column, kind, named, refers = added.groups()
                rules.remove(rule)
                on = f"FOREIGN KEY({column}) " if refers.startswith("REFERENCES") else ""
                rules += [f"{column} {kind}", f"{named} {on}{refers}"]
        found[name] = sorted(rules)
    return found


LOOKS = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "rules": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def server_schema():
    """Every column, rule and index of a PostgreSQL database."""
    with reading() as session:
        return {
            part: {tuple(row) for row in session.connection().exec_driver_sql(query)
                   if row[0] != "alembic_version"}
            for part, query in LOOKS.items()
        }


def test_the_migrations_make_every_column_rule_and_index_of_the_models():
    on_server = engine().dialect.name == "postgresql"
    look = server_schema if on_server else lambda: rules_of(sql_of_the_schema())
    migrate()
    migrated = look()
    with engine().connect() as connection:
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
        connection.commit()
    assert migrated == look()
    assert all(migrated.values())


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_store_of_an_earlier_version_keeps_everything_it_holds(revision):
    before = make_older_store(revision)
    columns = columns_held()
    migrate()
    assert is_current()
    assert held(columns) == before
    assert len(before["observation"]) == 3200
    empty = EMPTY | EMPTY_THEN.get(revision, set())
    assert {table for table, rows in before.items() if not rows} == empty & set(before)


def test_the_areas_of_an_older_store_get_their_days_from_the_catalogue():
    make_older_store("0004")
    initialise()
    with reading() as session:
        areas = read_areas(session)
    assert areas.by_code["SH"].days.say() == "from 1 January 2018 to 18 January 2026"
    assert areas.by_code["ST"].days.say() == "from 19 January 2026"
    assert areas.parts() == {"ST": ("SH", "TW"), "HW": ("HE", "NW", "SW")}
    # The area that was there before keeps its number, and with it its figures.
    assert (areas.by_code["SH"].id, areas.by_code["SH1"].id) == (2, 3)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_store_of_an_earlier_version_is_read_as_before_and_can_be_written_to(revision):
    make_older_store(revision)
    initialise()
    with open_reader(operator(), date(2019, 1, 5)) as reader:
        assert list(reader.series.values(["OLD1"], ["SH"])["value"]) == list(range(WEEKS))
        assert list(reader.observations.latest(["OLD1"])["value"]) == [WEEKS - 1] * 2
    with open_reader(operator(), date(2020, 1, 31)) as reader:
        assert list(reader.observations(["OLD1"], ["SH"])["value"]) == list(range(1, WEEKS + 1))
        assert len(reader.revisions.since(date(2019, 1, 5))) == 200
        assert reader.revisions.count(date(2019, 1, 5)) == 4 * WEEKS
        assert set(reader.catalogue.measures()["code"]) >= {"CH1", "OLD1"}
        assert list(reader.catalogue.targets()["label"]) == ["Standard"]
        assert list(reader.estates.milestone_dates()["kind"]) == ["baseline", *["forecast"] * 3, "actual"]


def test_standards_of_an_earlier_version_get_the_moment_they_were_stored_by():
    make_older_store("0004")
    migrate()
    with reading() as session:
        target = session.scalars(select(Target)).one()
    assert (target.label, target.superseded_on) == ("Standard", None)
    assert target.recorded_at <= clock.now()


def test_of_two_days_on_which_a_milestone_was_reached_the_last_known_stands():
    make_older_store("0004")
    with engine().connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text(
            "INSERT INTO milestone_date (milestone_code, kind, \"on\", known_from, recorded_at)"
            f" VALUES ('ES1', 'actual', '2020-05-02', '2020-06-01', '{MOMENT}')"
        ))
    migrate()
    with open_reader(operator(), date(2020, 5, 31)) as reader:
        assert list(reader.estates.milestone_dates()["on"].dropna())[-1] == pd.Timestamp("2020-05-01")
    with open_reader(operator(), date(2020, 6, 1)) as reader:
        dates = reader.estates.milestone_dates()
        assert list(dates.loc[dates["kind"] == "actual", "on"]) == [pd.Timestamp("2020-05-02")]


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


@pytest.mark.usefixtures("store")
def test_the_indexes_that_reads_rely_on_are_there():
    names = {index["name"] for index in inspect(engine()).get_indexes("observation")}
    assert names >= {
        "uq_observation_open", "ix_observation_current", "ix_observation_as_at",
        "ix_observation_superseded_on", "ix_observation_known_from", "ix_observation_recorded_at",
    }
