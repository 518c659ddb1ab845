from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest
from streamlit_authenticator import Hasher

from data_access import open_recorder
from data_access.access.lockout import FREE_FAILURES_A_CLIENT, FREE_FAILURES_A_NAME
from data_access.access.roles import operator
from data_access.database.engine import reading
from data_access.models import Account
from interface.sign_in.form import Outcome, check_sign_in, client_address
from tests.patience import PAGE_S

CLIENT = "192.0.2.1"
NOON = datetime(2020, 7, 6, 12, tzinfo=UTC)


def stored_hashes():
    with reading() as session:
        return dict(session.execute(select(Account.name, Account.password_hash)).all())


def test_the_right_password_signs_in(accounts):
    assert check_sign_in("analyst", accounts["analyst"], CLIENT) == Outcome(name="analyst")


@pytest.mark.parametrize("name", ["Analyst", " analyst ", "ANALYST"])
def test_a_name_is_read_without_regard_to_case_and_space(accounts, name):
    assert check_sign_in(name, accounts["analyst"], CLIENT).name is not None


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("analyst", "wrong"), ("analyst", ""), ("nobody", "wrong"), ("", ""), ("analyst", "x" * 200),
        ("nobody", "x" * 200), ("analyst", "\0"), ("' OR 1=1 --", "x"), ("a" * 5000, "x"),
    ],
)
def test_anything_else_is_refused_in_the_same_way(accounts, name, password):
    assert accounts
    assert check_sign_in(name, password, CLIENT) == Outcome()


def test_the_password_of_another_account_does_not_fit(accounts):
    assert check_sign_in("analyst", accounts["commissioner"], CLIENT) == Outcome()


def test_a_disabled_account_cannot_sign_in(accounts):
    with open_recorder(operator()) as recorder:
        recorder.accounts.disable("analyst")
    assert check_sign_in("analyst", accounts["analyst"], CLIENT) == Outcome()


def test_an_unknown_name_takes_as_long_as_a_known_one(accounts, monkeypatch):
    checked = []
    check = Hasher.check_pw
    monkeypatch.setattr(
        Hasher, "check_pw", lambda password, stored: checked.append(stored) or check(password, stored)
    )
    for name in ("analyst", "nobody"):
        check_sign_in(name, accounts["analyst"], CLIENT)
    known, unknown = checked
    assert known == stored_hashes()["analyst"]
    # Another hash of the same sort and cost, that belongs to nobody.
    assert unknown not in stored_hashes().values()
    assert unknown.split("$")[:3] == known.split("$")[:3]
    assert len(unknown) == len(known)


@pytest.mark.parametrize("name", ["analyst", "nobody"])
def test_after_a_few_failures_a_name_must_wait_and_the_wait_expires(accounts, frozen_day, name):
    frozen_day(NOON)
    for _try in range(FREE_FAILURES_A_NAME):
        assert check_sign_in(name, "wrong", CLIENT) == Outcome()
    waiting = check_sign_in(name, "wrong", CLIENT)
    assert waiting == Outcome(wait_until=NOON + timedelta(seconds=5))
    # The right password is not even looked at while the wait lasts.
    assert check_sign_in(name, accounts["analyst"], "192.0.2.2").wait_until is not None
    frozen_day(NOON + timedelta(seconds=6))
    later = check_sign_in(name, accounts["analyst"], CLIENT)
    assert later == (Outcome(name=name) if name == "analyst" else Outcome())


def test_a_client_that_tries_many_names_must_wait_and_others_need_not(accounts, frozen_day):
    frozen_day(NOON)
    for number in range(FREE_FAILURES_A_CLIENT):
        assert check_sign_in(f"nobody-{number}", "wrong", CLIENT) == Outcome()
    assert check_sign_in("analyst", accounts["analyst"], CLIENT).wait_until is not None
    assert check_sign_in("analyst", accounts["analyst"], "192.0.2.2").name == "analyst"


def form():
    import streamlit as st

    from interface.sign_in.form import SignInForm, _say_wait

    outcome = SignInForm().ask()
    if outcome is not None:
        st.write(f"outcome: {outcome.name}")
        if outcome.wait_until is not None:
            st.error(_say_wait(outcome.wait_until))


def sent(name, password):
    app = AppTest.from_function(form, default_timeout=PAGE_S).run()
    app.text_input[0].input(name)
    app.text_input[1].input(password)
    app.button[0].click().run()
    assert not app.exception
    return app


def test_the_form_asks_for_a_name_and_a_password_and_hides_the_password(accounts):
    assert accounts
    app = AppTest.from_function(form, default_timeout=PAGE_S).run()
    assert [field.label for field in app.text_input] == ["Name", "Password"]
    assert app.text_input[1].proto.type == app.text_input[1].proto.PASSWORD
    assert [button.label for button in app.button] == ["Sign in"]


def test_the_form_passes_on_what_was_typed(accounts, asked_by):
    asked_by(CLIENT)
    app = sent("analyst", accounts["analyst"])
    assert [element.value for element in app.markdown if "outcome" in element.value] == ["outcome: analyst"]


def test_the_form_says_how_long_to_wait(accounts, asked_by, frozen_day):
    assert accounts
    asked_by(CLIENT)
    frozen_day(NOON)
    for _try in range(FREE_FAILURES_A_NAME):
        check_sign_in("analyst", "wrong", CLIENT)
    assert sent("analyst", "wrong").error[0].value.startswith("Too many tries. Please wait 5 seconds")


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxy", "client"),
    [
        (None, None, None, "127.0.0.1"),
        ("192.0.2.7", None, None, "192.0.2.7"),
        # Without a trusted proxy the header is the caller's word and is not believed.
        ("192.0.2.7", "198.51.100.1", None, "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "10.0.0.1", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1", "10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1", "10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", None, "10.0.0.1", "10.0.0.1"),
    ],
)
def test_only_the_trusted_proxy_may_say_who_is_asking(
    asked_by, monkeypatch, peer, forwarded, proxy, client
):
    if proxy:
        monkeypatch.setenv("DASHBOARD_TRUSTED_PROXY", proxy)
    asked_by(peer, **({"x_forwarded_for": forwarded} if forwarded else {}))
    assert client_address() == client
