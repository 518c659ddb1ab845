"""The local areas side by side: rates or shares in a funnel of what chance allows, never a league table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from analysis.areas.funnel import FunnelLevel, FunnelStanding, Kind, funnel, limits
from analysis.areas.pooling import complete_counts, pooled_shares
from analysis.calendar.periods import period_start, say_day
from analysis.intervals import rate, wilson
from analysis.sentences import Words
from analysis.sentences.areas import funnel_words
from analysis.words import say_list, spell
from data_access import Reader
from figures.charts.legend import LegendEntry, Sign
from figures.charts.theme import LIGHT, in_themes
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import overall

SUFFIX = "LPA"
PERIODS = {"week": 13, "month": 3, "quarter": 4, "year": 1}
PER = 1000
HEIGHT = 300
# A share is worked out as a part of 1 and shown in %.
PERS: dict[Kind, float] = {"proportion": 1.0, "rate": PER}
SCALES: dict[Kind, float] = {"proportion": 100.0, "rate": 1.0}
SIGNS: dict[Kind, str] = {"proportion": "%", "rate": ""}
COLUMNS = ("Area", "Count", "Base", "Value", "95% interval", "All areas", "Against the others")
STANDINGS = (FunnelStanding.WITHIN, FunnelStanding.HIGH, FunnelStanding.LOW)
# A title names so many areas and counts more.
MOST_NAMED = 2
WAYS = {FunnelStanding.HIGH: "higher", FunnelStanding.LOW: "lower"}


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """A local area in the funnel: what was counted of which base, and where that lies.

    ``value``, its 95% interval from ``low`` to ``high`` and ``together``, the value of all areas as
    one, are parts of 1, or rates per 1,000 residents.
    """

    code: str
    name: str
    kind: Kind
    count: float
    base: float
    value: float
    low: float
    high: float
    together: float
    standing: FunnelStanding
    level: FunnelLevel

    def words(self, areas: int) -> Words:
        """Where it lies among so many areas, in a sentence, and what such a place means."""
        return funnel_words(
            self.name, self.standing, self.level, self.value, self.base, self.together, kind=self.kind,
            per=PERS[self.kind], whole=f"the {spell(areas)} areas together", areas=areas,
        )

    def tidy(self) -> Mapping[str, object]:
        """The area as a file holds it to be calculated with; see figures/tidy.py."""
        scale = SCALES[self.kind]
        return {
            "area": self.code, "value": self.value * scale, "lower": self.low * scale,
            "upper": self.high * scale, "mean": self.together * scale, "numerator": self.count,
            "denominator": self.base,
        }

    def cells(self) -> Mapping[str, str]:
        """The area in words, by COLUMNS."""
        standing = "within what chance allows"
        if self.standing in WAYS:
            standing = f"{WAYS[self.standing]} ({self.level} limits)"
        sign = SIGNS[self.kind]
        return {
            "Area": self.name, "Count": f"{self.count:,.0f}", "Base": f"{self.base:,.0f}",
            "Value": f"{self._say(self.value)}{sign}",
            "95% interval": f"{self._say(self.low)} to {self._say(self.high)}{sign}",
            "All areas": f"{self._say(self.together)}{sign}", "Against the others": standing,
        }

    def _say(self, value: float) -> str:
        return f"{value * SCALES[self.kind]:.1f}"


def build(code: str, reader: Reader) -> Figure:
    """How each local area compares with all of them together, over the last 13 weeks.

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
    placed = funnel(_bases(reader, held, kind), kind=kind, per=PERS[kind])
    # Shares without their bases cannot be set side by side.
    if len(placed) < 2:
        raise KeyError(NO_FIGURE)
    return _figure(measure, reader, held, placed, lpas, kind)


def _newest(reader: Reader, measure: Row, areas: list[str]) -> pd.DataFrame:
    """The rows of the newest periods that any area has a figure for."""
    rows = reader.series.values(
        [measure["code"]], areas, start=reader.as_at - timedelta(days=31 * 15)
    ).dropna(subset=["value"])
    # Illustrative figures of one area are never set against real ones of another.
    illustrative = rows["status"] == "illustrative"
    of_newest = illustrative[rows["period_end"] == rows["period_end"].max()]
    rows = rows[illustrative == bool(of_newest.all())]
    # What is open at the end of each week is the same thing week after week: only the newest counts.
    periods = 1 if measure["snapshot"] else PERIODS[measure["cadence"]]
    ends = sorted(rows["period_end"].unique())[-periods:]
    newest: pd.DataFrame = rows.loc[rows["period_end"].isin(ends)]
    return cells.real_if_any(newest)


