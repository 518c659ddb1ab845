"""Published percentages without a base: what base would it take for the claimed change to be real?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparison import pooled_z
from analysis.quantiles import check_confidence, normal_critical

ASSUMED_BASES = (100, 200, 300, 400)
ASSUMED_DESIGN_EFFECTS = (1.0, 1.3)


@dataclass(frozen=True)
class NeededBase:
    """How many interviews in each wave would put a published change beyond chance.

    ``before`` and ``after`` are percentages; ``needed`` is None when they are equal, because no
    base makes a difference of nothing real.
    """

    before: float
    after: float
    needed: int | None
    design_effect: float
    confidence: float

    @property
    def size(self) -> float:
        """The change in percentage points, after minus before."""
        return self.after - self.before


def _check(percent: float, design_effect: float) -> None:
    if not 0 <= percent <= 100:
        raise ValueError(f"a percentage lies between 0 and 100, not {percent}")
    if not design_effect >= 1:
        raise ValueError(f"a design effect is 1 or more, not {design_effect}")


def assumed_z(before: float, after: float, base: float, design_effect: float = 1.0) -> float:
    """The z value of a published change, had each wave asked ``base`` people.

    ``(after - before) / √(2 p(1 - p) deff / n)`` with p the mean of the two percentages over 100.
    At 95% a change passes when z is beyond 1.96. Equal percentages give 0. Raises ValueError for a
    percentage outside 0 to 100, a base not above 0, or a design effect under 1.
    """
    _check(before, design_effect)
    _check(after, design_effect)
    if not base > 0:
        raise ValueError(f"a base must be above 0, not {base}")
    effective = base / design_effect
    return pooled_z(after / 100, effective, before / 100, effective)[1]


def needed_base(
    before: float, after: float, *, design_effect: float = 1.0, confidence: float = 0.95
) -> NeededBase:
    """The smallest base per wave at which a published change would pass the test.

    ``n = deff z² 2 p(1 - p) / d²`` rounded up, with d the change, p the mean of the two proportions
    and z the normal quantile: the two-proportion z test solved for n, both waves of one size.
    Percentages are taken as exact; published ones are rounded, so the true need may be somewhat
    more or less. Raises ValueError as ``assumed_z`` and for a confidence outside 0.9 to 1 or 1.
    """
    _check(before, design_effect)
    _check(after, design_effect)
    check_confidence(confidence)
    if confidence == 1:
        raise ValueError("no base makes a change certain; the confidence must be under 1")
    size = (after - before) / 100
    if size == 0:
        return NeededBase(before, after, None, design_effect, confidence)
    pooled = (before + after) / 200
    spread = 2 * pooled * (1 - pooled) * design_effect
    needed = math.ceil(normal_critical(confidence) ** 2 * spread / size**2)
    return NeededBase(before, after, needed, design_effect, confidence)


def smallest_change(
    level: float, base: float, *, design_effect: float = 1.0, confidence: float = 0.95
) -> float:
    """The smallest change, in percentage points, that would pass near a percentage ``level``.

    ``100 z √(2 p(1 - p) deff / n)`` with p = level / 100, both waves of ``base`` interviews.
    Raises ValueError as ``assumed_z`` and for a confidence outside 0.9 to 1.
    """
    _check(level, design_effect)
    if not base > 0:
        raise ValueError(f"a base must be above 0, not {base}")
    share = level / 100
    spread = math.sqrt(2 * share * (1 - share) * design_effect / base)
    return 100 * normal_critical(confidence) * spread


def assumed_bases(
    before: float, after: float, *, bases: Sequence[float] = ASSUMED_BASES,
    design_effects: Sequence[float] = ASSUMED_DESIGN_EFFECTS, confidence: float = 0.95,
) -> pd.DataFrame:
    """The z value of a published change under several assumed bases and design effects.

    One row per base and design effect: ``base, design_effect, z`` (without sign), ``passes``
    (whether z reaches the bar, 1.96 at 95%) and ``smallest_change`` (percentage points, near the
    mean of the two percentages). Raises as ``assumed_z``.
    """
    bar, level = normal_critical(confidence), (before + after) / 2
    rows = []
    for base in bases:
        for effect in design_effects:
            z = abs(assumed_z(before, after, base, effect))
            change = smallest_change(level, base, design_effect=effect, confidence=confidence)
            rows.append((base, effect, z, z >= bar, change))
    return pd.DataFrame(rows, columns=["base", "design_effect", "z", "passes", "smallest_change"])
