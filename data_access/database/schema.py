"""Bringing the schema up to date, and asking whether it is."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from data_access.database.engine import engine, sqlite_file


def alembic_config() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def migrate() -> None:
    """Apply every change of the schema that is missing, in one transaction."""
    with engine().connect().execution_options(writes=True) as connection, connection.begin():
        upgrade(connection)
    if (file := sqlite_file()) is not None:
        file.chmod(0o600)


def upgrade(connection: Connection) -> None:
    """Apply every change of the schema that is missing, in the caller's transaction."""
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def head() -> str | None:
    """The newest revision of the schema that this program knows."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema that the database has; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current() -> bool:
    """Whether the database has the newest schema."""
    with engine().connect() as connection:
        return revision_of(connection) == head()
