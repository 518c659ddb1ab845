"""The ``statements`` file: what a paper says in words, or says of a figure, each under a code of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy.orm import Session

from analysis.claims.periods import published_period
from analysis.contradictions.said import StatementKind
from analysis.words import plain_name
from data_access.history import Stored, append
from data_access.history.records import STATEMENTS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.official_statistics import OptionalWhole
from data_access.loading.kinds.statement_rows import number_in
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    ErrorList,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_text,
)
from data_access.models import Statement

KIND = "statements"


class StatementRow(Row):
    """One statement. Only what it is called and what kind it is must be there."""

    statement: Text
    kind: Annotated[StatementKind, BeforeValidator(parse_text)]
    measure: OptionalText = None
    area: OptionalText = None
    period: OptionalText = None
    value: OptionalText = None
    unit: OptionalText = None
    base: OptionalWhole = None
    count_stated: OptionalWhole = None
    count_listed: OptionalWhole = None
    date_as_written: OptionalText = None
    text: OptionalText = None


COLUMNS = (
    *(name for name in StatementRow.model_fields if name not in Row.model_fields),
    *Row.model_fields,
)
REQUIRED = ("statement", "kind")
EXAMPLE = {
    "statement": "needs assessments to come", "kind": "list", "count_stated": "7",
    "count_listed": "6", "text": "The remaining 7 needs assessments",
    "source": "Delivery plan extract to June 2020", "locator": "A4",
}


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every statement of the file; what is wrong with the others goes to ``errors``."""
    made = statements_in(table, catalogue, known_from, errors)

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, STATEMENTS, made, load_id)

    return Reading(iter(()), keep=keep, real=True)


def statements_in(
    table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> list[Statement]:
    """The statements of a table, not stored yet; what is wrong with the others goes to ``errors``."""
    made: list[Statement] = []
    first_row: dict[tuple[str, str], int] = {}
    for number, cells, row in checked_rows(table, StatementRow, errors):
        statement = _statement(row, catalogue, known_from)
        key = (statement.code, statement.strand)
        if key in first_row:
            errors.add(
                number, "statement", cells["statement"],
                f"row {first_row[key]} already gives this statement of the same source",
            )
            continue
        first_row[key] = number
        made.append(statement)
    return made


def _statement(row: StatementRow, catalogue: Catalogue, known_from: date) -> Statement:
    source_id = catalogue.source(row.source) if row.source else None
    measure = catalogue.measures.get((row.measure or "").upper())
    start, end = published_period(row.period or "") or (None, None)
    return Statement(
        code=row.statement, strand=catalogue.source_codes[source_id] if source_id else "",
        kind=row.kind, measure_id=measure.id if measure else None, measure_as_written=row.measure,
        area_id=catalogue.areas.get(plain_name(row.area or "")), area_as_written=row.area,
        period_start=start, period_end=end, period_as_written=row.period,
        value=number_in(row.value), value_as_written=row.value, unit=row.unit, base=row.base,
        count_stated=row.count_stated, count_listed=row.count_listed,
        date_as_written=row.date_as_written, text=row.text, source_id=source_id,
        locator=row.locator, note=row.note, known_from=row.known_from or known_from,
    )
