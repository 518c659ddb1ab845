"""One measure, opened: its line, its newest value, what was published, what is dark."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.calendar.periods import is_week, say_day
from analysis.sentences.charts import Named, chart_description, chart_title
from analysis.words import say_number
from data_access import Reader
from figures.charts.control_chart import Shape, line_specs
from figures.dashboard.control_charts import control_charts_of, line_of, target_spans
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.series import Series, series_of
from figures.figure import Figure
from figures.measure.chart_legend import legend_of
from figures.measure.chart_marks import axis_ends, drawn_of, marks_of
from figures.measure.held_figure import (
    OF_THE_CHART,
    PERIOD_AND_VALUE,
    WHENCE,
    HeldFigure,
    held_figure,
    named_of,
)
from figures.measure.published_values import point_specs
from figures.measure.standards import earlier_standard
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import DarkSpell
from figures.words.ranges import say_range
from figures.words.statuses import DARK, overall

# How much is drawn: the charts look further back, see control_charts.py.
PERIODS_DRAWN = {"week": 104, "month": 60, "quarter": 24, "year": 20}
SMALL_PERIODS = 52
LONGEST_TITLE = 110


def keys(reader: Reader) -> list[str]:
    """A key for every measure, and one for every area a measure is held for."""
    held = reader.observations.latest()
    force = cells.areas_by_kind(reader.catalogue.areas(), "force")
    made: list[str] = []
    for code in reader.catalogue.measures()["code"].astype(str):
        areas = held.loc[held["measure"] == code, "area"].astype(str).unique()
        made += [code, *(f"{code}-{area}" for area in areas if area not in force)]
    return made


def build(key: str, reader: Reader, area: str | None = None, small: str | None = None) -> Figure:
    """The figure of a measure: ``CH1`` for the force, ``CH1-SH`` (or ``area="SH"``) for an area.

    ``small`` (any text) makes the small chart that stands beside those of the other areas, all on one
    scale. Raises KeyError when there is no such measure or area, or the reader may not see it.
    """
    code, dash, area_in_key = key.partition("-")
    series = series_of(reader, code, area or (area_in_key if dash else None))
    line = line_of(reader, code, series.area_code)
    if line is None or len(series.supplied) < 2:
        return _quoted(reader, series)
    return _drawn(reader, series, line, small=small is not None)


def _drawn(reader: Reader, series: Series, line: MeasureChart, *, small: bool) -> Figure:
    """A measure supplied week by week or month by month: a control chart."""
    code, cadence = series.measure["code"], series.measure["cadence"]
    rows = series.supplied.tail(SMALL_PERIODS if small and cadence == "week" else PERIODS_DRAWN[cadence])
    if not rows["value"].notna().any():
        return _quoted(reader, series)
    standards = target_spans(reader.catalogue.targets(), code)
    earlier, changed = earlier_standard(reader, series, rows)
    # What is dark for the whole force is dark for its areas, whatever their last figures were.
    charts = control_charts_of(reader)
    spell = charts.spell(code, series.area_code)
    newest = charts.dark(code, series.area_code) or records(rows)[-1]
    marks = marks_of(series, rows, line, standards, spell)
    if len(earlier):
        marks = pd.concat([earlier, marks], ignore_index=True)
    low, high = _ends(reader, series, marks) if small else _own_ends(series, marks)
    shape = Shape(
        title=series.measure["unit"], low=low, high=high,
        percent=series.measure["kind"] == "proportion",
        illustrative="illustrative" in set(rows["status"]),
        marks=drawn_of(marks), small=small,
    )
    starts = (f"The value axis starts at {low:g}, not at 0.",) if low else ()
    named, first = named_for(line, series.name), rows["period_end"].iloc[0].date()
    figure = _figure(
        series, spell, title=_drawn_title(series, line, spell, named),
        description=f"{chart_description(line.chart, named, first)} {_describe(series, rows, line)}",
        period=f"{cells.period_of(records(rows)[0])} to {cells.period_of(newest)}",
        base="" if pd.isna(newest["denominator"]) else f"{newest['denominator']:,.0f} in the newest period",
        rows=_held(series, pd.concat([series.published, rows]), line),
        columns=(*PERIOD_AND_VALUE, *OF_THE_CHART, *WHENCE),
        notes=(*filter(None, [changed]), *line.chart.notes, *starts),
        drawing=(line_specs(shape), marks),
    )
    return replace(figure, legend=legend_of(marks, line), lead=_lead(series, line, rows))


def _lead(series: Series, line: MeasureChart, rows: pd.DataFrame) -> str:
    """What the chart shows, for whoever sees it: how much of it is drawn, the newest value and its range."""
    held = rows["value"].notna().sum()
    newest, last = line.chart.newest, line.chart.points[-1]
    usual = f"; usual range {say_range(last, line.named)}" if last.lower is not None else ""
    value = "" if newest is None else f" Newest {line.named.say(newest.value)}{usual}."
    return f"{say_number(held, line.chart.unit)} drawn.{value} {_describe(series, rows, line)}"


def _own_ends(series: Series, marks: pd.DataFrame) -> tuple[float, float]:
    drawn = pd.concat([marks["value"], marks["low"], marks["high"]]).dropna()
    return axis_ends(drawn, series.measure["kind"])


def _ends(reader: Reader, series: Series, marks: pd.DataFrame) -> tuple[float, float]:
    """The ends of the one scale that the small charts of all areas share."""
    charts = control_charts_of(reader)
    held = [
        value for area in charts.lpas
        if (line := charts.lines.get((series.measure["code"], area))) is not None
        for point in line.chart.points[-SMALL_PERIODS:]
        for value in (point.value, point.lower, point.upper) if value is not None
    ]
    return axis_ends(pd.Series(held), series.measure["kind"]) if held else _own_ends(series, marks)


def _drawn_title(series: Series, line: MeasureChart, spell: DarkSpell | None, named: Named) -> str:
    if spell is not None:
        return _dark_title(series, spell)
    title = chart_title(line.chart, named, line.cause)
    if len(title) <= LONGEST_TITLE:
        return title
    # A long name with its area goes by its code, which the page and the table explain.
    return chart_title(
        line.chart, replace(named, name=f"{series.measure['code']}, {series.area_name}"), line.cause
    )


def named_for(line: MeasureChart, name: str) -> Named:
    """How a line is said under a name of its own, such as one with its area."""
    return replace(line.named, name=name)


def _dark_title(series: Series, spell: DarkSpell) -> str:
    return f"{series.name}: no data since {say_day(spell.since)}"


def _quoted(reader: Reader, series: Series) -> Figure:
    """A measure with no series: what was published, or since when it is dark."""
    newest = records(series.rows.sort_values("period_end"))[-1] if len(series.rows) else None
    dark = newest is not None and newest["status"] in DARK
    spell = control_charts_of(reader).spell_of(newest, series.area_code) if newest and dark else None
    title = _dark_title(series, spell) if spell else _title(series, newest)
    quoted = series.published.dropna(subset=["value"])
    # A handful of counts over different periods has no common scale; percentages have one.
    percent = series.measure["kind"] == "proportion"
    return _figure(
        series, spell, title=title,
        description="No figure is held." if newest is None else f"{title}.",
        period="" if newest is None else cells.period_of(newest),
        base="No base was published" if len(quoted) else "",
        rows=_held(series, series.rows, None), columns=(*PERIOD_AND_VALUE, *WHENCE),
        notes=(),
        drawing=point_specs(series, quoted) if len(quoted) and percent else None,
    )


def _figure(
    series: Series, spell: DarkSpell | None, *, title: str, description: str, period: str, base: str,
    rows: tuple[HeldFigure, ...], columns: tuple[str, ...], notes: tuple[str, ...],
    drawing: tuple[dict[str, dict[str, object]], pd.DataFrame] | None,
) -> Figure:
    specs, data = drawing if drawing is not None else (None, None)
    return Figure(
        key="", id=series.figure_id, title=title, rows=rows, columns=columns,
        description=description, unit=series.measure["unit"], period=period, base=base,
        source=cells.sources(series.rows), status=overall(set(series.rows["status"])),
        audience=series.audience, notes=(*notes, *_noted(series)),
        dark=spell.told if spell else "",
        specs=specs, data=data,
    )


def _title(series: Series, newest: Row | None) -> str:
    """The finding: the newest value with its period, or that there is none."""
    name = series.name
    if newest is None:
        return f"{name}: nothing held on {say_day(series.as_at)}"
    if newest["strand"]:
        same = series.published[
            (series.published["period_end"] == newest["period_end"])
            & (series.published["period_start"] == newest["period_start"])
        ]
        return f"{name}: {cells.say_values(same, series.measure)}, {cells.short_period_of(newest)}"
    start, end = newest["period_start"].date(), newest["period_end"].date()
    when = f"week to {say_day(end)}" if is_week(start, end) else cells.period_of(newest)
    return f"{name}: {series.say(newest)}, {when}"


def _describe(series: Series, rows: pd.DataFrame, line: MeasureChart) -> str:
    """The lowest and the highest value that may be set side by side with the newest."""
    values = [
        row for row in records(rows.dropna(subset=["value"]))
        if not line.parted(row["period_end"].date(), line.newest)
    ]
    low, high = min(values, key=_by_value), max(values, key=_by_value)
    return (
        f"Lowest {series.say(low)} ({cells.period_of(low)}), "
        f"highest {series.say(high)} ({cells.period_of(high)})."
    )


def _by_value(row: Row) -> float:
    return float(row["value"])


def _held(series: Series, rows: pd.DataFrame, line: MeasureChart | None) -> tuple[HeldFigure, ...]:
    """Every figure shown, newest first, with its point of the chart where it was supplied."""
    shown = records(rows.sort_values(["period_end", "known_from"], ascending=False))
    if line is None:
        return tuple(held_figure(row, named_of(series.measure)) for row in shown)
    points = {point.date: point for point in line.chart.points}
    return tuple(
        held_figure(row, line.named, None if row["strand"] else points.get(row["period_end"].date()))
        for row in shown
    )


def _noted(series: Series) -> list[str]:
    """What is noted of quoted figures and of dark ones, once each, and from which areas figures are sums."""
    rows = series.rows[(series.rows["strand"] != "") | series.rows["status"].isin(DARK)]
    summed = [f"{series.summed_words}."] if series.summed_words else []
    return [*dict.fromkeys(rows["note"].dropna().astype(str)), *summed]
