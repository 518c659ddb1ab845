"""The ``events`` file: what changed a series or explains it. A rebase is recorded beside its figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from sqlalchemy.orm import Session

from data_access.history import Key, Stored, append
from data_access.history.records import EVENTS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.record_rows import area_of, trace_of
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    Day,
    ErrorList,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_text,
)
from data_access.models import Load, SeriesEvent
from data_access.models.words import EventKind

KIND = "events"


class EventRow(Row):
    """One event. No measure or no area means all of them."""

    kind: Annotated[EventKind, BeforeValidator(parse_text)]
    happened_on: Day
    title: Text
    measure: OptionalText = None
    area: OptionalText = None
    reason: OptionalText = None
    recorded_by: OptionalText = None


COLUMNS = (
    *(name for name in EventRow.model_fields if name not in Row.model_fields), *Row.model_fields
)
REQUIRED = ("kind", "happened_on", "title")
EXAMPLE = {
    "kind": "event", "happened_on": "2020-03-23", "title": "Lockdown begins",
    "reason": "Fewer calls for some weeks.", "known_from": "2020-06-15",
    "source": "Police and Crime Panel report, 15 June 2020", "locator": "para 4",
}


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every event of the file; what is wrong with the others goes to ``errors``."""
    made = events_in(table, catalogue, known_from, errors)

    def keep(session: Session, load_id: int | None) -> Stored:
        load = None if load_id is None else session.get_one(Load, load_id)
        for event in made:
            # Where the file names nobody, it is who loads it.
            event.recorded_by = event.recorded_by or ("" if load is None else load.loaded_by)
        return append(session, EVENTS, made, load_id)

    return Reading(iter(()), keep=keep, real=True)


def events_in(
    table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList, *, rebases: bool = False
) -> list[SeriesEvent]:
    """The events of a table, not stored yet; what is wrong with the others goes to ``errors``.

    ``rebases`` takes rebases as well, as the sample does for series it brings itself.
    """
    made: list[SeriesEvent] = []
    first_row: dict[Key, int] = {}
    for number, cells, row in checked_rows(table, EventRow, errors):
        complain = Complaint(errors, number, cells)
        if row.kind is EventKind.REBASE and not rebases:
            complain(
                "kind",
                "a rebase belongs to a figure and is recorded below it, with its reason; it is not loaded",
            )
        event = _event(row, catalogue, known_from, complain)
        if complain.made:
            continue
        earlier = first_row.setdefault(EVENTS.key_of(event), number)
        if earlier != number:
            complain("title", f"row {earlier} already gives this {event.kind} of the same day")
            continue
        made.append(event)
    return made


def _event(
    row: EventRow, catalogue: Catalogue, known_from: date, complain: Complaint
) -> SeriesEvent:
    measure = catalogue.measures.get((row.measure or "").upper())
    if row.measure is not None and measure is None:
        complain("measure", "there is no measure of this code in the catalogue")
    trace = trace_of(row, catalogue, known_from)
    if row.happened_on > trace["known_from"]:
        complain("happened_on", "this lies after the day it was known from; an event has happened")
    return SeriesEvent(
        kind=row.kind, happened_on=row.happened_on, title=row.title, reason=row.reason,
        measure_id=None if measure is None else measure.id,
        area_id=area_of(catalogue, row.area, complain), recorded_by=row.recorded_by, **trace,
    )
