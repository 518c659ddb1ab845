"""Roadside breath tests by month, as the Home Office publishes them: two rows a month.

One row counts the positive tests, one the negative; the month's total stands on both. A month is
stored only when the three agree. An empty cell is not available, never 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from analysis.calendar.periods import month_end
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.home_office import Maker
from data_access.loading.kinds.official_statistics import (
    OptionalWhole,
    Year,
    check_force,
    later,
    published_columns,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading, Row, Text, checked_rows, parse_text
from data_access.observations.store import NewFigure

KIND = "home-office-breath-tests"
TESTS, POSITIVE_SHARE = "RD4", "RD5"
POSITIVE, NEGATIVE = "positive", "negative"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)


def _month(text: str) -> str:
    if text.capitalize() not in MONTHS:
        raise ValueError("this is not a month; the Home Office writes it as January")
    return text.capitalize()


class BreathRow(Row):
    """The tests of one month with one result, and all tests of the month."""

    year: Year
    force: Text
    quarter: Text
    month: Annotated[Text, AfterValidator(_month)]
    tests: OptionalWhole
    type: Annotated[Literal["positive", "negative"], BeforeValidator(parse_text)]
    count: OptionalWhole


REQUIRED = published_columns(BreathRow)
COLUMNS = (*REQUIRED, *Row.model_fields)
EXAMPLE = tuple(
    {
        "year": "2018", "force": "West Mercia", "quarter": "Q1", "month": "January",
        "tests": "682", "type": result, "count": count,
    }
    for result, count in ((POSITIVE, "147"), (NEGATIVE, "535"))
)


@dataclass(slots=True)
class Month:
    """What the rows of a month say, and the last of them."""

    row: int
    tests: int | None
    counts: dict[str, int | None] = field(default_factory=dict)
    known_from: date | None = None


def read(
    path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Check that the rows of every month agree, then give its number of tests and the share."""
    months = _months(path, table, catalogue, errors)
    for first_day, month in months.items():
        _check(first_day, month, errors)
    if errors.found:
        return Reading(iter(()))
    return Reading(_figures(path, months, catalogue, known_from))


def _months(
    path: Path, table: Table, catalogue: Catalogue, errors: ErrorList
) -> dict[date, Month]:
    months: dict[date, Month] = {}
    for number, _cells, row in checked_rows(table, BreathRow, errors):
        check_force(path, catalogue, row.force, number, "force")
        first_day = date(row.year, MONTHS.index(row.month) + 1, 1)
        quarter = f"Q{(first_day.month + 2) // 3}"
        if row.quarter.upper() != quarter:
            errors.add(number, "quarter", row.quarter, f"{row.month} is in {quarter} of the year")
        month = months.setdefault(first_day, Month(number, row.tests))
        if row.type in month.counts:
            errors.add(
                number, "type", row.type, f"there is a row of {row.type} tests for"
                f" {first_day:%B %Y} already",
            )
            continue
        if row.tests != month.tests:
            errors.add(
                number, "tests", row.tests, f"the two rows of {first_day:%B %Y} give different"
                " totals; the month's total stands on both",
            )
        month.row, month.counts[row.type] = number, row.count
        month.known_from = later(month.known_from, row.known_from)
    return months


def _check(first_day: date, month: Month, errors: ErrorList) -> None:
    name = f"{first_day:%B %Y}"
    for result in (POSITIVE, NEGATIVE):
        if result not in month.counts:
            errors.add(
                month.row, "type", None, f"the row of {result} tests for {name} is missing; a month"
                " has a row of positive and one of negative tests",
            )
            return
    given = [count for count in month.counts.values() if count is not None]
    if month.tests is None or not given:
        return
    if sum(given) > month.tests or (len(given) == 2 and sum(given) != month.tests):
        errors.add(
            month.row, "tests", month.tests,
            f"the positive and negative tests of {name} add up to {sum(given)}, not to this",
        )


def _figures(
    path: Path, months: dict[date, Month], catalogue: Catalogue, known_from: date
) -> Iterator[NewFigure]:
    maker = Maker.of(
        catalogue, "home-office-breath-tests", "Breath tests by police force and month, Home Office",
        path.name,
    )
    for first_day, month in months.items():
        end, day = month_end(first_day), month.known_from or known_from
        if month.tests is None:
            yield maker.missing(TESTS, end, day, "the number of tests is empty in the file")
        else:
            yield maker.count(TESTS, end, day, month.tests)
        positive, reason = month.counts[POSITIVE], _no_share(month)
        if reason or month.tests is None or positive is None:
            yield maker.missing(POSITIVE_SHARE, end, day, reason)
        else:
            yield maker.share(POSITIVE_SHARE, end, day, positive, month.tests)


def _no_share(month: Month) -> str:
    """Why there is no share of positive tests; empty when there is one."""
    if month.tests is None:
        return "the number of tests is empty in the file"
    for result in (POSITIVE, NEGATIVE):
        if month.counts[result] is None:
            return f"the count of {result} tests is empty in the file"
    return "" if month.tests else "there were no tests"
