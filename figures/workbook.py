"""A figure as an accessible workbook: what it is on one sheet, its table on another.

After the guidance of the Analysis Function on spreadsheets: a cover, one table a sheet that begins in the
first cell, a header row that is marked and stays in view, no merged cells, and no colour that means anything.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from analysis.spreadsheets import COVER
from figures.figure import Figure

LANGUAGE = "en-GB"
NARROWEST, WIDEST = 10, 60
DAY = "yyyy-mm-dd"
FIRST, SHEET = "About", "Table"


def workbook_of(figure: Figure) -> bytes:
    """The workbook of a figure; the numbers in it are numbers, and no text is a formula."""
    book = Workbook()
    cover = book.active
    cover.title = FIRST
    columns, lines = figure.sheet()
    said = [*figure.about(), ("Table", f"{len(lines):,} rows on the sheet {SHEET}")]
    for label, text in (COVER, *said):
        _write(cover, [label, text])
    _dress(cover, 2, widths=(14, 100))
    table = book.create_sheet(SHEET)
    every: list[list[object]] = [list(columns), *lines]
    for line in every:
        _write(table, line)
    _dress(table, len(columns), widths=_widths(columns, lines))
    if lines:
        reach = f"A1:{get_column_letter(len(columns))}{len(lines) + 1}"
        named = Table(displayName=f"Figure_{figure.id.replace('-', '_')}", ref=reach)
        named.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        table.add_table(named)
    book.properties.title = f"{figure.id}: {figure.title}"
    book.properties.language = LANGUAGE
    book.properties.creator = "West Mercia performance"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Worksheet, line: Sequence[object]) -> None:
    """A line below the last one. Text is text, whatever it begins with; a day is a day."""
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1
    for place, value in enumerate(line, 1):
        cell = sheet.cell(row, place, None if value != value else value)
        if isinstance(value, date):
            cell.number_format = DAY
        elif isinstance(value, str):
            cell.data_type = "s"


def _dress(sheet: Worksheet, columns: int, widths: Sequence[int]) -> None:
    """Mark the header row, keep it in view, and give each column room for its words."""
    for place in range(1, columns + 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(1, place).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1]
    sheet.freeze_panes = "A2"


def _widths(columns: Sequence[str], lines: Sequence[Sequence[object]]) -> list[int]:
    return [
        min(max(NARROWEST, len(str(name)) + 2, *(len(str(line[place])) + 1 for line in lines[:200])), WIDEST)
        if lines else len(str(name)) + 2
        for place, name in enumerate(columns)
    ]
