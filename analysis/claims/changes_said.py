"""The words of a sentence that say how things moved: up, down, unchanged, by how much, against what."""

from __future__ import annotations

import re
from enum import StrEnum


class Direction(StrEnum):
    """Which way words say that something went. Better and worse depend on what is measured."""

    UP = "rose"
    DOWN = "fell"
    STEADY = "did not change"
    BETTER = "improved"
    WORSE = "worsened"


_VERBS = {
    Direction.DOWN: (
        r"fell|fall|falls|fallen|falling|drop|drops|dropped|dropping|declin\w*|decreas\w*|reduc\w*|slump\w*"
        r"|plung\w*|plummet\w*|slip|slips|slipped|slipping|down|shr[aiu]nk\w*|dip|dips|dipped|tumbl\w*|sank"
        r"|halv\w+|cut|cuts"
    ),
    Direction.UP: (
        r"rose|rise|rises|risen|rising|increas\w*"
        r"|(?<!pick )(?<!picked )(?<!make )(?<!makes )(?<!made )(?<!set )up"
        r"|grew|grow|grown|grows|growing|growth|climb\w*|jump\w*"
        r"|surg\w*|soar\w*|gain|gains|gained|doubl\w+|trebl\w+|tripl\w+|quadrupl\w+|leap|leapt"
    ),
    Direction.BETTER: r"improv\w*",
    Direction.WORSE: r"worsen\w*|deteriorat\w*",
}
_ADJECTIVES = {
    Direction.DOWN: r"lower|fewer|less|smaller|below",
    Direction.UP: r"higher|more|greater|larger|extra|additional|above",
    Direction.BETTER: r"better|safer",
    Direction.WORSE: r"worse",
}
_STEADY = (
    r"unchanged|no change|not changed|hasn't changed|haven't changed|did not change|didn't change|stable"
    r"|steady|the same(?! (?:period|quarter|months?|time|weeks?|year|point)\b)|flat|static|remain(?:s"
    r"|ed) at|stayed at|stayed the same|no different|constant"
)
STEADY = re.compile(rf"\b(?:{_STEADY})\b")


def _compiled(words: dict[Direction, str]) -> tuple[tuple[Direction, re.Pattern[str]], ...]:
    return tuple((way, re.compile(rf"(?<![\w-])(?:{form})\b(?!-to\b)")) for way, form in words.items())


_SAID = (_compiled(_VERBS), _compiled(_ADJECTIVES))
_EVERY_VERB = "|".join(_VERBS.values())
_EVERY_ADJECTIVE = "|".join(_ADJECTIVES.values())
_BETWEEN = r"(?:\s+(?:again|further|just|only|another|slightly|sharply|significantly|markedly|a|an))*"
# "By 9%", "fell almost 10%", "a fall of 4 points": the number says how far, not where to.
_LEADS_TO_AMOUNT = re.compile(
    rf"(?:\bby{_BETWEEN}|\b(?:rise|increase|fall|drop|decrease|decline|reduction|improvement|growth|change"
    rf"|gap|difference|jump|dip|gain|lead)s?\s+of{_BETWEEN}|(?<![\w-])(?:{_EVERY_VERB}){_BETWEEN})\s*$"
)
_FOLLOWS_AMOUNT = re.compile(
    rf"[\s-]*(?:(?:year-on-year|annual|overall|percentage)\s+)?"
    rf"(?:(?:{_EVERY_VERB}|{_EVERY_ADJECTIVE}|change|gap|difference|ahead|behind|short)\b"
    rf"(?!\s+(?:from|to)\b))"
)
_LEADS_TO_BEFORE = re.compile(
    r"\bfrom(?:\s+(?:a|an|the|its|peak|high|low|level|of|record))*\s*$"
)
_LEADS_TO_COMPARED = re.compile(
    r"(?:\bcompared\s+(?:with|to)|\bcomparing\s+with|\bagainst|\bversus|\bvs\.?|\bthan|\bpreviously"
    r"|\bin place of)"
    r"(?:[\s,_]+(?:the|a|an|its|it|was|had been|of|in|for|figure|share|rate|previous|year|quarter|last|just"
    r"|only|earlier|before))*[\s,_]*$"
)
_FOLLOWS_BEFORE = re.compile(
    r"[\s,_]*(?:(?:in|for|during)\s+)?(?:a year (?:ago|earlier|before|previously)|the (?:previous|preceding)"
    r"|the (?:year|quarter|wave) (?:before|earlier)|previously|last year|previous year"
    r"|a quarter (?:ago|earlier)"
    r"|twelve months (?:ago|earlier|before)|12 months (?:ago|earlier|before))"
)
_FOLLOWS_GAP = re.compile(
    r"\s*(?:below|above|short of|shy of|under|over|off|ahead of|behind|away from|adrift of)\b"
)
_TARGET_NAME = r"(?:target|standard|goal|benchmark|ambition|aspiration)"
TARGET = re.compile(rf"\b{_TARGET_NAME}s?\b")
_LEADS_TO_TARGET = re.compile(
    rf"\b{_TARGET_NAME}s?(?:[\s_]+(?:of|is for|is that|is|was|being|remains|set at|set|at"
    rf"|for [\w ]{{1,30}} (?:of|is"
    rf"|was)))?[\s:(_]*$"
)
_FOLLOWS_TARGET = re.compile(
    rf"[\s-]*(?:(?:national|force|local|stretch|aspirational|own|agreed|service)[\s-]+)*{_TARGET_NAME}\b"
)


def direction_in(words: str) -> Direction | None:
    """Which way words say that something went; the verb before the adjective, None for no such word.

    ``words`` are levelled, with everything else that was understood taken out of them.
    """
    if STEADY.search(words):
        return Direction.STEADY
    for kind in _SAID:
        found = [(place.start(), way) for way, form in kind if (place := form.search(words))]
        if found:
            return min(found)[1]
    return None


def is_amount(before: str, after: str) -> bool:
    """Whether a number between these words says how far something went."""
    return bool(_LEADS_TO_AMOUNT.search(before) or _FOLLOWS_AMOUNT.match(after))


def is_start(before: str) -> bool:
    """Whether these words lead to where something came from: ``down from``."""
    return _LEADS_TO_BEFORE.search(before) is not None


def is_compared(before: str, after: str) -> bool:
    """Whether a number between these words is what another one is held against."""
    return bool(_LEADS_TO_COMPARED.search(before) or _FOLLOWS_BEFORE.match(after))


def is_gap(after: str) -> bool:
    """Whether a number before these words says how far something lies from another: ``below``."""
    return _FOLLOWS_GAP.match(after) is not None


def is_target(before: str, after: str) -> bool:
    """Whether a number between these words is a target and no result."""
    return bool(_LEADS_TO_TARGET.search(before) or _FOLLOWS_TARGET.match(after))
