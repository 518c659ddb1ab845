"""The points of small pictures, as a frame beside the table of a figure."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from figures.dashboard.control_charts import Line
from figures.dashboard.states import SPARK_POINTS

SPARK_COLUMNS = ("code", "on", "value", "low", "high", "mean", "target", "state", "phase")


def spark_points(lines: Iterable[Line]) -> pd.DataFrame:
    """The last points of every line, for the small pictures; columns as in SPARK_COLUMNS."""
    rows = [
        (
            line.measure["code"], point.date, point.value, point.lower, point.upper, point.mean,
            line.chart.chart.target, point.state, point.phase,
        )
        for line in lines for point in line.chart.points[-SPARK_POINTS:]
    ]
    return pd.DataFrame(rows, columns=list(SPARK_COLUMNS))
