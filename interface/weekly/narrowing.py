"""Narrowing the weekly table: by theme, by state or set, by objective, by a word, and its order.

Every choice lives in the address, so that a copied address shows the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from figures.dashboard.measure_sets import MeasureSet
from figures.dashboard.states import SIGNALLED
from figures.dashboard.week_row import WeekRow
from figures.weekly.table import narrowed
from interface.components.filters import keep, kept

ORDERS = {"": "As in the catalogue", "state": "Exceptions first", "name": "By name"}
# What a measure may be asked for by: the set it is counted in, or one of the states of those that signal.
STATES = [MeasureSet.SIGNALLING, *SIGNALLED, *(one for one in MeasureSet if one is not MeasureSet.SIGNALLING)]
CHOICES = ("theme", "state", "objective", "find", "order")
LONGEST_SEARCH = 60


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The rows that were asked for, and whether anything was: all of them come in parts otherwise."""

    rows: list[WeekRow]
    asked: bool


def narrow(rows: Sequence[WeekRow]) -> Narrowed:
    """Show the choices, folded away until one is made, and give back the rows that were chosen."""
    themes = list(dict.fromkeys(row.theme for row in rows))
    objectives = sorted({row.objective for row in rows if row.objective})
    asked = any(st.query_params.get(name) for name in CHOICES)
    with (
        st.expander("Choose, search or order the measures", expanded=asked),
        st.container(horizontal=True, vertical_alignment="bottom", key="narrow"),
    ):
        theme = _pick("theme", "Theme", ["", *themes], {"": "All themes"})
        state = _pick("state", "State", ["", *STATES], {"": "All states"})
        objective = _pick("objective", "Objective", ["", *objectives], {"": "All objectives"})
        order = _pick("order", "Order", list(ORDERS), ORDERS)
        find = _search()
    found = narrowed(rows, theme=theme, state=state, objective=objective, find=find, order=order)
    return Narrowed(found, any((theme, state, objective, find, order)))


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
