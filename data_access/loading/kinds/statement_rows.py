"""What the kinds of file that hold statements share: numbers in words, and which rows were kept so."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.words import say_number
from data_access.loading.rows import parse_number

MOST_ROWS_NAMED = 20


def number_in(text: str | None) -> float | None:
    """The number a value is, or None where it is words."""
    try:
        return parse_number(text)
    except ValueError:
        return None


def say_kept_in_words(rows: dict[str, list[int]]) -> Iterator[str]:
    """Which rows became statements, by reason, so that a slip of the pen among them is seen."""
    for why, numbers in rows.items():
        first = ", ".join(map(str, numbers[:MOST_ROWS_NAMED]))
        more = f" and {len(numbers) - MOST_ROWS_NAMED} more" if len(numbers) > MOST_ROWS_NAMED else ""
        yield (
            f"{say_number(len(numbers), 'row')} kept in words, not charted. {why}"
            f" {'Row' if len(numbers) == 1 else 'Rows'} {first}{more}"
        )
