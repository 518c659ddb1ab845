"""What is said of a figure that is missing: since when, why, who owes it, what was promised, what is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.clocks import days_dark, days_overdue
from analysis.words import say_days
from figures.words.cells import Row, cite


@dataclass(frozen=True, slots=True)
class DarkSpell:
    """A spell without figures, told in the same words wherever it is told.

    ``since`` is the first day without a figure, ``as_at`` the day it is told on. ``last_held`` says the
    newest figure with its period, and how many are held; empty where none ever was.
    """

    status: str
    since: date
    as_at: date
    reason: str
    owner: str
    promised: date | None
    last_held: str
    cited: str

    @property
    def days(self) -> int:
        """For how many days there has been none, the first of them counted."""
        return days_dark(self.since, self.as_at)

    @property
    def told(self) -> str:
        """All of it, in sentences."""
        held = f"Last held: {self.last_held}" if self.last_held else "No earlier figure is held"
        return f"{self.shared} {held}."

    @property
    def shared(self) -> str:
        """What measures that are missing for one reason share, in sentences."""
        return f"Since {self._since}. {self.reason} {self._owed}. {self._promise}."

    @property
    def briefly(self) -> str:
        """The same without the reason and what was last held, for a list that is read in seconds."""
        return f"Since {self._since} · {self._owed} · {self._promise}"

    @property
    def story(self) -> tuple[object, ...]:
        """What measures that are missing for one and the same reason share."""
        return self.since, self.reason, self.owner, self.promised

    @property
    def _since(self) -> str:
        return f"{say_day(self.since)}, {say_days(self.days)}"

    @property
    def _owed(self) -> str:
        return f"Owed by: {self.owner or 'no owner named'}"

    @property
    def _promise(self) -> str:
        if self.promised is None:
            return "No date was promised"
        late = days_overdue(self.promised, self.as_at)
        return f"Promised by {say_day(self.promised)}" + (f", {say_days(late)} overdue" if late else "")


def dark_spell(row: Row, since: date, as_at: date, last_held: str) -> DarkSpell:
    """The spell that the newest row of a measure is the end of: one with a reason and no number."""
    promised: date | None = None if pd.isna(row["promised"]) else row["promised"].date()
    return DarkSpell(
        row["status"], since, as_at, row["reason"], row["owner"] or "", promised, last_held, cite(row)
    )
