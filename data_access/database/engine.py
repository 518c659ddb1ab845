"""The connection to the database, and one transaction at a time on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session

from data_access import settings

BUSY_TIMEOUT_S = 30
# What SQLite may keep in memory of its file: a large load touches every index all over.
CACHE_KB = 32_768
# The number of the lock that writers on PostgreSQL queue for; any number that stays the same.
WRITERS = 20200615


def engine() -> Engine:
    """The engine of the configured database; one a process and address."""
    return _engine_for(settings.database_url())


@lru_cache(maxsize=8)
def _engine_for(url: str) -> Engine:
    made = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if made.dialect.name == "sqlite":
        _prepare_sqlite(made)
    return made


def _prepare_sqlite(made: Engine) -> None:
    """Write-ahead log, foreign keys, and transactions begun by us rather than by the driver."""

    @event.listens_for(made, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's object
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", f"cache_size=-{CACHE_KB}",
            f"busy_timeout={BUSY_TIMEOUT_S * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def _on_begin(connection: Connection) -> None:
        # A writer takes its lock at once: two writers then wait in turn instead of failing late.
        immediate = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def reading() -> Iterator[Session]:
    """A session for reading: one consistent view, never committed."""
    options = {} if _is_sqlite() else {"isolation_level": "REPEATABLE READ"}
    with (
        engine().connect().execution_options(**options) as connection,
        Session(bind=connection) as session,
    ):
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """A session for writing: everything in it is committed together, or nothing is."""
    with (
        engine().connect().execution_options(writes=True) as connection,
        connection.begin(),
        Session(bind=connection) as session,
    ):
        if not _is_sqlite():
            # Writers wait in turn, as SQLite makes them: two loads of one file cannot both store it.
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
        yield session
        session.flush()


def _is_sqlite() -> bool:
    return engine().dialect.name == "sqlite"


def sqlite_file() -> Path | None:
    """The database file when the database is SQLite, to keep it private; else None."""
    url = engine().url
    return Path(url.database) if url.drivername.startswith("sqlite") and url.database else None
