"""A change of which not both figures are held: what its own words still allow to say."""

from __future__ import annotations

from analysis.claims.changes_said import Direction
from analysis.claims.held import Subject, Words
from analysis.claims.levels import CHANGES, fits, names_of, place_of
from analysis.claims.pair import fits_values, right_unit, way
from analysis.claims.pair_test import say_assumed
from analysis.claims.said import Level, Said
from analysis.claims.saying import say_levels, say_none_held
from analysis.claims.selecting import Values, at_time, newest
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import claimed_percent
from analysis.words import inside


def unheld_change(said: Said, before: Level, last: Level, values: Values, words: Words) -> Finding:
    """The finding of a change between two values of which not both are held.

    Words that contradict their own numbers are contradicted, and a wrong unit is wrong whatever is held. A
    change of a survey cannot be tested then, unless what is held speaks against it: that is not matched.
    """
    subjects = [words.subjects[code] for code in said.codes if code in words.subjects]
    if not subjects or not subjects[0].percent:
        return two_not_held(said, words, values)
    subject = subjects[0]
    first, then = claimed_percent(before.quantity), claimed_percent(last.quantity)
    known = tuple(one for one in values if fits(before.quantity, one) or fits(last.quantity, one))
    told = _told(said, subject, first, then, words)
    say = (
        f"A change from {first:g}% to {then:g}% for “{inside(subject.name)}” in {place_of(said.areas, words)}"
        " cannot be confirmed: not both figures are held here"
    )
    plain = way(said.direction, subject)
    if not _goes(first, then, plain):
        wrong = f"{told} That goes the other way."
        return Finding(Verdict.CONTRADICTED, said.figure, newest(known), wrong, f"{say}.")
    if said.amount is not None:
        fitting = fits_values(first, then, said.amount, plain, percent=True)
        if fitting is Verdict.WRONG_UNIT:
            unit = right_unit(first, then, said.amount, percent=True)
            return Finding(Verdict.WRONG_UNIT, said.figure, newest(known), f"{told} {unit}", f"{say}.")
        if fitting is None:
            wrong = f"{told} That is not “{said.amount.passage.words.strip()}”."
            return Finding(Verdict.CONTRADICTED, said.figure, newest(known), wrong, f"{say}.")
    free = not values or (bool(said.when.spans) and not at_time(values, said.when).values)
    if not subject.survey or not (known or free):
        return two_not_held(said, words, values)
    return Finding(
        Verdict.CANNOT_BE_TESTED, said.figure, newest(known), f"{told} {say_assumed(first, then)}",
        f"{say}, and no base was published to test them with.",
    )


def _told(said: Said, subject: Subject, first: float, then: float, words: Words) -> str:
    where = place_of(said.areas, words)
    return (
        f"Not both of the figures for “{inside(subject.name)}” in {where} are held here."
        f" {first:g}% to {then:g}% is {abs(then - first):g} percentage points."
    )


def _goes(first: float, then: float, plain: Direction | None) -> bool:
    """Whether two claimed values go the way that is claimed of them."""
    if plain is Direction.UP:
        return then > first
    return then < first if plain is Direction.DOWN else True


def two_not_held(said: Said, words: Words, values: Values) -> Finding:
    """That the two figures of a change are not held; the newest of what is held is shown."""
    shown = newest(tuple(one for one in values if one.subject.unit != CHANGES))[:2]
    if not shown:
        told = say_none_held(names_of(said, words), place_of(said.areas, words), dated=bool(said.when.spans))
        return Finding(Verdict.NOT_MATCHED, said.figure, (), told, told)
    told = "The two figures that it is a change between are not both held."
    return Finding(Verdict.NOT_MATCHED, said.figure, shown, told, say_levels(shown))
