"""Quantiles and tail areas of the distributions the methods use; the only door to scipy here."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

from scipy import special  # type: ignore[import-untyped]

LOWEST_CONFIDENCE = 0.9
NORMAL = NormalDist()


def check_confidence(confidence: float) -> None:
    """Refuse, with ValueError, a confidence level outside 0.9 to 1 (95% is written 0.95)."""
    if not LOWEST_CONFIDENCE <= confidence <= 1:
        raise ValueError(f"confidence {confidence} is outside 0.9 to 1; 95% is written 0.95")


def tail(confidence: float) -> float:
    """The chance left in each tail: 0.025 at 95%. Raises ValueError outside 0.9 to 1."""
    check_confidence(confidence)
    return (1 - confidence) / 2


@cache
def normal_critical(confidence: float) -> float:
    """How many standard errors an interval reaches either side: 1.96 at 95%, infinite at 1."""
    area = tail(confidence)
    return NORMAL.inv_cdf(1 - area) if area > 0 else math.inf


def t_critical(confidence: float, degrees: float) -> float:
    """As ``normal_critical`` for Student's t with ``degrees`` degrees of freedom (above 0)."""
    area = tail(confidence)
    return -float(special.stdtrit(degrees, area)) if area > 0 else math.inf


def normal_p(z: float) -> float:
    """The two-sided p-value of a standard normal deviate; NaN for NaN."""
    return math.erfc(abs(z) / math.sqrt(2))


def f_p(statistic: float, numerator: float, denominator: float) -> float:
    """The chance of an F statistic at least this large."""
    return float(special.fdtrc(numerator, denominator, statistic))


def poisson_mean_limits(events: float, area: float) -> tuple[float, float]:
    """The exact limits of a Poisson mean when ``events`` were counted, ``area`` in each tail.

    Garwood (1936): half a chi-square quantile with 2x and with 2x + 2 degrees of freedom, written
    here as gamma quantiles. The lower limit for no events is 0.
    """
    lower = float(special.gammaincinv(events, area)) if events > 0 else 0.0
    return lower, float(special.gammainccinv(events + 1, area))


def poisson_count_limits(expected: float, area: float) -> tuple[float, float]:
    """The counts whose exact interval just touches ``expected``: the inverse of Garwood's limits.

    A count below the first has an upper limit below ``expected``; one above the second has a lower
    limit above it. The first is 0 when even no events would not be too few.
    """
    low = 0.0 if math.exp(-expected) >= area else float(special.gdtrib(1, 1 - area, expected)) - 1
    return low, float(special.gdtrib(1, area, expected))


def binomial_p(events: float, trials: float, chance: float) -> float:
    """Twice the smaller tail of a binomial count, at most 1 (the test behind Clopper-Pearson)."""
    at_most = special.betainc(trials - events, events + 1, 1 - chance) if events < trials else 1.0
    at_least = special.betainc(events, trials - events + 1, chance) if events > 0 else 1.0
    return min(1.0, 2 * float(min(at_most, at_least)))


def binomial_limits(events: float, trials: float, area: float) -> tuple[float, float]:
    """Clopper and Pearson's exact limits (1934) for a proportion, ``area`` in each tail."""
    lower = float(special.betaincinv(events, trials - events + 1, area)) if events > 0 else 0.0
    upper = (
        float(special.betaincinv(events + 1, trials - events, 1 - area)) if events < trials else 1.0
    )
    return lower, upper
