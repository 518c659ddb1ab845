"""Estates milestones: the date first given, the newest forecast, what happened, and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_days, say_number
from data_access import Reader
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.marks import Mark, Marked

COLUMNS = (
    "ID", "Project", "Milestone", "First date given", "Newest forecast", "Actual", "From the dates",
    "As reported", "Owner", "Source",
)


class DateState(StrEnum):
    """How a milestone stands by its dates, in the words of the page."""

    DONE = "Done"
    DUE = "Due"
    PASSED = "Date passed, no word since"
    CORRECT_IT = "Date needs correcting"
    NO_DAY = "No day given"


CORRECT_IT, PASSED, DUE = DateState.CORRECT_IT, DateState.PASSED, DateState.DUE
DONE, NO_DAY = DateState.DONE, DateState.NO_DAY
MARKS = {PASSED: Mark.DATE_PASSED, CORRECT_IT: Mark.DATE_WRONG}


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as it stands on a day.

    ``first_date``, ``newest_forecast`` and ``actual`` are said as dates, or as their source wrote them.
    ``next_day`` is the day that counts and ``days`` how far ahead it is, negative once it has passed.
    """

    code: str
    name: str
    project: str
    owner: str
    first_date: str
    newest_forecast: str
    actual: str
    state: DateState
    days: int | None
    reported: str
    next_day: date | None
    consequence: str
    source: str

    @property
    def state_words(self) -> str:
        """What the dates alone say: ``Due in 14 days``, ``Date passed, no word since: 6 days``."""
        if self.days is None:
            return self.state
        if self.state is PASSED:
            return f"{PASSED}: {say_days(-self.days)}"
        return f"{DUE} today" if self.days == 0 else f"{DUE} in {say_days(self.days)}"

    def cells(self) -> Mapping[str, object]:
        """The milestone in words, by COLUMNS."""
        words, mark = self.state_words, MARKS.get(self.state)
        return {
            "ID": self.code, "Project": self.project, "Milestone": self.name,
            "First date given": self.first_date, "Newest forecast": self.newest_forecast,
            "Actual": self.actual, "From the dates": words if mark is None else Marked(words, mark),
            "As reported": self.reported, "Owner": self.owner, "Source": self.source,
        }


def lines(reader: Reader, area: str | None = None) -> list[MilestoneLine]:
    """Every milestone known on the as-at day, in the order of the programme."""
    rows = reader.estates.milestones()
    if area is not None:
        everywhere = cells.areas_by_kind(reader.catalogue.areas(), "force")
        rows = rows.loc[rows["area"].isna() | rows["area"].isin({area, *everywhere})]
    dates = reader.estates.milestone_dates()
    return [
        _line(row, records(dates[dates["milestone"] == row["code"]]), reader.as_at)
        for row in records(rows)
    ]


def build(reader: Reader, area: str | None = None) -> Figure:
    """The table of milestones. Impossible and vague dates stay as they were written."""
    found = tuple(lines(reader, area))
    shown = {line.code for line in found}
    rows = reader.estates.milestones()
    return Figure(
        key="", id="ET1", title=_title(found), rows=found, columns=COLUMNS, description=_describe(found),
        unit="", period=f"As known on {say_day(reader.as_at)}",
        base=say_number(len(found), "milestone"),
        source=cells.sources(rows), status="", audience="office",
        notes=(
            "The first date given is the first one published, not an approved baseline.",
            *(
                f"{row['code']}: {row['note']}"
                for row in records(rows)
                if row["note"] and row["code"] in shown
            ),
        ),
    )


def _line(row: Row, dates: list[Row], as_at: date) -> MilestoneLine:
    first, forecast, actual = (_newest(dates, kind) for kind in ("baseline", "forecast", "actual"))
    state, next_day = _state(forecast or first, actual, as_at)
    days = None if next_day is None else (next_day - as_at).days
    return MilestoneLine(
        code=row["code"], name=row["name"], project=row["project_name"] or "",
        owner=row["owner"] or "not given", first_date=_say_date(first),
        newest_forecast=_say_date(forecast), actual=_say_date(actual), state=state, days=days,
        reported=row["state"], next_day=next_day, consequence=row["consequence"] or "",
        source=cells.cite(row),
    )


def _newest(dates: list[Row], kind: str) -> Row | None:
    """The date of a kind known last; the baseline is the only one of its kind."""
    return next((row for row in reversed(dates) if row["kind"] == kind), None)


def _say_date(row: Row | None) -> str:
    if row is None:
        return ""
    if pd.notna(row["on"]):
        return say_short(row["on"].date())
    return f"“{row['date_as_written']}”"


def _state(
    ahead: Row | None, actual: Row | None, as_at: date
) -> tuple[DateState, date | None]:
    """What the dates alone say on a day, and the day that comes next, if there is one."""
    if actual is not None:
        return DONE, None
    if ahead is None:
        return NO_DAY, None
    if pd.isna(ahead["on"]):
        return (CORRECT_IT if _impossible(ahead["date_as_written"]) else NO_DAY), None
    day = ahead["on"].date()
    return (PASSED if day < as_at else DUE), day


def _impossible(written: str) -> bool:
    """Whether the words name a day that no calendar has, such as 31 June."""
    text = written.lower()
    return any(
        f"{day}{suffix} {month}" in text
        for month, days in _SHORT_MONTHS.items()
        for day in days
        for suffix in ("", "st", "th")
    )


_SHORT_MONTHS = {
    "february": (30, 31), "april": (31,), "june": (31,), "september": (31,), "november": (31,),
}


def _title(found: Sequence[MilestoneLine]) -> str:
    if not found:
        return "No estates milestone is recorded yet"
    passed = sum(line.state is PASSED for line in found)
    wrong = sum(line.state is CORRECT_IT for line in found)
    parts = [say_number(len(found), "milestone")]
    if passed:
        parts.append(f"{passed} past {'its' if passed == 1 else 'their'} date without word")
    if wrong:
        parts.append(f"{wrong} with a date that needs correcting")
    return "; ".join(parts)


def _describe(found: Sequence[MilestoneLine]) -> str:
    return " ".join(f"{line.code} {line.name}: {line.state_words.lower()}." for line in found)
