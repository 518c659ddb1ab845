"""The archive that data.police.uk hands out: many months and forces in one zip, read as a stream.

Only files of our force and of one kind are read. The others are counted, and said to be ignored.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from analysis.words import say_number
from data_access.catalogue.office import office
from data_access.errors import LoadRefused
from data_access.loading.formats.csv_files import (
    CHUNK,
    Table,
    TextCheck,
    check_columns,
    csv_table,
    refuse,
)
from data_access.loading.formats.faults import take_in
from data_access.loading.formats.zip_safety import BROKEN, DATA_POLICE_UK, check_archive
from data_access.loading.lookup import Catalogue
from data_access.loading.registry import KINDS, Kind
from data_access.loading.rows import ErrorList, Reading
from data_access.observations.store import NewFigure

ENTRY = re.compile(r"\d{4}-\d{2}-(.+?)-(street|stop-and-search)(?:[^a-z].*)?\.csv", re.IGNORECASE)
WORDS = {"street": "police-uk-street", "stop-and-search": "police-uk-stop-search"}


@dataclass(slots=True)
class Archive:
    """The entries of one kind that are ours, how many others there are, and the rows read so far."""

    path: Path
    archive: ZipFile
    kind: Kind
    entries: Sequence[ZipInfo]
    others: str
    rows_read: int = 0
    _months: dict[date, str] = field(default_factory=dict)

    def read(self, catalogue: Catalogue, known_from: date, errors: ErrorList) -> Reading:
        """Every figure of every entry that is ours. An error names the entry."""
        figures: list[NewFigure] = []
        outside = unplaced = 0
        for entry in self.entries:
            with self._naming(entry, errors), self._table(entry) as table:
                reading = self._read_entry(entry, table, catalogue, known_from, errors)
                figures += reading.figures
                outside, unplaced = outside + reading.outside, unplaced + reading.unplaced
        notes = (self.others,) if self.others else ()
        return Reading(iter(figures), outside=outside, unplaced=unplaced, notes=notes)

    def _read_entry(
        self, entry: ZipInfo, table: Table, catalogue: Catalogue, known_from: date,
        errors: ErrorList,
    ) -> Reading:
        path = _inner(entry)
        check_columns(path, table.header, self.kind.columns, self.kind.required)
        table.errors = errors
        try:
            reading = self.kind.read_rows(path, table, catalogue, known_from, errors)
        finally:
            self.rows_read += table.rows_read
        if not table.rows_read:
            raise refuse(path, "the file has a header but no rows of data")
        found = list(reading.figures)
        self._refuse_month_twice(path, entry, found)
        return replace(reading, figures=iter(found))

    @contextmanager
    def _naming(self, entry: ZipInfo, errors: ErrorList) -> Iterator[None]:
        """Note what refuses an entry under its name, and go on to the next one."""
        errors.within = entry.filename
        try:
            yield
        except LoadRefused as refused:
            take_in(errors, refused)
        finally:
            errors.within = None

    @contextmanager
    def _table(self, entry: ZipInfo) -> Iterator[Table]:
        path = _inner(entry)
        try:
            check = TextCheck(path)
            with self.archive.open(entry) as stream:
                while chunk := stream.read(CHUNK):
                    check.feed(chunk)
            with (
                self.archive.open(entry) as stream,
                io.TextIOWrapper(stream, encoding=check.encoding(), newline="") as text,
                csv_table(path, text) as table,
            ):
                yield table
        except BROKEN as error:
            raise refuse(path, f"this entry is damaged and cannot be read: {error}") from error

    def _refuse_month_twice(self, path: Path, entry: ZipInfo, found: list[NewFigure]) -> None:
        for end in {figure.period_end for figure in found}:
            other = self._months.setdefault(end, entry.filename)
            if other != entry.filename:
                raise refuse(path, f"{end:%B %Y} is also in {other}; a month may be there once")


def _inner(entry: ZipInfo) -> Path:
    return Path(PurePosixPath(entry.filename).name)


def open_police_zip(path: Path, archive: ZipFile, wanted: str | None) -> Archive:
    """Look through a zip for the files of our force.

    Without a kind asked for, street-level crime is read if there is any, else stop and search.
    Raises LoadRefused for an archive that is too large, leads elsewhere or holds nothing of ours.
    """
    if wanted is not None and wanted not in WORDS.values():
        raise refuse(
            path, f"a zip can hold {' or '.join(WORDS.values())}, not {wanted}; unpack it and load"
            " the files in it, as .xlsx or CSV",
        )
    check_archive(path, archive, DATA_POLICE_UK)
    ours: dict[str, list[ZipInfo]] = {kind: [] for kind in WORDS.values()}
    other_forces = other_files = 0
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        found = ENTRY.fullmatch(_inner(entry).name)
        if found is None:
            other_files += 1
        elif found[1].lower() != office().force_slug:
            other_forces += 1
        else:
            ours[WORDS[found[2].lower()]].append(entry)
    kind = wanted or next((kind for kind, held in ours.items() if held), "police-uk-street")
    if other_files and not other_forces and not any(ours.values()):
        raise refuse(
            path, "only the zip of data.police.uk is read as a zip, and this one holds none of its"
            " files; unpack it and load the files in it, as .xlsx or CSV",
        )
    if not ours[kind]:
        raise refuse(
            path, f"the archive holds no file of {kind} for {office().force_name}; such a file is"
            f" named like 2024-01-{office().force_slug}-street.csv or"
            f" 2024-01-{office().force_slug}-stop-and-search.csv",
        )
    left = {name: len(held) for name, held in ours.items() if name != kind and held}
    entries = sorted(ours[kind], key=lambda entry: _inner(entry).name)
    return Archive(
        path, archive, KINDS[kind], entries, _say_ignored(other_forces, other_files, left)
    )


def _say_ignored(other_forces: int, other_files: int, left: dict[str, int]) -> str:
    parts = [f"{say_number(count, 'file')} of {name} (to load them, choose the kind {name})"
             for name, count in left.items()]
    if other_forces:
        parts.append(f"{say_number(other_forces, 'file')} of other forces")
    if other_files:
        parts.append(f"{say_number(other_files, 'file')} of other kinds")
    return f"ignored: {', '.join(parts)}" if parts else ""
