"""The row of a measure in a month: its figure, what stands beside it, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.sentences.charts import ASSURANCE_WORDS, LETTER_WORDS
from analysis.words import say_number
from figures.dashboard.measure_row import MeasureRow
from figures.dashboard.states import State
from figures.words.marks import Mark, Marked
from figures.words.missing import DarkSpell
from figures.words.statuses import LETTERS

COLUMNS = (
    "ID", "Measure", "Unit", "Good direction", "Theme", "State", "High or low", "Signal",
    "Weeks signalling", "Last figure", "Month", "Worked out from", "Weeks held", "Month before",
    "Same month last year", "Usual range", "Standard", "Assurance", "Published in the month", "Status",
    "Why there is no data", "Commentary",
)
BREAK_MARK = "[b]"


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """The figure of a month: its value, and how many of its weeks are held.

    ``words`` say the value, ``worked_out`` what it was worked out from. ``broken`` says that a break in
    the series lies between it and the month it stands beside; ``weeks`` are 0 for what is not counted
    by the week. ``alone`` says that it is illustrative and stands beside no figure that says the same.
    """

    value: float
    words: str
    worked_out: str
    held: int
    weeks: int
    broken: bool = False
    alone: bool = False

    @property
    def missing(self) -> int:
        """How many of its weeks are not held."""
        return max(self.weeks - self.held, 0)

    @property
    def beside(self) -> str:
        """How it is said beside another month: ``75% (1 of 5 weeks) [b]``."""
        part = f"({self.held} of {self.weeks} weeks)" if self.missing else ""
        marks = (LETTERS["illustrative"] if self.alone else "", BREAK_MARK if self.broken else "")
        return " ".join(filter(None, (self.words, part, *marks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow(MeasureRow):
    """A measure of the dashboard in a calendar month.

    ``first`` and ``last`` are the days of the month. ``absent`` says why it has no figure where that is no
    lack, such as ``Force only``; ``signalling`` is how many weeks of how many signal; ``last_figure`` is
    the one its state is about.
    """

    area: str = ""
    first: date | None = None
    last: date | None = None
    month: MonthFigure | None = None
    before: MonthFigure | None = None
    last_year: MonthFigure | None = None
    absent: str = ""
    last_figure: str = ""
    signalling: tuple[int, int] | None = None
    published: str = ""
    spell: DarkSpell | None = None
    commentary: str = ""

    @property
    def is_supplied(self) -> bool:
        """Whether it has a figure, a reason why there is none, or something published."""
        return self.state is not State.NONE or bool(self.month_words or self.published)

    @property
    def is_judged(self) -> bool:
        """Whether its last figure of the month is one to judge: neither missing nor old news."""
        return self.state not in (State.NO_DATA, State.LATE)

    @property
    def month_words(self) -> str:
        """The figure of the month, or why there is none."""
        if self.state is State.NONE:
            return self.absent
        return "" if self.month is None else self.month.words

    @property
    def worked_out(self) -> str:
        """What the figure of the month was worked out from."""
        return "" if self.month is None else self.month.worked_out

    @property
    def weeks_held(self) -> str:
        """How many of the weeks are held: ``3 of 4``."""
        return f"{self.month.held} of {self.month.weeks}" if self.month and self.month.weeks else ""

    @property
    def weeks_signalling(self) -> str:
        """How many weeks of the month signal: ``2 of 4``; empty where that is not told."""
        return "" if self.signalling is None else f"{self.signalling[0]} of {self.signalling[1]}"

    @property
    def gaps(self) -> str:
        """How many weeks of the month are missing, in words."""
        if self.month is None or not self.month.missing:
            return ""
        return f"{self.month.missing} of {say_number(self.month.weeks, 'week')} missing"

    def tidy(self) -> Mapping[str, object]:
        """The measure as a file holds it to be calculated with; see figures/tidy.py."""
        return {
            "measure": self.code, "area": self.area, "period_start": self.first, "period_end": self.last,
            "value": None if self.month is None else self.month.value, "unit": self.unit,
            "status": self.statuses[0] if self.statuses else None,
        }

    def cells(self) -> Mapping[str, object]:
        """The measure in words, by COLUMNS."""
        words = str(self.state)
        return {
            "ID": self.code, "Measure": self.name, "Unit": self.unit, "Good direction": self.direction,
            "Theme": self.theme,
            "State": Marked(words, Mark.NO_DATA) if self.state is State.NO_DATA else words,
            "High or low": LETTER_WORDS[self.letter], "Signal": self.signal,
            "Weeks signalling": self.weeks_signalling, "Last figure": self.last_figure,
            "Month": self.month_words, "Worked out from": self.worked_out, "Weeks held": self.weeks_held,
            "Month before": self.before.beside if self.before else "",
            "Same month last year": self.last_year.beside if self.last_year else "",
            "Usual range": self.usual_range, "Standard": self.standard,
            "Assurance": "" if self.assurance is None else ASSURANCE_WORDS[self.assurance],
            "Published in the month": self.published,
            "Status": self.status_words, "Why there is no data": self.why,
            "Commentary": self.commentary,
        }
