"""The periods that words name, as their first and last day; none where that would be a guess.

Read are days, weeks, months, quarters, years and spans of them, as in ``31 Mar 2023``, ``w/e 28 June 2020``,
``Jan-Mar 2024``, ``end of Q4 2019/20``, ``quarter 4 of 2019-20``, ``2022/23``, ``YE Jun 2025``, ``year ending
31 March 2023`` or ``18 months to Oct 2020``. Anything more or less than that, such as ``early 2024``,
``undated wave``, ``31 June 2020`` or ``Apr-Jun 2025 (inferred)``, is not exact.

The ready readers tried (docs/decisions/0016) fill what is missing from today's date and take ``2019/20`` for
a day in 2019, so the forms are our own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from analysis.calendar.periods import DAYS_IN_WEEK, SUNDAY, month_end, months_before
from analysis.calendar.written_days import MONTH_PATTERN, month_number
from analysis.claims.number_words import ONES, TEENS
from analysis.claims.passages import Passage, levelled, longest_first, passage

Span = tuple[date, date]

YEAR_IN_MONTHS = 12
QUARTER_IN_MONTHS = 3
FIRST_MONTH_OF_YEAR = 4
FARTHEST_WORD_BEFORE = 40
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class To(StrEnum):
    """What ``to Sep 2021`` alone means for a measure: the state at that month's end, or a year up to it."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PeriodNamed:
    """A period that a text names: where, and its first and last day."""

    passage: Passage
    first: date
    last: date


def published_period(text: str, to: To | str | None = None) -> Span | None:
    """First and last day of the period, or None where the words do not say them exactly.

    A month or a day stands for itself, also where it is the date of a count. A span whose first half
    has no year takes the year of its second half. ``to`` says what ``to Sep 2021`` alone means for a
    measure; see :class:`To`.
    """
    words = levelled(text).strip()
    for pattern, read in _FORMS:
        if found := pattern.fullmatch(words):
            return _checked(read, found.groups())
    if to is not None and (found := _TO.fullmatch(words)):
        last = _month(*found.groups())[1]
        return months_before(last, YEAR_IN_MONTHS - 1 if to == To.YEAR else 0), last
    return None


def periods_in(text: str, apart_from: Iterable[Passage] = ()) -> tuple[PeriodNamed, ...]:
    """Every period that a running text names exactly, in its order.

    The forms of :func:`published_period`. Of overlapping readings the longest stands, and where that is
    no period (``31 June 2020``, ``2019/21``) nothing inside it is one. Left out is what only bounds or
    blurs: ``early 2024``, ``mid July 2020``, ``before August 2020``, ``by June 2020``, ``since 2019/20``;
    and a bare year, unless ``in``, ``during``, ``for``, ``of`` or a bracket leads to it. ``apart_from`` are
    passages understood already.
    """
    level = levelled(text)
    readings = [
        (found.start(), found.end(), _checked(read, found.groups()))
        for pattern, read in _WITHIN for found in pattern.finditer(level)
    ]
    found = [
        (start, end, span) for start, end, span in longest_first(readings, apart_from) if span is not None
    ]
    joined = _joined(level, found)
    return tuple(
        PeriodNamed(passage(text, start, end), *span)
        for start, end, span in found if start in joined or _stands_alone(level, start, end)
    )


def _joined(level: str, found: list[tuple[int, int, Span]]) -> set[int]:
    """Where periods begin that are held against each other: ``from Oct-Dec 2023 to Oct-Dec 2024``."""
    return {
        start
        for (first, end, _), (last, _, _) in pairwise(found)
        if _FROM.search(level[max(0, first - FARTHEST_WORD_BEFORE):end])
        and level[end:last].strip() == "to"
        for start in (first, last)
    }


def _stands_alone(level: str, start: int, end: int) -> bool:
    """Whether the words before a period leave it what it is."""
    before = level[max(0, start - FARTHEST_WORD_BEFORE):start]
    if _BLURRED.search(before) or (_BOUNDED.search(before) and not _COMPARED.search(before)):
        return False
    return not _YEAR_ALONE.fullmatch(level, start, end) or _LEADS_TO_A_YEAR.search(before) is not None


