"""The first sheet of an Excel workbook (.xlsx) as the table that a CSV file would hold.

A workbook that this product wrote has a cover before its table, which is passed over.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import repeat, zip_longest
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

# Where lxml is installed openpyxl would read with it, and lxml expands entities. It asks once, when
# it is first imported.
os.environ["OPENPYXL_LXML"] = "False"

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import column_index_from_string, get_column_letter

from analysis.spreadsheets import COVER
from data_access.errors import LoadRefused
from data_access.loading.formats.csv_files import (
    CHUNK,
    HEADER_ROW,
    MOST_COLUMNS,
    Table,
    check_header,
    check_width,
    refuse,
)
from data_access.loading.formats.faults import Fault, WrongRow
from data_access.loading.formats.workbook_cells import WrongCell, cell_text
from data_access.loading.formats.zip_safety import WORKBOOK, check_archive

MOST_ROWS = 100_000
# A sheet has no more than these; what claims to be further out is not read.
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
# Reading XML holds a row in memory whole, and every other part: neither may be endless.
LONGEST_ROW = 4 * CHUNK
MOST_TAGS = 3_000_000
FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
ROW = re.compile(rb"<(\w+:)?row[\s/>]")
# A cell whose column has a name of three letters; a table of ours ends before most of them.
FAR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*\s)?r=["']([A-Z]{3})\d""")
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
    with warnings.catch_warnings(), ExitStack() as opened:
        warnings.simplefilter("ignore")  # openpyxl speaks of styles and validation it leaves out
        seen = _look_through(path, archive)
        books = [_load(path, opened, data_only=True)]
        if seen.formulas:
            books.append(_load(path, opened, data_only=False))
        sheets = [_sheets(path, book)[0] for book in books]
        header = _header(path, sheets[0])
        if seen.far:
            raise refuse(
                path, f"there are cells as far to the right as column {seen.far}; {MOST_COLUMNS:,}"
                " columns are the most: delete the columns to the right of the table",
            )
        _refuse_other_sheets(path, books[0])
        yield Table(path, header, _rows(path, header, sheets))


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Whatever the reading of hostile XML raises, said in words."""
    try:
        yield
    except LoadRefused:
        raise
    except Exception as error:
        raise refuse(path, BROKEN) from error


def _load(path: Path, opened: ExitStack, *, data_only: bool) -> Any:  # noqa: ANN401 - openpyxl has no types
    with _said(path):
        # Of a path openpyxl would look at the ending of the name, and a stream it does not close.
        stream = opened.enter_context(path.open("rb"))
        book = load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)
        opened.callback(book.close)
        return book


@dataclass(slots=True)
class _Seen:
    """What the sheets hold: whether there are formulas, and a column too far out to be read."""

    formulas: bool = False
    far: str = ""


def _look_through(path: Path, archive: ZipFile) -> _Seen:
    """What the sheets hold. Refuses parts that would fill the memory when read."""
    seen = _Seen()
    with _said(path):
        for entry in archive.infolist():
            with archive.open(entry) as part:
                if entry.filename.startswith("xl/worksheets/"):
                    _look_through_sheet(path, part, seen)
                else:
                    _refuse_endless(path, part)
    return seen


def _look_through_sheet(path: Path, sheet: IO[bytes], seen: _Seen) -> None:
    """Refuses an endless row, and more rows than a sheet has."""
    row_bytes, rows = 0, 0
    for piece, fresh in _pieces(path, sheet):
        seen.formulas = seen.formulas or FORMULA.search(piece) is not None
        for found in FAR_CELL.finditer(piece):
            if column_index_from_string(column := found[1].decode()) > MOST_COLUMNS:
                seen.far = max(seen.far, column)
        starts = [mark.start() for mark in ROW.finditer(piece)]
        rows += len(starts)
        row_bytes = len(piece) - starts[-1] if starts else row_bytes + fresh
        if row_bytes > LONGEST_ROW or rows > 2 * LAST_ROW:
            raise refuse(path, BROKEN)


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


def _sheets(path: Path, book: Any) -> list[Any]:  # noqa: ANN401
    """The sheets, without a cover of ours."""
    if not book.worksheets:
        raise refuse(path, "the workbook has no sheet with cells")
    for sheet in book.worksheets:
        # The size a sheet claims may be wrong; it ends where its rows end.
        sheet.reset_dimensions()
    covered = len(book.worksheets) > 1 and _is_cover(path, book.worksheets[0])
    return list(book.worksheets[covered:])


def _is_cover(path: Path, sheet: Any) -> bool:  # noqa: ANN401
    with _said(path):
        return next(sheet.iter_rows(max_row=1, max_col=len(COVER), values_only=True), ()) == COVER


def _refuse_other_sheets(path: Path, book: Any) -> None:  # noqa: ANN401
    with _said(path):
        filled = [
            sheet.title for sheet in _sheets(path, book)[1:]
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
    try:
        header = [cell_text(cell).strip() for cell in first]
    except WrongCell as wrong:
        raise refuse(path, wrong.reason, wrong.value, HEADER_ROW) from wrong
    while header and not header[-1]:
        header.pop()
    if not header:
        raise refuse(
            path, "the first row of the first sheet is empty; the names of the columns must stand"
            " there", row=HEADER_ROW,
        )
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


def _rows(
    path: Path, header: tuple[str, ...], sheets: list[Any]
) -> Iterator[list[str] | WrongRow]:
    """The rows below the header as text, with the cells to the right of it that hold something."""
    cells = [sheet.iter_rows(min_row=HEADER_ROW + 1, max_col=MOST_COLUMNS) for sheet in sheets]
    formulas = cells[1] if len(cells) > 1 else repeat(())
    number, filled = HEADER_ROW, 0
    while True:
        number += 1
        with _said(path):
            row, formula_row = next(cells[0], None), next(formulas, None)
        if row is None or formula_row is None:
            return
        if number > LAST_ROW:
            raise refuse(path, BROKEN)
        made = _row(header, row, formula_row)
        filled += isinstance(made, WrongRow) or any(text.strip() for text in made)
        if filled > MOST_ROWS:
            raise refuse(
                path, f"the sheet has more than {MOST_ROWS:,} rows of data; save it as CSV",
                row=number,
            )
        yield made


def _row(
    header: tuple[str, ...], row: tuple[Any, ...], formulas: tuple[Any, ...]
) -> list[str] | WrongRow:
    """A row as text; of a cell that cannot be read its fault, and what it holds."""
    last = max(len(header), _last_filled(row, len(header)), _last_filled(formulas, len(header)))
    texts: list[str] = []
    faults = []
    for cell, formula in zip_longest(row[:last], formulas[:last]):
        try:
            texts.append(cell_text(cell, formula))
        except WrongCell as wrong:
            # To the right of the columns there may be nothing, right or wrong.
            if len(texts) < len(header):
                faults.append(Fault(header[len(texts)], wrong.value, wrong.reason))
            texts.append(wrong.value)
    while len(texts) > len(header) and not texts[-1].strip():
        texts.pop()
    return WrongRow(texts, faults) if faults else texts


def _last_filled(row: tuple[Any, ...], after: int) -> int:
    """The last column that holds something to the right of a column; 0 when there is none."""
    # Nearly always there is no cell at all, so that is what has to be quick to find.
    beyond = [cell for cell in row[after:] if cell is not EMPTY_CELL]
    return max((cell.column for cell in beyond if cell.value is not None), default=0)
