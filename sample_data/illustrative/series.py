"""What a series of each kind is written as, and the three kinds of series by area."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from illustrative.chance import count_of, generator, part_of
from illustrative.weeks import WEEKS, before_christmas, holds, season, weeks_in_lockdown

FORCE = "WM"
AREAS = ("HE", "NW", "SH", "SW", "TW")
# Residents of each area in mid-2019 (ONS), as data_access/catalogue/populations.csv has them.
RESIDENTS = {"HE": 192_801, "NW": 286_433, "SH": 323_136, "SW": 309_353, "TW": 179_854}
# How much there is for each resident, against the force as a whole: towns have more than country.
TOWN = {"HE": 0.92, "NW": 1.08, "SH": 0.86, "SW": 0.97, "TW": 1.27}
EVEN = dict.fromkeys(AREAS, 1.0)

Count = tuple[int, int]  # numerator and denominator
Figure = tuple[str, str, str]  # value, numerator and denominator, as they are written
Written = dict[tuple[str, str], list[Figure]]  # by measure and area
ByArea = dict[str, list[int]]
Path = Callable[[date], float]


@dataclass(frozen=True)
class Shape:
    """How many there are in an ordinary week of the force, and what each occasion does to that.

    ``lockdown`` is the change in its first week (-0.2 for a fifth less); it wears off over
    ``weeks`` weeks, but for the part ``stays``. ``noise`` moves all areas of a week together.
    """

    weekly: float
    noise: float
    summer: float = 0.0
    shops: float = 1.0
    christmas: float = 1.0
    new_year: float = 1.0
    lockdown: float = 0.0
    weeks: int = 13
    stays: float = 0.0


def lockdown_left(week: date, weeks: int, stays: float = 0.0) -> float:
    """The part of the first week's change that is left: 1, then less, at last ``stays``."""
    gone = weeks_in_lockdown(week)
    return 0.0 if gone is None else max(stays, 1 - gone / weeks)


def expected(shape: Shape, week: date) -> float:
    """What chance then varies about."""
    factor = 1 + shape.summer * season(week)
    if before_christmas(week):
        factor *= shape.shops
    if holds(week, 12, 25):
        factor *= shape.christmas
    if holds(week, 1, 1):
        factor *= shape.new_year
    return shape.weekly * factor * (1 + shape.lockdown * lockdown_left(week, shape.weeks, shape.stays))


def spread(weights: Mapping[str, float]) -> dict[str, float]:
    """Each area's part of the force: its residents, times its weight."""
    parts = {area: RESIDENTS[area] * weights[area] for area in AREAS}
    return {area: part / sum(parts.values()) for area, part in parts.items()}


def usual(_week: date) -> float:
    """The path of a series that has no trend."""
    return 1.0


def counts(
    name: str, shape: Shape, weights: Mapping[str, float] = TOWN, path: Path = usual,
    weeks: Sequence[date] = WEEKS,
) -> ByArea:
    """Counts of each area and of the force, which is their sum every week."""
    dice = generator(name)
    parts = spread(weights)
    made: ByArea = {area: [] for area in AREAS}
    for week in weeks:
        mean = expected(shape, week) * path(week) * dice.gauss(1, shape.noise)
        for area in AREAS:
            made[area].append(count_of(dice, mean * parts[area]))
    return with_force(made)


def fitted(name: str, shape: Shape, weeks: slice, total: float, path: Path = usual) -> ByArea:
    """Counts whose level is moved, as a whole, until the weeks named come to about the total."""
    for _ in range(2):
        made = counts(name, shape, path=path)
        shape = replace(shape, weekly=shape.weekly * total / sum(made[FORCE][weeks]))
    return counts(name, shape, path=path)


def with_force(made: ByArea) -> ByArea:
    """The force first, as the sum of its areas, then the areas."""
    return {FORCE: [sum(parts) for parts in zip(*made.values(), strict=True)], **made}


def shares(
    name: str, bases: Mapping[str, Sequence[int]], chance: Mapping[str, float], noise: float,
    move: Path = lambda _week: 0.0, weeks: Sequence[date] = WEEKS,
) -> dict[str, list[Count]]:
    """How many of each area's base have it; the force's two numbers are the sums of the areas'.

    ``chance`` is between 0 and 1 for each area; ``move`` is added to all of them in a week, and
    ``noise`` is by how much a week differs from the next for all areas together.
    """
    dice = generator(name)
    parts: ByArea = {area: [] for area in chance}
    for number, week in enumerate(weeks):
        moved = move(week) + dice.gauss(0, noise)
        for area, part in parts.items():
            part.append(part_of(dice, bases[area][number], chance[area] + moved))
    all_parts = parts if FORCE in parts else with_force(parts)
    return {
        area: list(zip(part, bases[area], strict=True)) for area, part in all_parts.items()
    }


def weighted(
    made: Mapping[str, Sequence[float]], weights: Mapping[str, Sequence[int]],
    areas: Sequence[str] = AREAS,
) -> list[float]:
    """The mean of the force, or of some areas, from their means as written and what each counts for."""
    return [
        sum(made[area][week] * weights[area][week] for area in areas)
        / sum(weights[area][week] for area in areas)
        for week in range(len(made[areas[0]]))
    ]


def write_counts(measure: str, made: Mapping[str, Sequence[int]]) -> Written:
    """Whole numbers."""
    return {(measure, area): [(str(one), "", "") for one in series] for area, series in made.items()}


def write_shares(measure: str, made: Mapping[str, Sequence[Count]]) -> Written:
    """Percentages with the two numbers each is made of."""
    return {
        (measure, area): [
            (f"{100 * part / base:.2f}", str(part), str(base)) for part, base in series
        ]
        for area, series in made.items()
    }


def write_means(measure: str, made: Mapping[str, Sequence[float]]) -> Written:
    """Means and medians with one decimal."""
    return {(measure, area): [(f"{one:.1f}", "", "") for one in series] for area, series in made.items()}
