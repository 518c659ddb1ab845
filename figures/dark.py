"""What is said of a figure that is missing: since when, why, who owes it, what was promised."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.periods import say_day
from analysis.words import say_days
from figures.wording import Row


def say_dark(row: Row, as_at: date) -> str:
    """Why a figure is dark, since when that is known, who owes it, what was promised."""
    since = row["known_from"].date()
    due = "No date was promised"
    if pd.notna(row["promised"]):
        day = row["promised"].date()
        late = (as_at - day).days
        due = f"Promised by {say_day(day)}" + (f", {say_days(late)} overdue" if late > 0 else "")
    return (
        f"Reported {say_day(since)}, {say_days((as_at - since).days)} ago. {row['reason']} "
        f"Owed by: {row['owner'] or 'no owner named'}. {due}."
    )
