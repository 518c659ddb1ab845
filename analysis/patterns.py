"""A week or month against the same one of earlier years: last year's, and the pattern of three to five."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from analysis.calendar.periods import (
    DAYS_IN_WEEK,
    Cadence,
    period_start,
    same_period,
    say_day,
    say_period,
)
from analysis.comparison import CountChange, Difference, compare_counts, two_proportions

__all__ = [
    "FEWEST_YEARS", "LastYear", "Pattern", "Place", "against_pattern", "counts_last_year", "same_period",
    "shares_last_year",
]


class Place(StrEnum):
    """Where a value lies among those of earlier years."""

    ABOVE = "above them all"
    BELOW = "below them all"
    AMONG = "among them"
    SAME = "the same as all"
    TOO_FEW_YEARS = "not enough years"


MOST_YEARS = 5
FEWEST_YEARS = 3
MOST_NEIGHBOURS = 4


@dataclass(frozen=True)
class LastYear:
    """A period, the same one a year earlier, and the comparison of the two."""

    period_end: date
    earlier_end: date
    comparison: CountChange | Difference


def counts_last_year(
    counts: Mapping[date, float | None], period_end: date, cadence: str, *,
    dispersion: float = 1.0, confidence: float = 0.95,
) -> LastYear:
    """A count against the same period a year earlier, with ``comparison.compare_counts``.

    ``counts`` maps the last day of each period to its count; the two periods' days are the
    exposures, so February is fairly compared in leap years. A missing or absent count gives an
    untested comparison. Raises as ``same_period`` and ``compare_counts``.
    """
    earlier = same_period(period_end, cadence)
    days = [(end - period_start(end, cadence)).days + 1 for end in (period_end, earlier)]
    found = compare_counts(
        counts.get(period_end), counts.get(earlier), exposures=(days[0], days[1]),
        dispersion=dispersion, confidence=confidence,
    )
    return LastYear(period_end, earlier, found)


def shares_last_year(
    shares: Mapping[date, tuple[float, float]], period_end: date, cadence: str, *,
    design_effect: float = 1.0, confidence: float = 0.95,
) -> LastYear:
    """A proportion against the same period a year earlier, with ``comparison.two_proportions``.

    ``shares`` maps the last day of each period to its numerator and denominator; the difference
    names both periods. An absent period gives an untested comparison. Raises as ``same_period`` and
    ``two_proportions``.
    """
    earlier = same_period(period_end, cadence)
    unknown = (math.nan, math.nan)
    pairs = [shares.get(end, unknown) for end in (period_end, earlier)]
    found = two_proportions(
        *pairs[0], *pairs[1], design_effect=design_effect, confidence=confidence
    )
    names = [say_period(period_start(end, cadence), end) for end in (period_end, earlier)]
    return LastYear(
        period_end, earlier, replace(found, first_name=names[0], second_name=names[1])
    )


@dataclass(frozen=True)
class Pattern:
    """A value among the same periods of earlier years, in the measure's own unit.

    ``earlier`` holds the last day and value of each earlier period found, newest first; ``years``
    how many years they come from. ``lowest``, ``highest`` and ``middle`` (the median) are NaN when
    there are none. ``chance`` is how often one of so many equals lies above all others.
    """

    period_end: date
    value: float
    earlier: tuple[tuple[date, float], ...]
    years: int
    lowest: float
    highest: float
    middle: float
    place: Place

    @property
    def chance(self) -> float:
        """1 / (n + 1): the chance that any one of n + 1 like values is the highest of them."""
        return 1 / (len(self.earlier) + 1)


def against_pattern(
    values: Mapping[date, float | None], period_end: date, cadence: str, *,
    years: int = MOST_YEARS, neighbours: int = 0, fewest_years: int = FEWEST_YEARS,
) -> Pattern:
    """How a value lies among the same periods of up to ``years`` earlier years.

    ``values`` maps the last day of each period to its value; missing and absent periods are left
    out. ``neighbours`` takes in as many periods either side of each earlier one (weeks only), which
    steadies the range at the price of comparing with slightly different weeks. The place is ``not
    enough years`` under ``fewest_years``; a tie with the highest or lowest is ``among them``. Where
    the value stands outside all n earlier ones, chance alone would have put it there once in n + 1
    times on either side, so no verb goes with it.

    Raises ValueError when the period has no value, for neighbours of a period that is no week, or
    for more than four of them. Leave out values from before a break in the series.
    """
    value = _number(values.get(period_end))
    if value is None:
        raise ValueError(f"there is no value for the period ending {say_day(period_end)}")
    if neighbours and cadence != Cadence.WEEK:
        raise ValueError("neighbouring periods are taken in for weeks only")
    if not 0 <= neighbours <= MOST_NEIGHBOURS:
        raise ValueError(f"0 to {MOST_NEIGHBOURS} neighbouring weeks may be taken in, not {neighbours}")
    found: dict[date, float] = {}
    with_values = 0
    for back in range(1, years + 1):
        middle_day = same_period(period_end, cadence, back)
        steps = range(neighbours, -neighbours - 1, -1)
        days = [middle_day + timedelta(days=step * DAYS_IN_WEEK) for step in steps]
        of_year = {day: known for day in days if (known := _number(values.get(day))) is not None}
        with_values += bool(of_year)
        found |= of_year
    return _placed(period_end, value, found, with_values, fewest_years)


def _number(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else value


def _placed(
    period_end: date, value: float, found: dict[date, float], years: int, fewest_years: int
) -> Pattern:
    earlier = tuple(found.items())
    known = list(found.values())
    low, high, middle = (
        (min(known), max(known), median(known)) if known else (math.nan, math.nan, math.nan)
    )
    place = Place.AMONG
    if years < fewest_years:
        place = Place.TOO_FEW_YEARS
    elif low == high == value:
        place = Place.SAME
    elif value > high:
        place = Place.ABOVE
    elif value < low:
        place = Place.BELOW
    return Pattern(period_end, value, earlier, years, low, high, middle, place)
