"""The control chart: one series over time, its usual range, what happened, and what is missing.

The frame it draws has one row a mark, with the columns of measure/chart_marks.py. A line is drawn
within a segment only, so nothing is joined across a break, a dark spell, or the border between
illustrative and real.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import altair as alt

from figures.charts.theme import LIGHT, Palette, in_themes

HEIGHT = 320
SMALL_HEIGHT = 150
DATE_AXIS = "timeFormat(datum.value, '%b %Y')"
SHORT_AXIS = "timeFormat(datum.value, '%b %y')"
HATCH = "M-1,1L1,-1"
# The size of a mark with a letter in it.
LETTERED = 200
STATES = ("improvement", "concern", "neither_high", "neither_low")
SHAPES = ("circle", "square", "diamond", "diamond")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a chart looks like apart from its data: charts of one shape share a specification.

    ``title`` names the value axis, which runs from ``low`` to ``high``; ``marks`` are what it draws,
    see measure/chart_marks.py (a layer without a mark would be a picture without a name); ``small`` is
    a chart that stands in a row with others and leaves the words out.
    """

    title: str
    low: float
    high: float
    percent: bool
    illustrative: bool
    marks: frozenset[str]
    small: bool = False


@lru_cache(maxsize=256)
def line_specs(shape: Shape) -> dict[str, dict[str, Any]]:
    """The specification of a chart in each theme, without data.

    Charts that differ by their value axis alone are drawn once, as drawing takes longest.
    """
    drawn = _drawn(replace(shape, title="", low=0.0, high=1.0))
    return {theme: spec | {"layer": [_on_axis(layer, shape) for layer in spec["layer"]]}
            for theme, spec in drawn.items()}


