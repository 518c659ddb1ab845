"""The parts of the overview beside the attention list: the week in a sentence, what changed, data health."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from analysis.calendar.periods import say_weekday
from analysis.words import say_list, say_number
from data_access.access.sessions import Visit
from figures import Figure
from figures.dashboard.states import State
from figures.weekly.table import NOTHING_JUDGED, count_states
from figures.words.cells import records
from interface import figure_cache
from interface.components import page_frame
from interface.components.escaping import as_text

A_WEEK = timedelta(days=7)
MOST_REVISIONS = 5


def say_week(week: Figure) -> str:
    """The week in one sentence: how many are out of the ordinary, what chance gives, what is missing."""
    if not week.period:
        return week.title
    counts = count_states(week.table)
    kinds = [
        say_number(counts[state], *words) for state, words in (
            (State.CONCERN, ("concern", "concerns")), (State.IMPROVEMENT, ("improvement", "improvements")),
            (State.CHANGE, ("change where neither way is better", "changes where neither way is better")),
        ) if counts[state]
    ]
    missing = f"{counts[State.NO_DATA]} have no data, {counts[State.LATE]} are late."
    if week.title == NOTHING_JUDGED:
        return f"{week.title}. {missing}"
    told = week.title.removesuffix(" this week")
    found = f"{told}: {say_list(kinds)}" if kinds else told
    return f"{found}. {week.notes[0]} {missing}"


def changed_since(visit: Visit, as_at: date, week: Figure) -> None:
    """New signals, and what was revised, since the same day of the week before."""
    before = as_at - A_WEEK
    st.header(f"Changed since {say_weekday(before)}", anchor=False)
    new = records(week.table[week.table["New"] != ""])
    fresh = [row for row in new if row["State"] in (State.CONCERN, State.IMPROVEMENT, State.CHANGE)]
    dark = [row["ID"] for row in new if row["State"] == State.NO_DATA]
    revised = figure_cache.figure(visit, as_at, "DA2")
    lines = [
        f"<strong>{say_number(len(fresh), 'new signal')}</strong>"
        + "".join(f"<br>{as_text(row['ID'])} {as_text(row['Measure'])}: {as_text(row['State'].lower())}"
                  for row in fresh),
        *([f"<strong>Newly without data:</strong> {as_text(say_list(dark))}"] if dark else []),
        f"<strong>{as_text(revised.title)}</strong>"
        + "".join(
            f"<br>{as_text(row['ID'])} {as_text(row['Area'])}, {as_text(row['Period'])}:"
            f" {as_text(row['Before'])} to {as_text(row['Now'])}"
            for row in records(revised.table)[:MOST_REVISIONS]
        ),
    ]
    items = "".join(f"<li>{line}</li>" for line in lines)
    st.html(f'<ul class="wm-changes">{items}</ul>')
    page_frame.link("Open everything that was revised", "data")


def say_health(visit: Visit, as_at: date) -> None:
    """Data health in one sentence, with the way to the table."""
    health = figure_cache.figure(visit, as_at, "DA1")
    st.header("Data health", anchor=False)
    st.html(f'<p class="wm-words">{as_text(health.title)}.</p>')
    page_frame.link("Open data health", "data")
