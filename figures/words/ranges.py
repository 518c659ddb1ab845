"""How the usual range of a control chart is said."""

from __future__ import annotations

from analysis.sentences.charts import Named
from analysis.spc.chart_policy import DrawnPoint


def say_range(point: DrawnPoint | None, named: Named) -> str:
    """The usual range at a point: ``89% to 95.5%``; empty text where there is none."""
    if point is None or point.lower is None:
        return ""
    lower = named.say(point.lower, steady=True)
    # A unit in words is said once: 4.4 to 6.5 seconds.
    if named.kind in ("mean", "median", "rate"):
        lower = lower.removesuffix(named.unit).strip()
    return f"{lower} to {named.say(point.upper, steady=True)}"
