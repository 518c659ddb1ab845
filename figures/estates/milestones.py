"""Estates milestones: the date first given, the newest forecast, what happened, and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.milestones.by_dates import DateState, by_dates
from analysis.milestones.dates import DateGiven, DateKind, baseline, newest
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
    given = [_given(date_row) for date_row in dates]
    by_kind = {kind: [held for held in given if held.kind is kind] for kind in DateKind}
    found = by_dates(given, as_at)
    return MilestoneLine(
        code=row["code"], name=row["name"], project=row["project_name"] or "",
        owner=row["owner"] or "not given", first_date=_say_date(baseline(given)),
        newest_forecast=_say_date(newest(by_kind[DateKind.FORECAST])),
        actual=_say_date(newest(by_kind[DateKind.ACTUAL])), state=found.state, days=found.days,
        reported=row["state"], next_day=found.day, consequence=row["consequence"] or "",
        source=cells.cite(row),
    )


def _given(row: Row) -> DateGiven:
    """One date of a milestone as analysis knows it."""
    return DateGiven(
        kind=DateKind(row["kind"]), on=row["on"].date() if pd.notna(row["on"]) else None,
        known_from=row["known_from"].date(), as_written=row["date_as_written"] or "",
    )


def _say_date(given: DateGiven | None) -> str:
    if given is None:
        return ""
    return say_short(given.on) if given.on is not None else f"“{given.as_written}”"


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
