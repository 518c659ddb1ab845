"""Stop and search as data.police.uk hands it out, kept as monthly counts by area, never as people.

The rows name no force, so the name of the file has to: ``2020-03-west-mercia-stop-and-search.csv``.
The month is the file's as well, because a search just after midnight in summer time is written with
the day before. A row counts for the force and for the Local Policing Area whose boundary holds it, of
those that counts are kept by where their boundaries are loaded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from analysis.calendar.periods import month_end
from data_access.catalogue.office import office
from data_access.loading.formats.csv_files import Table, refuse
from data_access.loading.kinds.official_statistics import (
    LICENCE,
    later,
    published_columns,
    the_force,
)
from data_access.loading.kinds.polygons import Places
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

KIND = "police-uk-stop-search"
SEARCHES, POSITIVE, SHARE = "SS3", "SS4", "SS5"
FILE_NAME = re.compile(r"((?:19|20)\d{2}-(?:0[1-9]|1[0-2]))-(.+?)-stop-and-search.*\.csv", re.IGNORECASE)
NOTHING = re.compile(r"no further action|^nothing found|^false$", re.IGNORECASE)
A_DAY = timedelta(days=1)


def _day(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            "this is not a date and time; data.police.uk writes it as 2020-03-01T01:09:40+00:00"
        ) from None
    return text


class StopRow(Row):
    """One search as published; only the date, the place and the outcome are looked at."""

    type: OptionalText = Field(alias="Type")
    date: Annotated[Text, AfterValidator(_day)] = Field(alias="Date")
    operation: OptionalText = Field(alias="Part of a policing operation")
    operation_name: OptionalText = Field(alias="Policing operation")
    latitude: OptionalNumber = Field(alias="Latitude")
    longitude: OptionalNumber = Field(alias="Longitude")
    gender: OptionalText = Field(alias="Gender")
    age_range: OptionalText = Field(alias="Age range")
    self_defined: OptionalText = Field(alias="Self-defined ethnicity")
    officer_defined: OptionalText = Field(alias="Officer-defined ethnicity")
    legislation: OptionalText = Field(alias="Legislation")
    object: OptionalText = Field(alias="Object of search")
    outcome: OptionalText = Field(alias="Outcome")
    linked: OptionalText = Field(alias="Outcome linked to object of search")
    clothing: OptionalText = Field(alias="Removal of more than just outer clothing")


REQUIRED = published_columns(StopRow)
COLUMNS = (*REQUIRED, *Row.model_fields)
EXAMPLE = {
    "Type": "Person search", "Date": "2020-03-01T10:00:00+00:00",
    "Object of search": "Controlled drugs", "Outcome": "A no further action disposal",
}


@dataclass(slots=True)
class Tally:
    """Searches by area, those with an outcome that is known, those where something came of it."""

    searches: Counter[int] = field(default_factory=Counter)
    known: Counter[int] = field(default_factory=Counter)
    positive: Counter[int] = field(default_factory=Counter)
    outside: int = 0
    unplaced: int = 0
    known_from: date | None = None


def read(
    path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Count the file, then give its figures: every area of the month, a true 0 where none was."""
    month = _month(path)
    places = Places.of(catalogue)
    tally = _count(table, catalogue, places, month, errors)
    if errors.found or not table.rows_read:
        return Reading(iter(()))
    figures = _figures(
        path, tally, catalogue, places.areas, month, tally.known_from or known_from
    )
    return Reading(figures, outside=tally.outside, unplaced=tally.unplaced)


def _month(path: Path) -> date:
    """The first day of the month the file is for; refused when it is not for our force."""
    found = FILE_NAME.fullmatch(path.name)
    if found is None:
        raise refuse(
            path, "the rows name no force, so the file must be named as data.police.uk names it,"
            f" such as 2020-03-{office().force_slug}-stop-and-search.csv", path.name,
        )
    if found[2].lower() != office().force_slug:
        raise refuse(
            path, f"the name says this file is for {found[2]}; this dashboard holds"
            f" {office().force_slug} ({office().force_name})", path.name,
        )
    return date.fromisoformat(f"{found[1]}-01")


def _count(
    table: Table, catalogue: Catalogue, places: Places, month: date, errors: ErrorList
) -> Tally:
    tally = Tally()
    first, last = month - A_DAY, month_end(month) + A_DAY
    for number, cells, row in checked_rows(table, StopRow, errors):
        if not first <= datetime.fromisoformat(row.date).date() <= last:
            errors.add(
                number, "Date", row.date, f"the name of the file says {month:%Y-%m}, not this day"
            )
        if (row.latitude is None) != (row.longitude is None):
            missing = "Latitude" if row.latitude is None else "Longitude"
            errors.add(
                number, missing, cells[missing], "latitude and longitude are given together"
            )
        for column, degrees, most in (("Latitude", row.latitude, 90), ("Longitude", row.longitude, 180)):
            if degrees is not None and abs(degrees) > most:
                errors.add(number, column, cells[column], f"degrees lie between -{most} and {most}")
        tally.known_from = later(tally.known_from, row.known_from)
        for area_id in (_place(row, catalogue, places, tally), the_force(catalogue)):
            _add(tally, area_id, row.outcome)
    return tally


def _add(tally: Tally, area_id: int, outcome: str | None) -> None:
    tally.searches[area_id] += 1
    tally.known[area_id] += outcome is not None
    tally.positive[area_id] += outcome is not None and not NOTHING.search(outcome)


def _place(row: StopRow, catalogue: Catalogue, places: Places, tally: Tally) -> int:
    if row.longitude is not None and row.latitude is not None:
        area_id = places.at(row.longitude, row.latitude)
        if area_id is not None:
            return area_id
        if places.complete:
            tally.outside += 1
            return catalogue.areas["outside"]
    tally.unplaced += 1
    return catalogue.areas["unplaced"]


def _figures(
    path: Path, tally: Tally, catalogue: Catalogue, areas: tuple[int, ...], month: date,
    known_from: date,
) -> Iterator[NewFigure]:
    source_id = catalogue.named_source(
        "data-police-uk-stop-search", "Stop and search, data.police.uk", "Home Office",
        LICENCE,
    )

    def figure(measure: str, area_id: int, value: float) -> NewFigure:
        return NewFigure(
            measure_id=catalogue.measures[measure].id, area_id=area_id, period_start=month,
            period_end=month_end(month), value=value, status="provisional",
            known_from=known_from, source_id=source_id, locator=path.name,
        )

    force = the_force(catalogue)
    nowhere = (catalogue.areas["outside"], catalogue.areas["unplaced"])
    for area_id in (force, *areas, *nowhere):
        yield figure(SEARCHES, area_id, float(tally.searches[area_id]))
        yield figure(POSITIVE, area_id, float(tally.positive[area_id]))
    share = figure(SHARE, force, 0.0)
    if tally.known[force]:
        share.numerator, share.denominator = float(tally.positive[force]), float(tally.known[force])
        share.value = 100 * share.numerator / share.denominator
    else:
        share.value, share.status = None, "not-available"
        share.reason, share.owner = "no search of the month has its outcome", office().force_name
    yield share
