"""The parts of the overview beside the attention list: dates, what changed, questions, data health."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import streamlit as st

from analysis.calendar.periods import say_weekday
from analysis.words import say_list, say_number
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.states import SIGNALLED, State
from figures.overview.open_questions import OpenQuestion
from interface import figure_cache
from interface.components import page_frame
from interface.components.addresses import address, address_of_figure
from interface.components.html import show
from interface.overview.attention import address_of_line

A_WEEK = timedelta(days=7)
MOST_REVISIONS = 5


def decisions(visit: Visit, as_at: date) -> None:
    """What was to happen by now and what is due, the earliest first."""
    figure = figure_cache.figure(visit, as_at, "OV5")
    st.header("Decisions and dates", anchor=False)
    show(
        "overview/decisions.html", title=figure.title,
        rows=[(row, address_of_line(row.page, row.code)) for row in figure.rows],
    )


def open_questions(visit: Visit, as_at: date) -> None:
    """Who owes an answer, and since when."""
    figure = figure_cache.figure(visit, as_at, "OV4")
    st.header("Questions without an answer", anchor=False)
    show("overview/questions.html", title=figure.title, owed=_by_owner(figure))


def _by_owner(figure: Figure) -> list[tuple[str, list[tuple[OpenQuestion, str]]]]:
    """The questions of each who owes an answer, each with the way to its figure."""
    return [
        (owner, [(row, address_of_figure(row.question.figure_id)) for row in rows])
        for owner, rows in groupby(figure.rows, key=lambda row: row.owed_by)
    ]


def changed_since(visit: Visit, as_at: date, week: Figure) -> None:
    """New signals, and what was revised, since the same day of the week before."""
    before = as_at - A_WEEK
    st.header(f"Changed since {say_weekday(before)}", anchor=False)
    new = [row for row in week.rows if row.is_new]
    signals = [row for row in new if row.state in SIGNALLED]
    revised = figure_cache.figure(visit, as_at, "DA2")
    show(
        "overview/changes.html", signals=signals, new_signals=say_number(len(signals), "new signal"),
        still=[row.code for row in week.rows if row.news == "still" and row.state in SIGNALLED],
        dark=say_list([row.code for row in new if row.state is State.NO_DATA]),
        revised=revised.title, revisions=revised.rows[:MOST_REVISIONS],
        to=address("data"),
    )


def say_health(visit: Visit, as_at: date) -> None:
    """Data health in one sentence, with the way to the table."""
    health = figure_cache.figure(visit, as_at, "DA1")
    st.header("Data health", anchor=False)
    show("paragraph.html", css="wm-words", words=f"{health.title}.")
    page_frame.link("Open data health", "data")
