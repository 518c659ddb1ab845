"""Signed-in browsers: rows that expire and can be revoked, named by a cookie only we can make."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.orm import Session as DatabaseSession

from data_access import clock, settings
from data_access.access.roles import Role, Viewer, account_name, with_role
from data_access.data_state import default_day
from data_access.database.engine import reading, writing
from data_access.models import Account, AuditEvent, DataState, ReadMark, Session, SignInCode

SESSION_LASTS = timedelta(hours=12)
CODE_LASTS = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Visit:
    """A live session as it is now: who, the state of the data it reads, and what they marked as read."""

    viewer: Viewer
    data_version: int
    default_day: date
    sample_day: date | None
    real_weekly: bool
    read: frozenset[str] = frozenset()


def fingerprint(secret: str) -> str:
    """The keyed fingerprint under which a cookie, nonce or code is stored."""
    return hmac.new(settings.cookie_key(), secret.encode(), hashlib.sha256).hexdigest()


def new_secret() -> str:
    """A secret nobody can guess, safe in a cookie."""
    return secrets.token_urlsafe(32)


def current_visit(token: str | None) -> Visit | None:
    """The visit this cookie names, or None when it is missing, unknown, expired or revoked.

    One statement: account and role are read as they are now, with the state of the data.
    """
    if not token:
        return None
    marks = (
        select(func.aggregate_strings(ReadMark.item, " "))
        .where(ReadMark.read_by == Account.name).scalar_subquery()
    )
    query = (
        select(Account.name, Account.role, DataState, marks)
        .select_from(Session)
        .join(Account, Account.id == Session.account_id)
        .outerjoin(DataState, DataState.id == 1)
        .where(
            Session.token_hash == fingerprint(token),
            Session.revoked_at.is_(None),
            Session.expires_at > clock.now(),
            Account.disabled_at.is_(None),
        )
    )
    with reading() as session:
        row = session.execute(query).first()
        if row is None:
            return None
        name, role, state, read = row
        return Visit(
            viewer=with_role(name, Role(role)),
            data_version=state.version if state else 0,
            default_day=default_day(state),
            sample_day=state.sample_day if state else None,
            real_weekly=bool(state and state.real_weekly),
            read=frozenset((read or "").split()),
        )


def issue_code(name: str, nonce: str) -> str:
    """A single-use code for an account whose password was checked, bound to this browser's nonce."""
    code = new_secret()
    with writing() as session:
        session.execute(delete(SignInCode).where(SignInCode.expires_at <= clock.now()))
        account_id = session.scalars(
            select(Account.id).where(Account.name == account_name(name))
        ).one()
        session.add(
            SignInCode(
                code_hash=fingerprint(code), nonce_hash=fingerprint(nonce), account_id=account_id,
                expires_at=clock.now() + CODE_LASTS,
            )
        )
    return code


def redeem_code(code: str, nonce: str) -> str | None:
    """Turn a code into a session and give back its cookie; None when the code is not good.

    A code is good once, for 30 seconds, from the browser that holds the nonce it was made for.
    """
    with writing() as session:
        account_id = _spend(session, code, nonce)
        if account_id is None:
            return None
        token = new_secret()
        now = clock.now()
        session.add(
            Session(
                token_hash=fingerprint(token), account_id=account_id, started_at=now,
                expires_at=now + SESSION_LASTS,
            )
        )
        name = session.scalars(select(Account.name).where(Account.id == account_id)).one()
        session.add(
            AuditEvent(happened_at=now, done_by=name, action="signed in", subject=name)
        )
    return token


def _spend(session: DatabaseSession, code: str, nonce: str) -> int | None:
    spent = session.execute(
        update(SignInCode)
        .where(
            and_(
                SignInCode.code_hash == fingerprint(code),
                SignInCode.nonce_hash == fingerprint(nonce),
                SignInCode.used_at.is_(None),
                SignInCode.expires_at > clock.now(),
            )
        )
        .values(used_at=clock.now())
        .returning(SignInCode.account_id)
    ).scalar()
    if spent is None:
        return None
    return session.scalar(
        select(Account.id).where(Account.id == spent, Account.disabled_at.is_(None))
    )


def end_session(token: str) -> None:
    """Revoke the session this cookie names; a cookie kept from before is worthless afterwards."""
    with writing() as session:
        ended = session.execute(
            update(Session)
            .where(Session.token_hash == fingerprint(token), Session.revoked_at.is_(None))
            .values(revoked_at=clock.now())
            .returning(Session.account_id)
        ).scalar()
        if ended is not None:
            name = session.scalars(select(Account.name).where(Account.id == ended)).one()
            session.add(
                AuditEvent(
                    happened_at=clock.now(), done_by=name, action="signed out", subject=name
                )
            )
