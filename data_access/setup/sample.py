"""The sample: what two panel papers of June 2020 and later publications say, and what is illustrative.

It is stored once, by ``init --sample``. Until real files come in, pages are read as at its own day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access.catalogue.csv_rows import day_of, rows_of, store_sources
from data_access.data_state import mark_changed
from data_access.history import append
from data_access.history.records import EVENTS
from data_access.loading.formats.csv_files import fingerprint, open_table
from data_access.loading.kinds.events import events_in
from data_access.loading.lookup import Catalogue
from data_access.loading.registry import KINDS, Kind
from data_access.loading.rows import ErrorList
from data_access.observations.store import NewFigure, store
from data_access.settings import REPOSITORY

SAMPLE = REPOSITORY / "sample_data"
SAMPLE_DAY = date(2020, 7, 6)
# The files that are of a kind anybody may load. What was published stands under the code of its paper.
FILES = {
    "dark.csv": "observations", "illustrative_weekly.csv": "observations",
    "illustrative_waves.csv": "survey-results",
    "statements.csv": "statements", "consultations.csv": "consultation",
    "victim_services.csv": "victim-services", "estates.csv": "estates",
    "events.csv": "events", "targets.csv": "targets",
}


def store_sample(session: Session) -> None:
    """Store the sample."""
    sources = store_sources(session, SAMPLE / "sources.csv")
    catalogue = Catalogue.read(session)
    for name, kind in FILES.items():
        _store_file(session, SAMPLE / name, KINDS[kind], catalogue)
    _store_rebases(session, catalogue)
    published = list(_published(catalogue, sources))
    store(session, published, load_id=None)
    state = mark_changed(session, max(figure.known_from for figure in published))
    state.sample_day = SAMPLE_DAY


def _store_file(session: Session, path: Path, kind: Kind, catalogue: Catalogue) -> None:
    """A file of the sample, through the same checks and into the same histories as any other."""
    errors = ErrorList(path)
    with open_table(path, fingerprint(path).encoding or "utf-8") as table:
        reading = kind.read_rows(path, table, catalogue, SAMPLE_DAY, errors)
        figures = list(reading.figures)
    errors.refuse_if_any()
    store(session, figures, load_id=None)
    if reading.keep is not None:
        reading.keep(session, None)
    mark_changed(session, max((figure.known_from for figure in figures), default=None))


def _store_rebases(session: Session, catalogue: Catalogue) -> None:
    """Where the illustrative series changed for good, as an office would have recorded it."""
    path = SAMPLE / "rebases.csv"
    errors = ErrorList(path)
    with open_table(path, fingerprint(path).encoding or "utf-8") as table:
        rebases = events_in(table, catalogue, SAMPLE_DAY, errors, rebases=True)
    errors.refuse_if_any()
    append(session, EVENTS, rebases, None)


def _published(catalogue: Catalogue, sources: dict[str, int]) -> Iterator[NewFigure]:
    """Quoted figures: each publication is a strand of its own, so that none replaces another."""
    for row in rows_of(SAMPLE / "published.csv"):
        yield NewFigure(
            measure_id=catalogue.measures[row["measure"] or ""].id,
            area_id=catalogue.areas[plain_name(row["area"] or "")],
            period_start=_day(row["period_start"]), period_end=_day(row["period_end"]),
            value=float(row["value"] or "nan"), status=row["status"] or "final",
            strand=row["source"] or "", qualifier=row["qualifier"],
            source_id=sources[row["source"] or ""], locator=row["locator"],
            note=row["note"], known_from=_day(row["known_from"]),
            period_as_written=row["period_as_written"],
        )


def _day(text: str | None) -> date:
    found = day_of(text)
    if found is None:
        raise ValueError("a published figure of the sample lacks a date")
    return found
