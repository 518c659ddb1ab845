"""Rank ranges in place of league tables: the places an area may really hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.comparison import Verdict, standing
from analysis.multiple_tests import Method, adjust_differences
from analysis.quantiles import tail
from analysis.survey.comparison import between_areas
from analysis.survey.design import Estimate

DRAWS = 10_000
SEED = 2020
PRIOR = 0.5  # Jeffreys's prior for a proportion


def rank_ranges(
    areas: Sequence[Estimate], *, higher_is_first: bool = True, confidence: float = 0.95
) -> pd.DataFrame:
    """The best and worst place each area may hold, from tests of every pair.

    Every pair is tested with ``between_areas`` and the p-values adjusted by Holm for the number of
    pairs, so the chance of any wrong separation stays at 1 - confidence. An area's best place is 1
    plus the areas clearly ahead of it, its worst the number of areas less those clearly behind.
    Marshall and Spiegelhalter (1998) on why ranks need ranges; Al Mohamad, Goeman and van Zwet
    (2022) on ranges from tests of pairs. Areas with a base under 30 are left out, as their figures
    are hidden.

    Gives ``area, estimate, best, worst`` in name order; the places count only areas shown. Raises
    ValueError for two areas of one name or a confidence outside 0.9 to 1.
    """
    tail(confidence)
    known = _known(areas)
    pairs = list(combinations(known, 2))
    found = [between_areas(first, second, confidence=confidence) for first, second in pairs]
    ahead = {area.area: 0 for area in known}
    behind = dict(ahead)
    for difference in adjust_differences(found, method=Method.HOLM, family="every pair of areas"):
        if difference.verdict not in (Verdict.HIGHER, Verdict.LOWER):
            continue
        leads = (difference.verdict is Verdict.HIGHER) == higher_is_first
        names = (difference.first_name, difference.second_name)
        winner, loser = names if leads else names[::-1]
        ahead[loser] += 1
        behind[winner] += 1
    return pd.DataFrame(
        [
            (area.area, area.estimate, 1 + ahead[area.area], len(known) - behind[area.area])
            for area in known
        ],
        columns=["area", "estimate", "best", "worst"],
    )


def simulated_ranks(
    areas: Sequence[Estimate], *, higher_is_first: bool = True, confidence: float = 0.95,
    draws: int = DRAWS, seed: int = SEED,
) -> pd.DataFrame:
    """How likely each area is to be first or last, by drawing what each true figure may be.

    Every area's proportion is drawn ``draws`` times from a Beta distribution with parameters
    ``p n_eff + 1/2`` and ``(1 - p) n_eff + 1/2`` and the areas ranked in each draw; ``best`` and
    ``worst`` hold the middle ``confidence`` of an area's places. The seed is fixed, so a page shows
    the same numbers twice. After Goldstein and Spiegelhalter (1996). These ranges are too narrow
    where areas lie close together; show those of ``rank_ranges`` and use this for the chances.
    Areas with a base under 30 are left out.

    Gives ``area, estimate, best, worst, chance_first, chance_last`` in name order, chances 0-1.
    Raises ValueError for two areas of one name, fewer than one draw, or a confidence outside 0.9 to 1.
    """
    area_in_tail = tail(confidence)
    if draws < 1:
        raise ValueError(f"at least one draw is needed, not {draws}")
    known = _known(areas)
    columns = ["area", "estimate", "best", "worst", "chance_first", "chance_last"]
    if not known:
        return pd.DataFrame(columns=columns)
    shares = np.array([area.estimate for area in known])
    bases = np.array([area.n_eff for area in known])
    random = np.random.default_rng(seed)
    drawn = random.beta(
        shares * bases + PRIOR, (1 - shares) * bases + PRIOR, size=(draws, len(known))
    )
    order = np.argsort(-drawn if higher_is_first else drawn, axis=1)
    places = np.argsort(order, axis=1) + 1
    best = np.quantile(places, area_in_tail, axis=0, method="inverted_cdf")
    worst = np.quantile(places, 1 - area_in_tail, axis=0, method="inverted_cdf")
    return pd.DataFrame(
        {
            "area": [area.area for area in known],
            "estimate": shares,
            "best": best.astype(int),
            "worst": worst.astype(int),
            "chance_first": (places == 1).mean(axis=0),
            "chance_last": (places == len(known)).mean(axis=0),
        }
    )


def _known(areas: Sequence[Estimate]) -> list[Estimate]:
    """The areas whose base may be shown, in name order; ValueError when two share a name."""
    if len({area.area for area in areas}) < len(areas):
        raise ValueError("each area may appear only once in a ranking")
    shown = [area for area in areas if standing(area.n) != "hidden"]
    return sorted(shown, key=lambda area: area.area)
