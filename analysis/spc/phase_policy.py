"""What the office's settings say about one phase of a control chart, and the notes that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.calendar.periods import say_day, say_period_ending
from analysis.spc.chart import ChartPoint
from analysis.spc.rules import Rule, TwoInThree
from analysis.words import Kind, say_number

Bases = Mapping[date, tuple[float, float]]


class Reason(StrEnum):
    """Why a phase is not shown in full; ``NONE`` where it is."""

    NONE = ""
    FEW = "few"
    RARE = "rare"
    GAPS = "gaps"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers the office has settled on; docs/methods/control_charts.md gives their sources.

    ``trial_from`` values in a phase for trial limits, ``all_from`` for limits and a verdict; bases
    are uneven when the largest is more than ``uneven`` times the smallest; events are rare when
    their mean is under ``rare_mean`` a period, or at least ``rare_zero_share`` of periods have none; a
    range is outlived where more than ``outlived_share`` of its points signal.
    """

    trial_from: int = 10
    all_from: int = 13
    uneven: float = 4
    rare_mean: float = 1.5
    rare_zero_share: float = 0.5
    outlived_share: float = 0.25
    shift: int = 7
    trend: int = 7
    two_in_three: TwoInThree = TwoInThree.PTD


POLICY = Policy()


@dataclass(frozen=True, slots=True)
class PhasePolicy:
    """The settings, and what about a measure they ask for.

    ``unit`` is the noun for one point (week, month ...); ``bases`` gives (numerator, denominator)
    by date, where known.
    """

    policy: Policy
    kind: Kind
    unit: str
    baseline_points: int | None
    bases: Bases

    def reason(self, phase: Sequence[ChartPoint]) -> Reason:
        """Why the phase is not shown in full: too few values, rare events, gaps, trial limits, or not."""
        held = held_points(phase)
        if len(self.behind_limits(phase)) < self.policy.trial_from:
            return Reason.FEW
        if self.rare(phase):
            return Reason.RARE
        if phase[0].lower is None:
            return Reason.GAPS
        return Reason.TRIAL if len(held) < self.policy.all_from else Reason.NONE

    def outlived(self, phase: Sequence[ChartPoint]) -> str:
        """That so many points signal that the usual range no longer describes the measure; else empty."""
        held, signal = len(held_points(phase)), sum(point.rule is not Rule.NONE for point in phase)
        if signal <= self.policy.outlived_share * held:
            return ""
        since = say_period_ending(phase[0].date, self.unit)
        return (
            f"{signal} of {say_number(held, self.unit)} since {since} signal: the usual range no longer"
            " describes this measure."
        )

    def behind_limits(self, phase: Sequence[ChartPoint]) -> list[ChartPoint]:
        """The points with a value that the limits rest on: those of the baseline, else all."""
        return held_points(phase[: self.baseline_points])

    def events(self, phase: Sequence[ChartPoint]) -> list[float]:
        """How many events lie behind each value: the count, or the numerator; empty when not known."""
        if self.kind == Kind.COUNT:
            return [point.value for point in phase if point.value is not None]
        return [self.bases[point.date][0] for point in held_points(phase) if point.date in self.bases]

    def rare(self, phase: Sequence[ChartPoint]) -> bool:
        """Whether events are too rare for limits.

        The mean is under 1.5 a period, or half the periods have none. Moving ranges of such counts
        are mostly 0 or 1: limits then mean little, and screening can take them away altogether
        (simulated for Poisson counts: in 38 to 92 of 100 series at 0.1 or 0.2 a period, none at 1
        or more). 1.5 is the lower end of the means at which a wider period is advised.
        """
        events = self.events(phase)
        if not events:
            return False
        mean = sum(events) / len(events)
        return mean < self.policy.rare_mean or _zeros(events) >= self.policy.rare_zero_share * len(events)

    def uneven(self, phase: Sequence[ChartPoint]) -> tuple[float, float] | None:
        """The smallest and largest base, where one is more than 4 times the other; else None."""
        bases = [self.bases[point.date][1] for point in held_points(phase) if point.date in self.bases]
        above = [base for base in bases if base > 0]
        if not above or max(above) <= self.policy.uneven * min(above):
            return None
        return min(above), max(above)


def held_points(phase: Sequence[ChartPoint]) -> list[ChartPoint]:
    """The points that have a value."""
    return [point for point in phase if point.value is not None]


def _zeros(events: Sequence[float]) -> int:
    return sum(count == 0 for count in events)


def notes_on(phase: Sequence[ChartPoint], reason: Reason, phases: PhasePolicy) -> Iterator[str]:
    """What a reader must know about the current phase, each a whole sentence."""
    unit, policy, held = phases.unit, phases.policy, held_points(phase)
    behind = phases.behind_limits(phase)
    if reason is Reason.FEW and len(behind) < len(held):
        yield (
            f"Not enough data: {say_number(len(behind), unit)} of the baseline have a figure;"
            f" {policy.trial_from} are needed for limits."
        )
    elif reason is Reason.FEW:
        yield (
            f"Not enough data: {say_number(len(held), unit)} held; {policy.trial_from} are needed for"
            f" limits and {policy.all_from} for a verdict."
        )
    elif reason is Reason.RARE:
        yield f"{_how_rare(phases.events(phase), unit)}: too rare for limits by {unit}."
        yield "Days between events, or a longer period, would show a change."
    elif reason is Reason.GAPS:
        yield f"No two neighbouring {unit}s both have a figure, so there are no limits."
    elif reason is Reason.TRIAL:
        yield f"Trial limits from {say_number(len(held), unit)}; a verdict needs {policy.all_from}."
    if reason in (Reason.TRIAL, Reason.NONE):
        yield from _notes_on_limits(phase, phases)
    if reason is Reason.NONE and (outlived := phases.outlived(phase)):
        yield outlived
    if held and held[-1] != phase[-1]:
        yield f"No figure after {say_day(held[-1].date)}, to {say_day(phase[-1].date)}."


def _how_rare(events: Sequence[float], unit: str) -> str:
    zeros = _zeros(events)
    if zeros * 2 >= len(events):
        return f"None in {zeros} of {say_number(len(events), unit)}"
    return f"On average {sum(events) / len(events):.1f} a {unit}"


def _notes_on_limits(phase: Sequence[ChartPoint], phases: PhasePolicy) -> Iterator[str]:
    if phase[0].lower == phase[0].upper:
        yield "The values behind the limits are all the same: no variation, limits on the mean."
    span = phases.uneven(phase)
    if span is not None:
        yield (
            f"Bases run from {span[0]:,.0f} to {span[1]:,.0f}: a small base swings more by chance,"
            " which these limits do not allow for."
        )
