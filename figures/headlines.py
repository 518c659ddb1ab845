"""The headline measure of each plan objective: its value and its exact period, nothing more."""

from __future__ import annotations

import pandas as pd

from analysis.periods import say_day
from data_access import Reader
from figures import wording
from figures.figure import Figure
from figures.statuses import WORDS, overall
from figures.wording import Row, records

# The figures a reader asks for first, in the order of the plan.
HEADLINES = ("CH1", "CH3", "SS1", "SC0", "PC1")
COLUMNS = ["ID", "Measure", "Value", "Period", "Status", "Source", "Objective"]


def build(reader: Reader) -> Figure:
    """One row a headline: published values first, because they are real; else the newest supplied."""
    measures = wording.measures_by_code(reader.measures())
    rows = reader.latest(HEADLINES)
    force = rows[rows["area"].isin(wording.areas_by_kind(reader.areas(), "force"))]
    found = [
        (measures[code], _chosen(force[force["measure"] == code]))
        for code in HEADLINES if code in measures and (force["measure"] == code).any()
    ]
    table = pd.DataFrame([_headline(measure, newest) for measure, newest in found], columns=COLUMNS)
    return Figure(
        key="", id="OV2", title="Headline figures" if found else "No headline figure is held yet",
        table=table,
        description=". ".join(
            f"{row['Measure']}: {row['Value']}, {row['Period']}" for row in records(table)
        ),
        unit="As each figure says", period=f"As known on {say_day(reader.as_at)}", base="",
        source="As each figure says",
        status=overall({status for _, newest in found for status in newest["status"]}),
        audience="office",
    )


def _chosen(rows: pd.DataFrame) -> pd.DataFrame:
    """The newest published values where there are any, else the newest supplied one."""
    quoted = rows[rows["strand"] != ""]
    return wording.newest_period(quoted if len(quoted) else rows)


def _headline(measure: Row, newest: pd.DataFrame) -> dict[str, str]:
    first = records(newest)[0]
    return {
        "ID": measure["code"],
        "Measure": measure["name"],
        "Value": wording.say_values(newest, measure) or "No data",
        "Period": wording.period_of(first),
        "Status": "" if first["status"] == "final" else WORDS[first["status"]],
        "Source": "; ".join(wording.cite(row) for row in records(newest)),
        "Objective": measure["objective"] or "",
    }
