"""Signing in: codes, sessions that end when they should, and passwords nobody can read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import bcrypt
import pytest
from sqlalchemy import select, update

from data_access import RecordRefused, Role, open_recorder
from data_access.access.accounts import password_hash_to_check
from data_access.access.roles import operator
from data_access.access.sessions import (
    current_visit,
    end_session,
    fingerprint,
    issue_code,
    new_secret,
    redeem_code,
)
from data_access.database.engine import reading, writing
from data_access.models import Account, Session, SignInCode
from data_access.settings import SettingMissing
from tests.data_access.helpers import audit_trail, data_state, load, statements, week_file

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GOOD_PASSWORD = "correct horse battery"


def sign_in(name="analyst", nonce="this browser"):
    """The cookie of a new session."""
    token = redeem_code(issue_code(name, nonce), nonce)
    assert token is not None
    return token


def as_operator(method, *arguments):
    """One write by the command line."""
    with open_recorder(operator()) as recorder:
        return getattr(recorder.accounts, method)(*arguments)


@pytest.mark.usefixtures("accounts")
def test_a_code_becomes_a_session_of_its_account():
    visit = current_visit(sign_in("chief-executive"))
    assert (visit.viewer.name, visit.viewer.role) == ("chief-executive", Role.CHIEF_EXECUTIVE)
    assert audit_trail()[-1] == ("chief-executive", "signed in", "chief-executive")


@pytest.mark.usefixtures("accounts")
def test_a_code_is_good_once():
    code = issue_code("analyst", "this browser")
    assert redeem_code(code, "this browser") is not None
    assert redeem_code(code, "this browser") is None


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("seconds", "good"), [(0, True), (29, True), (30, False), (3600, False)])
def test_a_code_is_good_for_thirty_seconds(frozen_day, seconds, good):
    frozen_day(NOON)
    code = issue_code("analyst", "this browser")
    frozen_day(NOON + timedelta(seconds=seconds))
    assert (redeem_code(code, "this browser") is not None) is good


@pytest.mark.usefixtures("accounts")
def test_a_code_is_good_only_in_the_browser_it_was_made_for():
    code = issue_code("analyst", "this browser")
    assert redeem_code(code, "another browser") is None
    assert redeem_code(new_secret(), "this browser") is None
    assert redeem_code(code, "this browser") is not None


@pytest.mark.usefixtures("accounts")
def test_codes_that_ran_out_are_forgotten(frozen_day):
    frozen_day(NOON)
    issue_code("analyst", "this browser")
    frozen_day(NOON + timedelta(minutes=1))
    issue_code("panel", "another browser")
    with reading() as session:
        assert len(session.scalars(select(SignInCode)).all()) == 1


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize(("hours", "live"), [(0, True), (11.9, True), (12, False), (100, False)])
def test_a_session_lasts_twelve_hours(frozen_day, hours, live):
    frozen_day(NOON)
    token = sign_in()
    frozen_day(NOON + timedelta(hours=hours))
    assert (current_visit(token) is not None) is live


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("token", [None, "", "made-up", "x" * 5000])
def test_a_cookie_we_did_not_make_names_no_session(token):
    sign_in()
    assert current_visit(token) is None


@pytest.mark.usefixtures("accounts")
def test_signing_out_ends_this_session_and_no_other():
    one, other = sign_in(), sign_in()
    end_session(one)
    end_session(one)
    assert current_visit(one) is None
    assert current_visit(other) is not None
    assert [action for _, action, _ in audit_trail()].count("signed out") == 1


ENDINGS = {
    "disable": ("disable", "analyst"),
    "reset": ("reset", "analyst"),
    "end-sessions": ("end_sessions", "analyst"),
}


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_an_administrator_ends_all_sessions_of_an_account_at_once(ending):
    mine, mine_too, another = sign_in(), sign_in(), sign_in("panel")
    as_operator(*ending)
    assert current_visit(mine) is None
    assert current_visit(mine_too) is None
    assert current_visit(another) is not None


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_a_code_given_out_before_the_sessions_were_ended_starts_none(ending):
    code = issue_code("analyst", "this browser")
    as_operator(*ending)
    assert redeem_code(code, "this browser") is None


@pytest.mark.usefixtures("accounts")
def test_ending_sessions_counts_the_live_ones(frozen_day):
    frozen_day(NOON)
    sign_in()
    frozen_day(NOON + timedelta(hours=13))
    sign_in()
    assert as_operator("end_sessions", "analyst") == 1
    assert as_operator("end_sessions", "analyst") == 0


@pytest.mark.usefixtures("accounts")
def test_an_account_disabled_behind_our_back_is_out_at_once():
    token = sign_in()
    with writing() as session:
        session.execute(
            update(Account).where(Account.name == "analyst").values(disabled_at=NOON)
        )
    assert current_visit(token) is None


@pytest.mark.usefixtures("accounts")
def test_a_change_of_role_is_seen_in_a_session_that_is_open():
    token = sign_in()
    with writing() as session:
        session.execute(update(Account).where(Account.name == "analyst").values(role="panel"))
    assert current_visit(token).viewer.role is Role.PANEL


@pytest.mark.usefixtures("accounts")
def test_a_cookie_made_with_another_key_is_worthless(monkeypatch):
    token = sign_in()
    monkeypatch.setenv("DASHBOARD_COOKIE_KEY", "another-key-of-forty-characters-01234567")
    assert current_visit(token) is None


@pytest.mark.parametrize("key", [None, "", "short", "x" * 31])
def test_without_a_long_enough_key_there_are_no_fingerprints(monkeypatch, key):
    if key is None:
        monkeypatch.delenv("DASHBOARD_COOKIE_KEY")
    else:
        monkeypatch.setenv("DASHBOARD_COOKIE_KEY", key)
    with pytest.raises(SettingMissing, match="at least 32 random characters"):
        fingerprint("anything")


def test_no_secret_is_stored_as_it_is(store, accounts):
    code = issue_code("panel", "nonce of a browser")
    token = sign_in("analyst")
    with reading() as session:
        kept = session.scalars(select(Session.token_hash)).one()
    written = b"".join(file.read_bytes() for file in store.parent.iterdir())
    assert kept == fingerprint(token)
    secrets = [token, code, "nonce of a browser", *accounts.values()]
    assert [secret for secret in secrets if secret.encode() in written] == []


@pytest.mark.usefixtures("sample_store")
def test_a_visit_carries_the_state_of_the_data_it_reads(tmp_path, as_role):
    token = sign_in(as_role("analyst").name)
    before = current_visit(token)
    load(week_file(tmp_path, {"area": "HE"}))
    after = current_visit(token)
    assert (before.default_day, before.real_weekly) == (date(2020, 7, 6), False)
    assert (after.sample_day, after.real_weekly) == (date(2020, 7, 6), True)
    assert before.data_version < after.data_version == data_state().version


@pytest.mark.usefixtures("accounts")
def test_a_visit_is_read_in_one_statement():
    token = sign_in()
    with statements() as sent:
        current_visit(token)
    assert len(sent) == 1


REFUSED_ACCOUNTS = {
    "short-password": (("new", "panel", "elevenchars"), "12 to 72"),
    "empty-password": (("new", "panel", ""), "12 to 72"),
    "blank-password": (("new", "panel", " " * 20), "12 to 72"),
    "password-of-spaces-around": (("new", "panel", "  elevenchars  "), "12 to 72"),
    "long-password": (("new", "panel", "x" * 73), "12 to 72"),
    "long-in-bytes": (("new", "panel", "é" * 37), "12 to 72"),
    "no-name": ((" ", "panel", GOOD_PASSWORD), "1 to 60 letters"),
    "long-name": (("x" * 61, "panel", GOOD_PASSWORD), "1 to 60 letters"),
    "line-in-name": (("new\nname", "panel", GOOD_PASSWORD), "1 to 60 letters"),
    "unknown-role": (("new", "superuser", GOOD_PASSWORD), "no role 'superuser'"),
    "name-taken": (("analyst", "panel", GOOD_PASSWORD), "already an account of that name"),
    "name-taken-in-capitals": ((" ANALYST", "panel", GOOD_PASSWORD), "already an account"),
}


@pytest.mark.parametrize(
    ("arguments", "words"), REFUSED_ACCOUNTS.values(), ids=REFUSED_ACCOUNTS.keys()
)
def test_an_account_that_breaks_a_rule_is_refused_in_words(accounts, arguments, words):
    trail = audit_trail()
    with pytest.raises(RecordRefused, match=words):
        as_operator("add", *arguments)
    with reading() as session:
        assert set(session.scalars(select(Account.name))) == set(accounts)
    assert audit_trail() == trail


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("password", ["twelve chars", "x" * 72, "é" * 36], ids=["12", "72", "é"])
def test_a_password_of_an_allowed_length_opens_the_account(password):
    as_operator("add", "New", "panel", f" {password} ")
    assert bcrypt.checkpw(password.encode(), password_hash_to_check("new").encode())


@pytest.mark.usefixtures("store")
def test_a_password_is_made_when_none_is_given():
    name, password = as_operator("add", "New", "panel")
    assert (name, len(password)) == ("new", 20)
    assert bcrypt.checkpw(password.encode(), password_hash_to_check(name).encode())


def test_a_reset_changes_the_password_and_opens_a_disabled_account(accounts):
    as_operator("disable", "Analyst")
    new = as_operator("reset", "ANALYST ")
    found = password_hash_to_check("analyst").encode()
    assert bcrypt.checkpw(new.encode(), found)
    assert not bcrypt.checkpw(accounts["analyst"].encode(), found)
    assert audit_trail()[-1] == ("command line", "reset password", "analyst")


def test_a_reset_with_a_bad_password_changes_nothing(accounts):
    with pytest.raises(RecordRefused, match="12 to 72"):
        as_operator("reset", "analyst", "short")
    found = password_hash_to_check("analyst").encode()
    assert bcrypt.checkpw(accounts["analyst"].encode(), found)


@pytest.mark.parametrize("method", ["disable", "reset", "end_sessions"])
def test_an_unknown_account_is_named_in_the_refusal(accounts, method):
    assert "nobody" not in accounts
    with pytest.raises(RecordRefused, match="no account called 'nobody'"):
        as_operator(method, "nobody")


def test_no_password_opens_an_unknown_or_a_disabled_account(accounts):
    as_operator("disable", "analyst")
    for name in ("nobody", "analyst"):
        found = password_hash_to_check(name)
        assert not bcrypt.checkpw(accounts["analyst"].encode(), found.encode())
        # A hash of the same cost takes as long to check.
        assert found[:7] == password_hash_to_check("panel")[:7]


@pytest.mark.usefixtures("store")
def test_first_accounts_are_one_for_each_role_and_only_while_there_are_none():
    made = as_operator("add_first")
    assert [(role, name) for role, name, _ in made] == [
        ("panel", "panel"), ("commissioner", "commissioner"),
        ("chief_executive", "chief-executive"), ("analyst", "analyst"),
        ("administrator", "administrator"),
    ]
    assert len({password for _, _, password in made}) == 5
    assert as_operator("add_first") == []


@pytest.mark.usefixtures("store")
def test_no_first_accounts_where_there_is_any_account():
    as_operator("add", "somebody", "panel")
    assert as_operator("add_first") == []
