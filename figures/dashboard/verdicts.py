"""What the chart of a measure says: its state, and on which side of the usual range."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.sentences.charts import LETTER_WORDS
from analysis.spc.chart import State as Variation
from analysis.spc.chart_policy import Letter
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.states import State
from figures.words.marks import Mark, Marked

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

    @property
    def marked(self) -> str | Marked:
        """The words of a cell; that there is no data stands beside its mark."""
        words = str(self)
        return Marked(words, Mark.NO_DATA) if self.state is State.NO_DATA else words

    def __str__(self) -> str:
        side = LETTER_WORDS[self.letter]
        return f"{self.state} ({side})" if side else str(self.state)


def verdict_at(variation: Variation, letter: Letter) -> Verdict:
    """The verdict of a point whose chart may be judged."""
    return Verdict(STATES[variation], letter)


def verdict_of(line: MeasureChart) -> Verdict:
    """What the rules of control charts say of the newest figure of a line."""
    if line.chart.variation is None:
        return Verdict(State.NO_VERDICT)
    return verdict_at(line.chart.variation, line.chart.letter)
