"""Data health: for every measure what is held, what is due next, what is late and who owes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.calendar.periods import period_start, say_day, say_short
from analysis.data_health import STATES, Health, health
from analysis.words import say_days, say_list
from data_access import Reader
from figures.dashboard.control_charts import board_of
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import say_dark
from figures.words.statuses import DARK, overall

# No number, and a reason why: as good as dark for whoever waits for it.
NO_DATA = DARK | {"withheld"}
WORDS: dict[str, str] = {
    "dark": "No data", "late": "Late by {days}", "on time": "On time",
    "never supplied": "Never supplied",
}
# How the count of a state is said: of one measure, of several.
COUNTED: dict[str, tuple[str, str]] = {
    "dark": ("has no data", "have no data"), "late": ("is late", "are late"),
    "on time": ("is on time", "are on time"),
    "never supplied": ("was never supplied", "were never supplied"),
}
COLUMNS = (
    "ID", "Measure", "State", "Newest period held", "Next due", "Days late", "Owner", "Agreed",
    "Promised", "Note", "Why there is no data",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure with its health, its newest row, and what stands beside it in words."""

    measure: Row
    health: Health
    newest: Row | None
    held: tuple[date, date] | None
    note: str


def build(reader: Reader) -> Figure:
    """One row for every measure: what has no data first, then what is late, then the rest."""
    lines = sorted(lines_of(reader), key=_by_state)
    table = pd.DataFrame([_row(line, reader.as_at) for line in lines], columns=list(COLUMNS))
    statuses = {line.newest["status"] for line in lines if line.newest is not None}
    return Figure(
        key="", id="DA1", title=_title(lines), table=table, description=_describe(lines),
        unit="", period=f"As known on {say_day(reader.as_at)}", base="",
        source="The catalogue of measures, and the figures held",
        status=overall(statuses - NO_DATA), audience="office",
        notes=(
            "A figure is late from the day after the one it was due. Where more than one period is"
            " missing, the days are counted from the first of them.",
            "A figure quoted from a paper counts as held where its period is one of the measure's own.",
        ),
    )


def lines_of(reader: Reader) -> list[Line]:
    """Every measure with its health, in the order of the catalogue."""
    measures = records(reader.measures())
    cadences = {measure["code"]: measure["cadence"] for measure in measures}
    rows = reader.latest()
    counts = [
        not row["strand"] or _is_own_period(row, cadences[row["measure"]]) for row in records(rows)
    ]
    ours = {
        str(code): records(found)
        for code, found in rows[pd.Series(counts, index=rows.index, dtype=bool)].groupby("measure")
    }
    areas = reader.areas()
    lpas = cells.areas_by_kind(areas, "lpa")
    force = set(cells.areas_by_kind(areas, "force"))
    chosen = {code: _of_places(found, force, set(lpas)) for code, found in ours.items()}
    before = _held_before_dark(reader, chosen)
    quoted = set(rows.loc[rows["strand"] != "", "measure"])
    lines = []
    for measure in measures:
        code = measure["code"]
        line = _line(
            measure, chosen.get(code, []), ours.get(code, []), lpas, before.get(code), reader.as_at
        )
        if line.newest is None and code in quoted:
            line = replace(line, note="Quoted from a paper, for other periods")
        lines.append(line)
    return lines


def _is_own_period(row: Row, cadence: str) -> bool:
    """Whether a quoted figure is of one week, month, quarter or year as the measure is counted."""
    start, end = row["period_start"].date(), row["period_end"].date()
    try:
        return bool(period_start(end, cadence) == start)
    except ValueError:
        return False


def _of_places(rows: list[Row], force: set[str], lpas: set[str]) -> list[Row]:
    """The rows of the force; where it has none, those of the Local Policing Areas."""
    return [row for row in rows if row["area"] in force] or [
        row for row in rows if row["area"] in lpas
    ]


def _held_before_dark(reader: Reader, chosen: dict[str, list[Row]]) -> dict[str, date]:
    """The end of the newest period with a number, of measures whose newest row has none."""
    lines = board_of(reader).lines
    found: dict[str, date] = {}
    for code, rows in chosen.items():
        if not rows or _newest(rows)["status"] not in NO_DATA:
            continue
        ends = [lines[code, row["area"]].newest for row in rows if (code, row["area"]) in lines]
        if ends:
            found[code] = max(ends)
    return found


def _newest(rows: list[Row]) -> Row:
    """The row of the newest period; of one period a number before a reason why there is none."""
    return max(rows, key=lambda row: (row["period_end"], row["status"] not in NO_DATA))


