"""A process that is killed leaves a whole store behind, and no half of a file."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from data_access.copies.backup import backup, restore
from data_access.database.engine import engine, reading
from data_access.database.schema import head, revision_of
from data_access.models import Account, Area, Load, Observation
from data_access.packs.archive import BACKUP, open_pack
from data_access.setup.initialise import initialise
from tests.data_access.helpers import audit_trail, load, rows_in, week_file
from tests.data_access.keeping import contents, move_to_an_empty_database
from tests.data_access.older import REVISIONS, columns_held, held, make_older_store
from tests.full import kills

REPOSITORY = Path(__file__).parents[2]
KILLS = kills()
AREAS = ("WM", "HE", "SH", "NW", "SW")
FIRST_SUNDAY, WEEKS = date(2014, 1, 5), 200
# Says when it has been imported, so that the kill falls into the work and not into starting up.
PROGRAM = "import sys; from data_access.cli import app; print('go', flush=True); app(sys.argv[1:])"
# Records one act after another, several rows each, and says each once it is committed.
RECORDING = """
import sys
from data_access import open_recorder
from data_access.access import accounts
from data_access.access.roles import operator
accounts.BCRYPT_ROUNDS = 4
print("go", flush=True)
for number in range(25):
    name = f"run-{sys.argv[1]}-{number}"
    with open_recorder(operator()) as recorder:
        for part in "ab":
            recorder.add_account(f"{name}{part}", "analyst", "a long enough password")
            recorder.disable_account(f"{name}{part}")
    print(name, flush=True)
"""


def begun(*arguments: object, program: str = PROGRAM) -> subprocess.Popen[str]:
    """The command as a process that is about to do its work."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=os.environ, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    return process


def time_of(*arguments: object, program: str = PROGRAM) -> float:
    """How long the command works when nobody kills it."""
    process = begun(*arguments, program=program)
    started = time.monotonic()
    process.communicate()
    assert process.returncode == 0
    return time.monotonic() - started


def killed(after: float, *arguments: object, program: str = PROGRAM) -> str:
    """Kill the command after so many seconds; gives back what it had said by then, if anything."""
    process = begun(*arguments, program=program)
    try:
        told, _ = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        told, _ = process.communicate()
    return told


def moments(seed: int, longest: float) -> list[float]:
    """When to kill: one moment at random in each part of the time the work takes."""
    chance = random.Random(seed)
    return [(part + chance.random()) * longest / KILLS for part in range(KILLS)]


def many_weeks(folder: Path, value: int) -> Path:
    """The same weeks in every file, so that each file revises the one before."""
    sundays = [FIRST_SUNDAY + timedelta(weeks=week) for week in range(WEEKS)]
    return week_file(
        folder,
        *({"area": area, "period_end": f"{day}", "value": f"{value}"}
          for day in sundays for area in AREAS),
        name=f"weeks-{value}.csv",
    )


def open_values() -> set[float | None]:
    """The values that stand now; there must be one figure for each week and area."""
    with reading() as session:
        held = session.scalars(
            select(Observation.value).where(Observation.superseded_on.is_(None))
        ).all()
    assert len(held) == WEEKS * len(AREAS)
    return set(held)


@pytest.mark.usefixtures("store")
def test_a_load_that_is_killed_is_there_as_a_whole_or_not_at_all(tmp_path):
    load(many_weeks(tmp_path, 1))
    longest, stands, loads = time_of("load", many_weeks(tmp_path, 2)), 2, 2
    assert open_values() == {2}
    for value, moment in enumerate(moments(1, longest), start=3):
        said_done = killed(moment, "load", many_weeks(tmp_path, value))
        held = open_values()
        assert held in ([{value}] if said_done else [{value}, {stands}])
        stands, loads = max(held), loads + (held == {value})
        assert rows_in(Load) == loads
        assert rows_in(Observation) == loads * WEEKS * len(AREAS)
    load(many_weeks(tmp_path, 99))
    assert open_values() == {99}


