"""Victim services: who is paid for what, from when to when, and out of which fund. Money in pence."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base, Traced, open_index


class Contract(Base, Traced):
    """A commissioned service. A date nobody has given stays empty; what was written is kept as text."""

    __tablename__ = "contract"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    provider: Mapped[str | None]
    service: Mapped[str]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    date_as_written: Mapped[str | None]
    value_pence: Mapped[int | None]
    status: Mapped[str]
    next_step: Mapped[str | None]
    next_step_due: Mapped[date | None]
    __table_args__ = (
        CheckConstraint("starts IS NULL OR ends IS NULL OR starts <= ends", name="dates"),
        CheckConstraint("value_pence IS NULL OR value_pence >= 0", name="value"),
        open_index("contract", "code"),
    )


class FundingAward(Base, Traced):
    """Money bid for or won. ``qualifier`` keeps words such as "over" that the source put before it."""

    __tablename__ = "funding_award"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    fund: Mapped[str]
    purpose: Mapped[str]
    funder: Mapped[str | None]
    provider: Mapped[str | None]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    amount_pence: Mapped[int | None]
    qualifier: Mapped[str | None]
    match_funding: Mapped[str | None]
    conditions: Mapped[str | None]
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    date_as_written: Mapped[str | None]
    status: Mapped[str]
    __table_args__ = (
        CheckConstraint("amount_pence IS NULL OR amount_pence >= 0", name="amount"),
        open_index("funding_award", "code"),
    )
