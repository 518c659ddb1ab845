"""Comparing survey results: two areas, an area with the rest of the force, two separate waves."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from analysis.calendar.periods import say_day, say_period
from analysis.comparison import Difference, pooled_z, untested
from analysis.intervals import newcombe
from analysis.quantiles import check_confidence, f_p, normal_p
from analysis.survey.design import Design, Estimate, Mask, Numbers, read_design
from analysis.survey.estimates import REST, area_names


@dataclass(frozen=True)
class Wave:
    """One result of one area with the first and last day of its interviews."""

    start: date
    end: date
    result: Estimate


def between_areas(first: Estimate, second: Estimate, *, confidence: float = 0.95) -> Difference:
    """Test one area against another, two independent samples.

    ``z = (p1 - p2) / √(se1² + se2²)`` with the survey's own standard errors and a two-sided normal
    p-value. Where an error is 0 or unknown (a proportion of 0 or 1, a single sampling point) the
    pooled z test at the effective bases stands in, and ``test`` says so. The limits are Newcombe's
    at the effective bases. Nobody asked in either gives NaN.

    Raises ValueError when both are one area, or for a confidence outside 0.9 to 1.
    """
    if first.area == second.area:
        raise ValueError(f"{first.area} cannot be compared with itself")
    return between(first, second, confidence=confidence)


def between_waves(earlier: Wave, later: Wave, *, confidence: float = 0.95) -> Difference:
    """Test the later of two waves of one area against the earlier; the size is later - earlier.

    The waves must share no day, because rolling windows share interviews, which hides or invents
    change; they must also have asked different people. The test is that of ``between_areas``.

    Raises ValueError, in words for an analyst, when the waves overlap, run backwards, stand in the
    wrong order, or are of two areas.
    """
    for wave in (earlier, later):
        if wave.end < wave.start:
            raise ValueError(f"a wave cannot end on {wave.end} before it starts on {wave.start}")
    if earlier.result.area != later.result.area:
        raise ValueError(f"{earlier.result.area} and {later.result.area} are two areas")
    periods = [say_period(wave.start, wave.end) for wave in (earlier, later)]
    if later.end < earlier.start:
        raise ValueError(f"{periods[0]} is after {periods[1]}; give the earlier wave first")
    if later.start <= earlier.end:
        shared = say_period(max(earlier.start, later.start), min(earlier.end, later.end))
        raise ValueError(
            f"{periods[0]} and {periods[1]} share the interviews of {shared}; compare periods that"
            f" share none, such as one that starts after {say_day(earlier.end)}"
        )
    found = between(later.result, earlier.result, confidence=confidence)
    return replace(found, first_name=periods[1], second_name=periods[0])


def against_rest(
    frame: pd.DataFrame, *, outcome: str, weight: str, area: str, cluster: str | None = None,
    strata: str | None = None, confidence: float = 0.95,
) -> list[Difference]:
    """Test every area against the rest of the force, from one row a respondent.

    Columns and refusals as ``survey.estimate``. The error is that of the difference itself: the
    Taylor scores of the rest are taken from those of the area before they are summed by sampling
    point, so points that lie in both are allowed for. One difference an area, in name order; the
    rest is everybody else who answered, by weight. Limits are Newcombe's at the effective bases.
    Adjust the p-values for the number of areas (``multiple_tests.adjust_differences``).
    """
    check_confidence(confidence)
    names = area_names(frame, area)
    design = read_design(
        frame, outcome=outcome, weight=weight, area=area, cluster=cluster, strata=strata
    )
    answered = ~np.isnan(design.answers)
    found = []
    for name in names:
        inside = (frame[area] == name).to_numpy(dtype=bool)
        ours, others = answered & inside, answered & ~inside
        first, second = (
            design.estimate(label, domain, confidence)
            for label, domain in ((name, ours), (REST, others))
        )
        error = math.nan
        if ours.any() and others.any():
            scores = design.scores(ours)[1] - design.scores(others)[1]
            error = math.sqrt(design.variance(scores, answered))
        found.append(_difference(first, second, error, confidence))
    return found


@dataclass(frozen=True)
class AnyDifference:
    """Whether the areas differ at all: one test before any area is singled out.

    ``degrees`` are those of the F statistic; ``areas`` how many were compared. NaN when there was
    nothing to compare.
    """

    statistic: float
    degrees: tuple[float, float]
    p: float
    areas: int


def any_difference(
    frame: pd.DataFrame, *, outcome: str, weight: str, area: str, cluster: str | None = None,
    strata: str | None = None,
) -> AnyDifference:
    """Test whether any area differs from the others, by Rao and Scott's F test (1984).

    Pearson's ``X² = n Σπ(p - p̄)² / (p̄(1 - p̄))``, π being an area's part of the weight, over the trace
    of the design effects of the areas' log odds; the degrees of freedom are ``d = trace² / Σδ²``
    and d times the sampling points less the strata. Columns and refusals as ``survey.estimate``.
    Areas where nobody answered are left out; NaN with fewer than two areas, an area at 0% or 100%,
    or a stratum with a single sampling point.
    """
    names = area_names(frame, area)
    design = read_design(
        frame, outcome=outcome, weight=weight, area=area, cluster=cluster, strata=strata
    )
    answered = ~np.isnan(design.answers)
    domains = [answered & (frame[area] == name).to_numpy(dtype=bool) for name in names]
    domains = [domain for domain in domains if domain.any()]
    found = [design.scores(domain) for domain in domains]
    if len(found) < 2 or any(share in (0.0, 1.0) for share, _ in found):
        return AnyDifference(math.nan, (math.nan, math.nan), math.nan, len(found))
    pearson, effects = _rao_scott(design, domains, found)
    trace = float(np.trace(effects))
    if not trace > 0:
        return AnyDifference(math.nan, (math.nan, math.nan), math.nan, len(found))
    first = trace**2 / float(np.trace(effects @ effects))
    degrees = (first, first * design.degrees(answered))
    statistic = pearson / trace
    return AnyDifference(statistic, degrees, f_p(statistic, *degrees), len(found))


def _rao_scott(
    design: Design, domains: list[Mask], found: list[tuple[float, Numbers]]
) -> tuple[float, Numbers]:
    """Pearson's statistic, and the design effects of the log odds of the areas against the first."""
    answered = np.logical_or.reduce(domains)
    shares = np.array([share for share, _ in found])
    spread = shares * (1 - shares)
    parts = np.array([design.weights[domain].sum() for domain in domains])
    parts /= parts.sum()
    base = int(answered.sum())
    odds = np.array([scores for _, scores in found]) / spread[:, np.newaxis]
    contrasts = np.hstack([-np.ones((len(found) - 1, 1)), np.eye(len(found) - 1)])
    measured = contrasts @ design.covariance(odds, answered) @ contrasts.T
    random = contrasts @ np.diag(1 / (base * parts * spread)) @ contrasts.T
    effects = np.asarray(np.linalg.solve(random, measured), dtype=np.float64)
    mean = float(parts @ shares)
    pearson = base * float(parts @ (shares - mean) ** 2) / (mean * (1 - mean))
    return pearson, effects


