"""What is in a file: a table of CSV, a workbook, a zip of data.police.uk, or boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from data_access.errors import LoadRefused
from data_access.loading.formats.csv_files import (
    HEADER_ROW,
    Fingerprint,
    Table,
    check_columns,
    open_table,
    refuse,
)
from data_access.loading.formats.faults import take_in
from data_access.loading.formats.workbook import open_workbook
from data_access.loading.formats.zip_safety import (
    is_workbook,
    open_archive,
    refuse_other_spreadsheet,
)
from data_access.loading.kinds import boundaries
from data_access.loading.kinds.police_zip import open_police_zip
from data_access.loading.lookup import Catalogue
from data_access.loading.registry import KINDS, Kind, recognise
from data_access.loading.rows import ErrorList, Reading


class Content(Protocol):
    """A file that was opened and told its kind."""

    kind: Kind

    @property
    def rows_read(self) -> int:
        """How many rows of data have been read so far."""

    def read(self, catalogue: Catalogue, known_from: date, errors: ErrorList) -> Reading:
        """Make of it what there is to store; what is wrong goes to ``errors``."""


@dataclass(slots=True)
class TableContent:
    """A table, from CSV or from a workbook."""

    path: Path
    kind: Kind
    table: Table

    @property
    def rows_read(self) -> int:
        """How many rows of the table have been read."""
        return self.table.rows_read

    def read(self, catalogue: Catalogue, known_from: date, errors: ErrorList) -> Reading:
        """Check the columns, then read the rows as the kind does."""
        _leave_aside(self.table, self.kind.leaves_aside(self.table.header))
        check_columns(self.path, self.table.header, self.kind.columns, self.kind.required)
        self.table.errors = errors
        try:
            return self.kind.read_rows(self.path, self.table, catalogue, known_from, errors)
        except LoadRefused as refused:
            take_in(errors, refused)
            raise LoadRefused(errors.found) from refused


def _leave_aside(table: Table, columns: frozenset[str]) -> None:
    """Read a table as if these columns were not there; it keeps their names, in their order."""
    if not columns:
        return
    table.left_aside = tuple(name for name in table.header if name in columns)
    table.header = [name for name in table.header if name not in columns]
    rows = table.rows
    table.rows = (
        (number, {name: cell for name, cell in cells.items() if name not in columns})
        for number, cells in rows
    )


@dataclass(slots=True)
class BoundariesContent:
    """The features of a GeoJSON file."""

    kind: Kind
    features: list[Any]

    @property
    def rows_read(self) -> int:
        """How many features there are."""
        return len(self.features)

    def read(self, catalogue: Catalogue, known_from: date, errors: ErrorList) -> Reading:
        """Check every feature."""
        if not self.features:
            errors.add(None, None, None, "there is no area in the file: its list of features is empty")
        return boundaries.read(self.features, catalogue, known_from, errors)


@contextmanager
def open_content(path: Path, found: Fingerprint, wanted: str | None) -> Iterator[Content]:
    """Open a file as what it is. ``wanted`` is the kind asked for; without it the file tells.

    Raises LoadRefused when it cannot be opened or is of no known kind.
    """
    if found.encoding is None:
        with open_archive(path) as archive:
            if not is_workbook(archive):
                refuse_other_spreadsheet(path, archive)
                yield open_police_zip(path, archive, wanted)
                return
            with open_workbook(path, archive) as table:
                yield TableContent(path, _kind(path, table.header, wanted), table)
    elif wanted == boundaries.KIND or _is_json(path, found.encoding):
        if wanted not in (None, boundaries.KIND):
            raise refuse(
                path, f"this is JSON, such as GeoJSON, and no table; GeoJSON is loaded as"
                f" {boundaries.KIND}, not as {wanted}",
            )
        features = boundaries.read_features(path, found.encoding)
        yield BoundariesContent(KINDS[boundaries.KIND], features)
    else:
        with open_table(path, found.encoding) as table:
            yield TableContent(path, _kind(path, table.header, wanted), table)


def _is_json(path: Path, encoding: str) -> bool:
    with path.open(encoding=encoding, errors="replace") as file:
        return file.read(1000).lstrip().startswith(("{", "["))


def _kind(path: Path, header: Sequence[str], wanted: str | None) -> Kind:
    if wanted == boundaries.KIND:
        raise refuse(path, "boundaries are loaded from GeoJSON, not from a workbook")
    found = KINDS[wanted] if wanted else recognise(header)
    if found is None:
        raise refuse(
            path, f"the columns fit none of the kinds of file: {', '.join(KINDS)}{_hint(header)}",
            ",".join(header), HEADER_ROW,
        )
    return found


def _hint(header: Sequence[str]) -> str:
    """What to do where only capital letters keep the columns from fitting a kind."""
    for kind in KINDS.values():
        written = {column.lower(): column for column in kind.columns}
        if recognise([written.get(name.lower(), name) for name in header]) is not None:
            return (
                f"; those of {kind.name} would fit if they were written with the capital and small"
                f" letters of its template: {', '.join(kind.required)}"
            )
    return ""
