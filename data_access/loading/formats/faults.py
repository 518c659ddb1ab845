"""What is found wrong while a table is read, before its rows are looked at as rows of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from data_access.errors import LoadError, LoadRefused


class Errors(Protocol):
    """What is wrong with a file, gathered while it is read."""

    found: list[LoadError]

    def add(self, row: int | None, column: str | None, value: object, reason: str) -> None:
        """Note one error."""

    def refuse_if_any(self) -> None:
        """Raise LoadRefused with everything found so far, if anything was."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a row before it is looked at as a row of its kind."""

    column: str | None
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row with cells that no table can hold."""

    cells: list[str]
    faults: list[Fault]


Reader = Iterable[list[str] | WrongRow]


def take_in(errors: Errors, refused: LoadRefused) -> None:
    """Add what a refusal says to what was found before it, so that both are told.

    Raises the refusal itself when it is that list, which was full.
    """
    if refused.errors == errors.found:
        raise refused
    for error in refused.errors:
        errors.add(error.row, error.column, error.value, error.reason)
