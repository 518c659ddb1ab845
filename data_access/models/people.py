"""Who may come in, who did, and what they did."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data_access.database.base import Base


class Account(Base):
    """A person who may sign in. The role is read from here on every run, never from a cookie."""

    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint(
            "role IN ('panel', 'commissioner', 'chief_executive', 'analyst', 'administrator')",
            name="role",
        ),
    )


class Session(Base):
    """A signed-in browser. Only a keyed fingerprint of its cookie is stored."""

    __tablename__ = "session"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    started_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_session_account_id", "account_id"),)


class SignInCode(Base):
    """A single-use code that turns a checked password into a cookie, for one browser, for 30 seconds."""

    __tablename__ = "sign_in_code"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    nonce_hash: Mapped[str]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """A try to sign in, of a known or unknown name: what the lock-out counts."""

    __tablename__ = "sign_in_attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_name: Mapped[str]
    client: Mapped[str]
    attempted_at: Mapped[datetime]
    succeeded: Mapped[bool]
    __table_args__ = (
        Index("ix_sign_in_attempt_account_name", "account_name", "attempted_at"),
        Index("ix_sign_in_attempt_client", "client", "attempted_at"),
    )


class AuditEvent(Base):
    """What was done, by whom, to what. Written in the transaction of the act itself."""

    __tablename__ = "audit_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    happened_at: Mapped[datetime]
    done_by: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str | None]
    __table_args__ = (Index("ix_audit_event_happened_at", "happened_at"),)
