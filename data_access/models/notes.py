"""What staff write about figures: questions, comments, and what is being done by whom and by when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base
from data_access.models.words import NoteKind, OneOf, QuestionState, only


class Question(Base):
    """Something a reader asks about a figure, with the day the figure was read as at.

    ``owner`` is who is to answer it, where that is known.
    """

    __tablename__ = "question"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    figure_id: Mapped[str]
    as_at: Mapped[date]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    state: Mapped[QuestionState] = mapped_column(OneOf(QuestionState))
    closed_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    owner: Mapped[str | None]
    __table_args__ = (
        only("state", QuestionState),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed"),
        CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed_by"),
        Index("ix_question_figure_id", "figure_id"),
    )


class Commentary(Base):
    """A comment on a measure, or an action: what is being done, by whom, by when.

    No measure is the whole dashboard, no area the whole force. ``as_at`` is the day the page was read
    as at when it was written. A row stays as it was written: one that was taken back, or an action that
    is done, says who did that and when, and what came of it.
    """

    __tablename__ = "commentary"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[NoteKind] = mapped_column(OneOf(NoteKind))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    period_end: Mapped[date | None]
    text: Mapped[str]
    owner: Mapped[str | None]
    due: Mapped[date | None]
    written_by: Mapped[str]
    written_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    as_at: Mapped[date | None]
    done_by: Mapped[str | None]
    done_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    __table_args__ = (
        only("kind", NoteKind),
        CheckConstraint(
            "kind <> 'action' OR (owner IS NOT NULL AND due IS NOT NULL)", name="owner_and_due"
        ),
        CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_at IS NULL)", name="withdrawn"),
        CheckConstraint(
            "(done_by IS NULL) = (done_at IS NULL) AND (done_by IS NULL) = (outcome IS NULL)", name="done"
        ),
        Index("ix_commentary_measure_id", "measure_id"),
    )


class ReadMark(Base):
    """That somebody has read a thing for attention, as it stood: a change in its story makes it unread."""

    __tablename__ = "read_mark"
    read_by: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]
