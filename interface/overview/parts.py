"""The parts of the overview beside the attention list: what changed, data health."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from analysis.calendar.periods import say_weekday
from analysis.words import say_list, say_number
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.states import SIGNALLED, State
from interface import figure_cache
from interface.components import page_frame
from interface.components.html import show

A_WEEK = timedelta(days=7)
MOST_REVISIONS = 5


def changed_since(visit: Visit, as_at: date, week: Figure) -> None:
    """New signals, and what was revised, since the same day of the week before."""
    before = as_at - A_WEEK
    st.header(f"Changed since {say_weekday(before)}", anchor=False)
    new = [row for row in week.rows if row.is_new]
    signals = [row for row in new if row.state in SIGNALLED]
    revised = figure_cache.figure(visit, as_at, "DA2")
    show(
        "overview/changes.html", new_signals=say_number(len(signals), "new signal"), signals=signals,
        dark=say_list([row.code for row in new if row.state is State.NO_DATA]),
        revised=revised.title, revisions=revised.rows[:MOST_REVISIONS],
    )
    page_frame.link("Open everything that was revised", "data")


def say_health(visit: Visit, as_at: date) -> None:
    """Data health in one sentence, with the way to the table."""
    health = figure_cache.figure(visit, as_at, "DA1")
    st.header("Data health", anchor=False)
    show("paragraph.html", css="wm-words", words=f"{health.title}.")
    page_frame.link("Open data health", "data")
