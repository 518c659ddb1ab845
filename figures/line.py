"""The line chart: one series over time, with what was published, what happened, and what is missing.

The frame it draws has one row a mark: ``mark`` (line, published, event, dark), ``on``,
``until``, ``value``, ``segment``, ``label``. A line is drawn within a segment only, so nothing is
joined across a break, a dark spell, or the border between illustrative and real.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from figures.theme import PALETTES, Palette, specification

HEIGHT = 320
DATE_AXIS = "timeFormat(datum.value, '%b %Y')"
HATCH = "M-1,1L1,-1"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line chart looks like apart from its data: charts of one shape share a specification.

    ``title`` names the value axis, which runs from ``low`` to ``high``; ``marks`` are the kinds of
    row it draws.
    """

    title: str
    low: float
    high: float
    percent: bool
    illustrative: bool
    marks: frozenset[str]


@lru_cache(maxsize=64)
def line_specs(shape: Shape) -> dict[str, dict[str, Any]]:
    """The specification of a line chart in each theme, without data."""
    return {theme: _line_spec(theme, shape) for theme in PALETTES}


def _line_spec(theme: str, shape: Shape) -> dict[str, Any]:
    colour = PALETTES[theme]
    x = alt.X("on:T").title(None).axis(labelExpr=DATE_AXIS, tickCount=6, labelFlush=True)
    y = (
        alt.Y("value:Q").title(shape.title)
        .scale(domain=[shape.low, shape.high], nice=False, zero=False)
        .axis(labelExpr="datum.label + '%'" if shape.percent else "datum.label", tickCount=5)
    )
    drawn = {
        "dark": [_dark(colour, x)],
        "event": _events(colour, x),
        "line": [_line(colour, x, y), _last(colour, x, y)],
        "published": _published(colour, x, y),
    }
    layers = [layer for mark, made in drawn.items() if mark in shape.marks for layer in made]
    if shape.illustrative:
        layers.append(_hatch(colour, x))
    chart = alt.layer(*layers).properties(width="container", height=HEIGHT)
    return specification(chart, theme)


# Altair's methods are built at run time and carry no types, so what they return is Any.
def _of(mark: str) -> Any:  # noqa: ANN401
    return alt.Chart().transform_filter(f"datum.mark == '{mark}'")


def _line(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return _of("line").mark_line(color=colour.grey, strokeWidth=1.8).encode(
        x, y, alt.Detail("segment:N")
    )


def _last(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return (
        alt.Chart().transform_filter("datum.mark == 'line' && datum.label != ''")
        .mark_point(
            color=colour.text, fill=colour.bg, size=70, strokeWidth=2, opacity=1,
            description="The newest value",
        )
        .encode(x, y)
    )


def _published(colour: Palette, x: alt.X, y: alt.Y) -> list[Any]:
    span = _of("published").mark_rule(color=colour.text, strokeWidth=2).encode(
        x, alt.X2("until:T"), y
    )
    ring = _of("published").mark_point(
        color=colour.text, fill=colour.bg, size=90, strokeWidth=2, opacity=1,
        description="A published value without a base",
    ).encode(x, y)
    # A halo in the ground's colour keeps the words readable where the line passes behind them.
    halo = _of("published").mark_text(
        stroke=colour.bg, strokeWidth=5, align="right", dx=-10, dy=-10, fontWeight=600
    ).encode(x, y, alt.Text("label:N"))
    words = _of("published").mark_text(
        color=colour.text, align="right", dx=-10, dy=-10, fontWeight=600
    ).encode(x, y, alt.Text("label:N"))
    return [span, ring, halo, words]


def _events(colour: Palette, x: alt.X) -> list[Any]:
    rule = _of("event").mark_rule(color=colour.text, strokeWidth=1.5).encode(x)
    # The words stand before the rule, where the past of a series always leaves them room.
    words = _of("event").mark_text(
        color=colour.text, align="right", baseline="top", dx=-6
    ).encode(x, y=alt.value(2), text=alt.Text("label:N"))
    return [rule, words]


def _dark(colour: Palette, x: alt.X) -> Any:  # noqa: ANN401
    return _of("dark").mark_rect(color=colour.dark, opacity=1).encode(x, alt.X2("until:T"))


def _hatch(colour: Palette, x: alt.X) -> Any:  # noqa: ANN401
    return _of("line").mark_point(
        shape=HATCH, color=colour.muted, strokeWidth=1, size=60, opacity=1, yOffset=-6,
        description="Hatching: illustrative",
    ).encode(x, y=alt.value("height"))
