"""Reading our own small CSV files: the catalogue and the sample."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from data_access.models import Source


def rows_of(path: Path) -> Iterator[dict[str, str | None]]:
    """The rows of one of our own CSV files, empty cells as None."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: (cell or None) for column, cell in row.items()}


def store_sources(session: Session, path: Path) -> dict[str, int]:
    """Sources of a CSV file that are not stored yet; gives back every stored source's id by code."""
    known = {source.code: source.id for source in session.scalars(select(Source))}
    for row in rows_of(path):
        code = row["code"] or ""
        if code in known:
            continue
        source = Source(
            code=code, title=row["title"], publisher=row["publisher"] or "",
            published=day_of(row["published"]), address=row["address"], licence=row["licence"],
            second_hand=row["second_hand"] == "true",
        )
        session.add(source)
        session.flush()
        known[code] = source.id
    return known


def day_of(text: str | None) -> date | None:
    """A day of one of our own files; None for an empty cell."""
    return date.fromisoformat(text) if text else None
