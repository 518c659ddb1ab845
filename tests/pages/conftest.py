"""Browsers that are signed in, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unittest.mock import PropertyMock

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy

from data_access.access.sessions import issue_code, redeem_code
from interface.http.cookies import SESSION


@pytest.fixture(autouse=True)
def cold_caches() -> Iterator[None]:
    """The caches belong to the process; a test may not find what another one left there."""
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The cookies of the browser: empty for a stranger."""
    held: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", PropertyMock(return_value=held))
    return held


@pytest.fixture
def sign_in(accounts: dict[str, str], cookies: dict[str, str]) -> Callable[[str], None]:
    """Call it with a role to hold a session of that role's account from then on."""

    def signed_in(role: str) -> None:
        name = role.replace("_", "-")
        assert name in accounts
        token = redeem_code(issue_code(name, "nonce"), "nonce")
        assert token
        cookies[SESSION] = token

    return signed_in
