"""One measure, opened: its line, its newest value, what was published, what is dark."""

from __future__ import annotations

import pandas as pd

from analysis.periods import is_week, say_day
from analysis.words import say_value
from data_access import Reader
from figures import wording
from figures.dark import say_dark
from figures.figure import Figure
from figures.line import Shape, line_specs
from figures.marks import axis_ends, marks_of
from figures.points import point_specs
from figures.series import Series, series_of
from figures.statuses import DARK, WORDS, overall
from figures.wording import Row, records

PERIODS_DRAWN = 104


def keys(reader: Reader) -> list[str]:
    """A key for every measure, and one for every area a measure is held for."""
    held = reader.latest()
    force = wording.areas_by_kind(reader.areas(), "force")
    made: list[str] = []
    for code in reader.measures()["code"].astype(str):
        areas = held.loc[held["measure"] == code, "area"].astype(str).unique()
        made += [code, *(f"{code}-{area}" for area in areas if area not in force)]
    return made


def build(key: str, reader: Reader, area: str | None = None) -> Figure:
    """The figure of a measure: ``CH1`` for the force, ``CH1-SH`` (or ``area="SH"``) for an area.

    Raises KeyError when there is no such measure or area, or the reader may not see it.
    """
    code, dash, area_in_key = key.partition("-")
    series = series_of(reader, code, area or (area_in_key if dash else None))
    drawable = len(series.supplied) > 1 and series.supplied["value"].tail(PERIODS_DRAWN).notna().any()
    return _drawn(series) if drawable else _quoted(series)


def _drawn(series: Series) -> Figure:
    """A measure supplied week by week or month by month: a line."""
    rows = series.supplied.tail(PERIODS_DRAWN)
    marks = marks_of(series, rows)
    low, high = axis_ends(marks["value"], series.measure["kind"])
    newest = records(rows)[-1]
    shape = Shape(
        title=series.measure["unit"], low=low, high=high,
        percent=series.measure["kind"] == "proportion",
        illustrative="illustrative" in set(rows["status"]),
        marks=frozenset(marks["mark"].unique()),
    )
    starts = (f"The value axis starts at {low:g}, not at 0.",) if low else ()
    return _figure(
        series, newest,
        description=_describe(series, rows),
        period=f"{wording.period_of(records(rows)[0])} to {wording.period_of(newest)}",
        base="" if pd.isna(newest["denominator"]) else f"{newest['denominator']:,.0f} in the newest period",
        table=_table(series, pd.concat([series.published, rows])),
        notes=starts,
        drawing=(line_specs(shape), marks),
    )


def _quoted(series: Series) -> Figure:
    """A measure with no series: what was published, or since when it is dark."""
    newest = records(series.rows.sort_values("period_end"))[-1] if len(series.rows) else None
    quoted = series.published.dropna(subset=["value"])
    # A handful of counts over different periods has no common scale; percentages have one.
    percent = series.measure["kind"] == "proportion"
    return _figure(
        series, newest,
        description="No figure is held." if newest is None else f"{_title(series, newest)}.",
        period="" if newest is None else wording.period_of(newest),
        base="No base was published" if len(quoted) else "",
        table=_table(series, series.rows),
        notes=(),
        drawing=point_specs(series, quoted) if len(quoted) and percent else None,
    )


def _figure(
    series: Series, newest: Row | None, *, description: str, period: str, base: str,
    table: pd.DataFrame, notes: tuple[str, ...],
    drawing: tuple[dict[str, dict[str, object]], pd.DataFrame] | None,
) -> Figure:
    specs, data = drawing if drawing is not None else (None, None)
    return Figure(
        key="", id=series.figure_id, title=_title(series, newest), table=table,
        description=description, unit=series.measure["unit"], period=period, base=base,
        source=wording.sources(series.rows), status=overall(set(series.rows["status"])),
        audience=series.measure["audience"], notes=(*notes, *_noted(series)),
        dark=say_dark(newest, series.as_at) if newest and newest["status"] in DARK else "",
        specs=specs, data=data,
    )


def _title(series: Series, newest: Row | None) -> str:
    """The finding: the newest value with its period, or that there is none."""
    name = series.name
    if newest is None:
        return f"{name}: nothing held on {say_day(series.as_at)}"
    if newest["status"] in DARK:
        return f"{name}: no data held on {say_day(series.as_at)}"
    if newest["strand"]:
        same = series.published[
            (series.published["period_end"] == newest["period_end"])
            & (series.published["period_start"] == newest["period_start"])
        ]
        return f"{name}: {wording.say_values(same, series.measure)}, {wording.short_period_of(newest)}"
    start, end = newest["period_start"].date(), newest["period_end"].date()
    when = f"week to {say_day(end)}" if is_week(start, end) else wording.period_of(newest)
    return f"{name}: {series.say(newest)}, {when}"


def _describe(series: Series, rows: pd.DataFrame) -> str:
    held = rows.dropna(subset=["value"])
    if held.empty:
        return f"{_title(series, records(rows)[-1])}."
    values = records(held)
    low, high = min(values, key=_by_value), max(values, key=_by_value)
    mean = say_value(float(held["value"].mean()), series.measure["kind"], series.measure["unit"])
    return (
        f"Line chart of {len(held)} values for {series.area_name}, "
        f"{wording.period_of(values[0])} to {wording.period_of(values[-1])}. "
        f"Lowest {series.say(low)} ({wording.period_of(low)}), "
        f"highest {series.say(high)} ({wording.period_of(high)}), mean {mean}. "
        f"Newest {series.say(values[-1])}. No test of change has been made."
    )


def _by_value(row: Row) -> float:
    return float(row["value"])


def _table(series: Series, rows: pd.DataFrame) -> pd.DataFrame:
    """Every figure shown, newest first."""
    shown = records(rows.sort_values(["period_end", "known_from"], ascending=False))
    return pd.DataFrame(
        {
            "Period": [wording.short_period_of(row) for row in shown],
            "Value": [series.say(row) for row in shown],
            "Numerator": [row["numerator"] for row in shown],
            "Denominator": [row["denominator"] for row in shown],
            "Status": [WORDS[row["status"]] for row in shown],
            "Known from": [row["known_from"].date().isoformat() for row in shown],
            "Source": [wording.cite(row) for row in shown],
        }
    )


def _noted(series: Series) -> list[str]:
    """What is noted of quoted figures and of dark ones, once each."""
    rows = series.rows[(series.rows["strand"] != "") | series.rows["status"].isin(DARK)]
    return list(dict.fromkeys(rows["note"].dropna().astype(str)))
