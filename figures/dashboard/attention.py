"""What there is to look at: kinds that register themselves, each beside the subject it is about.

A kind is a function that gives its lines for a reader. Kinds that have nothing recorded yet give no
lines, so that the list never shows a heading without a thing below it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from data_access import Reader
from figures.dashboard.verdicts import Verdict
from figures.words.marks import Mark, Marked


class Kind(StrEnum):
    """What a thing is to be looked at for, where that is not the state of a measure."""

    STANDARD_MISSED = "Standard missed"
    SOURCES_DISAGREE = "Sources disagree"
    CONTRADICTIONS = "Contradictions"
    DATE_PASSED = "Date passed"
    DUE_SOON = "Due soon"
    DATE_WRONG = "Date needs correcting"
    ENDS_SOON = "Ends within a year"

    @property
    def marked(self) -> str | Marked:
        """The words of a cell, beside its mark where it has one."""
        return Marked(str(self), MARKS[self]) if self in MARKS else str(self)


MARKS = {
    Kind.SOURCES_DISAGREE: Mark.SOURCES_DISAGREE, Kind.CONTRADICTIONS: Mark.CONTRADICTIONS,
    Kind.DATE_PASSED: Mark.DATE_PASSED,
    Kind.DUE_SOON: Mark.DUE_SOON, Kind.DATE_WRONG: Mark.DATE_WRONG, Kind.ENDS_SOON: Mark.ENDS_SOON,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day: None where the source gave none that is in the calendar, but words.

    ``what`` says what is to happen, ``then`` what follows if it does not; ``owner`` is who is to see to it.
    """

    on: date | None
    as_written: str
    what: str
    then: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: what kind, the sentence, the evidence, and the page to open.

    ``codes`` are the measures it is about, or the one record; the page is opened at the first. ``story``
    holds the facts that make it what it is: who has read it need not read it again until one changes, so
    how long it has lasted is not among them. ``dated`` is what a calendar says of it, where it has a day
    or should have one.
    """

    kind: Kind | Verdict
    codes: tuple[str, ...]
    sentence: str
    detail: str
    page: str
    story: tuple[object, ...]
    dated: Dated | None = None

    @property
    def item(self) -> str:
        """What names it as it stands: where its story changes it is another, and unread again."""
        told = "\n".join(map(str, (self.kind, *self.codes, *self.story)))
        return sha256(told.encode()).hexdigest()[:16]

    def cells(self) -> Mapping[str, object]:
        """The line in words."""
        return {
            "Kind": self.kind.marked, "ID": ", ".join(self.codes), "What": self.sentence,
            "Evidence": self.detail, "Page": self.page,
        }


Provider = Callable[[Reader], list[Line]]
_kinds: list[tuple[int, Provider]] = []


def attends(rank: int) -> Callable[[Provider], Provider]:
    """Register a kind; those of a lower rank stand first."""

    def register(provider: Provider) -> Provider:
        _kinds.append((rank, provider))
        _kinds.sort(key=lambda kind: kind[0])
        return provider

    return register


def lines(reader: Reader) -> list[Line]:
    """Everything to look at, the most pressing kind first."""
    return [line for _rank, provider in _kinds for line in provider(reader)]