def _checked(read: Callable[..., Span | None], groups: tuple[str | None, ...]) -> Span | None:
    try:
        found = read(*groups)
    except ValueError:
        # A day that is not in the calendar, such as 31 June.
        return None
    return found if found is not None and found[0] <= found[1] else None


def _day(weekday: str | None, day: str, month: str, year: str) -> Span:
    """A day; raises ValueError where the weekday beside it is not its own."""
    found = date(int(year), month_number(month), int(day))
    if weekday is not None and WEEKDAYS[found.weekday()] != weekday:
        raise ValueError(f"{found} is no {weekday}")
    return found, found


def _iso_day(year: str, month: str, day: str) -> Span:
    found = date(int(year), int(month), int(day))
    return found, found


def _british_day(day: str, month: str, year: str) -> Span:
    return _iso_day(year, month, day)


def _days(
    day: str, month: str, year: str | None, last_day: str, last_month: str, last_year: str
) -> Span:
    return (
        _day(None, day, month, year or last_year)[0], _day(None, last_day, last_month, last_year)[1]
    )


def _week_ending(weekday: str | None, day: str, month: str, year: str) -> Span | None:
    """The week up to a Sunday; another day ends no week here."""
    last = _day(weekday, day, month, year)[1]
    return (last - timedelta(days=SUNDAY), last) if last.weekday() == SUNDAY else None


def _week_beginning(weekday: str | None, day: str, month: str, year: str) -> Span | None:
    first = _day(weekday, day, month, year)[0]
    return (first, first + timedelta(days=DAYS_IN_WEEK - 1)) if first.weekday() == 0 else None


def _month(month: str, year: str) -> Span:
    first = date(int(year), month_number(month), 1)
    return first, month_end(first)


def _months(month: str, year: str | None, last_month: str, last_year: str) -> Span:
    return _month(month, year or last_year)[0], _month(last_month, last_year)[1]


def _quarter(number: str, first_year: str, second_year: str) -> Span | None:
    year = _financial_year(first_year, second_year)
    if year is None:
        return None
    first = months_before(year[0], -QUARTER_IN_MONTHS * (int(number) - 1))
    return first, month_end(months_before(first, 1 - QUARTER_IN_MONTHS))


def _ordinal_quarter(which: str, first_year: str, second_year: str) -> Span | None:
    return _quarter(str(_ORDINALS[which]), first_year, second_year)


def _financial_year(first_year: str, second_year: str) -> Span | None:
    # "Q4 19/20" is of this century.
    year = int(first_year) if len(first_year) > 2 else 2000 + int(first_year)
    if (year + 1) % 100 != int(second_year) % 100:
        return None
    return date(year, FIRST_MONTH_OF_YEAR, 1), date(year + 1, FIRST_MONTH_OF_YEAR - 1, 31)


def _financial_years(first: str, second: str, last_first: str, last_second: str) -> Span | None:
    begins, ends = _financial_year(first, second), _financial_year(last_first, last_second)
    return None if begins is None or ends is None else (begins[0], ends[1])


def _year(year: str) -> Span:
    return date(int(year), 1, 1), date(int(year), 12, 31)


def _quarter_to(day: str | None, month: str, year: str) -> Span | None:
    if month_number(month) % QUARTER_IN_MONTHS:
        return None
    return _months_to(str(QUARTER_IN_MONTHS), day, month, year)


def _year_to(day: str | None, month: str, year: str) -> Span | None:
    return _months_to(str(YEAR_IN_MONTHS), day, month, year)


def _months_to(count: str, day: str | None, month: str, year: str) -> Span | None:
    """So many months up to a month's end; to a day within a month they would be cut short."""
    last = _month(month, year)[1]
    if day is not None and int(day) != last.day:
        return None
    many = _COUNTS[count] if count in _COUNTS else int(count)
    return months_before(last, many - 1), last


