"""Where a series becomes another one: real figures beside illustrative ones, one publication beside another.

What lies on two sides of a border is never compared, joined by a line, or put into one usual range.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast

from analysis.calendar.periods import MONTHS_IN, Cadence, period_start, say_day, say_period

# A publication that gave one period alone is one number of a series that comes out again and again.
FEWEST_PERIODS = 2


@dataclass(frozen=True, slots=True)
class Border:
    """A border, by the last day of the first period beyond it.

    ``illustrative`` says what the figures beyond are, None where only the publication changes, which is
    then ``publication``.
    """

    on: date
    illustrative: bool | None
    publication: str = ""

    @property
    def title(self) -> str:
        """What begins there, in a few words."""
        if self.illustrative is None:
            return "Another source begins"
        return "Illustrative figures begin" if self.illustrative else "Real figures begin"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a publication gives a series: the last days of its periods, and how many."""

    title: str
    publisher: str
    first: date
    last: date
    periods: int


def borders_of(periods: Iterable[tuple[date, bool]], spans: Iterable[Span] = ()) -> tuple[Border, ...]:
    """The borders of a series, oldest first, one a day.

    ``periods`` are the last days of those with a value, oldest first, and whether each is illustrative;
    ``spans`` are the publications that the figures are from.
    """
    found = {border.on: border for border in _of_publications(spans)}
    found |= {
        day: Border(day, illustrative)
        for (_before, was), (day, illustrative) in pairwise(periods) if was != illustrative
    }
    return tuple(found[day] for day in sorted(found))


def _of_publications(spans: Iterable[Span]) -> list[Border]:
    """Where one publication ends and another takes over for good; both give more than one period."""
    lasting = sorted(
        (span for span in spans if span.periods >= FEWEST_PERIODS), key=lambda span: span.first
    )
    return [
        Border(after.first, None, after.title)
        for before, after in pairwise(lasting)
        if before.last < after.first and not (before.publisher and before.publisher == after.publisher)
    ]


def parted(borders: Iterable[Border], one: date, other: date) -> bool:
    """Whether a border lies between two periods, given by their last days."""
    first, last = min(one, other), max(one, other)
    return any(first < border.on <= last for border in borders)


def border_note(border: Border, unit: str) -> str:
    """What a reader of the chart must know: from which periods the range is worked out, since when."""
    if unit in MONTHS_IN:
        since = say_period(period_start(border.on, cast(Cadence, unit)), border.on)
    else:
        since = f"the week to {say_day(border.on)}"
    return f"The usual range is worked out from {_what(border, unit)} only, since {since}."


def _what(border: Border, unit: str) -> str:
    if border.illustrative is None:
        return f"the {unit}s of {border.publication}"
    return f"{'illustrative' if border.illustrative else 'real'} {unit}s"
