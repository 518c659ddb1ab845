"""What is held against a claim: figures, standards and sums of money, as the caller brings them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.claims.names import Vocabulary
from analysis.claims.spoken import SpokenName
from analysis.words import Kind, say_published


@dataclass(frozen=True, slots=True)
class Subject:
    """A measure as a claim is checked against it.

    ``survey``: a share of people who were asked. ``events``: a count of things that happen, which varies
    by chance; others are counts of what there is. ``by_area``: whether it has figures of local areas.
    """

    code: str
    name: str
    unit: str
    kind: Kind
    better: str
    survey: bool = False
    events: bool = False
    by_area: bool = True
    clock: str = ""

    @property
    def percent(self) -> bool:
        """Whether its figures are percentages."""
        return self.kind is Kind.PROPORTION or self.unit.startswith("%")


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A figure that is held; ``period`` in words, and whether its days are as the source gave them.

    ``base`` is over how many the percentage was taken, None where it was not published; ``count`` is the
    part of them. ``quoted`` figures come one by one from a publication, others in a series. ``written``
    is the period in the words of its source, where those are not exact.
    """

    subject: Subject
    area: str
    place: str
    start: date
    end: date
    period: str
    value: float
    source: str
    qualifier: str = ""
    quoted: bool = True
    base: float | None = None
    design_effect: float = 1.0
    written: str = ""

    @property
    def said(self) -> str:
        """The value in words, with the word of its source."""
        return say_published(self.value, self.subject.kind, self.subject.unit, self.qualifier or None)

    @property
    def key(self) -> tuple[str, str, date, date, str]:
        """The thing it is a value of: two values of one key disagree."""
        return self.subject.code, self.area, self.start, self.end, self.written

    @property
    def days(self) -> int:
        """How many days its period has."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A standard that was set for a measure: its value, its days and who says so."""

    subject: Subject
    label: str
    value: float
    starts: date | None
    ends: date | None
    source: str


@dataclass(frozen=True, slots=True)
class HeldSum:
    """A sum of money of which a source tells: the ``name`` it goes by, and what it is for."""

    name: str
    purpose: str
    place: str
    period: str
    pounds: float
    source: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that claims are held against, as at a day."""

    values: tuple[HeldValue, ...]
    targets: tuple[HeldTarget, ...] = ()
    sums: tuple[HeldSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a text may speak of: the measures by spoken names, the areas by name, and the force.

    ``subjects`` are the measures and ``places`` the names of areas, by code. ``members`` are the local areas
    that a group is made of; ``force`` is the code of the whole force. ``today`` is the as-at day.
    """

    names: Sequence[SpokenName]
    areas: Vocabulary
    subjects: Mapping[str, Subject]
    places: Mapping[str, str]
    force: str
    today: date
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
