"""The catalogue as a reader has it: areas, measures, standards, and the events that mark a series."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import and_, false, func, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from analysis.words import plain_name
from data_access.history import known_on
from data_access.models import (
    Area,
    AreaBoundary,
    AreaPopulation,
    AreaSet,
    DataState,
    Measure,
    PlanObjective,
    SeriesEvent,
    Source,
    Target,
)
from data_access.models.conditions import Query, of_office
from data_access.reading import areas as of_areas
from data_access.reading.view import View

STATE_OF_DATA = ("version", "sample_day", "real_since", "real_weekly", "newest_known_from")
EVENT_COLUMNS = (
    "measure", "area", "happened_on", "kind", "title", "reason", "recorded_by", "note", "source",
    "locator",
)


class Catalogue:
    """Small frames that every figure asks for; each is read once by a reader."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._parts: of_areas.Parts | None = None

    def measures(self) -> pd.DataFrame:
        """Every measure this viewer may see, in the order of the catalogue.

        Columns: code, name, theme, definition, definition_version, unit, kind, better, cadence,
        objective, clock, counterpart, audience, number, follows, by_area, owner, due_days,
        small_numbers, snapshot, objective_title.
        """
        return self._numbered_measures().drop(columns="id")

    def areas(self) -> pd.DataFrame:
        """The areas that had begun by the as-at day, in order; those that had ended among them.

        Columns: code, name, kind, official_code, parent, residents, residents_year (the newest; the sum of
        the areas it is made of where that is newer), first_day, last_day, area_set, in_force. A last day
        that was still to come is not told. Where a set was chosen, its areas are those in force.
        """
        held = self._view.kept("areas of the day")
        if held is None:
            told = of_areas.areas_on(self._numbered_areas(), self._view.as_at, self._view.area_set)
            held = self._view.keep("areas of the day", told)
        return held.copy()

    def area_sets(self) -> pd.DataFrame:
        """The sets of areas that had begun by the as-at day, the oldest first, named by their years.

        Columns: code, name, kind, first_day, last_day, reason, source, in_force.
        """
        return of_areas.sets_on(self._view.once("area sets", of_areas.area_sets()), self._view.as_at)

    def populations(self) -> pd.DataFrame:
        """Residents by area and year; those of an area made of others are added up where not counted.

        Columns: area, year, residents, source, summed_from.
        """
        rows = self._view.once("populations", of_areas.populations())
        return of_areas.with_summed_populations(rows, self.parts())

    def parts(self) -> of_areas.Parts:
        """The areas that had begun by the as-at day and are made of others, with those."""
        if self._parts is None:
            self._parts = of_areas.parts_of(self._numbered_areas(), self._view.as_at)
        return self._parts

    def targets(self) -> pd.DataFrame:
        """Standards known by the as-at day: measure, label, value, starts, ends, source."""
        rows = self._marks("target")[["measure", "label", "value", "starts", "ends", "source"]]
        return rows.sort_values(["measure", "starts"], kind="stable", ignore_index=True)

    def events(self) -> pd.DataFrame:
        """Events that mark a series: measure and area (empty for all), happened_on, kind, title,
        reason, recorded_by, note, source, locator. That areas took the place of others is among them.
        """
        rows = self._marks("event")[list(EVENT_COLUMNS)]
        areas = self.areas()
        # Only where a set took the place of another is there anything to tell of it.
        if areas["area_set"].nunique() > 1:
            changes = of_areas.changes(areas, self.area_sets())
            rows = pd.concat([rows, changes[list(EVENT_COLUMNS)]], ignore_index=True)
        return rows.sort_values("happened_on", kind="stable", ignore_index=True)

    def outlines(self) -> pd.DataFrame:
        """The outlines of areas known by the as-at day: area, geojson (a geometry, in degrees)."""
        return self._view.frame(outlines(self._view.as_at))

    def codes_of(self, areas: Iterable[str]) -> list[str]:
        """Area codes of codes and names; where an area and its only district share a name, the area."""
        known: dict[str, str] = {}
        for row in self._numbered_areas().itertuples():
            for label in (row.code, row.name, row.official_code):
                if label:
                    known.setdefault(plain_name(str(label)), str(row.code))
        return [known[name] for name in map(plain_name, areas) if name in known]

    def measure_numbers(self) -> dict[int, str]:
        """The measures this viewer may see: code by the number of its row."""
        found = self._numbered_measures()
        return dict(zip(found["id"].astype(int), found["code"].astype(str), strict=True))

    def area_numbers(self) -> dict[int, str]:
        """Every area: code by the number of its row."""
        found = self._numbered_areas()
        return dict(zip(found["number"].astype(int), found["code"].astype(str), strict=True))

    def state_of_data(self) -> DataState | None:
        """The state of the data, from the first row that every reader reads; None for a store without one."""
        rows = self._numbered_areas()
        if rows.empty:
            return self._view.session.get(DataState, 1)
        state = {name: rows[f"state_{name}"].iloc[0] for name in STATE_OF_DATA}
        if pd.isna(state["version"]):
            return None
        days = {name: _plain_day(state[name]) for name in ("sample_day", "newest_known_from")}
        return DataState(
            id=1, version=int(state["version"]), real_weekly=bool(state["real_weekly"]),
            real_since=None if pd.isna(state["real_since"]) else state["real_since"], **days,
        )

    def _numbered_measures(self) -> pd.DataFrame:
        return self._view.once("measures", measures(self._view.audiences))

    def _numbered_areas(self) -> pd.DataFrame:
        return self._view.once("areas", areas())

    def _marks(self, part: str) -> pd.DataFrame:
        rows = self._view.once("marks", marks(self._view.audiences, self._view.as_at))
        return rows[rows["part"] == part]


