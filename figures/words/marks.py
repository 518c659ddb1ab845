"""The kinds of thing that have a mark of their own, and words of a table that stand beside one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What a mark stands for, by the name it is read out with."""

    NO_DATA = "No data"
    SOURCES_DISAGREE = "Sources disagree"
    CONTRADICTIONS = "Contradictions"
    RESOLVED = "Resolved"
    DATE_PASSED = "Date passed"
    DUE_SOON = "Due soon"
    DATE_WRONG = "Date needs correcting"
    ENDS_SOON = "Ends within a year"
    LATE = "Late by"
    ON_TIME = "On time"
    NEVER_SUPPLIED = "Never supplied"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a cell that are shown beside a mark. A file holds the words alone."""

    words: str
    mark: Mark

    def __str__(self) -> str:
        return self.words
