"""Addresses inside the application that keep the day and the area chosen on this page."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

KEPT = ("as_at", "area", "areas")


def address(page: str, **more: str) -> str:
    """The address of a page, with the choices made here and anything ``more`` it is to open."""
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    asked = urlencode(kept | more)
    path = "/" if page == "overview" else f"/{page}"
    return f"{path}?{asked}" if asked else path


def address_of_figure(figure_id: str) -> str:
    """The address of one figure on its own."""
    return address("overview", figure=figure_id)
