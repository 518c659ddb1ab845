"""The catalogue as a loader needs it: measures by code, areas by code or name, districts by name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.periods import Cadence
from analysis.words import plain_name
from data_access.models import Area, Measure, Source


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """What a loader must know of a measure."""

    id: int
    code: str
    unit: str
    kind: str
    cadence: Cadence
    external_name: str | None


@dataclass(slots=True)
class Catalogue:
    """Measures and areas as stored when the load began."""

    session: Session
    measures: dict[str, MeasureEntry] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    lpa_of_district: dict[str, int] = field(default_factory=dict)
    lpas: dict[str, int] = field(default_factory=dict)
    force_id: int | None = None
    sources: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session) -> Catalogue:
        """Read the catalogue in two statements."""
        made = cls(session)
        for row in session.scalars(select(Measure).order_by(Measure.position)):
            made.measures[row.code] = MeasureEntry(
                row.id, row.code, row.unit, row.kind, row.cadence,  # type: ignore[arg-type]
                row.external_name,
            )
        areas = list(session.scalars(select(Area).order_by(Area.position)))
        for area in areas:
            made._add_area(area)
        made.sources = {plain_name(row.title): row.id for row in session.scalars(select(Source))}
        made.sources |= {row.code: row.id for row in session.scalars(select(Source))}
        return made

    def _add_area(self, area: Area) -> None:
        for label in (area.code, area.name, area.official_code):
            if label:
                # An LPA and its only district may share a name: the first in order is the LPA.
                self.areas.setdefault(plain_name(label), area.id)
        if area.kind == "force":
            self.force_id = area.id
        elif area.kind == "lpa":
            self.lpas[area.code] = area.id
            # Small areas of Herefordshire carry its short name, which is the area's own.
            self.lpa_of_district[plain_name(area.name)] = area.id
        elif area.kind == "district" and area.parent_id is not None:
            self.lpa_of_district[plain_name(area.name)] = area.parent_id

    def source(self, title: str) -> int:
        """The source of this title or code; a new one is stored for a title not seen before."""
        known = self.sources.get(title) or self.sources.get(plain_name(title))
        if known is not None:
            return known
        # Titles that begin alike are different sources; a code is short, as it is indexed.
        code = title if len(title) <= 200 else hashlib.sha256(title.encode()).hexdigest()
        made = Source(code=code, title=title, publisher="", second_hand=False)
        self.session.add(made)
        self.session.flush()
        self.sources[plain_name(title)] = made.id
        return made.id

    def named_source(
        self, code: str, title: str, publisher: str, licence: str, published: date | None = None
    ) -> int:
        """The source of this code, stored with its details the first time."""
        if code not in self.sources:
            made = Source(
                code=code, title=title, publisher=publisher, licence=licence,
                published=published, second_hand=False,
            )
            self.session.add(made)
            self.session.flush()
            self.sources[code] = made.id
        return self.sources[code]
