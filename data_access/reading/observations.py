"""Figures as a reader has them: what is known of a measure, the newest of all, what was published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from data_access.models import Observation
from data_access.models.conditions import Query
from data_access.reading import observation_queries as queries
from data_access.reading.areas import in_order
from data_access.reading.catalogue import Catalogue
from data_access.reading.sums import Sums
from data_access.reading.view import View

OBSERVATION_COLUMNS = (
    "measure", "area", "period_start", "period_end", "value", "numerator", "denominator",
    "status", "reason", "owner", "promised", "known_from", "source", "locator", "summed_from",
)
SURVEY_COLUMNS = (
    "measure", "area", "period_start", "period_end", "value", "status", "wording", "mode",
    "polarity", "base", "effective_base", "design_effect", "known_from", "source", "locator",
)


class Observations:
    """Figures of measures in areas. Calling it reads those of some measures."""

    def __init__(self, view: View, catalogue: Catalogue) -> None:
        self._view = view
        self._catalogue = catalogue
        self._sums = Sums(catalogue)

    def __call__(
        self,
        measures: Iterable[str],
        areas: Iterable[str] | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        """Figures of these measures known by the as-at day, oldest period first.

        ``areas`` are codes or names, all when None; ``start`` and ``end`` bound the period's last
        day, both inclusive. Columns as in OBSERVATION_COLUMNS; dates are datetime64; the value is
        in the measure's unit; a dark, withheld or hidden row has no number. A measure that does not
        exist and one the viewer may not see both give no rows. An area named here that is made of
        others is put together from them where it has no figure of its own: ``summed_from`` then has
        their codes, and is None else.
        """
        return self.cited(measures, areas, start, end)[list(OBSERVATION_COLUMNS)]

    def cited(
        self,
        measures: Iterable[str] | None,
        areas: Iterable[str] | None = None,
        start: date | None = None,
        end: date | None = None,
    ) -> pd.DataFrame:
        """The same with qualifier, note, strand and the source in full.

        Further columns: period_as_written, qualifier, note, strand, source_published,
        source_address, second_hand, licence. ``measures`` None is all.
        """
        places = None if areas is None else self._catalogue.codes_of(areas)
        query = self._query(measures, self._sums.with_parts(places))
        if start is not None:
            query = query.where(Observation.period_end >= start)
        if end is not None:
            query = query.where(Observation.period_end <= end)
        return self._sums.complete(self._view.frame(query), places)

    def of_measure(self, code: str) -> pd.DataFrame:
        """Every figure of a measure that is held, columns as ``cited``; read once by a reader.

        Sums are not among them: they are for areas asked for by name.
        """
        held = self._view.once(f"figures of {code}", self._query([code], None))
        return self._sums.complete(held, None)

    def latest(
        self, measures: Iterable[str] | None = None, areas: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """The newest period of each measure, area and publication; columns as ``cited``.

        An area named here that is made of others has the newest period of which all of them have the
        newest, where it has none of its own that is newer.
        """
        view = self._view
        codes = None if measures is None else list(measures)
        asked = None if areas is None else self._catalogue.codes_of(areas)
        places = self._sums.with_parts(asked)
        if (codes is None and areas is None) or view.kept("known") is not None:
            rows = _chosen(self._latest_of_all(), codes, places)
        elif view.nothing_is_newer:
            rows = view.frame(queries.newest_by_table(view.audiences, codes, places))
        else:
            rows = view.frame(queries.newest_by_search(view.audiences, view.as_at, codes, places))
        return self._sums.newest(rows, asked)

    def published(self) -> pd.DataFrame:
        """Every figure quoted from a publication; columns as ``cited``."""
        known = self._known()
        return self._sums.complete(known[known["strand"] != ""].reset_index(drop=True), None)

    def supplied(self, measures: Iterable[str], period_ends: Iterable[date]) -> pd.DataFrame:
        """Figures supplied as data for periods that end on these days; columns as ``cited``."""
        query = self._query(measures, None).where(
            Observation.strand == "", Observation.period_end.in_(list(period_ends))
        )
        return self._sums.complete(self._view.frame(query), None)

    def survey_details(
        self, measures: Iterable[str], areas: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """Survey figures of these measures with how each was come by; columns as in SURVEY_COLUMNS.

        ``areas`` are codes or names, all when None.
        """
        found = self._view.frame(queries.survey_details(self._query(measures, areas)))
        return found[list(SURVEY_COLUMNS)]

    def _latest_of_all(self) -> pd.DataFrame:
        held = self._view.kept("latest")
        if held is not None:
            return held
        known = self._known()
        # Of two periods that end on one day the shorter one is newer: it begins later.
        newest = known.sort_values(["period_end", "period_start"], kind="stable").groupby(
            ["measure", "area", "strand"]
        ).tail(1)
        return self._view.keep("latest", known.loc[newest.index.sort_values()].reset_index(drop=True))

    def _known(self) -> pd.DataFrame:
        """The newest supplied figures and all quoted ones, in the order of the catalogue; read once."""
        view = self._view
        held = view.kept("known")
        if held is not None:
            return held
        rows = view.frame(queries.known(view.audiences, view.as_at, newest=view.nothing_is_newer))
        measures, areas = self._catalogue.measure_numbers(), self._catalogue.area_numbers()
        return view.keep("known", in_order(rows, list(measures.values()), list(areas.values())))

    def _query(self, measures: Iterable[str] | None, areas: Iterable[str] | None) -> Query:
        codes = None if areas is None else self._catalogue.codes_of(areas)
        return queries.observations(self._view.audiences, self._view.as_at, measures, codes)


def _chosen(
    rows: pd.DataFrame, codes: list[str] | None, areas: list[str] | None
) -> pd.DataFrame:
    """The rows of these measures and areas, all of them where None."""
    kept = pd.Series(True, index=rows.index)
    if codes is not None:
        kept &= rows["measure"].isin(codes)
    if areas is not None:
        kept &= rows["area"].isin(areas)
    return rows[kept].reset_index(drop=True)
