"""Response to incidents: times, which go dark in June 2020, and incidents that wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from illustrative.chance import generator, part_of
from illustrative.series import (
    AREAS,
    FORCE,
    ByArea,
    Count,
    Written,
    lockdown_left,
    shares,
    spread,
    weighted,
    with_force,
    write_means,
    write_shares,
)
from illustrative.weeks import BEFORE_DARK, WEEKS

T = TypeVar("T")

GRADE_1 = 0.21  # of all incidents
GRADE_2 = 0.36
# The larger and emptier the area, the longer the drive.
GRADE_1_IN_TIME = {"HE": 0.80, "NW": 0.86, "SH": 0.78, "SW": 0.84, "TW": 0.88}
GRADE_2_IN_TIME = {"HE": 0.70, "NW": 0.73, "SH": 0.67, "SW": 0.72, "TW": 0.75}
MEDIAN_MINUTES = {"HE": 10.6, "NW": 8.7, "SH": 11.2, "SW": 9.3, "TW": 7.9}
NINE_IN_TEN_MINUTES = {"HE": 25.0, "NW": 19.5, "SH": 26.5, "SW": 21.0, "TW": 17.5}
WAITING = 62.0  # incidents open at 07:00 in the force, on an ordinary day
WAITING_WEIGHTS = {"HE": 0.9, "NW": 1.1, "SH": 1.05, "SW": 0.95, "TW": 1.0}
UPDATED = {"HE": 0.64, "NW": 0.60, "SH": 0.58, "SW": 0.63, "TW": 0.61}


def graded(name: str, all_incidents: ByArea, share: float) -> ByArea:
    """The incidents of one grade in each area."""
    dice = generator(name)
    made = {
        area: [part_of(dice, base, share) for base in all_incidents[area]]
        for area in AREAS
    }
    return with_force(made)


def busier(all_incidents: ByArea) -> list[float]:
    """By how much more than usual there is to do each week: 0.1 for a tenth more."""
    force = all_incidents[FORCE]
    usual = sum(force) / len(force)
    return [one / usual - 1 for one in force]


def minutes(
    name: str, usual: Mapping[str, float], grade_1: ByArea, load: list[float], chance: float
) -> dict[str, list[float]]:
    """Minutes in each area, longer in a busy week; the force's lie between its areas'."""
    dice = generator(name)
    made: dict[str, list[float]] = {area: [] for area in AREAS}
    for week, more in enumerate(load):
        factor = 1 + 0.4 * more + dice.gauss(0, chance)
        for area, series in made.items():
            spread_of_week = 1.1 * chance * (200 / max(20, grade_1[area][week])) ** 0.5
            series.append(round(usual[area] * (factor + dice.gauss(0, spread_of_week)), 1))
    return {FORCE: weighted(made, grade_1), **made}


def waiting(load: list[float]) -> dict[str, list[float]]:
    """Incidents open at 07:00, mean of the week: numbers of incidents, so the areas add up."""
    dice = generator("RT5")
    parts = spread(WAITING_WEIGHTS)
    made: dict[str, list[float]] = {area: [] for area in AREAS}
    for more in load:
        level = WAITING * max(0.3, 1 + 1.5 * more) * dice.gauss(1, 0.06)
        for area, series in made.items():
            series.append(round(max(0.0, level * parts[area] * dice.gauss(1, 0.14)), 1))
    return {FORCE: [sum(week) for week in zip(*made.values(), strict=True)], **made}


def late(*in_time: Mapping[str, list[Count]]) -> ByArea:
    """The incidents of these grades that were not attended in time: what is left of each base."""
    return {
        area: [
            sum(base - part for part, base in grades)
            for grades in zip(*(grade[area] for grade in in_time), strict=True)
        ]
        for area in (FORCE, *AREAS)
    }


def until_dark(made: Mapping[str, list[T]]) -> dict[str, list[T]]:
    """What of a series was known: it is worked out for every week, and ends with the old system."""
    return {area: series[BEFORE_DARK] for area, series in made.items()}


def response(all_incidents: ByArea) -> Written:
    """Times of response until they go dark, and the incidents that wait, for every week."""
    load = busier(all_incidents)
    by_week = dict(zip(WEEKS, load, strict=True))
    grade_1 = graded("grade 1", all_incidents, GRADE_1)
    grade_2 = graded("grade 2", all_incidents, GRADE_2)
    soon_1 = shares("RT1", grade_1, GRADE_1_IN_TIME, 0.010, lambda week: -0.10 * by_week[week])
    soon_2 = shares("RT4", grade_2, GRADE_2_IN_TIME, 0.012, lambda week: -0.15 * by_week[week])
    told = shares(
        "RT6", late(soon_1, soon_2), UPDATED, 0.015, lambda week: 0.05 * lockdown_left(week, 12)
    )
    half = minutes("RT2", MEDIAN_MINUTES, grade_1, load, 0.025)
    nine_in_ten = minutes("RT3", NINE_IN_TEN_MINUTES, grade_1, load, 0.035)
    return {
        **write_shares("RT1", until_dark(soon_1)),
        **write_means("RT2", until_dark(half)),
        **write_means("RT3", until_dark(nine_in_ten)),
        **write_shares("RT4", until_dark(soon_2)),
        **write_means("RT5", waiting(load)),
        **write_shares("RT6", told),
    }
