"""Weeks, months, quarters and years as the police and the Home Office name them, and dates in words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum


class Cadence(StrEnum):
    """How often a measure is counted. Functions take its plain words as well."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


DAYS_IN_WEEK = 7
SUNDAY = 6
# How many months a period of each longer cadence has.
MONTHS_IN: dict[str, int] = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)


def week_ending(day: date) -> date:
    """The Sunday that names the week holding ``day``; weeks run Monday to Sunday."""
    return day + timedelta(days=SUNDAY - day.weekday())


def month_end(day: date) -> date:
    """The last day of the month holding ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_before(day: date, months: int) -> date:
    """The first day of the month ``months`` before the month holding ``day``."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def weeks_ending_in(month: date) -> tuple[date, ...]:
    """The Sundays that name the weeks which end in the month holding a day: four or five."""
    first = week_ending(month.replace(day=1))
    many = (month_end(month) - first).days // DAYS_IN_WEEK + 1
    return tuple(first + timedelta(weeks=number) for number in range(many))


def period_start(period_end: date, cadence: str) -> date:
    """The first day of the period of this cadence that ends on ``period_end``.

    Raises ValueError, in words for an analyst, when no such period ends on that day: a week ends on
    a Sunday, a month on its last day, a financial quarter on 31 March, 30 June, 30 September or
    31 December, a year on the last day of a month. Raises ValueError for an unknown cadence as well.
    """
    if cadence == Cadence.WEEK:
        if period_end.weekday() != SUNDAY:
            raise ValueError(
                f"{say_day(period_end)} is a {period_end:%A}; a week ends on a Sunday"
            )
        return period_end - timedelta(days=DAYS_IN_WEEK - 1)
    months = _months_in(cadence)
    if period_end != month_end(period_end):
        raise ValueError(f"{say_day(period_end)} is not the last day of a month")
    if cadence == Cadence.QUARTER and period_end.month % 3:
        raise ValueError(
            f"{say_day(period_end)} does not end a quarter; quarters end in March, June,"
            " September and December"
        )
    return months_before(period_end, months - 1)


def period_later(first: date, periods: int, cadence: str) -> date:
    """The date in step with ``first``, so many periods later; a month's end stays a month's end.

    Raises ValueError for an unknown cadence.
    """
    if cadence == Cadence.WEEK:
        return first + timedelta(days=DAYS_IN_WEEK * periods)
    start = months_before(first, -_months_in(cadence) * periods)
    if first == month_end(first):
        return month_end(start)
    return start.replace(day=min(first.day, month_end(start).day))


def same_period(period_end: date, cadence: str, years: int = 1) -> date:
    """The last day of the same period ``years`` earlier.

    For a week, the week whose Sunday lies nearest the same date, at most three days off, so that
    five years do not drift by a week as counting back 52 weeks each year would; 29 February counts
    as 28 February in other years. For a month, quarter or year, the one that ends in the same
    month. Bank holidays that move (Easter) stay where their own year put them.

    Raises ValueError when no such period ends on ``period_end`` or ``years`` is under 1.
    """
    if years < 1:
        raise ValueError(f"earlier years are counted from 1, not {years}")
    period_start(period_end, cadence)
    year = period_end.year - years
    last = calendar.monthrange(year, period_end.month)[1]
    if cadence != Cadence.WEEK:
        return period_end.replace(year=year, day=last)
    anniversary = period_end.replace(year=year, day=min(period_end.day, last))
    return week_ending(anniversary - timedelta(days=SUNDAY // 2))


def _months_in(cadence: str) -> int:
    if cadence not in MONTHS_IN:
        raise ValueError(f"cadence is week, month, quarter or year, not {cadence!r}")
    return MONTHS_IN[cadence]


def is_week(start: date, end: date) -> bool:
    """Whether the period is one week, Monday to Sunday."""
    return end.weekday() == SUNDAY and (end - start).days == DAYS_IN_WEEK - 1


def say_day(day: date) -> str:
    """An exact date in words: ``21 June 2020``."""
    return f"{day.day} {day:%B %Y}"


def say_weekday(day: date) -> str:
    """An exact date with its weekday: ``Sunday 21 June 2020``."""
    return f"{day:%A} {say_day(day)}"


def say_short(day: date) -> str:
    """A date for a table cell: ``21 Jun 2020``."""
    return f"{day.day} {day:%b %Y}"


def financial_year(day: date) -> str:
    """The financial year holding ``day``: ``2019/20`` runs 1 April 2019 to 31 March 2020."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _whole_months(start: date, end: date) -> int:
    """How many whole months the period spans; 0 when it does not begin and end with a month."""
    if start.day != 1 or end != month_end(end):
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def say_period(start: date, end: date) -> str:
    """The exact name of a period.

    ``week ending Sunday 21 June 2020``, ``January 2024``, ``Q4 2019/20 (January to March 2020)``,
    ``2019/20``, else ``1 October 2019 to 31 March 2020``.
    """
    if is_week(start, end):
        return f"week ending {say_weekday(end)}"
    months = _whole_months(start, end)
    if months == 1:
        return f"{end:%B %Y}"
    if months == 3 and end.month % 3 == 0:
        quarter = (end.month // 3 + 2) % 4 + 1
        return f"Q{quarter} {financial_year(end)} ({start:%B} to {end:%B %Y})"
    if months == 12 and end.month == 3:
        return financial_year(end)
    if months:
        return f"{start:%B %Y} to {end:%B %Y}"
    return f"{say_day(start)} to {say_day(end)}"


def say_period_short(start: date, end: date) -> str:
    """The period for a table cell: ``w/e 21 Jun 2020``, ``Jan 2024``, ``Q4 2019/20``."""
    if is_week(start, end):
        return f"w/e {say_short(end)}"
    months = _whole_months(start, end)
    if months == 1:
        return f"{end:%b %Y}"
    if months == 3 and end.month % 3 == 0:
        return say_period(start, end).split(" (")[0]
    if months == 12 and end.month == 3:
        return financial_year(end)
    if months:
        return f"{start:%b %Y} to {end:%b %Y}"
    return f"{say_short(start)} to {say_short(end)}"


def say_period_ending(end: date, cadence: str, *, short: bool = False) -> str:
    """The period that ends on a day as a sentence names it: ``the week to 14 June 2020``, ``January 2024``.

    Short: ``w/e 14 Jun 2020``. Of a chart that has no cadence, such as one of days between events, the
    day itself is named. Raises ValueError where no period of the cadence ends on the day.
    """
    if cadence == Cadence.WEEK:
        return f"w/e {say_short(end)}" if short else f"the week to {say_day(end)}"
    if cadence not in MONTHS_IN:
        return say_short(end) if short else say_day(end)
    start = period_start(end, cadence)
    return say_period_short(start, end) if short else say_period(start, end)
