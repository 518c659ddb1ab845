"""Decisions and dates: what was to happen by now, what is due soon, and dates that are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_distance, say_number
from data_access import Reader
from figures.dashboard.attention import Dated, Kind, lines
from figures.figure import Figure

COLUMNS = ("Day", "How far", "What", "What follows", "Owner", "ID")


@dataclass(frozen=True, slots=True)
class Decision:
    """Something with a day, as it stands on the as-at day. ``page`` is where its record is."""

    code: str
    kind: Kind
    dated: Dated
    page: str
    as_at: date

    @property
    def day(self) -> str:
        """The day in few words, or the words of the source where they are no day."""
        return say_short(self.dated.on) if self.dated.on else self.dated.as_written

    @property
    def distance(self) -> str:
        """How far the day is from the day that is read: ``6 days ago``; or that it is no day."""
        return say_distance(self.dated.on, self.as_at) if self.dated.on else "no such day"

    @property
    def passed(self) -> bool:
        """Whether the day has gone by."""
        return self.kind is Kind.DATE_PASSED

    def cells(self) -> Mapping[str, object]:
        """The decision in words, by COLUMNS."""
        return {
            "Day": self.day, "How far": self.distance, "What": self.dated.what,
            "What follows": self.dated.then, "Owner": self.dated.owner, "ID": self.code,
        }


def build(reader: Reader) -> Figure:
    """Everything for attention that has a day, or should have one, the earliest first."""
    rows = tuple(sorted(
        (
            Decision(line.codes[0], line.kind, line.dated, line.page, reader.as_at)
            for line in lines(reader) if line.dated is not None and isinstance(line.kind, Kind)
        ),
        key=lambda row: (row.dated.on is None, row.dated.on or date.max),
    ))
    return Figure(
        key="", id="OV5", title=_title(rows), rows=rows, columns=COLUMNS,
        description=" ".join(f"{row.day}: {row.dated.what}, {row.distance}." for row in rows), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="", source="Estates milestones and contracts",
        status="", audience="office",
    )


def _title(rows: Sequence[Decision]) -> str:
    """How many days have passed without word, and how many are still to come or are none."""
    if not rows:
        return "No decision and no date is due"
    passed, wrong = sum(row.passed for row in rows), sum(row.dated.on is None for row in rows)
    ahead = len(rows) - passed - wrong
    told = [
        f"{say_number(passed, 'date')} passed without word" if passed else "",
        f"{ahead} still to come" if ahead else "", f"{wrong} not in the calendar" if wrong else "",
    ]
    return ", ".join(filter(None, told))
