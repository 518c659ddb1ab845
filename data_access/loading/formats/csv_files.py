"""What a file is made of, and reading CSV row by row in whichever of the usual encodings it was saved."""

from __future__ import annotations

import codecs
import csv
import hashlib
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from data_access.errors import LONGEST_VALUE, LoadError, LoadRefused
from data_access.loading.formats.faults import Errors, Fault, Reader, WrongRow, take_in

CHUNK = 1 << 20
HEADER_ROW = 1
# A line longer than this is no row of a table, and would have to be held in memory whole.
LONGEST_LINE = 4 * CHUNK
MOST_COLUMNS = 1_000
# More wrong columns than this are counted, not named.
MOST_NAMED = 20
PACKED = (b"PK\x03\x04", b"PK\x05\x06")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file is made of: its SHA-256 and its encoding, which is None for a zip or workbook."""

    sha256: str
    encoding: str | None


class Table:
    """A table being read: its header, its rows as (row number, cell by column), how many so far.

    A row that is no row of this header goes to ``errors``, where there are any, and the next one is
    read; without them it refuses the file.
    """

    def __init__(self, path: Path, header: Sequence[str], reader: Reader) -> None:
        self.header = self._written = header
        self.rows_read = 0
        self.errors: Errors | None = None
        self.rows = self._rows(path, reader)
        self.left_aside: tuple[str, ...] = ()

    def _rows(self, path: Path, reader: Reader) -> Iterator[tuple[int, dict[str, str]]]:
        for number, row in enumerate(self._to_the_end(reader), start=HEADER_ROW + 1):
            cells, faults = (row.cells, row.faults) if isinstance(row, WrongRow) else (row, [])
            if not any(cell.strip() for cell in cells):
                continue
            self.rows_read += 1
            if len(cells) != len(self._written):
                faults = [*faults, self._other_width(cells)]
            if faults:
                self._tell(path, number, faults)
                continue
            yield number, dict(zip(self._written, cells, strict=True))

    def _to_the_end(self, reader: Reader) -> Iterator[list[str] | WrongRow]:
        """The rows. What ends them too soon is told after everything that was found before it."""
        try:
            yield from reader
        except LoadRefused as refused:
            if self.errors is None:
                raise
            take_in(self.errors, refused)
            self.errors.refuse_if_any()

    def _other_width(self, cells: list[str]) -> Fault:
        return Fault(
            None, ",".join(cells[:LONGEST_VALUE]),
            f"the row has {len(cells)} cells where the header has {len(self.header)}",
        )

    def _tell(self, path: Path, number: int, faults: list[Fault]) -> None:
        for fault in faults:
            if self.errors is None:
                raise refuse(path, fault.reason, fault.value, number, fault.column)
            self.errors.add(number, fault.column, fault.value, fault.reason)


def refuse(
    path: Path, reason: str, value: str | None = None, row: int | None = None,
    column: str | None = None,
) -> LoadRefused:
    """A refusal of the whole file, or of one of its rows."""
    return LoadRefused([LoadError(path.name, row, column, value, reason)])


class TextCheck:
    """Finds the encoding of text fed to it piece by piece, and refuses what is no text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True
        self._says_utf8: bool | None = None
        self._line = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next piece. Raises LoadRefused for binary data and for an endless line."""
        if self._says_utf8 is None:
            self._says_utf8 = chunk.startswith(codecs.BOM_UTF8)
            if chunk.startswith(UTF_16):
                raise refuse(
                    self._path, "the file was saved as Unicode text (UTF-16); save it as CSV UTF-8"
                )
        if b"\0" in chunk:
            raise refuse(self._path, "this is not a CSV file: it holds binary data")
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._line = len(chunk) - end - 1 if end >= 0 else self._line + len(chunk)
        if self._line > LONGEST_LINE:
            raise refuse(self._path, "this is not a CSV file: it holds a line of several megabytes")
        self._decode(chunk, final=False)

    def encoding(self) -> str:
        """UTF-8, with or without a byte-order mark, else Windows-1252.

        Raises LoadRefused for a file that says it is UTF-8 and is not.
        """
        self._decode(b"", final=True)
        if self._says_utf8 and not self._is_utf8:
            raise refuse(
                self._path, "the file says at its start that it is UTF-8, but holds other bytes;"
                " save it again as CSV UTF-8",
            )
        return "utf-8-sig" if self._is_utf8 else "cp1252"

    def _decode(self, chunk: bytes, *, final: bool) -> None:
        if self._is_utf8:
            try:
                self._decoder.decode(chunk, final)
            except UnicodeDecodeError:
                self._is_utf8 = False


def fingerprint(path: Path) -> Fingerprint:
    """Read the file once for its SHA-256 and its encoding.

    Raises LoadRefused when the file cannot be read, or is neither text nor a zip nor a workbook.
    """
    digest = hashlib.sha256()
    check = TextCheck(path)
    packed = False
    try:
        _refuse_pipe(path)
        with path.open("rb") as file:
            chunk = file.read(CHUNK)
            packed = chunk.startswith(PACKED)
            if chunk.startswith(OLD_OFFICE):
                raise refuse(
                    path, "this is an old Excel file, or one with a password; save it as .xlsx"
                    " without a password, or as CSV",
                )
            while chunk:
                digest.update(chunk)
                if not packed:
                    check.feed(chunk)
                chunk = file.read(CHUNK)
    except OSError as error:
        raise refuse(path, f"the file cannot be read: {error.strerror or error}") from error
    return Fingerprint(digest.hexdigest(), None if packed else check.encoding())


def _refuse_pipe(path: Path) -> None:
    """Refuse what can be read only once; of a folder the opening says better what is wrong."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise refuse(
            path, "this is not a regular file but a pipe or the like, which can be read only once;"
            " save it as a file first and load that",
        )


