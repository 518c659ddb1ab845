"""Things that are said, as the tests of the checks need them."""

from __future__ import annotations

from datetime import date

from analysis.claims.names import Name, vocabulary
from analysis.contradictions import Said, StatementKind, contradictions_in

PLACES = vocabulary(
    Name(name, (code,))
    for name, code in (
        ("Northam", "N"), ("Southam", "S"), ("Eastham & Vale", "E"), ("Newtown", "N"), ("Newtown", "S"),
    )
)
TOLD = date(2022, 5, 1)
Q4 = (date(2022, 1, 1), date(2022, 3, 31))


def said(name="Something", form="figure", **more):
    return Said(name, StatementKind(form), **{"strand": "a", "source": "Paper A", "known_from": TOLD, **more})


def found(*items, headings=()):
    """Kind and names of every finding."""
    return [
        (one.kind.value, *(item.name for item in one.items))
        for one in contradictions_in(items, PLACES, headings)
    ]


def why(*items, headings=()):
    """The explanations."""
    return [one.explanation for one in contradictions_in(items, PLACES, headings)]
