"""Contradictions for the command line: as JSON for programs, or as lines to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from analysis.calendar.periods import say_day
from analysis.words import say_number
from figures.check.contradictions import Contradiction


def as_json(found: Iterable[Contradiction]) -> str:
    """A list of objects: kind, items with source and locator, explanation, and what was made of it."""
    return json.dumps([_object(one) for one in found], ensure_ascii=False, indent=2)


def _object(one: Contradiction) -> dict[str, object]:
    resolved = one.resolved
    return {
        "kind": one.kind.value,
        "items": [
            {"about": side.about, "said": side.said, "source": side.source, "locator": side.locator}
            for side in one.sides
        ],
        "explanation": one.explanation, "id": one.identity,
        "resolved": None if resolved is None else {
            "by": resolved.by, "on": resolved.on.isoformat(), "note": resolved.note,
        },
    }


def to_read(found: Sequence[Contradiction], as_at: date) -> str:
    """A heading, and for each contradiction its kind, why, and its sides with their sources."""
    lines = [f"{say_number(len(found), 'contradiction')} in what is held as at {say_day(as_at)}"]
    for number, one in enumerate(found, 1):
        lines += ["", f"{number}. {one.kind.value.capitalize()}: {one.explanation}"]
        lines += [f"   {side.about}: {side.said} ({side.cited})" for side in one.sides]
        lines += [f"   {one.resolved.said}"] if one.resolved is not None else []
    return "\n".join(lines)
