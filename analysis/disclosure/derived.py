"""Figures worked out from a hidden count give it back, so they are hidden with it.

A percentage with its base gives the count by multiplication; Wilson and Byar's limits by solving for it;
the mean and limits of a control chart by n times the mean less the other points; a change, a ratio or a
rolling sum by the figures beside it. Each function here says, with booleans, what to hide. Source:
practice of statistical disclosure control. One rule is for callers: hide first, then build the
tooltip, the download, the alternative text and the chart from the same hidden table. Survey results on a
small base are hidden by ``analysis.comparison``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.disclosure.suppression import USUAL_THRESHOLD, check_threshold


@dataclass(frozen=True, slots=True)
class ChartParts:
    """What a control chart of partly hidden points may show, point by point in the order given.

    ``value``: the point itself is hidden. ``limits``: so are the mean, the limits and the near limits at
    this point, and its rule, state and colour. ``icons``: variation and assurance of the whole chart.
    """

    value: tuple[bool, ...]
    limits: tuple[bool, ...]
    icons: bool


def percentages(
    numerators: pd.DataFrame, bases: pd.DataFrame, threshold: int = USUAL_THRESHOLD
) -> pd.DataFrame:
    """Where a percentage must be hidden for its own counts: booleans with the labels given.

    Hidden where the count, the rest of the base (base less count) or the base itself is from 1 to
    ``threshold - 1``; 0% and 100% of a larger base are shown. Add the cells that ``suppress`` hides, and
    hide count, percentage and interval together: any one with the base gives the others.
    Raises ValueError for a threshold under 1, labels that differ, or a count above its base.
    """
    check_threshold(threshold)
    if not (numerators.index.equals(bases.index) and numerators.columns.equals(bases.columns)):
        raise ValueError("the counts and their bases have different labels")
    if (numerators > bases).to_numpy().any():
        raise ValueError("a count is larger than its base")
    small = [
        (counts > 0) & (counts < threshold) for counts in (numerators, bases - numerators, bases)
    ]
    return small[0] | small[1] | small[2]


def ratios(above_hidden: pd.DataFrame, below_hidden: pd.DataFrame) -> pd.DataFrame:
    """Where a ratio or rate must be hidden: where either of its parts is, as the other gives it back.

    Raises ValueError when the labels differ.
    """
    return _either(above_hidden, below_hidden)


def changes(before_hidden: pd.DataFrame, after_hidden: pd.DataFrame) -> pd.DataFrame:
    """Where a change must be hidden: where either end is. For a change that is itself small see
    ``analysis.disclosure.linked.suppress_releases``. Raises ValueError when the labels differ."""
    return _either(before_hidden, after_hidden)


def rolling(points_hidden: Sequence[bool], window: int) -> tuple[bool, ...]:
    """Where a rolling sum or mean must be hidden, in the order given.

    Wherever one of its ``window`` points is hidden: less the points shown, the sum gives it back.
    Raises ValueError for a window under 1.
    """
    if window < 1:
        raise ValueError(f"the window is {window} points; the least is 1")
    return tuple(
        any(points_hidden[max(0, at - window + 1) : at + 1]) for at in range(len(points_hidden))
    )


def control_chart(points_hidden: Sequence[bool], phases: Sequence[int] | None = None) -> ChartParts:
    """What a control chart may show when some points are hidden: see ``ChartParts``.

    ``phases``: the number of each point's phase (it changes at a rebase); left out, all points are one
    phase. One hidden point takes the mean, the limits and every state of its phase with it, because the
    mean times the number of points, less those shown, is the hidden one, and a colour tells its
    neighbourhood. The icons rest on the last phase and go with it. Better still: a longer period or a
    larger area, where nothing is hidden. Raises ValueError when the two lists differ in length.
    """
    if phases is not None and len(phases) != len(points_hidden):
        raise ValueError(f"{len(points_hidden)} points have {len(phases)} phases")
    of_point = list(phases) if phases is not None else [0] * len(points_hidden)
    touched = {phase for phase, flag in zip(of_point, points_hidden, strict=True) if flag}
    limits = tuple(phase in touched for phase in of_point)
    return ChartParts(tuple(points_hidden), limits, bool(limits) and limits[-1])


def _either(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    if not (one.index.equals(other.index) and one.columns.equals(other.columns)):
        raise ValueError("the two tables of hidden cells have different labels")
    return one | other
