"""A change that is said to have been: the two figures it is of are found, then judged."""

from __future__ import annotations

from dataclasses import replace

from analysis.claims.changes_said import Direction
from analysis.claims.held import Held, HeldValue, Words
from analysis.claims.levels import CHANGES, check_level, fits, names_of, place_of
from analysis.claims.pair import Step, fits_amount, goes_that_way, judged, way
from analysis.claims.pair_test import say_assumed
from analysis.claims.said import Level, Said
from analysis.claims.saying import say_levels, say_none_held
from analysis.claims.selecting import Values, at_time, is_year_apart, newest, of_measure, pairs
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import agrees, claimed_percent
from analysis.words import inside

Steps = list[Step]


def check_change(said: Said, held: Held, words: Words) -> Finding:
    """The finding of a change: from one value to another, by an amount, or only up or down."""
    values = of_measure(held.values, said, said.areas, words)
    if published := _published_change(said, values):
        return published
    values = tuple(one for one in values if one.subject.unit != CHANGES)
    if len({one.area for one in values}) > 1:
        return _unheld(said, words, values)
    steps = [Step(*pair) for pair in pairs(values, said)]
    last = said.levels[-1] if said.levels else None
    if said.before is not None and last is not None:
        return _from_to(said, said.before, last, values, steps, words)
    if last is not None:
        return _to(said, last, values, steps, held, words)
    return _by(said, values, steps, words)


def _published_change(said: Said, values: Values) -> Finding | None:
    """The finding where the change itself was published as a figure, as of recorded crime; None else."""
    changes = tuple(one for one in values if one.subject.unit == CHANGES)
    if said.amount is None or said.amount.percent is None or said.levels or not changes:
        return None
    chosen = at_time(changes, said.when)
    rose = {Direction.UP: 1.0, Direction.DOWN: -1.0}.get(said.direction or Direction.STEADY, 0.0)
    right = tuple(
        one for one in chosen.values
        if agrees(said.amount, abs(one.value), percent=True) and rose * one.value >= 0
    )
    if right:
        shown = newest(right)
        told = f"The change was published as {shown[0].value:+g}% for {shown[0].period}."
        return Finding(Verdict.SUPPORTED, said.figure, shown, told, say_levels(shown))
    if not chosen.values or not chosen.sure or said.when.open:
        return None
    told = f"The change was published as {chosen.values[0].value:+g}% for {chosen.values[0].period}."
    return Finding(Verdict.CONTRADICTED, said.figure, chosen.values, told, say_levels(chosen.values))


def _from_to(
    said: Said, before: Level, last: Level, values: Values, steps: Steps, words: Words
) -> Finding:
    right = [
        step for step in steps
        if fits(before.quantity, step.first) and fits(last.quantity, step.last)
    ]
    if right:
        return judged(_best(right, said), said)
    turned = [
        step for step in steps if fits(before.quantity, step.last) and fits(last.quantity, step.first)
    ]
    if turned:
        shown = turned[0]
        made = judged(shown, replace(said, direction=None, amount=None))
        return replace(
            made, verdict=Verdict.CONTRADICTED, arithmetic=f"{made.arithmetic} It went the other way."
        )
    if steps and (len(said.when.spans) > 1 or _partner_differs(before, last, steps)):
        step = next((one for one in steps if _touches(one, before, last)), steps[0])
        made = judged(step, replace(said, direction=None, amount=None))
        return replace(
            made, verdict=Verdict.CONTRADICTED,
            arithmetic=f"{made.arithmetic} That is not {before.quantity.passage.words} to"
                       f" {last.quantity.passage.words}.".replace("  ", " "),
        )
    return _assumed(said, before, last, values, words)


def _touches(step: Step, before: Level, last: Level) -> bool:
    return bool(fits(before.quantity, step.first) or fits(last.quantity, step.last))


def _partner_differs(before: Level, last: Level, steps: Steps) -> bool:
    """Whether one of the two values is held, and so is its partner a year away, which is another one."""
    return any(is_year_apart(step.first, step.last) and _touches(step, before, last) for step in steps)


