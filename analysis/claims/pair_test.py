"""What may be said of the change from one figure to another: a test, or why none can be made."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.claims.held import HeldValue
from analysis.claims.verdicts import Verdict
from analysis.comparison import Verdict as Tested
from analysis.comparison import compare_counts, pooled_z, two_proportions
from analysis.quantiles import normal_critical
from analysis.words import Kind, say_value

# What is assumed of a survey whose bases were not published, and the bar at 95%.
ASSUMED_BASE, ASSUMED_DESIGN_EFFECT, CONFIDENCE = 300, 1.3, 0.95
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class ChangeTest:
    """What the test of a change allows to say, and how it was made, in words."""

    verdict: Verdict
    arithmetic: str


def assumed_test(before: float, after: float) -> tuple[float, bool]:
    """The z of a change between two percentages at 300 interviews each and a design effect of 1.3.

    With it whether that would pass at 95%.
    """
    effective = ASSUMED_BASE / ASSUMED_DESIGN_EFFECT
    z = abs(pooled_z(after / WHOLE, effective, before / WHOLE, effective)[1])
    return z, z >= normal_critical(CONFIDENCE)


def say_assumed(before: float, after: float) -> str:
    """The same in words."""
    z, passes = assumed_test(before, after)
    bar = normal_critical(CONFIDENCE)
    close = " only just" if passes and z < bar + 0.1 else ""
    return (
        f"No base was published. With {ASSUMED_BASE} interviews in each area and wave and a design effect of"
        f" {ASSUMED_DESIGN_EFFECT}, z would be {z:.2f}, which would{close if passes else ' not'}"
        f" pass the bar of {bar:.2f}."
    )


def tested_change(first: HeldValue, last: HeldValue) -> ChangeTest:
    """Whether two figures differ by more than chance explains, by what is known of them."""
    subject = first.subject
    if subject.percent:
        if first.base is None or last.base is None:
            return ChangeTest(Verdict.CANNOT_BE_TESTED, _untested(first, last))
        return _shares(first, last, first.base, last.base)
    if subject.kind in (Kind.MEAN, Kind.MEDIAN):
        return ChangeTest(
            Verdict.CANNOT_BE_TESTED,
            "How much single cases differ was not published, so the change cannot be tested against chance.",
        )
    if subject.events:
        return _counts(first, last)
    return ChangeTest(Verdict.SUPPORTED, "Both are full counts, not a sample.")


def _untested(first: HeldValue, last: HeldValue) -> str:
    if first.subject.survey:
        return say_assumed(first.value, last.value)
    return "Over how many it was taken was not published, so the change cannot be tested against chance."


def _shares(first: HeldValue, last: HeldValue, before: float, after: float) -> ChangeTest:
    effect = max(first.design_effect, last.design_effect)
    made = two_proportions(
        last.value / WHOLE * after, after, first.value / WHOLE * before, before, design_effect=effect
    )
    bases = f"{say_value(before, Kind.COUNT)} and {say_value(after, Kind.COUNT)}"
    told = f"On bases of {bases}"
    if effect > 1:
        told += f" with a design effect of {effect:.1f}"
    return _tested(made.verdict, f"{told}, p is {_say_p(made.p)}")


def _counts(first: HeldValue, last: HeldValue) -> ChangeTest:
    made = compare_counts(last.value, first.value, exposures=(last.days, first.days))
    return _tested(made.verdict, f"For counts of this size p is {_say_p(made.p)}")


def _tested(made: Tested, told: str) -> ChangeTest:
    if made is Tested.NO_CLEAR_CHANGE:
        return ChangeTest(Verdict.NO_CLEAR_CHANGE, f"{told}: chance alone explains a difference like this.")
    return ChangeTest(Verdict.SUPPORTED, f"{told}: more than chance explains.")


def _say_p(p: float) -> str:
    return "under 0.001" if p < 0.001 else f"{p:.3f}"
