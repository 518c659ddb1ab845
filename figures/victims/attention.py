"""Attention for contracts that end within a year."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.words import say_distance
from data_access import Reader
from figures.dashboard.attention import Dated, Kind, Line, attends
from figures.words import cells
from figures.words.cells import records


@attends(90)
def endings(reader: Reader) -> list[Line]:
    """Contracts that end within a year."""
    rows = reader.victims.contracts().dropna(subset=["ends"])
    soon = rows[
        (rows["ends"] >= pd.Timestamp(reader.as_at))
        & (rows["ends"] <= pd.Timestamp(reader.as_at + timedelta(days=365)))
    ]
    return [
        Line(
            Kind.ENDS_SOON, (row["code"],),
            f"{row['service']} ends on {say_day(row['ends'].date())}"
            f" ({say_distance(row['ends'].date(), reader.as_at)})",
            cells.cite(row), "victims", (row["ends"].date(), row["next_step"]),
            Dated(row["ends"].date(), "", f"{row['service']} ends", row["next_step"] or ""),
        )
        for row in records(soon)
    ]