def _plain_day(stamp: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    """A day of a frame, where there is one."""
    return None if pd.isna(stamp) else pd.Timestamp(stamp).date()


def measures(audiences: frozenset[str]) -> Query:
    """The catalogue of measures these audiences may see, in its own order.

    A measure refers to no other that they may not see. ``id`` is for the reader alone.
    """
    counterpart, follows = aliased(Measure), aliased(Measure)
    return (
        select(
            Measure.code, Measure.name, Measure.theme, Measure.definition,
            Measure.definition_version, Measure.unit, Measure.kind, Measure.better,
            Measure.cadence, Measure.objective_code.label("objective"), Measure.clock,
            counterpart.code.label("counterpart"), Measure.audience,
            Measure.number, follows.code.label("follows"), Measure.by_area, Measure.owner,
            Measure.due_days, Measure.small_numbers, Measure.snapshot,
            PlanObjective.title.label("objective_title"),
            Measure.id.label("id"),
        )
        .outerjoin(PlanObjective, Measure.objective_code == PlanObjective.code)
        .outerjoin(
            counterpart,
            and_(
                counterpart.code == Measure.counterpart_code, counterpart.audience.in_(audiences)
            ),
        )
        .outerjoin(
            follows,
            and_(follows.code == Measure.follows_code, follows.audience.in_(audiences)),
        )
        .where(Measure.audience.in_(audiences))
        .order_by(Measure.position)
    )


def areas() -> Query:
    """Every area with its parent, its days and its newest count of residents, and the state of the data.

    A reader needs both before anything else, so they are read together: columns ``number``, ``members``,
    ``set_first_day`` and those of the state, which begin with ``state_``, are for the reader alone.
    """
    parent = aliased(Area)
    newest = (
        select(AreaPopulation.area_id, func.max(AreaPopulation.year).label("year"))
        .group_by(AreaPopulation.area_id)
        .subquery()
    )
    return (
        select(
            Area.code, Area.name, Area.kind, Area.official_code, parent.code.label("parent"),
            AreaPopulation.residents, AreaPopulation.year.label("residents_year"),
            Area.first_day, Area.last_day, Area.set_code.label("area_set"),
            AreaSet.first_day.label("set_first_day"), of_areas.members().label("members"),
            Area.id.label("number"),
            *(
                getattr(DataState, name).label(f"state_{name}") for name in STATE_OF_DATA
            ),
        )
        .select_from(Area)
        .outerjoin(DataState, DataState.id == 1)
        .outerjoin(parent, Area.parent_id == parent.id)
        .outerjoin(AreaSet, Area.set_code == AreaSet.code)
        .outerjoin(newest, newest.c.area_id == Area.id)
        .outerjoin(
            AreaPopulation,
            and_(AreaPopulation.area_id == Area.id, AreaPopulation.year == newest.c.year),
        )
        .order_by(Area.position)
    )


def marks(audiences: frozenset[str], day: date) -> Query:
    """Standards and events together, both in their own order: what is drawn into a chart besides figures.

    ``part`` says which of them a row is; columns the other has are empty.
    """
    standards, happenings = targets(audiences, day).subquery(), events(audiences, day).subquery()
    kinds = {column.key: column.type for column in (*standards.c, *happenings.c)}

    def padded(part: str, rows: Any) -> Query:  # noqa: ANN401 - a subquery of any columns
        columns = [
            (rows.c[name] if name in set(rows.c.keys()) else type_coerce(null(), kind)).label(name)
            for name, kind in kinds.items()
        ]
        return select(literal(part).label("part"), *columns)

    return select(union_all(padded("target", standards), padded("event", happenings)).subquery())


def outlines(day: date) -> Query:
    """The outlines known on a day."""
    return (
        select(Area.code.label("area"), AreaBoundary.geojson)
        .join(AreaBoundary, AreaBoundary.area_id == Area.id)
        .where(known_on(AreaBoundary, day))
        .order_by(Area.position)
    )


def targets(audiences: frozenset[str], day: date) -> Query:
    """Standards known on a day, with the days they are in force."""
    return (
        select(
            Measure.code.label("measure"), Target.label, Target.value, Target.starts,
            Target.ends, Source.title.label("source"),
        )
        .join(Measure, Target.measure_id == Measure.id)
        .outerjoin(Source, Target.source_id == Source.id)
        .where(Measure.audience.in_(audiences), known_on(Target, day))
        .order_by(Measure.position, Target.starts)
    )


def events(audiences: frozenset[str], day: date) -> Query:
    """Events that mark a series; those without a measure mark every series.

    Why it was recorded and by whom is for the office.
    """

    return (
        select(
            Measure.code.label("measure"), Area.code.label("area"), SeriesEvent.happened_on,
            SeriesEvent.kind, SeriesEvent.title, of_office(SeriesEvent.reason, audiences),
            of_office(SeriesEvent.recorded_by, audiences), of_office(SeriesEvent.note, audiences),
            Source.title.label("source"), SeriesEvent.locator,
        )
        .outerjoin(Measure, SeriesEvent.measure_id == Measure.id)
        .outerjoin(Area, SeriesEvent.area_id == Area.id)
        .outerjoin(Source, SeriesEvent.source_id == Source.id)
        .where(
            known_on(SeriesEvent, day),
            or_(
                SeriesEvent.measure_id.is_(None) if audiences else false(),
                Measure.audience.in_(audiences),
            ),
        )
        .order_by(SeriesEvent.happened_on)
    )
