"""Whether the statistics are as quick as a page needs: the least time of several runs, and the most allowed.

These limits are no tests: a test that times itself fails on a machine that is busy with something else.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from analysis.disclosure.suppression import solvable, suppress
from analysis.spc.chart import Better, control_chart
from analysis.spc.false_alarms import Shape, chance_of_signal, simulated_chance
from benchmarks.report import Part

FIRST_SUNDAY = date(2020, 1, 5)
WEEKS = 156
SERIES = 240
REMEMBERED = 1000
RUNS = 5
TABLE_MEANS = (1, 4, 9)
TABLE_SIZE = (12, 7)

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that may take no longer than so many milliseconds."""

    what: str
    allowed: float
    work: Work


def charts() -> Work:
    """Work out the control charts of 240 series of three years, as the weekly dashboard does."""
    chance = random.Random(1)
    series = [
        [(FIRST_SUNDAY + timedelta(weeks=week), chance.gauss(50, 5)) for week in range(WEEKS)]
        for _ in range(SERIES)
    ]
    return lambda: [control_chart(points, better=Better.HIGHER, target=50) for points in series]


def remembered() -> Work:
    """Ask a thousand times for a chance of signal that was worked out before."""
    return lambda: [chance_of_signal(Shape(WEEKS)) for _ in range(REMEMBERED)]


def audit(mean: float) -> Work:
    """Look for hidden counts that can be worked out, in a table of 12 by 7 with totals."""
    rows, columns = TABLE_SIZE
    full = pd.DataFrame(np.random.default_rng(20200615).poisson(mean, TABLE_SIZE))
    full.index, full.columns = [f"row {at}" for at in range(rows)], [f"column {at}" for at in range(columns)]
    full["Total"] = full.sum(axis=1)
    full.loc["Total"] = full.sum()
    flags = suppress(full)
    published = full.mask(flags)
    return lambda: solvable(published, flags)


def limits() -> Iterator[Limit]:
    """Everything that has a limit."""
    yield Limit(f"control charts of {SERIES} series of three years", 500, charts())
    yield Limit("how often chance alone signals, simulated", 1500, lambda: simulated_chance(Shape(WEEKS)))
    yield Limit(f"the same, remembered, {REMEMBERED:,} times", 100, remembered())
    for mean in TABLE_MEANS:
        yield Limit(f"audit of a table of 12 by 7 with totals, about {mean} a cell", 1000, audit(mean))


def speed() -> Part:
    """Measure everything that has a limit."""
    part = Part("speed", "Speed of the statistics", True, ("what", "ms", "allowed, ms"))
    for limit in limits():
        least = min(_milliseconds(limit.work) for _ in range(RUNS))
        part.passed &= least <= limit.allowed
        part.rows.append((limit.what, f"{least:.0f}", f"{limit.allowed:.0f}"))
    part.notes.append(f"Each is the least of {RUNS} runs.")
    return part


def _milliseconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
