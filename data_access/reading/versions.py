"""The statement behind the history of a figure: every version of it, and where each came from."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, select
from sqlalchemy.orm import InstrumentedAttribute

from data_access.models import Area, Load, Measure, Observation, Source, Suppression
from data_access.reading.observations import PUBLIC, Query, of_office


def history(audiences: frozenset[str], day: date, measure: str, area: str, most: int) -> Query:
    """Every version of a measure in an area that was known on a day, the newest period first.

    What is kept from these audiences has no number and no words beside it; who loaded which file is
    for the office only. What replaced a version after the day is not told.
    """
    is_office = "office" in audiences
    hidden = Suppression.observation_id.is_not(None)

    def shown(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        return case((hidden, None), else_=column).label(column.key)

    replaced = case((Observation.superseded_on <= day, Observation.superseded_on), else_=None)
    return (
        select(
            Observation.period_start, Observation.period_end, Observation.period_as_written,
            Observation.strand, shown(Observation.value), shown(Observation.qualifier),
            case((hidden, "too-small"), else_=Observation.status).label("status"),
            shown(Observation.reason), shown(Observation.note), Observation.known_from,
            replaced.label("superseded_on"), Source.title.label("source"), Observation.locator,
            of_office(Load.file_name, audiences), of_office(Load.loaded_by, audiences),
            Observation.recorded_at,
        )
        .join(Measure, Observation.measure_id == Measure.id)
        .join(Area, Observation.area_id == Area.id)
        .outerjoin(Source, Observation.source_id == Source.id)
        .outerjoin(Load, Observation.load_id == Load.id)
        .outerjoin(
            Suppression,
            and_(
                Suppression.observation_id == Observation.id,
                Suppression.audience.in_(() if is_office else (PUBLIC,)),
            ),
        )
        .where(
            Measure.audience.in_(audiences), Measure.code == measure, Area.code == area,
            Observation.known_from <= day,
        )
        .order_by(
            Observation.period_end.desc(), Observation.period_start.desc(), Observation.strand,
            Observation.known_from.desc(), Observation.id.desc(),
        )
        .limit(most)
    )
