"""Accounts: who may sign in, and with which password. Passwords are kept as bcrypt hashes only."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache

import bcrypt
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as DatabaseSession

from data_access import clock
from data_access.access.roles import Role, account_name
from data_access.database.engine import reading
from data_access.errors import RecordRefused, say_integrity_error
from data_access.models import Account, Session, SignInCode

EASY_TO_TELL_APART = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
NEW_PASSWORD_LENGTH = 20
LONGEST_NAME = 60
NAME = re.compile(r"[\w.@-]+")
# Each round more doubles the time a guess takes.
BCRYPT_ROUNDS = 12
SHORTEST_PASSWORD = 12
# bcrypt reads no more than this many bytes; a longer password would be refused at sign-in.
LONGEST_PASSWORD_BYTES = 72


def new_password() -> str:
    """A fresh password that can be read out and typed: 20 letters and digits, none alike."""
    return "".join(secrets.choice(EASY_TO_TELL_APART) for _ in range(NEW_PASSWORD_LENGTH))


def hash_password(password: str) -> str:
    """The bcrypt hash of a password."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(BCRYPT_ROUNDS)).decode()


@lru_cache(maxsize=1)
def _hash_of_nothing() -> str:
    return hash_password(secrets.token_urlsafe(32))


def password_hash_to_check(name: str) -> str:
    """The hash to check a password against; for an unknown or disabled name one nothing matches.

    Unknown names therefore take as long to refuse as known ones.
    """
    nothing = _hash_of_nothing()
    with reading() as session:
        found = session.scalar(
            select(Account.password_hash).where(
                Account.name == account_name(name), Account.disabled_at.is_(None)
            )
        )
    return found or nothing


def add_account(session: DatabaseSession, name: str, role: str, password: str) -> str:
    """Store an account and give back its name as stored. Raises RecordRefused, in words."""
    stored_name = account_name(name)
    if not NAME.fullmatch(stored_name) or len(stored_name) > LONGEST_NAME:
        raise RecordRefused(
            f"an account name has 1 to {LONGEST_NAME} letters, digits, dots, hyphens or @, and no space"
        )
    if role not in set(Role):
        raise RecordRefused(f"there is no role {role!r}; the roles are {', '.join(Role)}")
    session.add(
        Account(
            name=stored_name, role=role, password_hash=hash_password(_acceptable(password)),
            created_at=clock.now(),
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise RecordRefused(say_integrity_error(error)) from error
    return stored_name


def disable_account(session: DatabaseSession, name: str) -> None:
    """Disable an account and end its sessions. Raises RecordRefused for an unknown name."""
    account = _account(session, name)
    account.disabled_at = clock.now()
    end_sessions(session, name)


def reset_password(session: DatabaseSession, name: str, password: str) -> None:
    """Give an account a new password, enable it again, and end its sessions."""
    account = _account(session, name)
    account.password_hash = hash_password(_acceptable(password))
    account.disabled_at = None
    end_sessions(session, name)


def end_sessions(session: DatabaseSession, name: str) -> int:
    """Revoke every live session of an account; gives back how many there were.

    A code that was given out but not yet used goes too: it would start a session afterwards.
    """
    account = _account(session, name)
    now = clock.now()
    session.execute(delete(SignInCode).where(SignInCode.account_id == account.id))
    ended = session.execute(
        update(Session)
        .where(
            Session.account_id == account.id, Session.revoked_at.is_(None),
            Session.expires_at > now,
        )
        .values(revoked_at=now)
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]


def _account(session: DatabaseSession, name: str) -> Account:
    account = session.scalar(select(Account).where(Account.name == account_name(name)))
    if account is None:
        raise RecordRefused(f"there is no account called {name!r}")
    return account


def _acceptable(password: str) -> str:
    # Sign-in trims the space around a password, so a password may not depend on it.
    trimmed = password.strip()
    if len(trimmed) < SHORTEST_PASSWORD or len(trimmed.encode()) > LONGEST_PASSWORD_BYTES:
        raise RecordRefused(
            f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD_BYTES} characters"
        )
    return trimmed
