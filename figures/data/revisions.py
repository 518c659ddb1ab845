"""What was revised since a day: each figure as it was and as it is now."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import say_day, say_period_short, say_short
from analysis.words import say_number, say_value
from data_access import Reader
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import WORDS, overall

A_WEEK = timedelta(days=7)
MOST = 1000
COLUMNS = ("ID", "Measure", "Area", "Period", "Before", "Now", "Known from", "Source")


def build(reader: Reader, since: str | None = None) -> Figure:
    """Figures that were revised after a day, a week before the as-at day when none is given.

    ``since`` is written 2020-06-29; anything else raises ValueError.
    """
    day = date.fromisoformat(since) if since else reader.as_at - A_WEEK
    rows = reader.revisions.since(day, MOST)
    many = reader.revisions.count(day) if len(rows) == MOST else len(rows)
    measures = cells.measures_by_code(reader.catalogue.measures())
    areas = reader.catalogue.areas()
    names = dict(zip(areas["code"], areas["name"], strict=True))
    table = pd.DataFrame(
        [_row(row, measures[row["measure"]], names) for row in records(rows)], columns=list(COLUMNS)
    )
    title = f"{say_number(many, 'figure')} revised since {say_day(day)}" if many else (
        f"Nothing was revised since {say_day(day)}"
    )
    return Figure(
        key="", id="DA2", title=title, **as_written(table),
        description=_describe(table, title),
        unit="As each row says", period=f"{say_day(day)} to {say_day(reader.as_at)}", base="",
        source=cells.sources(rows) or ("As each row says" if len(table) else ""),
        status=overall({*rows["status"], *rows["status_before"]}), audience="office",
        notes=(
            f"Listed are figures that were known on {say_day(day)} and have another version now, and later"
            " ones that were corrected on the day they became known; one that only became known later is"
            " new, not revised. Pages as at an earlier day still show the figure before.",
            *((f"Only the {MOST} revised last are listed.",) if many > len(rows) else ()),
        ),
    )


def _row(row: Row, measure: Row, names: dict[str, str]) -> dict[str, str]:
    changed = row["status_before"] != row["status"]
    return {
        "ID": row["measure"],
        "Measure": measure["name"],
        "Area": names.get(row["area"], row["area"]),
        "Period": say_period_short(row["period_start"].date(), row["period_end"].date()),
        "Before": say_version(row["value_before"], row["status_before"], measure, with_status=changed),
        "Now": say_version(row["value"], row["status"], measure, with_status=changed),
        "Known from": say_short(row["known_from"].date()),
        "Source": cells.cite(row),
    }


def say_version(value: float | None, status: str, measure: Row, *, with_status: bool) -> str:
    """One version of a figure: its value, or the word for why there is none.

    With ``with_status`` the status stands beside the value, where it is what changed; that a value is
    illustrative is always said.
    """
    said = "" if value is None else say_value(value, measure["kind"], measure["unit"])
    if not said:
        return WORDS[status]
    return f"{said} ({WORDS[status]})" if with_status or status == "illustrative" else said


def _describe(table: pd.DataFrame, title: str) -> str:
    if table.empty:
        return f"{title}."
    measures = say_number(table["ID"].nunique(), "measure")
    return f"{title}, of {measures}: {', '.join(dict.fromkeys(table['ID']))}."
