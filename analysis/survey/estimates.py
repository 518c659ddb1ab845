"""Weighted survey results: areas, the force from its areas, and figures published with a base."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields

import numpy as np
import pandas as pd

from analysis.quantiles import check_confidence, normal_critical
from analysis.survey.design import Estimate, interval, read_design

ALL = "ALL"
REST = "the rest of the force"
COLUMNS = [field.name for field in fields(Estimate)]


def estimate(
    frame: pd.DataFrame, *, outcome: str, weight: str, area: str | None = None,
    cluster: str | None = None, strata: str | None = None, confidence: float = 0.95,
) -> pd.DataFrame:
    """Weighted proportions from one row a respondent, by area or for all together.

    ``frame`` holds the named columns: ``outcome`` 1, 0 or missing (missing is outside the figure
    but stays in the design), ``weight`` above 0. Gives one row an area in name order, or one row
    ``ALL``: ``area, n, estimate, se, n_eff, deff, lower, upper``; n is the unweighted base,
    proportions run 0-1, and an area where nobody answered has n = 0 and NaN.

    - ``estimate = Σwy / Σw``.
    - ``se``: Taylor linearisation, respondents (or with ``cluster`` the sampling points) drawn
      independently within strata; NaN when a stratum has a single point. A point belongs to its
      stratum: one label in two strata is two points.
    - ``n_eff``: without cluster Kish's ``(Σw)² / Σw²``; with cluster the smaller of that and
      ``p(1-p)/se²`` (Kish's alone where p is 0 or 1 or se is unknown); never above n.
      ``deff = n / n_eff``.
    - limits: Wilson's at ``n_eff``, with the normal quantile, or with cluster Student's t on the
      sampling points less the strata. Strata default to the areas when there is a cluster.

    Kish (1965); Korn and Graubard (1998); R's ``survey::svyciprop``. Raises ValueError for weights
    missing or not above 0, another outcome, a missing area, cluster or stratum, an absent column,
    or a confidence outside 0.9 to 1.
    """
    check_confidence(confidence)
    names = area_names(frame, area)
    design = read_design(
        frame, outcome=outcome, weight=weight, area=area, cluster=cluster, strata=strata
    )
    answered = ~np.isnan(design.answers)
    if area is None:
        return table([design.estimate(ALL, answered, confidence)])
    return table(
        design.estimate(name, answered & (frame[area] == name).to_numpy(dtype=bool), confidence)
        for name in names
    )


def area_names(frame: pd.DataFrame, area: str | None) -> list[str]:
    """The areas of the respondents in name order; ValueError when one has no area."""
    if area is None:
        return []
    if area not in frame.columns:
        raise ValueError(f"the respondents have no column {area!r}")
    if frame[area].isna().any():
        raise ValueError(f"every respondent needs an area in {area!r}")
    return sorted(frame[area].unique())


def table(estimates: Iterable[Estimate]) -> pd.DataFrame:
    """Estimates as a frame with the columns of ``estimate``."""
    return pd.DataFrame([asdict(each) for each in estimates], columns=COLUMNS)


def rows(frame: pd.DataFrame) -> list[Estimate]:
    """The rows of a frame that ``estimate`` gave, for the comparisons in ``survey_comparison``."""
    return [
        Estimate(str(area), int(n), *(float(number) for number in numbers))
        for area, n, *numbers in frame[COLUMNS].itertuples(index=False)
    ]


def from_published(
    area: str, percent: float, base: int, *, effective_base: float | None = None,
    design_effect: float | None = None, confidence: float = 0.95,
) -> Estimate:
    """The estimate behind a published percentage whose base is known.

    The effective base is the smallest of the base, the effective base if published and base over
    design effect if published; ``se = √(p(1-p)/n_eff)``; limits are Wilson's at the effective base.
    Raises ValueError for a percentage outside 0 to 100 or a base, effective base or design effect
    that is not above 0.
    """
    if not 0 <= percent <= 100:
        raise ValueError(f"a percentage lies between 0 and 100, not {percent}")
    bases = [float(base)]
    if effective_base is not None:
        bases.append(float(effective_base))
    if design_effect is not None:
        if not design_effect > 0:
            raise ValueError(f"a design effect must be above 0, not {design_effect}")
        bases.append(base / design_effect)
    if not all(size > 0 for size in bases):
        raise ValueError("a base must be above 0")
    share, effective = percent / 100, min(bases)
    limits = interval(share, effective, normal_critical(confidence))
    se = math.sqrt(share * (1 - share) / effective)
    return Estimate(area, base, share, se, effective, base / effective, *limits)


def population_weighted(
    areas: pd.DataFrame, populations: Mapping[str, float], *, name: str = ALL,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """The force figure from its areas, each counting for its people and not for its interviews.

    ``areas`` is a frame that ``estimate`` gave; ``populations`` the adults of each area. With
    W the area's part of the population, ``p = ΣWp`` and ``se = √(ΣW² se²)`` (areas are independent
    samples). ``n_eff`` is the smallest of ``1 / Σ(W²/n_eff)``, ``p(1-p)/se²`` where that is known
    and above 0, and n; the limits are Wilson's there, with the normal quantile. Stratified
    estimation as in Cochran (1977, chapter 5). One row of the same columns, named ``name``.

    Raises ValueError when an area has no estimate or no population, a population has no area, or a
    population is not above 0: a force figure must not leave an area out unseen.
    """
    critical = normal_critical(confidence)
    parts = rows(areas)
    named = [part.area for part in parts]
    if sorted(named) != sorted(populations) or not named:
        raise ValueError("the areas and the populations must be the same, each once")
    if not all(0 < people < math.inf for people in populations.values()):
        raise ValueError("every population must be above 0")
    empty = [part.area for part in parts if math.isnan(part.estimate)]
    if empty:
        raise ValueError(f"no force figure: there is no estimate for {', '.join(empty)}")
    everyone = math.fsum(populations.values())
    shares = [populations[part.area] / everyone for part in parts]
    pairs = list(zip(shares, parts, strict=True))
    whole = min(math.fsum(share * part.estimate for share, part in pairs), 1.0)
    se = math.sqrt(math.fsum((share * part.se) ** 2 for share, part in pairs))
    base = sum(part.n for part in parts)
    effective = min(1 / math.fsum(share**2 / part.n_eff for share, part in pairs), float(base))
    if se > 0 and 0 < whole < 1:
        effective = min(effective, whole * (1 - whole) / se**2)
    limits = interval(whole, effective, critical)
    return table([Estimate(name, base, whole, se, effective, base / effective, *limits)])


def rest_of_force(
    areas: pd.DataFrame, populations: Mapping[str, float], area: str, *, confidence: float = 0.95
) -> pd.DataFrame:
    """The force without one area, from the other areas; named ``the rest of the force``.

    What an area is compared with: the force figure contains the area, so the two are not
    independent. Raises ValueError for an area without an estimate, and as ``population_weighted``.
    """
    if area not in set(areas["area"]):
        raise ValueError(f"there is no estimate for {area}")
    others = areas[areas["area"] != area]
    people = {name: count for name, count in populations.items() if name != area}
    return population_weighted(others, people, name=REST, confidence=confidence)
