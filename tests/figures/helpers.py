"""Figures and series made by hand, and cells of tables by their row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.sentences.charts import Named
from analysis.spc.chart import State as Variation
from analysis.spc.chart_policy import DrawnPoint, Letter
from analysis.words import Kind
from figures import Figure
from figures.dashboard.series import Series
from figures.dashboard.states import State
from figures.dashboard.week_row import NewestFigure, WeekRow

WEEK = timedelta(days=7)
FIRST_SUNDAY = date(2020, 3, 1)
EVENT_COLUMNS = ("measure", "area", "happened_on", "kind", "title")
DATES = ("period_start", "period_end", "known_from", "happened_on")


@dataclass(frozen=True, slots=True)
class RowOfWords:
    """A row that is its cells and nothing else."""

    words: Mapping[Any, object]

    def cells(self) -> Mapping[Any, object]:
        """The cells as given."""
        return self.words


def a_figure(table: pd.DataFrame | None = None, **changes: Any) -> Figure:
    """A small figure; ``changes`` replace its parts, ``table`` its rows by rows of words."""
    words = pd.DataFrame({"Value": ["92%"]}) if table is None else table
    parts: dict[str, Any] = {
        "key": "", "id": "CH1", "title": "Calls answered: 92%",
        "description": "92% of calls were answered.", "unit": "% of calls", "period": "June 2020",
        "base": "", "source": "A paper", "status": "", "audience": "office",
        "rows": tuple(RowOfWords(row) for row in words.to_dict("records")),
        "columns": tuple(words.columns),
    }
    return Figure(**(parts | changes))


NEWEST = NewestFigure(date(2020, 6, 29), date(2020, 7, 5), 80.0, 91.0)


def a_point(value: float | None = 80.0, **changes: Any) -> DrawnPoint:
    """A point of a chart within its usual range of 85 to 95."""
    point = DrawnPoint(
        date(2020, 7, 5), value, 0, 90.0, 85.0, 95.0, trial=False, state=Variation.COMMON_CAUSE,
        letter=Letter.NONE, words="",
    )
    return replace(point, **changes)


def a_measure_row(**changes: Any) -> WeekRow:
    """A row of the weekly table: 80% of calls, a concern; ``changes`` replace its parts."""
    row = WeekRow(
        code="CH1", name="999 calls", unit="% of calls", better="higher", theme="Call handling",
        state=State.CONCERN, letter=Letter.LOW, signal="outside its limits", usual_range="85% to 95%",
        named=Named("999 calls", Kind.PROPORTION), newest=NEWEST, recent=(a_point(),),
    )
    return replace(row, **changes)


def cells(figure: Figure, column: str, value: str) -> dict[str, str]:
    """The one row of a figure's table whose ``column`` holds ``value``."""
    rows = figure.table[figure.table[column] == value]
    assert len(rows) == 1, f"{len(rows)} rows have {column} {value}"
    return {str(name): cell for name, cell in rows.iloc[0].items()}


def weeks(*values: float | None, **columns: Any) -> list[dict[str, Any]]:
    """One supplied row a week from FIRST_SUNDAY on; None is a week that is dark."""
    return [
        {
            "period_start": FIRST_SUNDAY + n * WEEK - timedelta(days=6),
            "period_end": FIRST_SUNDAY + n * WEEK, "value": value, "qualifier": None,
            "status": "final" if value is not None else "not-available", "strand": "",
            "period_as_written": None,
        } | columns
        for n, value in enumerate(values)
    ]


def a_series(
    rows: list[dict[str, Any]], events: list[dict[str, Any]] | None = None, kind: str = "proportion"
) -> Series:
    """A series of CH1 for the force, as at the Monday after its last week."""
    measure = {"code": "CH1", "name": "Calls", "kind": kind, "unit": "% of calls"}
    return Series(
        measure, "office", "WM", "West Mercia", True, _frame(rows), _frame(events or [], EVENT_COLUMNS),
        max(row["period_end"] for row in rows) + timedelta(days=1),
    )


def _frame(rows: list[dict[str, Any]], columns: tuple[str, ...] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns) if columns else None)
    for column in DATES:
        if column in frame.columns:
            frame[column] = pd.to_datetime(frame[column])
    if "value" in frame.columns:
        frame["value"] = frame["value"].astype("float64")
    return frame
