"""What came of a load, file by file, as the command line and the data page tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from data_access.errors import LoadError
from data_access.loading.changes import Change


@dataclass(slots=True)
class Holding:
    """The figures a file has of one measure: how many, of which areas, and the days they are about."""

    measure: str
    figures: int
    areas: set[int]
    first: date
    last: date


@dataclass(slots=True)
class FileReport:
    """What came of one file.

    ``holds`` is what it has of each measure; ``changes`` are the first figures it revises, before
    and after; ``unknown`` are the rows among the skipped ones that nothing in the catalogue is for.
    """

    file: str
    kind: str | None = None
    rows_read: int = 0
    rows_stored: int = 0
    revised: int = 0
    skipped: int = 0
    unplaced: int = 0
    outside: int = 0
    unknown: int = 0
    errors: list[LoadError] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    noun: str = "figure"
    holds: tuple[Holding, ...] = ()
    changes: tuple[Change, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The report as ``--json`` prints it."""
        return {
            "file": self.file, "kind": self.kind, "rows_read": self.rows_read,
            "rows_stored": self.rows_stored, "revised": self.revised, "skipped": self.skipped,
            "unplaced": self.unplaced, "outside": self.outside,
            "errors": [error.as_dict() for error in self.errors],
        }


@dataclass(slots=True)
class LoadReport:
    """What came of a load of one or several files."""

    files: list[FileReport]

    @property
    def errors(self) -> list[LoadError]:
        """Everything wrong in any of the files."""
        return [error for file in self.files for error in file.errors]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Every note with the file it is about, each once."""
        return list(dict.fromkeys((file.file, note) for file in self.files for note in file.notes))

    def as_dict(self) -> dict[str, object]:
        """The totals and the files, as ``--json`` prints them; kind is "mixed" if files differ."""
        kinds = {file.kind for file in self.files}
        counts = ("rows_read", "rows_stored", "revised", "skipped", "unplaced", "outside")
        totals: dict[str, object] = {
            name: sum(getattr(file, name) for file in self.files) for name in counts
        }
        return {
            "kind": kinds.pop() if len(kinds) == 1 else "mixed",
            **totals,
            "errors": [error.as_dict() for error in self.errors],
            "files": [file.as_dict() for file in self.files],
        }
