"""Estates and programmes: projects, their milestones, and every date a milestone was ever given."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base, Traced, open_index
from data_access.models.words import DateKind, OneOf, only

STANDING_ACTUAL = "kind = 'actual' AND superseded_on IS NULL"


class Project(Base, Traced):
    """A building, works or systems project."""

    __tablename__ = "project"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    owner: Mapped[str | None]
    __table_args__ = (open_index("project", "code"),)


class Milestone(Base, Traced):
    """Something a project is to reach. Its dates are rows of their own, so that none is lost."""

    __tablename__ = "milestone"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    project_code: Mapped[str]
    name: Mapped[str]
    gate: Mapped[str]
    owner: Mapped[str | None]
    state: Mapped[str]
    consequence: Mapped[str | None]
    __table_args__ = (open_index("milestone", "code"),)


class MilestoneDate(Base, Traced):
    """A baseline, forecast or actual date. A vague or impossible date is kept as it was written."""

    __tablename__ = "milestone_date"
    id: Mapped[int] = mapped_column(primary_key=True)
    milestone_code: Mapped[str]
    kind: Mapped[DateKind] = mapped_column(OneOf(DateKind))
    on: Mapped[date | None]
    date_as_written: Mapped[str | None]
    __table_args__ = (
        only("kind", DateKind),
        CheckConstraint("\"on\" IS NOT NULL OR date_as_written IS NOT NULL", name="date_or_words"),
        # A baseline is frozen: a milestone has one, and a second is refused.
        Index(
            "uq_milestone_date_baseline", "milestone_code", unique=True,
            sqlite_where=text("kind = 'baseline'"), postgresql_where=text("kind = 'baseline'"),
        ),
        # One day on which it was reached stands; a corrected one closes it.
        Index(
            "uq_milestone_date_actual", "milestone_code", unique=True,
            sqlite_where=text(STANDING_ACTUAL), postgresql_where=text(STANDING_ACTUAL),
        ),
        Index("ix_milestone_date_milestone_code", "milestone_code", "kind"),
    )
