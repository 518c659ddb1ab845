"""Street-level crime as data.police.uk hands it out, kept as monthly counts by area and type.

Nothing about a single crime or place is stored. Every row counts for the force; a row also counts
for the Local Policing Area of its district, which is the name of its LSOA without the last word
(the codes of small areas change between censuses, the names of districts do not). These are the areas
that counts are kept by, whatever the month: the others are made of them, and are read as their sums,
so that both an area that has ended and one that has only begun have their whole history. A row outside
the force counts for ``outside``, one without a location for ``unplaced``. Anti-social behaviour has
no crime number and real incidents repeat word for word, so equal rows are never merged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from analysis.calendar.periods import month_end
from analysis.words import plain_name
from data_access.catalogue.office import office
from data_access.loading.formats.csv_files import Table, refuse
from data_access.loading.kinds.official_statistics import (
    LICENCE,
    later,
    published_columns,
    the_force,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    ErrorList,
    OptionalNumber,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
)
from data_access.observations.store import NewFigure

KIND = "police-uk-street"
MONTH = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
# The name that data.police.uk gives a file says which month it is of.
FILE_NAME = re.compile(rf"({MONTH.pattern})-.+-street.*\.csv", re.IGNORECASE)
ALL_TYPES = "*"


def _month(text: str) -> str:
    if not MONTH.fullmatch(text):
        raise ValueError("this is not a month; data.police.uk writes it as 2024-01")
    return text


class StreetRow(Row):
    """One crime or incident as published; only the columns that are counted are looked at."""

    month: Annotated[Text, AfterValidator(_month)] = Field(alias="Month")
    falls_within: Text = Field(alias="Falls within")
    reported_by: Text = Field(alias="Reported by")
    lsoa_name: OptionalText = Field(alias="LSOA name")
    crime_type: Text = Field(alias="Crime type")
    crime_id: OptionalText = Field(alias="Crime ID")
    longitude: OptionalNumber = Field(alias="Longitude")
    latitude: OptionalNumber = Field(alias="Latitude")
    location: OptionalText = Field(alias="Location")
    lsoa_code: OptionalText = Field(alias="LSOA code")
    outcome: OptionalText = Field(alias="Last outcome category")
    context: OptionalText = Field(alias="Context")


REQUIRED = published_columns(StreetRow)
COLUMNS = (*REQUIRED, *Row.model_fields)
EXAMPLE = {
    "Month": "2024-01", "Reported by": "West Mercia Police", "Falls within": "West Mercia Police",
    "LSOA name": "Shropshire 001A", "Crime type": "Vehicle crime",
}


@dataclass(slots=True)
class Tally:
    """Counts by month, area and measure, and how many rows fell outside or nowhere."""

    counts: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    months: dict[str, None] = field(default_factory=dict)
    outside: int = 0
    unplaced: int = 0
    known_from: date | None = None


def read(
    path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Count the file, then give its figures: every month, area and type, a true 0 where none was."""
    measures = {
        entry.external_name: entry.id
        for entry in catalogue.measures.values() if entry.external_name
    }
    tally = _count(path, table, catalogue, measures, errors)
    if errors.found:
        return Reading(iter(()))
    figures = _figures(path, tally, catalogue, measures, tally.known_from or known_from)
    return Reading(figures, outside=tally.outside, unplaced=tally.unplaced)


def _count(
    path: Path, table: Table, catalogue: Catalogue, measures: dict[str, int], errors: ErrorList
) -> Tally:
    tally = Tally()
    force = office().force_name
    named = FILE_NAME.fullmatch(path.name)
    for number, _cells, row in checked_rows(table, StreetRow, errors):
        if row.falls_within != force:
            raise refuse(
                path, f"this file is for {row.falls_within}; this dashboard holds {force}",
                row.falls_within, number, "Falls within",
            )
        if named is not None and row.month != named[1]:
            errors.add(number, "Month", row.month, f"the name of the file says {named[1]}, not this month")
            continue
        measure_id = measures.get(row.crime_type)
        if measure_id is None or row.crime_type == ALL_TYPES:
            errors.add(
                number, "Crime type", row.crime_type, "no measure counts this type of crime"
            )
            continue
        tally.months[row.month] = None
        tally.known_from = later(tally.known_from, row.known_from)
        for area_id in (_place(row, catalogue, tally), the_force(catalogue)):
            tally.counts[row.month, area_id, measure_id] += 1
            tally.counts[row.month, area_id, measures[ALL_TYPES]] += 1
    return tally


def _place(row: StreetRow, catalogue: Catalogue, tally: Tally) -> int:
    if row.lsoa_name is None:
        tally.unplaced += 1
        return catalogue.areas["unplaced"]
    district = plain_name(row.lsoa_name.rpartition(" ")[0])
    lpa_id = catalogue.lpa_of_district.get(district)
    if lpa_id is None:
        tally.outside += 1
        return catalogue.areas["outside"]
    return lpa_id


def _figures(
    path: Path, tally: Tally, catalogue: Catalogue, measures: dict[str, int], known_from: date
) -> Iterator[NewFigure]:
    source_id = catalogue.named_source(
        "data-police-uk-street", "Street-level crime, data.police.uk", "Home Office",
        LICENCE,
    )
    places = [
        the_force(catalogue), *catalogue.counted.values(),
        catalogue.areas["outside"], catalogue.areas["unplaced"],
    ]
    for month in tally.months:
        start = date.fromisoformat(f"{month}-01")
        for area_id in places:
            for measure_id in measures.values():
                yield NewFigure(
                    measure_id=measure_id, area_id=area_id, period_start=start,
                    period_end=month_end(start),
                    value=float(tally.counts[month, area_id, measure_id]),
                    status="provisional", known_from=known_from, source_id=source_id,
                    locator=path.name,
                )
