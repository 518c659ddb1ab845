"""The sample of the change of areas: illustrative weeks and two survey waves around 19 January 2026.

It is stored once, by ``init --sample areas-2026``, so that every page can be looked at as at its own day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from data_access.catalogue.csv_rows import store_sources
from data_access.data_state import mark_changed
from data_access.loading.formats.csv_files import Table, fingerprint, open_table
from data_access.loading.kinds import observations, surveys
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading
from data_access.observations.store import store
from data_access.settings import REPOSITORY

SAMPLE = REPOSITORY / "sample_data"
AREAS_DAY = date(2026, 2, 16)
FILES: dict[str, Callable[[Path, Table, Catalogue, date, ErrorList], Reading]] = {
    "weekly.csv": observations.read,
    "waves.csv": surveys.read,
}


def store_sample_of_areas(session: Session) -> None:
    """Store it, through the same checks as any other file."""
    store_sources(session, SAMPLE / "sources.csv")
    catalogue = Catalogue.read(session)
    newest = date.min
    for name, read in FILES.items():
        path = SAMPLE / "areas_2026" / name
        errors = ErrorList(path)
        with open_table(path, fingerprint(path).encoding or "utf-8") as table:
            figures = list(read(path, table, catalogue, AREAS_DAY, errors).figures)
        errors.refuse_if_any()
        store(session, figures, load_id=None)
        newest = max(newest, *(figure.known_from for figure in figures))
    mark_changed(session, newest).sample_day = AREAS_DAY
