"""How Alembic reaches the database: through the same engine as everything else."""

from __future__ import annotations

from alembic import context

import data_access.models  # noqa: F401 - fills the metadata
from data_access.database.base import Base
from data_access.database.engine import engine


def run() -> None:
    """Bring the schema up to date in one transaction: a crash half-way leaves nothing behind."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _configure_and_run(connection)
        return
    with engine().connect() as made:
        _configure_and_run(made)


def _configure_and_run(connection: object) -> None:
    context.configure(
        connection=connection,  # type: ignore[arg-type]
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
