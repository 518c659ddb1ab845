"""Writing small files, loading them, and looking at what is stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import event, func, select

from data_access import LoadError, open_reader, open_recorder
from data_access.access.roles import operator
from data_access.database.engine import engine, reading
from data_access.loading import LoadReport
from data_access.models import AuditEvent, DataState, Load, Observation
from data_access.recording.files import Refused

WEEK = {"measure": "CH1", "area": "WM", "period_end": "2020-07-05", "value": "93.1"}


def csv_text(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as CSV; the header holds every column any row has."""
    rows = list(rows)
    out = io.StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def week_file(folder: Path, *changes: Mapping[str, str], name: str = "week.csv") -> Path:
    """A file of observations: one row for each change made to a good row."""
    path = folder / name
    path.write_text(csv_text({**WEEK, **change} for change in changes), encoding="utf-8")
    return path


def load(*paths: Path, **options: Any) -> LoadReport:
    """Load files as the command line does."""
    with open_recorder(operator()) as recorder:
        return recorder.files.load(list(paths), **options)


def refused(*paths: Path, **options: Any) -> LoadReport:
    """The report of a load that must be refused."""
    with pytest.raises(Refused) as caught, open_recorder(operator()) as recorder:
        recorder.files.load(list(paths), **options)
    return caught.value.report


def only_error(*paths: Path, **options: Any) -> LoadError:
    """The one error of a load that must be refused, after which nothing may be stored."""
    errors = refused(*paths, **options).errors
    assert len(errors) == 1, errors
    assert rows_in(Observation) == rows_in(Load) == 0
    return errors[0]


def read(*measures: str, as_at: date | datetime | None = None, **options: Any) -> pd.DataFrame:
    """Figures as the command line may see them; every measure when none is named."""
    with open_reader(operator(), as_at) as reader:
        return reader.observations.cited(measures or None, **options)


def values(*measures: str, as_at: date | datetime | None = None, **options: Any) -> list[float]:
    """The values alone, in order."""
    return list(read(*measures, as_at=as_at, **options)["value"])


def rows_in(table: type) -> int:
    """How many rows a table has."""
    with reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def data_state() -> DataState:
    """The state of the data as it is now."""
    with reading() as session:
        return session.get_one(DataState, 1)


def audit_trail() -> list[tuple[str, str, str]]:
    """Who did what to what, oldest first."""
    query = select(AuditEvent.done_by, AuditEvent.action, AuditEvent.subject)
    with reading() as session:
        return [(by, act, on) for by, act, on in session.execute(query.order_by(AuditEvent.id))]


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement sent to the database inside the block, but BEGIN and the like."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            seen.append(statement)

    event.listen(engine(), "before_cursor_execute", note)
    yield seen
    event.remove(engine(), "before_cursor_execute", note)
