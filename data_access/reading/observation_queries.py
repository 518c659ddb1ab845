"""The statements behind the reader. Each takes the as-at day and the audiences; none forgets them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from data_access.history import known_on
from data_access.models import (
    Area,
    Latest,
    Measure,
    Observation,
    Source,
    Suppression,
    SurveyDetail,
)
from data_access.models.conditions import Query, kept_from_public, newest_of


def observations(
    audiences: frozenset[str],
    day: date,
    codes: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
) -> Query:
    """Figures known on a day, with where they came from; all measures and area codes when None."""
    return _cited(audiences, codes, places, Observation, select).where(known_on(Observation, day))


def _cited(
    audiences: frozenset[str], codes: Iterable[str] | None, places: Iterable[str] | None,
    series: type[Observation | Latest], start: Callable[..., Query],
) -> Query:
    """Figures with where they came from, in order; ``series`` is what says of which measure and area.

    What is kept from these audiences has no number, no words beside it, and the status too-small.
    """
    hidden = Suppression.observation_id.is_not(None)
    guarded = "office" not in audiences

    def shown(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        if not guarded:
            return column  # type: ignore[return-value] # a mapped column is an element
        return case((hidden, None), else_=column).label(column.key)

    status = case((hidden, "too-small"), else_=Observation.status).label("status")
    query = (
        start(
            Measure.code.label("measure"), Area.code.label("area"), Observation.period_start,
            Observation.period_end, shown(Observation.value), shown(Observation.numerator),
            shown(Observation.denominator), status if guarded else Observation.status,
            shown(Observation.reason), Observation.owner,
            Observation.promised, Observation.known_from, Source.title.label("source"),
            Observation.locator, Observation.period_as_written, shown(Observation.qualifier),
            shown(Observation.note), Observation.strand,
            Source.published.label("source_published"), Source.address.label("source_address"),
            Source.second_hand, Source.licence,
        )
        .join(Measure, series.measure_id == Measure.id)
        .join(Area, series.area_id == Area.id)
        .outerjoin(Source, Observation.source_id == Source.id)
        .where(Measure.audience.in_(audiences))
        .order_by(
            Measure.position, Area.position, Observation.period_end, Observation.period_start,
            Observation.known_from, Observation.id,
        )
    )
    if guarded:
        query = query.outerjoin(Suppression, kept_from_public())
    if codes is not None:
        query = query.where(Measure.code.in_(list(codes)))
    if places is not None:
        query = query.where(Area.code.in_(list(places)))
    return query


def survey_details(query: Query) -> Query:
    """Of a query of observations, those of a survey, with how each was come by."""
    return query.join(SurveyDetail, SurveyDetail.observation_id == Observation.id).add_columns(
        SurveyDetail.wording, SurveyDetail.mode, SurveyDetail.polarity, SurveyDetail.base,
        SurveyDetail.effective_base, SurveyDetail.design_effect,
    )


def newest_by_table(
    audiences: frozenset[str], codes: Iterable[str] | None = None, places: Iterable[str] | None = None
) -> Query:
    """The newest period of each series by the ``latest`` table, right when nothing known is newer.

    The outer join makes the database begin with the few rows of that table; none is without a figure.
    """
    def start(*columns: Any) -> Query:  # noqa: ANN401
        return select(*columns).select_from(Latest).outerjoin(
            Observation, Observation.id == Latest.observation_id
        )

    return _cited(audiences, codes, places, Latest, start)


def newest_by_search(
    audiences: frozenset[str], day: date, codes: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
) -> Query:
    """The newest period of each series as it stood on an earlier day.

    Every series there ever was is in the ``latest`` table; for each the newest one known is found.
    """
    newest = newest_of(Latest, lambda row: known_on(row, day))

    def start(*columns: Any) -> Query:  # noqa: ANN401
        return select(*columns).select_from(Latest).join(Observation, Observation.id == newest)

    return _cited(audiences, codes, places, Latest, start)


def published(audiences: frozenset[str], day: date) -> Query:
    """Every figure quoted from a publication that was known on a day.

    Which there are is in the ``latest`` table; the outer join makes the database begin there.
    """
    def start(*columns: Any) -> Query:  # noqa: ANN401
        return select(*columns).select_from(Latest).outerjoin(
            Observation,
            and_(
                Observation.measure_id == Latest.measure_id, Observation.area_id == Latest.area_id,
                Observation.strand == Latest.strand, known_on(Observation, day),
            ),
        )

    return _cited(audiences, None, None, Latest, start).where(
        Latest.strand != "", Observation.id.is_not(None)
    )


def known(audiences: frozenset[str], day: date, *, newest: bool) -> Query:
    """The newest supplied figure of each series, and every figure quoted from a publication; in no order.

    ``newest`` says that nothing stored became known after the day. Which series are quoted stands in the
    ``latest`` table, so that nobody has to look for them among all figures.
    """
    supplied = (
        newest_by_table(audiences) if newest else newest_by_search(audiences, day)
    ).where(Latest.strand == "")

    quoted = published(audiences, day)
    return select(union_all(supplied.order_by(None), quoted.order_by(None)).subquery())


