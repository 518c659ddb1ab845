"""Estates milestones: the date first given, the newest forecast, what happened, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_days, say_number
from data_access import Reader
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records

CORRECT_IT = "Date needs correcting"
PASSED = "Date passed, no word since"
DUE = "Due"
DONE = "Done"
NO_DAY = "No day given"


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
    rows = reader.estates.milestones()
    return Figure(
        key="", id="ET1", title=_title(found), **as_written(table), description=_describe(found),
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
    first, forecast, actual = (_newest(dates, kind) for kind in ("baseline", "forecast", "actual"))
    state, next_day = _state(forecast or first, actual, as_at)
    return MilestoneLine(
        code=row["code"], name=row["name"], project=row["project_name"] or "",
        owner=row["owner"] or "not given", first_date=_say_date(first),
        newest_forecast=_say_date(forecast), actual=_say_date(actual), state=state,
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
) -> tuple[str, date | None]:
    """What the dates alone say on a day, and the day that comes next, if there is one."""
    if actual is not None:
        return DONE, None
    if ahead is None:
        return NO_DAY, None
    if pd.isna(ahead["on"]):
        return (CORRECT_IT if _impossible(ahead["date_as_written"]) else NO_DAY), None
    day = ahead["on"].date()
    late = (as_at - day).days
    if late > 0:
        return f"{PASSED}: {say_days(late)}", day
    return (f"{DUE} today" if late == 0 else f"{DUE} in {say_days(-late)}"), day


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
