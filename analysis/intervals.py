"""Intervals for one proportion or rate, and for the difference of two proportions.

Proportions run from 0 to 1. None or NaN in gives (NaN, NaN); an impossible count raises ValueError.
"""

from __future__ import annotations

import math

from analysis.quantiles import (
    normal_critical,
    poisson_mean_limits,
    tail,
)

Interval = tuple[float, float]
UNKNOWN: Interval = (math.nan, math.nan)
EXACT_BELOW = 10


def is_missing(*values: float | None) -> bool:
    """Whether any of the values is None or NaN."""
    return any(value is None or math.isnan(value) for value in values)


def wilson(x: float | None, n: float | None, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for x of n; proportions 0-1, never outside 0 to 1.

    ``(2x + z² ± z √(z² + 4x(1 - x/n))) / (2(n + z²))`` with z the normal quantile. Fractions are
    allowed, because an effective base is seldom whole. Wilson (1927); Public Health England's
    technical guide on confidence intervals.

    Raises ValueError for x < 0, n <= 0, x > n, or a confidence outside 0.9 to 1.
    """
    z = normal_critical(confidence)
    if x is None or n is None or is_missing(x, n):
        return UNKNOWN
    check_share(x, n)
    return score_limits(x, n, z)


def score_limits(x: float, n: float, critical: float) -> Interval:
    """Wilson's interval for a given number of standard errors (normal or Student's t)."""
    if math.isinf(critical):
        return 0.0, 1.0
    square = critical * critical
    centre = 2 * x + square
    reach = critical * math.sqrt(square + 4 * x * (1 - x / n))
    width = 2 * (n + square)
    lower = (centre - reach) / width if x > 0 else 0.0
    upper = (centre + reach) / width if x < n else 1.0
    return max(0.0, lower), min(1.0, upper)


def newcombe(
    x1: float | None,
    n1: float | None,
    x2: float | None,
    n2: float | None,
    confidence: float = 0.95,
) -> Interval:
    """Newcombe's interval for the difference x1/n1 - x2/n2, from the two Wilson intervals.

    With d the difference, p the proportions and l, u their Wilson limits:
    ``d - √((p1 - l1)² + (u2 - p2)²)`` to ``d + √((u1 - p1)² + (p2 - l2)²)``. Both groups must be
    independent. Newcombe (1998), method 10. Refusals as ``wilson``.
    """
    low1, high1 = wilson(x1, n1, confidence)
    low2, high2 = wilson(x2, n2, confidence)
    if x1 is None or n1 is None or x2 is None or n2 is None or is_missing(low1, low2):
        return UNKNOWN
    p1, p2 = x1 / n1, x2 / n2
    lower = p1 - p2 - math.hypot(p1 - low1, high2 - p2)
    upper = p1 - p2 + math.hypot(high1 - p1, p2 - low2)
    return max(-1.0, lower), min(1.0, upper)


def rate(
    x: float | None, n: float | None, multiplier: float, confidence: float = 0.95
) -> Interval:
    """The interval of the rate x / n x multiplier; events may outnumber the population.

    Under 10 events the exact Poisson limits (Garwood 1936), from 10 on Byar's. Both suppose that
    one event does not bring another about. Raises ValueError for x < 0, n <= 0, a multiplier that
    is not above 0, or a confidence outside 0.9 to 1.
    """
    area = tail(confidence)
    if x is None or n is None or is_missing(x, n):
        return UNKNOWN
    _check_events(x)
    _check_base(n)
    if not multiplier > 0:
        raise ValueError(f"the multiplier of a rate must be above 0, not {multiplier}")
    lower, upper = poisson_mean_limits(x, area) if x < EXACT_BELOW else byars(x, confidence)
    return lower * multiplier / n, upper * multiplier / n


def byars(x: float, confidence: float = 0.95) -> Interval:
    """Byar's limits for a count x of independent events.

    ``x (1 - 1/(9x) - z/(3√x))³`` and ``(x + 1)(1 - 1/(9(x + 1)) + z/(3√(x + 1)))³``. A negative
    lower limit, which very few events give, is NaN. Breslow and Day (1987). Raises ValueError for
    x < 0 or a confidence outside 0.9 to 1.
    """
    z = normal_critical(confidence)
    _check_events(x)
    lower = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3 if x > 0 else math.nan
    above = x + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return (lower if lower >= 0 else math.nan), upper


def check_share(x: float, n: float) -> None:
    """Refuse, with ValueError, an x of n that no proportion can be: x < 0, n <= 0 or x > n."""
    _check_events(x)
    _check_base(n)
    if x > n:
        raise ValueError(f"{x} of {n}: a proportion cannot count more than its base")


def _check_events(x: float) -> None:
    if not 0 <= x < math.inf:
        raise ValueError(f"a count must be 0 or more, not {x}")


def _check_base(n: float) -> None:
    if not 0 < n < math.inf:
        raise ValueError(f"a base must be above 0, not {n}")
