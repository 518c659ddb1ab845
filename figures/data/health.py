"""Data health: for every measure what is held, what is due next, what is late and who owes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import period_start, say_day, say_short
from analysis.data_health import Supply, health
from analysis.words import say_days, say_list
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.marks import Mark, Marked
from figures.words.missing import DarkSpell, dark_spell
from figures.words.statuses import DARK, overall

# No number, and a reason why: as good as dark for whoever waits for it.
NO_DATA = DARK | {"withheld"}


WORDS = {
    Supply.DARK: "No data", Supply.LATE: "Late by {days}", Supply.ON_TIME: "On time",
    Supply.NEVER_SUPPLIED: "Never supplied",
}
MARKS = {
    Supply.DARK: Mark.NO_DATA, Supply.LATE: Mark.LATE, Supply.ON_TIME: Mark.ON_TIME,
    Supply.NEVER_SUPPLIED: Mark.NEVER_SUPPLIED,
}
# How the count of a state is said: of one measure, of several.
COUNTED = {
    Supply.DARK: ("has no data", "have no data"), Supply.LATE: ("is late", "are late"),
    Supply.ON_TIME: ("is on time", "are on time"),
    Supply.NEVER_SUPPLIED: ("was never supplied", "were never supplied"),
}
COLUMNS = (
    "ID", "Measure", "State", "Newest period held", "Next due", "Days late", "Owner", "Agreed",
    "Promised", "Note", "Why there is no data",
)


@dataclass(frozen=True, slots=True)
class SuppliedMeasure:
    """A measure with how it is supplied.

    ``held`` are the first and the last day of the newest period with a number; ``status`` is that of
    the newest row, a dark one among them; ``due_within`` is how many days after a period its figure
    was agreed for. ``why`` says why there is no data, empty where there is.
    """

    code: str
    name: str
    cadence: str
    supply: Supply
    held: tuple[date, date] | None
    due: date | None
    days_late: int
    due_within: int | None
    owner: str
    promised: date | None
    status: str | None
    note: str
    why: str = ""

    @property
    def owed_by(self) -> str:
        """Who owes the figure, in words."""
        return self.owner or "No owner named"

    @property
    def next_due(self) -> str:
        """The day the next figure is due, in words; what is promised where there is no data.

        Empty where no day was agreed.
        """
        if self.supply is Supply.DARK:
            return f"promised for {say_short(self.promised)}" if self.promised else "no day promised"
        return "" if self.due is None else say_short(self.due)

    def cells(self) -> Mapping[str, object]:
        """The measure in words, by COLUMNS."""
        agreed = "" if self.due_within is None else f", within {say_days(self.due_within)}"
        state = WORDS[self.supply].format(days=say_days(self.days_late))
        return {
            "ID": self.code, "Measure": self.name, "State": Marked(state, MARKS[self.supply]),
            "Newest period held": say_held(self.held), "Next due": self.next_due,
            "Days late": self.days_late, "Owner": self.owed_by, "Agreed": f"Every {self.cadence}{agreed}",
            "Promised": "" if self.promised is None else say_short(self.promised),
            "Note": self.note, "Why there is no data": self.why,
        }


def build(reader: Reader) -> Figure:
    """One row for every measure: what has no data first, then what is late, then the rest."""
    rows = tuple(sorted(supplied_measures(reader), key=_by_supply))
    statuses = {row.status for row in rows if row.status is not None}
    return Figure(
        key="", id="DA1", title=_title(rows), rows=rows, columns=COLUMNS, description=_describe(rows),
        unit="", period=f"As known on {say_day(reader.as_at)}", base="",
        source="The catalogue of measures, and the figures held",
        status=overall(statuses - NO_DATA), audience="office",
        notes=(
            "A figure is late from the day after the one it was due. Where more than one period is"
            " missing, the days are counted from the first of them.",
            "A figure quoted from a paper counts as held where its period is one of the measure's own.",
        ),
    )


def supplied_measures(reader: Reader) -> list[SuppliedMeasure]:
    """Every measure with how it is supplied, in the order of the catalogue."""
    measures = records(reader.catalogue.measures())
    cadences = {measure["code"]: measure["cadence"] for measure in measures}
    rows = reader.observations.latest()
    counts = [
        not row["strand"] or _is_own_period(row, cadences[row["measure"]]) for row in records(rows)
    ]
    ours = {
        str(code): records(of_code)
        for code, of_code in rows[pd.Series(counts, index=rows.index, dtype=bool)].groupby("measure")
    }
    areas = reader.catalogue.areas()
    lpas = cells.areas_by_kind(areas, "lpa")
    force = set(cells.areas_by_kind(areas, "force"))
    chosen = {code: _of_places(held, force, set(lpas)) for code, held in ours.items()}
    charts = control_charts_of(reader)
    before = _held_before_dark(charts, chosen)
    quoted = set(rows.loc[rows["strand"] != "", "measure"])
    found = []
    for measure in measures:
        code = measure["code"]
        row = _supplied(
            measure, chosen.get(code, []), ours.get(code, []), lpas, before.get(code), reader.as_at,
            charts,
        )
        if row.status is None and code in quoted:
            row = replace(row, note="Quoted from a paper, for other periods")
        found.append(row)
    return found


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


def _held_before_dark(charts: ControlCharts, chosen: dict[str, list[Row]]) -> dict[str, date]:
    """The end of the newest period with a number, of measures whose newest row has none."""
    lines = charts.lines
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


def _supplied(
    measure: Row, rows: list[Row], everywhere: list[Row], lpas: dict[str, str],
    before: date | None, as_at: date, charts: ControlCharts,
) -> SuppliedMeasure:
    newest = _newest(rows) if rows else None
    dark = newest is not None and newest["status"] in NO_DATA
    ends = [row["period_end"].date() for row in rows if row["status"] not in NO_DATA]
    end = max([*ends, *([before] if before else [])], default=None)
    found = health(measure["cadence"], _due_days(measure), end, dark=dark, as_at=as_at)
    held = None
    if end is not None:
        starts = [row["period_start"].date() for row in rows if row["period_end"].date() == end]
        held = (starts[0] if starts else period_start(end, measure["cadence"]), end)
    promised = None if newest is None or pd.isna(newest["promised"]) else newest["promised"].date()
    made = SuppliedMeasure(
        measure["code"], measure["name"], measure["cadence"], found.state, held, found.due,
        found.days_late, _due_days(measure), measure["owner"] or "", promised,
        None if newest is None else newest["status"], _note(measure, newest, everywhere, lpas),
    )
    return replace(made, why=_say_why(made, newest, as_at, charts)) if newest is not None and dark else made


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


def _by_supply(row: SuppliedMeasure) -> tuple[int, int]:
    return list(Supply).index(row.supply), -row.days_late


def say_held(held: tuple[date, date] | None) -> str:
    """Exact dates of a period: ``22 to 28 Jun 2020``, ``1 Jan to 31 Mar 2020``; empty for none."""
    if held is None:
        return ""
    start, end = held
    first = say_short(start)
    if start.year == end.year:
        first = str(start.day) if start.month == end.month else f"{start.day} {start:%b}"
    return f"{first} to {say_short(end)}"


def _say_why(row: SuppliedMeasure, newest: Row, as_at: date, charts: ControlCharts) -> str:
    withheld = "Withheld [w]. " if newest["status"] == "withheld" else ""
    return f"{withheld}{_spell(row, newest, as_at, charts).told}"


def _spell(row: SuppliedMeasure, newest: Row, as_at: date, charts: ControlCharts) -> DarkSpell:
    """The spell as the charts tell it; of what has no chart, since the newest period held."""
    if newest["status"] in DARK and newest["area"] == charts.force and not newest["strand"]:
        return charts.spell_of(newest, charts.force)
    since = row.held[1] + timedelta(days=1) if row.held else newest["period_start"].date()
    return dark_spell(newest, since, as_at, say_held(row.held))


def _title(rows: Sequence[SuppliedMeasure]) -> str:
    """How many measures are in each state: ``8 measures have no data, 31 are on time``."""
    told: list[str] = []
    for supply in Supply:
        count = sum(row.supply is supply for row in rows)
        if not count:
            continue
        noun = "" if told else "measure " if count == 1 else "measures "
        told.append(f"{count:,} {noun}{COUNTED[supply][count > 1]}")
    return ", ".join(told) or "No measure is in the catalogue"


def _describe(rows: Sequence[SuppliedMeasure]) -> str:
    """What has no data and what is late, by name."""
    parts = []
    for supply, words in ((Supply.DARK, "No data"), (Supply.LATE, "Late")):
        codes = [row.code for row in rows if row.supply is supply]
        if codes:
            parts.append(f"{words}: {say_list(codes)}.")
    return " ".join([f"{_title(rows)}.", *parts])
