"""Adding many observations at once, by the fastest way each database has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from data_access.models import Observation

COLUMNS = tuple(column.name for column in Observation.__table__.columns if column.name != "id")
# How SQLAlchemy keeps a moment in SQLite; rows written here must read like any others.
MOMENT = "%Y-%m-%d %H:%M:%S.%f"


def insert_observations(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose cells stand in the order of COLUMNS, in the caller's transaction.

    Raises IntegrityError when a row breaks a rule of the table.
    """
    names = ", ".join(COLUMNS)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in COLUMNS)
        connection.exec_driver_sql(
            f"INSERT INTO observation ({names}) VALUES ({marks})",
            [tuple(map(_for_sqlite, row)) for row in rows],
        )
        return
    statement = f"COPY observation ({names}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.IntegrityError as error:
        raise IntegrityError(statement, None, error) from error


def _for_sqlite(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.strftime(MOMENT)
    return cell.isoformat() if isinstance(cell, date) else cell
