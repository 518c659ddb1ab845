"""The sets that the measures of the dashboard fall into: each measure is in one of them, and all are counted.

Every number of measures on a page is the size of one of these sets, or of some together, by the name the
set has here; the weekly table shows the rows of each by its name in the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from figures.dashboard.states import SIGNALLED, State
from figures.dashboard.week_row import WeekRow


class MeasureSet(StrEnum):
    """How a measure stands, as it is counted. ``Published only`` has a figure in a paper and no series."""

    SIGNALLING = "Out of the ordinary"
    CALM = "No clear change"
    TOO_FEW = "Too few to judge"
    NO_DATA = "No data"
    LATE = "Late"
    QUOTED = "Published only"
    FORCE_ONLY = "Whole force only"
    NEVER = "Never supplied"


# Those that the rules of control charts were asked about.
JUDGED = (MeasureSet.SIGNALLING, MeasureSet.CALM)
# Those a reader with a minute looks at.
EXCEPTIONAL = (MeasureSet.SIGNALLING, MeasureSet.NO_DATA, MeasureSet.LATE)
_BY_STATE = {
    **dict.fromkeys(SIGNALLED, MeasureSet.SIGNALLING), State.NO_CHANGE: MeasureSet.CALM,
    State.NO_VERDICT: MeasureSet.TOO_FEW, State.NO_DATA: MeasureSet.NO_DATA, State.LATE: MeasureSet.LATE,
}


def set_of(row: WeekRow) -> MeasureSet:
    """The set that a row of the weekly table is in."""
    if row.state in _BY_STATE:
        return _BY_STATE[row.state]
    if row.published:
        return MeasureSet.QUOTED
    return MeasureSet.FORCE_ONLY if row.held_elsewhere else MeasureSet.NEVER


def sizes(rows: Iterable[WeekRow]) -> Mapping[MeasureSet, int]:
    """How many rows are in each set, in the order of the sets; they add up to the rows."""
    found = dict.fromkeys(MeasureSet, 0)
    for row in rows:
        found[set_of(row)] += 1
    return found
