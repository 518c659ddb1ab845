"""What is measured: plan objectives, areas, measures, their standards and the events that mark a series."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base, Traced, open_index
from data_access.models.words import Audience, Better, EventKind, Every, MeasureKind, OneOf, only


class PlanObjective(Base):
    """One of the objectives of the Safer West Mercia Plan, named by its letter."""

    __tablename__ = "plan_objective"
    code: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]


class AreaSet(Base):
    """Areas of one kind that came and go together, such as the Local Policing Areas of 2018.

    ``reason`` says why this set took the place of the one before.
    """

    __tablename__ = "area_set"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    reason: Mapped[str | None]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (
        UniqueConstraint("kind", "first_day"),
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days"),
    )


class Area(Base):
    """A place that figures are about: the force, a Local Policing Area, a district, a group of areas.

    ``outside`` and ``unplaced`` are areas too: rows located outside the force, or nowhere. An area
    without a first or last day has always been there, or is not known to end.
    """

    __tablename__ = "area"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    official_code: Mapped[str | None] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    position: Mapped[int]
    set_code: Mapped[str | None] = mapped_column(ForeignKey("area_set.code"))
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    __table_args__ = (
        UniqueConstraint("kind", "name"),
        CheckConstraint(
            "last_day IS NULL OR first_day IS NULL OR last_day >= first_day", name="days"
        ),
        CheckConstraint(
            "kind IN ('force', 'lpa', 'district', 'group', 'outside', 'unplaced')", name="kind"
        ),
    )


class AreaGroupMember(Base):
    """What an area is made of: a Local Policing Area of districts, a group of Local Policing Areas."""

    __tablename__ = "area_group_member"
    group_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)


class AreaPopulation(Base):
    """Residents of an area at the middle of a year."""

    __tablename__ = "area_population"
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    residents: Mapped[int]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    __table_args__ = (CheckConstraint("residents >= 0", name="residents"),)


class AreaBoundary(Base, Traced):
    """The outline of an area: a GeoJSON geometry in degrees of longitude and latitude."""

    __tablename__ = "area_boundary"
    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    geojson: Mapped[str]
    __table_args__ = (open_index("area_boundary", "area_id"),)


class Measure(Base):
    """Something counted or asked in the same way each time. Another standard is another measure.

    ``number`` is its place in the weekly force dashboard's list of metrics, empty for others.
    ``follows_code`` is the measure it took over from when the standard changed: a break lies between
    them. ``by_area`` says whether it is meant for every Local Policing Area or the force alone.
    ``owner`` supplies it, within ``due_days`` of the end of each period. ``small_numbers`` marks
    counts about people, whose small cells are kept from the public. ``snapshot`` is counted at the
    end of a period, not over it, so that periods are never added up.
    """

    __tablename__ = "measure"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    number: Mapped[int | None]
    name: Mapped[str]
    theme: Mapped[str]
    definition: Mapped[str]
    definition_version: Mapped[str]
    unit: Mapped[str]
    kind: Mapped[MeasureKind] = mapped_column(OneOf(MeasureKind))
    better: Mapped[Better] = mapped_column(OneOf(Better))
    cadence: Mapped[Every] = mapped_column(OneOf(Every))
    objective_code: Mapped[str | None] = mapped_column(ForeignKey("plan_objective.code"))
    clock: Mapped[str | None]
    counterpart_code: Mapped[str | None] = mapped_column(ForeignKey("measure.code"))
    follows_code: Mapped[str | None] = mapped_column(ForeignKey("measure.code"))
    audience: Mapped[Audience] = mapped_column(OneOf(Audience))
    external_name: Mapped[str | None]
    by_area: Mapped[bool] = mapped_column(default=False, server_default=false())
    owner: Mapped[str | None]
    due_days: Mapped[int | None]
    small_numbers: Mapped[bool] = mapped_column(default=False, server_default=false())
    snapshot: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int]
    __table_args__ = (
        only("kind", MeasureKind), only("better", Better), only("cadence", Every),
        only("audience", Audience),
    )


class Target(Base, Traced):
    """A standard or target with the days it was in force; a measure may have had several."""

    __tablename__ = "target"
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    label: Mapped[str]
    value: Mapped[float]
    starts: Mapped[date]
    ends: Mapped[date | None]
    __table_args__ = (
        CheckConstraint("ends IS NULL OR ends >= starts", name="dates"),
        open_index("target", "measure_id", "starts"),
    )


class SeriesEvent(Base, Traced):
    """Something that changed a series or explains it; no measure or area means all of them."""

    __tablename__ = "series_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    happened_on: Mapped[date]
    kind: Mapped[EventKind] = mapped_column(OneOf(EventKind))
    title: Mapped[str]
    reason: Mapped[str | None]
    recorded_by: Mapped[str]
    __table_args__ = (only("kind", EventKind),)


class DataState(Base):
    """One row that changes with every write: what cached reads are keyed on.

    ``sample_day`` is the day the sample is meant to be read as at, or empty when no sample is
    stored; ``real_since`` is when the first real file came in, ``real_weekly`` whether one held
    weekly figures; ``newest_known_from`` tells a reader whether the ``latest`` table is enough.
    """

    __tablename__ = "data_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    sample_day: Mapped[date | None]
    real_since: Mapped[datetime | None]
    real_weekly: Mapped[bool]
    newest_known_from: Mapped[date | None]
    __table_args__ = (CheckConstraint("id = 1", name="single_row"),)
