"""The dates of a milestone: one frozen baseline, every forecast ever given, and what happened.

A date that a source wrote in words ("31st June", "autumn") has no day. It keeps its place among the others,
but nothing is counted from it or to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateKind(StrEnum):
    """What a date of a milestone is: the frozen baseline, a forecast, or the day it was reached."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    ACTUAL = "actual"


class Direction(StrEnum):
    """Where the moves of a forecast lead in all."""

    LATER = "later"
    EARLIER = "earlier"
    NO_CHANGE = "no change"



@dataclass(frozen=True, slots=True)
class DateGiven:
    """A date as a source gave it, and the day from which the office could know it.

    ``on`` is None where the source wrote no real day; ``as_written`` then has its words.
    Raises ValueError where both are missing.
    """

    kind: DateKind
    on: date | None
    known_from: date
    as_written: str = ""

    def __post_init__(self) -> None:
        if self.on is None and not self.as_written:
            raise ValueError(f"a {self.kind} date with neither a day nor words")


@dataclass(frozen=True, slots=True)
class Step:
    """One forecast or the actual. ``moved``: days from the real date before it, None where either has no day.

    ``together``: another forecast was given on the same day, so both stand.
    """

    given: DateGiven
    moved: int | None
    together: bool


@dataclass(frozen=True, slots=True)
class Drift:
    """Every forecast in order; ``days`` is the sum of the moves, ``direction`` where they lead in all.

    ``later`` and ``earlier`` count the moves each way.
    """

    steps: tuple[Step, ...]
    days: int
    direction: Direction
    later: int
    earlier: int


def known(dates: Sequence[DateGiven], as_at: date) -> list[DateGiven]:
    """The dates that the office could know on a day."""
    return [given for given in dates if given.known_from <= as_at]


def baseline(dates: Sequence[DateGiven]) -> DateGiven | None:
    """The baseline, if there is one. Raises ValueError where there are two: a baseline is frozen."""
    found = [given for given in dates if given.kind == DateKind.BASELINE]
    if len(found) > 1:
        raise ValueError(f"{len(found)} baselines for one milestone; a baseline is frozen")
    return found[0] if found else None


def newest(dates: Sequence[DateGiven]) -> DateGiven | None:
    """The actual, else the forecast known last; of two given on one day the later real date."""
    ahead = _in_order(dates)
    return ahead[-1] if ahead else None


def slippage(dates: Sequence[DateGiven]) -> int | None:
    """Days of slip against the baseline: (actual, else newest forecast) - baseline; negative is early.

    None without a baseline, without a forecast or actual, or where one of the two is in words only.
    """
    return _days(baseline(dates), newest(dates))


def movement(dates: Sequence[DateGiven], last_report: date, as_at: date) -> int | None:
    """Days by which the date that counts moved between what was known at the last report and now.

    The date that counts is the actual, else the newest forecast, else the baseline; positive is later.
    None where nothing was known at the last report, or one of the two is in words only.
    """
    before, now = (
        newest(heard) or baseline(heard) for heard in (known(dates, last_report), known(dates, as_at))
    )
    return _days(before, now)


def forecast_drift(dates: Sequence[DateGiven]) -> Drift:
    """Every forecast in the order they became known, the actual last, and how far each moved.

    The first move is from the baseline, each other from the last real date before it, so that the sum is
    newest less baseline. Of forecasts given on one day the later is taken to be the second.
    """
    steps = []
    before = _real(baseline(dates))
    ahead = _in_order(dates)
    for given in ahead:
        together = sum(
            (other.kind, other.known_from) == (given.kind, given.known_from) for other in ahead
        )
        steps.append(Step(given, _days(before, given), together > 1))
        before = _real(given) or before
    moves = [step.moved for step in steps if step.moved]
    days = sum(moves)
    direction = (
        Direction.LATER if days > 0 else Direction.EARLIER if days < 0 else Direction.NO_CHANGE
    )
    return Drift(
        tuple(steps), days, direction,
        later=sum(move > 0 for move in moves), earlier=sum(move < 0 for move in moves),
    )


def _in_order(dates: Sequence[DateGiven]) -> list[DateGiven]:
    """Forecasts as they became known, then the actual; of one day words first, then the earlier date."""
    return sorted(
        (given for given in dates if given.kind != DateKind.BASELINE),
        key=lambda given: (given.kind == DateKind.ACTUAL, given.known_from, given.on or date.min),
    )


def _real(given: DateGiven | None) -> DateGiven | None:
    return given if given is not None and given.on is not None else None


def _days(before: DateGiven | None, after: DateGiven | None) -> int | None:
    if before is None or after is None or before.on is None or after.on is None:
        return None
    return (after.on - before.on).days
