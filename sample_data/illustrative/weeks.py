"""The weeks of the series, and what the time of year and the lockdown of 2020 do to each."""

from __future__ import annotations

import math
from datetime import date, timedelta

FIRST_WEEK = date(2017, 7, 9)
WEEKS = [FIRST_WEEK + timedelta(weeks=number) for number in range(157)]
LOCKDOWN = date(2020, 3, 23)
LAST_BEFORE_DARK = date(2020, 6, 21)  # the week before the first one known to be dark (dark.csv)


def up_to(first: date, last: date) -> slice:
    """The weeks that end on these two Sundays and those between, as a slice of any series."""
    return slice(WEEKS.index(first), WEEKS.index(last) + 1)


QUARTER_4 = up_to(date(2020, 1, 5), date(2020, 3, 29))
HALF_YEAR = up_to(date(2019, 10, 6), date(2020, 3, 29))
HALF_2017 = up_to(date(2017, 7, 9), date(2017, 12, 31))
YEAR_TO_JUNE_2018 = up_to(date(2017, 7, 9), date(2018, 7, 1))
BEFORE_DARK = up_to(FIRST_WEEK, LAST_BEFORE_DARK)


def season(week: date) -> float:
    """Between 1 in the middle of July and -1 in the middle of January."""
    return math.cos(2 * math.pi * (week.timetuple().tm_yday - 197) / 365.25)


def holds(week: date, month: int, day: int) -> bool:
    """Say whether the week that ends on this Sunday has that day of the year in it."""
    days = (week - timedelta(days=back) for back in range(7))
    return any((one.month, one.day) == (month, day) for one in days)


def weeks_in_lockdown(week: date) -> int | None:
    """0 for the week that began with the lockdown, 1 for the next; None for the weeks before."""
    return (week - LOCKDOWN).days // 7 if week >= LOCKDOWN else None


def before_christmas(week: date) -> bool:
    """Say whether shops are in their busiest weeks: from late November until Christmas."""
    return (11, 24) <= (week.month, week.day) <= (12, 24)


def ramp(week: date, first: date, last: date) -> float:
    """0 until the first day, 1 from the last, and a straight line between them."""
    return min(1.0, max(0.0, (week - first).days / (last - first).days))
