"""Many tests at once: p-values adjusted for how many were made, with the family named."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.comparison import Difference
from analysis.quantiles import check_confidence


class Method(StrEnum):
    """How p-values are adjusted."""

    HOLM = "Holm"
    BENJAMINI_HOCHBERG = "Benjamini-Hochberg"



@dataclass(frozen=True)
class Family:
    """The tests that were adjusted together.

    ``size`` counts the tests that had a p-value; ``adjusted`` keeps the order given, NaN where a
    p-value was missing.
    """

    name: str
    method: Method
    size: int
    adjusted: tuple[float, ...]


def adjust(p_values: Sequence[float | None], *, method: Method, family: str) -> Family:
    """Adjust p-values for being ``size`` tests of one family.

    ``Holm`` (1979), for a few named comparisons, keeps the chance of any false alarm in the family:
    the i-th smallest p times (m - i + 1), never below the one before it. ``Benjamini-Hochberg``
    (1995), for screening many areas, keeps the share of false alarms among those flagged: the i-th
    smallest times m / i, never above the one after it. Both stop at 1. Missing p-values (None, NaN)
    are left out of m and stay missing.

    Raises ValueError for a p outside 0 to 1, another method, or a family without a name.
    """
    if method not in set(Method):
        raise ValueError(f"unknown method {method!r}: Holm or Benjamini-Hochberg")
    if not family.strip():
        raise ValueError("name the family of tests, so that a reader can tell what was counted")
    known = {i: p for i, p in enumerate(p_values) if p is not None and not math.isnan(p)}
    for p in known.values():
        if not 0 <= p <= 1:
            raise ValueError(f"a p-value lies between 0 and 1, not {p}")
    order = sorted(known, key=lambda i: known[i])
    ranked = [known[i] for i in order]
    steps = _holm(ranked) if method == Method.HOLM else _benjamini_hochberg(ranked)
    found = dict(zip(order, steps, strict=True))
    adjusted = tuple(found.get(i, math.nan) for i in range(len(p_values)))
    return Family(family, Method(method), len(known), adjusted)


def expected_by_chance(tests: int, confidence: float = 0.95) -> float:
    """How many of so many tests would find a difference where there is none: ``tests × (1 - confidence)``.

    Raises ValueError for fewer than no tests or a confidence outside 0.9 to 1.
    """
    check_confidence(confidence)
    if tests < 0:
        raise ValueError(f"{tests} tests; the least is 0")
    # So written that 10 tests at 0.95 give 0.5 and not a little more.
    return tests - tests * confidence


def _holm(ranked: Sequence[float]) -> list[float]:
    adjusted, highest = [], 0.0
    for place, p in enumerate(ranked):
        highest = max(highest, min(1.0, p * (len(ranked) - place)))
        adjusted.append(highest)
    return adjusted


def _benjamini_hochberg(ranked: Sequence[float]) -> list[float]:
    adjusted, lowest = [], 1.0
    for place in range(len(ranked), 0, -1):
        # p m / i is never below p; rounding must not make it so
        lowest = min(lowest, max(ranked[place - 1], ranked[place - 1] * len(ranked) / place))
        adjusted.append(lowest)
    return adjusted[::-1]


def adjust_differences(
    differences: Sequence[Difference], *, method: Method, family: str
) -> list[Difference]:
    """The same differences with their p-values adjusted, each carrying the family and its size.

    Their limits stay those of a single comparison; only ``p`` and the verdict change. Raises as
    ``adjust``.
    """
    tested = adjust([each.p for each in differences], method=method, family=family)
    return [
        replace(each, p=p, family=family, comparisons=tested.size, adjustment=method)
        for each, p in zip(differences, tested.adjusted, strict=True)
    ]
