"""The marks of a line chart, worked out from a series: see line.py for how they are drawn."""

from __future__ import annotations

import pandas as pd

from analysis.periods import say_day
from figures.series import Series
from figures.statuses import DARK
from figures.wording import records

BREAKS = ("break", "mode")
COLUMNS = ("mark", "on", "until", "value", "segment", "label")


def marks_of(series: Series, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a mark for these supplied rows, oldest first; columns as in COLUMNS."""
    start = rows["period_end"].iloc[0]
    made = [
        *_lines(series, rows), *_published(series, start), *_events(series, start),
        *_dark(series, rows),
    ]
    frame = pd.DataFrame(made, columns=list(COLUMNS))
    for column in ("on", "until"):
        frame[column] = pd.to_datetime(frame[column])
    return frame


def axis_ends(values: pd.Series, kind: str) -> tuple[float, float]:
    """From where to where the value axis runs: from 0 unless that would hide the pattern."""
    smallest, largest = float(values.min()), float(values.max())
    room = max((largest - smallest) * 0.15, 0.5)
    high = largest + room
    low = max(smallest - room, 0.0)
    if kind == "count" or low < 0.35 * high:
        return 0.0, high
    return float(int(low)), min(high, 100.0) if kind == "proportion" else high


def _lines(series: Series, rows: pd.DataFrame) -> list[tuple[object, ...]]:
    held = rows.assign(segment=_segments(series, rows)).dropna(subset=["value"])
    newest = held["period_end"].max()
    return [
        (
            "line", row["period_end"], None, row["value"], row["segment"],
            "newest" if row["period_end"] == newest else "",
        )
        for row in records(held)
    ]


def _segments(series: Series, rows: pd.DataFrame) -> pd.Series:
    """A number for each stretch that may be joined by a line.

    Nothing is joined over a missing period, a dark one, a break in the series, or from illustrative
    to real.
    """
    before = rows.shift()
    next_to = before["period_end"] + pd.Timedelta(days=1) == rows["period_start"]
    same_world = rows["status"].eq("illustrative") == before["status"].eq("illustrative")
    both_held = rows["value"].notna() & before["value"].notna()
    apart = ~(next_to & same_world & both_held)
    for event in records(series.events[series.events["kind"].isin(BREAKS)]):
        apart |= (before["period_end"] < event["happened_on"]) & (
            rows["period_end"] >= event["happened_on"]
        )
    return apart.cumsum()


def _published(series: Series, start: pd.Timestamp) -> list[tuple[object, ...]]:
    """Quoted values over their period. A monthly count has no place on a weekly axis."""
    if series.measure["kind"] == "count":
        return []
    drawn = series.published[series.published["period_start"] >= start].dropna(subset=["value"])
    return [
        (
            "published", row["period_start"], row["period_end"], row["value"], 0,
            f"{series.say(row)} published",
        )
        for row in records(drawn)
    ]


def _events(series: Series, start: pd.Timestamp) -> list[tuple[object, ...]]:
    shown = series.events[series.events["happened_on"] >= start]
    return [
        (
            "event", row["happened_on"], None, None, 0,
            f"{row['title']}, {say_day(row['happened_on'].date())}",
        )
        for row in records(shown)
    ]


def _dark(series: Series, rows: pd.DataFrame) -> list[tuple[object, ...]]:
    """A dark spell at the end of the series is a block that ends on the as-at day."""
    dark = records(rows[rows["status"].isin(DARK)])
    last = rows["period_end"].max()
    return [
        (
            "dark", row["period_start"],
            series.as_at if row["period_end"] == last else row["period_end"], None, 0, "",
        )
        for row in dark
    ]