_COUNTS = {word: number for word, number in (ONES | TEENS).items() if number > 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_MONTH = rf"({MONTH_PATTERN})"
_YEAR = r"((?:19|20)\d\d)"
_DAY = r"(\d\d?)(?:st|nd|rd|th)?(?: of)?"
_WEEKDAY = rf"(?:({'|'.join(WEEKDAYS)}),? )?"
_FINANCIAL = rf"{_YEAR}/(\d\d)"
# Beside a quarter two figures are enough, and a dash as good as a stroke.
_OF_YEAR = r"(?:(?: of)? ?\(?)((?:19|20)?\d\d)[/-]((?:20)?\d\d)\)?"
_QUARTER_OF = r" quarter (?:of|in) ((?:19|20)\d\d)[/-]((?:20)?\d\d)"
_THEN = r"(?: ?- ?| to )"
_UP_TO = rf"(?:the )?(?:end of )?(?:{_DAY} )?{_MONTH} {_YEAR}"
_EXACT: tuple[tuple[str, Callable[..., Span | None]], ...] = (
    (rf"{_WEEKDAY}{_DAY} {_MONTH} {_YEAR}", _day),
    (rf"{_YEAR} ?- ?(\d\d) ?- ?(\d\d)", _iso_day),
    (rf"(\d\d?)/(\d\d?)/{_YEAR}", _british_day),
    (rf"(?:from )?{_DAY} {_MONTH}(?: {_YEAR})?{_THEN}{_DAY} {_MONTH} {_YEAR}", _days),
    (rf"(?:w/e|week ending|week to)(?: on)? {_WEEKDAY}{_DAY} {_MONTH} {_YEAR}", _week_ending),
    (rf"(?:w/c|week commencing|week beginning)(?: on)? {_WEEKDAY}{_DAY} {_MONTH} {_YEAR}", _week_beginning),
    (rf"{_MONTH} {_YEAR}", _month),
    (rf"(?:from )?{_MONTH}(?: {_YEAR})?{_THEN}{_MONTH} {_YEAR}", _months),
    (rf"(?:(?:at )?(?:the )?end of )?(?:q|quarter )([1-4]){_OF_YEAR}", _quarter),
    (_FINANCIAL, _financial_year),
    (r"financial year ((?:19|20)\d\d)[/-](\d\d)", _financial_year),
    (r"(?:in|during) ((?:19|20)\d\d)-(\d\d)", _financial_year),
    (rf"(?:the )?(first|second|third|fourth|final){_QUARTER_OF}", _ordinal_quarter),
    (rf"between {_MONTH}(?: {_YEAR})? and {_MONTH} {_YEAR}", _months),
    (rf"{_FINANCIAL}{_THEN}{_FINANCIAL}", _financial_years),
    (_YEAR, _year),
    (rf"(?:ye|year ending|year ended|year to) {_UP_TO}", _year_to),
    (rf"(?:quarter ending|quarter ended|quarter to) {_UP_TO}", _quarter_to),
    (rf"([1-9]\d?|{'|'.join(_COUNTS)}) months (?:to|ending|ended) {_UP_TO}", _months_to),
)


def _spaced(form: str) -> str:
    """The form, with any run of spaces where it has one."""
    return form.replace(" ?", r"\s*").replace(" ", r"\s+")


_TO = re.compile(_spaced(rf"to {_MONTH} {_YEAR}"))
_FORMS = tuple((re.compile(_spaced(form)), read) for form, read in _EXACT)
_WITHIN = tuple(
    (re.compile(rf"(?<![\w/.-]){_spaced(form)}(?![\w/]|-\d)"), read) for form, read in _EXACT
)
_YEAR_ALONE = re.compile(_YEAR)
_LEADS_TO_A_YEAR = re.compile(r"(?:\b(?:in|during|for|of|throughout|calendar year|year)\s+|\()$")
_FROM = re.compile(r"\bfrom\b")
# What blurs a period, and the day or quarter that a form does not reach: "Q3 2020" is of no known year.
_BLURRED = re.compile(
    r"(?:\b(?:early|mid|late|later|middle of|start of|beginning of|end of|part of|half of|undated"
    r"|around|about|q\d|\d(?:st|nd|rd|th)?(?:\s+of)?)|~)[\s-]*$"
)
_BOUNDED = re.compile(r"\b(?:before|after|since|until|till|by|from|to|up to|prior to|onwards from)\s+$")
# "Up from June 2020" and "compared to 2019/20" name the period that something is held against.
_COMPARED = re.compile(
    r"\b(?:(?:compared|relative|similar|close|equal)\s+to"
    r"|(?:up|down|rise|rose|fall|fell|change|increase|decrease)\s+from)\s+$"
)
