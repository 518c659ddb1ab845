"""Lists that hold another number of items than is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.contradictions.said import Finding, Kind, Said, StatementKind
from analysis.words import spell

_APART = re.compile(r"[;,\n•]")
_LAST = re.compile(r"\s+(?:and|&)\s+")
FEWEST_ITEMS = 2


def lists_of_another_length(said: Sequence[Said]) -> list[Finding]:
    """Lists whose count does not match: as counted in the file, or else by the items of its text."""
    found = []
    for one in said:
        lengths = _lengths(one)
        stated = one.stated
        if stated is not None and lengths and stated not in lengths:
            _distance, listed = min((abs(length - stated), length) for length in lengths)
            found.append(
                Finding(
                    Kind.COUNT, (one,),
                    f"{one.name}: {spell(int(stated))} said, {spell(int(listed))} listed.",
                )
            )
    return found


def _lengths(said: Said) -> set[float]:
    """How many items it may list; ``a, b and c`` are three, and ``theft, drink and drugs`` may be two."""
    if said.listed is not None:
        return {said.listed}
    if said.form is not StatementKind.LIST:
        return set()
    items = [item for item in _APART.split(said.text.partition(":")[2] or said.text) if item.strip()]
    if len(items) < FEWEST_ITEMS:
        return set()
    return {float(len(items)), float(len(items) + bool(_LAST.search(items[-1].strip())))}
