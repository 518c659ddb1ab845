"""Cells and rows: pydantic checks every row against the schema class of its kind."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from sqlalchemy.orm import Session

from analysis.claims.numbers import plain_number
from data_access.errors import MOST_ERRORS, LoadError, LoadRefused
from data_access.history import Stored
from data_access.loading.formats.csv_files import Table
from data_access.observations.store import NewFigure

ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
BRITISH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
FIRST_YEAR, LAST_YEAR = 1000, 9000


def parse_text(cell: object) -> str | None:
    """The cell without surrounding space; None when nothing is left."""
    return str(cell).strip() or None if cell is not None else None


def parse_day(cell: object) -> date | None:
    """A day written 2020-06-21 or 21/06/2020. Raises ValueError when it is not a real day, or one of
    a year that can only be a slip of the pen.
    """
    text = parse_text(cell)
    return None if text is None else _day_of(text)


# A file names the same days over and over.
@lru_cache(maxsize=4096)
def _day_of(text: str) -> date:
    if found := ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := BRITISH_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise ValueError("this is not a date; write it as 2020-06-21 or 21/06/2020")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day in the calendar") from None


def parse_number(cell: object) -> float | None:
    """A plain number. Raises ValueError for words, percent signs, thousands commas and infinities."""
    text = parse_text(cell)
    if text is None:
        return None
    number = plain_number(text)
    if number is None:
        raise ValueError("this is not a number; write digits and a point only, such as 92.4")
    if not math.isfinite(number):
        raise ValueError("this number is too large to be real")
    return number


Text = Annotated[str, BeforeValidator(parse_text)]
OptionalText = Annotated[str | None, BeforeValidator(parse_text)]
Day = Annotated[date, BeforeValidator(parse_day)]
OptionalDay = Annotated[date | None, BeforeValidator(parse_day)]
Number = Annotated[float, BeforeValidator(parse_number)]
OptionalNumber = Annotated[float | None, BeforeValidator(parse_number)]

RowT = TypeVar("RowT", bound="Row")


class Row(BaseModel):
    """A row of a file. Every file may say since when it was known, from where, and a note."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    known_from: OptionalDay = None
    source: OptionalText = None
    locator: OptionalText = None
    note: OptionalText = None


def say(error: Any) -> str:  # noqa: ANN401 - pydantic's error details are loosely typed
    """One of pydantic's findings in the words of this office."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "string_type":
        return "this cell must not be empty"
    if error["type"] == "date_type":
        return "this date must not be empty"
    if error["type"] == "float_type":
        return "this cell must not be empty"
    if error["type"] in ("literal_error", "enum"):
        return f"this must be {error['ctx']['expected']}"
    return str(error["msg"])


@dataclass(slots=True)
class Reading:
    """What a loader makes of a file: its figures, rows counted outside the force or nowhere, and rows
    that are skipped because nothing in the catalogue is for them (``unknown``), counted as they pass.

    A kind that stores records gives ``keep``, which stores them for a load, after its figures if it
    has any; ``real`` says that these records are news, so that pages no longer stand on the day of
    the sample. ``notes`` are what the person who loads should know besides.
    """

    figures: Iterator[NewFigure]
    outside: int = 0
    unplaced: int = 0
    unknown: int = 0
    keep: Callable[[Session, int | None], Stored] | None = None
    notes: tuple[str, ...] = ()
    real: bool = False


class ErrorList:
    """The errors of one file; it stops the reading when there are too many to be of use.

    ``within`` is the entry being read, where the file is an archive.
    """

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.within: str | None = None
        self.found: list[LoadError] = []

    def add(self, row: int | None, column: str | None, value: object, reason: str) -> None:
        """Note one error. Raises LoadRefused once there are as many as anyone would read."""
        # Half a character, which JSON can hold, can be neither stored nor printed.
        text = None if value is None else str(value).encode("utf-8", "replace").decode()
        if self.within is not None:
            reason = f"in {self.within}: {reason}"
        self.found.append(LoadError(self.file, row, column, text, reason))
        if len(self.found) >= MOST_ERRORS:
            self.found.append(
                LoadError(
                    self.file, None, None, None,
                    f"reading stopped after {MOST_ERRORS:,} errors; there may be more",
                )
            )
            self.refuse_if_any()

    def refuse_if_any(self) -> None:
        """Raise LoadRefused with everything found so far, if anything was."""
        if self.found:
            raise LoadRefused(self.found)


def checked_rows(
    table: Table, schema: type[RowT], errors: ErrorList
) -> Iterator[tuple[int, dict[str, str], RowT]]:
    """Every row that fits the schema, with its number and its cells; the others go to ``errors``."""
    for number, cells in table.rows:
        try:
            yield number, cells, schema.model_validate(cells)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                column = str(found["loc"][0]) if found["loc"] else None
                errors.add(number, column, cells.get(column or ""), say(found))
