"""Making a store ready: schema, plan headings, areas and measures; and, when asked, the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from analysis.calendar.periods import say_day
from data_access.catalogue.csv_rows import day_of, rows_of, store_sources
from data_access.catalogue.office import CATALOGUE
from data_access.data_state import mark_changed
from data_access.database.engine import writing
from data_access.database.schema import migrate
from data_access.errors import RecordRefused
from data_access.history import append
from data_access.history.records import TARGETS
from data_access.models import (
    Area,
    AreaGroupMember,
    AreaPopulation,
    AreaSet,
    AuditEvent,
    DataState,
    Measure,
    PlanObjective,
    Target,
)
from data_access.recording.sample import REMOVED
from data_access.setup.sample import SAMPLE_DAY, store_sample
from data_access.setup.sample_of_areas import AREAS_DAY, store_sample_of_areas

MEASURE_FIELDS = (
    "name", "theme", "definition", "definition_version", "unit", "kind", "better", "cadence",
    "clock", "audience", "external_name", "owner",
)


# Each sample by its name, with the day it is read as at and what stores it.
USUAL_SAMPLE = "2020"
SAMPLES: dict[str, tuple[date, Callable[[Session], None]]] = {
    USUAL_SAMPLE: (SAMPLE_DAY, store_sample),
    "areas-2026": (AREAS_DAY, store_sample_of_areas),
}


def initialise(*, sample: bool | str = False) -> None:
    """Bring the store up to date. Safe to repeat: what is there stays, what is missing is added.

    Without ``sample`` no figure is stored; with True the usual sample is, unless the store has one or had
    one that was removed; with a name that one is. Raises RecordRefused when the store holds another sample
    than the one named.
    """
    migrate()
    with writing() as session:
        if store_catalogue(session):
            mark_changed(session)
        if sample:
            _store_a_sample(session, None if sample is True else sample)


def _store_a_sample(session: Session, name: str | None) -> None:
    """Store a sample unless it is there already; None is the usual one, or whichever is there."""
    day, keep = SAMPLES[name or USUAL_SAMPLE]
    state = session.get(DataState, 1)
    held = state.sample_day if state else None
    if held is None:
        # Whoever took the sample out does not want it back at the next start.
        if name is not None or not _was_removed(session):
            keep(session)
    elif name is not None and held != day:
        raise RecordRefused(
            f"the store holds the sample of {say_day(held)}; that of {say_day(day)} needs a store of its own"
        )


def _was_removed(session: Session) -> bool:
    """Whether a sample was taken out of the store."""
    found = select(AuditEvent.id).where(AuditEvent.action == REMOVED).limit(1)
    return session.scalar(found) is not None


def store_catalogue(session: Session) -> bool:
    """Plan headings, sources, areas, populations and measures, as the catalogue folder has them.

    Gives back whether anything was new or different.
    """
    changed = False

    def notice(flushing: Session, *_: object) -> None:
        nonlocal changed
        changed |= bool(flushing.new) or any(map(flushing.is_modified, flushing.dirty))

    event.listen(session, "before_flush", notice)
    for row in rows_of(CATALOGUE / "plan_objectives.csv"):
        session.merge(PlanObjective(code=row["code"], title=row["title"]))
    sources = store_sources(session, CATALOGUE / "sources.csv")
    _store_area_sets(session, sources)
    areas = _store_areas(session)
    for row in rows_of(CATALOGUE / "populations.csv"):
        session.merge(
            AreaPopulation(
                area_id=areas[row["area"] or ""], year=int(row["year"] or 0),
                residents=int(row["residents"] or 0), source_id=sources[row["source"] or ""],
            )
        )
    _store_measures(session)
    revised = _store_standards(session, sources)
    event.remove(session, "before_flush", notice)
    return changed or revised


def _store_area_sets(session: Session, sources: dict[str, int]) -> None:
    for row in rows_of(CATALOGUE / "area_sets.csv"):
        session.merge(
            AreaSet(
                code=row["code"], name=row["name"], kind=row["kind"],
                first_day=day_of(row["first_day"]), last_day=day_of(row["last_day"]),
                reason=row["reason"], source_id=sources[row["source"] or ""],
            )
        )
    session.flush()


def _store_areas(session: Session) -> dict[str, int]:
    known = {area.code: area for area in session.scalars(select(Area))}
    rows = list(rows_of(CATALOGUE / "areas.csv"))
    for position, row in enumerate(rows):
        code = row["code"] or ""
        area = known.setdefault(code, Area(code=code))
        area.name, area.kind = row["name"] or "", row["kind"] or ""
        area.official_code, area.position = row["official_code"], position
        area.set_code = row["set"]
        area.first_day, area.last_day = day_of(row["first_day"]), day_of(row["last_day"])
        session.add(area)
    session.flush()
    for row in rows:
        area = known[row["code"] or ""]
        area.parent_id = known[row["parent"]].id if row["parent"] else None
        for member in (row["members"] or "").split():
            session.merge(AreaGroupMember(group_id=area.id, member_id=known[member].id))
    session.flush()
    return {code: area.id for code, area in known.items()}


def _store_measures(session: Session) -> None:
    known = {measure.code: measure for measure in session.scalars(select(Measure))}
    rows = list(rows_of(CATALOGUE / "measures.csv"))
    for position, row in enumerate(rows):
        code = row["code"] or ""
        measure = known.setdefault(code, Measure(code=code))
        for name in MEASURE_FIELDS:
            setattr(measure, name, row[name])
        measure.objective_code, measure.position = row["objective"], position
        measure.number, measure.due_days = _whole(row["number"]), _whole(row["due_days"])
        measure.by_area = row["by_area"] == "true"
        measure.small_numbers = row["small_numbers"] == "true"
        measure.snapshot = row["snapshot"] == "true"
        session.add(measure)
    session.flush()
    for row in rows:
        measure = known[row["code"] or ""]
        measure.counterpart_code, measure.follows_code = row["counterpart"], row["follows"]
    session.flush()


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _store_standards(session: Session, sources: dict[str, int]) -> bool:
    """Standards of the catalogue, known by measure and first day; one that changed is revised.

    Gives back whether anything was new or different.
    """
    measures = {measure.code: measure.id for measure in session.scalars(select(Measure))}
    standards = []
    for row in rows_of(CATALOGUE / "standards.csv"):
        starts, known_from = day_of(row["starts"]), day_of(row["known_from"])
        if starts is None or known_from is None:
            raise ValueError(f"the standard of {row['measure']} lacks a date")
        standards.append(
            Target(
                measure_id=measures[row["measure"] or ""], label=row["label"] or "",
                value=float(row["value"] or "nan"), starts=starts, ends=day_of(row["ends"]),
                source_id=sources[row["source"] or ""], locator=row["locator"], known_from=known_from,
            )
        )
    return append(session, TARGETS, standards, load_id=None).added > 0