def _line(
    measure: Row, rows: list[Row], everywhere: list[Row], lpas: dict[str, str],
    before: date | None, as_at: date,
) -> Line:
    newest = _newest(rows) if rows else None
    dark = newest is not None and newest["status"] in NO_DATA
    ends = [row["period_end"].date() for row in rows if row["status"] not in NO_DATA]
    end = max([*ends, *([before] if before else [])], default=None)
    state = health(measure["cadence"], _due_days(measure), end, dark=dark, as_at=as_at)
    held = None
    if end is not None:
        starts = [row["period_start"].date() for row in rows if row["period_end"].date() == end]
        held = (starts[0] if starts else period_start(end, measure["cadence"]), end)
    return Line(measure, state, newest, held, _note(measure, newest, everywhere, lpas))


def _due_days(measure: Row) -> int | None:
    return None if pd.isna(measure["due_days"]) else int(measure["due_days"])


def _note(measure: Row, newest: Row | None, everywhere: list[Row], lpas: dict[str, str]) -> str:
    """What to know besides: made-up figures, quoted ones, areas that are behind."""
    if newest is None:
        return ""
    told = []
    if newest["status"] == "illustrative":
        told.append("Illustrative [i]")
    if newest["strand"]:
        told.append("Quoted from a paper")
    if measure["by_area"] and not newest["strand"] and newest["status"] not in NO_DATA:
        told.append(_areas_behind(newest, everywhere, lpas))
    return "; ".join(filter(None, told))


def _areas_behind(newest: Row, everywhere: list[Row], lpas: dict[str, str]) -> str:
    current = {
        row["area"] for row in everywhere
        if row["period_end"] == newest["period_end"] and row["status"] not in NO_DATA
    }
    behind = [name for code, name in lpas.items() if code not in current]
    if len(behind) == len(lpas):
        return "Force only for this period"
    return f"Not for {say_list(behind)}" if behind else ""


def _by_state(line: Line) -> tuple[int, int]:
    return STATES.index(line.health.state), -line.health.days_late


def _row(line: Line, as_at: date) -> dict[str, object]:
    found, measure = line.health, line.measure
    days = _due_days(measure)
    agreed = "" if days is None else f", within {say_days(days)}"
    promised = line.newest["promised"] if line.newest is not None else None
    return {
        "ID": measure["code"],
        "Measure": measure["name"],
        "State": WORDS[found.state].format(days=say_days(found.days_late)),
        "Newest period held": _say_held(line),
        "Next due": "" if found.due is None else say_short(found.due),
        "Days late": found.days_late,
        "Owner": measure["owner"] or "No owner named",
        "Agreed": f"Every {measure['cadence']}{agreed}",
        "Promised": "" if promised is None or pd.isna(promised) else say_short(promised.date()),
        "Note": line.note,
        "Why there is no data": _say_why(line, as_at) if found.state == "dark" else "",
    }


def _say_held(line: Line) -> str:
    """Exact dates of the newest period held: ``22 to 28 Jun 2020``, ``1 Jan to 31 Mar 2020``."""
    if line.held is None:
        return ""
    start, end = line.held
    first = say_short(start)
    if start.year == end.year:
        first = str(start.day) if start.month == end.month else f"{start.day} {start:%b}"
    return f"{first} to {say_short(end)}"


def _say_why(line: Line, as_at: date) -> str:
    if line.newest is None:
        return ""
    held = f"Newest period held: {_say_held(line)}." if line.held else "No figure was ever held."
    due = line.health.due
    late = f" The next was due on {say_day(due)}." if due is not None and line.health.days_late else ""
    withheld = " Withheld [w]." if line.newest["status"] == "withheld" else ""
    return f"{held}{late}{withheld} {say_dark(line.newest, as_at)}"


def _title(lines: list[Line]) -> str:
    """How many measures are in each state: ``8 measures have no data, 31 are on time``."""
    told: list[str] = []
    for state in STATES:
        count = sum(line.health.state == state for line in lines)
        if not count:
            continue
        noun = "" if told else "measure " if count == 1 else "measures "
        told.append(f"{count:,} {noun}{COUNTED[state][count > 1]}")
    return ", ".join(told) or "No measure is in the catalogue"


def _describe(lines: list[Line]) -> str:
    """What has no data and what is late, by name."""
    parts = []
    for state, words in (("dark", "No data"), ("late", "Late")):
        names = [line.measure["code"] for line in lines if line.health.state == state]
        if names:
            parts.append(f"{words}: {say_list(names)}.")
    return " ".join([f"{_title(lines)}.", *parts])
