"""Estates milestones: the date first given, the newest forecast, what happened, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.milestones.by_dates import ByDates, DateState, by_dates
from analysis.milestones.dates import DateGiven, DateKind, baseline, newest
from analysis.words import say_days, say_number
from data_access import Reader
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records

CORRECT_IT, PASSED, DUE = DateState.CORRECT_IT, DateState.PASSED, DateState.DUE
DONE, NO_DAY = DateState.DONE, DateState.NO_DAY


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as it stands on a day."""

    code: str
    name: str
    project: str
    owner: str
    first_date: str
    newest_forecast: str
    actual: str
    state: str
    reported: str
    next_day: date | None
    consequence: str
    source: str


def lines(reader: Reader, area: str | None = None) -> list[MilestoneLine]:
    """Every milestone known on the as-at day, in the order of the programme."""
    rows = reader.milestones()
    if area is not None:
        everywhere = cells.areas_by_kind(reader.areas(), "force")
        rows = rows.loc[rows["area"].isna() | rows["area"].isin({area, *everywhere})]
    dates = reader.milestone_dates()
    return [
        _line(row, records(dates[dates["milestone"] == row["code"]]), reader.as_at)
        for row in records(rows)
    ]


def build(reader: Reader, area: str | None = None) -> Figure:
    """The table of milestones. Impossible and vague dates stay as they were written."""
    found = lines(reader, area)
    table = pd.DataFrame(
        {
            "ID": [line.code for line in found],
            "Project": [line.project for line in found],
            "Milestone": [line.name for line in found],
            "First date given": [line.first_date for line in found],
            "Newest forecast": [line.newest_forecast for line in found],
            "Actual": [line.actual for line in found],
            "From the dates": [line.state for line in found],
            "As reported": [line.reported for line in found],
            "Owner": [line.owner for line in found],
            "Source": [line.source for line in found],
        }
    )
    rows = reader.milestones()
    return Figure(
        key="", id="ET1", title=_title(found), table=table, description=_describe(found),
        unit="", period=f"As known on {say_day(reader.as_at)}",
        base=say_number(len(found), "milestone"),
        source=cells.sources(rows), status="", audience="office",
        notes=(
            "The first date given is the first one published, not an approved baseline.",
            *(
                f"{row['code']}: {row['note']}"
                for row in records(rows)
                if row["note"] and row["code"] in set(table["ID"])
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
        actual=_say_date(newest(by_kind[DateKind.ACTUAL])), state=_say_state(found),
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


def _say_state(found: ByDates) -> str:
    """What the dates alone say: ``Due in 14 days``, ``Date passed, no word since: 6 days``."""
    if found.days is None:
        return found.state
    if found.state is DateState.PASSED:
        return f"{PASSED}: {say_days(-found.days)}"
    return f"{DUE} today" if found.days == 0 else f"{DUE} in {say_days(found.days)}"


def _title(found: list[MilestoneLine]) -> str:
    if not found:
        return "No estates milestone is recorded yet"
    passed = sum(line.state.startswith(PASSED) for line in found)
    wrong = sum(line.state == CORRECT_IT for line in found)
    parts = [say_number(len(found), "milestone")]
    if passed:
        parts.append(f"{passed} past {'its' if passed == 1 else 'their'} date without word")
    if wrong:
        parts.append(f"{wrong} with a date that needs correcting")
    return "; ".join(parts)


def _describe(found: list[MilestoneLine]) -> str:
    return " ".join(f"{line.code} {line.name}: {line.state.lower()}." for line in found)
