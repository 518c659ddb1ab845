"""Revisions: what was revised since a day, and every version of a figure there was.

A figure that became known later and was corrected on its own day is among them.

The index on ``superseded_on`` holds what is asked of each replaced figure. It is gone through from one
day of revision to the next, so that figures which came and went in between cost nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from data_access.history import known_on
from data_access.models import Area, Load, Measure, Observation, Source, Suppression
from data_access.models.conditions import PUBLIC, Query, of_office
from data_access.reading.catalogue import Catalogue
from data_access.reading.view import View

EVERYBODY = frozenset({"office", "public"})


class Revisions:
    """What was replaced by what, and when."""

    def __init__(self, view: View, catalogue: Catalogue) -> None:
        self._view = view
        self._catalogue = catalogue

    def since(self, day: date, most: int = 200) -> pd.DataFrame:
        """Figures that stood on ``day`` and were replaced by the as-at day, the newest first.

        Columns: measure, area, period_start, period_end, strand, value_before, value, status_before,
        status, known_from, source, locator, file_name, loaded_by; the last five are of the figure
        that stands in place. Of very many those replaced last are given, ``most`` of them. File and
        person are for the office only.
        """
        view = self._view
        days = newest_days(view.session, view.audiences, day, view.as_at, most)
        numbers = replaced_on_days(view.audiences, day, days, most)
        query = revised(view.audiences, view.as_at, numbers)
        return view.frame(query) if days else view.nothing(query)

    def count(self, since: date) -> int:
        """How many figures stood on ``since`` and were replaced by the as-at day."""
        days = days_of_revision(self._view.audiences, since, self._view.as_at)
        return sum(how_many for _day, how_many in self._view.session.execute(days))

    def history(self, measure: str, area: str, most: int = 500) -> pd.DataFrame:
        """Every version of a measure in an area known by the as-at day, the newest period first.

        Columns: period_start, period_end, period_as_written, strand, value, qualifier, status, reason,
        note, known_from, superseded_on, source, locator, file_name, loaded_by, recorded_at. ``area`` is
        a code or a name; at most ``most`` rows. File and person are for staff only.
        """
        view = self._view
        code = next(iter(self._catalogue.codes_of([area])), "")
        return view.frame(history(view.audiences, view.as_at, measure, code, most))


def visible(audiences: frozenset[str]) -> ColumnElement[bool]:
    """Of a measure these audiences may see; the index holds which measure it is."""
    if audiences >= EVERYBODY:
        return true()
    return Observation.measure_id.in_(select(Measure.id).where(Measure.audience.in_(audiences)))


def stood(since: date) -> ColumnElement[bool]:
    """Known on the day."""
    return Observation.known_from <= since


def corrected_at_once() -> ColumnElement[bool]:
    """Replaced on the very day it became known: no day ever showed it, but a file was revised."""
    return Observation.known_from == Observation.superseded_on


def days_of_revision(audiences: frozenset[str], since: date, day: date) -> Query:
    """Each day after ``since`` on which figures of that day were replaced, and how many; newest first."""
    replaced = Observation.superseded_on
    days = (
        select(func.max(replaced).label("day"))
        .where(replaced.is_not(None), replaced > since, replaced <= day)
        .cte("days", recursive=True)
    )
    earlier = (
        select(func.max(replaced))
        .where(replaced.is_not(None), replaced > since, replaced < days.c.day)
        .scalar_subquery()
    )
    days = days.union_all(select(earlier).where(days.c.day.is_not(None)))

    def counted(known: ColumnElement[bool]) -> ScalarSelect[int]:
        return (
            select(func.count())
            .where(replaced.is_not(None), replaced == days.c.day, known, visible(audiences))
            .correlate(days)
            .scalar_subquery()
        )

    how_many = counted(stood(since)) + counted(Observation.known_from == days.c.day)
    return select(days.c.day, how_many.label("how_many")).where(days.c.day.is_not(None))


def newest_days(
    session: Session, audiences: frozenset[str], since: date, day: date, most: int
) -> list[date]:
    """The last days on which figures of ``since`` were replaced, as many as hold ``most`` of them."""
    days, found = [], 0
    for replaced_on, how_many in session.execute(days_of_revision(audiences, since, day)):
        if how_many and found < most:
            days.append(replaced_on)
            found += how_many
    return days


def replaced_on_days(
    audiences: frozenset[str], since: date, days: Sequence[date], most: int
) -> Query:
    """The figures of ``since`` that were replaced on these days, in the order of the index, from its end."""
    return (
        select(Observation.id)
        .where(
            Observation.superseded_on.is_not(None), Observation.superseded_on.in_(days),
            or_(stood(since), corrected_at_once()), visible(audiences),
        )
        .order_by(
            Observation.superseded_on.desc(), Observation.known_from.desc(),
            Observation.measure_id.desc(),
        )
        .limit(most)
    )


def revised(audiences: frozenset[str], day: date, numbers: Query) -> Query:
    """These figures, each with the one that stands in its place on a day; newest knowledge first.

    ``numbers`` is a statement that finds them.
    """
    # First in the statement: past eight tables PostgreSQL joins in the order in which they are written.
    found = numbers.subquery("found")
    before, after = aliased(Observation), aliased(Observation)
    hidden_before, hidden = aliased(Suppression), aliased(Suppression)
    is_office = "office" in audiences

    def shown(
        column: InstrumentedAttribute[Any], kept: type[Suppression], instead: str | None = None
    ) -> ColumnElement[Any]:
        return case((kept.observation_id.is_not(None), instead), else_=column)

    def kept_back(kept: type[Suppression], row: type[Observation]) -> ColumnElement[bool]:
        return and_(
            kept.observation_id == row.id, kept.audience.in_(() if is_office else (PUBLIC,))
        )

    return (
        select(
            Measure.code.label("measure"), Area.code.label("area"), after.period_start,
            after.period_end, after.strand, shown(before.value, hidden_before).label("value_before"),
            shown(after.value, hidden).label("value"),
            shown(before.status, hidden_before, "too-small").label("status_before"),
            shown(after.status, hidden, "too-small").label("status"), after.known_from,
            Source.title.label("source"), after.locator, of_office(Load.file_name, audiences),
            of_office(Load.loaded_by, audiences),
        )
        .select_from(found)
        .join(before, before.id == found.c.id)
        .join(
            after,
            and_(
                *(
                    getattr(after, name) == getattr(before, name)
                    for name in ("measure_id", "area_id", "strand", "period_end", "period_start")
                ),
                known_on(after, day),
            ),
        )
        .join(Measure, before.measure_id == Measure.id)
        .join(Area, before.area_id == Area.id)
        .outerjoin(Source, after.source_id == Source.id)
        .outerjoin(Load, after.load_id == Load.id)
        .outerjoin(hidden_before, kept_back(hidden_before, before))
        .outerjoin(hidden, kept_back(hidden, after))
        .order_by(
            after.known_from.desc(), Measure.position, Area.position, after.period_end.desc(),
            after.id,
        )
    )


def history(audiences: frozenset[str], day: date, measure: str, area: str, most: int) -> Query:
    """Every version of a measure in an area that was known on a day, the newest period first.

    What is kept from these audiences has no number and no words beside it; who loaded which file is
    for the office only. What replaced a version after the day is not told.
    """
    is_office = "office" in audiences
    hidden = Suppression.observation_id.is_not(None)

    def shown(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        return case((hidden, None), else_=column).label(column.key)

    replaced = case((Observation.superseded_on <= day, Observation.superseded_on), else_=None)
    return (
        select(
            Observation.period_start, Observation.period_end, Observation.period_as_written,
            Observation.strand, shown(Observation.value), shown(Observation.qualifier),
            case((hidden, "too-small"), else_=Observation.status).label("status"),
            shown(Observation.reason), shown(Observation.note), Observation.known_from,
            replaced.label("superseded_on"), Source.title.label("source"), Observation.locator,
            of_office(Load.file_name, audiences), of_office(Load.loaded_by, audiences),
            Observation.recorded_at,
        )
        .join(Measure, Observation.measure_id == Measure.id)
        .join(Area, Observation.area_id == Area.id)
        .outerjoin(Source, Observation.source_id == Source.id)
        .outerjoin(Load, Observation.load_id == Load.id)
        .outerjoin(
            Suppression,
            and_(
                Suppression.observation_id == Observation.id,
                Suppression.audience.in_(() if is_office else (PUBLIC,)),
            ),
        )
        .where(
            Measure.audience.in_(audiences), Measure.code == measure, Area.code == area,
            Observation.known_from <= day,
        )
        .order_by(
            Observation.period_end.desc(), Observation.period_start.desc(), Observation.strand,
            Observation.known_from.desc(), Observation.id.desc(),
        )
        .limit(most)
    )
