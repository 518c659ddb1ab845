"""One area held against another: "5 points lower in Shropshire than across West Mercia"."""

from __future__ import annotations

import re

from analysis.claims.held import Held, HeldValue, Words
from analysis.claims.levels import check_level, names_of, place_of
from analysis.claims.pair import Step, fits_amount, goes_that_way, judged
from analysis.claims.said import Said
from analysis.claims.saying import say_none_held
from analysis.claims.selecting import Values, at_time, newest, of_measure
from analysis.claims.verdicts import Finding, Verdict

_FIRST = re.compile(r"\s*(?:compared|against|unlike)\b")


def check_gap(said: Said, held: Held, words: Words) -> tuple[Finding, ...]:
    """The findings of a comparison of two areas at one time: of its values, or of the gap between them."""
    if said.levels and said.amount is None:
        return tuple(
            check_level(said, level, held, words)
            for level in (*said.levels, *((said.before,) if said.before else ()))
        )
    here, there = said.areas[0], said.areas[1]
    if _FIRST.match(said.words.lower()):
        here, there = there, here
    ours, theirs = (of_measure(held.values, said, (area,), words) for area in (here, there))
    steps = [Step(other, one) for one in ours for other in theirs if _together(one, other)]
    steps = _at_the_time(steps, said)
    if not steps:
        told = say_none_held(names_of(said, words), place_of((here, there), words), dated=True)
        return (Finding(Verdict.NOT_MATCHED, said.figure, (), told, told),)
    return (judged(_likeliest(steps, said), said),)


def _together(one: HeldValue, other: HeldValue) -> bool:
    """Whether two figures are of one measure and time."""
    return (one.subject.code, one.start, one.end) == (other.subject.code, other.start, other.end)


def _at_the_time(steps: list[Step], said: Said) -> list[Step]:
    ours: Values = tuple(dict.fromkeys(step.last for step in steps))
    chosen = newest(ours) if said.when.open or said.when.newest else at_time(ours, said.when).values
    return [step for step in steps if step.last in chosen]


def _likeliest(steps: list[Step], said: Said) -> Step:
    """Where sources differ, the two figures that bear out what is said."""
    def rank(step: Step) -> int:
        if not goes_that_way(step, said.direction):
            return 2
        fits = Verdict.SUPPORTED if said.amount is None else fits_amount(step, said.amount)
        return 0 if fits is Verdict.SUPPORTED else 1 if fits is Verdict.WRONG_UNIT else 2

    return min(steps, key=rank)


