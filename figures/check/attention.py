"""Attention for what sources say that cannot all be true, as long as it is open."""

from __future__ import annotations

from analysis.contradictions import Kind as Contradicting
from analysis.words import say_either, say_number
from data_access import Reader
from figures.check.contradictions import Contradiction, contradictions_of, say_kinds
from figures.dashboard.attention import Kind, Line, attends
from figures.dashboard.catalogue import Measure, measures_of

CONFIDENCE = "Public confidence"
KINDS_TOLD = 3


@attends(50)
def disagreements(reader: Reader) -> list[Line]:
    """Measures for which two sources give different values, each; both are kept."""
    measures = measures_of(reader)
    return [
        _disagreement(one, measures[one.measure]) for one in contradictions_of(reader)
        if one.resolved is None and _has_own_line(one)
    ]


@attends(51)
def others(reader: Reader) -> list[Line]:
    """All other contradictions in one line, so that they do not crowd out the rest."""
    still = [
        one for one in contradictions_of(reader)
        if one.resolved is None and not _has_own_line(one) and not one.also_shown
    ]
    if not still:
        return []
    return [
        Line(
            Kind.CONTRADICTIONS, ("CK1",), f"{say_number(len(still), 'contradiction')} in what papers say",
            f"{say_kinds(still, KINDS_TOLD)} Each can be resolved with a note", "check",
            tuple(sorted(one.identity for one in still)),
        )
    ]


def _has_own_line(one: Contradiction) -> bool:
    return one.kind is Contradicting.TWO_VALUES and bool(one.measure)


def _disagreement(one: Contradiction, measure: Measure) -> Line:
    sources = "; ".join(f"{side.cited}: {side.said}" for side in one.sides)
    said = say_either(list(dict.fromkeys(side.said for side in one.sides)))
    return Line(
        Kind.SOURCES_DISAGREE, (measure.code,), f"{one.sides[0].about}: {said}", f"{sources}. Both are kept",
        "confidence" if measure.theme == CONFIDENCE else "weekly", (sources,),
    )
