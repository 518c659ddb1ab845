"""Numbers and parts of a whole that are written in words: eighty-two, two thirds, four in five."""

from __future__ import annotations

import re

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}
LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}
# What a number is multiplied by, in one word.
TIMES = {
    "doubled": 2.0, "doubling": 2.0, "halved": 0.5, "halving": 0.5, "trebled": 3.0, "trebling": 3.0,
    "tripled": 3.0, "tripling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "twice": 2.0,
}
_VALUES = ONES | TEENS | TENS | {"a": 1}

_ONE = "|".join(ONES)
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{_ONE}))?|{'|'.join(TEENS)}|{_ONE})"
_HUNDRED = rf"(?:(?:a|{_ONE})\s+hundred(?:\s+and\s+{_SMALL})?)"
_REST = rf"(?:(?:\s+and)?\s+(?:{_HUNDRED}|{_SMALL}))"
# A whole number in words; in running text it needs the edges of words around it.
NUMBER_IN_WORDS = rf"(?:(?:{_HUNDRED}|{_SMALL}|a)\s+(?:thousand|million){_REST}?|{_HUNDRED}|{_SMALL})"


def number_of_words(words: str) -> int:
    """The whole number that words say: ``eighty-two`` 82, ``a hundred and five`` 105, ``two thousand`` 2,000.

    Raises KeyError for a word that is part of no number; :data:`NUMBER_IN_WORDS` finds those that are.
    """
    total, group = 0, 0
    for word in re.split(r"[\s-]+", words.strip()):
        if word == "hundred":
            group *= 100
        elif word in LARGE:
            total, group = total + group * LARGE[word], 0
        elif word != "and":
            group += _VALUES[word]
    return total + group
