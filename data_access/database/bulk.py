"""Adding many rows at once, by the fastest way each database has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

import psycopg
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

BATCH = 5000
# How SQLAlchemy keeps a moment in SQLite; rows written here must read like any others.
MOMENT = "%Y-%m-%d %H:%M:%S.%f"


def insert_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert any number of rows into a table of ours, in the caller's transaction.

    Raises IntegrityError when a row breaks a rule of the table.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in columns)
        remaining = iter(rows)
        while batch := [_for_sqlite(row) for row in islice(remaining, BATCH)]:
            connection.exec_driver_sql(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})', batch  # noqa: S608 - names of our models
            )
        return
    statement = f'COPY "{table}" ({names}) FROM STDIN'
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.IntegrityError as error:
        raise IntegrityError(statement, None, error) from error


def allow_any_order(connection: Connection) -> None:
    """Let rows refer to rows that come later in this transaction.

    PostgreSQL looks when a statement ends, and a table is one statement; SQLite has to be asked.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def move_numbering_on(connection: Connection, table: str, column: str) -> None:
    """Let the next row the database numbers come after every row that is there.

    Numbering only moves forward: unlike rows, it does not go back when a transaction fails.
    """
    if connection.dialect.name == "sqlite":
        return
    sequence = connection.scalar(
        text("SELECT pg_get_serial_sequence(:table, :column)"),
        {"table": f'"{table}"', "column": column},
    )
    if sequence is not None:
        connection.exec_driver_sql(
            f"SELECT setval('{sequence}', greatest("  # noqa: S608 - names of our models and of the catalogue
            f'(SELECT max("{column}") FROM "{table}"), (SELECT last_value FROM {sequence})))'
        )


def _for_sqlite(row: Sequence[Any]) -> tuple[Any, ...]:
    """A row with its days and moments as SQLite keeps them."""
    return tuple([AS_TEXT[type(cell)](cell) if type(cell) in AS_TEXT else cell for cell in row])


@lru_cache(maxsize=16)
def _moment(moment: datetime) -> str:
    return moment.strftime(MOMENT)


AS_TEXT = {datetime: _moment, date: lru_cache(maxsize=10_000)(date.isoformat)}
