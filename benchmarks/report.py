"""What ``make prove`` found, as docs/proof.md tells it."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data_access import clock

REPOSITORY = Path(__file__).resolve().parent.parent
PROOF = REPOSITORY / "docs" / "proof.md"
# What the parts found, kept between runs so that a part can be run again by itself.
KEPT = REPOSITORY / "var" / "proof.json"
GIGABYTE = 1 << 30


@dataclass(slots=True)
class Part:
    """One part of the proof: what was tried, what came of it, and whether all of it was as it must be."""

    name: str
    title: str
    passed: bool
    header: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def keep(part: Part) -> None:
    """Note what a part found, with when, at which commit and on which machine."""
    held = _held()
    held[part.name] = {
        "title": part.title, "passed": part.passed, "header": list(part.header),
        "rows": [list(row) for row in part.rows], "notes": part.notes,
        "at": clock.now().isoformat(timespec="minutes"), "commit": _commit(), "machine": _machine(),
    }
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(held, indent=1), encoding="utf-8")


def write(order: Mapping[str, str]) -> bool:
    """Write docs/proof.md from all that is kept; ``order`` has every part with its title.

    Gives back whether every part was run and passed.
    """
    held = _held()
    lines = [
        "# Proof", "",
        "Written by `make prove`; not to be edited. Times are wall-clock and the least of several runs",
        "where it says so; memory is the most the process held at once.", "",
    ]
    for name, title in order.items():
        found = held.get(name)
        lines += [f"## {title}", ""]
        if found is None:
            lines += [f"Not run yet: `python -m benchmarks.prove --only {name}`.", ""]
            continue
        lines += [
            f"{'Passed' if found['passed'] else '**Failed**'}, {found['at']}, commit"
            f" {found['commit']}. {found['machine']}.", "",
            _row(found["header"]), _row(["---"] * len(found["header"])),
            *map(_row, found["rows"]), "",
        ]
        lines += [line for note in found["notes"] for line in (note, "")]
    PROOF.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return all(name in held and held[name]["passed"] for name in order)


def _held() -> dict[str, dict[str, Any]]:
    if not KEPT.exists():
        return {}
    found: dict[str, dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _commit() -> str:
    def ask(*words: str) -> str:
        git = shutil.which("git") or "git"
        told = subprocess.run([git, *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        return told.stdout.strip()

    changed = " with changes not committed" if ask("status", "--porcelain") else ""
    return f"{ask('rev-parse', '--short', 'HEAD') or 'unknown'}{changed}"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIGABYTE
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB,"
        f" Python {platform.python_version()}"
    )
