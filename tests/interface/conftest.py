"""A browser's cookies and address, as Streamlit hands them to a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unittest.mock import PropertyMock

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy


@pytest.fixture(autouse=True)
def cold_caches() -> Iterator[None]:
    """The caches belong to the process; a test may not find what another one left there."""
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.fixture
def asked_by(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Call it with the peer's address, and any headers, that requests are to come from."""

    def asked(peer: str | None, **headers: str) -> None:
        monkeypatch.setattr(ContextProxy, "ip_address", PropertyMock(return_value=peer))
        sent = {name.replace("_", "-").title(): value for name, value in headers.items()}
        monkeypatch.setattr(ContextProxy, "headers", PropertyMock(return_value=sent))

    return asked
