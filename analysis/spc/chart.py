"""Control charts of single values (XmR): limits, signals, and whether a standard is met.

Method: limits from the mean moving range, as NHSRplotthedots 0.2.2 and NHS England's Making Data Count
work them out. Where that package stops with an error or flags what did not vary, this module follows
the office's own rules, given at each function. It draws nothing and hides nothing: how many points a
chart needs before its limits are shown is decided in chart_policy.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate, groupby, pairwise

from analysis.calendar.periods import Cadence, period_later, say_day
from analysis.spc import rules
from analysis.spc.lasting import Fired, Lasting, lasting
from analysis.spc.limits import Limits, limits_of
from analysis.spc.rules import Rule, TwoInThree


class Better(StrEnum):
    """Which way of a measure is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class State(StrEnum):
    """What a point signals: nothing beyond ordinary variation, or a change and what it is worth."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEITHER_HIGH = "neither_high"
    NEITHER_LOW = "neither_low"


class Assurance(StrEnum):
    """Whether ordinary variation alone would keep meeting a target, missing it, or now one, now the other."""

    PASS = "pass"  # noqa: S105 - a state, no password
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"


SLACK = 1e-12  # rounding, relative to the largest value of a phase
FEWEST_BASELINE_POINTS = 12
RUN_LENGTHS = range(5, 9)

STATES: dict[tuple[str, int], State] = {
    (Better.HIGHER, 1): State.IMPROVEMENT, (Better.HIGHER, -1): State.CONCERN,
    (Better.LOWER, 1): State.CONCERN, (Better.LOWER, -1): State.IMPROVEMENT,
    (Better.NEITHER, 1): State.NEITHER_HIGH, (Better.NEITHER, -1): State.NEITHER_LOW,
}


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One row of a control chart: what was given, the limits in force, the rule that fired.

    ``lasting`` says since when it signals, by the rule that has held longest; None where none fired.
    """

    date: date
    value: float | None
    phase: int
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    rule: Rule
    state: State
    lasting: Lasting | None = None


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A worked-out chart: its points in date order, its two verdicts, and how it was made."""

    points: tuple[ChartPoint, ...]
    variation: State | None
    assurance: Assurance | None
    better: Better
    target: float | None
    shift: int
    trend: int


@dataclass(frozen=True, slots=True)
class _Settings:
    better: Better
    baseline_points: int | None
    screen: bool
    shift: int
    trend: int
    two_in_three: TwoInThree

    def __post_init__(self) -> None:
        if self.better not in set(Better):
            raise ValueError(f"better is higher, lower or neither, not {self.better!r}")
        if self.two_in_three not in set(TwoInThree):
            raise ValueError(f"two_in_three is ptd or mdc2023, not {self.two_in_three!r}")
        if self.baseline_points is not None and self.baseline_points < FEWEST_BASELINE_POINTS:
            raise ValueError(
                f"baseline_points is {self.baseline_points}; a baseline has at least"
                f" {FEWEST_BASELINE_POINTS} points"
            )
        for name, length in (("shift", self.shift), ("trend", self.trend)):
            if length not in RUN_LENGTHS:
                raise ValueError(f"{name} is {length}; it is from 5 to 8 points")


def control_chart(
    points: Iterable[tuple[date, float | None]],
    *,
    better: Better,
    target: float | None = None,
    rebase_on: Iterable[date] = (),
    baseline_points: int | None = None,
    screen: bool = True,
    shift: int = 7,
    trend: int = 7,
    two_in_three: TwoInThree = TwoInThree.PTD,
) -> ControlChart:
    """The control chart of a series: limits in each phase, the rule of each point, two verdicts.

    ``points`` are (date, value) in any order, None or NaN for a missing value; rows are taken as
    given, so call :func:`on_calendar` first. ``better`` says which way is better. A phase begins at
    each date of ``rebase_on`` that is the date of a row (another date is ignored); limits and runs
    never cross into another phase. ``baseline_points`` takes the limits of a phase from its first
    rows only; ``screen`` leaves out unusually large moving ranges; ``shift`` and ``trend`` are run
    lengths; ``two_in_three`` chooses the variant (see :func:`analysis.spc.rules.near_limits`). The plain
    words of ``better`` and ``two_in_three`` do as well.

    A point carries the first rule to fire of outside, trend, two_in_three, shift. The verdict
    ``variation`` is the state of the last point with a value, ``assurance`` that of
    :func:`assurance_of` with the last row's limits; each is None when there is nothing to judge.

    Raises ValueError for a date given twice, an infinite value, a baseline under 12 points, a run
    length outside 5 to 8, or an unknown ``better`` or ``two_in_three``.

    Source: NHSRplotthedots 0.2.2 (``ptd_spc``); assurance counts a target equal to a limit, as NHS
    England's specification does.
    """
    settings = _Settings(better, baseline_points, screen, shift, trend, two_in_three)
    rows = _in_date_order(points)
    starts = {_day(day) for day in rebase_on}
    numbers = accumulate(int(day in starts) for day, _ in rows)
    made: list[ChartPoint] = []
    for phase, numbered in groupby(zip(numbers, rows, strict=True), key=lambda pair: pair[0]):
        made += _phase_points(phase, [row for _, row in numbered], settings)
    states = [point.state for point in made if point.value is not None]
    return ControlChart(
        points=tuple(made),
        variation=states[-1] if states else None,
        assurance=assurance_of(made[-1].lower, made[-1].upper, target, better) if made else None,
        better=Better(better), target=target, shift=shift, trend=trend,
    )


def on_calendar(
    points: Iterable[tuple[date, float | None]], cadence: str
) -> list[tuple[date, float | None]]:
    """The points on a full calendar, in date order: an absent period becomes a missing value.

    Without this a value after a gap would be taken for the neighbour of the one before it. Dates are
    one a period, all the last day of theirs (or all the first). Nothing is added before the first
    date or after the last; no points give no points.

    Raises ValueError for a date given twice, a date that does not fall in step with the first, and
    an unknown cadence.
    """
    if cadence not in set(Cadence):
        raise ValueError(f"cadence is week, month, quarter or year, not {cadence!r}")
    rows = _in_date_order(points)
    if not rows:
        return []
    values = dict(rows)
    first, last = rows[0][0], rows[-1][0]
    full: list[tuple[date, float | None]] = []
    day = first
    while day <= last:
        full.append((day, values.pop(day, None)))
        day = period_later(first, len(full), cadence)
    if values:
        raise ValueError(
            f"{say_day(min(values))} is not a whole number of {cadence}s after {say_day(first)}"
        )
    return full


def assurance_of(
    lower: float | None, upper: float | None, target: float | None, better: Better
) -> Assurance | None:
    """Whether ordinary variation alone would keep meeting a target; it says nothing of today's value.

    Better higher: ``pass`` when target <= lower, ``fail`` when target >= upper, else
    ``hit_or_miss``; better lower mirrors this. A target equal to a limit counts, and equal to both
    it is met. None without a target or limits, and where neither way is better.
    """
    if target is None or math.isnan(target) or lower is None or upper is None or better == Better.NEITHER:
        return None
    slack = SLACK * max(abs(lower), abs(upper), abs(target))
    below, above = target <= lower + slack, target >= upper - slack
    met, missed = (below, above) if better == Better.HIGHER else (above, below)
    return Assurance.PASS if met else Assurance.FAIL if missed else Assurance.HIT_OR_MISS


def _phase_points(
    phase: int, rows: Sequence[tuple[date, float | None]], settings: _Settings
) -> list[ChartPoint]:
    values = [value for _, value in rows]
    limits = limits_of(values[: settings.baseline_points], screen=settings.screen)
    fired = _fired(values, limits, settings)
    rule_of, since = rules.first_rule(fired), lasting(rows, fired)
    made = []
    for row, (day, value) in enumerate(rows):
        rule, direction = rule_of(row)
        state = STATES[settings.better, direction] if direction else State.COMMON_CAUSE
        made.append(
            ChartPoint(
                day, value, phase, limits.mean, limits.lower, limits.upper,
                limits.near_lower, limits.near_upper, rule, state, since[row],
            )
        )
    return made


def _fired(values: Sequence[float | None], limits: Limits, settings: _Settings) -> Fired:
    slack = SLACK * max((abs(value) for value in values if value is not None), default=0.0)
    outside = rules.outside_limits(values, limits.lower, limits.upper, slack)
    sides = rules.sides_of_mean(values, limits.mean, slack)
    beyond_near = rules.outside_limits(values, limits.near_lower, limits.near_upper, slack)
    near = rules.near_limits(beyond_near, outside, settings.two_in_three)
    return (
        (Rule.OUTSIDE, outside),
        (Rule.TREND, rules.trend(values, settings.trend)),
        (Rule.TWO_IN_THREE, rules.two_in_three(sides, near)),
        (Rule.SHIFT, rules.shift(sides, settings.shift)),
    )


def _in_date_order(points: Iterable[tuple[date, float | None]]) -> list[tuple[date, float | None]]:
    rows = sorted(((_day(day), _number(value, day)) for day, value in points), key=lambda row: row[0])
    for (before, _), (after, _) in pairwise(rows):
        if before == after:
            raise ValueError(f"{say_day(after)} is given twice; a date has one value")
    return rows


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _number(value: float | None, day: date) -> float | None:
    if value is None or math.isnan(value):
        return None
    if math.isinf(value):
        raise ValueError(f"the value of {say_day(day)} is infinite")
    return float(value)
