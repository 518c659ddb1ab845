"""What was held against a claim, in the five words of a row: measure, area, period, value, source."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.calendar.periods import say_day
from analysis.claims.held import HeldSum, HeldTarget
from analysis.claims.saying import say_pounds
from analysis.claims.verdicts import Evidence
from analysis.words import say_value


@dataclass(frozen=True, slots=True)
class Matched:
    """Something that was held against a claim: of what, where, when, its value and who says so."""

    measure: str
    area: str
    period: str
    value: str
    source: str


def matched_words(one: Evidence) -> Matched:
    """A figure, a standard or a sum of money in words."""
    if isinstance(one, HeldSum):
        return Matched(one.name, one.place, one.period, say_pounds(one), one.source)
    if isinstance(one, HeldTarget):
        return Matched(
            f"{one.subject.name}: standard", "", _days(one),
            say_value(one.value, one.subject.kind, one.subject.unit), f"{one.label}; {one.source}",
        )
    return Matched(one.subject.name, one.place, one.period, one.said, one.source)


def _days(target: HeldTarget) -> str:
    first = "" if target.starts is None else f"from {say_day(target.starts)}"
    last = "" if target.ends is None else f"to {say_day(target.ends)}"
    return f"{first} {last}".strip()