def _bases(reader: Reader, rows: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """What the funnel compares: area, x, n. Areas that lack a period are left out of a rate."""
    if kind == "proportion":
        return pooled_shares(rows)
    areas = reader.catalogue.areas()
    return complete_counts(rows, dict(zip(areas["code"], areas["residents"], strict=True)))


def _figure(
    measure: Row, reader: Reader, figures: pd.DataFrame, placed: pd.DataFrame,
    lpas: dict[str, str], kind: Kind,
) -> Figure:
    rows = tuple(_placed(row, lpas[row["area"]], kind) for row in records(placed))
    words = [row.words(len(rows)) for row in rows]
    return Figure(
        key="", id=f"{measure['code']}-{SUFFIX}", title=_title(measure, rows, len(lpas)),
        rows=rows, columns=COLUMNS, unit=_unit(measure, kind), period=_period(measure, figures),
        description=" ".join(word.sentence for word in words),
        base="Residents of each area" if kind == "rate" else "The base of each area",
        source=cells.sources(_cited(reader, measure)), status=overall(set(figures["status"])),
        audience=cells.audience_of(reader, measure), notes=(words[0].description,),
        specs=_specs(kind, *_ends(rows)), data=_data(rows, kind), legend=_legend(rows, kind),
        lead=f"{_title(measure, rows, len(lpas))}. {words[0].description}",
    )


def _legend(rows: Sequence[PlacedArea], kind: Kind) -> tuple[LegendEntry, ...]:
    """What the lines and marks mean, and the names behind the codes."""
    together = f"{rows[0].together * SCALES[kind]:.1f}{SIGNS[kind]}"
    outside = any(row.standing in WAYS for row in rows)
    return (
        LegendEntry(Sign.SOLID, f"All areas together, {together}"),
        LegendEntry(Sign.DASHED, "95% limits: where one area in 20 would lie outside by chance"),
        LegendEntry(Sign.DOTTED, "99.8% limits"),
        *([LegendEntry(Sign.CHANGE, "Further out than chance alone allows")] if outside else []),
        LegendEntry(Sign.AREA, say_list([f"{row.code} {row.name}" for row in rows])),
    )


def _placed(row: Row, name: str, kind: Kind) -> PlacedArea:
    count, base = row["x"], row["n"]
    low, high = wilson(count, base) if kind == "proportion" else rate(count, base, PER)
    return PlacedArea(
        row["area"], name, kind, count, base, row["value"], low, high, row["baseline"],
        FunnelStanding(row["standing"]), FunnelLevel(row["level"]),
    )


def _period(measure: Row, figures: pd.DataFrame) -> str:
    first, last = figures["period_end"].min(), figures["period_end"].max()
    start = period_start(first.date(), measure["cadence"])
    return f"{say_day(start)} to {say_day(last.date())}"


def _cited(reader: Reader, measure: Row) -> pd.DataFrame:
    latest = reader.observations.latest()
    rows: pd.DataFrame = latest.loc[(latest["measure"] == measure["code"]) & (latest["strand"] == "")]
    return rows


def _unit(measure: Row, kind: Kind) -> str:
    return str(measure["unit"]) if kind == "proportion" else f"{measure['unit']} per {PER:,} residents"


def _title(measure: Row, rows: Sequence[PlacedArea], areas: int) -> str:
    name = measure["name"]
    outside = [row for row in rows if row.standing in WAYS]
    if len(outside) == len(rows):
        return f"{name}: the local areas differ in ways that these rates do not explain"
    if not outside:
        return f"{name}: the local areas differ by no more than chance allows"
    if len(outside) > MOST_NAMED:
        counts = Counter(row.standing for row in outside)
        told = [f"{counts[standing]} {way}" for standing, way in WAYS.items() if standing in counts]
        return f"{name}: of {areas} local areas {say_list(told)} than chance allows"
    told = [f"{row.name} {WAYS[row.standing]}" for row in outside]
    return f"{name}: {say_list(told)} than chance allows"


def _ends(rows: Sequence[PlacedArea]) -> tuple[float, float]:
    return min(row.base for row in rows) * 0.8, max(row.base for row in rows) * 1.1


def _data(rows: Sequence[PlacedArea], kind: Kind) -> pd.DataFrame:
    """The points and the lines of the limits, one row a mark."""
    scale = SCALES[kind]
    low, high = _ends(rows)
    bases = pd.Series([low + (high - low) * step / 40 for step in range(41)])
    drawn = limits(bases, rows[0].together, kind=kind, per=PERS[kind])
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
            "mark": "area", "n": row.base, "value": row.value * scale, "standing": row.standing.value,
            "label": row.code, "above": row.value >= row.together,
        }
        for row in rows
    ]
    return pd.DataFrame(lines + points)


@lru_cache(maxsize=64)
def _specs(kind: Kind, low: float, high: float) -> dict[str, dict[str, Any]]:
    colour = LIGHT
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
        domain=[standing.value for standing in STANDINGS], range=["circle", "diamond", "diamond"]
    ).legend(None)
    ink = alt.Color("standing:N").scale(
        domain=[standing.value for standing in STANDINGS], range=[colour.text, colour.purple, colour.purple]
    ).legend(None)
    areas = alt.Chart().transform_filter("datum.mark == 'area'")
    points = areas.mark_point(
        filled=True, size=120, opacity=1, description="Local areas"
    ).encode(x, y, shape, ink)
    # The code of an area, away from the middle: names would run into one another and over the edge.
    words = [
        areas.transform_filter(f"datum.above == {above}").mark_text(
            color=colour.text, dy=dy, fontWeight=600, aria=False
        ).encode(x, y, alt.Text("label:N"))
        for above, dy in (("true", -15), ("false", 16))
    ]
    chart = alt.layer(
        line("all", [1, 0], 1.4), line("95", [6, 4], 1.2), line("99.8", [2, 3], 1.2), points, *words
    ).properties(width="container", height=HEIGHT)
    return in_themes(chart)
