"""A changed standard: the measure before it on the same picture, with a break and never one line."""

from __future__ import annotations

import pandas as pd

from data_access import Reader
from figures.dashboard.control_charts import line_of
from figures.dashboard.series import Series, series_of
from figures.measure.chart_marks import COLUMNS, marks_of

# What of the earlier measure is drawn; its events and standard are those of its own chart.
DRAWN = ("band", "mean", "line", "newest", "published", "dark")
PERIODS = 104


def earlier_standard(reader: Reader, series: Series, rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The marks of the measure this one took over from, with the break between them, and a note.

    Nothing is drawn of what overlaps. Empty, with no note, where there is no such measure or it has no
    figure before ``rows``, the rows that are drawn of this one.
    """
    nothing = pd.DataFrame(columns=list(COLUMNS))
    if not series.measure["follows"]:
        return nothing, ""
    earlier = series_of(reader, series.measure["follows"], series.area_code)
    start = rows["period_start"].iloc[0]
    before = earlier.supplied[earlier.supplied["period_end"] < start].tail(PERIODS)
    if before["value"].notna().sum() < 2:
        return nothing, ""
    line = line_of(reader, earlier.measure["code"], earlier.area_code)
    marks = marks_of(earlier, before, line)
    marks = marks[marks["mark"].isin(DRAWN) & (marks["on"] < start)]
    marks = marks.assign(
        mark=marks["mark"].replace("newest", "line"), until=marks["until"].clip(upper=start),
        # Stretches of another measure, whatever their numbers, are no stretch of this one.
        segment=-1 - marks["segment"].astype("int64"),
    )
    said = f"Standard changed: {earlier.measure['name']} before"
    gap = pd.DataFrame([dict.fromkeys(COLUMNS) | {
        "mark": "break", "on": start, "segment": 0, "state": "", "label": said,
    }])
    gap["on"] = pd.to_datetime(gap["on"])
    note = (
        f"Before the break the chart shows {earlier.measure['code']}, {earlier.measure['name']}: another"
        " standard, so the two are not compared and no line joins them."
    )
    return pd.concat([marks, gap.astype(marks.dtypes.to_dict())], ignore_index=True), note
