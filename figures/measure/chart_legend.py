"""What the marks of a control chart mean: the words that stand below it."""

from __future__ import annotations

import pandas as pd

from figures.charts.legend import LegendEntry, Sign
from figures.dashboard.measure_chart import MeasureChart
from figures.measure.chart_marks import drawn_of
from figures.words.cells import records
from figures.words.ranges import say_range
from figures.words.statuses import ILLUSTRATIVE

# Marks that carry words of their own.
LABELLED = {
    "standard": Sign.STANDARD, "event": Sign.EVENT, "rebase": Sign.REBASE, "break": Sign.BREAK,
    "dark": Sign.DARK, "published": Sign.PUBLISHED,
}
STATE_SIGNS = {
    "concern": (Sign.CONCERN, "Concern"), "improvement": (Sign.IMPROVEMENT, "Improvement"),
    "neither_high": (Sign.CHANGE, "Change, neither way better"),
    "neither_low": (Sign.CHANGE, "Change, neither way better"),
}


def legend_of(marks: pd.DataFrame, line: MeasureChart) -> tuple[LegendEntry, ...]:
    """What the marks mean, each once, with the numbers at what happened."""
    last, drawn = line.chart.points[-1], drawn_of(marks)
    made: list[LegendEntry] = []
    if "band" in drawn and last.lower is not None:
        name = "Trial range" if last.trial else "Usual range"
        words = f"{name} {say_range(last, line.named)}, mean {line.named.say(last.mean)}"
        made.append(LegendEntry(Sign.BAND, words))
    labelled = records(marks[marks["mark"].isin(LABELLED)].sort_values("on"))
    made += [LegendEntry(LABELLED[row["mark"]], row["label"], row["number"]) for row in labelled]
    states = set(marks["state"])
    made += [
        LegendEntry(sign, f"{words} (H high, L low)") for state, (sign, words) in STATE_SIGNS.items()
        if state in states
    ]
    if "quiet" in drawn:
        made.append(LegendEntry(Sign.QUIET, "The newest value, no signal"))
    if marks["illustrative"].any():
        made.append(LegendEntry(Sign.ILLUSTRATIVE, ILLUSTRATIVE))
    return tuple(dict.fromkeys(made))
