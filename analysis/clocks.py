"""Clocks: what is due when, how many days are left, how long something is late or dark.

Every function is told what day it is (``as_at``). Days count as people do: the section 55 clock and a
dark spell have a day 1, and something due on a day is overdue from the next. Working days, papers and
public questions: ``analysis.calendar.working_days``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analysis.calendar.periods import (
    MONTH_NAMES,
    Cadence,
    financial_year,
    month_end,
    period_start,
    say_period_short,
)
from analysis.calendar.working_days import last_working_day, why_not_working
from analysis.calendar.written_days import month_number

SECTION_55_DAYS = 56


@dataclass(frozen=True, slots=True)
class Countdown:
    """A clock as it stands on a day.

    ``day``: the number of the as-at day, 1 on the first day, 0 or less before it, None where the clock
    has only an end. ``left``: days after the as-at day up to and with the last (0 on it). ``overdue``:
    days since the last day, 0 until it has gone. ``stopped``: the day it was answered, if it was by the
    as-at day; ``day``, ``left`` and ``overdue`` are then those of that day. ``shut``: why the last day is
    no working day ("a Saturday"), else None. ``act_by``: the last working day up to the last day.
    """

    first: date | None
    last: date
    as_at: date
    day: int | None
    left: int
    overdue: int
    stopped: date | None
    shut: str | None
    act_by: date


@dataclass(frozen=True, slots=True)
class Period:
    """A financial quarter or year: its name, ``Q4 2019/20``, and its first and last day."""

    name: str
    first: date
    last: date


def last_day(first: date, days: int) -> date:
    """The last day of a clock of so many days whose first day counts as day 1.

    A time of day is left out. Raises ValueError for fewer than 1 day.
    """
    if days < 1:
        raise ValueError(f"a clock of {days} days; the least is 1")
    return _day(first) + timedelta(days=days - 1)


def section_55_deadline(published: date) -> date:
    """The last day to publish comments and a reply on an inspection report.

    Police Act 1996, section 55(5A): before the end of 56 days beginning with the day on which the report
    is published, so publication is day 1: 31 October 2023 gives 25 December 2023. Weekends and bank
    holidays count and do not move it.
    """
    return last_day(published, SECTION_55_DAYS)


def day_number(first: date, as_at: date) -> int:
    """Which day of a clock a day is: 1 on its first day, 0 or less before it."""
    return (_day(as_at) - _day(first)).days + 1


def days_left(last: date, as_at: date) -> int:
    """Days after ``as_at`` up to and with the last day: 0 on the last day, negative once it has gone."""
    return (_day(last) - _day(as_at)).days


def days_overdue(due: date, as_at: date) -> int:
    """Days since something was due: 0 up to and on the day itself, 1 on the next."""
    return max(0, -days_left(due, as_at))


def overdue_from(due: date) -> date:
    """The first day on which something due is overdue: the day after."""
    return _day(due) + timedelta(days=1)


def days_dark(first_dark: date, as_at: date, returned: date | None = None) -> int:
    """For how many days there has been no data, the first day without counted as 1.

    ``returned``: the first day with data again; from then on the number stands still. 0 before the
    spell began. Raises ValueError where data returned before they stopped.
    """
    if returned is not None and returned < first_dark:
        raise ValueError(f"data returned on {returned}, before they stopped on {first_dark}")
    end = as_at if returned is None else min(_day(as_at), returned - timedelta(days=1))
    return max(0, day_number(first_dark, end))


def countdown(
    last: date, as_at: date, *, first: date | None = None, stopped: date | None = None
) -> Countdown:
    """A clock as it stands on ``as_at``: see ``Countdown``. An answer after ``as_at`` is not known yet.

    Raises ValueError where the last day is before the first.
    """
    last, as_at = _day(last), _day(as_at)
    if first is not None and last < first:
        raise ValueError(f"a clock ends on {last}, before it begins on {first}")
    known = stopped if stopped is not None and stopped <= as_at else None
    stands = known or as_at
    return Countdown(
        first=first, last=last, as_at=as_at,
        day=None if first is None else day_number(first, stands),
        left=max(0, days_left(last, stands)), overdue=days_overdue(last, stands), stopped=known,
        shut=why_not_working(last), act_by=last_working_day(last),
    )


def section_55_clock(published: date, as_at: date, answered: date | None = None) -> Countdown:
    """The section 55 clock of a report as it stands on ``as_at``; ``answered``: when it was published."""
    return countdown(section_55_deadline(published), as_at, first=_day(published), stopped=answered)


def financial_quarter(day: date) -> Period:
    """The financial quarter holding a day: Q1 is April to June, Q4 January to March."""
    last = month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))
    first = period_start(last, Cadence.QUARTER)
    return Period(say_period_short(first, last), first, last)


def financial_year_of(day: date) -> Period:
    """The financial year holding a day, 1 April to 31 March: ``2019/20``."""
    name = financial_year(day)
    first_year = int(name.split("/")[0])
    return Period(name, date(first_year, 4, 1), date(first_year + 1, 3, 31))


def month_named(text: str, year: int | None = None) -> date | None:
    """The last day of the month that a text names without a day: ``available in August 2020``.

    ``year``: the year of the paper, for a month written without one. None where the words name a day,
    another part of the month (``mid July``, ``early``, ``before August``), no month, or two different
    ones: someone must then say which day is meant.
    """
    named = set()
    for found in _MONTH.finditer(text):
        month = month_number(found["month"])
        its_year = int(found["year"]) if found["year"] else year
        if found["before"] or found["after"] or its_year is None:
            return None
        named.add(month_end(date(its_year, month, 1)))
    return named.pop() if len(named) == 1 else None


_NAMES = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES if name != "may") + "|sept"
_MONTH = re.compile(
    r"(?P<before>\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+"
    r"|\b(?:mid|early|late|before|until|start|beginning|middle|after|from|since)\b[\s-]*(?:of\s+)?)?"
    rf"\b(?P<month>{_NAMES}|may(?=\s+\d{{4}}\b)|(?<=in\s)may|(?<=by\s)may)\b"
    r"(?P<after>\s+\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<year>\d{4})\b)?",
    re.IGNORECASE,
)


def _day(moment: date) -> date:
    """The date of a day, also where it comes with a time."""
    return moment.date() if isinstance(moment, datetime) else moment
