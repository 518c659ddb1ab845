"""How many signals chance alone would give on a page of charts whose measures did not change.

Stable series are simulated and judged by the rules of the charts. Each series of the page is taken
to be independent of the others and of its own past; real ones are linked (areas of one force, weeks
that follow each other), which makes several signals at once likelier than is said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.spc import chance_counts
from analysis.spc.chart_policy import Show, ShownChart
from analysis.spc.limits import LIMIT_FACTOR, NEAR_FACTOR, SCREEN_FACTOR
from analysis.spc.phase_policy import POLICY
from analysis.spc.rules import NEAR_IN_WINDOW, WINDOW, TwoInThree
from analysis.words import say_number

Numbers = NDArray[np.float64]
Marks = NDArray[np.bool_]

SIMULATED = 20_000
AT_ONCE = 2_000_000  # values held in memory at one time
SEED = 20200615
CENTRAL_SHARE = 0.9  # the range "chance alone would give" leaves out one in twenty at each end
FEWEST_POINTS = POLICY.all_from  # shorter phases show no verdict, so chance gives no signal there


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides how often a chart signals by chance: points in its phase, and its settings."""

    points: int
    shift: int = 7
    trend: int = 7
    two_in_three: TwoInThree = TwoInThree.PTD
    screen: bool = True
    baseline_points: int | None = None


@dataclass(frozen=True, slots=True)
class ChanceSignals:
    """What chance alone would give among ``series`` charts, beside the number ``seen``.

    ``expected`` is the mean number; nine times in ten the number lies from ``low`` to ``high``.
    ``distribution`` holds the probability of 0, 1, 2 ... signals. ``exceeds`` is true when ``seen``
    is above ``high``. ``sentence`` says it.
    """

    series: int
    seen: int
    expected: float
    low: int
    high: int
    exceeds: bool
    distribution: tuple[float, ...]
    sentence: str

    @property
    def briefly(self) -> str:
        """The same for a lead that has told how many were found: ``Chance alone would give 0 to 2``."""
        if not self.series:
            return ""
        many = str(self.high) if self.low == self.high else f"{self.low} to {self.high}"
        return f"Chance alone would give {many}"


def shape_of(chart: ShownChart) -> Shape:
    """The shape of a chart as shown: the values of its current phase, with the settings it was made with.

    A chart without a verdict has no point that could signal: its shape has 0 points.
    """
    policy = chart.policy
    points = chart.held if chart.show is Show.ALL else 0
    return Shape(
        points, policy.shift, policy.trend, policy.two_in_three, baseline_points=chart.baseline_points
    )


@lru_cache(maxsize=512)
def chance_of_signal(shape: Shape) -> float:
    """The probability that the newest point of a stable series of this shape signals.

    The share of 20,000 simulated series (independent normal values, fixed seed) whose last point
    fires any of the four rules. 0 for a phase shorter than 13 points, which shows no verdict.
    Worked out once for a shape and then remembered; that of the usual settings was worked out before.
    """
    if shape.points < FEWEST_POINTS:
        return 0.0
    place = shape.points - chance_counts.FEWEST
    if shape == Shape(shape.points) and place < len(chance_counts.SIGNALS):
        return chance_counts.SIGNALS[place] / SIMULATED
    return simulated_chance(shape)


def simulated_chance(shape: Shape) -> float:
    """The same, by simulation every time."""
    generator = np.random.default_rng(SEED)
    fired, left = 0, SIMULATED
    while left:
        rows = min(left, max(1, AT_ONCE // shape.points))
        fired += int(newest_fires(generator.normal(size=(rows, shape.points)), shape).sum())
        left -= rows
    return fired / SIMULATED


def chance_signals(shapes: Iterable[Shape], seen: int) -> ChanceSignals:
    """How many newest points would signal by chance among charts of these shapes, and if ``seen`` is more.

    One shape a chart. The number of signals is a sum of independent yes-or-no draws, one a chart
    that is long enough for a verdict, each with its own :func:`chance_of_signal`; its distribution
    is worked out exactly from those. Raises ValueError when ``seen`` is below 0 or above the number
    of charts with a verdict.
    """
    chances = [chance_of_signal(shape) for shape in shapes if shape.points >= FEWEST_POINTS]
    if not 0 <= seen <= len(chances):
        raise ValueError(
            f"{say_number(seen, 'signal')} among {say_number(len(chances), 'chart')} with a verdict"
        )
    distribution: Numbers = np.ones(1)
    for chance in chances:
        distribution = np.convolve(distribution, [1 - chance, chance])
    reached = np.cumsum(distribution)
    tail = (1 - CENTRAL_SHARE) / 2
    low, high = (int(np.argmax(reached >= share)) for share in (tail, 1 - tail))
    return ChanceSignals(
        series=len(chances), seen=seen, expected=sum(chances), low=low, high=high,
        exceeds=seen > high, distribution=tuple(float(share) for share in distribution),
        sentence=_say(len(chances), seen, low, high),
    )


def _say(series: int, seen: int, low: int, high: int) -> str:
    if not series:
        return "No chart here has enough points for a verdict."
    span = f"{low}" if low == high else f"{low} {'or' if high == low + 1 else 'to'} {high}"
    expected = f"Chance alone would give {span} signals among {say_number(series, 'chart')};"
    if not seen:
        return f"{expected} none was found."
    ending = "more than chance explains" if seen > high else "which chance could explain"
    return f"{expected} {seen} {'was' if seen == 1 else 'were'} found, {ending}."


def newest_fires(values: Numbers, shape: Shape) -> Marks:
    """Whether the last value of each row of ``values`` (series by points) fires any of the four rules.

    The same rules as :func:`analysis.spc.control_chart`, for many complete series at once and for
    their last point only: same labels, as a test holds, several hundred times faster.
    """
    base = values[:, : shape.baseline_points]
    mean = base.mean(axis=1)
    average = _mean_range(base, screen=shape.screen)
    away = values - mean[:, None]
    outside = np.abs(away) > LIMIT_FACTOR * average[:, None]
    near = np.abs(away) > NEAR_FACTOR * average[:, None]
    counted = near if shape.two_in_three == TwoInThree.MDC2023 else near & ~outside
    steps = np.diff(values[:, -shape.trend :], axis=1)
    pairs = counted[:, -1] & (counted[:, -WINDOW:].sum(axis=1) >= NEAR_IN_WINDOW)
    fires = [
        outside[:, -1], _one_way(steps), pairs & _one_way(away[:, -WINDOW:]),
        _one_way(away[:, -shape.shift :]),
    ]
    any_fires: Marks = np.any(np.stack(fires), axis=0)
    return any_fires


def _mean_range(values: Numbers, *, screen: bool) -> Numbers:
    ranges = np.abs(np.diff(values, axis=1))
    average: Numbers = ranges.mean(axis=1)
    if not screen:
        return average
    kept = ranges < SCREEN_FACTOR * average[:, None]
    screened = (ranges * kept).sum(axis=1) / np.maximum(kept.sum(axis=1), 1)
    return np.where(screened > 0, screened, average)


def _one_way(values: Numbers) -> Marks:
    up: Marks = np.all(values > 0, axis=1)
    down: Marks = np.all(values < 0, axis=1)
    return up | down
