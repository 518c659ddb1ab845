"""How survey figures were come by: read and kept beside the figures they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session

from data_access.models import Observation, SurveyDetail


@dataclass(frozen=True, slots=True)
class Detail:
    """The question as it was put, the mode, and how many answered; see ``SurveyDetail``."""

    wording: str
    mode: str
    polarity: str
    base: int | None = None
    effective_base: float | None = None
    design_effect: float | None = None


NAMES = tuple(part.name for part in fields(Detail))
# What tells a figure that was just stored from any other: its key, and since when it was known.
Place = tuple[tuple[int, int, date, date, str], date]


def details_of(session: Session, around: Sequence[ColumnElement[bool]]) -> dict[int, Detail]:
    """The details of the stored figures that fit the conditions, by their id."""
    rows = session.execute(
        select(SurveyDetail.observation_id, *(getattr(SurveyDetail, name) for name in NAMES))
        .join(Observation, Observation.id == SurveyDetail.observation_id)
        .where(*around)
    )
    return {row_id: Detail(*told) for row_id, *told in rows}


def keep_details(
    session: Session, details: Mapping[Place, Detail], around: Sequence[ColumnElement[bool]],
    now: datetime,
) -> None:
    """Keep the details of figures that were stored just ``now``, in the caller's transaction."""
    rows = session.execute(
        select(
            Observation.id, Observation.measure_id, Observation.area_id, Observation.period_end,
            Observation.period_start, Observation.strand, Observation.known_from,
        )
        .where(*around, Observation.recorded_at == now)
        .order_by(Observation.id)
    )
    ids: dict[Place, int] = {}
    for row_id, measure, area, end, start, strand, known_from in rows:
        ids[((measure, area, end, start, strand), known_from)] = row_id
    session.execute(
        insert(SurveyDetail),
        [{"observation_id": ids[place], **asdict(told)} for place, told in details.items()],
    )
