"""Sentences that may be said aloud: the figure, where and when, who says so, and what cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.claims.held import HeldSum, HeldTarget, HeldValue
from analysis.words import PENCE_IN_A_POUND, Kind, inside, qualified, say_either, say_money, say_value

WHOLE = 100.0


def say_with_unit(value: HeldValue) -> str:
    """The value with what it counts: ``92% of calls``, ``412 searches, average a month``."""
    subject = value.subject
    if subject.percent:
        rest = subject.unit.partition(" ")[2]
        told = value.said if subject.kind is Kind.PROPORTION else f"{value.value:g}%"
        return f"{told} {rest}".strip()
    if subject.kind is not Kind.COUNT:
        return value.said
    if value.qualifier.startswith("average"):
        return f"{say_value(value.value, subject.kind)} {subject.unit}, {value.qualifier}"
    return f"{value.said} {subject.unit}"


def say_level(values: Sequence[HeldValue]) -> str:
    """Figures of one thing as a sentence; where sources differ, each with its own."""
    first = values[0]
    told = say_either(list(dict.fromkeys(map(say_with_unit, values))))
    start = f"In {first.place}, the figure for “{inside(first.subject.name)}” was {told} {_when(first)}"
    same = len({one.said for one in values}) == 1
    sources = say_sources(values) if same else "; ".join(
        f"{one.said} in {one.source}" for one in values
    )
    return f"{start} ({sources})."


def say_levels(values: Iterable[HeldValue]) -> str:
    """A sentence for each thing that figures are of."""
    things: dict[object, list[HeldValue]] = {}
    for one in values:
        things.setdefault(one.key, []).append(one)
    return " ".join(say_level(group) for group in things.values())


def say_pair(first: HeldValue, last: HeldValue) -> str:
    """Two figures side by side with how far they lie apart, without a verb of change."""
    subject = last.subject
    where = "" if first.area == last.area else f" in {first.place}"
    told = (
        f"In {last.place}, the figure for “{inside(subject.name)}” was {say_with_unit(last)} {_when(last)},"
        f" against {say_with_unit(first)}{where} {_when(first)}: {say_difference(first, last)}"
    )
    return f"{told} ({say_sources((last, first))})."


def say_difference(first: HeldValue, last: HeldValue) -> str:
    """How far two figures lie apart: ``9 percentage points lower, or 14%``."""
    size = last.value - first.value
    if size == 0:
        return "no difference"
    share = f", or {say_share(first.value, last.value)}" if first.value else ""
    return f"{say_apart(first.value, last)} {'higher' if size > 0 else 'lower'}{share}"


def say_apart(value: float, other: HeldValue) -> str:
    """How far a value and a figure lie apart, in the unit of the figure: ``8 percentage points``."""
    size = abs(other.value - value)
    if not other.subject.percent:
        return say_value(size, other.subject.kind, other.subject.unit)
    points = say_value(size, Kind.RATE)
    return f"{points} percentage point{'' if points == '1' else 's'}"


def say_share(before: float, after: float) -> str:
    """A change as a percentage of what it came from, without its sign: ``14%``, ``3.5%``."""
    share = abs(WHOLE * (after - before) / before)
    return say_value(share, Kind.PROPORTION, decimals=0 if share >= 10 else 1)


def say_target(target: HeldTarget) -> str:
    """A standard in words, with its days."""
    subject = target.subject
    days = "" if target.starts is None else f" from {target.starts.day} {target.starts:%B %Y}"
    if target.ends is not None:
        days += f" to {target.ends.day} {target.ends:%B %Y}"
    value = say_value(target.value, subject.kind, subject.unit)
    return f"The standard for “{inside(subject.name)}” is {value}{days} ({target.label}; {target.source})."


def say_pounds(one: HeldSum) -> str:
    """A sum of money with the word of its source: ``over £750,000``, ``£650,000 over two years``."""
    pounds = say_money(round(one.pounds * PENCE_IN_A_POUND))
    return f"{pounds} {one.qualifier}" if " " in one.qualifier else qualified(pounds, one.qualifier or None)


def say_sources(values: Iterable[HeldValue]) -> str:
    """The sources of some figures, once each."""
    return "; ".join(dict.fromkeys(one.source for one in values))


def say_none_held(names: Sequence[str], place: str, dated: bool) -> str:
    """That no figure is held, and of what; ``dated``: none for the period that was named."""
    told = say_either([f"“{inside(name)}”" for name in names])
    return f"No figure for {told} in {place}{' for that period' if dated else ''} is held here."


def _when(value: HeldValue) -> str:
    """When, in a sentence; what a source wrote and names no exact days stands in its own words."""
    return f"for “{value.period}”" if value.written else f"for {value.period}"
