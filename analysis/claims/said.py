"""One thing that a sentence says of one measure, before anything is held against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysis.claims.changes_said import Direction
from analysis.claims.doubts import Doubt
from analysis.claims.periods import Span
from analysis.claims.quantities import Quantity


class Meets(StrEnum):
    """What is said of a result and the standard set for it."""

    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Level:
    """A value that is said to have been: where and when, as far as the words beside it say."""

    quantity: Quantity
    areas: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class When:
    """What is said of time: exact periods, years that only bound it, or "now", the newest there is.

    ``year_on_year`` says that a change is held against the year before; ``unread`` that words of time
    were not understood, so that nothing may be taken for what they mean.
    """

    spans: tuple[Span, ...] = ()
    years: tuple[int, ...] = ()
    newest: bool = False
    year_on_year: bool = False
    words: str = ""

    @property
    def open(self) -> bool:
        """Whether nothing is said of time."""
        return not self.spans and not self.years and not self.newest


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says of one measure.

    ``codes`` are the measures it may stand for, ``clock`` the clock it names. ``levels`` are values at a
    time; ``before`` is what the last of them came from, ``amount`` how far it went, ``direction`` which way.
    ``targets`` are standards, ``meets`` what is said of them, ``gap`` how far off it is said to be.
    ``doubt`` keeps it from being checked.
    """

    words: str
    codes: tuple[str, ...]
    areas: tuple[str, ...]
    when: When
    levels: tuple[Level, ...] = ()
    before: Level | None = None
    amount: Quantity | None = None
    gap: Quantity | None = None
    direction: Direction | None = None
    targets: tuple[Quantity, ...] = ()
    meets: Meets | None = None
    compares_areas: bool = False
    monthly: str = ""
    clock: str = ""
    doubt: Doubt | None = None

    @property
    def figure(self) -> str:
        """The words of its numbers, or of the whole where it has none."""
        told = [level.quantity.passage.words for level in (self.before, *self.levels) if level is not None]
        told += [one.passage.words for one in (self.amount, self.gap, *self.targets) if one is not None]
        return ", ".join(told) or self.words


def last_span(when: When) -> Span | None:
    """The later of the periods that are named; None where none is."""
    return max(when.spans, key=lambda span: span[1]) if when.spans else None
