"""The same place on both sides of an ordering: among the least confident, and consistently higher."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from analysis.claims.names import Vocabulary, names_in
from analysis.claims.passages import levelled
from analysis.contradictions.said import Finding, Kind, Said, StatementKind
from analysis.words import plain_name

FORMS = (StatementKind.LIST, StatementKind.EVENT, StatementKind.FIGURE, StatementKind.MAJORITY)


class Side(StrEnum):
    """A side of an ordering."""

    HIGH = "high"
    LOW = "low"


_SIDES = re.compile(
    r"\b(?P<high>most|highest|higher|best|better|top|strongest|largest|greatest|above)\b"
    r"|\b(?P<low>least|lowest|lower|worst|worse|bottom|weakest|smallest|fewest|below)\b"
)
_CLAUSES = re.compile(r"[;.\n]|\b(?:whilst|while|whereas|but|although|however)\b|,\s*(?:and\s+)?(?=those\b)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that a statement puts on a side."""

    said: Said
    place: str
    name: str
    side: Side


def both_sides(said: Sequence[Said], places: Vocabulary) -> list[Finding]:
    """Places that are put on both sides of one ordering."""
    placed = [one for each in said if each.form in FORMS for one in _placed(each, places)]
    found: dict[tuple[int, int], list[Placed]] = {}
    for one, other in _opposed(placed):
        if _of_one_thing(one.said, other.said):
            found.setdefault((id(one.said), id(other.said)), []).extend((one, other))
    return [
        Finding(
            Kind.ORDER, tuple(dict.fromkeys(one.said for one in both)),
            f"{both[0].name} is put on both sides: {_side(both[0])}, and {_side(both[1])}.",
        )
        for both in found.values()
    ]


def _opposed(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each place on one side beside the same place on the other, in the order in which they were told."""
    sides: dict[tuple[str, Side], list[tuple[int, Placed]]] = defaultdict(list)
    for number, one in enumerate(placed):
        sides[one.place, one.side].append((number, one))
    for (place, side), high in list(sides.items()):
        if side is Side.HIGH:
            for pair in product(high, sides.get((place, Side.LOW), ())):
                (_, first), (_, last) = sorted(pair, key=lambda one: one[0])
                yield first, last


def _side(placed: Placed) -> str:
    return f"among the {'higher' if placed.side is Side.HIGH else 'lower'} in “{placed.said.name}”"


def _of_one_thing(one: Said, other: Said) -> bool:
    """Whether both order the same thing, at the same time."""
    if one.when and other.when and one.when != other.when:
        return False
    if one.measure and other.measure:
        return one.measure == other.measure
    alike = one.strand == other.strand and one.locator == other.locator
    return alike or bool(_subject(one) & _subject(other))


def _subject(said: Said) -> set[str]:
    """The words of a name that tell what is ordered."""
    words = re.findall(r"[a-z]{5,}", plain_name(said.name))
    return {word[:6] for word in words if not _SIDES.fullmatch(word)} - {"areas", "places", "score", "consis"}


def _placed(said: Said, places: Vocabulary) -> Iterator[Placed]:
    words = said.text or said.written
    own = _sides(levelled(said.name))
    side_of_all = own[0][0] if len({side for side, _ in own}) == 1 else None
    found = list(_in_words(said, words, places, side_of_all)) if words else []
    if not found and said.place:
        sides = {side for side, _ in (*_sides(levelled(said.written)), *_sides(levelled(said.text)), *own)}
        if len(sides) == 1:
            found = [Placed(said, said.place, said.place_name, sides.pop())]
    yield from dict.fromkeys(found)


def _in_words(said: Said, words: str, places: Vocabulary, side: Side | None) -> Iterator[Placed]:
    """The places that each clause names, on the side it tells; on that of the name where it tells none."""
    for clause in _CLAUSES.split(words):
        sides = _sides(levelled(clause))
        for named in names_in(clause, places):
            if not named.codes:
                continue
            its = _nearest(sides, named.passage.start) or side
            if its is not None:
                yield Placed(said, "+".join(named.codes), named.passage.words, its)


def _sides(level: str) -> list[tuple[Side, int]]:
    return [
        (Side.HIGH if found["high"] else Side.LOW, found.start()) for found in _SIDES.finditer(level)
    ]


def _nearest(sides: Sequence[tuple[Side, int]], at: int) -> Side | None:
    """The side told last before a place, or the first one after it."""
    before = [side for side, start in sides if start < at]
    return before[-1] if before else next((side for side, _ in sides), None)
