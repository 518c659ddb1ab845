"""The ``observations`` file: any measure of the catalogue, one figure a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from analysis.calendar.periods import period_start
from analysis.words import plain_name
from data_access.loading.formats.csv_files import Table
from data_access.loading.lookup import Catalogue, MeasureEntry
from data_access.loading.rows import (
    Day,
    ErrorList,
    OptionalDay,
    OptionalNumber,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_text,
)
from data_access.observations.store import NewFigure

KIND = "observations"
# What tells a file that this product wrote: a column nobody supplies. Its words begin with a capital.
OURS = "Figure"
# How many were asked, which is kept with the results of a survey.
BASE = "base"
# What the product works out itself, or knows from the catalogue.
WORKED_OUT = frozenset({"lower", "upper", "mean", "unit", "state", "rule"})
# Published percentages are rounded, so a numerator and denominator agree to this many points.
AGREES_WITHIN = 0.05
ABSENT = ("not-available", "withheld")

NumberedRow = tuple[int, dict[str, str]]
Status = Literal[
    "final", "provisional", "illustrative", "reported-in-press", "not-available", "withheld"
]
OptionalStatus = Annotated[Status | None, BeforeValidator(parse_text)]


class ObservationRow(Row):
    """One figure. The value is empty only where the status says why."""

    measure: Text
    area: Text
    period_end: Day
    value: OptionalNumber
    period_start: OptionalDay = None
    numerator: OptionalNumber = None
    denominator: OptionalNumber = None
    status: OptionalStatus = None
    reason: OptionalText = None
    owner: OptionalText = None
    promised: OptionalDay = None
    origin: OptionalText = None


COLUMNS = tuple(ObservationRow.model_fields)
REQUIRED = ("measure", "area", "period_end", "value")
EXAMPLE = {
    "measure": "CH1", "area": "WM", "period_end": "2020-07-05", "value": "93.1",
    "numerator": "2793", "denominator": "3000", "status": "illustrative",
    "known_from": "2020-07-07", "source": "Example of a source", "note": "An example: not a real figure",
}


class Complaint:
    """What is wrong with one row: called with the column and the reason."""

    def __init__(self, errors: ErrorList, row: int, cells: dict[str, str]) -> None:
        self._errors, self._row, self._cells = errors, row, cells
        self.made = False

    def __call__(self, column: str, reason: str) -> None:
        self.made = True
        self._errors.add(self._row, column, self._cells.get(column), reason)


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every figure of the file; what is wrong with the others goes to ``errors``.

    In a file of our own, rows that were quoted or put together are left out: they were never supplied.
    """
    reading = Reading(iter(()), notes=tuple(_notes(table)))
    if "origin" in table.header:
        table.rows = _supplied(table.rows, reading)
    reading.figures = _figures(table, catalogue, known_from, errors)
    return reading


def leaves_aside(header: Sequence[str]) -> frozenset[str]:
    """The columns that the product works out itself; in a file that it wrote, its words besides."""
    ours = {BASE, *(name for name in header if name[:1].isupper())} if OURS in header else set()
    return frozenset(header) & (WORKED_OUT | ours)


def _supplied(rows: Iterator[NumberedRow], reading: Reading) -> Iterator[NumberedRow]:
    for number, cells in rows:
        if cells["origin"].strip():
            reading.unknown += 1
        else:
            yield number, cells


def _notes(table: Table) -> Iterator[str]:
    if table.left_aside:
        yield f"left aside, as the dashboard works it out itself: {', '.join(table.left_aside)}"
    if "origin" in table.header:
        yield (
            "rows with an origin are skipped: they are quoted from a publication, or put together from"
            " other areas"
        )


