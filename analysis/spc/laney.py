"""Laney's p' chart: limits for a proportion whose base varies much from period to period."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

SIGMAS = 3
MEAN_RANGE_OF_A_PAIR = 1.128  # the mean range of two values from one normal, in sigmas (d2)


@dataclass(frozen=True, slots=True)
class LaneyPoint:
    """One period: its proportion, limits for its own base, and whether it lies outside (1, -1, 0)."""

    date: date
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    outside: int


def p_prime(
    counts: Iterable[tuple[date, float | None, float | None]], *, multiplier: float = 1.0
) -> list[LaneyPoint]:
    """Laney's p' limits of ``(date, numerator, denominator)`` rows, in date order.

    ``p = Σx / Σn``; in each period ``s(i) = √(p(1 - p) / n(i))`` and ``z(i) = (x(i)/n(i) - p) / s(i)``;
    ``S`` is the mean of ``|z(i) - z(i-1)|`` between neighbours that both have a value, over 1.128;
    limits are ``p ± 3 S s(i)``, not cut off at 0 and 1. Everything is times ``multiplier``: 100 for
    percentages.

    A row with a number missing (None or NaN) or a denominator of 0 is a missing value: it has the
    mean, no limits, and is never outside. When every proportion is 0, or every one 1, nothing varies
    and limits equal the mean. Without two neighbours that have values there are no limits.

    Raises ValueError when a numerator is below 0 or above its denominator, or a date comes twice.

    Source: D. B. Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002,
    pages 531 to 537.
    """
    rows = sorted(((day, _base(day, x, n)) for day, x, n in counts), key=lambda row: row[0])
    if any(before[0] == after[0] for before, after in pairwise(rows)):
        raise ValueError("a date is given twice; a date has one proportion")
    held = [base for _, base in rows if base is not None]
    if not held:
        return [LaneyPoint(day, None, None, None, None, 0) for day, _ in rows]
    mean = math.fsum(x for x, _ in held) / math.fsum(n for _, n in held)
    spread = _spread([base for _, base in rows], mean)
    return [_point(day, base, mean, spread, multiplier) for day, base in rows]


def _base(day: date, x: float | None, n: float | None) -> tuple[float, float] | None:
    if x is None or n is None or math.isnan(x) or math.isnan(n) or n == 0:
        return None
    if not 0 <= x <= n:
        raise ValueError(f"{x:g} of {n:g} on {day.isoformat()} is not a proportion")
    return x, n


def _sigma(mean: float, n: float) -> float:
    return math.sqrt(mean * (1 - mean) / n)


def _spread(bases: list[tuple[float, float] | None], mean: float) -> float | None:
    """How much more (or less) the proportions vary than their bases alone explain: ``S`` above."""
    if mean in (0.0, 1.0):
        return 0.0
    scores = [None if base is None else (base[0] / base[1] - mean) / _sigma(mean, base[1])
              for base in bases]
    ranges = [abs(b - a) for a, b in pairwise(scores) if a is not None and b is not None]
    return math.fsum(ranges) / len(ranges) / MEAN_RANGE_OF_A_PAIR if ranges else None


def _point(
    day: date, base: tuple[float, float] | None, mean: float, spread: float | None, multiplier: float
) -> LaneyPoint:
    if base is None:
        return LaneyPoint(day, None, mean * multiplier, None, None, 0)
    value = base[0] / base[1]
    if spread is None:
        return LaneyPoint(day, value * multiplier, mean * multiplier, None, None, 0)
    reach = SIGMAS * spread * _sigma(mean, base[1])
    lower, upper = mean - reach, mean + reach
    return LaneyPoint(
        day, value * multiplier, mean * multiplier, lower * multiplier, upper * multiplier,
        (value > upper) - (value < lower),
    )