def _assumed(said: Said, before: Level, last: Level, values: Values, words: Words) -> Finding:
    """A change of a survey of which the figures are not held: untested, where nothing held speaks against it."""
    subjects = [words.subjects[code] for code in said.codes if code in words.subjects and words.subjects[code].survey]
    known = tuple(
        one for one in values if fits(before.quantity, one) or fits(last.quantity, one)
    )
    unheld = not values or (said.when.spans and not at_time(values, said.when).values)
    if not subjects or not (known or unheld):
        return _unheld(said, words, values)
    first, then = claimed_percent(before.quantity), claimed_percent(last.quantity)
    if not goes(first, then, said, subjects[0].better):
        return _unheld(said, words, values)
    told = (
        f"Not both of the figures for “{inside(subjects[0].name)}” in {place_of(said.areas, words)} are held here."
        f" {first:g}% to {then:g}% is {abs(then - first):g} percentage points. {say_assumed(first, then)}"
    )
    say = (
        f"A change from {first:g}% to {then:g}% for “{inside(subjects[0].name)}” in"
        f" {place_of(said.areas, words)} cannot be confirmed: not both figures are held here, and no base was"
        " published to test them with."
    )
    return Finding(Verdict.CANNOT_BE_TESTED, said.figure, newest(known), told, say)


def goes(first: float, then: float, said: Said, better: str) -> bool:
    """Whether two claimed values go the way that is claimed of them."""
    good = better if better in ("higher", "lower") else "higher"
    up = {Direction.UP: True, Direction.DOWN: False, Direction.BETTER: good == "higher",
          Direction.WORSE: good == "lower"}.get(said.direction or Direction.STEADY)
    return up is None or (then > first if up else then < first)


def _to(
    said: Said, last: Level, values: Values, steps: Steps, held: Held, words: Words
) -> Finding:
    """A value with a change that led to it: "fell to 76%", "up 3 points to 79%"."""
    level = check_level(said, last, held, words)
    if level.verdict is not Verdict.SUPPORTED:
        return level
    right = [step for step in steps if step.last in level.matched and fits(last.quantity, step.last)]
    if said.when.year_on_year:
        right = [step for step in right if is_year_apart(step.first, step.last)]
    if not right:
        return _without_start(said, level)
    if said.amount is None:
        agreeing = [step for step in right if goes_that_way(step, said.direction)]
        return judged(_best(agreeing or right, said), said)
    return judged(_fitting(right, said), said)


def _without_start(said: Said, level: Finding) -> Finding:
    """A level that is right, with a change of which the start is not held."""
    told = f"{level.arithmetic} What it changed from is not held."
    verdict = Verdict.CANNOT_BE_TESTED if _of_survey(level) else Verdict.NOT_MATCHED
    return replace(level, verdict=verdict, figure=said.figure, arithmetic=told)


def _of_survey(finding: Finding) -> bool:
    return any(isinstance(one, HeldValue) and one.subject.percent for one in finding.matched)


def _by(said: Said, values: Values, steps: Steps, words: Words) -> Finding:
    """A change without either value: "fell almost 10%", "has fallen"."""
    if said.when.year_on_year:
        steps = [step for step in steps if is_year_apart(step.first, step.last)]
    if said.amount is None and said.when.open:
        steps = [step for step in steps if step.last in newest(values)]
    if not steps:
        return _unheld(said, words, values)
    return judged(_fitting(steps, said), said)


def _fitting(steps: Steps, said: Said) -> Step:
    """Of the changes that may be meant the one that is as large as said, in the unit said or in another."""
    amount = said.amount
    if amount is None:
        return _best(steps, said)
    plain = way(said.direction, steps[0].last.subject)
    right = [step for step in steps if goes_that_way(step, said.direction)]
    for wanted in (Verdict.SUPPORTED, Verdict.WRONG_UNIT):
        if found := [step for step in right if fits_amount(step, amount, plain) is wanted]:
            return _best(found, said)
    return _best(steps, said)


def _best(steps: Steps, said: Said) -> Step:
    """The newest, a year apart before others."""
    return next((step for step in steps if is_year_apart(step.first, step.last)), steps[0])


def _unheld(said: Said, words: Words, values: Values) -> Finding:
    """That the two figures of a change are not held; the newest of what is held is shown."""
    shown = newest(tuple(one for one in values if one.subject.unit != CHANGES))[:2]
    told = say_none_held(names_of(said, words), place_of(said.areas, words), "")
    if shown:
        told = "The two figures that it is a change between are not both held."
    return Finding(Verdict.NOT_MATCHED, said.figure, shown, told, say_levels(shown) if shown else "")


def is_change(said: Said) -> bool:
    """Whether a clause tells of a change."""
    return said.before is not None or said.amount is not None or said.direction is not None


