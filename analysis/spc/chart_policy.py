"""What of a control chart may be shown: how many points it needs, and what it does not suit.

The layer above spc.py, which works out limits for any series. A series is first put on a full
calendar. Figures draw what comes back and add nothing to it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from analysis.spc.chart import (
    Assurance,
    Better,
    ChartPoint,
    ControlChart,
    State,
    control_chart,
    on_calendar,
)
from analysis.spc.findings import say_finding, say_run
from analysis.spc.laney import LaneyPoint, p_prime
from analysis.spc.lasting import Lasting
from analysis.spc.phase_policy import (
    POLICY,
    Bases,
    PhasePolicy,
    Policy,
    Reason,
    held_points,
    notes_on,
)
from analysis.spc.rules import Rule
from analysis.words import Kind


class Show(StrEnum):
    """How much of a chart may be shown: the values alone, trial limits without a verdict, or everything."""

    LINE = "line"
    TRIAL = "trial"
    ALL = "all"


class Letter(StrEnum):
    """The letter of a signal, so that colour is never the only cue: high, low, or none."""

    NONE = ""
    HIGH = "H"
    LOW = "L"


class Offer(StrEnum):
    """A better chart for such data."""

    DAYS_BETWEEN = "days_between"
    LANEY = "laney"


PERCENT = 100.0
LETTERS: dict[tuple[State, Better], Letter] = {
    (State.IMPROVEMENT, Better.HIGHER): Letter.HIGH, (State.IMPROVEMENT, Better.LOWER): Letter.LOW,
    (State.CONCERN, Better.HIGHER): Letter.LOW, (State.CONCERN, Better.LOWER): Letter.HIGH,
    (State.NEITHER_HIGH, Better.NEITHER): Letter.HIGH, (State.NEITHER_LOW, Better.NEITHER): Letter.LOW,
}


class RollingFigure(ValueError):
    """The measure is a rolling figure, which the rules of a control chart do not hold for."""


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """One point as it may be drawn: limits kept to the scale, and a state only where it may be shown.

    ``trial`` marks trial limits; ``letter`` is H or L of a signal; ``words`` says which rule has held
    longest there and for how long, ``lasting`` holds it, and ``rule`` is the code of the rule that names it.
    """

    date: date
    value: float | None
    phase: int
    mean: float | None
    lower: float | None
    upper: float | None
    trial: bool
    state: State
    letter: Letter
    words: str
    lasting: Lasting | None = None
    rule: Rule = Rule.NONE


@dataclass(frozen=True, slots=True)
class ShownChart:
    """What a figure draws from.

    ``show`` is about the current phase (the one of the last row), ``reason`` says in one word why it
    is not ``all``; ``held`` counts its values. ``notes`` are whole sentences. ``variation``,
    ``assurance``, ``letter`` and ``words`` are about ``newest``, the last point with a value, and
    are empty unless ``show`` is ``all``. ``offers`` names better charts for such data; ``laney``
    holds the limits of one of them for the current phase. ``chart`` is the whole calculation.
    """

    points: tuple[DrawnPoint, ...]
    show: Show
    reason: Reason
    held: int
    notes: tuple[str, ...]
    newest: DrawnPoint | None
    variation: State | None
    assurance: Assurance | None
    letter: Letter
    words: str
    outlived: str
    offers: tuple[Offer, ...]
    laney: tuple[LaneyPoint, ...]
    chart: ControlChart
    unit: str
    baseline_points: int | None
    policy: Policy

    @property
    def lasting(self) -> Lasting | None:
        """What the newest value signals, and since when; None where it signals nothing or is not judged."""
        return self.newest.lasting if self.words and self.newest else None


def shown_chart(
    points: Iterable[tuple[date, float | None]],
    *,
    cadence: str,
    better: Better,
    kind: Kind,
    target: float | None = None,
    rebase_on: Iterable[date] = (),
    baseline_points: int | None = None,
    rolling: bool = False,
    bases: Bases | None = None,
    policy: Policy = POLICY,
) -> ShownChart:
    """The control chart of a series as it may be shown.

    ``points`` are (period end, value), None for a missing value, percentages from 0 to 100; absent
    periods are filled in as missing. ``bases`` gives (numerator, denominator) by date, where known.
    ``rolling`` marks a figure whose neighbours share data. The other arguments are those of
    :func:`analysis.spc.control_chart`.

    In a phase with under 10 values only the line is shown; from 10 trial limits without verdicts;
    from 13 everything. Events too rare for limits show the line and offer days between events;
    uneven bases keep the chart, with a warning, and offer Laney's limits. Limits are kept to
    0 to 100 for a percentage, and to 0 or more where no value is negative, for drawing only: the
    rules and the verdicts use them as calculated.

    Raises RollingFigure for a rolling figure, and ValueError where :func:`analysis.spc.on_calendar`
    or :func:`analysis.spc.control_chart` does.
    """
    if rolling:
        raise RollingFigure(
            "A rolling figure shares most of its data with the one before, so control chart rules"
            " would signal by chance. Chart separate periods instead."
        )
    full = on_calendar(points, cadence)
    chart = control_chart(
        full, better=better, target=target, rebase_on=rebase_on, baseline_points=baseline_points,
        shift=policy.shift, trend=policy.trend, two_in_three=policy.two_in_three,
    )
    phases = PhasePolicy(policy, kind, cadence, baseline_points, bases or {})
    return show_chart(chart, phases)


def show_chart(chart: ControlChart, phases: PhasePolicy) -> ShownChart:
    """What may be shown of a chart already worked out; see :func:`shown_chart`, which does both."""
    by_phase = [list(rows) for _, rows in groupby(chart.points, key=lambda point: point.phase)]
    scale = _scale(chart, phases.kind)
    drawn = [point for phase in by_phase for point in _drawn(phase, chart, phases, scale)]
    current = by_phase[-1] if by_phase else []
    reason = phases.reason(current)
    newest = next((point for point in reversed(drawn) if point.value is not None), None)
    offers, laney = _offers(current, phases, scale)
    full = reason is Reason.NONE
    outlived = phases.outlived(current) if full else ""
    return ShownChart(
        points=tuple(drawn), show=_show(reason), reason=reason, held=len(held_points(current)),
        notes=tuple(notes_on(current, reason, phases)),
        newest=newest,
        variation=chart.variation if full else None,
        assurance=chart.assurance if full else None,
        letter=newest.letter if full and newest else Letter.NONE,
        words=_words(newest, phases.unit) if full and newest else "",
        outlived=outlived, offers=offers, laney=laney, chart=chart, unit=phases.unit,
        baseline_points=phases.baseline_points, policy=phases.policy,
    )


def _words(point: DrawnPoint, unit: str) -> str:
    """What the newest point signals, for how long and since when."""
    if point.lasting is None:
        return ""
    return say_finding(point.lasting, unit, high=point.letter is Letter.HIGH)


def _show(reason: Reason) -> Show:
    return _SHOWN.get(reason, Show.LINE)


_SHOWN = {Reason.NONE: Show.ALL, Reason.TRIAL: Show.TRIAL}


def _scale(chart: ControlChart, kind: Kind) -> tuple[float, float]:
    if kind == Kind.PROPORTION:
        return 0.0, PERCENT
    negative = any(point.value is not None and point.value < 0 for point in chart.points)
    return -math.inf if negative else 0.0, math.inf


def _kept(limit: float | None, scale: tuple[float, float]) -> float | None:
    return None if limit is None else min(max(limit, scale[0]), scale[1])


def _drawn(
    phase: list[ChartPoint], chart: ControlChart, phases: PhasePolicy, scale: tuple[float, float]
) -> Iterator[DrawnPoint]:
    show = _show(phases.reason(phase))
    for point in phase:
        state = point.state if show is Show.ALL else State.COMMON_CAUSE
        letter = LETTERS.get((state, chart.better), Letter.NONE)
        since = point.lasting if letter else None
        yield DrawnPoint(
            point.date, point.value, point.phase,
            mean=None if show is Show.LINE else point.mean,
            lower=None if show is Show.LINE else _kept(point.lower, scale),
            upper=None if show is Show.LINE else _kept(point.upper, scale),
            trial=show is Show.TRIAL, state=state, letter=letter,
            words=say_run(since, phases.unit, high=letter is Letter.HIGH) if since else "",
            lasting=since, rule=point.rule if letter else Rule.NONE,
        )


def _offers(
    phase: list[ChartPoint], phases: PhasePolicy, scale: tuple[float, float]
) -> tuple[tuple[Offer, ...], tuple[LaneyPoint, ...]]:
    reason = phases.reason(phase)
    if reason is Reason.RARE:
        return (Offer.DAYS_BETWEEN,), ()
    if _show(reason) is Show.LINE or phases.kind != Kind.PROPORTION or phases.uneven(phase) is None:
        return (), ()
    counts = [(point.date, *phases.bases.get(point.date, (None, None))) for point in phase]
    return (Offer.LANEY,), tuple(
        replace(point, lower=_kept(point.lower, scale), upper=_kept(point.upper, scale))
        for point in p_prime(counts, multiplier=PERCENT)
    )
