"""Days that no calendar has, events that were still to come, and periods that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from analysis.calendar.periods import month_end, say_day
from analysis.calendar.written_days import MONTH_PATTERN, month_number
from analysis.claims.passages import levelled
from analysis.contradictions.said import Finding, Kind, Said, StatementKind, grouped

A_LEAP_YEAR = 2020
LONGEST_MONTH = 31
Span = tuple[date, date]
_MONTH = rf"(?P<month>{MONTH_PATTERN})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
_DAYS = (
    re.compile(rf"{_WEEKDAY}\b(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}})\b)?"),
    re.compile(rf"{_WEEKDAY}\b{_MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}\b(?!\d|:)(?:,?\s+(?P<year>\d{{4}})\b)?"),
    re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/.-])"),
    re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?![\d/.-])"),
)
_MONTH_AND_YEAR = re.compile(rf"\b{_MONTH}\s+(?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/.-])")
_NO_QUARTER = re.compile(r"\bq(?:uarter\s*)?(?:0|[5-9])\s+(?:of\s+)?(?:19|20)?\d\d(?:/\d\d)?\b")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")

_Q = r"q(?:uarter\s*)?[1-4]"
_QUARTERS = re.compile(
    rf"\b(?:{_Q}\s*(?:,|and|&|to|-)\s*)*q(?:uarter\s*)?(?P<last>[1-4])\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b(?!\s*[/-]\s*\d)"
)
_TO_COME = re.compile(
    r"\b(?:will|plan(?:s|ned)?|due|expected|scheduled|to be|to (?:go|begin|start|open|close|launch)|next"
    r"|forthcoming|anticipated|intended|proposed|provisional(?:ly)?|hoped|target(?:ed)?|forecast|by|until"
    r"|still to come)\b"
)
_PAST = re.compile(
    r"\b(?:went|was|were|has|have|had|completed?|opened|closed|launched|held|done|ended|began|begun"
    r"|started|signed|delivered|finished|achieved|took|met|approved|published|agreed)\b"
)
_WILL = re.compile(r"\b(?:will|is to|are to)\b")
_THE_END_OF = r"(?:the\s+)?(?:end\s+(?:of\s+)?)?"
_A_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_UP_TO = re.compile(rf"\b(?:to|until|at|of|for|by)\s+{_THE_END_OF}{_MONTH}\s+{_A_YEAR}")
_COLUMN = re.compile(
    r"\b(?:progress|position|summary|activity|update|achieved|period|extract)\b.{0,30}?"
    rf"\b(?:to|until|up to)\s+{_THE_END_OF}{_MONTH}\s+{_A_YEAR}"
)
_COMPARED = re.compile(
    r"\b(?:previous|last|preceding|prior|past)\s+(?P<one>day|week|month|quarter)\b"
    r"|\b(?P<two>day|week|month|quarter)[ -](?:on|over)[ -](?:day|week|month|quarter)\b"
    r"|\bthe\s+(?P<three>day|week|month|quarter)\s+before\b"
    r"|\b(?P<four>dai|week|month|quarter)ly\s+(?:survey|wave|result|interview)s?\b"
)
_LENGTHS = {"day": 1, "dai": 1, "week": 7, "month": 28, "quarter": 89, "year": 365}
_EVERY = re.compile(
    r"\b(quarterly|monthly|yearly|annual)\s+(?:\w+\s+)?(?:survey|waves?|results?|figures?|data|report|measure)\b"
)
_EVERY_IS = {"quarterly": "quarter", "monthly": "month", "yearly": "year", "annual": "year"}


def days_in(text: str) -> Iterator[tuple[str, date | None, bool]]:
    """Every day that a text names: its words, the day, None where no calendar has it, and whether its year
    is said. Without a year it is a day of a leap year.
    """
    level = levelled(text)
    for pattern in _DAYS:
        for found in pattern.finditer(level):
            told = found.groupdict()
            yield text[found.start():found.end()].strip(), _day(told), bool(told["year"])


def _day(told: dict[str, str | None]) -> date | None:
    year = int(told["year"] or A_LEAP_YEAR)
    year += 2000 if year < 100 else 0
    month = month_number(told["month"]) if told.get("month") else int(told["number"] or 0)  # type: ignore[arg-type]
    try:
        found = date(year, month, int(told["day"] or 0))
    except ValueError:
        return None
    weekday = told.get("weekday")
    return None if weekday and told["year"] and _WEEKDAYS[found.weekday()] != weekday else found


def day_spans(text: str) -> list[Span]:
    """The days, or months, or years that a text names, loosely: ``by June 2020`` is June 2020."""
    level = levelled(text)
    days = [(day, day) for _words, day, dated in days_in(text) if day is not None and dated]
    months = [_month(found) for found in _MONTH_AND_YEAR.finditer(level)]
    years = [(date(int(year), 1, 1), date(int(year), 12, 31)) for year in _YEAR.findall(level)]
    return days or months or years


def _month(found: re.Match[str]) -> Span:
    first = date(int(found["year"]), month_number(found["month"]), 1)
    return first, month_end(first)


def impossible_dates(said: Sequence[Said]) -> list[Finding]:
    """Days that no calendar has, wherever they are written; those of one source alike together."""
    wrong = [(one, words) for one in said if (words := _impossible(one))]
    written = {id(one): words for one, words in wrong}
    return [
        Finding(
            Kind.DATE, tuple(same),
            f"There is no {written[id(same[0])]} in any calendar"
            + (f"; it is written {len(same)} times." if len(same) > 1 else "."),
        )
        for same in grouped(
            (one for one, _ in wrong), lambda one: (one.strand or one.source, levelled(written[id(one)]))
        )
    ]


def _impossible(said: Said) -> str:
    for words in said.words:
        for told, day, _dated in days_in(words):
            if day is None:
                return told
        if found := _NO_QUARTER.search(levelled(words)):
            return words[found.start():found.end()]
    return ""


def future_events(said: Sequence[Said]) -> list[Finding]:
    """Events told as past that lie after the period they are told in, or after the day they were told."""
    found = []
    for one in said:
        days = _days_of(one)
        if one.form not in (StatementKind.EVENT, StatementKind.DATE) or not days or not _is_told_as_past(one):
            continue
        end = _column_end(one)
        last = max(days)
        if end is not None and last > end:
            found.append(_future(one, f"{say_day(last)} is after {say_day(end)}, where the report ends"))
        elif last > one.known_from:
            found.append(_future(one, f"{say_day(last)} was still to come on {say_day(one.known_from)}"))
    return found


def _future(said: Said, why: str) -> Finding:
    return Finding(Kind.FUTURE, (said,), f"{said.name} is told as past: {why}.")


def _days_of(said: Said) -> list[date]:
    """The days it gives: as its date, or in words that tell of the past."""
    past = [words for words in (said.written, said.text) if _PAST.search(levelled(words))]
    told = [said.date_as_written, *past]
    days = [[day for _words, day, dated in days_in(words) if day is not None and dated] for words in told]
    return next(filter(None, days), [])


def _is_told_as_past(said: Said) -> bool:
    """An event has happened unless its words say otherwise; a date has only where they say so."""
    words = levelled(" ".join((said.text, said.written, said.name, said.date_as_written)))
    to_come = _TO_COME.search(words) is not None
    if said.form is StatementKind.DATE or _WILL.search(words):
        return _PAST.search(words) is not None and not to_come
    return _PAST.search(words) is not None or not to_come


def _column_end(said: Said) -> date | None:
    """The last day of what its column, or its paper, reports."""
    if said.period is not None:
        return said.period[1]
    if found := _UP_TO.search(levelled(said.period_as_written)):
        return _month(found)[1]
    if spans := day_spans(said.period_as_written):
        return max(last for _first, last in spans)
    for words in (said.text, said.source):
        if found := _COLUMN.search(levelled(words)):
            return _month(found)[1]
    return None


def periods_against_cadence(said: Sequence[Said]) -> list[Finding]:
    """Periods shorter than those a thing is counted by, and quarters of a year that were still to come."""
    found = []
    for one in said:
        why = _too_short(one) or _still_to_come(one)
        if why:
            found.append(Finding(Kind.PERIOD, (one,), f"{one.name}: {why}."))
    return found


def _too_short(said: Said) -> str:
    cadence = said.cadence or _own_cadence(said)
    if not cadence:
        return ""
    for words in said.words:
        for told in _COMPARED.finditer(levelled(words)):
            if _length(told) < _LENGTHS[cadence]:
                return f"“{words[told.start():told.end()]}” is said of what is counted by the {cadence}"
    span = said.period if said.measure and said.form is StatementKind.FIGURE else None
    # A few months of a year may be all there is so far: one alone is another period.
    if span and _is_a_period(span) and _days(span) < min(_LENGTHS[cadence], LONGEST_MONTH + 1):
        return f"a figure for {_days(span)} days is given of what is counted by the {cadence}"
    return ""


def _length(told: re.Match[str]) -> int:
    return _LENGTHS[next(word for word in told.groups() if word)]


def _is_a_period(span: Span) -> bool:
    """Whether it is a week, or whole months."""
    first, last = span
    return (_days(span) == 7 and first.weekday() == 0) or (first.day == 1 and last == month_end(last))


def _days(span: Span) -> int:
    return (span[1] - span[0]).days + 1


def _own_cadence(said: Said) -> str:
    """How often something is counted by its own words: a quarterly survey, or a figure of a quarter."""
    for words in said.words:
        if told := _EVERY.search(levelled(words)):
            return _EVERY_IS[told[1]]
    span = said.period
    return "quarter" if span and _is_a_period(span) and _days(span) in range(89, 93) else ""


def _still_to_come(said: Said) -> str:
    """A quarter of a calendar year that had not begun; of the financial year it may have."""
    if said.form is StatementKind.DATE:
        return ""
    for words in said.words:
        level = levelled(words)
        for told in _QUARTERS.finditer(level):
            quarter, year = int(told["last"]), int(told["year"])
            begins = date(year, 3 * quarter - 2, 1)
            if begins > said.known_from and not _TO_COME.search(level):
                written = words[told.start():told.end()]
                return (
                    f"“{written}” had not begun on {say_day(said.known_from)}; quarters of {year - 1}/"
                    f"{year % 100:02d} may be meant"
                )
    measured = said.measure and said.form is StatementKind.FIGURE
    if measured and said.period is not None and said.period[0] > said.known_from:
        return f"its period begins after {say_day(said.known_from)}, when it was known"
    return ""
