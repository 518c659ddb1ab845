"""The catalogue as a loader needs it: measures by code, areas by code or name, districts by name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.calendar.periods import Cadence
from analysis.words import plain_name
from data_access.catalogue.areas import DISTRICT, LPA, AreaEntry, read_areas
from data_access.catalogue.csv_rows import rows_of
from data_access.catalogue.office import CATALOGUE
from data_access.loading.kinds.addresses import (
    host_of,
    is_address,
    plain_address,
    published_on,
    title_of,
)
from data_access.models import Measure, Source

# A code is short, as it is indexed.
LONGEST_CODE = 200


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """What a loader must know of a measure."""

    id: int
    code: str
    unit: str
    kind: str
    cadence: Cadence
    external_name: str | None
    theme: str = ""

    @property
    def is_difference(self) -> bool:
        """Whether it tells more or less than something else, so that it may lie below 0."""
        return self.kind == "money" or (self.kind == "rate" and "%" in self.unit)


@dataclass(slots=True)
class Catalogue:
    """Measures and areas as stored when the load began.

    ``lpas`` are the Local Policing Areas of every set, ``counted`` those that counts are kept by: all
    others are made of them. ``lpa_of_district`` gives, by name, the one of these a district lies in.
    """

    session: Session
    measures: dict[str, MeasureEntry] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    lpa_of_district: dict[str, int] = field(default_factory=dict)
    lpas: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    entries: dict[int, AreaEntry] = field(default_factory=dict)
    districts: dict[str, AreaEntry] = field(default_factory=dict)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    force_id: int | None = None
    sources: dict[str, int] = field(default_factory=dict)
    area_names: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, int] = field(default_factory=dict)
    source_codes: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, session: Session) -> Catalogue:
        """Read the catalogue in four statements."""
        made = cls(session)
        for row in session.scalars(select(Measure).order_by(Measure.position)):
            made.measures[row.code] = MeasureEntry(
                row.id, row.code, row.unit, row.kind, row.cadence,  # type: ignore[arg-type]
                row.external_name, row.theme,
            )
        areas = read_areas(session)
        for area in areas.by_code.values():
            made._add_area(area)
        made.parts = areas.parts()
        for code, area in areas.counted().items():
            made.counted[code] = area.id
            # Small areas of Herefordshire carry its short name, which is the area's own.
            for name in (area.name, *(areas.by_code[member].name for member in area.members)):
                made.lpa_of_district[plain_name(name)] = area.id
        held = list(session.scalars(select(Source).order_by(Source.id)))
        for source in held:
            made.sources[plain_name(source.title)] = source.id
        for source in held:
            made._add_source(source)
        return made

    def _add_source(self, source: Source) -> None:
        self.sources[source.code] = source.id
        self.source_codes[source.id] = source.code
        if source.address:
            self.addresses.setdefault(plain_address(source.address), source.id)

    def _add_area(self, area: AreaEntry) -> None:
        self.entries[area.id] = area
        for label in (area.code, area.name, area.official_code):
            if label:
                # An LPA and its only district may share a name: the first in order is the LPA.
                self.areas.setdefault(plain_name(label), area.id)
        self.area_names.setdefault(plain_name(area.name), area.name)
        if area.kind == "force":
            self.force_id = area.id
        elif area.kind == LPA:
            self.lpas[area.code] = area.id
        elif area.kind == DISTRICT and area.official_code:
            self.districts[area.official_code] = area

    def why_not(self, area_id: int, start: date, end: date) -> str | None:
        """Why no figure of a period can be about an area, with its days; None where one can."""
        return self.entries[area_id].why_not(start, end)

    def holds(self, area_id: int, district: AreaEntry) -> bool:
        """Whether an area is made of districts of which this is one."""
        return district.code in self.entries[area_id].members

    def source(self, title: str, *, second_hand: bool = False) -> int:
        """The source of this title, code or address; a new one is stored for one not seen before."""
        title = title.strip()
        code = self._alias(title)
        known = self.sources.get(code) or self.sources.get(title) or self.sources.get(plain_name(title))
        if known is None and is_address(title):
            known = self.addresses.get(plain_address(title))
        if known is not None:
            return known
        made = _new_source(title, code, second_hand=second_hand)
        self.session.add(made)
        self.session.flush()
        self.sources.setdefault(plain_name(title), made.id)
        self._add_source(made)
        return made.id

    def _alias(self, title: str) -> str:
        """The code that a paper goes by under this name, else an empty text."""
        return _aliases().get(plain_name(title), "")

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
            self._add_source(made)
        return self.sources[code]


@cache
def _aliases() -> dict[str, str]:
    """Codes of papers by the other names they are cited by."""
    return {
        plain_name(row["name"] or ""): row["code"] or ""
        for row in rows_of(CATALOGUE / "source_aliases.csv")
    }


def _new_source(title: str, code: str, *, second_hand: bool) -> Source:
    """A source known by its title, or by its address, with what that tells."""
    if not is_address(title):
        return Source(
            code=code or _short(title), title=title, publisher="", second_hand=second_hand
        )
    return Source(
        code=_short(plain_address(title)), title=title_of(title), publisher=host_of(title),
        published=published_on(title), address=title, second_hand=second_hand,
    )


def _short(text: str) -> str:
    """The text as a code; those that begin alike are different sources, so a long one is hashed."""
    return text if len(text) <= LONGEST_CODE else hashlib.sha256(text.encode()).hexdigest()
