"""Survey results as dots with their intervals: by area, and over time. Published values stand hollow beside.

The frame has one row a mark: ``place`` or ``on`` says where, ``part`` what it is (``year`` for four quarters
together, ``quarter`` for one alone, ``published``, ``press``), ``state`` whether a test found it apart.
"""

from __future__ import annotations

from functools import lru_cache
from textwrap import fill
from typing import Any

import altair as alt

from figures.charts.theme import LIGHT, Palette, in_themes

ROW_HEIGHT = 54
AROUND_ROWS = 40
HEIGHT = 300
THICK, THIN = 7, 2
# How far the newest quarter stands below the four together.
BELOW = 12
WIDEST_NAME = 24
HOLLOW = {"published": "circle", "press": "diamond"}
# What may stand out, each with a shape and a colour.
STATES = ("concern", "improvement", "change")
TIME_AXIS = "timeFormat(datum.value, '%b %Y')"


@lru_cache(maxsize=64)
def interval_specs(
    places: tuple[str, ...], low: float, high: float, parts: frozenset[str], unit: str = "%"
) -> dict[str, dict[str, Any]]:
    """Estimates below one another, one row a place in the order given; the axis runs from low to high.

    ``parts`` are those that are drawn: a layer without a mark would be a picture without a name.
    """
    return in_themes(_areas(LIGHT, places, low, high, parts, unit))


@lru_cache(maxsize=64)
def wave_specs(low: float, high: float, parts: frozenset[str]) -> dict[str, dict[str, Any]]:
    """Waves over time; ``parts`` are those that are drawn, breaks and standards among them."""
    return in_themes(_waves(LIGHT, low, high, parts))


# Altair's methods are built at run time and carry no types, so what they return is Any.
def _areas(
    colour: Palette, places: tuple[str, ...], low: float, high: float, parts: frozenset[str], unit: str
) -> Any:  # noqa: ANN401
    y = alt.Y("place:N").title(None).scale(domain=list(places)).axis(
        grid=True, domain=False, ticks=False, labelFontSize=14, labelExpr="split(datum.label, '\\n')",
        labelBaseline="middle",
    )
    x = alt.X("value:Q").title(None).scale(domain=[low, high], nice=False, zero=False, clamp=True).axis(
        labelExpr=f"datum.label + '{unit}'", tickCount=5, grid=True
    )
    reach = (alt.X("low:Q"), alt.X2("high:Q"))
    tone = _tone(colour)
    drawn = {
        "quarter": [
            _part("quarter").mark_rule(strokeWidth=THIN, color=colour.ctrl, yOffset=BELOW, aria=False)
            .encode(y, *reach),
            _part("quarter").mark_point(
                filled=True, size=30, color=colour.ctrl, opacity=1, yOffset=BELOW,
                description="The newest quarter alone",
            ).encode(y, x),
        ],
        "year": [
            _part("year").mark_rule(strokeWidth=THICK, strokeCap="round", aria=False).encode(y, *reach, tone),
            _part("year").mark_point(
                filled=True, size=190, opacity=1, description="The estimate with its interval"
            ).encode(y, x, tone, _shape()),
        ],
    }
    layers = [layer for part, made in drawn.items() if part in parts for layer in made]
    layers += _hollow(colour, x, y, parts, dx=10, dy=-13)
    return alt.layer(*layers).properties(width="container", height=ROW_HEIGHT * len(places) + AROUND_ROWS)


def _waves(colour: Palette, low: float, high: float, parts: frozenset[str]) -> Any:  # noqa: ANN401
    # Room on both sides, so that the first and the last mark are whole.
    x = alt.X("on:T").title(None).scale(padding=14).axis(
        labelExpr=TIME_AXIS, tickCount=6, labelFlush=True, description="Time",
    )
    y = alt.Y("value:Q").title(None).scale(domain=[low, high], nice=False, zero=False).axis(
        labelExpr="datum.label + '%'", tickCount=5
    )
    reach = (alt.Y("low:Q"), alt.Y2("high:Q"))
    drawn = {
        "standard": [
            _part("standard").mark_rule(strokeDash=[7, 4], strokeWidth=2, color=colour.text, aria=False)
            .encode(x, alt.X2("until:T"), y),
        ],
        "break": [
            _part("break").mark_rule(strokeWidth=1.5, color=colour.text, xOffset=shift, aria=False).encode(x)
            for shift in (-3, 3)
        ],
        "quarter": [
            _part("quarter").mark_rule(strokeWidth=THIN, color=colour.grey, opacity=0.55, aria=False)
            .encode(x, *reach),
            _part("quarter").mark_point(
                filled=True, size=32, color=colour.grey, opacity=0.55, description="One quarter alone",
            ).encode(x, y),
        ],
        "year": [
            _part("year").mark_line(strokeWidth=2, color=colour.text, aria=False)
            .encode(x, y, alt.Detail("segment:N")),
            _part("year").mark_rule(strokeWidth=THICK - 2, color=colour.text, aria=False).encode(x, *reach),
            _part("year").mark_point(
                filled=True, size=120, color=colour.text, opacity=1, description="Four quarters together",
            ).encode(x, y),
        ],
    }
    layers = [layer for part, made in drawn.items() if part in parts for layer in made]
    layers += _hollow(colour, x, y, parts, dx=12, dy=0)
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def wrapped(name: str) -> str:
    """The name of a place on several lines where it is long, so that a chart keeps its room."""
    return fill(name, WIDEST_NAME)


def _part(name: str) -> alt.Chart:
    return alt.Chart().transform_filter(f"datum.part == '{name}'")


def _hollow(
    colour: Palette, x: alt.X, y: alt.Y, parts: frozenset[str], *, dx: int, dy: int
) -> list[Any]:
    """What was published without a base, with its words on the side where no other value stands."""
    rings = [
        _part(part).mark_point(
            shape=shape, fill=colour.bg, color=colour.text, size=130, strokeWidth=2, opacity=1,
            description="Published without a base",
        ).encode(x, y)
        for part, shape in HOLLOW.items() if part in parts
    ]
    sides: dict[str, dict[str, Any]] = {
        "before": {"align": "right", "dx": -dx}, "behind": {"align": "left", "dx": dx},
    }
    words = [
        alt.Chart().transform_filter(f"datum.side == '{side}'")
        .mark_text(dy=dy, color=colour.text, fontSize=12, aria=False, **where)
        .encode(x, y, alt.Text("said:N"))
        for side, where in sides.items()
    ]
    return [*rings, *words] if rings else []


def _tone(colour: Palette) -> alt.Color:
    return alt.Color("state:N").scale(
        domain=["", *STATES], range=[colour.text, colour.orange, colour.blue, colour.purple]
    ).legend(None)


def _shape() -> alt.Shape:
    return alt.Shape("state:N").scale(
        domain=["", *STATES], range=["circle", "square", "circle", "diamond"]
    ).legend(None)
