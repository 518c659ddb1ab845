"""Recorded crime and its investigation, by area."""

from __future__ import annotations

from datetime import date, timedelta

from illustrative.chance import generator
from illustrative.series import (
    AREAS,
    FORCE,
    TOWN,
    ByArea,
    Shape,
    Written,
    counts,
    fitted,
    lockdown_left,
    shares,
    spread,
    with_force,
    write_counts,
    write_shares,
)
from illustrative.weeks import HALF_2017, LOCKDOWN, WEEKS, YEAR_TO_JUNE_2018, ramp

# Published: the year to June 2018, whose 52 weeks here are a day short; and violence with injury
# in the year 2017, of which the series has the second half, 26 weeks.
CRIME_IN_52_WEEKS = 83_678 * 364 / 365
INJURY_IN_26_WEEKS = 10_518 * 182 / 365

CRIME = Shape(1605, noise=0.03, summer=0.01, christmas=0.93, new_year=1.05, lockdown=-0.27, weeks=15)
BURGLARY = Shape(62, noise=0.04, summer=-0.07, lockdown=-0.40, weeks=40, stays=0.7)
VEHICLES = Shape(172, noise=0.04, summer=-0.03, lockdown=-0.42, weeks=12)
SHOPS = Shape(215, noise=0.04, shops=1.13, christmas=0.85, lockdown=-0.42, weeks=12)
INJURY = Shape(200, noise=0.03, summer=0.05, new_year=1.15, lockdown=-0.28, weeks=13)
SEXUAL = Shape(34, noise=0.04, lockdown=-0.28, weeks=13)
DOMESTIC = Shape(268, noise=0.035, summer=0.03, christmas=1.08, new_year=1.15, lockdown=0.07, weeks=12)
ARRESTS = {"HE": 0.38, "NW": 0.36, "SH": 0.33, "SW": 0.37, "TW": 0.35}
SUSPECTS = 1850
OPEN_INVESTIGATIONS = 2400
HOME_MORE = {"HE": 0.85, "NW": 1.2, "SH": 0.8, "SW": 1.0, "TW": 1.15}


def easing(week: date) -> float:
    """Recorded crime between the two published years: highest in the summer of 2017, then lower."""
    fallen = ramp(week, date(2017, 9, 3), date(2018, 4, 1))
    risen = ramp(week, date(2018, 9, 2), date(2019, 9, 1))
    return 1.03 - 0.06 * fallen + 0.04 * risen


def stock(name: str, level: int, noise: float, change: float, weeks: int) -> ByArea:
    """What is open at the end of each week: a level that only a long change can move.

    ``change`` is reached bit by bit over ``weeks`` weeks from the lockdown, for a stock cannot leap.
    """
    dice = generator(name)
    parts = spread(TOWN)
    made: ByArea = {area: [] for area in AREAS}
    reached = LOCKDOWN + timedelta(weeks=weeks, days=-1)
    for week in WEEKS:
        now = level * (1 + change * ramp(week, LOCKDOWN, reached)) * dice.gauss(1, noise)
        for area, series in made.items():
            series.append(round(now * parts[area] * dice.gauss(1, 1.5 * noise)))
    return with_force(made)


def crime() -> Written:
    """Recorded crime, its kinds, and how soon it was recorded."""
    recorded = fitted("CR1", CRIME, YEAR_TO_JUNE_2018, CRIME_IN_52_WEEKS, path=easing)
    domestic = counts("CR8", DOMESTIC)
    arrests = shares("CR9", domestic, ARRESTS, 0.015, lambda week: 0.02 * lockdown_left(week, 10))
    in_time = shares("IV4", {FORCE: recorded[FORCE]}, {FORCE: 0.905}, 0.008)
    return {
        **write_counts("CR1", recorded),
        **write_counts("CR2", counts("CR2", BURGLARY, weights=HOME_MORE)),
        **write_counts("CR3", counts("CR3", VEHICLES)),
        **write_counts("CR4", counts("CR4", SHOPS)),
        **write_counts("CR5", fitted("CR5", INJURY, HALF_2017, INJURY_IN_26_WEEKS)),
        **write_counts("CR7", {FORCE: counts("CR7", SEXUAL)[FORCE]}),
        **write_counts("CR8", domestic),
        **write_shares("CR9", arrests),
        **write_shares("IV4", in_time),
    }


def investigation() -> Written:
    """What is still open: suspects not yet found, and investigations that have grown old."""
    return {
        **write_counts("IV3", stock("IV3", SUSPECTS, 0.022, change=0.02, weeks=6)),
        **write_counts("IV5", stock("IV5", OPEN_INVESTIGATIONS, 0.022, change=0.12, weeks=15)),
    }
