"""The mean and limits of one phase of a control chart, from the ranges between neighbours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LIMIT_FACTOR = 2.66  # 3 / 1.128, which turns a mean moving range into three sigma
NEAR_FACTOR = 2 * LIMIT_FACTOR / 3
SCREEN_FACTOR = 3.267  # the upper limit of a moving range, as a multiple of the mean one


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean and limits of one phase; None where there is nothing to work them out from."""

    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


def limits_of(values: Sequence[float | None], *, screen: bool = True) -> Limits:
    """Mean and limits of the values of one phase or baseline, in date order, None for missing.

    ``mean ± 2.66 * mR``, near limits ``mean ± 2 / 3 * 2.66 * mR``. ``mR`` is the mean of the moving
    ranges ``|x(i) - x(i-1)|`` between neighbours that both have a value. With ``screen``, ranges of
    3.267 times that mean or more are left out once and the mean of the ranges is taken again; no
    value is left out of the mean. Where screening would leave a mean range of 0 though values did
    vary, it is not applied. Values that never vary give limits equal to the mean. No values give
    nothing; no two neighbours with values give a mean without limits.

    Source: NHSRplotthedots 0.2.2; means by ``math.fsum``, which rounds once only.
    """
    held = [value for value in values if value is not None]
    if not held:
        return Limits()
    mean = math.fsum(held) / len(held)
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if not ranges:
        return Limits(mean)
    average = math.fsum(ranges) / len(ranges)
    if screen:
        kept = [size for size in ranges if size < SCREEN_FACTOR * average]
        average = (math.fsum(kept) / len(kept) if kept else 0.0) or average
    reach, near = LIMIT_FACTOR * average, NEAR_FACTOR * average
    return Limits(mean, mean - reach, mean + reach, mean - near, mean + near)
