"""Reading a CSV file row by row, in whichever of the usual encodings it was saved."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data_access.errors import LoadError, LoadRefused

CHUNK = 1 << 20
HEADER_ROW = 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file is made of: its SHA-256 and its encoding."""

    sha256: str
    encoding: str


class Table:
    """A table being read: its header, its rows as (row number, cell by column), how many so far."""

    def __init__(self, path: Path, header: Sequence[str], reader: Iterator[list[str]]) -> None:
        self.header = header
        self.rows_read = 0
        self.rows = self._rows(path, reader)

    def _rows(
        self, path: Path, reader: Iterator[list[str]]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        for number, cells in enumerate(reader, start=HEADER_ROW + 1):
            if not any(cell.strip() for cell in cells):
                continue
            self.rows_read += 1
            if len(cells) != len(self.header):
                raise refuse(
                    path,
                    f"the row has {len(cells)} cells where the header has {len(self.header)}",
                    ",".join(cells), number,
                )
            yield number, dict(zip(self.header, cells, strict=True))


def refuse(
    path: Path, reason: str, value: str | None = None, row: int | None = None,
    column: str | None = None,
) -> LoadRefused:
    """A refusal of the whole file, or of one of its rows."""
    return LoadRefused([LoadError(path.name, row, column, value, reason)])


def fingerprint(path: Path) -> Fingerprint:
    """Read the file once for its SHA-256 and encoding: UTF-8, with or without a byte-order mark,
    else Windows-1252.

    Raises LoadRefused when the file cannot be read or is not text.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                if b"\0" in chunk:
                    raise refuse(path, "this is not a CSV file: it holds binary data")
                if is_utf8:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError:
                        is_utf8 = False
            if is_utf8:
                try:
                    decoder.decode(b"", final=True)
                except UnicodeDecodeError:
                    is_utf8 = False
    except OSError as error:
        raise refuse(path, f"the file cannot be read: {error.strerror or error}") from error
    return Fingerprint(digest.hexdigest(), "utf-8-sig" if is_utf8 else "cp1252")


@contextmanager
def open_table(path: Path, encoding: str) -> Iterator[Table]:
    """Open a CSV file. Raises LoadRefused for an empty file, a repeated column or a file that is
    separated by something other than commas.
    """
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = tuple(cell.strip() for cell in next(reader, []))
            _check_header(path, header)
            yield Table(path, header, reader)
        except UnicodeDecodeError as error:
            raise refuse(
                path, "the file holds characters that are neither UTF-8 nor Windows-1252"
            ) from error
        except csv.Error as error:
            raise refuse(
                path, f"the file is not well-formed CSV: {error}", row=reader.line_num
            ) from error


def _check_header(path: Path, header: Sequence[str]) -> None:
    if not any(header):
        raise refuse(path, "the file is empty: it needs a header row and at least one row of data")
    if len(header) == 1:
        for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if mark in header[0]:
                raise refuse(
                    path,
                    f"the columns are separated by {name}; save the file as CSV separated by commas",
                    header[0], HEADER_ROW,
                )
    for column in header:
        if header.count(column) > 1:
            raise refuse(
                path, f"the column {column!r} appears twice", column, HEADER_ROW, column or None
            )


def check_columns(
    path: Path, header: Sequence[str], known: Sequence[str], required: Sequence[str]
) -> None:
    """Refuse a file with a missing or an unknown column, naming every one of them."""
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
    if errors:
        raise LoadRefused(errors)
