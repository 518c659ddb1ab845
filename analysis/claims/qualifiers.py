"""The words beside a number that say how exactly it is meant: around, more than, up to."""

from __future__ import annotations

import re
from enum import StrEnum


class Qualifier(StrEnum):
    """What a word beside a number says of it. ``NONE`` is no such word: the number as it stands."""

    NONE = ""
    AROUND = "around"
    MORE_THAN = "more than"
    JUST_OVER = "a little over"
    AT_LEAST = "at least"
    UNDER = "under"
    NEARLY = "nearly"
    UP_TO = "up to"


# As people write them, and what they mean.
BEFORE_A_NUMBER: dict[str, Qualifier] = {
    **dict.fromkeys(
        ("around", "about", "approx", "approx.", "approximately", "roughly", "circa", "some", "~"),
        Qualifier.AROUND,
    ),
    **dict.fromkeys(
        ("more than", "over", "above", "in excess of", "greater than", ">"), Qualifier.MORE_THAN
    ),
    **dict.fromkeys(
        ("a little over", "little over", "just over", "slightly over", "slightly more than", "just above"),
        Qualifier.JUST_OVER,
    ),
    **dict.fromkeys(
        ("at least", "no fewer than", "no less than", "not less than", "a minimum of", ">=", "≥"),
        Qualifier.AT_LEAST,
    ),
    **dict.fromkeys(("under", "below", "less than", "fewer than", "<"), Qualifier.UNDER),
    **dict.fromkeys(
        ("almost", "nearly", "just under", "just below", "slightly under", "close to", "not quite"),
        Qualifier.NEARLY,
    ),
    **dict.fromkeys(
        ("up to", "at most", "no more than", "not more than", "a maximum of", "<=", "≤"), Qualifier.UP_TO
    ),
}
AFTER_A_NUMBER: dict[str, Qualifier] = {
    **dict.fromkeys(("or more", "or over", "or above", "+"), Qualifier.AT_LEAST),
    **dict.fromkeys(("or fewer", "or less", "or under", "or below"), Qualifier.UP_TO),
    "or so": Qualifier.AROUND,
}
# Kept in another form than they were written in, where that reads better beside a value.
_SAID = {"approx": "approximately", "approx.": "approximately", "little over": "a little over"}

# "Went up to 82%" tells where it went, and "over 2 years" how long it took: neither qualifies a number.
_ROSE_TO = re.compile(
    r"\b(?:go|goes|going|gone|went|is|are|was|were|rose|risen|climbed|moved|back|brought) up to\s*$"
)
_WHILE = re.compile(r"(?<![\w-])over\s*$")
_LENGTH_OF_TIME = re.compile(r"[\s-]*(?:year|yr|month|week|day|quarter|hour)s?\b")


def _any_of(words: dict[str, Qualifier]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") if not word[0].isalpha()
        else r"(?<![\w-])" + re.escape(word).replace(r"\ ", r"\s+")
        for word in longest_first
    )


_BEFORE = re.compile(rf"(?P<word>{_any_of(BEFORE_A_NUMBER)})\s*$")
_AFTER = re.compile(rf"\s*(?P<word>{'|'.join(map(re.escape, AFTER_A_NUMBER))})(?!\w)")
# No qualifier with the spaces around it is longer.
_FARTHEST = 40


def kept_qualifier(words: str | None) -> str | None:
    """The qualifier that a remark beside a value is, as it is kept with the value; None for other remarks.

    The word of the source is kept, not its meaning: ``about`` stays ``about``; ``approx`` is written out.
    """
    word = " ".join((words or "").split())
    return _SAID.get(word, word) if word in BEFORE_A_NUMBER else None


def qualifier_around(level: str, start: int, end: int) -> tuple[int, int, Qualifier]:
    """A number at ``start`` to ``end`` of a levelled text, with the qualifier beside it.

    Gives the place of both together. A word after the number counts only where none stands before it.
    """
    before = level[max(0, start - _FARTHEST):start]
    found = _BEFORE.search(before)
    if found and not _ROSE_TO.search(before) and not _lasts(before, level[end:]):
        written = " ".join(found["word"].split())
        return start - len(before) + found.start(), end, BEFORE_A_NUMBER[written]
    after = _AFTER.match(level, end)
    if after:
        return start, after.end(), AFTER_A_NUMBER[after["word"]]
    return start, end, Qualifier.NONE


def _lasts(before: str, after: str) -> bool:
    return bool(_WHILE.search(before) and _LENGTH_OF_TIME.match(after))
