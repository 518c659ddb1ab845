"""The workforce and custody: absence, assaults on officers and staff, and people detained."""

from __future__ import annotations

from datetime import date

from illustrative.chance import count_of, generator
from illustrative.series import (
    FORCE,
    Count,
    Shape,
    Written,
    counts,
    expected,
    lockdown_left,
    write_counts,
    write_means,
    write_shares,
)
from illustrative.weeks import WEEKS, holds, ramp, season

CONTRACTED = 156_000  # hours a week, of officers and staff together
OTHER_ABSENCE = 3.25  # % of those hours, for neither psychological reasons nor Covid-19
PSYCHOLOGICAL = 1.15
# Covid-19 absence, % of contracted hours, in the weeks ending 8 March 2020 and after.
COVID = (
    0.03, 0.35, 1.40, 2.60, 2.75, 2.30, 1.80, 1.40, 1.10, 0.85, 0.68, 0.55, 0.45, 0.38, 0.32, 0.28,
    0.25, 0.22,
)
FIRST_COVID = date(2020, 3, 8)

ASSAULTS = Shape(13.5, noise=0.05, summer=0.03, new_year=1.2)
DETAINED = Shape(372, noise=0.035, summer=0.02, christmas=0.88, lockdown=-0.28, weeks=13)


def contracted() -> list[int]:
    """Hours under contract: they change little from week to week, and grow as officers are taken on."""
    dice = generator("contracted hours")
    first, last = date(2019, 9, 1), date(2020, 7, 5)
    return [
        round(CONTRACTED * (1 + 0.02 * ramp(week, first, last)) * dice.gauss(1, 0.002)) for week in WEEKS
    ]


def psychological_share(week: date) -> float:
    """A slight peak in the quarter to March 2020, as the delivery plan has it (C9)."""
    risen = ramp(week, date(2020, 1, 12), date(2020, 3, 22))
    return PSYCHOLOGICAL * (1 + 0.16 * risen * (1 - ramp(week, date(2020, 3, 29), date(2020, 5, 31))))


def other_share(week: date) -> float:
    """Colds in winter; fewer of them, and of injuries, while people stay at home."""
    rested = ramp(week, date(2020, 3, 22), date(2020, 4, 26))
    sick = OTHER_ABSENCE * (1 - 0.04 * season(week)) * (1 - 0.22 * rested)
    return sick * (0.92 if holds(week, 12, 25) else 1.0)


def absence() -> Written:
    """Absence in hours out of those contracted: two reasons, and all reasons together."""
    dice = generator("absence")
    every: list[Count] = []
    mind: list[Count] = []
    covid: list[Count] = []
    for week, hours in zip(WEEKS, contracted(), strict=True):
        since = (week - FIRST_COVID).days // 7
        in_mind = round(hours * psychological_share(week) / 100 * dice.gauss(1, 0.045))
        other = round(hours * other_share(week) / 100 * dice.gauss(1, 0.05))
        ill = round(hours * COVID[since] / 100 * dice.gauss(1, 0.05)) if since >= 0 else 0
        every.append((in_mind + other + ill, hours))
        mind.append((in_mind, hours))
        covid.append((ill, hours))
    return {
        **write_shares("WF8", {FORCE: every}),
        **write_shares("WF9", {FORCE: mind}),
        **write_shares("WF10", {FORCE: covid}),
    }


def more_assaults(week: date) -> float:
    """They rose through 2019 and were highest in the two quarters from October 2019 (C9)."""
    risen = ramp(week, date(2019, 1, 6), date(2019, 12, 1))
    return 1 + 0.40 * risen - 0.30 * ramp(week, date(2020, 3, 22), date(2020, 5, 3))


def people() -> Written:
    """Absence and assaults."""
    return {
        **absence(),
        **write_counts("WF11", counts("WF11", ASSAULTS, path=more_assaults)),
    }


def custody() -> Written:
    """People detained, and for how long on average: somewhat shorter while fewer came in."""
    dice = generator("custody")
    detained = [count_of(dice, expected(DETAINED, week) * dice.gauss(1, DETAINED.noise)) for week in WEEKS]
    hours = [12.4 - 0.5 * lockdown_left(week, 12) + dice.gauss(0, 0.35) for week in WEEKS]
    return {**write_counts("CU1", {FORCE: detained}), **write_means("CU2", {FORCE: hours})}
