"""``make prove``: the full numbers, written to docs/proof.md. ``--only PART`` runs one part again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from defusedxml import ElementTree

from benchmarks import ten_million
from benchmarks.loads import load_a_million, refuse_hostile_files
from benchmarks.report import REPOSITORY, Part, keep, write
from benchmarks.speed import speed
from benchmarks.stores import DATABASES, a_store, version_of_the_database

KILLS = 50
# What pytest says of a test that did not hold. One that reads real data is skipped where there is none.
OUTCOMES = {"failure": "FAILED", "error": "FAILED", "skipped": "skipped"}


def kills() -> Part:
    """Kill every operation fifty times on each database."""
    part = Part(
        "kills", f"{KILLS} kills of each operation", True,
        ("database", "what must hold", "outcome", "seconds"),
    )
    for database in DATABASES:
        _run_tests(part, database, "tests/data_access/test_kill.py")
    part.notes.append(
        f"Each line is one operation, killed with SIGKILL at {KILLS} moments spread over its work, the"
        " store looked at after each."
    )
    return part


def fuzz() -> Part:
    """Every test that makes up its input, with ten times as much of it."""
    part = Part(
        "fuzz", "Generated input, a thousand examples a test", True,
        ("database", "what must hold", "outcome", "seconds"),
    )
    for database, found in (("sqlite", _files_that_make_up_input("tests")),
                            ("postgresql", _files_that_make_up_input("tests/data_access"))):
        # The mark that hypothesis gives to its own tests: the others of a file are left out.
        _run_tests(part, database, "-m", "hypothesis", *found)
    return part


def waves() -> Part:
    """Draw waves of a survey in which nothing differs, and count how often an area is singled out."""
    part = Part(
        "waves", "Ten thousand waves without a true difference", True,
        ("database", "what must hold", "outcome", "seconds"),
    )
    _run_tests(part, "sqlite", "-k", "without_a_true_difference", "tests/analysis/survey/test_results.py")
    return part


def _files_that_make_up_input(folder: str) -> list[str]:
    return sorted(
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / folder).rglob("test_*.py")
        if re.search(r"^from hypothesis import", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


def _run_tests(part: Part, database: str, *chosen: str) -> None:
    with tempfile.TemporaryDirectory(prefix="dashboard-proof-") as folder:
        report = Path(folder) / "report.xml"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--database", database, "--junit-xml", str(report),
             *chosen],
            cwd=REPOSITORY, env=os.environ | {"FULL_TESTS": "1"}, check=False,
        )
        part.passed &= done.returncode == 0
        for case in ElementTree.parse(report).iter("testcase"):
            outcome = next((OUTCOMES[child.tag] for child in case if child.tag in OUTCOMES), "held")
            words = re.sub(r"^test_", "", case.get("name", "")).replace("_", " ")
            part.rows.append((database, words, outcome, f"{float(case.get('time', 0)):.0f}"))


def reads() -> Part:
    """Time the reads at ten million figures on both databases."""
    part = Part(
        "reads", "Reads at ten million figures", True,
        ("database", "read", "rows", "ms", "allowed, ms"),
    )
    for database in DATABASES:
        with a_store(database):
            started = time.perf_counter()
            rows = ten_million.fill()
            seconds = time.perf_counter() - started
            name = version_of_the_database()
            for timing in ten_million.time_reads():
                part.passed &= timing.kept
                limit = "" if timing.limit is None else f"{timing.limit:.0f}"
                part.rows.append(
                    (name, timing.read, f"{timing.rows:,}", f"{timing.milliseconds:.0f}", limit)
                )
            part.notes.append(f"{name}: {rows:,} figures, made in {seconds:.0f} seconds.")
    part.notes.append(
        f"Each is the least of {ten_million.RUNS} runs, from opening the store to the frame."
    )
    return part


PARTS: dict[str, tuple[str, Callable[[], Part]]] = {
    "speed": ("Speed of the statistics", speed),
    "reads": ("Reads at ten million figures", reads),
    "load": ("Loading a million figures", load_a_million),
    "hostile": ("Files of a hostile size", refuse_hostile_files),
    "kills": ("Kills", kills),
    "fuzz": ("Generated input", fuzz),
    "waves": ("Waves without a true difference", waves),
}


def main(
    only: Annotated[
        list[str] | None, typer.Option(help=f"One of {', '.join(PARTS)}; all when left out.")
    ] = None,
) -> None:
    """Run the parts, write docs/proof.md, and fail when any part failed."""
    if unknown := sorted(set(only or ()) - set(PARTS)):
        raise typer.BadParameter(f"there is no part {', '.join(unknown)}")
    passed = True
    for name in only or PARTS:
        typer.echo(f"== {PARTS[name][0]}")
        part = PARTS[name][1]()
        keep(part)
        passed &= part.passed
        for row in part.rows:
            typer.echo("  ".join(row))
    complete = write({name: title for name, (title, _run) in PARTS.items()})
    typer.echo("Written: docs/proof.md")
    if not passed or (only is None and not complete):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
