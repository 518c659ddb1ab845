"""The areas and measures that a text names, by a vocabulary that the caller brings.

A name is found as whole words, in any case, with ``&`` and ``and`` alike (``words.plain_name``) and whatever
stands between its words: ``Telford & Wrekin``, ``anti-social behaviour``. Nothing is guessed: a name that two
things share gives both, and a part of a name is no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.claims.passages import Passage, levelled, longest_first, passage
from analysis.words import plain_name

_WORD = re.compile(r"[^\W_]+|&")
# A name does not run on over the end of a sentence or of a line.
_APART = re.compile(r"[.!?;](?:\s|$)|\n")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name or alias, and the codes of all it stands for: of a group, such as Worcestershire, several."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a text. ``candidates`` are all it may stand for: each the codes of a thing or group."""

    passage: Passage
    candidates: tuple[tuple[str, ...], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what is meant; none where the name is shared and somebody must say which."""
        return self.candidates[0] if len(self.candidates) == 1 else ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names by their words, made once by :func:`vocabulary` and used for many texts."""

    meanings: Mapping[Words, tuple[tuple[str, ...], ...]]
    longest: int


def vocabulary(names: Iterable[Name]) -> Vocabulary:
    """The names as they are looked for; one that is given for several things is ambiguous.

    Raises ValueError for a name without a letter or figure, or without a code.
    """
    meanings: dict[Words, dict[tuple[str, ...], None]] = defaultdict(dict)
    for entry in names:
        words = tuple(word for word, _, _ in _words(entry.name))
        if not words or not entry.codes:
            raise ValueError(f"{entry.name!r} names nothing that could be found")
        meanings[words][entry.codes] = None
    found = {words: tuple(codes) for words, codes in meanings.items()}
    return Vocabulary(found, max(map(len, found), default=0))


def names_in(
    text: str, known: Vocabulary, apart_from: Iterable[Passage] = ()
) -> tuple[Named, ...]:
    """Every name of the vocabulary in a text, in its order; of overlapping names the longest.

    ``North Worcestershire`` is not also ``Worcestershire``. ``apart_from`` are passages understood already.
    """
    words = _words(text)
    readings = [
        (words[first][1], words[last - 1][2], known.meanings[held])
        for first in range(len(words))
        for last in range(first + 1, min(first + known.longest, len(words)) + 1)
        if (held := tuple(word for word, _, _ in words[first:last])) in known.meanings
        and not _broken(text, words[first:last])
    ]
    return tuple(
        Named(passage(text, start, end), candidates)
        for start, end, candidates in longest_first(readings, apart_from)
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each word as names are compared, with its place."""
    return [(plain_name(found.group()), *found.span()) for found in _WORD.finditer(levelled(text))]


def _broken(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a sentence or a line ends inside these words."""
    return _APART.search(text, words[0][2], words[-1][1]) is not None
