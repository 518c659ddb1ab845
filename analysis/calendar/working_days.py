"""Working days in England and Wales: Monday to Friday, bank holidays left out.

Bank holidays come from the ``holidays`` package (GB, England), which knows those proclaimed so far; one
proclaimed later needs a newer release of it. Days are plain dates; nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from analysis.calendar.periods import DAYS_IN_WEEK

SATURDAY = 5
ONE_DAY = timedelta(days=1)
PAPERS_CLEAR_DAYS = 5
QUESTIONS_HOUR = time(9)
OFFICE_TIME = ZoneInfo("Europe/London")


def bank_holiday(day: date) -> str | None:
    """The name of the bank holiday in England and Wales on this day; None for any other day."""
    return _bank_holidays(day.year).get(day)


def is_working_day(day: date) -> bool:
    """Whether the day is Monday to Friday and no bank holiday."""
    return day.weekday() < SATURDAY and bank_holiday(day) is None


def why_not_working(day: date) -> str | None:
    """Why nobody is in the office: ``a Saturday``, ``a bank holiday (Good Friday)``; None if they are."""
    name = bank_holiday(day)
    if name is not None:
        return f"a bank holiday ({name})"
    return None if day.weekday() < SATURDAY else f"a {day:%A}"


def add_working_days(day: date, count: int) -> date:
    """The working day ``count`` working days after ``day``, before it if ``count`` is negative.

    Counting starts beside ``day``, so from a Saturday +1 is Monday and -1 Friday. 0 gives ``day`` itself,
    working day or not.
    """
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after ``start``, up to and with ``end``; negative if ``end`` is first.

    So that for working days ``add_working_days(start, working_days_between(start, end)) == end``.
    """
    if end < start:
        return -working_days_between(end - ONE_DAY, start - ONE_DAY)
    weeks, rest = divmod((end - start).days, DAYS_IN_WEEK)
    days = [start + ONE_DAY * (weeks * DAYS_IN_WEEK + extra) for extra in range(1, rest + 1)]
    holidays_between = [
        day
        for year in range(start.year, end.year + 1)
        for day in _bank_holidays(year)
        if start < day <= end and day.weekday() < SATURDAY
    ]
    return weeks * SATURDAY + sum(day.weekday() < SATURDAY for day in days) - len(holidays_between)


def last_working_day(day: date) -> date:
    """The day itself if it is a working day, else the last one before it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def papers_due(meeting: date, clear_days: int = PAPERS_CLEAR_DAYS) -> date:
    """The last day to send papers so that ``clear_days`` clear working days lie before the meeting.

    Clear: neither the day of sending nor the day of the meeting counts. Panel papers have five
    (general knowledge: the rules of procedure of the Panel prevail).
    Raises ValueError for a negative number of days.
    """
    if clear_days < 0:
        raise ValueError(f"{clear_days} clear days before a meeting; the least is 0")
    return add_working_days(meeting, -(clear_days + 1))


def questions_close(meeting: date, at: time = QUESTIONS_HOUR) -> datetime:
    """When public questions close: 9am in the office on the last working day before the meeting.

    Source: the pages of the West Mercia Police and Crime Panel. Aware, in Europe/London.
    """
    return datetime.combine(add_working_days(meeting, -1), at, OFFICE_TIME)


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year).items())
