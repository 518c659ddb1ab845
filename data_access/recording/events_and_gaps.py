"""Rebases, breaks, events and gaps of a series, recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from analysis.calendar.periods import Cadence, period_start, say_day, say_period
from analysis.words import say_value
from data_access import clock
from data_access.access.roles import Right
from data_access.catalogue.areas import read_areas
from data_access.errors import RecordRefused
from data_access.history import append, known_on, standing
from data_access.history.records import EVENTS
from data_access.models import Area, Measure, Observation, SeriesEvent
from data_access.observations.store import NewFigure, store
from data_access.recording.form_input import (
    area_of,
    measure_of,
    say_place,
    some_day,
    some_line,
    some_text,
)
from data_access.recording.verbs import Done, Noun, verb

KINDS = ("event", "break", "rebase")
# A row of these has no number behind it; one that is too small to show has.
EMPTY = ("not-available", "withheld")


class Period(NamedTuple):
    """The first and the last day of a period that has a figure."""

    start: date
    end: date

    def __str__(self) -> str:
        return say_period(self.start, self.end)

    def distance(self, day: date) -> int:
        """How many days a day lies from it: 0 within it."""
        return max((self.start - day).days, (day - self.end).days, 0)


class Events(Noun):
    """What changed a series or explains it. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.EVENT, "recorded event", changes_reading=True)
    def record(
        self, kind: str, measure: str | None, area: str | None, happened_on: date | None,
        title: str, reason: str | None = None,
    ) -> Done[int]:
        """Record an ``event``, a ``break`` or a ``rebase`` of a series; gives its number.

        No measure or no area means all of them. A rebase needs a measure, a reason and a day within
        a period that has a figure.
        """
        event, about = _add_event(
            self._session, self._viewer.name, kind, measure, area, happened_on, title, reason
        )
        return Done(event.id, about, f"{kind} {event.id}, of {event.happened_on}", f"recorded {kind}")


class Gaps(Noun):
    """Figures that are not there. Every verb raises NotPermitted or RecordRefused."""

    @verb(Right.GAP, "recorded gap", changes_reading=True)
    def record(
        self, measure: str, area: str | None, period_end: date | None, reason: str, owner: str,
        promised: date | None = None,
    ) -> Done[None]:
        """Record that a figure is not available, why, and who owes it; no area is the whole force."""
        period, about = _add_gap(
            self._session, self._viewer.name, measure, area, period_end, reason, owner, promised
        )
        return Done(None, about, str(period), known_from=clock.today())


def _add_event(
    session: Session, by: str, kind: str, measure: str | None, area: str | None,
    happened_on: date | None, title: str, reason: str | None,
) -> tuple[SeriesEvent, str]:
    """Store an event, a break or a rebase; gives it back with what it is about in words.

    No measure or no area means all of them. A rebase needs a measure, a reason, and a day within a
    period that has a figure.
    """
    if kind not in KINDS:
        raise RecordRefused(f"{kind[:60]!r} is none of {', '.join(KINDS)}")
    about = None if measure is None else measure_of(session, measure)
    where = None if area is None else area_of(session, area)
    event = SeriesEvent(
        kind=kind, measure_id=None if about is None else about.id,
        area_id=None if where is None else where.id,
        happened_on=some_day(happened_on, "the day"), title=some_line(title, "the title"),
        reason=some_text(reason, "the reason") if kind == "rebase" or reason else None,
        recorded_by=by, known_from=clock.today(),
    )
    within = Period(event.happened_on, event.happened_on)
    if kind == "rebase":
        if about is None:
            raise RecordRefused("a rebase needs a measure: limits belong to one series")
        within = _period_with_a_figure(session, about, where, event.happened_on)
    elif event.happened_on > event.known_from:
        raise RecordRefused(f"{say_day(event.happened_on)} is still to come; record it once it has happened")
    _refuse_the_same(session, event, within)
    append(session, EVENTS, [event], load_id=None)
    return standing(session, EVENTS, event), say_place(about, where)


def _period_with_a_figure(
    session: Session, measure: Measure, area: Area | None, day: date
) -> Period:
    """The period that holds the day. Raises RecordRefused, naming the nearest, when there is none."""
    periods = _periods(session, measure, area)
    if not periods:
        held_for = "" if area is None else f" in {area.name}"
        raise RecordRefused(f"no figure of {measure.code}{held_for} is held, so there is nothing to rebase")
    nearest = min(periods, key=lambda period: (period.distance(day), period.end - period.start))
    if nearest.distance(day) == 0 and day <= clock.today():
        return nearest
    if day > clock.today():
        why = f"{say_day(day)} is still to come"
    elif day < periods[0].start:
        why = f"{say_day(day)} is before the first figure of {measure.code}"
    else:
        why = f"no figure of {measure.code} is held for a period with {say_day(day)} in it"
    raise RecordRefused(f"{why}; the nearest period that has one is: {nearest}")


