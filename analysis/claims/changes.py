"""A change that is said to have been: the two figures it is of are found, then judged."""

from __future__ import annotations

from dataclasses import replace

from analysis.claims.changes_said import Direction
from analysis.claims.held import Held, HeldValue, Words
from analysis.claims.levels import CHANGES, check_level, counts_the_same, fits
from analysis.claims.pair import Step, fits_amount, goes_that_way, judged, refuted, way
from analysis.claims.quantities import Unit
from analysis.claims.said import Level, Said, last_span
from analysis.claims.saying import say_levels
from analysis.claims.selecting import (
    SAME_LENGTH,
    Values,
    at_time,
    is_state,
    is_year_apart,
    newest,
    of_measure,
    pairs,
    spans_all,
)
from analysis.claims.unheld_changes import two_not_held, unheld_change
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import agrees

Steps = list[Step]


def check_change(said: Said, held: Held, words: Words) -> Finding:
    """The finding of a change: from one value to another, by an amount, or only up or down."""
    values = of_measure(held.values, said, said.areas, words)
    if published := _published_change(said, values):
        return published
    values = tuple(one for one in values if _may_be_of(said, one))
    if len({one.area for one in values}) > 1:
        return two_not_held(said, words, values)
    steps = [Step(*pair) for pair in pairs(values, said)]
    last = said.levels[-1] if said.levels else None
    if said.before is not None and last is not None:
        return _from_to(said, said.before, last, values, steps, words)
    if last is not None:
        return _to(said, last, steps, held, words)
    return _by(said, values, steps, words)


def _may_be_of(said: Said, value: HeldValue) -> bool:
    """Whether the numbers of a change may be of a measure, by what they count: no seconds of a share."""
    levels = [level.quantity for level in (said.before, *said.levels) if level is not None]
    bare = said.amount is not None and said.amount.unit is Unit.NUMBER and value.subject.percent
    # "Fell by five" may be points; "answered by 1,200 people" is no change.
    if bare and said.direction is None:
        return False
    if said.amount is not None and said.amount.unit in (Unit.SECONDS, Unit.POUNDS):
        levels.append(said.amount)
    plain = value.subject.unit != CHANGES
    return plain and all(counts_the_same(quantity, value, said) for quantity in levels)


def _published_change(said: Said, values: Values) -> Finding | None:
    """The finding where the change itself was published as a figure, as of recorded crime; None else."""
    changes = tuple(one for one in values if one.subject.unit == CHANGES)
    if said.amount is None or said.amount.percent is None or said.levels or not changes:
        return None
    chosen = at_time(changes, said.when, last_span(said.when))
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
    told = f"{before.quantity.passage.words.strip()} to {last.quantity.passage.words.strip()}"
    right = [step for step in steps if fits(before.quantity, step.first) and fits(last.quantity, step.last)]
    if right:
        return judged(_best(right), said)
    turned = [step for step in steps if fits(before.quantity, step.last) and fits(last.quantity, step.first)]
    turned = [step for step in turned if _follows(step, said)]
    if turned:
        return refuted(_best(turned), said, "It went the other way.")
    # Of a time that nobody named another pair of the same measure may be meant.
    dated = not said.when.open and _partner_differs(before, last, steps)
    if steps and (len(said.when.spans) > 1 or dated):
        step = next((one for one in steps if _touches(one, before, last)), steps[0])
        return refuted(step, said, f"That is not {told}.")
    return unheld_change(said, before, last, values, words)


def _touches(step: Step, before: Level, last: Level) -> bool:
    return bool(fits(before.quantity, step.first) or fits(last.quantity, step.last))


def _partner_differs(before: Level, last: Level, steps: Steps) -> bool:
    """Whether one of the two values is held, and so is its partner a year away, which is another one."""
    return any(is_year_apart(step.first, step.last) and _touches(step, before, last) for step in steps)


def _to(said: Said, last: Level, steps: Steps, held: Held, words: Words) -> Finding:
    """A value with a change that led to it: "fell to 76%", "up 3 points to 79%"."""
    level = check_level(said, last, held, words)
    if level.verdict is not Verdict.SUPPORTED:
        return level
    right = [step for step in steps if step.last in level.matched]
    from_there = [step for step in steps if step.first in level.matched and len(said.when.spans) > 1]
    if not right and from_there:
        return _stayed(said, last, _best(from_there))
    if said.when.year_on_year:
        right = [step for step in right if is_year_apart(step.first, step.last)]
    right = _told(right, said)
    return judged(_fitting(right, said), said) if right else _without_start(said, level)


def _stayed(said: Said, last: Level, step: Step) -> Finding:
    """A value that was told of the first of two periods: "stayed at 82% between ..."."""
    if said.direction is Direction.STEADY and not fits(last.quantity, step.last):
        return refuted(step, said, "The two are not the same.")
    return judged(step, said)


def _told(steps: Steps, said: Said) -> Steps:
    """The changes that may be told: as large as said, or from what comes before the last by itself.

    "Up 9%" means up on the year before, so that a figure of many years ago cannot contradict it.
    """
    plain = way(said.direction, steps[0].last.subject) if steps else None
    amount = said.amount
    return [
        step for step in steps
        if _follows(step, said) or (amount is not None and fits_amount(step, amount, plain) is not None)
    ]


def _follows(step: Step, said: Said) -> bool:
    first, last = step.first, step.last
    spans = said.when.spans
    both = any(spans_all(first, last, one) for one in spans)
    named = both or len(spans) > 1 or len(set(said.when.years)) > 1
    next_to = (last.start - first.end).days <= SAME_LENGTH
    return named or next_to or is_year_apart(first, last) or is_state(last)


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
        steps = [step for step in steps if step.last in newest(tuple(one.last for one in steps))]
    steps = _told(steps, said)
    if not steps:
        return two_not_held(said, words, values)
    return judged(_fitting(steps, said), said)


def _fitting(steps: Steps, said: Said) -> Step:
    """Of the changes that may be meant the one that is as large as said, in the unit said or in another."""
    amount = said.amount
    if amount is None:
        return _best([step for step in steps if goes_that_way(step, said.direction)] or steps)
    plain = way(said.direction, steps[0].last.subject)
    right = [step for step in steps if goes_that_way(step, said.direction)]
    # A change is told of what came before or of a year ago: an older pair must not make a wrong unit right.
    for likely in ([step for step in right if _follows(step, said)], right):
        for wanted in (Verdict.SUPPORTED, Verdict.WRONG_UNIT):
            if found := [step for step in likely if fits_amount(step, amount, plain) is wanted]:
                return _best(found)
    return _best(steps)


def _best(steps: Steps) -> Step:
    """The newest, a year apart before others."""
    return next((step for step in steps if is_year_apart(step.first, step.last)), steps[0])


def is_change(said: Said) -> bool:
    """Whether a clause tells of a change."""
    return said.before is not None or said.amount is not None or said.direction is not None


