"""A value that is said to have been, against the figures held for its measure, area and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.claims.held import Held, HeldValue, Words
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.said import Level, Said
from analysis.claims.saying import say_levels, say_none_held, say_sources
from analysis.claims.selecting import Chosen, Values, at_time, newest, of_measure, with_others
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import fits_source
from analysis.words import Kind, say_list

MOST_SHOWN = 4
SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}
CHANGES = "% change"


def check_level(said: Said, level: Level, held: Held, words: Words) -> Finding:
    """The finding of one value."""
    areas = level.areas or said.areas
    ours = tuple(
        one for one in of_measure(held.values, said, areas, words)
        if counts_the_same(level.quantity, one, said)
    )
    chosen = at_time(ours, said.when, level.span)
    if not chosen.values:
        return _none_held(said, level, areas, words)
    if parts := _of_members(chosen.values, areas, words):
        return _of_a_group(said, level, parts, areas, words)
    return _against(said, level, chosen, ours)


def counts_the_same(quantity: Quantity, value: HeldValue, said: Said) -> bool:
    """Whether a number may be of a measure, by its unit: per cent of a share, seconds of a time."""
    subject = value.subject
    if subject.unit == CHANGES:
        return False
    if subject.percent:
        plain = quantity.unit is Unit.NUMBER and said.before is not None
        return quantity.percent is not None or plain
    if quantity.unit is Unit.SECONDS:
        return subject.unit in SECONDS
    if quantity.unit is Unit.POUNDS:
        return subject.kind is Kind.MONEY
    return quantity.unit is Unit.NUMBER and subject.kind is not Kind.MONEY and subject.unit not in SECONDS


def fits(quantity: Quantity, value: HeldValue) -> bool | None:
    """Whether a figure lies within what was said; None where its source leaves that open."""
    by = SECONDS.get(value.subject.unit, 1.0) if quantity.unit is Unit.SECONDS else 1.0
    return fits_source(
        _times(quantity, 1 / by), value.value, value.qualifier, percent=value.subject.percent
    )


def _times(quantity: Quantity, factor: float) -> Quantity:
    """The same number of other units: 120 seconds are 2 minutes."""
    step = None if quantity.step is None else quantity.step * factor
    return replace(quantity, value=quantity.value * factor, step=step)


def _against(said: Said, level: Level, chosen: Chosen, ours: Values) -> Finding:
    figure = level.quantity.passage.words.strip()
    agree = tuple(one for one in chosen.values if fits(level.quantity, one))
    if agree:
        return _supported(said, figure, agree, ours)
    shown = with_others(newest(chosen.values) if said.when.open else chosen.values, ours)[:MOST_SHOWN]
    if any(fits(level.quantity, one) is None for one in chosen.values):
        told = f"The source says no more than {say_list([one.said for one in shown])}."
        return Finding(Verdict.NOT_MATCHED, figure, shown, told, say_levels(shown))
    if wrong := tuple(one for one in chosen.values if _another_unit(level.quantity, one)):
        told = f"The figure is {wrong[0].said}, in {wrong[0].subject.unit}."
        return Finding(Verdict.WRONG_UNIT, figure, wrong, told, say_levels(wrong))
    told = f"“{figure}” against {_values(shown)}."
    if not chosen.sure:
        told = f"No figure is held for just that period; {_values(shown)}."
        return Finding(Verdict.NOT_MATCHED, figure, shown, told, say_levels(shown))
    return Finding(Verdict.CONTRADICTED, figure, shown, told, say_levels(shown))


def _supported(said: Said, figure: str, agree: Values, ours: Values) -> Finding:
    first = newest(agree)
    shown = with_others(first if said.when.open else agree, ours)[:MOST_SHOWN]
    told = [f"“{figure}” against {_values(shown)}."]
    others = [one for one in shown if one not in agree]
    if others:
        values = say_list([one.said for one in others])
        told.append(f"The sources differ: {say_sources(others)} has {values}.")
    if said.when.open and (later := _later(shown[0], ours)):
        told.append(f"No period was said; the newest figure held is {later.said} for {later.period}.")
    if per := _other_rate(said, shown[0]):
        return Finding(Verdict.WRONG_UNIT, figure, shown, per, say_levels(shown))
    return Finding(Verdict.SUPPORTED, figure, shown, " ".join(told), say_levels(shown))


def _later(one: HeldValue, ours: Values) -> HeldValue | None:
    return next(
        (
            other for other in newest(ours)
            if other.end > one.end and other.key[:2] == one.key[:2]
        ),
        None,
    )


def _other_rate(said: Said, one: HeldValue) -> str:
    """What is wrong where a figure for each month is told as one for a week, or for all of several months."""
    if not one.qualifier.startswith("average a "):
        return ""
    each = one.qualifier.removeprefix("average a ")
    if said.monthly not in ("", each):
        return f"The figure is {one.said}, not a {said.monthly}."
    if not said.monthly and said.when.spans and "average" not in said.when.words:
        return f"The figure is {one.said}, not for the whole period."
    return ""


def _another_unit(quantity: Quantity, one: HeldValue) -> bool:
    """Whether the number would be right in seconds instead of minutes, or the other way round."""
    if quantity.unit is not Unit.SECONDS:
        return False
    by = SECONDS["minutes"]
    return any(bool(fits(_times(quantity, factor), one)) for factor in (by, 1 / by))


def _of_members(values: Values, areas: Sequence[str], words: Words) -> Values:
    """The values, where they are of the members of a group that has none of its own."""
    group = {member for area in areas for member in words.members.get(area, ())}
    return values if group and {one.area for one in values} <= group else ()


def _of_a_group(said: Said, level: Level, parts: Values, areas: Sequence[str], words: Words) -> Finding:
    """A value of a group of which only the members are held: counts add up, percentages lie between."""
    figure = level.quantity.passage.words.strip()
    parts = newest(parts) if said.when.open else parts
    told = _values(parts)
    values = [one.value for one in parts]
    places = {one.area for one in parts}
    whole = places == {member for area in areas for member in words.members.get(area, ())}
    same_time = len({(one.start, one.end) for one in parts}) == 1
    if not parts[0].subject.percent and whole and same_time and len(parts) == len(places):
        total = replace(
            parts[0], area=areas[0], place=words.places[areas[0]], value=sum(values),
            source=say_sources(parts),
        )
        verdict = Verdict.SUPPORTED if fits(level.quantity, total) else Verdict.CONTRADICTED
        return Finding(verdict, figure, parts, f"{told}: together {total.said}.", say_levels((total,)))
    if all(fits(level.quantity, one) for one in parts) and whole:
        return Finding(Verdict.SUPPORTED, figure, parts, f"“{figure}” against {told}.", say_levels(parts))
    told = f"No figure for the whole is held, and shares of its parts cannot be added: {told}."
    outside = not min(values) <= (level.quantity.percent or level.quantity.value) <= max(values)
    if outside and whole and same_time and not level.quantity.qualifier:
        told += " It must lie between them."
        return Finding(Verdict.CONTRADICTED, figure, parts, told, say_levels(parts))
    return Finding(Verdict.NOT_MATCHED, figure, parts, told, say_levels(parts))


def _values(values: Sequence[HeldValue]) -> str:
    return say_list([f"{one.said} ({one.place}, {one.period}, {one.source})" for one in values])


def _none_held(said: Said, level: Level, areas: Sequence[str], words: Words) -> Finding:
    told = say_none_held(names_of(said, words), place_of(areas, words), bool(said.when.spans))
    return Finding(Verdict.NOT_MATCHED, level.quantity.passage.words.strip(), (), told, told)


def names_of(said: Said, words: Words) -> list[str]:
    """The names of the measures that may be meant, the likeliest first."""
    return [words.subjects[code].name for code in said.codes if code in words.subjects][:2]


def place_of(areas: Sequence[str], words: Words) -> str:
    """The names of the areas that are meant."""
    return say_list([words.places[area] for area in areas or (words.force,)])
