"""A row of a measure, as every table of measures has it: how it stands, and what it is judged against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from analysis.words import say_days
from figures.dashboard.states import DIRECTIONS, State
from figures.words.statuses import LETTERS, WORDS


class Letter(StrEnum):
    """On which side of the usual range a signal lies, if it has one."""

    HIGH = "high"
    LOW = "low"
    NONE = ""


class Assurance(StrEnum):
    """Whether ordinary variation alone lets a measure meet its standard."""

    MEETS = "consistently meets"
    HIT_OR_MISS = "hit or miss against"
    MISSES = "consistently misses"

    @property
    def short(self) -> str:
        """In a word or three: ``meets``, ``hit or miss``."""
        return {Assurance.MEETS: "meets", Assurance.MISSES: "misses"}.get(self, "hit or miss")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A measure of the dashboard with its state.

    ``signal`` is what a rule of control charts found, in its words; ``standard`` is said, empty where
    none is set; ``statuses`` are those of its figures that are not final, a reason for no data first;
    ``days_late`` is above 0 where its state is Late; ``why`` says why there is no data.
    """

    code: str
    name: str
    unit: str
    better: str
    theme: str
    state: State = State.NONE
    letter: Letter = Letter.NONE
    signal: str = ""
    usual_range: str = ""
    standard: str = ""
    assurance: Assurance | None = None
    statuses: tuple[str, ...] = ()
    days_late: int = 0
    why: str = ""

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        return DIRECTIONS[self.better]

    @property
    def state_words(self) -> str:
        """The state with its letter: ``Concern (high)``."""
        return f"{self.state} ({self.letter})" if self.letter else str(self.state)

    @property
    def finding(self) -> str:
        """The state with what was found: ``Concern (high): rose over 7+ weeks``."""
        return f"{self.state_words}: {self.signal}" if self.signal else self.state_words

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
    states = [row.state for row in rows]
    return {state: states.count(state) for state in State}
