"""The marks of a control chart, worked out from a series: see control_chart.py for how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.spc.borders import Border
from analysis.spc.chart_policy import DrawnPoint
from analysis.words import say_days
from figures.dashboard.measure_chart import SIGNALS, MeasureChart
from figures.dashboard.series import Series
from figures.words.cells import Row, records
from figures.words.missing import DarkSpell
from figures.words.statuses import DARK

BREAKS = ("break", "mode")
COLUMNS = (
    "mark", "on", "until", "value", "low", "high", "segment", "state", "label", "letter", "number",
    "illustrative",
)

# What happened to a series: numbered on the chart, told in its legend.
HAPPENED = ("event", "rebase", "break")
A_WEEK = pd.Timedelta(weeks=1)
# The time axis runs on beyond the newest figure by at most this part of what is drawn.
BEYOND = 8

Mark = dict[str, object]


def marks_of(
    series: Series, rows: pd.DataFrame, line: MeasureChart | None = None,
    standards: list[Row] | None = None, spell: DarkSpell | None = None,
) -> pd.DataFrame:
    """One row a mark for these supplied rows, oldest first; columns as in COLUMNS.

    With ``line`` come the usual range and the mean of each phase, and the state of every value;
    ``standards`` are drawn over the days they were in force, and ``spell`` as the dark one at the end.
    """
    start = rows["period_end"].iloc[0]
    last_drawn = _last_drawn(rows, series.as_at)
    points = {} if line is None else {point.date: point for point in line.chart.points}
    borders = () if line is None else line.borders
    made = [
        *([] if line is None else _ranges(line, start.date())),
        *_standards(series, standards or [], start, last_drawn),
        *_values(series, rows, points, borders), *_published(series, start), *_events(series, rows),
        *_borders(borders, rows), *_dark(rows, spell, last_drawn),
    ]
    frame = pd.DataFrame(_numbered(made), columns=list(COLUMNS))
    for column in ("on", "until"):
        frame[column] = pd.to_datetime(frame[column])
    for column in ("value", "low", "high"):
        frame[column] = frame[column].astype("float64")
    return frame


def _numbered(made: list[Mark]) -> list[Mark]:
    """The marks with a number at each thing that happened, oldest first: the legend says what it was."""
    happened = sorted((mark for mark in made if mark["mark"] in HAPPENED), key=lambda mark: str(mark["on"]))
    for number, mark in enumerate(happened, 1):
        mark["number"] = str(number)
    return made


def drawn_of(marks: pd.DataFrame) -> frozenset[str]:
    """What of a chart is drawn for these marks: their names, and how values and the newest one are shown.

    Besides the names: ``signal`` where any value signals, ``quiet`` where the newest does not, ``letter``
    where a signal has one.
    """
    newest = marks[marks["mark"] == "newest"]
    found = {
        "signal": (marks["state"] != "").any(), "quiet": (newest["state"] == "").any(),
        "letter": (marks["letter"] != "").any(),
    }
    return frozenset(marks["mark"].unique()) | {name for name, is_there in found.items() if is_there}


def axis_ends(values: pd.Series, kind: str) -> tuple[float, float]:
    """From where to where the value axis runs: from 0 unless that would hide the pattern."""
    smallest, largest = float(values.min()), float(values.max())
    room = max((largest - smallest) * 0.15, 0.5)
    high = largest + room
    low = max(smallest - room, 0.0)
    if low < 0.35 * high:
        return 0.0, high
    if kind == "count" and smallest < 50:
        return 0.0, high
    return float(int(low)), min(high, 100.0) if kind == "proportion" else high


def _mark(mark: str, on: object, **cells: object) -> Mark:
    plain: Mark = {
        "mark": mark, "on": on, "segment": 0, "state": "", "label": "", "illustrative": False,
        "letter": "", "number": "",
    }
    return dict.fromkeys(COLUMNS) | plain | cells


def _ranges(line: MeasureChart, start: date) -> list[Mark]:
    """The usual range and the mean of each phase, from the first day that is drawn."""
    made: list[Mark] = []
    for phase, points in groupby(line.chart.points, key=lambda point: point.phase):
        drawn = [point for point in points if point.date >= start]
        if not drawn or drawn[0].mean is None:
            continue
        first, last = drawn[0], drawn[-1]
        said = line.named.say(first.mean)
        name = "trial mean" if first.trial else "mean"
        span = {"until": last.date, "segment": phase}
        made += [
            _mark("band", first.date, low=first.lower, high=first.upper, **span),
            _mark("mean", first.date, value=first.mean, high=first.upper, label=f"{name} {said}", **span),
        ]
    return made


def _standards(
    series: Series, standards: list[Row], start: pd.Timestamp, last_drawn: pd.Timestamp
) -> list[Mark]:
    """Each standard over the days it was in force, as far as they are drawn."""
    end = min(pd.Timestamp(series.as_at), last_drawn)
    made = []
    for row in standards:
        until: pd.Timestamp = end if pd.isna(row["ends"]) else min(row["ends"], end)
        since = max(row["starts"], start)
        if since <= until:
            said = series.say(row | {"qualifier": None})
            made.append(
                _mark("standard", since, until=until, value=row["value"], label=f"{row['label']} {said}")
            )
    return made


def _values(
    series: Series, rows: pd.DataFrame, points: dict[date, DrawnPoint], borders: Sequence[Border]
) -> list[Mark]:
    held = rows.assign(segment=_segments(series, rows, borders)).dropna(subset=["value"])
    newest = held["period_end"].max()
    made = []
    shown = records(held)
    following: list[DrawnPoint | None] = [points.get(row["period_end"].date()) for row in shown[1:]]
    for row, after in zip(shown, [*following, None][: len(shown)], strict=True):
        point = points.get(row["period_end"].date())
        state = point.state if point is not None and point.state in SIGNALS else ""
        ends_a_run = after is None or after.state != state
        made.append(
            _mark(
                "newest" if row["period_end"] == newest else "line", row["period_end"],
                value=row["value"], segment=row["segment"], state=state,
                label=point.words if point is not None and state else "",
                letter=point.letter if point is not None and state and ends_a_run else "",
                illustrative=row["status"] == "illustrative",
            )
        )
    return made


def _segments(series: Series, rows: pd.DataFrame, borders: Sequence[Border]) -> pd.Series:
    """A number for each stretch that may be joined by a line.

    Nothing is joined over a missing period, a dark one, a break in the series, from illustrative to
    real, or from one publication to another.
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
    apart |= rows["period_end"].isin([pd.Timestamp(border.on) for border in borders])
    return apart.cumsum()


