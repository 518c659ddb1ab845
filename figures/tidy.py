"""The columns of a file that can be calculated with: plain numbers, ISO days, one fact a column.

``data_access`` takes such a file back as ``observations``; what the product works out itself it leaves
aside (see observations.py there).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

TIDY = (
    "measure", "area", "period_start", "period_end", "value", "lower", "upper", "mean", "numerator",
    "denominator", "unit", "status", "known_from", "source", "state", "rule", "reason", "owner", "promised",
    "base", "locator", "origin",
)
NAMED = ("measure", "area", "period_start", "period_end", "value", "unit", "status")


def tidy_cells(row: Any) -> Mapping[str, object]:  # noqa: ANN401 - any row of a figure
    """The plain facts of a row by the names of TIDY; none where the row has no such facts."""
    tidy = getattr(row, "tidy", None)
    return {} if tidy is None else {name: plain(cell) for name, cell in tidy().items()}


def plain(cell: object) -> object:
    """A fact as a file holds it: a whole number without a decimal point, a closed word as text."""
    if isinstance(cell, float):
        return None if cell != cell else int(cell) if cell.is_integer() else float(cell)
    return cell if isinstance(cell, (int, date)) or cell is None else str(cell)


def plain_columns(facts: Sequence[Mapping[str, object]]) -> list[str]:
    """The columns of TIDY that any row fills; those that name a figure of a measure are always there."""
    measured = any("measure" in cells for cells in facts)
    return [
        name for name in TIDY
        if (measured and name in NAMED) or any(cells.get(name) is not None for cells in facts)
    ]


def twin(heading: str) -> str:
    """The plain column that a column of words has the name of, if there is one."""
    return heading.lower().replace(" ", "_")


def says_the_same(words: Sequence[object], facts: Sequence[object]) -> bool:
    """Whether a column of words says no more than the plain one beside it."""
    told = [plain(float(cell)) if isinstance(cell, (int, float)) else cell or None for cell in words]
    known = [str(fact) if isinstance(fact, date) else fact for fact in facts]
    return any(fact is not None for fact in facts) and told == known


def named_apart(columns: Sequence[str], taken: Sequence[str]) -> list[str]:
    """The headings of the words, those that a plain column has too named apart from it."""
    return [f"{name} in words" if twin(name) in taken else name for name in columns]
