"""What sources say, in the shape the checks need it, and what a check finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from analysis.words import plain_name


class StatementKind(StrEnum):
    """What kind of thing a source says in words."""

    FIGURE = "figure"
    MAJORITY = "majority"
    LIST = "list"
    DATE = "date"
    EVENT = "event"
    REFERENCE = "reference"
    BLANK = "blank"


class Kind(StrEnum):
    """What is wrong with one or several things that were said."""

    TWO_VALUES = "two values"
    BASE = "percentage its base cannot give"
    OVER_100 = "shares over 100%"
    MAJORITY = "majority under half"
    COUNT = "list does not match its count"
    DATE = "impossible date"
    FUTURE = "future event in a past column"
    PERIOD = "period against cadence"
    BLANK = "blank or cut off"
    REFERENCE = "reference that does not exist"
    ORDER = "both sides of an ordering"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a source says.

    ``name`` is what it is called; ``place`` the code of an area, or its name where the area is unknown,
    empty for the whole force; ``written`` the value as the source writes it. ``strand`` names the source
    for comparison, ``source`` and ``locator`` for people. ``cadence`` is how often its measure is counted.
    ``question`` is the question whose answers it is one of, where each respondent gave one answer. ``whole``
    says that a share is a count over its base, not weighted: only then can the base be checked.
    ``also_shown`` says that another kind of thing for attention tells of it already.
    """

    name: str
    form: StatementKind = StatementKind.FIGURE
    strand: str = ""
    source: str = ""
    locator: str = ""
    measure: str = ""
    place: str = ""
    place_name: str = ""
    period: tuple[date, date] | None = None
    period_as_written: str = ""
    value: float | None = None
    written: str = ""
    unit: str = ""
    base: float | None = None
    stated: float | None = None
    listed: float | None = None
    date_as_written: str = ""
    text: str = ""
    known_from: date = date.max
    cadence: str = ""
    question: str = ""
    whole: bool = True
    also_shown: bool = False

    @property
    def thing(self) -> str:
        """What it is about, as things are compared: its measure, or its name without what is in brackets."""
        return self.measure or plain_thing(self.name)

    @property
    def when(self) -> Hashable:
        """Its period, as periods are compared."""
        return self.period or plain_name(self.period_as_written)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything it says in words, none of it empty."""
        told = (self.date_as_written, self.period_as_written, self.written, self.text, self.name)
        return tuple(words for words in told if words)

    @property
    def facts(self) -> tuple[object, ...]:
        """What makes it what it is, from whatever day it is known and wherever in a paper it stands."""
        return (
            self.form, self.strand, self.thing, self.place, self.when, self.value, self.written, self.unit,
            self.base, self.stated, self.listed, self.date_as_written, self.text,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Things that cannot all be true, or one that cannot be, and why."""

    kind: Kind
    items: tuple[Said, ...]
    explanation: str

    @property
    def identity(self) -> str:
        """What names it on every day on which the same is said; where something else is, it is another."""
        told = sorted(repr(tuple(map(str, item.facts))) for item in self.items)
        return sha256("\n".join((self.kind, *told)).encode()).hexdigest()[:16]


def plain_thing(name: str) -> str:
    """A name as things are compared, without what stands in brackets."""
    outside, depth = [], 0
    for letter in name:
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if depth == 0 and letter != ")":
            outside.append(letter)
    return plain_name("".join(outside)) or plain_name(name)


def grouped(said: Iterable[Said], key: Callable[[Said], Hashable]) -> list[list[Said]]:
    """Things with the same key together, in the order in which each key first comes."""
    groups: dict[Hashable, list[Said]] = defaultdict(list)
    for one in said:
        groups[key(one)].append(one)
    return list(groups.values())