def test_an_init_that_is_killed_leaves_the_whole_schema_or_none_and_can_be_repeated(
    tmp_path, monkeypatch, databases
):
    longest = time_of("init")
    areas = rows_in(Area)
    for number, moment in enumerate(moments(2, longest)):
        move_to_an_empty_database(databases, monkeypatch, tmp_path / f"store-{number}")
        said_done = killed(moment, "init")
        with engine().connect() as connection:
            revision, tables = revision_of(connection), inspect(connection).get_table_names()
        assert revision == (head() if tables else None)
        held = rows_in(Area) if tables else 0
        assert held in ([areas] if said_done else [0, areas])
        initialise()
        assert rows_in(Area) == areas


@pytest.mark.usefixtures("store")
def test_whatever_was_acknowledged_before_a_kill_is_recorded_with_its_trace_and_nothing_half():
    longest = time_of("first", program=RECORDING)
    for run, moment in enumerate(moments(5, longest)):
        told = set(killed(moment, run, program=RECORDING).split())
        acts = Counter(
            (subject.rstrip("ab"), action) for _by, action, subject in audit_trail()
            if subject.startswith(f"run-{run}-")
        )
        with reading() as session:
            names = [name.rstrip("ab") for name in session.scalars(
                select(Account.name).where(
                    Account.name.startswith(f"run-{run}-"), Account.disabled_at.is_not(None)
                )
            )]
        # Each act is two accounts, each added and disabled, with an audit event for each of the four.
        held = set(names)
        assert Counter(names) == dict.fromkeys(held, 2)
        assert acts == dict.fromkeys(
            ((name, action) for name in held for action in ("added account", "disabled account")), 2
        )
        # One act more may have been committed than there was time to tell.
        assert told <= held
        assert len(held - told) <= 1
    assert rows_in(Account) == 2 * len({
        subject.rstrip("ab") for _by, _action, subject in audit_trail()
    })


def test_a_migration_that_is_killed_leaves_the_old_store_or_the_new_one_with_all_it_held(
    tmp_path, monkeypatch, databases
):
    make_older_store()
    columns, longest = columns_held(), time_of("init")
    for number, moment in enumerate(moments(6, longest)):
        move_to_an_empty_database(databases, monkeypatch, tmp_path / f"store-{number}")
        before = make_older_store()
        said_done = killed(moment, "init")
        with engine().connect() as connection:
            revision = revision_of(connection)
        assert revision in ([head()] if said_done else [REVISIONS[0], head()])
        assert figures_of(held(columns)) == figures_of(before)
        if revision == REVISIONS[0]:
            assert columns_held() == columns
        initialise()
        assert figures_of(held(columns)) == figures_of(before)


def figures_of(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """All but what ``init`` brings up to date from the catalogue."""
    catalogue = {
        "area", "area_group_member", "area_population", "data_state", "measure", "plan_objective",
        "source", "target",
    }
    return {table: found for table, found in rows.items() if table not in catalogue}


@pytest.mark.usefixtures("sample_store")
def test_a_backup_that_is_killed_has_its_name_only_when_it_is_whole(tmp_path):
    longest = time_of("backup", tmp_path / "first.zip")
    for number, moment in enumerate(moments(3, longest)):
        path = tmp_path / f"{number}.zip"
        said_done = killed(moment, "backup", path)
        assert path.exists() or not said_done
        if path.exists():
            with open_pack(path, BACKUP) as pack:
                assert pack.manifest.rows > 2500
        else:
            backup(path)


@pytest.mark.usefixtures("sample_store")
def test_a_restore_that_is_killed_leaves_one_store_or_the_other(tmp_path):
    packs = {}
    for name in ("one", "two"):
        load(many_weeks(tmp_path, len(name) + len(packs)))
        packs[name] = tmp_path / f"{name}.zip", contents()
        backup(packs[name][0])
    longest = time_of("restore", packs["one"][0], "--replace")
    stands = "one"
    for moment in moments(4, longest):
        wanted = "two" if stands == "one" else "one"
        said_done = killed(moment, "restore", packs[wanted][0], "--replace")
        held = contents()
        found = [name for name, (_path, rows) in packs.items() if rows == held]
        assert found in ([[wanted]] if said_done else [[wanted], [stands]])
        stands = found[0]
    restore(packs["two"][0], replace=True)
    assert contents() == packs["two"][1]