def _figures(
    table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Iterator[NewFigure]:
    first_row: dict[tuple[int, int, date], int] = {}
    for number, cells, row in checked_rows(table, ObservationRow, errors):
        complaint = Complaint(errors, number, cells)
        figure = _figure(row, catalogue, known_from, complaint)
        if figure is None or complaint.made:
            continue
        key = (figure.measure_id, figure.area_id, figure.period_end)
        if key in first_row:
            complaint(
                "period_end",
                f"row {first_row[key]} already gives {row.measure} for {row.area} in this period",
            )
            continue
        first_row[key] = number
        figure.source_id = catalogue.source(row.source) if row.source else None
        yield figure


def _figure(
    row: ObservationRow, catalogue: Catalogue, known_from: date, complain: Complaint
) -> NewFigure | None:
    measure = catalogue.measures.get(row.measure.upper())
    area_id = catalogue.areas.get(plain_name(row.area))
    if measure is None:
        complain("measure", "there is no measure of this code in the catalogue")
    if area_id is None:
        complain("area", "there is no area of this code or name")
    if measure is None or area_id is None:
        return None
    start = _start(row, measure, complain)
    _check_value(row, measure, complain)
    if start is None:
        return None
    if fault := catalogue.why_not(area_id, start, row.period_end):
        complain("area", fault)
    return NewFigure(
        measure_id=measure.id, area_id=area_id, period_start=start, period_end=row.period_end,
        value=row.value, numerator=row.numerator, denominator=row.denominator,
        status=row.status or "provisional", reason=row.reason, owner=row.owner,
        promised=row.promised, known_from=row.known_from or known_from,
        locator=row.locator, note=row.note,
    )


def _start(row: ObservationRow, measure: MeasureEntry, complain: Complaint) -> date | None:
    try:
        follows = period_start(row.period_end, measure.cadence)
    except ValueError as error:
        complain("period_end", f"{error} ({measure.code} is counted by the {measure.cadence})")
        return None
    if row.period_start is not None and row.period_start != follows:
        complain(
            "period_start",
            f"{measure.code} is counted by the {measure.cadence}, so the period begins on {follows}",
        )
    return follows


def _check_value(row: ObservationRow, measure: MeasureEntry, complain: Complaint) -> None:
    if row.status in ABSENT:
        _check_absent(row, complain)
        return
    if row.value is None:
        complain(
            "value", "a value is missing; where there is none, the status is not-available or"
            " withheld, with a reason and an owner",
        )
        return
    if measure.kind == "proportion" and not 0 <= row.value <= 100:
        complain("value", "a percentage lies between 0 and 100")
    elif measure.kind == "count" and (row.value < 0 or row.value != int(row.value)):
        complain("value", "a count is a whole number, 0 or more")
    elif row.value < 0 and not measure.is_difference:
        complain("value", f"{measure.unit} are 0 or more")
    _check_ratio(row, measure, complain)


def _check_absent(row: ObservationRow, complain: Complaint) -> None:
    for column in ("value", "numerator", "denominator"):
        if getattr(row, column) is not None:
            complain(column, f"a figure that is {row.status} has no number")
    for column, wanted in (("reason", "a reason"), ("owner", "an owner")):
        if getattr(row, column) is None:
            complain(column, f"a figure that is {row.status} needs {wanted}")


def _check_ratio(row: ObservationRow, measure: MeasureEntry, complain: Complaint) -> None:
    if (row.numerator is None) != (row.denominator is None):
        missing = "numerator" if row.numerator is None else "denominator"
        complain(missing, "numerator and denominator are given together or not at all")
    elif row.numerator is not None and row.denominator is not None and row.value is not None:
        if row.denominator <= 0 or row.numerator < 0:
            complain("denominator", "a denominator is more than 0 and a numerator 0 or more")
        elif measure.kind == "proportion" and row.numerator > row.denominator:
            complain("numerator", "the numerator of a percentage is never more than its denominator")
        elif measure.kind == "proportion":
            share = 100 * row.numerator / row.denominator
            if abs(share - row.value) > AGREES_WITHIN + 1e-9:
                complain(
                    "value",
                    f"numerator over denominator gives {share:.2f}%, which is not this value",
                )
