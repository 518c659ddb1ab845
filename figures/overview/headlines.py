"""The headline measures of each plan objective: value, exact period, state, last year, what is published."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from analysis.calendar.periods import period_start, say_day, say_period
from analysis.words import say_list
from data_access import Reader
from figures.dashboard.control_charts import Board, Line, board_of
from figures.dashboard.spark_points import spark_points
from figures.dashboard.states import State
from figures.figure import Figure, as_written
from figures.weekly.table import build as build_weekly
from figures.weekly.table import count_states, state_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import WORDS, overall

# The figures a reader asks for first, by the objectives of the plan.
HEADLINES = {"A": ("CR9", "IV4"), "B": ("CH1", "CH3"), "C": ("WF8", "WF11"), "D": ("PC1", "SS1")}
COLUMNS = [
    "Objective", "Title", "ID", "Measure", "Value", "Period", "State", "High or low", "Signal",
    "Beside", "Status", "Source",
]


def build(reader: Reader) -> Figure:
    """One row a headline: the newest real figure, published or supplied; else the illustrative one.

    What stands ``Beside`` is the figure before with its base, or the newest published one.
    """
    board = board_of(reader)
    measures = cells.measures_by_code(reader.catalogue.measures())
    rows = [
        row for objective, codes in HEADLINES.items() for code in codes
        if code in measures and (row := _headline(board, measures[code])) is not None
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return Figure(
        key="", id="OV2", title="Headline figures" if rows else "No headline figure is held yet",
        **as_written(table),
        description=". ".join(
            f"{row['Measure']}: {row['Value']}, {row['Period']}" for row in records(table)
        ),
        unit="As each figure says", period=f"As known on {say_day(reader.as_at)}", base="",
        source="As each figure says",
        status=overall({status for row in rows for status in row["statuses"]}), audience="office",
        data=spark_points([
            board.lines[code, board.force] for codes in HEADLINES.values() for code in codes
            if (code, board.force) in board.lines and board.dark(code, board.force) is None
        ]),
    )


def states_by_objective(reader: Reader) -> Figure:
    """How many measures of each objective are in each state, from the weekly table."""
    objectives = {
        code: row["objective"] or "" for code, row in board_of(reader).measures.items()
    }
    week = build_weekly(reader).table
    counted = week.assign(Objective=week["ID"].map(objectives)).groupby("Objective")
    rows = [{"Objective": name, **count_states(of)} for name, of in counted if name]
    return Figure(
        key="", id="OV3", title="States of the measures of each objective",
        **as_written(pd.DataFrame(rows)), description=" ".join(_say_states(row) for row in rows),
        unit="measures",
        period=f"As known on {say_day(reader.as_at)}", base="", source="The weekly table, WK1",
        status="", audience="office",
    )


def _say_states(row: Row) -> str:
    """The states of an objective's measures in words; those that none is in are left out."""
    told = [
        f"{count} {state[:1].lower()}{state[1:]}" for state, count in row.items()
        if state != "Objective" and count
    ]
    return f"Objective {row['Objective']}: {say_list(told)}."


def _headline(board: Board, measure: Row) -> Row | None:
    code = measure["code"]
    quoted = board.quoted[
        (board.quoted["measure"] == code) & (board.quoted["area"] == board.force)
    ].dropna(subset=["value"])
    line = None if board.dark(code, board.force) is not None else board.lines.get((code, board.force))
    if line is None and quoted.empty:
        return None
    told: Row = dict.fromkeys(COLUMNS, "") | {
        "Objective": measure["objective"] or "", "Title": measure["objective_title"] or "",
        "ID": code, "Measure": measure["name"],
        "State": State.NONE if line is None else state_of(line),
    }
    if line is not None:
        told |= _state(line)
    # Real figures come first: a published one stands before the illustrative series beside it.
    if line is None or (line.illustrative and len(quoted)):
        beside = f"Picture and state: illustrative weeks to {say_day(line.newest)}" if line else ""
        return told | _quoted(cells.newest_period(quoted), measure) | {"Beside": beside}
    return told | _supplied(board, line)


def _state(line: Line) -> Row:
    letter = {"H": "high", "L": "low"}.get(line.chart.letter, "")
    return {"High or low": letter, "Signal": line.chart.words}


def _quoted(newest: pd.DataFrame, measure: Row) -> Row:
    first = records(newest)[0]
    return {
        "Value": cells.say_values(newest, measure), "Period": cells.period_of(first),
        "Status": "" if first["status"] == "final" else WORDS[first["status"]],
        "Source": "; ".join(cells.cite(row) for row in records(newest)),
        "statuses": {first["status"]},
    }


def _supplied(board: Board, line: Line) -> Row:
    newest = line.newest
    cadence = line.measure["cadence"]
    start = period_start(newest, cadence)
    before = line.value(start - timedelta(days=1))
    row = board.newest[line.measure["code"], board.force]
    beside: list[str] = [f"base {row['denominator']:,.0f}"] if pd.notna(row["denominator"]) else []
    if before is not None:
        beside.append(f"{line.named.say(before)} the {cadence} before")
    status = line.statuses[newest]
    return {
        "Value": line.named.say(line.value(newest)), "Period": say_period(start, newest),
        "Beside": "; ".join(beside),
        "Status": "" if status == "final" else WORDS[status], "Source": cells.cite(row),
        "statuses": {status},
    }
