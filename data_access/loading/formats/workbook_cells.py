"""The cells of a workbook as the text that a CSV file would hold."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

# Excel takes no longer one.
LONGEST_FORMAT = 255
# What stands in the format of a number as plain text, and so is no sign of a percentage.
PLAIN_IN_FORMAT = re.compile(r'"[^"]*"|\[[^]]*]|[\\_*].')


class WrongCell(ValueError):
    """A cell that cannot be read as text: what is in it, and why that will not do."""

    def __init__(self, value: str, reason: str) -> None:
        super().__init__(reason)
        self.value, self.reason = value, reason


def cell_text(cell: Any, formula: Any = None) -> str:  # noqa: ANN401
    """What a CSV file would hold for this cell, of which ``formula`` is the formula if it has one.

    Raises WrongCell for an error, a formula without a result and a percentage.
    """
    if cell.data_type == "e":
        raise WrongCell(str(cell.value), "this cell holds an error of Excel")
    if cell.value is None:
        # The result of a formula that is text is marked as such, also when there is none of it.
        if formula is not None and formula.data_type == "f" and cell.data_type != "str":
            raise WrongCell(
                str(getattr(formula.value, "text", formula.value)),
                "this formula has no stored result; open and save the file in Excel, or put the"
                " value itself in its place",
            )
        return ""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        if _shows_percent(cell.number_format or ""):
            raise _percentage(cell.value)
        return _number(cell.value)
    return _plain(cell.value)


@lru_cache(maxsize=4096)
def _shows_percent(number_format: str) -> bool:
    """Whether a format shows a hundred times the number; a sign in quotes is only written behind it."""
    return "%" in PLAIN_IN_FORMAT.sub("", number_format[:LONGEST_FORMAT])


def _percentage(value: float) -> WrongCell:
    """Refused rather than guessed: 0.92 or 92 may be meant, or 0.92 of a percent."""
    shown = _number(value * 100)
    wanted = shown if abs(value) <= 1 else "92 for 92%"
    return WrongCell(
        f"{shown}%", f"this cell is formatted as a percentage and holds {_number(value)}; format it"
        f" as a plain number and write the figure itself, such as {wanted}",
    )


def _number(value: float) -> str:
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
