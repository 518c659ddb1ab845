"""Every check, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.claims.names import Vocabulary
from analysis.contradictions.days import future_events, impossible_dates, periods_against_cadence
from analysis.contradictions.gaps import blanks
from analysis.contradictions.lists import lists_of_another_length
from analysis.contradictions.orderings import both_sides
from analysis.contradictions.references import missing_references
from analysis.contradictions.said import Finding, Kind, Said
from analysis.contradictions.shares import (
    bases_that_give_no_such_share,
    majorities_under_half,
    shares_over_everybody,
)
from analysis.contradictions.values import two_values


def contradictions_in(
    said: Sequence[Said], places: Vocabulary, headings: Iterable[str] = ()
) -> list[Finding]:
    """What cannot be true of what sources say, kind by kind, each finding once.

    ``places`` are the names of areas, ``headings`` the letters by which commitments are numbered. No check
    knows a document, a measure or a place.
    """
    found = [
        *two_values(said), *bases_that_give_no_such_share(said), *shares_over_everybody(said),
        *majorities_under_half(said), *lists_of_another_length(said), *impossible_dates(said),
        *future_events(said), *periods_against_cadence(said), *blanks(said),
        *missing_references(said, headings), *both_sides(said, places),
    ]
    kinds = list(Kind)
    once = {finding.identity: finding for finding in found}
    return sorted(once.values(), key=lambda finding: kinds.index(finding.kind))
