"""Making the figures of a file of the Home Office: of the force as a whole, from one source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import period_start
from data_access.loading.kinds.official_statistics import LICENCE, the_force
from data_access.loading.lookup import Catalogue
from data_access.observations.store import NewFigure

PUBLISHER = "Home Office"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes figures of the force from one file, each with the source and the place in it."""

    catalogue: Catalogue
    source_id: int
    locator: str

    @classmethod
    def of(cls, catalogue: Catalogue, code: str, title: str, locator: str) -> Maker:
        """A maker for a file of this source, which is stored with its details the first time."""
        return cls(catalogue, catalogue.named_source(code, title, PUBLISHER, LICENCE), locator)

    def count(
        self, measure: str, end: date, known_from: date, value: float, note: str | None = None
    ) -> NewFigure:
        """A number of the period that ends on this day."""
        entry = self.catalogue.measures[measure]
        return NewFigure(
            measure_id=entry.id, area_id=the_force(self.catalogue),
            period_start=period_start(end, entry.cadence), period_end=end, value=float(value),
            status="final", known_from=known_from, source_id=self.source_id,
            locator=self.locator, note=note,
        )

    def share(
        self, measure: str, end: date, known_from: date, part: float, whole: float,
        note: str | None = None,
    ) -> NewFigure:
        """A percentage with what it was worked out from; the whole is more than 0."""
        made = self.count(measure, end, known_from, 100 * part / whole, note)
        made.numerator, made.denominator = float(part), float(whole)
        return made

    def missing(self, measure: str, end: date, known_from: date, reason: str) -> NewFigure:
        """A figure the file does not give, with the reason."""
        made = self.count(measure, end, known_from, 0)
        made.value, made.status, made.reason, made.owner = None, "not-available", reason, PUBLISHER
        return made
