"""What a load revises: the figure as it was, and as the file has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from analysis.calendar.periods import say_day
from data_access.models import Area, Load, Measure, Observation

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


def contradiction(session: Session, load_id: int, earlier: Sequence[int]) -> str | None:
    """What a load says otherwise than one of ``earlier`` did of the same day, in words; None for nothing.

    For files that are loaded together: which of them is right nobody could tell.
    """
    new, old = aliased(Observation), aliased(Observation)
    found = session.execute(
        select(Measure.code, Area.name, new.period_end, Load.file_name)
        .select_from(new)
        .join(
            old,
            and_(
                *(
                    getattr(old, name) == getattr(new, name)
                    for name in (
                        "measure_id", "area_id", "strand", "period_end", "period_start", "known_from",
                    )
                ),
                old.load_id.in_(earlier), old.superseded_on == new.known_from,
            ),
        )
        .join(Load, Load.id == old.load_id)
        .join(Measure, new.measure_id == Measure.id)
        .join(Area, new.area_id == Area.id)
        .where(new.load_id == load_id, new.id > old.id)
        .limit(1)
    ).first()
    if found is None:
        return None
    measure, area, end, file = found
    return (
        f"{file}, which is loaded with it, has another figure for {measure}, {area}, period to"
        f" {say_day(end)}, known from the same day; correct one of them, or load them one by one"
    )
