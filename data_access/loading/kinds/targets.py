"""The ``targets`` file: standards of measures, with the days they are in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from data_access.history import Stored, append
from data_access.history.records import TARGETS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.record_rows import trace_of
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    Day,
    ErrorList,
    Number,
    OptionalDay,
    Reading,
    Row,
    Text,
    checked_rows,
)
from data_access.models import Target

KIND = "targets"


class TargetRow(Row):
    """One standard of one measure, from its first day on."""

    measure: Text
    label: Text
    value: Number
    starts: Day
    ends: OptionalDay = None


COLUMNS = (
    *(name for name in TargetRow.model_fields if name not in Row.model_fields), *Row.model_fields
)
REQUIRED = ("measure", "label", "value", "starts")
EXAMPLE = {
    "measure": "CH1", "label": "National standard, 10 seconds", "value": "90", "starts": "2020-04-01",
    "known_from": "2020-06-15", "source": "Example of a source", "note": "An example: not a real standard",
}


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every standard of the file; what is wrong with the others goes to ``errors``."""
    made = list(targets_in(table, catalogue, known_from, errors))

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, TARGETS, made, load_id)

    return Reading(iter(()), keep=keep, real=True)


def targets_in(
    table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> list[Target]:
    """The standards of a table, not stored yet; what is wrong with the others goes to ``errors``."""
    made: list[Target] = []
    first_row: dict[tuple[int, date], int] = {}
    for number, cells, row in checked_rows(table, TargetRow, errors):
        complain = Complaint(errors, number, cells)
        measure = catalogue.measures.get(row.measure.upper())
        if measure is None:
            complain("measure", "there is no measure of this code in the catalogue")
            continue
        if row.ends is not None and row.ends < row.starts:
            complain("ends", "a standard does not end before it starts")
        if measure.kind == "proportion" and not 0 <= row.value <= 100:
            complain("value", "a percentage lies between 0 and 100")
        earlier = first_row.setdefault((measure.id, row.starts), number)
        if earlier != number:
            complain("starts", f"row {earlier} already gives a standard of {measure.code} from this day")
        if not complain.made:
            made.append(
                Target(
                    measure_id=measure.id, label=row.label, value=row.value, starts=row.starts,
                    ends=row.ends, **trace_of(row, catalogue, known_from),
                )
            )
    return made
