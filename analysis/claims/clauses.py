"""A sentence in its clauses: each says something of one measure, and leaves out what another has said.

``Confidence was 82% in Telford and 76% in Shropshire`` is two; what is understood (numbers, periods, names)
is never cut through. ``64%, down from 79%`` and ``a fall of 9 points`` go with what stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from analysis.claims.changes_said import TARGET, direction_in, is_amount, is_compared
from analysis.claims.held import Words
from analysis.claims.names import Named, names_in
from analysis.claims.numbers import numbers_in
from analysis.claims.passages import Passage, levelled, passage
from analysis.claims.periods import PeriodNamed, periods_in
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.spoken import Spoken, SpokenName, possible_names, speaks_of

_CUT = re.compile(
    r"[;:]\s|,\s"
    r"|\s+(?=(?:and|but|while|whilst|whereas|although|though|with|compared|against|as)\b)"
)
_GOES_ON = re.compile(
    r"[\s,;:]*(?:and\s+)?(?:(?:was|is|were|are)\s+(?=short|below|above|down|up))?(?:from|to|down|up|compared|comparing|against|versus|vs|than|a\s|an\s|which"
    r"|that|above|below|well|"
    r"short|just|meeting|missing|exceeding|beating|or\b|so\b|representing|equivalent)"
)
_LABEL = re.compile(r"(?<![\w,.£-])(?:999|101|111)(?:s\b|(?!\w|%|,\d|\.\d|\s?per\s?cent))")
# "Within 30 seconds" is a limit and no figure, but where an average is told.
_LIMIT = re.compile(
    r"\b(?:with)?in\s+(?:\d+|ten|thirty|sixty|two)[\s-]?(?:seconds?|secs?|s|minutes?|mins?|hours?)\b"
)
_LENGTH = re.compile(r"[\s-](?:months?|years?|weeks?|days?|hours?)\b")
_AVERAGE = re.compile(r"\b(?:average|mean|median)\b")
_MASK = "_"


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence with what was understood in it. ``masked`` is its text without that."""

    start: int
    end: int
    text: str
    level: str
    written: str
    masked: str
    spoken: tuple[Spoken, ...]
    areas: tuple[Named, ...]
    periods: tuple[PeriodNamed, ...]
    quantities: tuple[Quantity, ...]

    @property
    def words(self) -> str:
        """What was written."""
        return " ".join(self.text.split()).strip(" ,;:")

    def around(self, quantity: Quantity) -> tuple[str, str]:
        """The masked words before and after a number of it."""
        place = quantity.passage
        return self.masked[:place.start - self.start], self.masked[place.end - self.start:]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was understood of a whole sentence."""

    text: str
    level: str
    names: tuple[SpokenName, ...]
    spoken: tuple[Spoken, ...]
    areas: tuple[Named, ...]
    periods: tuple[PeriodNamed, ...]
    quantities: tuple[Quantity, ...]

    def places(self) -> list[tuple[int, int]]:
        """Every place that something was understood at."""
        return _places(self.areas, self.periods, self.quantities) + [
            place for one in self.spoken for place in one.places
        ]


def _places(
    areas: Iterable[Named], periods: Iterable[PeriodNamed], numbers: Iterable[Quantity]
) -> list[tuple[int, int]]:
    """Where names, periods and numbers stand."""
    found: list[Passage] = [one.passage for one in areas]
    found += [one.passage for one in periods]
    found += [one.passage for one in numbers]
    return [(one.start, one.end) for one in found]


def clauses(text: str, words: Words) -> tuple[Clause, ...]:
    """The clauses of a sentence in its order."""
    read = _read(text, words)
    cuts = [
        cut.start() for cut in _CUT.finditer(read.level)
        if not any(start < cut.end() and cut.start() < end for start, end in read.places())
    ]
    found: list[Clause] = []
    for start, end in pairwise([0, *cuts, len(text)]):
        part = _clause(read, start, end)
        if found and not _begins(found[-1], part):
            part = _clause(read, found.pop().start, end)
        found.append(part)
    return tuple(found)


def _read(text: str, words: Words) -> _Read:
    level = levelled(text)
    names = possible_names(text, words.names)
    spoken = speaks_of(text, names)
    periods = periods_in(text)
    taken = [one.passage for one in periods]
    areas = names_in(text, words.areas, taken)
    taken += [one.passage for one in areas]
    limits = [] if _AVERAGE.search(level) else _LIMIT.finditer(level)
    labels = [passage(text, *found.span()) for found in (*_LABEL.finditer(level), *limits)]
    numbers = numbers_in(text, [*taken, *labels, *_numbered(text, spoken)])
    numbers = tuple(one for one in numbers if not _lasts(one, level))
    return _Read(text, level, names, spoken, areas, periods, numbers)


def _lasts(quantity: Quantity, level: str) -> bool:
    """Whether a number says how long something took, and is no figure: the 12 of ``12 months``."""
    return quantity.unit is Unit.NUMBER and _LENGTH.match(level, quantity.passage.end) is not None


def _numbered(text: str, spoken: Iterable[Spoken]) -> list[Passage]:
    """Where numbers are part of what a measure is called: the 10 seconds of 999."""
    return [passage(text, start, end) for one in spoken for start, end in one.places]


def _clause(read: _Read, start: int, end: int) -> Clause:
    level = read.level[start:end]
    spoken = speaks_of(level, read.names)
    areas = tuple(one for one in read.areas if start <= one.passage.start and one.passage.end <= end)
    periods = tuple(one for one in read.periods if start <= one.passage.start and one.passage.end <= end)
    numbers = tuple(one for one in read.quantities if start <= one.passage.start and one.passage.end <= end)
    hidden = [(first - start, last - start) for first, last in _places(areas, periods, numbers)]
    # "The 101 target": the word that names the measure also says that its number is a standard.
    hidden += [place for one in spoken for place in one.places if not TARGET.fullmatch(level[slice(*place)])]
    return Clause(
        start, end, read.text[start:end], level, _masked(read.text[start:end], hidden),
        _masked(level, hidden), spoken, areas,
        periods, numbers,
    )


def _masked(text: str, hidden: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in hidden:
        letters[start:end] = _MASK * (end - start)
    return "".join(letters)


def _tells_the_values(before: Clause, part: Clause) -> bool:
    """Whether a part tells the values of the change before it: "almost 10% fewer: 64% and now 55%"."""
    others = [one for one in before.quantities if not is_amount(*before.around(one))]
    changed = len(others) < len(before.quantities)
    goes_on = part.text.startswith(":") or (len(others) == 1 and bool(part.quantities) and not part.areas)
    return changed and goes_on and not part.spoken


def _begins(before: Clause, part: Clause) -> bool:
    """Whether a part says something of its own, and does not go on with the clause before it."""
    if not (before.quantities or direction_in(before.masked)):
        return False
    # "Compared with 79% a year ago, confidence was 76%": the first part waits for the second.
    if not before.spoken and _GOES_ON.match(before.masked):
        return False
    # What names a measure only together is one: "999 performance met 90%, with 92% answered in time".
    if not (before.spoken or part.spoken) or (_GOES_ON.match(part.masked) and not part.spoken):
        return False
    if _tells_the_values(before, part):
        return False
    if not part.quantities:
        # "... and crime is down": of its own only where it names what went down.
        return bool(part.spoken and direction_in(part.masked))
    first = part.quantities[0]
    if is_compared(*part.around(first)) and not part.spoken:
        return False
    only_amount = all(is_amount(*part.around(one)) for one in part.quantities)
    return bool(part.spoken or part.areas) or not only_amount
