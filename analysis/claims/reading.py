"""What a sentence says, clause by clause: of which measure, where, when, how much and which way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.claims.changes_said import (
    TARGET,
    direction_in,
    is_amount,
    is_compared,
    is_gap,
    is_start,
    is_target,
)
from analysis.claims.clauses import Clause
from analysis.claims.doubts import Doubt, doubt_of, elsewhere
from analysis.claims.held import Words
from analysis.claims.passages import Passage
from analysis.claims.periods import Span
from analysis.claims.qualifiers import Qualifier
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.said import Level, Meets, Said, When
from analysis.claims.time_said import time_said, unread_time

# Words that may stand beside a number which says more of the measure before it, and nothing else.
_FILLING = re.compile(
    r"(?:and|but|while|whereas|although|with|the|a|an|of|in|for|at|was|were|is|are|it|this|that|to|from|by|on"
    r"|respectively|people|residents|respondents|figure|rate|share|same|both|across|also|had|has|have|been"
    r"|overall|again|just|only|compared|then|now|stood|rose|fell|up|down|year|earlier|previous|quarter|last"
    r"|percentage|points?|against|reached|police|force|west|mercia|after|before|still|as|so|period|area|there"
    r"|local|policing|highest|lowest|best|worst|least|short|results?|outturn|actual"
    r"|performance|which|when|during|those|followed|ago|public"
    r"|per|cent|increase|decrease|rise|fall|drop"
    r"|dropped|increased|decreased|higher|lower|more|fewer|less|than|unchanged|remained|stayed|seen"
    r"|saw|saying)"
)
_WORD = re.compile(r"[a-z]+")
HALF = 50.0
_CLOSING = " \"')”’"
_MOST = re.compile(r"\b(?:most|a majority|the majority|majority)\b(?!\s+(?:recent|similar|of all))")
_MEETS = (
    (Meets.MISSED, re.compile(
        r"\b(?:(?:not|never|yet to|without|far from)\s+(?:met|meet|reach|hit|achiev)\w*"
        r"|miss|misses|missed|missing|below|under|short of|fail\w* to (?:meet|reach|hit)"
        r"|not (?:met|meet|meeting)"
        r"|worse than|outside)\b"
    )),
    (Meets.MET, re.compile(
        r"\b(?:met|meets|meet|meeting|hit|hits|hitting|exceed\w*|above|over|beat|beats|beating"
        r"|better than|achiev\w*"
        r"|surpass\w*|reach\w*)\b"
    )),
)
_THAN = re.compile(
    r"\b(?:than|against|compared|versus|vs|gap|difference|between"
    r"|the same in|ahead of|behind)\b"
)
_PER = re.compile(r"\b(?:a|per|each|every)\s+(week|month|day|year)\b|\b(weekly|monthly|daily)\b")
_ADVERBS = {"weekly": "week", "monthly": "month", "daily": "day"}


def read_sentence(parts: Sequence[Clause], words: Words) -> tuple[Said, ...]:
    """What the clauses of a sentence say of measures; empty where they say no figure of any.

    A clause that leaves out the measure, the area or the period has those of the sentence, where the
    sentence leaves no choice.
    """
    told = [_said(part, words) for part in parts]
    if len(told) > 1 and not parts[0].spoken and _says_no_more(parts[0]):
        # "In Shropshire 88% and in Telford 89% felt safe": what was measured stands behind the first.
        told[0] = replace(told[0], codes=told[1].codes, clock=told[1].clock)
    shared = _shared_when(told)
    areas = _shared_areas(told)
    found: list[Said] = []
    for part, one in zip(parts, told, strict=True):
        found.append(_filled(part, one, found[-1] if found else None, areas, shared))
    if found and parts[-1].text.rstrip(_CLOSING).endswith("?"):
        found = [replace(one, doubt=one.doubt or Doubt.ASKED) for one in found]
    return tuple(one for one in found if _holds_a_figure(one))


def _holds_a_figure(one: Said) -> bool:
    figures = bool(one.levels or one.amount or one.gap or one.before or one.targets)
    return figures or bool(one.codes and (one.direction or one.meets))


def _said(part: Clause, words: Words) -> Said:
    alone = _speaks_of_one(part)
    codes, clock = (part.spoken[0].codes, part.spoken[0].clock) if alone else ((), "")
    areas = _areas(part, words)
    roles = _roles(part)
    levels, before = _levels(part, roles, words)
    per = _PER.search(part.masked)
    told = Said(
        part.words, codes, areas, time_said(part.masked, part.level, part.periods, words.today),
        levels, before, _first(roles.amounts), _first(roles.gaps), direction_in(part.masked),
        tuple(roles.targets), _meets(part.masked),
        compares_areas=len(areas) > 1 and _THAN.search(part.masked) is not None,
        monthly="" if per is None else per.group(1) or _ADVERBS[per.group(2)], clock=clock,
    )
    return replace(told, doubt=_doubt(part, told))


def _speaks_of_one(part: Clause) -> bool:
    """Whether a clause names one measure, however often."""
    return len({one.codes for one in part.spoken}) == 1


def _doubt(part: Clause, told: Said) -> Doubt | None:
    if part.spoken and not _speaks_of_one(part):
        return Doubt.SHARED_NAME
    steady = told.direction is not None and told.direction.name == "STEADY"
    missed = told.meets is Meets.MISSED
    doubt = doubt_of(part.masked)
    if doubt is Doubt.NEGATED and (steady or missed):
        doubt = None
    shared_place = any(not one.codes for one in part.areas)
    if doubt is None and (shared_place or elsewhere(part.masked, part.written)):
        return Doubt.OTHER_PLACE
    return doubt


def _areas(part: Clause, words: Words) -> tuple[str, ...]:
    """The areas that a clause names, once each; the police itself only where it names no other."""
    named = [code for one in part.areas for code in one.codes]
    places = [code for code in dict.fromkeys(named) if code in words.places]
    own = [code for code in places if code != words.force]
    organisation = [one for one in part.areas if words.force in one.codes and _is_police(one.passage)]
    if own and len(organisation) == sum(words.force in one.codes for one in part.areas):
        return tuple(own)
    return tuple(places)


def _is_police(place: Passage) -> bool:
    return re.search(r"police|wmp|force", place.words.lower()) is not None


@dataclass(slots=True)
class _Roles:
    """The numbers of a clause by what each says."""

    levels: list[Quantity] = field(default_factory=list)
    befores: list[Quantity] = field(default_factory=list)
    amounts: list[Quantity] = field(default_factory=list)
    gaps: list[Quantity] = field(default_factory=list)
    targets: list[Quantity] = field(default_factory=list)


def _roles(part: Clause) -> _Roles:
    """Each number as a level, where that came from, how far it went, a standard, or how far from that."""
    roles = _Roles()
    for quantity in part.quantities:
        _role(part, quantity, roles).append(quantity)
    if not roles.befores and len(roles.levels) == 2 and (roles.amounts or _to_between(part, *roles.levels)):
        roles.befores.append(roles.levels.pop(0))
    if not part.quantities and _MOST.search(part.masked) and part.spoken:
        roles.levels.append(_majority(part))
    return roles


def _role(part: Clause, quantity: Quantity, roles: _Roles) -> list[Quantity]:
    before, after = part.around(quantity)
    if is_target(before, after):
        return roles.targets
    if TARGET.search(part.masked) and is_gap(after):
        return roles.gaps
    if quantity.unit in (Unit.POINTS, Unit.TIMES) or is_amount(before, after):
        return roles.amounts
    compared = is_compared(before, after) and (roles.levels or _more_to_come(part, quantity))
    return roles.befores if is_start(before) or compared else roles.levels


def _levels(part: Clause, roles: _Roles, words: Words) -> tuple[tuple[Level, ...], Level | None]:
    """The values told, and what the last of them came from: of two periods the earlier one."""
    told = [_level(part, one, words) for one in roles.levels]
    start = _level(part, roles.befores[0], words) if roles.befores else None
    if start and len(told) == 1 and start.span and told[0].span and start.span > told[0].span:
        start, told = told[0], [start]
    return tuple(told), start


def _first(numbers: Sequence[Quantity]) -> Quantity | None:
    return numbers[0] if numbers else None


def _more_to_come(part: Clause, quantity: Quantity) -> bool:
    return part.quantities[-1] is not quantity


def _to_between(part: Clause, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are told as a way from one to the other: ``64% to 55%``."""
    between = part.masked[first.passage.end - part.start:second.passage.start - part.start]
    return re.fullmatch(r"[\s_]*(?:in[\s_]+)?to[\s_]*", between) is not None


