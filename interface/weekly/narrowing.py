"""Narrowing the weekly table: by theme, by state, exceptions only, by a word, and its order.

Every choice lives in the address, so that a copied address shows the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from figures.dashboard.states import State
from figures.dashboard.week_row import WeekRow
from figures.weekly.table import narrowed
from interface.components.filters import keep, kept

ORDERS = {"": "As in the catalogue", "state": "Exceptions first", "name": "By name"}
LONGEST_SEARCH = 60


def narrow(rows: Sequence[WeekRow]) -> list[WeekRow]:
    """Show the choices and give back the rows that were chosen."""
    themes = list(dict.fromkeys(row.theme for row in rows))
    with st.container(horizontal=True, vertical_alignment="bottom", key="narrow"):
        theme = _pick("theme", "Theme", ["", *themes], {"": "All themes"})
        state = _pick("state", "State", ["", *State], {"": "All states"})
        order = _pick("order", "Order", list(ORDERS), ORDERS)
        find = _search()
        only = _only_exceptions()
    return narrowed(rows, theme=theme, state=state, exceptions=only, find=find, order=order)


def _pick(name: str, label: str, options: Sequence[str], names: Mapping[str, str]) -> str:
    chosen = kept(name, lambda text: text in options, label.lower(), "")
    widget = f"pick_{name}"
    st.session_state[widget] = chosen
    st.selectbox(
        label, options, key=widget, width=210, format_func=lambda option: names.get(option, option),
        on_change=keep, args=(name, widget, ""),
    )
    return chosen


def _search() -> str:
    chosen = kept("find", lambda text: len(text) <= LONGEST_SEARCH, "search", "")
    st.session_state["pick_find"] = chosen
    st.text_input(
        "Search", key="pick_find", width=180, max_chars=LONGEST_SEARCH, autocomplete="off",
        placeholder="such as 101", on_change=keep, args=("find", "pick_find", ""),
    )
    return chosen


def _only_exceptions() -> bool:
    chosen = kept("only", lambda text: text in ("", "exceptions"), "choice", "") == "exceptions"
    st.session_state["pick_only"] = chosen
    st.checkbox("Exceptions only", key="pick_only", on_change=_keep_only)
    return chosen


def _keep_only() -> None:
    st.session_state["pick_only"] = "exceptions" if st.session_state["pick_only"] else ""
    keep("only", "pick_only", "")
