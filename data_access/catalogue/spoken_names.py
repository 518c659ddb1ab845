"""What people call the measures in everyday words, as the claim check looks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data_access.catalogue.csv_rows import rows_of

PATH = Path(__file__).with_suffix(".csv")


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """Codes of measures and the words that name them, as ``analysis.claims.spoken`` reads them."""

    measures: str
    words: str
    without: str
    clock: str


@lru_cache(maxsize=1)
def spoken_rows() -> tuple[SpokenRow, ...]:
    """Every row of the committed table."""
    return tuple(
        SpokenRow(*(row[column] or "" for column in ("measures", "words", "without", "clock")))
        for row in rows_of(PATH)
    )
