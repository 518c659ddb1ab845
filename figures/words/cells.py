"""How a row of figures is said: its value, its period, its source. Used by every figure."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.calendar.periods import say_period, say_period_short
from analysis.words import say_either, say_published
from data_access import Reader
from figures.words.statuses import ILLUSTRATIVE_STATUS

# A row of a frame as a plain mapping: column to cell.
Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as plain mappings."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def say_value_of(row: Row, measure: Row) -> str:
    """The value of a row in words, with its qualifier; ``measure`` gives kind and unit."""
    return say_published(row["value"], measure["kind"], measure["unit"], row["qualifier"])


def say_values(rows: pd.DataFrame, measure: Row) -> str:
    """Every different value of the rows: ``85% or around 83%`` where sources disagree."""
    return say_either(list(dict.fromkeys(say_value_of(row, measure) for row in records(rows))))


def period_of(row: Row) -> str:
    """The exact period of a row, or the words of its source where those were not exact."""
    if row["period_as_written"]:
        return str(row["period_as_written"])
    return say_period(row["period_start"].date(), row["period_end"].date())


def short_period_of(row: Row) -> str:
    """The period of a row for a table cell or a title."""
    if row["period_as_written"]:
        return str(row["period_as_written"])
    return say_period_short(row["period_start"].date(), row["period_end"].date())


def cite(row: Row) -> str:
    """Where a row comes from, to the paragraph."""
    return ", ".join(str(row[name]) for name in ("source", "locator") if row[name])


def sources(rows: pd.DataFrame) -> str:
    """Every source of the rows, once each."""
    return "; ".join(dict.fromkeys(rows["source"].dropna().astype(str)))


def newest_period(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the newest period, from however many sources."""
    newest: pd.DataFrame = rows.loc[rows["period_end"] == rows["period_end"].max()]
    return newest


def real_if_any(rows: pd.DataFrame) -> pd.DataFrame:
    """The real ones of some rows with a value; the made-up ones where there are no others."""
    real: pd.DataFrame = rows.loc[rows["status"] != ILLUSTRATIVE_STATUS]
    return real if len(real) else rows


def areas_by_kind(areas: pd.DataFrame, kind: str) -> dict[str, str]:
    """Codes and names of the areas of a kind that are in force, in order."""
    ours = areas[(areas["kind"] == kind) & areas["in_force"]]
    return dict(zip(ours["code"].astype(str), ours["name"].astype(str), strict=True))


def audience_of(reader: Reader, measure: Row) -> str:
    """Who may see a figure of a measure as this reader builds it.

    What staff read of a measure with small numbers holds them, and is for the office alone.
    """
    if measure["small_numbers"] and reader.sees_office_figures:
        return "office"
    return str(measure["audience"])


def measures_by_code(measures: pd.DataFrame) -> dict[str, Row]:
    """The measures as plain mappings by code, in the order of the catalogue."""
    return {row["code"]: row for row in records(measures)}
