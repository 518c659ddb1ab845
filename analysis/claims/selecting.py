"""Which of the figures held a clause may mean: by its measure, its area and its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import month_end, months_before
from analysis.claims.held import HeldValue, Words
from analysis.claims.passages import levelled
from analysis.claims.periods import Span
from analysis.claims.said import Said, When

Values = tuple[HeldValue, ...]
A_MONTH, A_YEAR = 31, 365
# Periods of one length by the calendar differ by a few days.
SAME_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Figures that a clause may mean. ``sure``: it can mean no others, so what differs is contradicted."""

    values: Values
    sure: bool


def of_measure(values: Iterable[HeldValue], said: Said, areas: Sequence[str], words: Words) -> Values:
    """The figures of the measures and areas that are meant, for all the measures a name may stand for.

    No area is the whole force. A group has its own figures, or those of its members. A measure without local
    figures has those of the force, unless its own clause names an area.
    """
    places = set(areas or (words.force,))
    ours = tuple(one for one in values if one.subject.code in said.codes and one.area in places)
    if not ours:
        members = {member for place in places for member in words.members.get(place, ())}
        ours = tuple(one for one in values if one.subject.code in said.codes and one.area in members)
    return ours


def at_time(values: Values, when: When, span: Span | None = None) -> Chosen:
    """Those of the period that is meant; ``span`` is one the words beside the number name."""
    asked = span or (when.spans[-1] if when.spans else None)
    if asked is not None:
        return _of_period(values, asked, when)
    if when.years:
        of_year = (one for one in values if {one.end.year, one.start.year} & set(when.years))
        return Chosen(tuple(of_year), False)
    written = tuple(one for one in values if one.written and levelled(one.written) in when.words)
    if written:
        return Chosen(written, True)
    open_ = _offered(values)
    # What happened in a period that nobody named may have been any number.
    sure = not any(one.subject.events for one in open_)
    return Chosen(newest(open_) if when.newest else open_, sure)


def _of_period(values: Values, span: Span, when: When) -> Chosen:
    exact = tuple(one for one in values if (one.start, one.end) == span)
    if exact:
        return Chosen(exact, True)
    first, last = span
    # What there is on a day is told by the day, and said of its month.
    if on_day := tuple(one for one in values if _is_state_in(one, span)):
        return Chosen(on_day, True)
    written = tuple(one for one in values if one.written and levelled(one.written) in when.words)
    inside = tuple(
        one for one in values
        if (first <= one.start and one.end <= last) or (one.start <= first and last <= one.end)
    )
    return Chosen(written or tuple(one for one in inside if one.quoted), False)


def is_state(one: HeldValue) -> bool:
    """Whether it says what there is on a day, such as officers, and not what happened in a period."""
    return not one.subject.percent and not one.subject.events


def _offered(values: Values) -> Values:
    """What a claim without a period may mean: everything quoted, of a series the newest."""
    quoted = tuple(one for one in values if one.quoted)
    return quoted + newest(tuple(one for one in values if not one.quoted))


def newest(values: Values) -> Values:
    """The figures of the newest period of each measure and area."""
    last: dict[tuple[str, str], date] = {}
    for one in values:
        key = one.subject.code, one.area
        last[key] = max(one.end, last.get(key, one.end))
    return tuple(one for one in values if one.end == last[one.subject.code, one.area])


def pairs(values: Values, said: Said) -> tuple[tuple[HeldValue, HeldValue], ...]:
    """Every two figures that a change may be told of, earlier first: of one measure and area, of one length.

    With two periods those; with one, that and what came before it. The newest pair first; among those of
    one end a year apart before others.
    """
    spans = sorted(set(said.when.spans))
    found = [
        (first, last) for last in values for first in values
        if first.subject.code == last.subject.code and first.area == last.area and first.end < last.end
        and _same_length(first, last) and _fits_spans(first, last, spans)
        and _fits_years(first, last, said.when)
    ]
    found.sort(key=lambda pair: (pair[1].end, is_year_apart(*pair), pair[0].end), reverse=True)
    return tuple(found)


def _same_length(first: HeldValue, last: HeldValue) -> bool:
    """Whether two periods are of one length; of what there is on a day the length says nothing."""
    return abs(first.days - last.days) <= SAME_LENGTH or (is_state(first) and is_state(last))


def _fits_spans(first: HeldValue, last: HeldValue, spans: Sequence[Span]) -> bool:
    if not spans:
        return True
    if len(spans) == 1:
        return _is(last, spans[0]) or spans_all(first, last, spans[0])
    return _is(first, spans[0]) and _is(last, spans[-1])


def spans_all(first: HeldValue, last: HeldValue, span: Span) -> bool:
    """Whether two figures stand at the two ends of a period: ``between March 2023 and September 2024``."""
    start, end = span
    ends = (start, month_end(start)), (months_before(end, 0), end)
    return (first.start, last.end) == span or (_is_state_in(first, ends[0]) and _is_state_in(last, ends[1]))


def _fits_years(first: HeldValue, last: HeldValue, when: When) -> bool:
    if when.spans or not when.years:
        return True
    years = sorted(set(when.years))
    begins = len(years) == 1 or first.end.year == years[0] or first.start.year == years[0]
    return begins and years[-1] in (last.end.year, last.start.year)


def _is(one: HeldValue, span: Span) -> bool:
    return (one.start, one.end) == span or _is_state_in(one, span)


def _is_state_in(one: HeldValue, span: Span) -> bool:
    """Whether it says what there was on a day of a month, or of less."""
    first, last = span
    short = one.days <= A_MONTH and (last - first).days <= A_MONTH
    return is_state(one) and short and first <= one.end <= last


def is_year_apart(first: HeldValue, last: HeldValue) -> bool:
    """Whether two figures are of the same period a year apart."""
    return months_before(first.end, -12) == months_before(last.end, 0)


def with_others(chosen: Iterable[HeldValue], values: Iterable[HeldValue]) -> Values:
    """The figures chosen, and those that another source gives for the very same thing."""
    told = tuple(dict.fromkeys(chosen))
    keys = {one.key for one in told}
    return told + tuple(one for one in values if one.key in keys and one not in told)