def _on_axis(layer: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """A layer on the value axis of a chart; one that stands at no value is as it was."""
    axis = layer["encoding"].get("y", {})
    if "scale" not in axis:
        return layer
    named = {} if shape.small else {"title": shape.title}
    scaled = axis | named | {"scale": axis["scale"] | {"domain": [shape.low, shape.high]}}
    return layer | {"encoding": layer["encoding"] | {"y": scaled}}


@lru_cache(maxsize=64)
def _drawn(shape: Shape) -> dict[str, dict[str, Any]]:
    colour = LIGHT
    x = alt.X("on:T").title(None).axis(
        labelExpr=SHORT_AXIS if shape.small else DATE_AXIS, tickCount=3 if shape.small else 6,
        labelFlush=True, description="Time, by month",
    )
    y = (
        alt.Y("value:Q").title(None if shape.small else shape.title)
        .scale(domain=[shape.low, shape.high], nice=False, zero=False)
        .axis(
            labelExpr="datum.label + '%'" if shape.percent else "datum.label",
            tickCount=3 if shape.small else 5,
        )
    )
    drawn = {
        "band": [_band(colour, x, y)],
        "dark": [_dark(colour, x)],
        "event": _rules(colour, x, "event", [], small=shape.small),
        "rebase": _rules(colour, x, "rebase", [2, 3], small=shape.small),
        "break": _breaks(colour, x, small=shape.small),
        "mean": [_mean(colour, x, y)],
        "standard": [_standard(colour, x, y)],
        "newest": [_line(colour, x, y)],
        "signal": [_signals(colour, x, y, small=shape.small)],
        "quiet": [_quiet(colour, x, y, small=shape.small)],
        "letter": _letters(colour, x, y, small=shape.small),
        "published": _published(colour, x, y),
    }
    layers = [layer for mark, made in drawn.items() if mark in shape.marks for layer in made]
    if shape.illustrative:
        layers.append(_hatch(colour, x, small=shape.small))
    height = SMALL_HEIGHT if shape.small else HEIGHT
    return in_themes(alt.layer(*layers).properties(width="container", height=height))


# Altair's methods are built at run time and carry no types, so what they return is Any.
def _of(*marks: str) -> Any:  # noqa: ANN401
    wanted = " || ".join(f"datum.mark == '{mark}'" for mark in marks)
    return alt.Chart().transform_filter(wanted)


def _band(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return _of("band").mark_rect(
        color=colour.band, opacity=1, description="The usual range"
    ).encode(x, alt.X2("until:T"), _like(y, "low"), alt.Y2("high:Q"))


def _like(y: alt.Y, column: str) -> alt.Y:
    """The value axis for another column of the same scale."""
    other = y.copy()
    other.shorthand = f"{column}:Q"
    return other


def _mean(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return _of("mean").mark_rule(color=colour.grey, strokeWidth=1.2, aria=False).encode(
        x, alt.X2("until:T"), y
    )


def _standard(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return _of("standard").mark_rule(
        color=colour.text, strokeWidth=2, strokeDash=[6, 4], aria=False
    ).encode(x, alt.X2("until:T"), y)


def _line(colour: Palette, x: alt.X, y: alt.Y) -> Any:  # noqa: ANN401
    return _of("line", "newest").mark_line(color=colour.grey, strokeWidth=1.6, aria=False).encode(
        x, y, alt.Detail("segment:N")
    )


def _signals(colour: Palette, x: alt.X, y: alt.Y, *, small: bool) -> Any:  # noqa: ANN401
    """Values that signal, by shape and colour."""
    palette = {
        "improvement": colour.blue, "concern": colour.orange,
        "neither_high": colour.purple, "neither_low": colour.purple,
    }
    shape = alt.Shape("state:N").scale(domain=list(STATES), range=list(SHAPES)).legend(None)
    ink = alt.Color("state:N").scale(
        domain=list(palette), range=list(palette.values())
    ).legend(None)
    return (
        alt.Chart().transform_filter("datum.state != ''")
        .mark_point(filled=True, opacity=1, description="Signals")
        .encode(
            x, y, shape, ink,
            size=alt.value(40) if small
            else alt.condition("datum.letter != ''", alt.value(LETTERED), alt.value(70)),
            tooltip=[
                alt.Tooltip("on:T").title("Period to").format("%d %B %Y"),
                alt.Tooltip("value:Q").title("Value"), alt.Tooltip("label:N").title("Rule"),
            ],
        )
    )


def _quiet(colour: Palette, x: alt.X, y: alt.Y, *, small: bool) -> Any:  # noqa: ANN401
    """The newest value where it does not signal: hollow."""
    return _of("newest").transform_filter("datum.state == ''").mark_point(
        color=colour.text, fill=colour.bg, size=40 if small else 70, strokeWidth=2, opacity=1,
        description="The newest value",
    ).encode(x, y)


def _letters(colour: Palette, x: alt.X, y: alt.Y, *, small: bool) -> list[Any]:
    """H or L in the mark that ends each run of signals: colour and shape are never the only cue."""
    if small:
        return []
    return [
        _of("line", "newest").transform_filter("datum.letter != ''")
        .mark_text(color=colour.bg, fontSize=10, fontWeight=700, dy=0.5, aria=False)
        .encode(x, y, alt.Text("letter:N"))
    ]


def _published(colour: Palette, x: alt.X, y: alt.Y) -> list[Any]:
    span = _of("published").mark_rule(color=colour.text, strokeWidth=2, aria=False).encode(
        x, alt.X2("until:T"), y
    )
    ring = _of("published").mark_point(
        color=colour.text, fill=colour.bg, size=90, strokeWidth=2, opacity=1,
        description="A published value without a base",
    ).encode(x, y)
    return [span, ring]


def _rules(colour: Palette, x: alt.X, mark: str, dash: list[int], *, small: bool) -> list[Any]:
    """A line at what happened, with its number at the top; neighbours stand at two heights."""
    rule = _of(mark).mark_rule(
        color=colour.text, strokeWidth=1.5, aria=False, **({"strokeDash": dash} if dash else {})
    ).encode(x)
    if small:
        return [rule]
    made = [rule]
    for odd, top in ((1, 10), (0, 30)):
        at = _of(mark).transform_filter(f"toNumber(datum.number) % 2 == {odd}")
        disc = at.mark_point(
            shape="circle", filled=True, fill=colour.text, size=260, opacity=1, aria=False
        )
        words = at.mark_text(color=colour.bg, fontSize=12, fontWeight=700, aria=False)
        made += [
            disc.encode(x, y=alt.value(top)), words.encode(x, y=alt.value(top), text=alt.Text("number:N"))
        ]
    return made


def _breaks(colour: Palette, x: alt.X, *, small: bool) -> list[Any]:
    """A break is a double rule: the line stops at it."""
    second = _of("break").mark_rule(
        color=colour.text, strokeWidth=1.5, xOffset=4, aria=False
    ).encode(x)
    return [second, *_rules(colour, x, "break", [], small=small)]


def _dark(colour: Palette, x: alt.X) -> Any:  # noqa: ANN401
    return _of("dark").mark_rect(color=colour.dark, opacity=1, description="No data").encode(
        x, alt.X2("until:T")
    )


def _hatch(colour: Palette, x: alt.X, *, small: bool) -> Any:  # noqa: ANN401
    return _of("line", "newest").transform_filter("datum.illustrative").mark_point(
        shape=HATCH, color=colour.muted, strokeWidth=1, size=14 if small else 60, opacity=1, yOffset=-6,
        description="Hatching: illustrative",
    ).encode(x, y=alt.value("height"))
