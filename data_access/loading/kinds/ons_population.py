"""Residents at the middle of each year, from the Office for National Statistics.

A row is about a Local Policing Area, or about the district whose code it gives. Once every Local
Policing Area that counts are kept by is held for a year, their sum is stored for the force; the areas
made of them are added up when they are read.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access import clock
from data_access.history import Stored
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.official_statistics import (
    LICENCE,
    Year,
    parse_whole,
    published_columns,
    the_force,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, OptionalText, Reading, Row, Text, checked_rows
from data_access.models import AreaPopulation

KIND = "ons-population"
# More people than live in Great Britain; a larger number is a slip.
MOST_RESIDENTS = 100_000_000


def _residents(cell: object) -> int:
    number = parse_whole(cell)
    if number is None:
        raise ValueError("this cell must not be empty")
    if not 0 < number <= MOST_RESIDENTS:
        raise ValueError("this is not a number of residents")
    return number


class ResidentsRow(Row):
    """The residents of one area in one year."""

    lpa_id: Text
    lpa_name: Text
    lad_code: OptionalText = None
    lad_name: OptionalText = None
    year: Year
    population: Annotated[int, BeforeValidator(_residents)]


PUBLISHED = published_columns(ResidentsRow)
COLUMNS = (*PUBLISHED, *Row.model_fields)
REQUIRED = tuple(name for name in PUBLISHED if ResidentsRow.model_fields[name].is_required())
EXAMPLE = {
    "lpa_id": "shropshire", "lpa_name": "Shropshire", "year": "2018", "population": "320274",
}

Counts = dict[tuple[int, int], int]


def read(
    _path: Path, table: Table, catalogue: Catalogue, _known_from: date, errors: ErrorList
) -> Reading:
    """Check every row; what is stored is the residents by area and year."""
    counts: Counts = {}
    for number, cells, row in checked_rows(table, ResidentsRow, errors):
        area_id = _area(number, row, catalogue, errors)
        if row.year > clock.today().year:
            errors.add(number, "year", cells["year"], "this year has not been counted yet")
        if area_id is None:
            continue
        if (area_id, row.year) in counts:
            errors.add(number, "year", cells["year"], "a row above gives this area and year already")
        counts[area_id, row.year] = row.population

    def keep(session: Session, _load_id: int | None) -> Stored:
        return _keep(session, counts, catalogue)

    return Reading(iter(()), keep=keep)


def _area(
    number: int, row: ResidentsRow, catalogue: Catalogue, errors: ErrorList
) -> int | None:
    """The area a row is about; None when it is none of ours, which goes to ``errors``."""
    lpa_id = catalogue.areas.get(plain_name(row.lpa_name))
    if lpa_id is None or lpa_id not in catalogue.lpas.values():
        errors.add(
            number, "lpa_name", row.lpa_name, "there is no Local Policing Area of this name"
        )
        return None
    if row.lad_code is None and row.lad_name is None:
        return lpa_id
    if row.lad_code is None:
        errors.add(number, "lad_code", None, "a district is told by its code, which is empty here")
        return None
    district = catalogue.districts.get(row.lad_code)
    if district is None or not catalogue.holds(lpa_id, district):
        errors.add(number, "lad_code", row.lad_code, f"this is no district of {row.lpa_name}")
        return None
    if row.lad_name is not None and plain_name(row.lad_name) != plain_name(district.name):
        errors.add(
            number, "lad_name", row.lad_name, f"the code {row.lad_code} is that of {district.name}"
        )
        return None
    return district.id


def _force_totals(counts: Counts, held: Counts, catalogue: Catalogue) -> Counts:
    """The sums of the areas that will be held, for every year the file has an area of."""
    lpas = catalogue.counted.values()
    after = held | counts
    years = {year: None for area_id, year in counts if area_id in lpas}
    return {
        (the_force(catalogue), year): sum(after[lpa_id, year] for lpa_id in lpas)
        for year in years if all((lpa_id, year) in after for lpa_id in lpas)
    }


def _keep(session: Session, counts: Counts, catalogue: Catalogue) -> Stored:
    """Add or replace numbers of residents; the table holds one for an area and year."""
    held = {(row.area_id, row.year): row for row in session.scalars(select(AreaPopulation))}
    residents_held = {key: row.residents for key, row in held.items()}
    done = Stored()
    for (area_id, year), residents in (
        counts | _force_totals(counts, residents_held, catalogue)
    ).items():
        row = held.get((area_id, year))
        if row is not None and row.residents == residents:
            done.skipped += 1
            continue
        source_id = catalogue.named_source(
            "ons-mid-year-population", "Population estimates, middle of each year",
            "Office for National Statistics", LICENCE,
        )
        if row is None:
            session.add(
                AreaPopulation(
                    area_id=area_id, year=year, residents=residents, source_id=source_id
                )
            )
        else:
            row.residents, row.source_id = residents, source_id
            done.revised += 1
        done.added += 1
    session.flush()
    return done
