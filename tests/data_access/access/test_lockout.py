"""The lock-out: it slows down, doubles, expires, and cannot be slipped past."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from data_access.access.lockout import (
    NOBODY,
    UNKNOWN_NAME,
    begin_attempt,
    mark_succeeded,
    note_refused,
    wait_after,
)
from data_access.database.engine import reading
from data_access.models import AuditEvent, SignInAttempt
from tests.data_access.helpers import audit_trail

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def at(frozen_day):
    """Call it with seconds after noon to try to sign in then: None, or the seconds to wait."""

    def attempt(seconds, name="analyst", client="192.0.2.1", *, right=False):
        frozen_day(NOON + timedelta(seconds=seconds))
        answer = begin_attempt(name, client)
        if isinstance(answer, datetime):
            return (answer - NOON).total_seconds() - seconds
        if right:
            mark_succeeded(answer)
        return None

    return attempt


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, None), (4, None), (5, 5), (6, 10), (7, 20), (8, 40), (9, 80), (10, 160), (11, 320),
     (12, 640), (13, 900), (14, 900), (1_000_000, 900)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(failures, seconds):
    until = wait_after(failures, 5, NOON)
    assert until == (None if seconds is None else NOON + timedelta(seconds=seconds))


def test_five_failures_are_free_and_the_sixth_try_waits(at):
    assert [at(0) for _ in range(5)] == [None] * 5
    assert at(0) == 5


def test_the_wait_expires_and_the_next_failure_doubles_it(at):
    for _ in range(5):
        at(0)
    assert (at(4), at(5)) == (1, None)
    assert (at(6), at(14), at(15)) == (9, 1, None)


def test_trying_during_the_wait_does_not_lengthen_it(at):
    for _ in range(5):
        at(0)
    assert [at(second) for second in (1, 2, 3)] == [4, 3, 2]
    assert at(5) is None


def test_nobody_is_shut_out_for_longer_than_a_quarter_of_an_hour(at):
    second = 0
    for _ in range(30):
        second += at(second) or 0
    assert max(at(second + later) or 0 for later in range(0, 1800, 60)) <= 900


def test_half_an_hour_later_all_is_forgotten(at):
    for _ in range(5):
        at(0)
    assert [at(1800) for _ in range(5)] == [None] * 5


@pytest.mark.parametrize("name", ["analyst", "nobody-of-this-name", "x" * 500, ""])
@pytest.mark.usefixtures("accounts")
def test_known_and_unknown_names_are_treated_alike(at, name):
    assert [at(0, name) for _ in range(7)] == [None] * 5 + [5] * 2


def test_a_name_is_the_same_in_any_case(at):
    for name in ("analyst", "ANALYST", " Analyst", "analyst ", "AnaLyst"):
        at(0, name)
    assert at(0, "analyst") == 5


def test_one_name_that_waits_does_not_hold_up_another(at):
    for _ in range(6):
        at(0)
    assert at(0, "panel") is None


def test_changing_the_client_does_not_help_against_a_name(at):
    waits = [at(0, client=f"192.0.2.{number}") for number in range(6)]
    assert waits == [None] * 5 + [5]


@pytest.mark.parametrize("client", ["192.0.2.1", "192.0.2.1, " * 20], ids=["address", "long"])
def test_a_client_that_tries_many_names_waits_after_twenty(at, client):
    waits = [at(0, f"name-{number}", client) for number in range(22)]
    assert waits == [None] * 20 + [5] * 2
    assert at(0, "analyst", "198.51.100.7") is None


def test_the_longer_of_two_waits_counts(at):
    for number in range(20):
        at(0, f"name-{number}")
    for _ in range(5):
        at(2, "analyst", "198.51.100.7")
    assert at(3, "panel", "192.0.2.1") == 2
    assert at(3, "analyst", "192.0.2.1") == 4


def test_a_success_clears_the_name(at):
    for _ in range(4):
        at(0)
    at(1, right=True)
    assert [at(2) for _ in range(5)] == [None] * 5
    assert at(2) == 5


def test_a_success_does_not_clear_the_client(at):
    for number in range(20):
        at(0, f"name-{number}")
    at(6, "analyst", right=True)
    assert at(7, "panel") is None
    assert at(7, "commissioner") == 10


def test_many_tries_at_once_cannot_slip_past(frozen_day):
    frozen_day(NOON)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: begin_attempt("analyst", "192.0.2.1"), range(24)))
    assert sum(isinstance(answer, int) for answer in answers) == 5


def test_tries_older_than_a_day_are_forgotten(at):
    at(0)
    at(24 * 3600 + 1)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(SignInAttempt)) == 1


@pytest.mark.usefixtures("accounts")
def test_a_wrong_password_leaves_a_trace_without_what_was_typed():
    note_refused("Analyst ", "10.0.0.1")
    note_refused("hunter2-my-password", "10.0.0.2")
    assert audit_trail()[-2:] == [
        (NOBODY, "refused sign-in", "analyst"), (NOBODY, "refused sign-in", UNKNOWN_NAME),
    ]
    refused = select(AuditEvent.detail).where(AuditEvent.action == "refused sign-in").order_by(AuditEvent.id)
    with reading() as session:
        details = session.scalars(refused).all()
    assert details == ["from 10.0.0.1", "from 10.0.0.2"]