def _majority(part: Clause) -> Quantity:
    found = _MOST.search(part.masked)
    start = part.start + (found.start() if found else 0)
    words = part.masked[found.start():found.end()] if found else ""
    place = Passage(start, start + len(words), words)
    return Quantity(place, HALF, Unit.PERCENT, Qualifier.MORE_THAN, step=1.0)


def _level(part: Clause, quantity: Quantity, words: Words) -> Level:
    """A number with the area and the period that stand nearest to it, where there are several."""
    areas = _areas(part, words)
    if len(areas) > 1:
        near = min(
            (one for one in part.areas if set(one.codes) & set(areas)),
            key=lambda one: _distance(one.passage, quantity.passage),
        )
        areas = near.codes
    span: Span | None = None
    if len(part.periods) > 1:
        closest = min(part.periods, key=lambda one: _distance(one.passage, quantity.passage))
        span = closest.first, closest.last
    return Level(quantity, areas, span)


def _distance(one: Passage, other: Passage) -> tuple[int, int]:
    """How far two passages lie apart; of two as far, the one behind is nearer: ``82% in Telford``."""
    ahead = one.start - other.end
    return (ahead, 0) if ahead >= 0 else (other.start - one.end, 1)


def _meets(masked: str) -> Meets | None:
    if not TARGET.search(masked):
        return None
    return next((meets for meets, form in _MEETS if form.search(masked)), None)


def _shared_when(told: Sequence[Said]) -> When:
    """The periods of a sentence, where only one of its clauses names any."""
    dated = [one.when for one in told if not one.when.open]
    return dated[0] if len(dated) == 1 else When()


def _shared_areas(told: Sequence[Said]) -> tuple[str, ...]:
    placed = list(dict.fromkeys(one.areas for one in told if one.areas))
    return placed[0] if len(placed) == 1 else ()


def _filled(part: Clause, one: Said, before: Said | None, areas: tuple[str, ...], when: When) -> Said:
    """What a clause says, with what it leaves out taken from the sentence."""
    if not one.codes and not part.spoken and before is not None and before.codes and _says_no_more(part):
        clock, doubt = one.clock or before.clock, one.doubt or before.doubt
        one = replace(one, codes=before.codes, clock=clock, doubt=doubt)
    if not one.areas:
        one = replace(one, areas=(before.areas if before and before.areas and not areas else areas))
    if one.when.open and not one.when.year_on_year:
        given = when if not when.open else before.when if before is not None else When()
        one = replace(one, when=replace(given, words=one.when.words))
    if one.when.open and unread_time(part.masked) and one.doubt is None:
        one = replace(one, doubt=Doubt.UNCLEAR)
    return one


def _says_no_more(part: Clause) -> bool:
    """Whether a clause adds no words of its own that could name another measure."""
    return all(_FILLING.fullmatch(word) for word in _WORD.findall(part.masked))
