"""Where figures come from, and the one fact table that serves every number."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from analysis.contradictions.said import StatementKind
from data_access.database.base import Base, Traced, open_index
from data_access.models.words import Audience, OneOf, Polarity, Status, only

# A figure with one of these has no number.
NO_NUMBER = (Status.NOT_AVAILABLE, Status.WITHHELD, Status.TOO_SMALL)
_NO_NUMBER = tuple(map(str, NO_NUMBER))


class Source(Base):
    """A paper, release, web page or data set that figures were taken from."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    publisher: Mapped[str]
    published: Mapped[date | None]
    address: Mapped[str | None]
    licence: Mapped[str | None]
    second_hand: Mapped[bool]


class Load(Base):
    """One file that was taken in, with its fingerprint, so that the same file is never stored twice."""

    __tablename__ = "load"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    rows_read: Mapped[int]
    rows_stored: Mapped[int]
    revised: Mapped[int]
    loaded_by: Mapped[str]
    loaded_at: Mapped[datetime]
    __table_args__ = (Index("ix_load_sha256", "sha256"),)


class Observation(Base, Traced):
    """One figure: what, where, when, how sure, from whom, known since when.

    Rows are only ever added. A revision adds a row and closes the one it replaces. ``strand`` is
    empty for figures supplied as data, where a later row revises an earlier one; a figure quoted
    from a publication carries the code of that publication, so that two papers that disagree are
    both kept and neither replaces the other.
    """

    __tablename__ = "observation"
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]
    period_as_written: Mapped[str | None]
    strand: Mapped[str] = mapped_column(default="")
    value: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    qualifier: Mapped[str | None]
    status: Mapped[Status] = mapped_column(OneOf(Status))
    reason: Mapped[str | None]
    owner: Mapped[str | None]
    promised: Mapped[date | None]
    __table_args__ = (
        only("status", Status),
        CheckConstraint("period_start <= period_end", name="period"),
        # An absent figure is a row with a reason, never a 0 and never a silent gap.
        CheckConstraint(
            f"(status IN {_NO_NUMBER} AND value IS NULL AND numerator IS NULL"
            " AND denominator IS NULL)"
            f" OR (status NOT IN {_NO_NUMBER} AND value IS NOT NULL)",
            name="value_or_reason",
        ),
        CheckConstraint(
            "(numerator IS NULL) = (denominator IS NULL)", name="numerator_with_denominator"
        ),
        open_index("observation", "measure_id", "area_id", "period_end", "period_start", "strand"),
        # The two indexes below hold all that a table of many weeks reads, so that it never has to
        # look at the rows themselves: one for figures as they stand, one for those of an earlier day.
        Index(
            "ix_observation_current",
            "measure_id", "area_id", "strand", "period_end", "period_start", "value", "status",
            "known_from", "numerator", "denominator", "superseded_on",
            sqlite_where=text("superseded_on IS NULL"),
            postgresql_where=text("superseded_on IS NULL"),
        ),
        Index(
            "ix_observation_as_at",
            "measure_id", "area_id", "strand", "period_end", "period_start", "known_from",
            "superseded_on", "value", "status", "numerator", "denominator",
        ),
        # What was revised since a day is found without a look at what never was.
        Index(
            "ix_observation_superseded_on", "superseded_on", "known_from", "measure_id",
            sqlite_where=text("superseded_on IS NOT NULL"),
            postgresql_where=text("superseded_on IS NOT NULL"),
        ),
        Index("ix_observation_known_from", "known_from"),
        Index("ix_observation_recorded_at", "recorded_at"),
    )


class Latest(Base):
    """The newest open observation of each measure, area and strand; kept in the same transaction."""

    __tablename__ = "latest"
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    strand: Mapped[str] = mapped_column(primary_key=True)
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"))
    __table_args__ = (UniqueConstraint("observation_id"),)


class SurveyDetail(Base):
    """How a survey figure was come by: the question as it was put, the mode, and how many answered.

    ``base`` counts the people asked, ``effective_base`` how many their answers are worth after
    weighting. ``polarity`` is ``reversed`` where the source gave the share who said the opposite.
    """

    __tablename__ = "survey_detail"
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), primary_key=True)
    wording: Mapped[str]
    mode: Mapped[str]
    polarity: Mapped[Polarity] = mapped_column(OneOf(Polarity))
    base: Mapped[int | None]
    effective_base: Mapped[float | None]
    design_effect: Mapped[float | None]
    __table_args__ = (
        only("polarity", Polarity),
        CheckConstraint("base IS NULL OR base > 0", name="base"),
    )


class Suppression(Base):
    """A figure that is kept from an audience because it, or one beside it, is too small.

    Decided once, when the figure is stored, and only looked up when reading: two reads can then
    never be put together to find a hidden number.
    """

    __tablename__ = "suppression"
    observation_id: Mapped[int] = mapped_column(ForeignKey("observation.id"), primary_key=True)
    audience: Mapped[Audience] = mapped_column(OneOf(Audience), primary_key=True)
    decided_at: Mapped[datetime]
    __table_args__ = (only("audience", Audience),)


class Statement(Base, Traced):
    """What a source says in words, or says of a figure without a day: kept as written, never charted.

    ``code`` names it within its source. ``value`` is its number where it has one; what was written
    stands in ``value_as_written``, ``period_as_written`` and ``date_as_written``.
    """

    __tablename__ = "statement"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    strand: Mapped[str]
    kind: Mapped[StatementKind] = mapped_column(OneOf(StatementKind))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    measure_as_written: Mapped[str | None]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    area_as_written: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_as_written: Mapped[str | None]
    value: Mapped[float | None]
    value_as_written: Mapped[str | None]
    unit: Mapped[str | None]
    base: Mapped[float | None]
    count_stated: Mapped[float | None]
    count_listed: Mapped[float | None]
    date_as_written: Mapped[str | None]
    text: Mapped[str | None]
    __table_args__ = (
        only("kind", StatementKind),
        CheckConstraint(
            "(period_start IS NULL) = (period_end IS NULL) AND"
            " (period_start IS NULL OR period_start <= period_end)", name="period",
        ),
        open_index("statement", "code", "strand"),
    )
