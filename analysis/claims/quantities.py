"""What was read of a number: its value, what it counts, how exactly it is meant, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysis.claims.passages import Passage
from analysis.claims.qualifiers import Qualifier

PERCENT = 100.0


class Unit(StrEnum):
    """What a number counts, as far as its own words say.

    ``NUMBER``: of whatever is named beside it. ``POINTS`` are percentage points, where the words say
    ``points`` alone as well. ``TIMES`` multiplies: ``doubled`` is 2. ``PART`` is a part of a whole.
    """

    NUMBER = ""
    PERCENT = "%"
    POINTS = "percentage points"
    POUNDS = "GBP"
    SECONDS = "seconds"
    TIMES = "times"
    PART = "of"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was read.

    ``value`` is in the unit: money in pounds, time in seconds, a percentage from 0 to 100; of a range it
    is the lower end and ``high`` the upper one. Of a ``PART`` it is the part and ``whole`` the whole:
    8 of 8, 4 in 5, 2 thirds. ``step`` is one of the last digit written, 0.1 for ``90.3%`` and 100,000
    for ``£1.2m``, so that what rounds to the same words can be told; None where no digit was written.
    """

    passage: Passage
    value: float
    unit: Unit = Unit.NUMBER
    qualifier: Qualifier = Qualifier.NONE
    high: float | None = None
    whole: float | None = None
    step: float | None = None

    @property
    def percent(self) -> float | None:
        """The number as a percentage, 0 to 100, where it is one or a part of a whole; else None."""
        if self.unit is Unit.PERCENT:
            return self.value
        return None if self.whole is None else PERCENT * self.value / self.whole
