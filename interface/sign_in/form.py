"""Signing in: the library's form and password check, our lock-out, our session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit_authenticator import Authenticate, Hasher
from streamlit_authenticator.controllers import AuthenticationController

from analysis.words import say_number
from data_access import clock, settings
from data_access.access.accounts import password_hash_to_check
from data_access.access.lockout import begin_attempt, mark_succeeded, note_refused
from data_access.access.sessions import issue_code
from data_access.catalogue.office import office
from interface.components.escaping import as_plain_markdown
from interface.components.html import show
from interface.http.cookies import NONCE

THIS_MACHINE = "127.0.0.1"
FIELDS = {
    "Form name": "Your account", "Username": "Name", "Password": "Password", "Login": "Sign in",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a try to sign in: the name when it succeeded, else how long to wait, if at all."""

    name: str | None = None
    wait_until: datetime | None = None


def client_address() -> str:
    """Who is asking: the peer's address, or the one the trusted proxy gives."""
    peer = st.context.ip_address or THIS_MACHINE
    forwarded = st.context.headers.get("X-Forwarded-For")
    if forwarded and peer == settings.trusted_proxy():
        # The proxy adds its own peer last; what stands before it is the caller's word.
        return forwarded.split(",")[-1].strip()
    return peer


def check_sign_in(name: str, password: str, client: str) -> Outcome:
    """Try a name and a password. Unknown names take as long as known ones and are counted alike."""
    attempt = begin_attempt(name, client)
    if isinstance(attempt, datetime):
        return Outcome(wait_until=attempt)
    stored = password_hash_to_check(name)
    try:
        matches = Hasher.check_pw(password, stored)
    except ValueError:
        # bcrypt refuses passwords longer than any account can have.
        matches = False
    if not matches:
        note_refused(name, client)
        return Outcome()
    mark_succeeded(attempt)
    return Outcome(name=name)


class _NoCookie:
    """Stands where the library keeps its cookie: it is never set and never read."""

    def get_cookie(self) -> None:
        """There is none."""

    def set_cookie(self) -> None:
        """There will be none."""


class _Check(AuthenticationController):
    """The library's form asks this whether a name and a password are good."""

    def __init__(self) -> None:
        self.outcome: Outcome | None = None

    def login(
        self, username: str | None = None, password: str | None = None,
        *_args: object, **_options: object,
    ) -> bool:
        """Check, and remember what came of it."""
        self.outcome = check_sign_in(username or "", (password or "").strip(), client_address())
        return self.outcome.name is not None


class SignInForm(Authenticate):
    """The library's form without its cookie, its user file or its own bookkeeping."""

    def __init__(self) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.cookie_controller = _NoCookie()
        self.authentication_controller = _Check()

    def ask(self) -> Outcome | None:
        """Show the form; the outcome of a try, or None when nothing was sent."""
        self.login(fields=FIELDS)
        return self.authentication_controller.outcome


def render() -> None:
    """The sign-in page. The address that was asked for is kept and opened afterwards."""
    st.title(as_plain_markdown(office().product))
    nonce = st.context.cookies.get(NONCE)
    if not nonce or st.context.url is None or not _at_the_door():
        _ended()
        return
    with st.container(width=460):
        st.header("Sign in")
        if st.query_params.get("sign_in") == "again":
            st.info("That took too long or was tried twice. Please sign in again.")
        outcome = SignInForm().ask()
        if outcome is None:
            return
        if outcome.name is not None:
            _hand_over(issue_code(outcome.name, nonce))
        elif outcome.wait_until is not None:
            st.error(_say_wait(outcome.wait_until))
        else:
            st.error("The name or the password is not right.")


def _at_the_door() -> bool:
    """Whether this is the address every stranger is sent to, where the nonce is given."""
    return st.context.url is None or urlsplit(st.context.url).path in ("", "/")


def _ended() -> None:
    """A session that ended while a page was open: one link leads to the door and back."""
    st.info("You are signed out, or your session has ended.")
    show("page/link.html", to="/", words="Sign in")


def _say_wait(until: datetime) -> str:
    seconds = max(1, round((until - clock.now()).total_seconds()))
    wait = (
        say_number(seconds, "second") if seconds < 120 else say_number(round(seconds / 60), "minute")
    )
    return f"Too many tries. Please wait {wait} and try again."


def _wanted() -> str:
    """The address that was asked for; a query at the door itself was meant for the home page."""
    asked = {name: value for name, value in st.query_params.items() if name != "sign_in"}
    return asked.pop("next", None) or (f"/?{urlencode(asked)}" if asked else "/")


def _hand_over(code: str) -> None:
    """Send the code by POST from the browser that holds the nonce; the answer sets the cookie."""
    _send(method="post", action="/auth/session", code=code)


def go_on() -> None:
    """Ask for the wanted address once more, for a visitor who is signed in after all.

    A browser that follows a link on another site leaves its session behind, because the cookie is
    SameSite=Strict, and is sent to the door. From there it asks again, now with its session.
    """
    _send(method="get", action="/", code="")


def _send(*, method: str, action: str, code: str) -> None:
    show(
        "sign_in/hand_over.html", runs_script=True, method=method, action=action, code=code,
        wanted=_wanted(),
    )
