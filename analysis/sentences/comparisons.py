"""Comparisons in words: no verb that a test does not support, and every change with its base.

Each function gives one sentence and a longer description. A change is said with its base, its rate
and its size together, and a change between percentages is in percentage points.
"""

from __future__ import annotations

import math
from enum import StrEnum

from analysis.calendar.periods import Cadence, period_start, say_period
from analysis.comparison import CountChange, Difference, Rate, Standing, Verdict
from analysis.patterns import FEWEST_YEARS, LastYear, Pattern, Place
from analysis.sentences import Words
from analysis.sentences.surveys import (
    SampleKind,
    join,
    say_base,
    say_level,
    say_points,
    say_sample,
    say_share,
    say_signed,
)
from analysis.survey.without_base import NeededBase
from analysis.words import Kind, say_list, say_number, say_value


class Between(StrEnum):
    """What two proportions are: one place at two times, or two places."""

    CHANGE = "change"
    DIFFERENCE = "difference"


ROUNDED = "Sizes are worked out before rounding."
CANNOT = Verdict.CANNOT_BE_TESTED


def difference_words(
    found: Difference, subject: str, *, between: Between = Between.CHANGE,
    sample: SampleKind = SampleKind.UNKNOWN, asked: bool = True,
) -> Words:
    """Two proportions in words: a later period against an earlier one, or one area against others.

    ``subject`` opens the sentence ("Shropshire, good job"); the two sides are named by the
    difference itself. ``between`` is ``change`` for two periods, ``difference`` for two areas.
    ``asked`` is False for counts that no survey gave: then no small base is hidden here, which is
    the business of disclosure control. Base under 30: no number; under 100: a caution.
    """
    warning = say_base(found.first_base, found.second_base) if asked else ""
    if asked and found.standing is Standing.HIDDEN:
        return Words(
            f"{subject} in {found.first_name} against {found.second_name} is"
            f" {warning[0].lower()}{warning[1:]}",
            "",
        )
    unit = "person" if asked else ""
    sentence = (
        f"{subject}: {_side(found.first, found.first_base, unit)} in {found.first_name}, against"
        f" {_side(found.second, found.second_base, unit)} in {found.second_name};"
        f" {_difference_verdict(found, between)}."
    )
    caveat = say_sample(sample) if asked else ""
    return Words(join(sentence, warning), _difference_description(found, caveat, between))


def _side(share: float, base: float, unit: str) -> str:
    if math.isnan(share):
        return "no figure"
    if math.isnan(base):
        return say_share(share)
    of = say_number(round(base), "person", "people") if unit else f"{round(base):,}"
    return f"{say_share(share)} of {of}"


def _difference_verdict(found: Difference, between: Between) -> str:
    if found.verdict == CANNOT:
        return f"the two {CANNOT}"
    size = say_points(found.size)
    if found.verdict is Verdict.NO_CLEAR_CHANGE:
        return f"{size} between them, no clear {between}"
    return f"{size} {found.verdict}"


def _difference_description(found: Difference, caveat: str, between: Between) -> str:
    if found.verdict == CANNOT:
        return join("One of the two has no figure, so there is nothing to test.", caveat)
    if found.family:
        chance = say_family(found.comparisons, found.adjustment, found.family)
    else:
        chance = say_chance(found.p)
    return join(
        f"The {say_level(found.confidence)} interval of the {between} is"
        f" {say_signed(100 * found.lower)} to {say_signed(100 * found.upper)} percentage points"
        f" ({found.test}).",
        chance, ROUNDED, caveat,
    )


def say_chance(p: float) -> str:
    """What a p-value means, as one sentence; empty text for none."""
    if math.isnan(p):
        return ""
    if p > 0.5:
        often = "more often than not"
    elif p < 0.001:
        often = "less than once in 1,000 times"
    else:
        often = f"about once in {round(1 / p):,} times"
    return f"If nothing but chance were at work, a difference this large would be seen {often}."


def say_family(comparisons: int, adjustment: str, family: str) -> str:
    """How many tests were made together and what was done about it."""
    return (
        f"Allows for {say_number(comparisons, 'comparison')} made together ({family};"
        f" {adjustment})."
    )


