"""What is said of a figure that is missing: since when, why, who owes it, what was promised."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.clocks import days_left, days_overdue
from analysis.words import say_days
from figures.words.cells import Row


def say_dark(row: Row, as_at: date) -> str:
    """Why a figure is dark, since when that is known, who owes it, what was promised."""
    return f"{_since(row, as_at)}. {row['reason']} {_owed(row)}. {_due(row, as_at)}."


def say_dark_briefly(row: Row, as_at: date) -> str:
    """As ``say_dark`` without the reason, for a list that is read in seconds."""
    return f"{_since(row, as_at)} · {_owed(row)} · {_due(row, as_at)}"


def _since(row: Row, as_at: date) -> str:
    since = row["known_from"].date()
    return f"Reported {say_day(since)}, {say_days(-days_left(since, as_at))} ago"


def _owed(row: Row) -> str:
    return f"Owed by: {row['owner'] or 'no owner named'}"


def _due(row: Row, as_at: date) -> str:
    if pd.isna(row["promised"]):
        return "No date was promised"
    day = row["promised"].date()
    late = days_overdue(day, as_at)
    return f"Promised by {say_day(day)}" + (f", {say_days(late)} overdue" if late else "")
