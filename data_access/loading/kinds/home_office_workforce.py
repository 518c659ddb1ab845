"""The police workforce at 31 March, as the Home Office publishes it: by sex, rank and kind of worker.

The file writes the position at 31 March 2007 as 2007-03-01, the month it is in. It is stored for
the year that ends with that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from analysis.calendar.periods import month_end
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.home_office import Maker
from data_access.loading.kinds.official_statistics import (
    OptionalWhole,
    check_force,
    later,
    published_columns,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    Day,
    ErrorList,
    OptionalNumber,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
)
from data_access.observations.store import NewFigure

KIND = "home-office-workforce"
OFFICERS, STAFF, SUPPORT, SPECIALS = "WY1", "WY3", "WY4", "WY5"
FULL_TIME, WOMEN_SHARE = "WY2", "WY6"
# Which headcount a kind of worker is part of; volunteers are in none.
PART_OF = {
    "police officer": OFFICERS, "police staff": STAFF, "designated officer": STAFF,
    "police community support officer": SUPPORT, "special constable": SPECIALS,
    "police support volunteer": None,
}
WOMEN, MEN = "female", "male"
SEXES = (WOMEN, MEN, "not stated", "prefer not to say", "prefer to self-describe")


def _position(day: date) -> date:
    if day.month != 3 or day.day not in (1, 31):
        raise ValueError(
            "this must be the position at 31 March, which the Home Office writes as 2007-03-01"
        )
    return month_end(day)


def _sex(text: str) -> str:
    if text.lower() not in SEXES:
        raise ValueError(f"this is not a sex of these statistics; they know {', '.join(SEXES)}")
    return text.lower()


def _worker(text: str) -> str:
    if text.lower() not in PART_OF:
        raise ValueError(
            f"no measure counts this kind of worker; those known are {', '.join(PART_OF)}"
        )
    return text.lower()


def _not_negative(number: float | None) -> float | None:
    if number is not None and number < 0:
        raise ValueError("this must be 0 or more")
    return number


class WorkerRow(Row):
    """The people of one sex, rank and kind of worker on one 31 March."""

    date: Annotated[Day, AfterValidator(_position)]
    geo_code: Text
    force_name: Text
    region: OptionalText
    sex: Annotated[Text, AfterValidator(_sex)]
    rank_description: Text
    worker_type: Annotated[Text, AfterValidator(_worker)]
    total_headcount: OptionalWhole
    total_fte: Annotated[OptionalNumber, AfterValidator(_not_negative)]


REQUIRED = published_columns(WorkerRow)
COLUMNS = (*REQUIRED, *Row.model_fields)
EXAMPLE = tuple(
    {
        "date": "2022-03-01", "geo_code": "E23000016", "force_name": "West Mercia",
        "region": "West Midlands", "sex": sex, "rank_description": "Constable",
        "worker_type": "police officer", "total_headcount": headcount, "total_fte": fte,
    }
    for sex, headcount, fte in (("Female", "650", "634.5"), ("Male", "1180", "1175.25"))
)


@dataclass(slots=True)
class Position:
    """What a 31 March adds up to, by measure; None once a part of it is empty."""

    heads: dict[str, float | None] = field(default_factory=dict)
    full_time: float | None = 0.0
    women: float | None = 0.0
    sex_unknown: int = 0
    # The rows of each kind of worker and rank: the last of them, and the sexes they are for.
    last_row: dict[tuple[str, str], int] = field(default_factory=dict)
    sexes: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    known_from: date | None = None


def read(
    path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Add up each 31 March, then give its figures."""
    positions: dict[date, Position] = {}
    for number, _cells, row in checked_rows(table, WorkerRow, errors):
        check_force(path, catalogue, row.geo_code, number, "geo_code")
        check_force(path, catalogue, row.force_name, number, "force_name")
        position = positions.setdefault(row.date, Position())
        group = (row.worker_type, row.rank_description.lower())
        sexes = position.sexes.setdefault(group, set())
        if row.sex in sexes:
            errors.add(
                number, "rank_description", row.rank_description, f"a row above gives this rank, kind"
                f" of worker and sex for 31 March {row.date.year} already",
            )
        sexes.add(row.sex)
        position.last_row[group] = number
        position.known_from = later(position.known_from, row.known_from)
        _add(position, row)
    for day, position in positions.items():
        _check_sexes(day, position, errors)
    if errors.found:
        return Reading(iter(()))
    return Reading(_figures(path, positions, catalogue, known_from))


def _check_sexes(day: date, position: Position, errors: ErrorList) -> None:
    """A file that was cut off in the middle holds one sex only, and would give a false share."""
    for (worker, rank), sexes in position.sexes.items():
        for sex in (WOMEN, MEN):
            if sex not in sexes:
                errors.add(
                    position.last_row[worker, rank], "sex", None,
                    f"the row for {sex} {worker}, {rank}, at 31 March {day.year} is missing",
                )


def _add(position: Position, row: WorkerRow) -> None:
    measure, count = PART_OF[row.worker_type], row.total_headcount
    if measure is None:
        return
    position.heads[measure] = _sum(position.heads.get(measure, 0), count)
    if measure != OFFICERS:
        return
    position.full_time = _sum(position.full_time, row.total_fte)
    if row.sex == WOMEN:
        position.women = _sum(position.women, count)
    elif row.sex != MEN:
        position.sex_unknown += count or 0


def _sum(held: float | None, more: float | None) -> float | None:
    return None if held is None or more is None else held + more


def _figures(
    path: Path, positions: dict[date, Position], catalogue: Catalogue, known_from: date
) -> Iterator[NewFigure]:
    maker = Maker.of(
        catalogue, "home-office-workforce", "Police workforce at 31 March, Home Office", path.name
    )
    for end, position in positions.items():
        day = position.known_from or known_from
        for measure, heads in position.heads.items():
            if heads is None:
                yield maker.missing(measure, end, day, "a headcount in it is empty in the file")
            else:
                yield maker.count(measure, end, day, heads)
        if OFFICERS in position.heads:
            yield _full_time(maker, end, day, position)
            yield _women(maker, end, day, position)


def _full_time(maker: Maker, end: date, day: date, position: Position) -> NewFigure:
    if position.full_time is None:
        return maker.missing(
            FULL_TIME, end, day, "a full-time equivalent in it is empty in the file"
        )
    return maker.count(FULL_TIME, end, day, round(position.full_time, 2))


def _women(maker: Maker, end: date, day: date, position: Position) -> NewFigure:
    everyone, women = position.heads[OFFICERS], position.women
    if everyone is None or women is None:
        return maker.missing(WOMEN_SHARE, end, day, "a headcount in it is empty in the file")
    if not everyone:
        return maker.missing(WOMEN_SHARE, end, day, "there were no police officers")
    unknown = position.sex_unknown
    note = f"The sex of {unknown:,} of the {everyone:,.0f} officers is not stated." if unknown else None
    return maker.share(WOMEN_SHARE, end, day, women, everyone, note)
