"""Looking at all that a store holds, and moving to another one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access import clock
from data_access.data_state import mark_changed
from data_access.database.engine import engine, reading, writing
from data_access.models import Contract
from data_access.packs.archive import kept_tables
from tests.databases import Databases

# Text that a careless CSV would lose, or a spreadsheet would run.
AWKWARD = {
    "provider": "Line one\r\nline two, \"quoted\" – £5", "service": "=1+1", "status": "'",
    "next_step": "", "note": "-", "locator": "@x", "date_as_written": "''",
}


def contents(*left_out: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is kept, but the audit trail and what a write always changes."""
    left_out = (*left_out, "audit_event", "data_state")
    with reading() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in kept_tables() if table.name not in left_out
        }


def add_awkward_text() -> None:
    """Store a record full of text that is hard to keep."""
    with writing() as session:
        session.add(
            Contract(
                code="AWKWARD", known_from=clock.today(), recorded_at=clock.now(), **AWKWARD
            )
        )
        mark_changed(session)


def move_to_an_empty_database(
    databases: Databases, patch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Point the product at a database of the same kind that holds nothing."""
    engine().dispose()
    patch.setenv("DASHBOARD_DATA_DIR", str(folder))
    databases.empty(patch)


@contextmanager
def an_sqlite_file(patch: pytest.MonkeyPatch, file: Path) -> Iterator[None]:
    """Point the product at this SQLite file inside the block, whatever the database of the run."""
    with patch.context() as inside:
        inside.setenv("DASHBOARD_DATABASE_URL", f"sqlite:///{file}")
        yield
        engine().dispose()
