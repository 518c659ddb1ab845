"""The rows of any table as JSON lines or CSV, and back again without loss."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Integer, String

from analysis.spreadsheets import QUOTE, would_run
from data_access.database.base import UtcDateTime
from data_access.models.words import OneOf

Row = Sequence[Any]
Columns = Sequence["Column[Any]"]
Parse = Callable[[str], Any]

# The first that fits counts. What a column holds, in words, and how it is read from text.
KINDS: dict[type, tuple[str, Parse]] = {
    UtcDateTime: ("moment", datetime.fromisoformat),
    Boolean: ("yes or no", "true".__eq__),
    Date: ("date", date.fromisoformat),
    Float: ("number", float),
    Integer: ("whole number", int),
    String: ("text", str),
    OneOf: ("text", str),
}


def kind_of(column: Column[Any]) -> str:
    """What a column holds, in words: ``moment``, ``text``. Raises TypeError for a type not known."""
    return _known(column)[0]


def _known(column: Column[Any]) -> tuple[str, Parse]:
    for kind, known in KINDS.items():
        if isinstance(column.type, kind):
            return known
    raise TypeError(f"no way is known to write {column} as text")


def json_lines(columns: Columns, rows: Iterable[Row]) -> str:  # noqa: ARG001 - as csv_lines
    """The rows as JSON, one list a line."""
    return "".join(
        json.dumps([_plain(cell) for cell in row], ensure_ascii=False) + "\n" for row in rows
    )


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def from_json_lines(columns: Columns, lines: Iterable[str]) -> Iterator[Row]:
    """What ``json_lines`` wrote. Raises ValueError for anything else."""
    dated = [_known(column)[1] if isinstance(column.type, UtcDateTime | Date) else None
             for column in columns]
    for line in lines:
        yield [
            parse(cell) if parse and cell is not None else cell
            for parse, cell in zip(dated, json.loads(line), strict=True)
        ]


def csv_lines(columns: Columns, rows: Iterable[Row]) -> str:
    """The rows as CSV without a header; text that a spreadsheet would run is made harmless.

    An empty cell is a missing value. Text that is there but empty is a single apostrophe, in a
    column that may be empty.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(
            [_csv_cell(cell, column.nullable) for column, cell in zip(columns, row, strict=True)]
        )
    return out.getvalue()


def _csv_cell(cell: object, may_be_empty: bool | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return safe_text(cell) if cell or not may_be_empty else QUOTE
    return cell.isoformat() if isinstance(cell, date) else repr(cell)


def safe_text(text: str) -> str:
    """Text for a CSV cell, with an apostrophe before it when it would run or begins with one."""
    return f"{QUOTE}{text}" if would_run(text) or text.startswith(QUOTE) else text


def from_csv_lines(columns: Columns, lines: Iterable[str]) -> Iterator[Row]:
    """What ``csv_lines`` wrote. Raises ValueError for anything else."""
    parses = [_known(column)[1] for column in columns]
    for row in csv.reader(lines):
        yield [
            _from_csv_cell(cell, parse, column.nullable)
            for cell, parse, column in zip(row, parses, columns, strict=True)
        ]


def _from_csv_cell(cell: str, parse: Parse, may_be_empty: bool | None) -> object:
    if not cell:
        return None if may_be_empty else parse(cell)
    return cell.removeprefix(QUOTE) if parse is str else parse(cell)
