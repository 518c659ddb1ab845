"""Several figures as one: totals, means and shares that say when a part is missing, and how counts vary."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, pvariance

PERCENT = 100.0
FEWEST_FOR_DISPERSION = 13


@dataclass(frozen=True, slots=True)
class Share:
    """Parts of several periods or areas over their wholes."""

    part: float
    whole: float

    @property
    def percent(self) -> float:
        """The share, from 0 to 100."""
        return PERCENT * self.part / self.whole


def pooled_share(parts: Iterable[tuple[float | None, float | None]]) -> Share | None:
    """All the numerators over all the denominators: the share of the whole span.

    ``parts`` are (numerator, denominator). None where one of them is missing (None or NaN), because the
    share of the others would be another figure, and where the denominators add up to nothing.
    """
    found = list(parts)
    part = whole_total(numerator for numerator, _ in found)
    whole = whole_total(denominator for _, denominator in found)
    return None if part is None or not whole else Share(part, whole)


def whole_total(values: Iterable[float | None]) -> float | None:
    """The sum of values that are all there; None where one is missing, and for no values."""
    given = list(values)
    known = held(given)
    return math.fsum(known) if known and len(known) == len(given) else None


def mean_held(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are there; None where none is."""
    known = held(values)
    return fmean(known) if known else None


def held(values: Iterable[float | None]) -> list[float]:
    """The values that are there, in their order: neither None nor NaN."""
    return [value for value in values if value is not None and not math.isnan(value)]


def apart(first: float | None, second: float | None) -> float | None:
    """How far two values lie apart, whichever is the larger; None where one is missing."""
    both = held((first, second))
    return abs(both[0] - both[1]) if len(both) == 2 else None


def dispersion(counts: Iterable[float | None], fewest: int = FEWEST_FOR_DISPERSION) -> float:
    """How much more counts of comparable periods vary than chance alone: variance over mean, 1 or more.

    1 is that of independent events (Poisson), and is taken where fewer than ``fewest`` counts are there or
    their mean is 0. It goes into :func:`analysis.comparison.compare_counts`.
    """
    known = held(counts)
    if len(known) < fewest or not fmean(known):
        return 1.0
    return max(1.0, pvariance(known) / fmean(known))