def between(first: Estimate, second: Estimate, *, confidence: float = 0.95) -> Difference:
    """Test one independent sample against another; what ``between_areas`` describes."""
    return _difference(first, second, _joint_error(first, second), confidence)


def _joint_error(first: Estimate, second: Estimate) -> float:
    """The error of a difference of independent samples; NaN when either is 0 or unknown."""
    known = first.se > 0 and second.se > 0
    return math.hypot(first.se, second.se) if known else math.nan


def _difference(
    first: Estimate, second: Estimate, error: float, confidence: float
) -> Difference:
    check_confidence(confidence)
    shares, bases = (first.estimate, second.estimate), (first.n, second.n)
    if math.isnan(first.estimate) or math.isnan(second.estimate):
        return untested(
            *shares, *bases, confidence=confidence, first_name=first.area, second_name=second.area
        )
    test = "z test of the survey design"
    z = (first.estimate - second.estimate) / error if error > 0 else math.nan
    if math.isnan(z):
        test = "z test at the effective bases"
        error, z = pooled_z(first.estimate, first.n_eff, second.estimate, second.n_eff)
    limits = newcombe(
        first.estimate * first.n_eff, first.n_eff, second.estimate * second.n_eff, second.n_eff,
        confidence,
    )
    return Difference(
        *shares, *bases, error, z, normal_p(z), *limits, test, confidence, first.area, second.area
    )
