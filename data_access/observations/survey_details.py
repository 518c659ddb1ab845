"""How survey figures were come by: read and kept beside the figures they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from data_access.history import Conditions, Key
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
# What makes two figures versions of the same one.
KEY = ("measure_id", "area_id", "period_end", "period_start", "strand")


class Surveyed(Protocol):
    """A figure that may have a detail."""

    detail: Detail | None


class SurveyDetails:
    """What survey figures carry beside them, for the history of the fact table; see ``Beside``."""

    def of(self, record: Surveyed) -> Detail | None:
        """The detail of a figure; None for one of no survey."""
        return record.detail

    def held(self, session: Session, around: Conditions) -> dict[int, Detail]:
        """The details of the stored figures that fit the conditions, by their id."""
        rows = session.execute(
            select(SurveyDetail.observation_id, *(getattr(SurveyDetail, name) for name in NAMES))
            .join(Observation, Observation.id == SurveyDetail.observation_id)
            .where(*around)
        )
        return {row_id: Detail(*told) for row_id, *told in rows}

    def keep(
        self, session: Session, told: Mapping[tuple[Key, date], object], around: Conditions, now: datetime
    ) -> None:
        """Keep the details of figures that were stored just ``now``, in the caller's transaction."""
        rows = session.execute(
            select(
                Observation.id, Observation.known_from,
                *(getattr(Observation, name) for name in KEY),
            )
            .where(*around, Observation.recorded_at == now)
            .order_by(Observation.id)
        )
        ids = {(tuple(key), known_from): row_id for row_id, known_from, *key in rows}
        session.execute(
            insert(SurveyDetail),
            [
                {"observation_id": ids[place], **asdict(detail)}
                for place, detail in told.items() if isinstance(detail, Detail)
            ],
        )
