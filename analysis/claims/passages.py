"""Where in a text something was read, and which of several readings of the same words stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

ReadT = TypeVar("ReadT")

# From hyphens to dashes, and the minus sign.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
SPACES = "\u00a0\u2009\u202f\t\r\n"
# One character for one character, so that places in the levelled text are places in the text.
_ALIKE = str.maketrans(
    {**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " "), **dict.fromkeys("‘’", "'")}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a text: ``words == text[start:end]``."""

    start: int
    end: int
    words: str


def passage(text: str, start: int, end: int) -> Passage:
    """The part of ``text`` from ``start`` up to ``end``."""
    return Passage(start, end, text[start:end])


def levelled(text: str) -> str:
    """The text as it is compared: lower case, one kind of dash, space and apostrophe; of the same length."""
    low = text.translate(_ALIKE)
    if len(low.lower()) == len(low):
        return low.lower()
    # A few letters, such as İ, have a small form of two characters.
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in low)


def longest_first(
    readings: Iterable[tuple[int, int, ReadT]], taken: Iterable[Passage] = ()
) -> list[tuple[int, int, ReadT]]:
    """The readings that stand, in the order of the text, where several cover the same words.

    ``readings`` are (start, end, what was read). A longer reading stands before a shorter one that
    overlaps it, of two of one length the earlier in the list; none overlaps a passage already ``taken``.
    """
    ordered = sorted(readings, key=lambda reading: reading[0] - reading[1])
    held = tuple(taken)
    covered = bytearray(max([end for _, end, _ in ordered] + [one.end for one in held], default=0))
    for one in held:
        _cover(covered, one.start, one.end)
    stand: list[tuple[int, int, ReadT]] = []
    for start, end, read in ordered:
        if covered.find(1, start, end) < 0:
            _cover(covered, start, end)
            stand.append((start, end, read))
    return sorted(stand, key=lambda reading: reading[0])


def _cover(covered: bytearray, start: int, end: int) -> None:
    covered[start:end] = bytes([1]) * (end - start)