class _Lines:
    """The lines of a file, refused when a row of it runs on for several megabytes.

    A row may take many lines, where cells in quotes hold line breaks, and is held in memory whole.
    """

    def __init__(self, path: Path, file: TextIO) -> None:
        self._path = path
        self._file = file
        self._taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST_LINE + 1):
            self._taken += len(line)
            if self._taken > LONGEST_LINE:
                raise refuse(
                    self._path, "this is not a CSV file: it holds a row of several megabytes"
                )
            yield line

    def rows(self) -> Iterator[list[str]]:
        """The rows that are in these lines. Raises LoadRefused for what is not CSV."""
        reader = csv.reader(self, strict=True)
        try:
            for row in reader:
                self._taken = 0
                yield row
        except UnicodeDecodeError as error:
            raise refuse(
                self._path, "the file holds characters that are neither UTF-8 nor Windows-1252"
            ) from error
        except csv.Error as error:
            raise refuse(
                self._path, f"the file is not well-formed CSV: {error}", row=reader.line_num
            ) from error


@contextmanager
def open_table(path: Path, encoding: str) -> Iterator[Table]:
    """Open a CSV file as a table; see ``csv_table``."""
    with path.open(encoding=encoding, newline="") as file, csv_table(path, file) as table:
        yield table


@contextmanager
def csv_table(path: Path, file: TextIO) -> Iterator[Table]:
    """The table in open CSV text. Raises LoadRefused for an empty file, a repeated column or a file
    that is separated by something other than commas.
    """
    rows = _Lines(path, file).rows()
    first = next(rows, None)
    if first is None:
        raise refuse(path, "the file is empty: it needs a header row and at least one row of data")
    check_width(path, len(first))
    header = tuple(cell.strip() for cell in first)
    if not any(header):
        raise refuse(
            path, "the first line is empty; the names of the columns must stand there",
            row=HEADER_ROW,
        )
    check_header(path, header)
    yield Table(path, header, rows)


def check_width(path: Path, columns: int) -> None:
    """Refuse more columns than any table of ours has."""
    if columns > MOST_COLUMNS:
        raise refuse(
            path, f"the first row has {columns:,} columns; {MOST_COLUMNS:,} is the most",
            row=HEADER_ROW,
        )


def check_header(path: Path, header: Sequence[str]) -> None:
    """Refuse a column that is repeated or has no name, and columns separated by something else."""
    if len(header) == 1:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if mark in header[0]:
                raise refuse(
                    path,
                    f"the columns are separated by {name}; save the file as CSV separated by commas",
                    header[0], HEADER_ROW,
                )
    if nameless := [number for number, column in enumerate(header, start=1) if not column]:
        raise refuse(
            path, f"the header has columns without a name ({len(nameless)}, the first is column"
            f" {nameless[0]}); name them, or delete these columns", row=HEADER_ROW,
        )
    seen = set()
    for column in header:
        if column in seen:
            raise refuse(path, f"the column {column!r} appears twice", column, HEADER_ROW, column)
        seen.add(column)


def check_columns(
    path: Path, header: Sequence[str], known: Sequence[str], required: Sequence[str]
) -> None:
    """Refuse a file with a missing or an unknown column, naming them unless they are very many."""
    errors = [
        LoadError(path.name, HEADER_ROW, column, None, "this column is missing")
        for column in required if column not in header
    ] + [
        LoadError(
            path.name, HEADER_ROW, column or None, column,
            f"this column is not known; the columns are {', '.join(known)}",
        )
        for column in header if column not in known
    ]
    if len(errors) > MOST_NAMED:
        more = f"{len(errors) - MOST_NAMED:,} more columns are missing or not known"
        errors[MOST_NAMED:] = [LoadError(path.name, HEADER_ROW, None, None, more)]
    if errors:
        raise LoadRefused(errors)
