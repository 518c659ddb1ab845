"""Funnel limits: how far an area of a given size may lie from the whole by chance alone."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Literal

import pandas as pd

from analysis.intervals import check_share
from analysis.quantiles import NORMAL, poisson_count_limits

Kind = Literal["proportion", "rate"]


class FunnelStanding(StrEnum):
    """Where an area lies against the limits of its funnel."""

    WITHIN = "within"
    HIGH = "high"
    LOW = "low"


class FunnelLevel(StrEnum):
    """The limits that an area lies outside of; ``NONE`` within both."""

    NONE = ""
    WARNING = "95%"
    ALARM = "99.8%"


WARNING_TAIL = 0.025
ALARM_TAIL = 0.001
# Of the smallest and the largest base.
LINE_FROM, LINE_TO, LINE_STEPS = 0.8, 1.1, 40
LIMIT_COLUMNS = ["lower_95", "upper_95", "lower_998", "upper_998"]


def proportion_limits(baseline: float, n: float, area: float) -> tuple[float, float]:
    """The limits a proportion of ``n`` keeps around ``baseline``, with ``area`` in each tail.

    ``baseline ± z √(baseline (1 - baseline) / n)``, cut at 0 and 1. This inverts Wilson's interval:
    an area lies outside exactly when its own Wilson interval misses the baseline (Spiegelhalter
    2005). Raises ValueError for a baseline outside 0 to 1 or n <= 0.
    """
    check_share(baseline * n, n)
    reach = NORMAL.inv_cdf(1 - area) * math.sqrt(baseline * (1 - baseline) / n)
    return max(0.0, baseline - reach), min(1.0, baseline + reach)


def rate_limits(baseline: float, n: float, area: float, per: float = 1.0) -> tuple[float, float]:
    """The limits a rate of ``n`` people keeps around ``baseline`` (both per ``per`` people).

    The counts whose exact Poisson interval just touches the count expected, turned back into rates.
    Raises ValueError for a baseline under 0, or n or ``per`` not above 0.
    """
    if not (0 <= baseline < math.inf and 0 < n < math.inf and per > 0):
        raise ValueError(f"no funnel for a baseline of {baseline} and a base of {n}")
    expected = baseline * n / per
    low, high = poisson_count_limits(expected, area) if expected else (0.0, 0.0)
    return low * per / n, high * per / n


def limits(
    bases: pd.Series[float], baseline: float, *, kind: Kind = "proportion", per: float = 1.0
) -> pd.DataFrame:
    """Both pairs of limits for every base: the lines of a funnel.

    Gives one row per base, in the order given: ``n, baseline, lower_95, upper_95, lower_998,
    upper_998``, in proportions 0-1 or in rates per ``per``. Raises as the two functions above.
    """
    rows = []
    for n in bases:
        pairs = [_pair(baseline, float(n), area, kind, per) for area in (WARNING_TAIL, ALARM_TAIL)]
        rows.append([float(n), baseline, *pairs[0], *pairs[1]])
    return pd.DataFrame(rows, columns=["n", "baseline", *LIMIT_COLUMNS], dtype=float)


def line_bases(placed: pd.DataFrame, steps: int = LINE_STEPS) -> pd.Series[float]:
    """Evenly spaced bases at which the lines of a funnel are drawn, a little beyond its areas each way.

    ``placed`` has the base of each area in ``n``. Raises ValueError for no area or fewer than 1 step.
    """
    if placed.empty or steps < 1:
        raise ValueError(f"no funnel line through {len(placed)} areas in {steps} steps")
    low, high = LINE_FROM * float(placed["n"].min()), LINE_TO * float(placed["n"].max())
    return pd.Series([low + (high - low) * step / steps for step in range(steps + 1)])


def _pair(baseline: float, n: float, area: float, kind: Kind, per: float) -> tuple[float, float]:
    if kind == "proportion":
        return proportion_limits(baseline, n, area)
    return rate_limits(baseline, n, area, per)


def funnel(
    areas: pd.DataFrame, *, kind: Kind = "proportion", baseline: float | None = None,
    per: float = 1.0,
) -> pd.DataFrame:
    """Where each area lies in the funnel.

    ``areas`` has ``area, x, n``; a row without x or n is left out. The baseline is the pooled
    Σx / Σn unless given. Gives ``area, x, n, value, baseline``, the four limits, ``standing``
    (``high``, ``low`` or ``within``) and ``level`` (``99.8%``, ``95%`` or empty): values and limits
    in proportions 0-1, or in rates per ``per``. Outside is strict: a value on a limit is within.

    Raises ValueError for a kind that is neither, and for counts no proportion or rate can have.
    """
    if kind not in ("proportion", "rate"):
        raise ValueError(f"unknown kind {kind!r}: proportion or rate")
    known = areas.dropna(subset=["x", "n"]).reset_index(drop=True)
    if (known["n"] <= 0).any() or (known["x"] < 0).any():
        raise ValueError("every area needs a count of 0 or more and a base above 0")
    if kind == "proportion" and (known["x"] > known["n"]).any():
        raise ValueError("a proportion cannot count more than its base")
    scale = 1.0 if kind == "proportion" else per
    if baseline is None:
        total = float(known["n"].sum())
        baseline = scale * float(known["x"].sum()) / total if total else math.nan
    lines = limits(known["n"], baseline, kind=kind, per=scale)
    placed = known[["area", "x"]].join(lines[["n"]])
    placed["value"] = scale * known["x"] / known["n"]
    placed = placed.join(lines[["baseline", *LIMIT_COLUMNS]])
    marks = [_mark(*row) for row in placed[["value", *LIMIT_COLUMNS]].itertuples(index=False)]
    placed["standing"] = [mark[0].value for mark in marks]
    placed["level"] = [mark[1].value for mark in marks]
    return placed


def _mark(
    value: float, low_95: float, high_95: float, low_998: float, high_998: float
) -> tuple[FunnelStanding, FunnelLevel]:
    for low, high, level in (
        (low_998, high_998, FunnelLevel.ALARM), (low_95, high_95, FunnelLevel.WARNING)
    ):
        if value > high:
            return FunnelStanding.HIGH, level
        if value < low:
            return FunnelStanding.LOW, level
    return FunnelStanding.WITHIN, FunnelLevel.NONE
