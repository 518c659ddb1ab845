"""Loads at full size: a CSV file of a million figures, and files of a hostile size."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

from openpyxl import Workbook

from benchmarks.commands import Ran, run
from benchmarks.report import Part
from benchmarks.stores import DATABASES, a_store, version_of_the_database

MILLION = 1_000_000
# A million figures are 178 years of weeks, and all of them lie before the first areas end.
FIRST_SUNDAY = date(1845, 1, 5)
MEASURES = ("CH1", "CH2", "CH3", "CH4", "SS1", "SS2")
AREAS = (
    "WM", "HE", "NW", "SH", "SW", "TW", "WO", "HE1", "NW1", "NW2", "NW3", "SH1", "SW1", "SW2", "SW3",
    "TW1", "outside", "unplaced",
)
HEADER = ("measure", "area", "period_end", "value", "numerator", "denominator", "status", "known_from")
# The most a load may hold, whatever the size of its file: the program itself is a third of it.
MOST_MEGABYTES = 500
LARGE = 200 * MILLION


def figures() -> Iterator[tuple[object, ...]]:
    """Weekly figures without end, the same each time."""
    chance = random.Random(1)
    sunday = FIRST_SUNDAY
    while True:
        for measure, area in product(MEASURES, AREAS):
            known = sunday + timedelta(days=2)
            if measure == "SS1":
                yield measure, area, sunday, chance.randint(50, 150), "", "", "provisional", known
                continue
            whole = chance.randint(500, 3000)
            part = chance.randint(0, whole)
            yield measure, area, sunday, round(100 * part / whole, 2), part, whole, "provisional", known
        sunday += timedelta(weeks=1)


def load_a_million(rows: int = MILLION) -> Part:
    """Load so many figures from one CSV file, then the same file again, on both databases."""
    part = Part(
        "load", f"Loading {rows:,} figures from one CSV file", True,
        ("database", "what", "seconds", "memory, MB", "stored"),
    )
    with tempfile.TemporaryDirectory(prefix="dashboard-proof-") as folder:
        path = Path(folder) / "million.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(HEADER)
            writer.writerows(islice(figures(), rows))
        for database in DATABASES:
            with a_store(database):
                run("init")
                name = version_of_the_database()
                for what, stored in (("first time", rows), ("the same file again", 0)):
                    done = run("load", path, "--kind", "observations")
                    told = f"{stored:,} figures stored" if stored else "0 figures stored"
                    good = done.status == 0 and told in done.said
                    part.passed &= good and done.megabytes < MOST_MEGABYTES
                    part.rows.append(
                        (name, what, f"{done.seconds:.1f}", f"{done.megabytes:.0f}",
                         f"{stored:,}" if good else "not as it should be")
                    )
    part.notes.append(f"The file has {len(HEADER)} columns. The most memory allowed is {MOST_MEGABYTES} MB.")
    return part


def _large(path: Path) -> None:
    """200 MB of good figures with a long remark each, and a fault in the last row."""
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow((*HEADER, "note"))
        for row in figures():
            writer.writerow((*row, "n" * 400))
            if out.tell() > LARGE:
                break
        writer.writerow(("CH1", "WM", "2020-07-04", "1", "", "", "final", "2020-07-07", ""))


def _wrong_throughout(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("measure,area,period_end,value\n")
        line = "CH1,WM,2020-07-04," + "9" * 400 + "x\n"
        for _ in range(LARGE // len(line) + 1):
            out.write(line)


def _one_line(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for _ in range(200):
            out.write("x" * MILLION)


def _one_row(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("measure,area,period_end,value\n")
        for _ in range(200):
            out.write('"a\nb",' * (MILLION // 6))


def _columns(path: Path, many: int) -> None:
    path.write_text(",".join(f"{number:x}" for number in range(many)) + "\n1\n", encoding="utf-8")


def _workbook(path: Path) -> None:
    made = Workbook(write_only=True)
    made.create_sheet().append([f"c{number}" for number in range(16_384)])
    made.save(path)


HOSTILE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a CSV file of 200 MB, its last row wrong": ("large.csv", _large),
    "a CSV file of 200 MB, every row wrong": ("wrong.csv", _wrong_throughout),
    "a CSV file of 200 MB in one line": ("line.csv", _one_line),
    "a CSV file of 200 MB in one row of many lines": ("row.csv", _one_row),
    "a CSV file with 600,000 columns, below the limit of a line": (
        "wide.csv", lambda path: _columns(path, 600_000)
    ),
    "a CSV file with a million columns": ("wider.csv", lambda path: _columns(path, MILLION)),
    "a workbook with 16,384 columns": ("wide.xlsx", _workbook),
}


def refuse_hostile_files() -> Part:
    """Load each hostile file: refused, with few words, in little memory."""
    part = Part(
        "hostile", "Files of a hostile size", True,
        ("file", "size, MB", "seconds", "memory, MB", "lines said", "last line but one"),
    )
    with tempfile.TemporaryDirectory(prefix="dashboard-proof-") as folder, a_store("sqlite"):
        run("init")
        for what, (name, make) in HOSTILE.items():
            path = Path(folder) / name
            make(path)
            done = run("load", path, "--kind", "observations")
            part.passed &= _refused_well(done)
            said = done.told.strip().splitlines()
            part.rows.append(
                (what, f"{path.stat().st_size / MILLION:.1f}", f"{done.seconds:.1f}",
                 f"{done.megabytes:.0f}", f"{len(said):,}", _short(said[-2] if len(said) > 1 else ""))
            )
            path.unlink()
    part.notes.append(
        f"All are refused with exit status 1 and nothing is stored. The most memory allowed is"
        f" {MOST_MEGABYTES} MB, the most lines 1,002."
    )
    return part


def _refused_well(done: Ran) -> bool:
    lines = done.told.strip().splitlines()
    return (
        done.status == 1 and lines[-1:] == ["Nothing was stored."] and len(lines) <= 1002
        and done.megabytes < MOST_MEGABYTES
    )


def _short(line: str) -> str:
    return (line if len(line) <= 120 else f"{line[:117]}...").replace("|", "/")