def _periods(session: Session, measure: Measure, area: Area | None) -> Sequence[Period]:
    """The periods for which a number was supplied, as known today, oldest first."""
    query = (
        select(Observation.period_start, Observation.period_end)
        .distinct()
        .where(
            Observation.measure_id == measure.id, Observation.strand == "",
            Observation.value.is_not(None), known_on(Observation, clock.today()),
        )
        .order_by(Observation.period_start, Observation.period_end)
    )
    if area is not None:
        query = query.where(Observation.area_id == area.id)
    return [Period(start, end) for start, end in session.execute(query)]


def _refuse_the_same(session: Session, event: SeriesEvent, within: Period) -> None:
    """One break a day, one rebase a period, one event of a title a day; one for all areas counts."""
    same = select(SeriesEvent.happened_on).where(
        SeriesEvent.kind == event.kind, SeriesEvent.superseded_on.is_(None),
        SeriesEvent.measure_id.is_not_distinct_from(event.measure_id),
        or_(SeriesEvent.area_id.is_(None), SeriesEvent.area_id == event.area_id),
        SeriesEvent.happened_on.between(within.start, within.end),
    )
    if event.kind == "event":
        same = same.where(SeriesEvent.title == event.title)
    held = session.scalar(same.limit(1))
    if held is not None:
        article = "an" if event.kind == "event" else "a"
        raise RecordRefused(f"{article} {event.kind} of {say_day(held)} is recorded here already")


def _add_gap(
    session: Session, by: str, measure: str, area: str | None, period_end: date | None, reason: str,
    owner: str, promised: date | None,
) -> tuple[Period, str]:
    """Store that a figure is not available; gives back its period, and what it is about in words.

    No area is the whole force.
    """
    about = measure_of(session, measure)
    where = _force(session) if area is None else area_of(session, area)
    period = _period_ending(about, some_day(period_end, "the last day of the period"))
    if fault := read_areas(session).by_code[where.code].why_not(period.start, period.end, "the gap"):
        raise RecordRefused(fault)
    _refuse_where_a_number_stands(session, about, where, period)
    figure = NewFigure(
        measure_id=about.id, area_id=where.id, period_start=period.start, period_end=period.end,
        value=None, status="not-available", known_from=clock.today(),
        reason=some_text(reason, "the reason"), owner=some_line(owner, "the name of who owes it"),
        promised=None if promised is None else _promised(promised, period),
        note=f"Gap recorded by {by}.",
    )
    if not store(session, [figure], None).added:
        raise RecordRefused(f"this gap is recorded already, in the same words: {period}")
    return period, say_place(about, where)


def _force(session: Session) -> Area:
    return session.scalars(select(Area).where(Area.kind == "force")).one()


def _period_ending(measure: Measure, end: date) -> Period:
    try:
        start = period_start(end, cast(Cadence, measure.cadence))
    except ValueError as wrong:
        raise RecordRefused(f"{wrong} ({measure.code} is counted by the {measure.cadence})") from wrong
    if end > clock.today():
        raise RecordRefused(f"{Period(start, end)} has not ended yet, so nothing is missing")
    return Period(start, end)


def _promised(day: date, period: Period) -> date:
    if some_day(day, "the promised day") < period.end:
        raise RecordRefused(f"{say_day(day)} is before the period ends; nothing can be promised for it")
    return day


def _refuse_where_a_number_stands(
    session: Session, measure: Measure, area: Area, period: Period
) -> None:
    held = session.scalar(
        select(Observation)
        .where(
            Observation.measure_id == measure.id, Observation.area_id == area.id,
            Observation.period_start == period.start, Observation.period_end == period.end,
            Observation.superseded_on.is_(None), Observation.status.not_in(EMPTY),
        )
        .order_by(Observation.strand)
        .limit(1)
    )
    if held is None:
        return
    said = say_value(held.value, measure.kind, measure.unit) or "too small to show"
    how = "was published" if held.strand else "is held"
    raise RecordRefused(
        f"a figure {how} for {measure.code} in {area.name}, {period}: {said}. There is no gap"
    )
