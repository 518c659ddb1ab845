"""Commands of the store run as a user runs them, with their time and the memory they took."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.report import REPOSITORY

MEGABYTE = 1 << 20
# Runs the command and says at the end how much memory it held at most.
PROGRAM = """
import resource, sys
from data_access.cli import app
try:
    app(sys.argv[1:])
finally:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print("\\nMOST", most * (1 if sys.platform == "darwin" else 1024), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit status, what it said, how long it took, how much it held."""

    status: int
    said: str
    told: str
    seconds: float
    megabytes: float


def run(*arguments: object) -> Ran:
    """Run ``python -m data_access`` with these arguments on the store in use."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)], cwd=REPOSITORY, text=True,
        capture_output=True, check=False,
    )
    seconds = time.perf_counter() - started
    said, _, most = done.stdout.rpartition("MOST ")
    return Ran(done.returncode, said, done.stderr, seconds, int(most or 0) / MEGABYTE)
