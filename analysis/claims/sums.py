"""Sums of money: found by the words that say what they are for, and by their amount."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.claims.held import HeldSum
from analysis.claims.passages import levelled
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import fits_source
from analysis.words import qualified, say_list, say_value

_WORD = re.compile(r"[a-z]{3,}")
# What many sums are called, and so tells none of them apart.
_COMMON = frozenset(
    ["the", "and", "for", "fund", "funding", "funds", "award", "awards", "awarded", "grant", "grants", "extra", "additional", "money", "from", "with", "service", "services", "new", "total", "budget", "contract", "annual", "more", "victim", "victims", "support", "supporting", "police", "commissioner", "pcc", "office", "year", "years", "government", "scheme", "project", "programme", "programmes", "west", "mercia", "that", "was", "has", "been", "who", "over", "given", "public", "secured", "received", "spent", "cost", "costs", "worth", "invested", "investment", "into", "through", "our", "their", "which", "will", "help", "specialist", "working", "work", "local", "community", "people", "area", "areas", "first", "posts", "core", "price"]
)
_SHORT = {
    "domestic": "da", "abuse": "da", "sexual": "sv", "violence": "sv", "justice": "moj", "ministry": "moj",
    "home": "ho", "covid": "covid", "isva": "isva", "advisers": "isva",
}
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
    short = {one for one in re.findall(r"\b(?:da|sv|moj|ho)\b", levelled(text))}
    return frozenset(plain | short | {_SHORT[word] for word in plain if word in _SHORT})


def _one(quantity: Quantity, said: frozenset[str], sums: tuple[HeldSum, ...]) -> Finding:
    figure = quantity.passage.words.strip()
    shared = {one: said & _words(f"{one.name} {one.purpose}") for one in sums}
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


def _named(sums: Iterable[HeldSum], said: frozenset[str]) -> tuple[HeldSum, ...]:
    """The sums that the sentence surely names: by every word that tells them apart, two or one that is long."""
    return tuple(one for one in sums if _tells(words := _words(one.name)) and words <= said)


def _tells(words: frozenset[str]) -> bool:
    return len(words) >= TWO or any(len(word) >= LONG for word in words)


def _listed(sums: Iterable[HeldSum]) -> str:
    return say_list([f"{_said(one)} ({one.name}, {one.source})" for one in sums])


def _said(one: HeldSum) -> str:
    pounds = say_value(one.pounds, "money", decimals=2 if one.pounds % 1 else 0)
    # "Over two years" is no "over".
    return f"{pounds} {one.qualifier}" if " " in one.qualifier else qualified(pounds, one.qualifier or None)


def _say(sums: Iterable[HeldSum]) -> str:
    return " ".join(
        f"{one.name}{f', {one.period}' if one.period else ''}: {_said(one)} ({one.source})." for one in sums
    )


