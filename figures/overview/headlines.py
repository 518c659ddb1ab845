"""The headline measures of each plan objective: value, exact period, state, last year, what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pandas as pd

from analysis.calendar.periods import period_start, say_day, say_period
from analysis.sentences.charts import LETTER_WORDS
from analysis.spc.chart_policy import DrawnPoint
from analysis.words import say_list
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.measure_row import count_states
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict, verdict_of
from figures.dashboard.week_row import WeekRow, week_row
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import WORDS, overall

# The figures a reader asks for first, by the objectives of the plan.
HEADLINES = {"A": ("CR9", "IV4"), "B": ("CH1", "CH3"), "C": ("WF8", "WF11"), "D": ("PC1", "SS1")}
COLUMNS = (
    "Objective", "Title", "ID", "Measure", "Value", "Period", "State", "High or low", "Signal",
    "Beside", "Status", "Source",
)
NOTHING = Verdict(State.NONE)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline measure: the newest real figure in words, and what its chart says.

    ``survey`` says that it is a figure of the survey, which has a page of its own; ``beside`` is the
    figure before with its base, or which weeks the picture shows; ``recent`` are the points of the
    picture and ``target`` its standard.
    """

    objective: str
    objective_title: str
    code: str
    name: str
    survey: bool
    value: str
    period: str
    status: str
    source: str
    verdict: Verdict = NOTHING
    signal: str = ""
    beside: str = ""
    recent: tuple[DrawnPoint, ...] = ()
    target: float | None = None

    @property
    def status_words(self) -> str:
        """What to know before believing the figure; empty for a final one."""
        return "" if self.status == "final" else WORDS[self.status]

    def cells(self) -> Mapping[str, object]:
        """The headline in words."""
        return {
            "Objective": self.objective, "Title": self.objective_title, "ID": self.code,
            "Measure": self.name, "Value": self.value, "Period": self.period,
            "State": self.verdict.state.value, "High or low": LETTER_WORDS[self.verdict.letter],
            "Signal": self.signal, "Beside": self.beside, "Status": self.status_words,
            "Source": self.source,
        }


@dataclass(frozen=True, slots=True)
class ObjectiveStates:
    """How many measures of an objective are in each state."""

    objective: str
    counts: tuple[tuple[State, int], ...]

    def cells(self) -> Mapping[str, object]:
        """The counts by the names of the states."""
        return {"Objective": self.objective} | {str(state): count for state, count in self.counts}


def build(reader: Reader) -> Figure:
    """One row a headline: the newest real figure, published or supplied; else the illustrative one.

    What stands ``Beside`` is the figure before with its base, or the newest published one.
    """
    charts = control_charts_of(reader)
    measures = cells.measures_by_code(reader.catalogue.measures())
    rows = tuple(
        row for codes in HEADLINES.values() for code in codes
        if code in measures and (row := _headline(charts, measures[code])) is not None
    )
    return Figure(
        key="", id="OV2", title="Headline figures" if rows else "No headline figure is held yet",
        rows=rows, columns=COLUMNS,
        description=". ".join(f"{row.name}: {row.value}, {row.period}" for row in rows),
        unit="", period=f"As known on {say_day(reader.as_at)}", base="",
        source="; ".join(dict.fromkeys(row.source for row in rows if row.source)),
        status=overall({row.status for row in rows}), audience="office",
    )


def states_by_objective(reader: Reader) -> Figure:
    """How many measures of each objective are in each state, as in the weekly table."""
    charts = control_charts_of(reader)
    states: dict[str, list[WeekRow]] = {}
    for measure in charts.measures.values():
        states.setdefault(measure["objective"] or "", []).append(week_row(charts, measure, charts.force))
    rows = tuple(
        ObjectiveStates(name, tuple(count_states(held).items()))
        for name, held in sorted(states.items()) if name
    )
    return Figure(
        key="", id="OV3", title="States of the measures of each objective",
        rows=rows, columns=("Objective", *map(str, State)) if rows else (),
        description=" ".join(_say_states(row) for row in rows), unit="measures",
        period=f"As known on {say_day(reader.as_at)}", base="", source="The weekly table, WK1",
        status="", audience="office",
    )


def _say_states(row: ObjectiveStates) -> str:
    """The states of an objective's measures in words; those that none is in are left out."""
    told = [f"{count} {state[:1].lower()}{state[1:]}" for state, count in row.counts if count]
    return f"Objective {row.objective}: {say_list(told)}."


def _headline(charts: ControlCharts, measure: Row) -> Headline | None:
    code = measure["code"]
    quoted = charts.quoted[
        (charts.quoted["measure"] == code) & (charts.quoted["area"] == charts.force)
    ].dropna(subset=["value"])
    line = None if charts.dark(code, charts.force) is not None else charts.lines.get((code, charts.force))
    if line is None and quoted.empty:
        return None
    # Real figures come first: a published one stands before the illustrative series beside it.
    real = line is not None and line.illustrative and len(quoted)
    said = (
        _quoted(cells.newest_period(quoted), measure, line) if line is None or real
        else _supplied(charts, line)
    )
    return Headline(
        measure["objective"] or "", measure["objective_title"] or "", code, measure["name"],
        code not in charts.measures and code not in charts.others, **said, **_chart(line),
    )


def _chart(line: MeasureChart | None) -> dict[str, Any]:
    """What the chart of a headline says, and its last points."""
    if line is None:
        return {}
    return {
        "verdict": verdict_of(line), "signal": line.signal,
        "recent": line.recent(), "target": line.chart.chart.target,
    }


def _quoted(newest: pd.DataFrame, measure: Row, line: MeasureChart | None) -> dict[str, Any]:
    first = records(newest)[0]
    return {
        "value": cells.say_values(newest, measure), "period": cells.period_of(first),
        "status": first["status"],
        "source": "; ".join(cells.cite(row) for row in records(newest)),
        "beside": f"Picture and state: illustrative weeks to {say_day(line.newest)}" if line else "",
    }


def _supplied(charts: ControlCharts, line: MeasureChart) -> dict[str, Any]:
    newest = line.newest
    cadence = line.measure["cadence"]
    start = period_start(newest, cadence)
    before = line.beside(start - timedelta(days=1))
    row = charts.newest[line.measure["code"], charts.force]
    beside: list[str] = [f"base {row['denominator']:,.0f}"] if pd.notna(row["denominator"]) else []
    if before is not None:
        beside.append(f"{line.named.say(before)} the {cadence} before")
    return {
        "value": line.named.say(line.value(newest)), "period": say_period(start, newest),
        "beside": "; ".join(beside), "status": line.statuses[newest], "source": cells.cite(row),
    }
