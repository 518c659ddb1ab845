"""What the chart of a measure says, as facts and in words: its state, its letter, its usual range."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.sentences.charts import LETTER_WORDS, Named
from analysis.spc.chart import State as Variation
from analysis.spc.chart_policy import DrawnPoint, Letter
from figures.dashboard.control_charts import Line
from figures.dashboard.states import State

STATES: dict[Variation, State] = {
    Variation.COMMON_CAUSE: State.NO_CHANGE, Variation.CONCERN: State.CONCERN,
    Variation.IMPROVEMENT: State.IMPROVEMENT, Variation.NEITHER_HIGH: State.CHANGE,
    Variation.NEITHER_LOW: State.CHANGE,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state and whether it is on the high or the low side: ``Concern (high)``."""

    state: State
    letter: Letter = Letter.NONE

    def __str__(self) -> str:
        side = LETTER_WORDS[self.letter]
        return f"{self.state} ({side})" if side else str(self.state)


def verdict_of(line: Line) -> Verdict:
    """What the rules of control charts say of the newest figure of a line."""
    if line.chart.variation is None:
        return Verdict(State.NO_VERDICT)
    return Verdict(STATES[line.chart.variation], line.chart.letter)


def say_range(point: DrawnPoint | None, named: Named) -> str:
    """The usual range at a point: ``89% to 95.5%``; empty text where there is none."""
    if point is None or point.lower is None:
        return ""
    lower = named.say(point.lower)
    # A unit in words is said once: 4.4 to 6.5 seconds.
    if named.kind in ("mean", "median", "rate"):
        lower = lower.removesuffix(named.unit).strip()
    return f"{lower} to {named.say(point.upper)}"
