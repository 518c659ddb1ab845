"""The design of a survey: who stands for whom, and how much the design costs in precision."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.intervals import score_limits
from analysis.quantiles import normal_critical, t_critical

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Estimate:
    """A weighted proportion of one area: the columns of ``survey.estimate``, in its order.

    ``n`` is the unweighted base; proportions run from 0 to 1; unknown numbers are NaN.
    """

    area: str
    n: int
    estimate: float
    se: float
    n_eff: float
    deff: float
    lower: float
    upper: float


def nothing(area: str) -> Estimate:
    """The estimate of an area where nobody answered."""
    return Estimate(area, 0, *[math.nan] * 6)


@dataclass(frozen=True)
class Design:
    """The whole sample, answers and non-answers alike: one entry a respondent, coded from 0.

    ``unit`` is the sampling point of each respondent and ``unit_stratum`` the stratum of each
    point. Without clusters every respondent is a point of their own.
    """

    answers: Numbers
    weights: Numbers
    unit: Codes
    unit_stratum: Codes
    clustered: bool

    def scores(self, domain: Mask) -> tuple[float, Numbers]:
        """The weighted proportion of the domain and every respondent's pull on it.

        ``p = Σwy / Σw`` and ``u = w (y - p) / Σw``, 0 outside the domain (Taylor linearisation).
        """
        weights = np.where(domain, self.weights, 0.0)
        answers = np.where(domain, self.answers, 0.0)
        total = weights.sum()
        share = min(float((weights * answers).sum() / total), 1.0)
        return share, weights * (answers - share) / total

    def variance(self, scores: Numbers, domain: Mask) -> float:
        """The variance of one figure from its scores; what ``covariance`` describes."""
        return float(self.covariance(scores[np.newaxis], domain)[0, 0])

    def covariance(self, scores: Numbers, domain: Mask) -> Numbers:
        """``Σ over strata of k/(k-1) Σ(u_point - ū)(u_point - ū)'``, scores summed by point.

        ``scores`` has one row a figure, one column a respondent. NaN throughout when a stratum that
        the domain touches has a single sampling point, because one point says nothing of how points
        vary.
        """
        points = np.bincount(self.unit_stratum)
        touched = np.bincount(self.unit_stratum[self.unit[domain]], minlength=len(points)) > 0
        if (points[touched] == 1).any():
            return np.full((len(scores), len(scores)), math.nan)
        size = len(self.unit_stratum)
        totals = np.array([np.bincount(self.unit, weights=row, minlength=size) for row in scores])
        means = np.array([np.bincount(self.unit_stratum, weights=row) for row in totals]) / points
        apart = totals - means[:, self.unit_stratum]
        factor = np.where(points > 1, points / np.maximum(points - 1, 1), 0.0)
        found: Numbers = (apart * factor[self.unit_stratum]) @ apart.T
        return found

    def degrees(self, domain: Mask) -> int:
        """Sampling points less strata, counting those that the domain touches."""
        units = np.unique(self.unit[domain])
        return len(units) - len(np.unique(self.unit_stratum[units]))

    def estimate(self, area: str, domain: Mask, confidence: float) -> Estimate:
        """The estimate of a domain; NaN throughout, with n = 0, when nobody in it answered."""
        base = int(domain.sum())
        if base == 0:
            return nothing(area)
        share, scores = self.scores(domain)
        variance = self.variance(scores, domain)
        weights = self.weights[domain]
        effective = min(float(weights.sum() ** 2 / (weights**2).sum()), float(base))
        critical = normal_critical(confidence)
        if self.clustered and not math.isnan(variance):
            critical = t_critical(confidence, self.degrees(domain))
            # a proportion of 0 or 1 has no measured variance, so its base is Kish's alone
            if variance > 0 and 0 < share < 1:
                effective = min(effective, share * (1 - share) / variance)
        limits = interval(share, effective, critical)
        return Estimate(
            area, base, share, math.sqrt(variance), effective, base / effective, *limits
        )


def interval(share: float, effective: float, critical: float) -> tuple[float, float]:
    """Wilson's interval of a proportion at its effective base."""
    return score_limits(min(share * effective, effective), effective, critical)


def read_design(
    frame: pd.DataFrame, *, outcome: str, weight: str, area: str | None, cluster: str | None,
    strata: str | None,
) -> Design:
    """Read the design from one row a respondent, refusing what would make it wrong.

    Strata default to the areas when there is a cluster. Raises ValueError for a column that is
    absent, an outcome other than 1, 0 or missing, a weight that is missing, infinite or not above
    0, and a missing cluster or stratum.
    """
    if cluster is not None and strata is None:
        strata = area
    for column in (outcome, weight, cluster, strata):
        if column is not None and column not in frame.columns:
            raise ValueError(f"the respondents have no column {column!r}")
    answers = _numbers(frame, outcome)
    if not np.isin(answers[~np.isnan(answers)], (0.0, 1.0)).all():
        raise ValueError(f"{outcome!r} must hold 1, 0 or nothing")
    weights = _numbers(frame, weight)
    if not (np.isfinite(weights) & (weights > 0)).all():
        raise ValueError(f"every weight in {weight!r} must be a number above 0")
    stratum = _codes(frame, strata) if strata else np.zeros(len(frame), dtype=np.intp)
    unit = _codes(frame, cluster) if cluster else np.arange(len(frame), dtype=np.intp)
    # points are numbered within strata, so that "1" in two strata is two points
    pairs, numbered = np.unique(np.stack([stratum, unit], axis=1), axis=0, return_inverse=True)
    return Design(answers, weights, numbered.reshape(-1), pairs[:, 0], cluster is not None)


def _numbers(frame: pd.DataFrame, column: str) -> Numbers:
    try:
        numbers = frame[column].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{column!r} must hold numbers only") from error
    return np.asarray(numbers, dtype=np.float64)


def _codes(frame: pd.DataFrame, column: str) -> Codes:
    codes, _ = pd.factorize(frame[column])
    if (codes < 0).any():
        raise ValueError(f"every respondent needs a value in {column!r}")
    return codes.astype(np.intp)
