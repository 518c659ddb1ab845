"""The period a publication names in words, as its first and last day; none where that would be a guess.

Read are days, months, quarters, years and spans of them, as in ``31 Mar 2023``, ``Jan-Mar 2024``,
``end of Q4 2019/20``, ``2022/23``, ``YE Jun 2025`` or ``18 months to Oct 2020``. Anything more or less than
that, such as ``early 2024``, ``undated wave`` or ``Apr-Jun 2025 (inferred)``, is not exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from analysis.calendar.periods import month_end, months_before
from analysis.clocks import MONTHS

Span = tuple[date, date]
To = Literal["month", "year"]

YEAR_IN_MONTHS = 12
QUARTER_IN_MONTHS = 3
FIRST_MONTH_OF_YEAR = 4


def published_period(text: str, to: To | None = None) -> Span | None:
    """First and last day of the period, or None where the words do not say them exactly.

    A month or a day stands for itself, also where it is the date of a count. A span whose first half
    has no year takes the year of its second half. ``to`` says what ``to Sep 2021`` alone means for a
    measure: the ``year`` of twelve months up to it, or the state at the end of that ``month``.
    """
    words = re.sub(r" ?- ?", "-", " ".join(text.lower().replace("–", "-").split()))
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(words):
            return _checked(read, found.groups())
    if to is not None and (found := _TO.fullmatch(words)):
        last = _month(*found.groups())[1]
        return months_before(last, YEAR_IN_MONTHS - 1 if to == "year" else 0), last
    return None


def _checked(read: Callable[..., Span | None], groups: tuple[str | None, ...]) -> Span | None:
    try:
        found = read(*groups)
    except ValueError:
        # A day that is not in the calendar, such as 31 June.
        return None
    return found if found is not None and found[0] <= found[1] else None


def _day(day: str, month: str, year: str) -> Span:
    found = date(int(year), _number(month), int(day))
    return found, found


def _iso_day(year: str, month: str, day: str) -> Span:
    found = date(int(year), int(month), int(day))
    return found, found


def _days(
    day: str, month: str, year: str | None, last_day: str, last_month: str, last_year: str
) -> Span:
    return _day(day, month, year or last_year)[0], _day(last_day, last_month, last_year)[1]


def _month(month: str, year: str) -> Span:
    first = date(int(year), _number(month), 1)
    return first, month_end(first)


def _months(month: str, year: str | None, last_month: str, last_year: str) -> Span:
    return _month(month, year or last_year)[0], _month(last_month, last_year)[1]


def _quarter(number: str, first_year: str, second_year: str) -> Span | None:
    year = _financial_year(first_year, second_year)
    if year is None:
        return None
    first = months_before(year[0], -QUARTER_IN_MONTHS * (int(number) - 1))
    return first, month_end(months_before(first, 1 - QUARTER_IN_MONTHS))


def _financial_year(first_year: str, second_year: str) -> Span | None:
    year = int(first_year)
    if (year + 1) % 100 != int(second_year):
        return None
    return date(year, FIRST_MONTH_OF_YEAR, 1), date(year + 1, FIRST_MONTH_OF_YEAR - 1, 31)


def _financial_years(first: str, second: str, last_first: str, last_second: str) -> Span | None:
    begins, ends = _financial_year(first, second), _financial_year(last_first, last_second)
    return None if begins is None or ends is None else (begins[0], ends[1])


def _year(year: str) -> Span:
    return date(int(year), 1, 1), date(int(year), 12, 31)


def _year_to(month: str, year: str) -> Span:
    return _months_to(str(YEAR_IN_MONTHS), month, year)


def _months_to(count: str, month: str, year: str) -> Span:
    last = _month(month, year)[1]
    return months_before(last, int(count) - 1), last


def _number(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))


_MONTH = rf"({'|'.join([f'{name[:3]}(?:{name[3:]})?' for name in MONTHS])}|sept)"
_YEAR = r"((?:19|20)\d\d)"
_FINANCIAL = rf"{_YEAR}/(\d\d)"
_THEN = r"(?:-| to )"
_TO = re.compile(rf"to {_MONTH} {_YEAR}")
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Span | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (rf"(\d\d?) {_MONTH} {_YEAR}", _day),
        (rf"{_YEAR}-(\d\d)-(\d\d)", _iso_day),
        (rf"(\d\d?) {_MONTH}(?: {_YEAR})?{_THEN}(\d\d?) {_MONTH} {_YEAR}", _days),
        (rf"{_MONTH} {_YEAR}", _month),
        (rf"{_MONTH}(?: {_YEAR})?{_THEN}{_MONTH} {_YEAR}", _months),
        (rf"(?:end of )?q([1-4]) {_FINANCIAL}", _quarter),
        (_FINANCIAL, _financial_year),
        (rf"{_FINANCIAL}{_THEN}{_FINANCIAL}", _financial_years),
        (_YEAR, _year),
        (rf"(?:ye|year ending|year to) {_MONTH} {_YEAR}", _year_to),
        (rf"([1-9]\d?) months to {_MONTH} {_YEAR}", _months_to),
    )
)