def count_words(found: CountChange, subject: str, first: str, second: str, unit: str) -> Words:
    """Two counts in words: ``first`` and ``second`` name the periods, ``unit`` what was counted.

    The size is in events and the rate in percent of the second count; where the second is 0 there
    is no rate. Only a test that finds it brings in "higher" or "lower".
    """
    if found.verdict == CANNOT:
        return Words(f"{subject}: a count is missing for {first} or {second}.", "")
    sides = f"{subject}: {_count(found.first)} {unit} in {first}, against {_count(found.second)} in"
    size = f"{_count(abs(found.size))} {'more' if found.size > 0 else 'fewer'}"
    if found.size == 0:
        size = "the same number"
    rate = ""
    if found.second and found.size:
        rate = f" ({say_share(abs(found.size) / found.second)} of that base)"
    judged = {
        Verdict.HIGHER: ", higher than chance explains",
        Verdict.LOWER: ", lower than chance explains",
    }.get(found.verdict, ", no clear change")
    description = join(
        f"The {say_level(found.confidence)} interval of the change of the rate is"
        f" {say_signed(found.lower, 'proportion')} to {say_signed(found.upper, 'proportion')}."
        if found.first + found.second
        else "",
        say_chance(found.p),
        "The test supposes that events are independent of one another; events that come in bursts"
        " vary more.",
    )
    return Words(f"{sides} {second}; {size}{rate}{judged}.", description)


def _count(number: float) -> str:
    return say_value(number, "count")


def last_year_words(
    found: LastYear, cadence: Cadence, subject: str, unit: str = "", *, asked: bool = False,
) -> Words:
    """A period against the same one a year earlier, in exact dates; ``unit`` names what is counted.

    ``asked`` is whether a proportion comes from a survey, as in ``difference_words``.
    """
    if isinstance(found.comparison, Difference):
        return difference_words(found.comparison, subject, asked=asked)
    ends = (found.period_end, found.earlier_end)
    now, before = (say_period(period_start(end, cadence), end) for end in ends)
    return count_words(found.comparison, subject, now, before, unit)


def rate_words(found: Rate, subject: str, events: str, *, confidence: float = 0.95) -> Words:
    """A rate in words with its two numbers: ``events`` names what was counted."""
    if math.isnan(found.value):
        return Words(f"{subject}: there is no rate, because a count is missing.", "")
    value = say_value(found.value, Kind.MEAN)
    sentence = (
        f"{subject}: {value} {events} per {found.per:,.0f} people ({_count(found.events)} among"
        f" {_count(found.population)})."
    )
    lower = say_value(found.lower, Kind.MEAN) or "0"
    upper = say_value(found.upper, Kind.MEAN)
    return Words(
        sentence,
        f"{say_level(confidence)} interval {lower} to {upper} per {found.per:,.0f}, if events are"
        " independent of one another.",
    )


def pattern_words(found: Pattern, cadence: Cadence, subject: str, kind: str, unit: str = "") -> Words:
    """A value among the same periods of earlier years; no verb, because no test was made.

    ``kind`` and ``unit`` are those of ``words.say_value``.
    """
    def say(value: float) -> str:
        return say_value(value, kind, unit)

    when = say_period(period_start(found.period_end, cadence), found.period_end)
    opening = f"{subject}: {say(found.value)} in {when}"
    if found.place is Place.TOO_FEW_YEARS:
        return Words(
            f"{opening}; the same {cadence} is known for {say_number(found.years, 'earlier year')},"
            f" too few for a pattern ({FEWEST_YEARS} needed).",
            "",
        )
    years = f"the same {cadence} of the {found.years} earlier years"
    ends = [say_period(period_start(end, cadence), end) for end, _ in reversed(found.earlier)]
    known = [say(value) for _, value in reversed(found.earlier)]
    values = say_list([f"{value} ({end})" for value, end in zip(known, ends, strict=True)])
    place = {
        Place.ABOVE: f"above every value of {years}",
        Place.BELOW: f"below every value of {years}",
        Place.SAME: f"the same as in {years}",
    }.get(found.place, f"among the values of {years}")
    luck = ""
    if found.place in (Place.ABOVE, Place.BELOW):
        luck = f"Chance alone would put it there about once in {len(found.earlier) + 1} times."
    return Words(
        f"{opening}, {place} ({say(found.lowest)} to {say(found.highest)}).",
        join(f"Earlier values: {values}; their middle is {say(found.middle)}.", luck),
    )


def published_words(needed: NeededBase, subject: str, before: str, after: str) -> Words:
    """A published change without a base: what base it would take, instead of a verdict.

    ``before`` and ``after`` name the two periods.
    """
    opening = (
        f"{subject}: {say_value(needed.before, 'proportion')} in {before},"
        f" {say_value(needed.after, 'proportion')} in {after}"
    )
    if needed.needed is None:
        return Words(f"{opening}; the two are the same.", "")
    points = say_points(needed.size / 100)
    level = say_level(needed.confidence)
    sentence = (
        f"{opening}; no base is published, and it would take at least {needed.needed:,} people asked"
        f" in each for {points} to be beyond chance at {level}."
    )
    return Words(
        sentence,
        f"Worked out for two random samples of one size with a design effect of"
        f" {say_value(needed.design_effect, 'mean')}, taking the rounded percentages as exact. With"
        " fewer people the change cannot be told from chance; with more it could. A run of changes"
        " the same way across waves is evidence of its own.",
    )
