"""Sums of money: found by the words that say what they are for, and by their amount."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.claims.held import HeldSum
from analysis.claims.passages import levelled
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.saying import say_pounds
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import fits_source
from analysis.words import say_list

_WORD = re.compile(r"[a-z]{3,}")
_SHORT_FORM = re.compile(r"\b(?:da|sv|moj|ho)\b")
# What many sums are called, and so tells none of them apart.
_COMMON = frozenset((
    "additional", "and", "annual", "area", "areas", "award", "awarded", "awards", "been", "budget",
    "commissioner", "community", "contract", "core", "cost", "costs", "extra", "first", "for", "from",
    "fund", "funding", "funds", "given", "government", "grant", "grants", "has", "help", "into", "invested",
    "investment", "local", "mercia", "money", "more", "new", "office", "our", "over", "pcc", "people",
    "police", "posts", "price", "programme", "programmes", "project", "public", "received", "scheme",
    "secured", "service", "services", "specialist", "spent", "support", "supporting", "that", "the",
    "their", "through", "total", "victim", "victims", "was", "west", "which", "who", "will", "with", "work",
    "working", "worth", "year", "years",
))
# Words that tell sums apart only beside others.
_GENERIC = frozenset(("station", "hub", "road", "joint", "town", "crime"))
_SHORT = {
    "domestic": "da", "abuse": "da", "sexual": "sv", "violence": "sv", "justice": "moj", "ministry": "moj",
    "home": "ho", "covid": "covid", "isva": "isva", "isvas": "isva", "advisers": "isva",
}
# Common words that tell a sum apart together.
_PAIRS = ("government victim",)
TWO, LONG = 2, 8


def check_sums(text: str, quantities: Iterable[Quantity], sums: tuple[HeldSum, ...]) -> tuple[Finding, ...]:
    """The findings of the sums of money in a sentence; none where it names no money."""
    said = _words(text)
    return tuple(
        _one(quantity, said, sums) for quantity in quantities if quantity.unit is Unit.POUNDS
    )


def _words(text: str) -> frozenset[str]:
    """The words that tell a sum apart, with the short forms that papers use for them."""
    plain = {word for word in _WORD.findall(levelled(text)) if word not in _COMMON}
    plain |= {pair for pair in _PAIRS if all(word in levelled(text) for word in pair.split())}
    short = set(_SHORT_FORM.findall(levelled(text)))
    return frozenset(plain | short | {_SHORT[word] for word in plain if word in _SHORT})


def _one(quantity: Quantity, said: frozenset[str], sums: tuple[HeldSum, ...]) -> Finding:
    figure = quantity.passage.words.strip()
    shared = {one: _shared(one, said, sums) for one in sums}
    right = [
        one for one in sums if shared[one] and fits_source(quantity, one.pounds, one.qualifier, percent=False)
    ]
    if right:
        most = max(len(shared[one]) for one in right)
        shown = tuple(one for one in right if len(shared[one]) == most)
        named = _named(sums, said)
        others = tuple(one for one in named if one not in shown and one.name == shown[0].name)
        told = f"“{figure}” against {_listed(shown)}."
        if others:
            told += f" The sources differ: {_listed(others)}."
        return Finding(Verdict.SUPPORTED, figure, (*shown, *others), told, _say((*shown, *others)))
    named = _named(sums, said)
    if not named:
        told = f"No sum that is held is for what “{figure}” is said to be for."
        return Finding(Verdict.NOT_MATCHED, figure, (), told, told)
    told = f"“{figure}” against {_listed(named)}."
    return Finding(Verdict.CONTRADICTED, figure, named, told, _say(named))


def _shared(one: HeldSum, said: frozenset[str], sums: Iterable[HeldSum]) -> frozenset[str]:
    """The words that a sentence shares with a sum: two, all of its name, or one that no other sum has."""
    name = _words(one.name)
    shared = said & (name | _words(one.purpose))
    if len(shared) >= TWO or (name and name <= said):
        return shared
    others = frozenset().union(*(_words(other.name) for other in sums if other.pounds != one.pounds))
    return (shared & name) - others - _GENERIC


def _named(sums: Iterable[HeldSum], said: frozenset[str]) -> tuple[HeldSum, ...]:
    """The sums that the sentence surely names: by every word that tells them apart, two or a long one."""
    return tuple(one for one in sums if _tells(words := _words(one.name)) and words <= said)


def _tells(words: frozenset[str]) -> bool:
    return len(words) >= TWO or any(len(word) >= LONG for word in words)


def _listed(sums: Iterable[HeldSum]) -> str:
    return say_list([f"{say_pounds(one)} ({one.name}, {one.source})" for one in sums])


def _say(sums: Iterable[HeldSum]) -> str:
    return " ".join(
        f"{', '.join(filter(None, (one.name, one.period)))}: {say_pounds(one)} ({one.source})."
        for one in sums
    )


