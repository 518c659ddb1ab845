"""A process that is killed leaves a whole store behind, and no half of a file."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from data_access.backup import backup, restore
from data_access.engine import engine, reading
from data_access.initialise import initialise
from data_access.models import Area, Load, Observation
from data_access.packs import BACKUP, open_pack
from data_access.schema import head, revision_of
from tests.data_access.helpers import load, rows_in, week_file
from tests.data_access.keeping import contents, move_to_an_empty_database

REPOSITORY = Path(__file__).parents[2]
KILLS = 5
AREAS = ("WM", "HE", "SH", "NW", "SW")
FIRST_SUNDAY, WEEKS = date(2014, 1, 5), 200
# Says when it has been imported, so that the kill falls into the work and not into starting up.
PROGRAM = "import sys; from data_access.commands import app; print('go', flush=True); app(sys.argv[1:])"


def begun(*arguments: object) -> subprocess.Popen[str]:
    """The command as a process that is about to do its work."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=os.environ, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    return process


def time_of(*arguments: object) -> float:
    """How long the command works when nobody kills it."""
    process = begun(*arguments)
    started = time.monotonic()
    process.communicate()
    assert process.returncode == 0
    return time.monotonic() - started


def killed(after: float, *arguments: object) -> bool:
    """Kill the command after so many seconds; gives back whether it had said that it was done."""
    process = begun(*arguments)
    try:
        told, _ = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        told, _ = process.communicate()
    return bool(told)


def moments(seed: int, longest: float) -> list[float]:
    """When to kill: one moment at random in each fifth of the time the work takes."""
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
