"""The local areas side by side: rates or shares in a funnel of what chance allows, never a league table."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from analysis.areas.funnel import Kind, funnel, limits
from analysis.calendar.periods import period_start, say_day
from analysis.intervals import rate, wilson
from analysis.sentences.areas import funnel_words
from analysis.words import say_list
from data_access import Reader
from figures.charts.theme import PALETTES, specification
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import overall

SUFFIX = "LPA"
PERIODS = {"week": 13, "month": 3, "quarter": 4, "year": 1}
PER = 1000
HEIGHT = 300
STANDINGS = ("within", "high", "low")
# A title names so many areas and counts more.
MOST_NAMED = 2
WAYS = {"high": "higher", "low": "lower"}


def build(code: str, reader: Reader) -> Figure:
    """How each local area compares with the five together, over the last 13 weeks.

    A count becomes a rate per 1,000 residents; a share keeps its own base. Raises KeyError for a
    measure that has neither, that has no figure by area, or that the reader may not see.
    """
    measure = cells.measures_by_code(reader.catalogue.measures()).get(code)
    if measure is None or measure["kind"] not in ("count", "proportion"):
        raise KeyError(NO_FIGURE)
    lpas = cells.areas_by_kind(reader.catalogue.areas(), "lpa")
    rows = _newest(reader, measure, list(lpas))
    held = rows.dropna(subset=["value"])
    if len(set(held["area"])) < 2:
        raise KeyError(NO_FIGURE)
    kind: Kind = "proportion" if measure["kind"] == "proportion" else "rate"
    placed = funnel(_bases(reader, held, kind), kind=kind, per=1.0 if kind == "proportion" else PER)
    # Shares without their bases cannot be set side by side.
    if len(placed) < 2:
        raise KeyError(NO_FIGURE)
    return _figure(measure, reader, held, placed, lpas, kind)


def _newest(reader: Reader, measure: Row, areas: list[str]) -> pd.DataFrame:
    """The rows of the newest periods that any area has a figure for."""
    rows = reader.series.values(
        [measure["code"]], areas, start=reader.as_at - timedelta(days=31 * 15)
    ).dropna(subset=["value"])
    # What is open at the end of each week is the same thing week after week: only the newest counts.
    periods = 1 if measure["snapshot"] else PERIODS[measure["cadence"]]
    ends = sorted(rows["period_end"].unique())[-periods:]
    newest: pd.DataFrame = rows.loc[rows["period_end"].isin(ends)]
    return newest


def _bases(reader: Reader, rows: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """What the funnel compares: area, x, n. Areas that lack a period are left out of a rate."""
    if kind == "proportion":
        sums = rows.groupby("area")[["numerator", "denominator"]].sum(min_count=1)
        return pd.DataFrame(
            {"area": sums.index, "x": sums["numerator"].to_numpy(), "n": sums["denominator"].to_numpy()}
        )
    areas = reader.catalogue.areas()
    residents = dict(zip(areas["code"], areas["residents"], strict=True))
    counted = rows.groupby("area")["value"].agg(["sum", "size"])
    counted = counted[counted["size"] == counted["size"].max()]
    return pd.DataFrame(
        {
            "area": counted.index, "x": counted["sum"].to_numpy(),
            "n": [float(residents[area]) for area in counted.index],
        }
    )


def _figure(
    measure: Row, reader: Reader, rows: pd.DataFrame, placed: pd.DataFrame,
    lpas: dict[str, str], kind: Kind,
) -> Figure:
    first, last = rows["period_end"].min(), rows["period_end"].max()
    start = period_start(first.date(), measure["cadence"])
    period = f"{say_day(start)} to {say_day(last.date())}"
    outside = placed[placed["standing"] != "within"]
    per = 1.0 if kind == "proportion" else PER
    words = [
        funnel_words(
            lpas[row["area"]], row["standing"], row["level"], row["value"], row["n"], row["baseline"],
            kind=kind, per=per, whole="the five areas together", areas=len(placed),
        )
        for row in records(placed)
    ]
    return Figure(
        key="", id=f"{measure['code']}-{SUFFIX}", title=_title(measure, outside, lpas),
        **as_written(_table(placed, lpas, kind)), unit=_unit(measure, kind), period=period,
        description=" ".join(word.sentence for word in words),
        base="Residents of each area" if kind == "rate" else "The base of each area",
        source=cells.sources(_cited(reader, measure)), status=overall(set(rows["status"])),
        audience=cells.audience_of(reader, measure), notes=(words[0].description,),
        specs=_specs(kind, *_ends(placed)), data=_data(placed, lpas, kind),
    )


def _cited(reader: Reader, measure: Row) -> pd.DataFrame:
    latest = reader.observations.latest()
    rows: pd.DataFrame = latest.loc[(latest["measure"] == measure["code"]) & (latest["strand"] == "")]
    return rows


def _unit(measure: Row, kind: Kind) -> str:
    return str(measure["unit"]) if kind == "proportion" else f"{measure['unit']} per {PER:,} residents"


def _title(measure: Row, outside: pd.DataFrame, lpas: dict[str, str]) -> str:
    name = measure["name"]
    if outside.empty:
        return f"{name}: the local areas differ by no more than chance allows"
    if len(outside) > MOST_NAMED:
        counts = outside["standing"].value_counts()
        told = [f"{counts[standing]} {way}" for standing, way in WAYS.items() if standing in counts]
        return f"{name}: of {len(lpas)} local areas {say_list(told)} than chance allows"
    told = [f"{lpas[row['area']]} {WAYS[row['standing']]}" for row in records(outside)]
    return f"{name}: {say_list(told)} than chance allows"


def _table(placed: pd.DataFrame, lpas: dict[str, str], kind: Kind) -> pd.DataFrame:
    scale, mark = (100, "%") if kind == "proportion" else (1, "")

    def cells(row: Row) -> Row:
        low, high = wilson(row["x"], row["n"]) if kind == "proportion" else rate(row["x"], row["n"], PER)
        standing = "within what chance allows"
        if row["standing"] in WAYS:
            standing = f"{WAYS[row['standing']]} ({row['level']} limits)"
        return {
            "Area": lpas[row["area"]], "Count": f"{row['x']:,.0f}", "Base": f"{row['n']:,.0f}",
            "Value": f"{row['value'] * scale:.1f}{mark}",
            "95% interval": f"{low * scale:.1f} to {high * scale:.1f}{mark}",
            "All areas": f"{row['baseline'] * scale:.1f}{mark}", "Against the others": standing,
        }

    return pd.DataFrame([cells(row) for row in records(placed)])


def _ends(placed: pd.DataFrame) -> tuple[float, float]:
    return float(placed["n"].min()) * 0.8, float(placed["n"].max()) * 1.1


def _data(placed: pd.DataFrame, lpas: dict[str, str], kind: Kind) -> pd.DataFrame:
    """The points and the lines of the limits, one row a mark."""
    scale = 100.0 if kind == "proportion" else 1.0
    low, high = _ends(placed)
    bases = pd.Series([low + (high - low) * step / 40 for step in range(41)])
    baseline = float(placed["baseline"].iloc[0])
    drawn = limits(bases, baseline, kind=kind, per=1.0 if kind == "proportion" else PER)
    lines = [
        {"mark": name, "n": row["n"], "value": row[column] * scale, "standing": "", "label": ""}
        for name, column in (
            ("95 low", "lower_95"), ("95 high", "upper_95"), ("99.8 low", "lower_998"),
            ("99.8 high", "upper_998"), ("all", "baseline"),
        )
        for row in records(drawn)
    ]
    points = [
        {
            "mark": "area", "n": row["n"], "value": row["value"] * scale,
            "standing": row["standing"], "label": lpas[row["area"]],
        }
        for row in records(placed)
    ]
    return pd.DataFrame(lines + points)


@lru_cache(maxsize=64)
def _specs(kind: Kind, low: float, high: float) -> dict[str, dict[str, Any]]:
    return {theme: _spec(theme, kind, low, high) for theme in PALETTES}


def _spec(theme: str, kind: Kind, low: float, high: float) -> dict[str, Any]:
    colour = PALETTES[theme]
    x = alt.X("n:Q").title("Residents" if kind == "rate" else "Base").scale(
        domain=[low, high], nice=False, zero=False
    ).axis(grid=False, format=",.0f", tickCount=5)
    y = alt.Y("value:Q").title(None).scale(zero=False).axis(
        labelExpr="datum.label + '%'" if kind == "proportion" else "datum.label", tickCount=5
    )

    def line(prefix: str, dash: list[int], width: float) -> Any:  # noqa: ANN401 - Altair has no types
        return (
            alt.Chart().transform_filter(f"indexof(datum.mark, '{prefix}') == 0")
            .mark_line(color=colour.ctrl, strokeDash=dash, strokeWidth=width)
            .encode(x, y, alt.Detail("mark:N"))
        )

    shape = alt.Shape("standing:N").scale(
        domain=list(STANDINGS), range=["circle", "diamond", "diamond"]
    ).legend(None)
    ink = alt.Color("standing:N").scale(
        domain=list(STANDINGS), range=[colour.text, colour.purple, colour.purple]
    ).legend(None)
    areas = alt.Chart().transform_filter("datum.mark == 'area'")
    points = areas.mark_point(
        filled=True, size=120, opacity=1, description="Local areas"
    ).encode(x, y, shape, ink)
    words = areas.mark_text(color=colour.text, dy=-14).encode(x, y, alt.Text("label:N"))
    chart = alt.layer(
        line("all", [1, 0], 1.4), line("95", [6, 4], 1.2), line("99.8", [2, 3], 1.2), points, words
    ).properties(width="container", height=HEIGHT)
    return specification(chart, theme)
