"""The first sheet of an Excel workbook (.xlsx) as the table that a CSV file would hold."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import repeat
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

# Where lxml is installed openpyxl would read with it, and lxml expands entities. It asks once, when
# it is first imported.
os.environ["OPENPYXL_LXML"] = "False"

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data_access.errors import LoadRefused
from data_access.loading.archive import WORKBOOK, check_archive
from data_access.loading.files import (
    CHUNK,
    HEADER_ROW,
    MOST_COLUMNS,
    Table,
    check_header,
    check_width,
    refuse,
)

MOST_ROWS = 100_000
# A sheet has no more than these; what claims to be further out is not read.
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
# Reading XML holds a row in memory whole, and every other part: neither may be endless.
LONGEST_ROW = 4 * CHUNK
MOST_TAGS = 3_000_000
FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
ROW = re.compile(rb"<(\w+:)?row[\s/>]")
# What a workbook never has, and what an entity is declared in.
DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
# No tag that is looked for is longer than this, so that none is missed where two pieces meet.
OVERLAP = 50
BROKEN = "this workbook is damaged, or not made as Excel makes them, and cannot be read"


@contextmanager
def open_workbook(path: Path, archive: ZipFile) -> Iterator[Table]:
    """Open a workbook as a table. Raises LoadRefused for one that is too large or damaged, with
    data on a second sheet, or without plain column names in the first row of the first.
    """
    check_archive(path, archive, WORKBOOK)
    books: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl speaks of styles and validation it leaves out
        try:
            formulas = _has_formulas(path, archive)
            books.append(_load(path, data_only=True))
            if formulas:
                books.append(_load(path, data_only=False))
            sheets = [_first_sheet(path, book) for book in books]
            header = _header(path, sheets[0])
            _refuse_other_sheets(path, books[0])
            yield Table(path, header, _rows(path, header, sheets))
        finally:
            for book in books:
                book.close()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Whatever the reading of hostile XML raises, said in words."""
    try:
        yield
    except LoadRefused:
        raise
    except Exception as error:
        raise refuse(path, BROKEN) from error


def _load(path: Path, *, data_only: bool) -> Any:  # noqa: ANN401 - openpyxl has no types
    with _said(path):
        return load_workbook(path, read_only=True, data_only=data_only, keep_links=False)


def _has_formulas(path: Path, archive: ZipFile) -> bool:
    """Whether any sheet holds a formula. Refuses parts that would fill the memory when read."""
    found = False
    with _said(path):
        for entry in archive.infolist():
            with archive.open(entry) as part:
                if entry.filename.startswith("xl/worksheets/"):
                    found = _look_through(path, part) or found
                else:
                    _refuse_endless(path, part)
    return found


def _look_through(path: Path, sheet: IO[bytes]) -> bool:
    """Whether a sheet holds a formula. Refuses an endless row, and more rows than a sheet has."""
    found, row_bytes, rows = False, 0, 0
    for piece, fresh in _pieces(path, sheet):
        found = found or FORMULA.search(piece) is not None
        starts = [mark.start() for mark in ROW.finditer(piece)]
        rows += len(starts)
        row_bytes = len(piece) - starts[-1] if starts else row_bytes + fresh
        if row_bytes > LONGEST_ROW or rows > 2 * LAST_ROW:
            raise refuse(path, BROKEN)
    return found


def _pieces(path: Path, part: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    """A part piece by piece, each with the end of the one before, and how much of it is new."""
    rest = b""
    while chunk := part.read(CHUNK):
        # What is written in UTF-16 has a zero beside each letter.
        piece = rest + chunk.replace(b"\0", b"")
        if DECLARATION.search(piece):
            raise refuse(path, BROKEN)
        yield piece, len(piece) - len(rest)
        rest = piece[-OVERLAP:]


def _refuse_endless(path: Path, part: IO[bytes]) -> None:
    tags = 0
    for piece, fresh in _pieces(path, part):
        tags += piece.count(b"<", len(piece) - fresh)
        if tags > MOST_TAGS:
            raise refuse(path, BROKEN)


def _first_sheet(path: Path, book: Any) -> Any:  # noqa: ANN401
    if not book.worksheets:
        raise refuse(path, "the workbook has no sheet with cells")
    for sheet in book.worksheets:
        # The size a sheet claims may be wrong; it ends where its rows end.
        sheet.reset_dimensions()
    return book.worksheets[0]


def _refuse_other_sheets(path: Path, book: Any) -> None:  # noqa: ANN401
    with _said(path):
        filled = [
            sheet.title for sheet in book.worksheets[1:]
            if any(
                value not in (None, "")
                for row in sheet.iter_rows(max_col=MOST_COLUMNS, max_row=LAST_ROW, values_only=True)
                for value in row
            )
        ]
    if filled:
        raise refuse(
            path, "only the first sheet is read, and there is data on other sheets as well:"
            f" {', '.join(filled)}; save each as a file of its own", ", ".join(filled),
        )


def _header(path: Path, sheet: Any) -> tuple[str, ...]:  # noqa: ANN401
    with _said(path):
        first = next(sheet.iter_rows(max_row=1, max_col=LAST_COLUMN), ())
    header = [_text(path, cell, HEADER_ROW, None).strip() for cell in first]
    while header and not header[-1]:
        header.pop()
    check_width(path, len(header))
    for number, name in enumerate(header, start=1):
        if not name:
            letter = get_column_letter(number)
            raise refuse(
                path, f"column {letter} has no name in the first row; merged cells and titles"
                " are no column names", "", HEADER_ROW, letter,
            )
    check_header(path, header)
    return tuple(header)


def _rows(path: Path, header: tuple[str, ...], sheets: list[Any]) -> Iterator[list[str]]:
    """The rows below the header as text; never more cells of a row than the header and one."""
    width = len(header) + 1
    cells = [sheet.iter_rows(min_row=HEADER_ROW + 1, max_col=width) for sheet in sheets]
    formulas = cells[1] if len(cells) > 1 else repeat((None,) * width)
    number, filled = HEADER_ROW, 0
    while True:
        number += 1
        with _said(path):
            row, formula_row = next(cells[0], None), next(formulas, None)
        if row is None or formula_row is None:
            return
        if number > LAST_ROW:
            raise refuse(path, BROKEN)
        texts = [
            _text(path, cell, number, name, formula)
            for cell, formula, name in zip(row, formula_row, (*header, None), strict=True)
        ]
        filled += any(text.strip() for text in texts)
        if filled > MOST_ROWS:
            raise refuse(
                path, f"the sheet has more than {MOST_ROWS:,} rows of data; save it as CSV",
                row=number,
            )
        yield texts if texts[-1].strip() else texts[:-1]


def _text(
    path: Path, cell: Any, row: int, column: str | None, formula: Any = None,  # noqa: ANN401
) -> str:
    """What a CSV file would hold for this cell."""
    if cell.data_type == "e":
        raise refuse(path, "this cell holds an error of Excel", str(cell.value), row, column)
    if cell.value is None:
        if formula is not None and formula.data_type == "f":
            raise refuse(
                path, "this formula has no stored result; open and save the file in Excel, or put"
                " the value in its place", str(formula.value), row, column,
            )
        return ""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _number(cell.value, percent="%" in (cell.number_format or ""))
    return _plain(cell.value)


def _number(value: float, *, percent: bool) -> str:
    if percent:
        # Shown as a percentage, so that the check of numbers refuses it: 0.92 or 92 was meant.
        return f"{value * 100:.15g}%"
    if isinstance(value, int):
        return str(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
