"""Stop and search by year, as the Home Office publishes it: a cell for every law, reason and ethnicity.

The file is added up to the searches and the resultant arrests of each year. An empty cell is not
available, never 0: it is left out of the sum, and the figure's note says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from analysis.calendar.periods import say_day
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
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
)
from data_access.observations.store import NewFigure

KIND = "home-office-stop-search"
SEARCHES, ARRESTS, SHARE = "SS6", "SS7", "SS8"


class CellRow(Row):
    """One cell: the searches of a year under one law, for one reason, of one ethnicity."""

    year_ending: Day
    force_name: Text
    legislation: Text
    reason_for_search_arrest: Text
    ethnic_group_self_defined: Text
    ethnicity_self_defined: Text
    searches: OptionalWhole
    resultant_arrests: OptionalWhole
    # Published as True or empty, not as numbers, so there is nothing to add up.
    weapons_arrests_s60_only: OptionalText
    other_arrests_s60_only: OptionalText
    persons_found_to_be_carrying_a_weapon_s60_only: OptionalText

    @property
    def cell(self) -> tuple[date, str, str, str, str]:
        """What a year may hold once."""
        return (
            self.year_ending, self.legislation, self.reason_for_search_arrest,
            self.ethnic_group_self_defined, self.ethnicity_self_defined,
        )


REQUIRED = published_columns(CellRow)
COLUMNS = (*REQUIRED, *Row.model_fields)
EXAMPLE = {
    "year_ending": "2019-03-31", "force_name": "West Mercia", "legislation": "Section 1 (PACE)",
    "reason_for_search_arrest": "Drugs", "ethnic_group_self_defined": "White",
    "ethnicity_self_defined": "White British", "searches": "1875", "resultant_arrests": "250",
}


@dataclass(slots=True)
class YearTally:
    """What the cells of a year add up to, and how many of them are empty."""

    cells: int = 0
    searches: list[int] = field(default_factory=list)
    arrests: list[int] = field(default_factory=list)
    # Searches in cells that give no number of arrests.
    unanswered: int = 0
    given_under: dict[str, bool] = field(default_factory=dict)
    known_from: date | None = None


def read(
    path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Add up the cells of each year, then give its searches, its arrests and their share."""
    years: dict[date, YearTally] = {}
    first_row: dict[tuple[date, str, str, str, str], int] = {}
    for number, cells, row in checked_rows(table, CellRow, errors):
        check_force(path, catalogue, row.force_name, number, "force_name")
        if (row.year_ending.month, row.year_ending.day) != (3, 31):
            errors.add(
                number, "year_ending", cells["year_ending"],
                f"{say_day(row.year_ending)} does not end a year of these statistics: 31 March does",
            )
        if row.cell in first_row:
            errors.add(
                number, "ethnicity_self_defined", row.ethnicity_self_defined,
                f"row {first_row[row.cell]} gives the same law, reason and ethnicity for this year",
            )
        first_row.setdefault(row.cell, number)
        _check_arrests(number, row, errors)
        _add(years.setdefault(row.year_ending, YearTally()), row)
    if errors.found:
        return Reading(iter(()))
    return Reading(_figures(path, years, catalogue, known_from))


def _check_arrests(number: int, row: CellRow, errors: ErrorList) -> None:
    if row.resultant_arrests is None:
        return
    if row.searches is None:
        errors.add(number, "searches", None, "arrests are given, but not the number of searches")
    elif row.resultant_arrests > row.searches:
        errors.add(
            number, "resultant_arrests", row.resultant_arrests,
            f"there cannot be more arrests than searches, of which there are {row.searches}",
        )


def _add(year: YearTally, row: CellRow) -> None:
    year.cells += 1
    year.known_from = later(year.known_from, row.known_from)
    given = row.searches is not None
    year.given_under[row.legislation] = year.given_under.get(row.legislation, False) or given
    if row.searches is not None:
        year.searches.append(row.searches)
    if row.resultant_arrests is not None:
        year.arrests.append(row.resultant_arrests)
    elif row.searches is not None:
        year.unanswered += row.searches


def _figures(
    path: Path, years: dict[date, YearTally], catalogue: Catalogue, known_from: date
) -> Iterator[NewFigure]:
    maker = Maker.of(
        catalogue, "home-office-stop-search",
        "Stop and search by police force, year, reason and ethnicity, Home Office", path.name,
    )
    for end, year in years.items():
        day = year.known_from or known_from
        searches, arrests = sum(year.searches), sum(year.arrests)
        if not year.searches:
            reason = "every cell of the year's searches is empty in the file"
            for measure in (SEARCHES, ARRESTS, SHARE):
                yield maker.missing(measure, end, day, reason)
            continue
        yield maker.count(SEARCHES, end, day, searches, _searches_note(year))
        if not year.arrests:
            reason = "every cell of the year's arrests is empty in the file"
            yield maker.missing(ARRESTS, end, day, reason)
            yield maker.missing(SHARE, end, day, reason)
            continue
        yield maker.count(ARRESTS, end, day, arrests, _arrests_note(year))
        if searches:
            yield maker.share(SHARE, end, day, arrests, searches, _share_note(year))
        else:
            yield maker.missing(SHARE, end, day, "there were no searches")


def _searches_note(year: YearTally) -> str | None:
    """How far the sum can be trusted; nothing where every cell is given."""
    empty = year.cells - len(year.searches)
    if not empty:
        return None
    unknown = [law for law, given in year.given_under.items() if not given]
    laws = f" No number is given under {' or '.join(unknown)}." if unknown else ""
    return (
        f"The sum of the cells that are given. {empty} of the year's {year.cells} cells are empty in"
        f" the file, which may mean none or not known; they are left out.{laws}"
    )


def _arrests_note(year: YearTally) -> str | None:
    empty = year.cells - len(year.arrests)
    if not empty:
        return None
    return (
        f"The sum of the cells that are given. {empty} of the year's {year.cells} cells of arrests"
        f" are empty in the file, which may mean none or not known; {year.unanswered:,} of the"
        f" {sum(year.searches):,} searches are in them."
    )


def _share_note(year: YearTally) -> str | None:
    """How high the share could be, if every search without a number of arrests had led to one."""
    if not year.unanswered:
        return None
    searches = sum(year.searches)
    most = 100 * (sum(year.arrests) + year.unanswered) / searches
    return (
        f"{year.unanswered:,} of the {searches:,} searches are in cells whose arrests are empty in"
        f" the file. They are counted as searches without an arrest; had all of them led to one, the"
        f" share would be {most:.1f}%."
    )
