"""Published values without a base: hollow marks that are never joined and never tested."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from figures.charts.theme import LIGHT, in_themes
from figures.dashboard.series import Series
from figures.words.cells import records, short_period_of

ROW_HEIGHT = 64
AROUND_ROWS = 90
# Where words may stand, and how far from the mark.
PLACES: dict[str, dict[str, Any]] = {
    "above": {"dy": -16}, "before": {"align": "right", "dx": -12}, "behind": {"align": "left", "dx": 12},
}
PAPER, PRESS = "Paper, no base", "Press, no base"


def point_specs(
    series: Series, rows: pd.DataFrame
) -> tuple[dict[str, dict[str, Any]], pd.DataFrame]:
    """The specification in each theme and the frame for published values, one row a period."""
    shown = records(rows.sort_values(["period_end", "known_from"]))
    data = pd.DataFrame(
        {
            "period": [short_period_of(row) for row in shown],
            "value": [row["value"] for row in shown],
            "said": [series.say(row) for row in shown],
            "kind": [PRESS if row["second_hand"] else PAPER for row in shown],
        }
    )
    data["place"] = _places(data)
    low = max(0.0, float(int(data["value"].min() / 5) * 5 - 5))
    high = min(100.0, float(int(data["value"].max() / 5) * 5 + 10))
    periods = tuple(dict.fromkeys(data["period"]))
    return _specs(low, high, periods), data


def _places(data: pd.DataFrame) -> list[str]:
    """Where the words of each value stand, so that those of one period never cover one another.

    The lowest stands before its mark and the highest behind it; one alone, and those between, above.
    """
    lowest = data.groupby("period")["value"].transform("min")
    highest = data.groupby("period")["value"].transform("max")
    return [
        "above" if low == high or low < value < high else "before" if value == low else "behind"
        for value, low, high in zip(data["value"], lowest, highest, strict=True)
    ]


@lru_cache(maxsize=64)
def _specs(low: float, high: float, periods: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    colour = LIGHT
    y = alt.Y("period:N").title(None).scale(domain=list(periods)).axis(
        grid=True, domain=False, ticks=False, labelLimit=220
    )
    x = (
        alt.X("value:Q").title(None).scale(domain=[low, high], nice=False, zero=False)
        .axis(labelExpr="datum.label + '%'", tickCount=5, grid=True)
    )
    shape = alt.Shape("kind:N").scale(domain=[PAPER, PRESS], range=["circle", "diamond"]).legend(
        title=None, orient="bottom", labelFontSize=14, labelColor=colour.text, symbolSize=110
    )
    marks = alt.Chart().mark_point(
        color=colour.text, fill=colour.bg, size=120, strokeWidth=2, opacity=1,
        description="Published values",
    ).encode(x, y, shape)
    words = [
        alt.Chart().transform_filter(f"datum.place == '{place}'")
        .mark_text(color=colour.text, fontWeight=600, aria=False, **where)
        .encode(x, y, alt.Text("said:N"))
        for place, where in PLACES.items()
    ]
    chart = alt.layer(marks, *words).properties(
        width="container", height=ROW_HEIGHT * len(periods) + AROUND_ROWS
    )
    return in_themes(chart)
