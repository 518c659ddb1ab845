"""Days between rare events: the chart for what happens too seldom to count by week or month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from analysis.spc.chart import Better, ChartPoint, ControlChart, control_chart
from analysis.spc.chart_policy import ShownChart, show_chart
from analysis.spc.phase_policy import POLICY, PhasePolicy, Policy
from analysis.words import Kind

NELSON = 1 / 3.6
REVERSED: dict[str, Better] = {
    Better.HIGHER: Better.LOWER, Better.LOWER: Better.HIGHER, Better.NEITHER: Better.NEITHER,
}


def days_between(event_days: Iterable[date]) -> list[tuple[date, float | None]]:
    """The days from each event to the next, dated by the later one, in date order.

    Several events on one day count as one. Under two days with an event give no gap. The time since
    the last event is no gap yet and is left out.
    """
    days = sorted(set(event_days))
    return [(after, float((after - before).days)) for before, after in pairwise(days)]


def gap_chart(
    event_days: Iterable[date], *, better: Better, shift: int = 7, trend: int = 7
) -> ControlChart:
    """The control chart of days between events.

    ``better`` says which way is better for the *number* of events: with ``lower``, longer gaps are
    improvement; the chart's own ``better`` is that of the gaps. Gaps are skewed even when nothing
    changes, so limits and rules are worked out on ``gap ** (1 / 3.6)``, which makes them nearly
    normal, and limits are turned back into days, those under 0 into 0. The mean so
    turned back is a typical gap, shorter than the arithmetic mean of the gaps. Raises what
    :func:`analysis.spc.control_chart` raises.

    Source: L. S. Nelson, "A control chart for parts-per-million nonconforming items", Journal of
    Quality Technology 26(3), 1994, pages 239 to 240.
    """
    gaps = days_between(event_days)
    even = [(day, None if gap is None else gap**NELSON) for day, gap in gaps]
    chart = control_chart(even, better=REVERSED[better], shift=shift, trend=trend)
    points = (_in_days(point, gap) for point, (_, gap) in zip(chart.points, gaps, strict=True))
    return replace(chart, points=tuple(points))


def shown_gaps(event_days: Iterable[date], *, better: Better, policy: Policy = POLICY) -> ShownChart:
    """The chart of days between events as it may be shown: the same numbers of points are needed."""
    chart = gap_chart(event_days, better=better, shift=policy.shift, trend=policy.trend)
    return show_chart(chart, PhasePolicy(policy, Kind.MEAN, "gap", None, {}))


def _in_days(point: ChartPoint, gap: float | None) -> ChartPoint:
    return replace(
        point, value=gap, mean=_back(point.mean), lower=_back(point.lower), upper=_back(point.upper),
        near_lower=_back(point.near_lower), near_upper=_back(point.near_upper),
    )


def _back(value: float | None) -> float | None:
    return None if value is None else float(max(value, 0.0) ** (1 / NELSON))
