"""What a load revises: the figure as it was, and as the file has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from data_access.models import Area, Measure, Observation

MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that a file revises. A value is None where there is, or was, no number."""

    measure: str
    area: str
    period_start: date
    period_end: date
    value_before: float | None
    status_before: str
    value: float | None
    status: str


def newest_observation(session: Session) -> int:
    """The number of the newest row of the fact table; 0 when there is none."""
    return session.scalar(select(func.max(Observation.id))) or 0


def changes_since(session: Session, newest_before: int, load_id: int) -> tuple[Change, ...]:
    """The first revisions a load made after row ``newest_before``, in the order of its file.

    A figure that takes its place before ones that are held already replaces none, and is not here.
    """
    new, old, other = Observation, aliased(Observation), aliased(Observation)
    replaced = (
        select(func.max(other.id))
        .where(
            other.measure_id == new.measure_id, other.area_id == new.area_id,
            other.period_end == new.period_end, other.period_start == new.period_start,
            other.strand == new.strand, other.superseded_on == new.known_from, other.id < new.id,
        )
        .correlate(new)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            Measure.code, Area.code, new.period_start, new.period_end,
            old.value, old.status, new.value, new.status,
        )
        .select_from(new)
        .join(old, old.id == replaced)
        .join(Measure, new.measure_id == Measure.id)
        .join(Area, new.area_id == Area.id)
        .where(new.id > newest_before, new.load_id == load_id)
        .order_by(new.id)
        .limit(MOST_CHANGES)
    )
    return tuple(Change(*row) for row in found)