def _published(series: Series, start: pd.Timestamp) -> list[Mark]:
    """Quoted values over their period. A monthly count has no place on a weekly axis."""
    if series.measure["kind"] == "count":
        return []
    drawn = series.published[series.published["period_start"] >= start].dropna(subset=["value"])
    return [
        _mark(
            "published", row["period_start"], until=row["period_end"], value=row["value"],
            label=f"{series.say(row)} published",
        )
        for row in records(drawn)
    ]


def _events(series: Series, rows: pd.DataFrame) -> list[Mark]:
    """What happened while the series ran: a break, a rebase, or an event that changed nothing in it."""
    start, end = rows["period_end"].iloc[0], rows["period_end"].max()
    if rows["status"].isin(DARK).iloc[-1]:
        end = pd.Timestamp(series.as_at)
    shown = series.events[series.events["happened_on"].between(start, end)]
    kinds = {"break": "break", "mode": "break", "rebase": "rebase"}
    return [
        _mark(
            kinds.get(row["kind"], "event"), row["happened_on"],
            label=f"{row['title']}, {say_day(row['happened_on'].date())}",
        )
        for row in records(shown)
    ]


def _borders(borders: Sequence[Border], rows: pd.DataFrame) -> list[Mark]:
    """Where the series becomes another one: drawn as a break, at the first day beyond it."""
    starts = dict(zip(rows["period_end"], rows["period_start"], strict=True))
    first = rows["period_end"].iloc[0]
    made = []
    for border in borders:
        start = starts.get(pd.Timestamp(border.on))
        if start is not None and pd.Timestamp(border.on) > first:
            made.append(_mark("break", start, label=f"{border.title}, {say_day(start.date())}"))
    return made


def _dark(
    rows: pd.DataFrame, spell: DarkSpell | None, last_drawn: pd.Timestamp
) -> list[Mark]:
    """Dark spells as blocks; the one at the end of the series runs on to the as-at day."""
    spells = rows.assign(spell=rows["value"].notna().cumsum())[rows["status"].isin(DARK)]
    made = [
        (rows_of["period_start"].min(), rows_of["period_end"].max())
        for _number, rows_of in spells.groupby("spell")
    ]
    if spell is not None:
        since = pd.Timestamp(spell.since)
        made = [*(one for one in made if one[1] < since), (since, max(last_drawn, since + A_WEEK))]
    return [
        _mark("dark", first, until=until, label=_say_dark(first, until, spell)) for first, until in made
    ]


def _say_dark(first: pd.Timestamp, until: pd.Timestamp, spell: DarkSpell | None) -> str:
    """Since when there is nothing and for how many days, however much of it is drawn."""
    open_end = spell is not None and first == pd.Timestamp(spell.since)
    days = spell.days if spell is not None and open_end else (until - first).days
    return f"No data since {say_day(first.date())}, {say_days(days)}"


def _last_drawn(rows: pd.DataFrame, as_at: date) -> pd.Timestamp:
    """To where the time axis runs: a little beyond the newest figure, however much later it is read."""
    first, newest = rows["period_end"].iloc[0], rows.loc[rows["value"].notna(), "period_end"].max()
    beyond: pd.Timestamp = newest + max((newest - first) / BEYOND, 4 * A_WEEK)
    return min(pd.Timestamp(as_at), beyond)
