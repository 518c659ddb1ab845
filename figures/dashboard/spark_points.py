"""The last figures of a measure, for the small picture beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from figures.dashboard.control_charts import Line
from figures.dashboard.states import SPARK_POINTS

SPARK_COLUMNS = ("code", "on", "value", "low", "high", "mean", "target", "state", "phase")


class SparkPoint(NamedTuple):
    """A figure with the usual range around it; None where there is none."""

    on: date
    value: float | None
    low: float | None
    high: float | None
    mean: float | None
    target: float | None
    state: str
    phase: int


def points_of(line: Line) -> tuple[SparkPoint, ...]:
    """The last points of a line."""
    target = line.chart.chart.target
    return tuple(
        SparkPoint(
            point.date, point.value, point.lower, point.upper, point.mean, target, point.state, point.phase
        )
        for point in line.chart.points[-SPARK_POINTS:]
    )


def spark_points(lines: Iterable[Line]) -> pd.DataFrame:
    """The last points of every line, for the small pictures; columns as in SPARK_COLUMNS."""
    rows = [(line.measure["code"], *point) for line in lines for point in points_of(line)]
    return pd.DataFrame(rows, columns=list(SPARK_COLUMNS))
