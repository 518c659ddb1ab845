"""What consultations found, and what was made of contradictions between sources."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base, Traced, open_index
from data_access.models.words import AnswersEach, OneOf, ResolutionState, only


class ConsultationAnswer(Base, Traced):
    """An answer to a question of a consultation, as one source gives it: how many, or which share.

    ``code`` names the consultation, ``answer`` what was answered, empty where the question has no options.
    ``channel`` and ``area_as_written`` say of whom it is, empty for everybody. ``answers_each`` says whether
    each respondent gave one answer, so that the shares of a question are of one whole. ``percent_as_written``
    keeps how it was rounded.
    """

    __tablename__ = "consultation_answer"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    strand: Mapped[str]
    question: Mapped[str]
    answer: Mapped[str]
    channel: Mapped[str]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    area_as_written: Mapped[str]
    closed: Mapped[date | None]
    closed_as_written: Mapped[str | None]
    answers_each: Mapped[AnswersEach] = mapped_column(OneOf(AnswersEach))
    count: Mapped[float | None]
    percent: Mapped[float | None]
    percent_as_written: Mapped[str | None]
    base: Mapped[float | None]
    __table_args__ = (
        only("answers_each", AnswersEach),
        CheckConstraint("count IS NOT NULL OR percent IS NOT NULL", name="said"),
        CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name="percent"),
        CheckConstraint("base IS NULL OR base > 0", name="base"),
        CheckConstraint("count IS NULL OR (count >= 0 AND (base IS NULL OR count <= base))", name="count"),
        open_index(
            "consultation_answer", "code", "strand", "question", "answer", "channel", "area_as_written"
        ),
    )


class Resolution(Base):
    """What was made of a contradiction: resolved, with a note, or opened again. Rows are only added.

    ``finding`` names the contradiction by what its sides say, so that it is the same one on every day; both
    sides stay as they are. ``subject`` says in words what it was about. ``as_at`` is the day the page was
    read as at: from then on it counts.
    """

    __tablename__ = "resolution"
    id: Mapped[int] = mapped_column(primary_key=True)
    finding: Mapped[str]
    subject: Mapped[str]
    state: Mapped[ResolutionState] = mapped_column(OneOf(ResolutionState))
    note: Mapped[str]
    as_at: Mapped[date]
    resolved_by: Mapped[str]
    resolved_at: Mapped[datetime]
    __table_args__ = (
        only("state", ResolutionState),
        Index("ix_resolution_finding", "finding"),
    )
