"""Text for spreadsheets: the one rule for what a spreadsheet would run instead of showing it.

Every file that a spreadsheet may open, whatever writes it, goes by this rule.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

# A spreadsheet runs a cell that begins with one of these, also after blanks.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
QUOTE = "'"
# The sheet of words that stands before the table in a workbook of ours, known by its headings.
COVER = ("What", "What it says")


# A signed number as people write it, such as -356, +1.2 or -6.4%, also with the same in % behind it.
SIGNED = re.compile(r"[-+]£?\d[\d,.]*( ?%)?( \([-+]?[\d,.]+%\))?")


def would_run(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula or a command. A signed number is neither."""
    return text.lstrip(" ").startswith(RUNS) and not SIGNED.fullmatch(text)


def safe_cell(cell: object) -> object:
    """A cell as it may go into a file: text that would run has an apostrophe, which makes it text."""
    return f"{QUOTE}{cell}" if isinstance(cell, str) and would_run(cell) else cell


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV that is safe to open in a spreadsheet; what is missing is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["" if _is_missing(cell) else safe_cell(cell) for cell in row])
    return out.getvalue()


def _is_missing(cell: object) -> bool:
    # A number that is none, such as NaN, is not equal to itself.
    return cell is None or bool(cell != cell)
