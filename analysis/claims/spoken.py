"""The measures that a sentence speaks of, by everyday words in any order: the table comes from the caller.

``78% of 101 calls were answered within 30 seconds`` speaks of a measure whose name stands nowhere in it. So
a spoken name is several groups of words, of each of which one must be there. Of two that share words the one
that says more stands; two that share none are two measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.claims.passages import levelled

# What is said between the words of a group: a space, or a hyphen where the table has one.
# "The Police and Crime Commissioner said" speaks of no crime.
_TITLE = re.compile(r"\bpolice (?:and|&) crime (commissioner|panel|plan)")
_SPACE, _HYPHEN = r"\s+", r"[\s-]?"


@dataclass(frozen=True, slots=True)
class SpokenName:
    """Words that name measures: of each group one must be said, and none of ``without``.

    ``codes`` are all it may stand for; ``clock`` is the clock that its words name, empty for none.
    """

    codes: tuple[str, ...]
    groups: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None = None
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Measures that part of a text speaks of, and where the words that say so stand."""

    codes: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    clock: str = ""

    @property
    def weight(self) -> int:
        """How many letters say it."""
        return sum(end - start for start, end in self.places)


def spoken_name(codes: str, words: str, without: str = "", clock: str = "") -> SpokenName:
    """A row of the table: codes apart by spaces, groups by `` + ``, words of a group by ``|``.

    A ``*`` ends a word that may go on. Raises ValueError for a row without codes or words.
    """
    groups = [group.strip() for group in words.split(" + ")]
    if not codes.split() or not all(groups):
        raise ValueError(f"{codes!r}, {words!r}: a spoken name needs a measure and words")
    return SpokenName(
        tuple(codes.split()), tuple(map(_group, groups)), _group(without) if without else None, clock
    )


def possible_names(text: str, names: Iterable[SpokenName]) -> tuple[SpokenName, ...]:
    """The names of which every group of words is said: no others can be spoken of in a part of the text."""
    level = _levelled(text)
    return tuple(name for name in names if all(group.search(level) for group in name.groups))


def speaks_of(text: str, names: Iterable[SpokenName]) -> tuple[Spoken, ...]:
    """The measures a text speaks of, in its order."""
    level = _levelled(text)
    found = sorted(filter(None, (_said(level, name) for name in names)), key=lambda one: -one.weight)
    stand: list[Spoken] = []
    for one in found:
        if not any(_overlap(one.places, other.places) for other in stand):
            stand.append(one)
    return tuple(sorted(stand, key=lambda one: min(one.places)))


def _levelled(text: str) -> str:
    return _TITLE.sub(lambda title: title.group(1).rjust(len(title.group())), levelled(text))


@lru_cache(maxsize=4096)
def _group(words: str) -> re.Pattern[str]:
    """One pattern for the words of a group, the longest first."""
    ordered = sorted((word.strip() for word in words.split("|")), key=len, reverse=True)
    told = "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", _SPACE).replace(r"\-", _HYPHEN)
        for word in ordered
    )
    # "Emergency" is no part of "non-emergency".
    return re.compile(rf"(?<![\w-])(?:{told})(?!\w)")


def _said(level: str, name: SpokenName) -> Spoken | None:
    places = []
    for group in name.groups:
        found = group.search(level)
        if found is None:
            return None
        places.append(found.span())
    if name.without is not None and name.without.search(level):
        return None
    return Spoken(name.codes, tuple(_merged(places)), name.clock)


def _merged(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places without those that lie inside another one."""
    return [
        place for place in dict.fromkeys(places)
        if not any(other != place and other[0] <= place[0] and place[1] <= other[1] for other in places)
    ]


def _overlap(ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]]) -> bool:
    return any(start < end_ and start_ < end for start, end in ours for start_, end_ in theirs)
