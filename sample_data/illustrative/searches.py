"""Stop searches and their outcomes, for each area and for the force."""

from __future__ import annotations

import math

from illustrative.chance import generator
from illustrative.series import FORCE, Count, Written, write_counts, write_shares
from illustrative.weeks import HALF_YEAR, WEEKS, season

SEARCHES = 6 * 412  # 412 a month over the six months from October 2019 to March 2020
POSITIVE_SHARE = 0.36
# Each area's part of all searches, and the chance that one of them has a positive outcome.
SHARE = {"HE": 0.17, "NW": 0.21, "SH": 0.20, "SW": 0.23, "TW": 0.19}
CHANCE = {"HE": 0.38, "NW": 0.39, "SH": 0.26, "SW": 0.37, "TW": 0.40}


def whole(amounts: list[float], total: int) -> list[int]:
    """Round so that the sum is exactly ``total``: the largest remainders are rounded up."""
    floors = [math.floor(amount) for amount in amounts]
    by_remainder = sorted(
        range(len(amounts)), key=lambda place: floors[place] - amounts[place]
    )
    raised = set(by_remainder[: total - sum(floors)])
    return [floor + (place in raised) for place, floor in enumerate(floors)]


def searches_made() -> list[int]:
    """Stop searches a week, scaled as a whole to the published half-year and rounded to its sum."""
    dice = generator("searches")
    shape = [(1 + 0.06 * season(week)) * dice.gauss(1, 0.09) for week in WEEKS]
    scale = SEARCHES / sum(shape[HALF_YEAR])
    amounts = [scale * part for part in shape]
    made = [round(amount) for amount in amounts]
    made[HALF_YEAR] = whole(amounts[HALF_YEAR], SEARCHES)
    return made


def outcomes() -> dict[str, list[Count]]:
    """Positive outcomes out of searches, for each area and for the force as their sum.

    Every search falls in an area and draws how far it is from a positive outcome. One threshold
    for all of them is then set, so that the published share of the half-year are positive.
    """
    dice = generator("outcomes")
    areas = list(SHARE)
    drawn: list[list[tuple[str, float]]] = []
    for made in searches_made():
        where = dice.choices(areas, weights=list(SHARE.values()), k=made)
        drawn.append([(area, dice.random() - CHANCE[area]) for area in where])
    distances = sorted(distance for week in drawn[HALF_YEAR] for _, distance in week)
    threshold = distances[round(POSITIVE_SHARE * SEARCHES)]
    counts: dict[str, list[Count]] = {area: [] for area in (FORCE, *areas)}
    for week in drawn:
        for area in counts:
            here = [distance for place, distance in week if area in (FORCE, place)]
            counts[area].append((sum(one < threshold for one in here), len(here)))
    return counts


def stop_searches() -> Written:
    """How many searches, and how many of them had a positive outcome."""
    made = outcomes()
    numbers = {area: [base for _, base in series] for area, series in made.items()}
    return {**write_counts("SS1", numbers), **write_shares("SS2", made)}
