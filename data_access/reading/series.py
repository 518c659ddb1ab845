"""Tables of many weeks: value and status of supplied figures, and nothing else, read at full speed.

Everything read here stands in one index: see Observation. The database hands over numbers of rows and
days as it keeps them; codes and days are made of them once, not row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Float, Integer, String, case, func, select, type_coerce
from sqlalchemy.orm import Session

from data_access.history import known_on
from data_access.models import Area, Measure, Observation, Source, Suppression
from data_access.models.conditions import Query, kept_from_public
from data_access.reading.catalogue import Catalogue
from data_access.reading.sums import Sums
from data_access.reading.view import View

NUMBERS = ("value", "numerator", "denominator")
COLUMNS = ("measure", "area", "period_end", *NUMBERS, "status")


class Series:
    """Reads that stay quick at ten million figures; the tests of query plans hold them to it."""

    def __init__(self, view: View, catalogue: Catalogue) -> None:
        self._view = view
        self._catalogue = catalogue
        self._sums = Sums(catalogue)

    def values(
        self, measures: Iterable[str], areas: Iterable[str] | None = None,
        start: date | None = None, end: date | None = None,
    ) -> pd.DataFrame:
        """Values and status of supplied figures, and nothing else: for tables of many weeks.

        Columns: measure, area, period_end, value, numerator, denominator, status, summed_from; sorted by
        measure code, area code and period. ``areas`` are codes or names; one that is made of others is
        put together from them where it has no figure of its own, which ``summed_from`` tells. ``start``
        and ``end`` bound the period's last day.
        """
        view, asked = self._view, set(measures)
        codes = {
            number: code for number, code in self._catalogue.measure_numbers().items() if code in asked
        }
        places = self._catalogue.area_numbers()
        named = None if areas is None else self._catalogue.codes_of(areas)
        wanted = set(places.values()) if named is None else set(self._sums.with_parts(named) or ())
        query = series(
            view.as_at, codes, [number for number, code in places.items() if code in wanted],
            newest=view.nothing_is_newer, guarded="office" not in view.audiences, start=start, end=end,
        )
        found = frame_of(rows_of(view.session, query), codes, places)
        return self._sums.complete(found, named, by_code=True)

    def publications(
        self, measures: Iterable[str], areas: Iterable[str], start: date
    ) -> pd.DataFrame:
        """From when to when each named publication gives supplied figures of a measure in an area.

        Columns: measure, area, source, publisher, first, last, periods; ``first`` and ``last`` are the
        last days of periods, of which ``start`` is the earliest.
        """
        view, asked = self._view, set(measures)
        codes = [
            number for number, code in self._catalogue.measure_numbers().items() if code in asked
        ]
        wanted = set(self._catalogue.codes_of(areas))
        places = [number for number, code in self._catalogue.area_numbers().items() if code in wanted]
        return view.frame(publications(view.as_at, codes, places, start, newest=view.nothing_is_newer))


def series(
    day: date, measures: Iterable[int], places: Iterable[int], *, newest: bool, guarded: bool,
    start: date | None = None, end: date | None = None,
) -> Query:
    """Figures of these measures and areas, given by their numbers; in no order.

    ``newest`` says that nothing stored became known after the day, so that the figures that stand
    are those of the day. ``guarded`` keeps back what the public may not see.
    """
    numbers: dict[str, ColumnElement[Any]] = {
        name: type_coerce(getattr(Observation, name), Float) for name in NUMBERS
    }
    status: ColumnElement[Any] = type_coerce(Observation.status, String)
    if guarded:
        hidden = Suppression.observation_id.is_not(None)
        numbers = {name: case((hidden, None), else_=column) for name, column in numbers.items()}
        status = case((hidden, "too-small"), else_=status)
    query = select(
        Observation.measure_id, Observation.area_id,
        # As the database hands it over: a day is read once for all its rows, not row by row.
        type_coerce(Observation.period_end, Integer).label("period_end"),
        *(column.label(name) for name, column in numbers.items()), status.label("status"),
    ).where(
        Observation.measure_id.in_(list(measures)), Observation.area_id.in_(list(places)),
        Observation.strand == "",
        Observation.superseded_on.is_(None) if newest else known_on(Observation, day),
    )
    if start is not None:
        query = query.where(Observation.period_end >= start)
    if end is not None:
        query = query.where(Observation.period_end <= end)
    return query.outerjoin(Suppression, kept_from_public()) if guarded else query


def publications(
    day: date, measures: Iterable[int], places: Iterable[int], start: date, *, newest: bool
) -> Query:
    """The named publications of supplied figures, each with its first and last period in a series."""
    ends = Observation.period_end
    spans = (
        select(
            Observation.measure_id, Observation.area_id, Observation.source_id,
            func.min(ends).label("first"), func.max(ends).label("last"), func.count().label("periods"),
        )
        .where(
            Observation.measure_id.in_(list(measures)), Observation.area_id.in_(list(places)),
            Observation.strand == "", ends >= start, Observation.source_id.is_not(None),
            Observation.value.is_not(None),
            Observation.superseded_on.is_(None) if newest else known_on(Observation, day),
        )
        .group_by(Observation.measure_id, Observation.area_id, Observation.source_id)
        .subquery()
    )
    return (
        select(
            Measure.code.label("measure"), Area.code.label("area"), Source.title.label("source"),
            Source.publisher, spans.c.first, spans.c.last, spans.c.periods,
        )
        .join_from(spans, Measure, Measure.id == spans.c.measure_id)
        .join(Area, Area.id == spans.c.area_id)
        .join(Source, Source.id == spans.c.source_id)
    )


def rows_of(session: Session, query: Query) -> list[tuple[Any, ...]]:
    """The rows as the driver hands them over, with nothing made of them on the way."""
    with session.connection().execute(query) as result:
        return list(result.cursor.fetchall()) if result.cursor is not None else []


def frame_of(
    rows: Sequence[Sequence[Any]], measures: Mapping[int, str], areas: Mapping[int, str]
) -> pd.DataFrame:
    """The rows with codes and days, sorted by measure code, area code and period."""
    # One list a column, and no object a row: what Python has to clean up after would cost more.
    measure, area, day, *numbers, status = (
        [row[place] for row in rows] for place in range(len(COLUMNS))
    )
    measure_place, measure_names = _ranked(measure, measures)
    area_place, area_names = _ranked(area, areas)
    days, which = _days(day)
    order = np.lexsort((days[which], area_place, measure_place))
    return pd.DataFrame(
        {
            "measure": pd.Series(measure_names[measure_place[order]], dtype=object),
            "area": pd.Series(area_names[area_place[order]], dtype=object),
            "period_end": days[which[order]],
            **{
                name: np.array(column, dtype="float64")[order]
                for name, column in zip(NUMBERS, numbers, strict=True)
            },
            "status": pd.Series(np.array(status, dtype=object)[order], dtype=object),
        },
        columns=list(COLUMNS),
    )


def _ranked(
    numbers: Sequence[int], codes: Mapping[int, str]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The place of each row's code among the codes in order, and those codes."""
    ordered = sorted(codes, key=lambda number: codes[number])
    places = np.zeros(max(codes, default=0) + 1, dtype=np.intp)
    places[ordered] = np.arange(len(ordered))
    names = np.array([codes[number] for number in ordered], dtype=object)
    return places[np.array(numbers, dtype=np.intp)], names


def _days(found: Sequence[Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The different days, and which of them each row has."""
    which, different = pd.factorize(np.array(found, dtype=object))
    return np.array(list(map(str, different)), dtype="datetime64[us]"), which
