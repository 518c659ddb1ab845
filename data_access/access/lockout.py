"""The lock-out: repeated failures slow down, for the name and for the client, and the wait expires.

It holds for names that do not exist as well, so that it tells a stranger nothing. It never locks for
good: nobody can shut a colleague out for longer than the longest wait.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from data_access import clock
from data_access.access.roles import account_name
from data_access.database.engine import writing
from data_access.models import Account, AuditEvent, SignInAttempt

WINDOW = timedelta(minutes=30)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
FREE_FAILURES_A_NAME = 5
# Many people may share one address, so a client gets more tries than a name.
FREE_FAILURES_A_CLIENT = 20
# Names and clients are cut to this many characters, to be stored and to be compared.
LONGEST_KEPT = 100
# Who did it, where nobody is signed in, and what is said of a name that nobody has.
NOBODY = "nobody signed in"
UNKNOWN_NAME = "a name that is no account"


def wait_after(failures: int, free: int, last: datetime | None) -> datetime | None:
    """When the next try is allowed: none after few failures, then twice as long each time.

    ``last`` is the time of the newest failure. None means now.
    """
    if last is None or failures < free:
        return None
    doublings: int = min(failures - free, 20)
    return last + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def begin_attempt(name: str, client: str) -> int | datetime:
    """Begin a try to sign in: its number, or until when this name or this client must wait.

    The try is stored as failed before the password is looked at, so that many tries at once cannot
    slip past the count. Tries older than a day are forgotten.
    """
    now = clock.now()
    name, client = account_name(name)[:LONGEST_KEPT], client[:LONGEST_KEPT]
    with writing() as session:
        waits = (
            wait_after(*_failures(session, SignInAttempt.account_name == name, now)),
            wait_after(*_failures(session, SignInAttempt.client == client, now, a_client=True)),
        )
        ahead = [until for until in waits if until is not None and until > now]
        if ahead:
            return max(ahead)
        session.execute(
            delete(SignInAttempt).where(SignInAttempt.attempted_at < now - timedelta(days=1))
        )
        attempt = SignInAttempt(
            account_name=name, client=client, attempted_at=now, succeeded=False
        )
        session.add(attempt)
        session.flush()
        return attempt.id


def mark_succeeded(attempt_id: int) -> None:
    """Note that a try begun by ``begin_attempt`` had the right password."""
    with writing() as session:
        session.execute(
            update(SignInAttempt).where(SignInAttempt.id == attempt_id).values(succeeded=True)
        )


def note_refused(name: str, client: str) -> None:
    """Leave a trace of a wrong password in the audit trail.

    A name that is no account is not kept: somebody may have typed a password into the wrong field.
    """
    known = account_name(name)[:LONGEST_KEPT]
    with writing() as session:
        held = session.scalar(select(Account.id).where(Account.name == known))
        session.add(
            AuditEvent(
                happened_at=clock.now(), done_by=NOBODY, action="refused sign-in",
                subject=known if held is not None else UNKNOWN_NAME, detail=f"from {client[:LONGEST_KEPT]}",
            )
        )


def _failures(
    session: Session, whose: ColumnElement[bool], now: datetime, *, a_client: bool = False
) -> tuple[int, int, datetime | None]:
    """Failures of a name since its last success (of a client: in the window), and the newest one."""
    since = now - WINDOW
    query = select(func.count(), func.max(SignInAttempt.attempted_at)).where(
        whose, SignInAttempt.succeeded.is_(False), SignInAttempt.attempted_at > since
    )
    if not a_client:
        success = session.scalar(
            select(func.max(SignInAttempt.attempted_at)).where(
                whose, SignInAttempt.succeeded.is_(True)
            )
        )
        if success is not None:
            query = query.where(SignInAttempt.attempted_at > success)
    count, last = session.execute(query).one()
    return count, FREE_FAILURES_A_CLIENT if a_client else FREE_FAILURES_A_NAME, last
