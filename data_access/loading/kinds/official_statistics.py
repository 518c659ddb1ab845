"""What files of official statistics have in common: whose columns, which force, whole numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from analysis.words import plain_name
from data_access.catalogue.office import office
from data_access.loading.formats.csv_files import refuse
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import Row, parse_number

LICENCE = "Open Government Licence v3.0"
FIRST_YEAR, LAST_YEAR = 1900, 2100


def published_columns(schema: type[Row]) -> tuple[str, ...]:
    """The columns as the publisher writes them, without those that every file may add."""
    return tuple(
        told.alias or name
        for name, told in schema.model_fields.items() if name not in Row.model_fields
    )


def parse_whole(cell: object) -> int | None:
    """A whole number, 0 or more, also where it is written as 682.0. Raises ValueError for others."""
    number = parse_number(cell)
    if number is None:
        return None
    if number < 0 or not number.is_integer():
        raise ValueError("this must be a whole number, 0 or more")
    return int(number)


def parse_year(cell: object) -> int:
    """A year of four digits, also where it is written as 2002.0. Raises ValueError for others."""
    year = parse_whole(cell)
    if year is None:
        raise ValueError("this cell must not be empty")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"this is not a year between {FIRST_YEAR} and {LAST_YEAR}")
    return year


OptionalWhole = Annotated[int | None, BeforeValidator(parse_whole)]
Year = Annotated[int, BeforeValidator(parse_year)]


def the_force(catalogue: Catalogue) -> int:
    """The area that is the force. Raises LookupError when the catalogue names none."""
    if catalogue.force_id is None:
        raise LookupError("the catalogue names no force")
    return catalogue.force_id


def check_force(path: Path, catalogue: Catalogue, told: str, row: int, column: str) -> None:
    """Refuse the file when the name or the official code it gives is not that of our force."""
    force = office().force_name
    if plain_name(told) == plain_name(force):
        return
    if catalogue.areas.get(plain_name(told)) != the_force(catalogue):
        raise refuse(
            path, f"this file is for {told}; this dashboard holds {force}", told, row, column
        )


def later(held: date | None, told: date | None) -> date | None:
    """The later of two days, either of which may be missing."""
    return max(filter(None, (held, told)), default=None)
