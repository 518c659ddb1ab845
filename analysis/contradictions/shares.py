"""Shares that cannot be: of a base that does not give them, over 100%, or a majority under half."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from analysis.claims.numbers import numbers_in
from analysis.claims.quantities import Unit
from analysis.contradictions.said import Finding, Kind, Said, StatementKind, grouped
from analysis.contradictions.values import A_CHANGE, Value, is_share, say_value, value_of
from analysis.words import plain_name, say_list

WHOLE = 100.0
HALF = 50.0
SLACK = 1e-6
FEW = 2
LARGEST_BASE = 10_000
FIGURES = (StatementKind.FIGURE, StatementKind.MAJORITY)
_MAJORITY = re.compile(r"(?<!no )(?<!not a )(?<!without a )(?<!not the )\bmajority\b")
# Whoever answers lives, or comes from, one place: shares by place are then answers to one question.
_BY_PLACE = re.compile(
    r"\b(?:respondents?|responses?|answers?|repl(?:y|ies)|returns|submissions|participants?|share)\b"
    r"(?:\s+(?:who|that|were|was|of|the|all|people|living|lived|live|came|come|based|received|residents?))*"
    r"\s+(?:from|in|by)\b"
)
# Answers that exclude one another, so that those of one question cannot be more than everybody.
_EXCLUSIVE = (
    ("agree", "disagree", "neither"), ("agreed", "disagreed", "neither"),
    ("agreeing", "disagreeing", "neither"),
    ("yes", "no", "don't know"), ("increased", "decreased", "the same", "unchanged"),
    ("increase", "decrease", "the same", "unchanged"), ("more", "less", "the same"),
    ("better", "worse", "the same"), ("satisfied", "dissatisfied", "neither"), ("safe", "unsafe", "neither"),
    ("online", "by email", "by post", "by telephone"), ("men", "women"), ("male", "female"),
)


def bases_that_give_no_such_share(said: Sequence[Said]) -> list[Finding]:
    """Shares that no whole number of their base gives, as they were rounded; those of one base together."""
    wrong = {
        id(one): value for one in said
        if one.base and one.base >= 1 and one.whole and one.form in FIGURES and is_share(one)
        and (value := value_of(one)) is not None and not _gives(int(one.base), value)
    }
    return [
        Finding(Kind.BASE, tuple(same), _no_such_shares(same, wrong))
        for same in grouped(
            (one for one in said if id(one) in wrong), lambda one: (one.strand, one.locator, one.base)
        )
    ]


def number_that_gives(base: int, value: Value) -> int | None:
    """The whole number of the base that is nearest to a share in per cent; None where none rounds to it."""
    first = math.ceil(max(value.low, 0.0) * base / WHOLE - SLACK)
    last = math.floor(min(value.high, WHOLE) * base / WHOLE + SLACK)
    nearest = round(value.number * base / WHOLE)
    return min(max(nearest, first), last) if first <= last else None


def _gives(base: int, value: Value) -> bool:
    """Whether a whole number of the base rounds to the value; what is no share is told elsewhere."""
    return not 0 <= value.number <= WHOLE or number_that_gives(base, value) is not None


def _no_such_shares(said: Sequence[Said], values: Mapping[int, Value]) -> str:
    """The shares, each with the smallest base that gives it; of a few also the nearest of their own."""
    base = int(said[0].base or 0)
    told = [f"{say_value(one)} ({_what_would(values[id(one)], base, near=len(said) <= FEW)})" for one in said]
    return f"No whole number of {base:,} gives {say_list(told)}."


def _what_would(value: Value, base: int, *, near: bool) -> str:
    below = min(math.floor(value.number * base / WHOLE), base - 1)
    beside = [f"{many:,} of {base:,} is {WHOLE * many / base:.1f}%" for many in (below, below + 1)]
    return "; ".join([*(beside if near else []), say_smallest_base(value)])


def say_smallest_base(value: Value) -> str:
    """The smallest base of which a whole number gives a share: ``9 of 26 would``.

    A share with many digits may have none that any consultation or survey could have.
    """
    for base in range(1, LARGEST_BASE + 1):
        many = number_that_gives(base, value)
        if many is not None:
            return f"{many:,} of {base:,} would"
    return f"no base of up to {LARGEST_BASE:,} would"


def shares_over_everybody(said: Sequence[Said]) -> list[Finding]:
    """A share over 100%, and shares of one question that add up to more, however they were rounded."""
    shares = [
        (one, value) for one in said
        if one.form in FIGURES and is_share(one) and (value := value_of(one)) is not None
    ]
    found = [
        Finding(Kind.OVER_100, (one,), f"{one.name} is {say_value(one)}; a share cannot be more than 100%.")
        for one, value in shares if value.number > WHOLE and not A_CHANGE.search(one.name.lower())
    ]
    values = {id(one): value for one, value in shares}
    questions = [
        *_by_question(one for one, _ in shares), *_by_place(one for one, _ in shares),
        *_by_answer([one for one, _ in shares]),
    ]
    return found + [
        Finding(
            Kind.OVER_100, tuple(same),
            f"The answers to one question add up to {sum(values[id(one)].number for one in same):.10g}%,"
            " more than rounding can make of 100%.",
        )
        for same in questions if sum(_lowest(values[id(one)]) for one in same) > WHOLE + SLACK
    ]


def _lowest(value: Value) -> float:
    """The least that was rounded to the value."""
    return max(value.low, 0.0)


def _same_question(said: Said) -> tuple[object, ...]:
    return said.strand, said.when, said.base


def _by_question(shares: Iterable[Said]) -> list[list[Said]]:
    """Shares whose question is told."""
    told = (one for one in shares if one.question)
    return [same for same in grouped(told, lambda one: (one.question, *_same_question(one))) if len(same) > 1]


def _by_place(shares: Iterable[Said]) -> list[list[Said]]:
    """Shares of respondents by where they live, which differ in nothing but the place."""
    told = [
        (one, stem) for one in shares
        if one.place and not one.question and not one.measure and (stem := _without_place(one))
    ]
    stems = {id(one): stem for one, stem in told}
    groups = grouped((one for one, _ in told), lambda one: (stems[id(one)], *_same_question(one)))
    return [same for same in groups if len({one.place for one in same}) == len(same) > 1]


def _without_place(said: Said) -> str:
    """The name without its place, where it tells where respondents are from; else empty."""
    name, place = plain_name(said.name), plain_name(said.place_name)
    if not place or place not in name:
        return ""
    stem = name.replace(place, "", 1)
    return stem if _BY_PLACE.search(name[:name.index(place)]) else ""


def _by_answer(shares: Sequence[Said]) -> list[list[Said]]:
    """Shares that differ in nothing but an answer that excludes the others."""
    return [same for answers in _EXCLUSIVE for same in _by_one_of(answers, shares)]


def _by_one_of(answers: Sequence[str], shares: Sequence[Said]) -> list[list[Said]]:
    stems = {
        id(one): stem for one in shares
        if not one.question and (stem := _without_answer(one, answers)) is not None
    }
    groups = grouped(
        (one for one in shares if id(one) in stems),
        lambda one: (stems[id(one)][0], one.place, *_same_question(one)),
    )
    return [same for same in groups if len({stems[id(one)][1] for one in same}) == len(same) > 1]


def _without_answer(said: Said, answers: Sequence[str]) -> tuple[str, str] | None:
    """The name without its answer, and the answer; None where it names none, or several."""
    name = plain_name(said.name)
    named = [answer for answer in answers if re.search(rf"(?<![\w-]){re.escape(answer)}(?![\w-])", name)]
    if len(named) != 1:
        return None
    return re.sub(rf"(?<![\w-]){re.escape(named[0])}(?![\w-])", "*", name), named[0]


def majorities_under_half(said: Sequence[Said]) -> list[Finding]:
    """What is called a majority and is no more than half."""
    found = []
    for one in said:
        called = one.form is StatementKind.MAJORITY or (
            one.form is StatementKind.FIGURE and _MAJORITY.search(f"{one.name} {one.text}".lower())
        )
        if called and (share := _share(one)) is not None and share[0] <= HALF:
            found.append(
                Finding(
                    Kind.MAJORITY, (one,),
                    f"{one.name} is called a majority, and {share[1]}: it may be the largest group.",
                )
            )
    return found


def _share(said: Said) -> tuple[float, str] | None:
    """The most that the share can be in per cent, and how it is said; None where no share is told."""
    value = value_of(said)
    if value is not None and is_share(said):
        # Half, where it was rounded, may be a little more; a little less may not.
        return value.high, f"is {say_value(said)}"
    if value is not None and said.base:
        share = WHOLE * value.number / said.base
        return share, f"is {value.number:,.10g} of {said.base:,.10g}, {share:.1f}%"
    for words in (said.written, said.text):
        for quantity in numbers_in(words):
            if quantity.percent is not None and quantity.unit in (Unit.PERCENT, Unit.PART):
                return quantity.percent, f"is {quantity.passage.words}"
    return None
