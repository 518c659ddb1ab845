"""The weekly table: every weekly measure, this week, the week before, the same week last year."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analysis.periods import say_short, say_weekday
from analysis.words import say_list, say_number
from data_access import Reader
from figures import wording
from figures.dark import say_dark
from figures.figure import Figure
from figures.statuses import DARK, WORDS, overall
from figures.wording import Row, records

WEEK = timedelta(days=7)
YEAR_OF_WEEKS = timedelta(days=364)
TUESDAY_AFTER_SUNDAY = timedelta(days=2)
# Every column of the table, in order; the page lays them out, the file writes them down.
COLUMNS = (
    "ID", "Measure", "Unit", "Good direction", "Theme", "Last week", "Week", "Week before",
    "Same week last year", "Published", "Status", "Why there is no data",
)
DIRECTIONS = {
    "higher": "higher is better", "lower": "lower is better", "neither": "neither way better",
}


def build(reader: Reader, area: str | None = None) -> Figure:
    """One row for every weekly measure, in the order of the catalogue, for one area or the force.

    A dark measure keeps its row and says why, who owes it and what was promised.
    """
    force = wording.areas_by_kind(reader.areas(), "force")
    lpas = wording.areas_by_kind(reader.areas(), "lpa")
    code = area or next(iter(force), "")
    name = (force | lpas).get(code, code)
    measures = reader.measures()
    weekly = measures[measures["cadence"] == "week"]
    codes = list(weekly["code"])
    rows = _last_two_years(reader, codes)
    table = pd.DataFrame(
        [_row(measure, rows, code, reader.as_at) for measure in records(weekly)],
        columns=list(COLUMNS),
    )
    ours = rows[rows["area"] == code]
    week = _newest_week(ours)
    dark = int(table["Why there is no data"].ne("").sum())
    return Figure(
        key="", id="WK1", title=_title(week, len(table), dark), table=table,
        description=_describe(table, name, week),
        unit="As each row says", period=_say_week(week), base="",
        source=wording.sources(ours),
        status=overall(set(ours["status"])), audience="office",
        notes=("Changes have not been tested; a difference between two weeks may be chance.",),
    )


def _last_two_years(reader: Reader, codes: list[str]) -> pd.DataFrame:
    """Rows from a year before the oldest of the newest weeks, and everything published."""
    newest = reader.latest(codes)
    supplied = newest.loc[newest["strand"] == "", "period_end"]
    if supplied.empty:
        return newest
    start = supplied.min().date() - YEAR_OF_WEEKS - WEEK
    rows = reader.cited_observations(codes, start=start)
    quoted = newest[(newest["strand"] != "") & (newest["period_end"] < pd.Timestamp(start))]
    return pd.concat([quoted, rows], ignore_index=True) if len(quoted) else rows


def weeks_late(week: date, as_at: date) -> int:
    """How many weeks are missing after ``week``, each being due on the Tuesday after its Sunday."""
    due = as_at - TUESDAY_AFTER_SUNDAY
    last_due = due - timedelta(days=(due.weekday() + 1) % 7)
    return max(0, (last_due - week).days // 7)


def _newest_week(rows: pd.DataFrame) -> date | None:
    held = rows[(rows["strand"] == "") & rows["value"].notna()]
    return held["period_end"].max().date() if len(held) else None


def _say_week(week: date | None) -> str:
    return f"Week ending {say_weekday(week)}" if week else ""


def _title(week: date | None, measures: int, dark: int) -> str:
    if week is None:
        return "No weekly figure is held yet"
    told = f"Week ending {say_weekday(week)}: {say_number(measures, 'measure')}"
    return f"{told}, {dark} with no data" if dark else told


def _describe(table: pd.DataFrame, area: str, week: date | None) -> str:
    if week is None:
        return "No weekly figure is held. An analyst loads the first file of weekly figures."
    dark = table.loc[table["Why there is no data"] != "", "Measure"]
    told = [f"{row['Measure']} {row['Last week']}" for row in records(table) if row["Last week"]]
    missing = f" No data for {say_list(list(dark))}." if len(dark) else ""
    return f"{area}, week ending {say_weekday(week)}: {'; '.join(told)}.{missing}"


def _row(measure: Row, rows: pd.DataFrame, area: str, as_at: date) -> dict[str, str]:
    ours = rows[(rows["measure"] == measure["code"]) & (rows["area"] == area)]
    supplied = ours[ours["strand"] == ""].sort_values("period_end")
    cells = dict.fromkeys(COLUMNS, "") | {
        "ID": measure["code"], "Measure": measure["name"], "Unit": measure["unit"],
        "Good direction": DIRECTIONS[measure["better"]], "Theme": measure["theme"],
        "Published": _published(ours, measure),
    }
    elsewhere = rows[(rows["measure"] == measure["code"]) & (rows["strand"] == "")]
    if supplied.empty and not set(elsewhere["status"].tail(1)) & DARK:
        return cells | {"Status": "Nothing held" if elsewhere.empty else "Force only"}
    # What is dark for the whole force is dark for each of its areas.
    newest = records(elsewhere if supplied.empty else supplied)[-1]
    if newest["status"] in DARK:
        return cells | {
            "Status": WORDS[newest["status"]], "Why there is no data": say_dark(newest, as_at)
        }
    return cells | _weeks(measure, supplied, newest, as_at)


def _weeks(measure: Row, supplied: pd.DataFrame, newest: Row, as_at: date) -> dict[str, str]:
    """The newest week, the one before and the same one a year ago, and whether it is late."""
    week = newest["period_end"].date()
    values = {
        row["period_end"].date(): wording.say_value_of(row, measure) for row in records(supplied)
    }
    late = weeks_late(week, as_at)
    return {
        "Last week": values[week],
        "Week": f"w/e {say_short(week)}",
        "Week before": values.get(week - WEEK, ""),
        "Same week last year": values.get(week - YEAR_OF_WEEKS, ""),
        "Status": WORDS[newest["status"]]
        + (f"; late by {say_number(late, 'week')}" if late else ""),
    }


def _published(rows: pd.DataFrame, measure: Row) -> str:
    """The newest published value with its period; every value where publications disagree."""
    quoted = rows[rows["strand"] != ""]
    if quoted.empty:
        return ""
    newest = wording.newest_period(quoted)
    return f"{wording.say_values(newest, measure)}, {wording.short_period_of(records(newest)[0])}"
