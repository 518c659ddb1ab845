"""The same thing with two values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.claims.numbers import numbers_in, plain_number
from analysis.claims.qualifiers import BEFORE_A_NUMBER, Qualifier
from analysis.claims.quantities import Quantity
from analysis.claims.quantities import Unit as Counted
from analysis.contradictions.days import day_spans
from analysis.contradictions.said import Finding, Kind, Said, StatementKind, grouped
from analysis.words import plain_name, say_list

NUMBERS = (StatementKind.FIGURE, StatementKind.MAJORITY)
DATED = (StatementKind.DATE, StatementKind.EVENT)
TOUCHING = 1e-9
PERCENT = re.compile(r"\s*(?:%|per ?cents?\b|percent\b|percentage\b(?! points?))", re.IGNORECASE)
# A change can exceed 100%, and is no share of anything.
A_CHANGE = re.compile(
    r"\b(?:change|increase|decrease|growth|rise|fall|points?|index|of (?:the )?(?:target|budget|plan))\b"
)
MORE = (Qualifier.MORE_THAN, Qualifier.JUST_OVER, Qualifier.AT_LEAST)
LESS = (Qualifier.UNDER, Qualifier.NEARLY, Qualifier.UP_TO)
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was written: the number, one of its last digit, and all that rounds to the same words."""

    number: float
    step: float
    low: float
    high: float

    def agrees_with(self, other: Value) -> bool:
        """Whether one number can be meant by both."""
        # What only touches has to be rounded up in one paper and down in the other.
        shared = min(self.high, other.high) - max(self.low, other.low)
        return shared > TOUCHING or self.number == other.number


def value_of(said: Said) -> Value | None:
    """The value with what rounds to it; None where it is words, or none."""
    word = qualifier_in(said.unit)
    number = plain_number(said.written) if said.written else said.value
    if number is not None:
        digits = said.written or f"{said.value:.10g}"
        return _value(number, 0.1 ** len(digits.partition(".")[2]), word)
    found = numbers_in(said.written)
    if len(found) == 1:
        return _of_quantity(found[0], word)
    return None if said.value is None else _value(said.value, 1.0, word)


def _of_quantity(found: Quantity, word: Qualifier) -> Value:
    said = found.qualifier if found.qualifier is not Qualifier.NONE else word
    if found.percent is not None and found.unit is Counted.PART:
        return _value(found.percent, 1.0, said)
    value = _value(found.value, found.step or 1.0, said)
    return value if found.high is None else Value(value.number, value.step, value.low, found.high)


def share_as_written(written: str) -> Value:
    """A share in per cent that a file holds as a plain number, with all that rounds to it.

    Raises ValueError for anything else.
    """
    return _value(float(written), 0.1 ** len(written.partition(".")[2]), Qualifier.NONE)


def _value(number: float, step: float, word: Qualifier) -> Value:
    low = -math.inf if word in LESS else number if word in MORE else number - step / 2
    high = math.inf if word in MORE else number if word in LESS else number + step / 2
    return Value(number, step, low, high)


def qualifier_in(unit: str) -> Qualifier:
    """The qualifier that stands in brackets beside a unit, as in ``% (more than)``."""
    told = _IN_BRACKETS.search(unit)
    return BEFORE_A_NUMBER.get(told[1].strip().lower(), Qualifier.NONE) if told else Qualifier.NONE


def unit_of(said: Said) -> str:
    """The unit as units are compared: ``%`` for shares, whatever they are of."""
    unit = plain_name(_IN_BRACKETS.sub(" ", said.unit)).replace("yrs", "years")
    if PERCENT.match(unit) or (not unit and PERCENT.search(said.written)):
        return f"% {A_CHANGE.findall(unit)}" if A_CHANGE.search(unit) else "%"
    if not unit and any(found.unit is Counted.PART for found in numbers_in(said.written)):
        return "%"
    return unit if unit.startswith("gbp") else ""


def is_share(said: Said) -> bool:
    """Whether it is a share of something, in per cent."""
    return unit_of(said) == "%"


def two_values(said: Sequence[Said]) -> list[Finding]:
    """Figures, and dates, that sources give differently of the same thing, place and period."""
    return [*_two_figures(said), *_two_dates(said)]


def _two_figures(said: Iterable[Said]) -> list[Finding]:
    figures = [(one, value) for one in said if one.form in NUMBERS and (value := value_of(one)) is not None]
    values = {id(one): value for one, value in figures}
    together = grouped(
        (one for one, _ in figures), lambda one: (one.thing, one.place, one.when, unit_of(one))
    )
    return [
        Finding(Kind.TWO_VALUES, tuple(same), f"{_about(same[0])} is given as {_each(same)}.")
        for same in together
        if any(not values[id(one)].agrees_with(values[id(other)]) for one, other in combinations(same, 2))
    ]


def _two_dates(said: Iterable[Said]) -> list[Finding]:
    dated = [one for one in said if one.form in DATED and one.strand and day_spans(one.date_as_written)]
    return [
        Finding(
            Kind.TWO_VALUES, tuple(same),
            f"{same[0].name} is dated {say_list([one.date_as_written for one in same])}.",
        )
        for same in grouped(dated, lambda one: (one.thing, one.place))
        if any(_apart(one, other) for one, other in combinations(same, 2))
    ]


def _apart(one: Said, other: Said) -> bool:
    """Whether no day can be meant by both."""
    first, last = day_spans(one.date_as_written)[0], day_spans(other.date_as_written)[0]
    return first[1] < last[0] or last[1] < first[0]


def _about(said: Said) -> str:
    told = [said.name, said.place_name, said.period_as_written]
    return ", ".join(dict.fromkeys(filter(None, told)))


def _each(same: Sequence[Said]) -> str:
    return say_list(list(dict.fromkeys(say_value(one) for one in same)))


def say_value(said: Said) -> str:
    """The value as it was written, with its unit."""
    written = said.written or f"{said.value:,.10g}"
    if unit_of(said).startswith("%"):
        return written if PERCENT.search(written) else f"{written}%"
    return f"{written} {said.unit}".strip()
