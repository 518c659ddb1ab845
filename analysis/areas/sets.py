"""Areas have days: which set of areas is in force on a day, and which areas others are made of.

A set is areas of one kind that come and go together. The first set of its kind reaches back without
limit: what happened before its first day is told by its areas, as there is no older set to tell it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_day


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of an area or a set; None where there is none.

    ``reaches_back`` says that it stands for the days before its first one as well.
    """

    first: date | None = None
    last: date | None = None
    reaches_back: bool = False

    def has_begun(self, day: date) -> bool:
        """Whether it was there on the day, or before it."""
        return self.reaches_back or self.first is None or self.first <= day

    def cover(self, start: date, end: date) -> bool:
        """Whether it was in force on at least one day of a period, both its ends included."""
        return self.has_begun(end) and (self.last is None or start <= self.last)

    def say(self) -> str:
        """In words: ``from 1 January 2018 to 18 January 2026``; empty text without any day."""
        words = []
        if self.first is not None:
            words.append(f"from {say_day(self.first)}")
        if self.last is not None:
            words.append(f"{'to' if words else 'until'} {say_day(self.last)}")
        return " ".join(words)

    def say_years(self) -> str:
        """The years in words: ``2018 to 2026``, ``from 2026``; empty text without a first day."""
        if self.first is None:
            return ""
        return f"from {self.first.year}" if self.last is None else f"{self.first.year} to {self.last.year}"


def as_known(days: Days, day: date) -> Days:
    """The days without a last one that had not come by the end of the day, when nobody had seen it."""
    if days.last is None or days.last <= day:
        return days
    return Days(days.first, None, days.reaches_back)


def first_of_each_kind(sets: Iterable[tuple[str, str, date]]) -> set[str]:
    """The codes of the sets that reach back: the earliest of each kind, of (code, kind, first day)."""
    earliest: dict[str, tuple[date, str]] = {}
    for code, kind, first in sets:
        earliest[kind] = min(earliest.get(kind, (first, code)), (first, code))
    return {code for _first, code in earliest.values()}


def made_of(districts: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Which areas others are put together from, by their districts; areas in the order given.

    An area is made of others when every one of its districts lies in exactly one of them and they have
    no district besides. Of several ways the one of the smallest areas counts. An area that is made of
    no others, or of one with the same districts, has no entry: it is one that counts are kept by.
    """
    made: dict[str, tuple[str, ...]] = {}
    for area, own in districts.items():
        inside = [other for other, theirs in districts.items() if theirs and theirs < own]
        parts = [
            part for part in inside
            if not any(districts[other] < districts[part] for other in inside)
        ]
        together = sorted(district for part in parts for district in districts[part])
        if together and together == sorted(own):
            made[area] = tuple(parts)
    return made
