"""A row of a measure, as every table of measures has it: how it stands, and what it is judged against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import DrawnPoint, Letter
from analysis.words import say_days
from figures.dashboard.states import DIRECTIONS, State
from figures.dashboard.verdicts import Verdict
from figures.words.statuses import LETTERS, WORDS

# Whether ordinary variation alone lets a measure meet its standard, in a word or three.
MET = {
    Assurance.PASS: "meets", Assurance.FAIL: "misses", Assurance.HIT_OR_MISS: "hit or miss",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure of the dashboard with its state.

    ``signal`` is what a rule of control charts found, for how long and since when; ``cause`` the recorded
    event it began with; ``outlived`` says in a sentence that the usual range no longer describes it.
    ``standard`` is said, empty where none is set; ``statuses`` are those of its figures that are not
    final, a reason for no data first;
    ``days_late`` is above 0 where its state is Late; ``why`` says why there is no data. ``recent`` are
    the points of its small picture, and ``standard_drawn`` the standard in it.
    """

    code: str
    name: str
    unit: str
    better: str
    theme: str
    state: State = State.NONE
    letter: Letter = Letter.NONE
    signal: str = ""
    cause: str = ""
    outlived: str = ""
    usual_range: str = ""
    standard: str = ""
    assurance: Assurance | None = None
    statuses: tuple[str, ...] = ()
    days_late: int = 0
    why: str = ""
    recent: tuple[DrawnPoint, ...] = ()
    standard_drawn: float | None = None

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        return DIRECTIONS[self.better]

    @property
    def verdict(self) -> Verdict:
        """The state with its letter."""
        return Verdict(self.state, self.letter)

    @property
    def finding(self) -> str:
        """The state with what was found: ``Concern (high): rising for 9 weeks``."""
        return f"{self.verdict}: {self.signal}" if self.signal else str(self.verdict)

    @property
    def met(self) -> str:
        """Whether the standard is met, in a word or three; empty where it was not judged."""
        return "" if self.assurance is None else MET[self.assurance]

    @property
    def letters(self) -> str:
        """The short marks of its statuses: ``[p] [i]``."""
        return " ".join(LETTERS[status] for status in LETTERS if status in self.statuses)

    @property
    def overdue(self) -> str:
        """Since when its next figure is due: ``due 3 days ago``; empty where it is not late."""
        return f"due {say_days(self.days_late)} ago" if self.days_late else ""

    @property
    def gaps(self) -> str:
        """What its figure leaves out, in words; empty where it is whole."""
        return ""

    @property
    def status_words(self) -> str:
        """Its statuses in words, what its figure leaves out, and that it is late where it is."""
        late = f"Late: {self.overdue}" if self.overdue else ""
        return "; ".join(filter(None, (*(WORDS[status] for status in self.statuses), self.gaps, late)))


def count_states(rows: Iterable[MeasureRow]) -> dict[State, int]:
    """How many rows are in each state; every state is there."""
    counted = Counter(row.state for row in rows)
    return {state: counted[state] for state in State}
