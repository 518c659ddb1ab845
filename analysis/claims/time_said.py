"""What a clause says of time where it names no exact period: a year only, "now", "a year earlier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from analysis.calendar.periods import DAYS_IN_WEEK, MONTH_NAMES, month_end, months_before, week_ending
from analysis.claims.periods import PeriodNamed, Span
from analysis.claims.said import When

_NEWEST = re.compile(
    r"\b(?:now|currently|current|today|at present|latest|most recent|newest|to date|so far|still"
    r"|(?:last|this) (?:quarter|wave|survey))\b"
)
_YEAR_ON_YEAR = re.compile(
    r"\b(?:year[- ]on[- ]year|(?:a|one|the|last|previous|preceding|past|12|twelve)[- ](?:year"
    r"|months?)(?: ago| earlier| before"
    r"| previously)?|annual\w*|on the year|over the year|in a year|same (?:period|quarter|time)"
    r"|since last year)\b"
)
_SAME_PERIOD = re.compile(r"\bsame (?:period|quarter|months?|time|weeks?)\b")
_YEAR = re.compile(r"(?<![\d/.,£-])(?:19|20)\d\d(?![\d/%]|,\d)")
_QUARTER = re.compile(r"\bq[1-4]\b|\bquarter [1-4]\b")
_MONTH = re.compile(rf"\b({'|'.join(MONTH_NAMES)})\b")
_RELATIVE = re.compile(r"\b(last|this|previous) (week|month|year)\b")


def time_said(masked: str, level: str, periods: Sequence[PeriodNamed], today: date) -> When:
    """The exact periods of a clause, and what else it says of time.

    ``masked`` is its text without what was understood, ``level`` the whole of it; ``today`` is the day
    that "last week" is counted from.
    """
    spans = [(one.first, one.last) for one in periods]
    years = [int(found.group()) for found in _YEAR.finditer(masked)]
    year_on_year = _YEAR_ON_YEAR.search(masked) is not None
    if spans and _SAME_PERIOD.search(masked):
        spans = _with_same(spans, years)
    if not spans and not years:
        for which, what in _RELATIVE.findall(masked):
            spans += _relative(which, what, today)
            if what == "year" and which == "this":
                years.append(today.year)
    return When(
        tuple(dict.fromkeys(spans)), tuple(years), _NEWEST.search(masked) is not None, year_on_year, level,
    )


def unread_time(masked: str) -> bool:
    """Whether words of time are left that name no period by themselves: "Q4", "in December"."""
    return bool(_QUARTER.search(masked) or _MONTH.search(masked))


def _with_same(spans: list[Span], years: list[int]) -> list[Span]:
    """A period and the same one of the other year that is named, in their order."""
    others = [*years, *(last.year for _, last in spans[1:])]
    return sorted({spans[0], *(_moved(spans[0], year) for year in others)})


def _moved(span: Span, year: int) -> Span:
    """The same period of another year: the one that ends in it."""
    months = 12 * (span[1].year - year)
    first, last = (months_before(day, months) for day in span)
    return first, month_end(last)


def _relative(which: str, what: str, today: date) -> list[Span]:
    if what == "week" and which != "this":
        last = week_ending(today) - timedelta(days=DAYS_IN_WEEK)
        return [(last - timedelta(days=DAYS_IN_WEEK - 1), last)]
    if what == "month" and which != "this":
        first = months_before(today, 1)
        return [(first, month_end(first))]
    return []
