"""The months of the monthly summary: which weeks belong to each, and which are complete."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import month_end, months_before, say_day, say_period, weeks_ending_in
from analysis.words import say_list, say_number
from figures.dashboard.control_charts import ControlCharts
from figures.dashboard.series import NO_FIGURE

WRITTEN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
A_YEAR = 12
MONTH_COLUMNS = ("Month", "Name", "Complete")
NOTHING_YET = "No complete month is held yet"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, with the weeks that end in it."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return month_end(self.first)

    @property
    def key(self) -> str:
        """As it stands in an address: ``2020-06``."""
        return f"{self.first:%Y-%m}"

    @property
    def name(self) -> str:
        """As people say it: ``June 2020``."""
        return say_period(self.first, self.last)

    @property
    def short(self) -> str:
        """For the head of a column: ``Jun 2020``."""
        return f"{self.first:%b %Y}"

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Sundays that name the weeks which end in it, four or five."""
        return weeks_ending_in(self.first)

    @property
    def weeks_in_words(self) -> str:
        """``4 weeks, ending Sunday 7, 14, 21 and 28 June 2020``."""
        days = say_list([str(day.day) for day in self.weeks])
        return f"{say_number(len(self.weeks), 'week')}, ending Sunday {days} {self.name}"

    def back(self, months: int) -> Month:
        """The month so many months earlier."""
        return Month(months_before(self.first, months))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class BegunMonth:
    """A month with any week held, and whether it is complete."""

    month: Month
    complete: bool

    def cells(self) -> Mapping[str, object]:
        """The month in words, by MONTH_COLUMNS."""
        return {
            "Month": self.month.key, "Name": self.month.name, "Complete": "yes" if self.complete else "no",
        }


def month_of(text: str) -> Month:
    """The month that is written ``2020-06``. Raises KeyError for anything else."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise KeyError(NO_FIGURE)
    return Month(date(int(found[1]), int(found[2]), 1))


def held_ends(charts: ControlCharts, area: str, cadence: str = "week") -> frozenset[date]:
    """The last days of the periods for which any measure of the dashboard has a value in an area."""
    return frozenset(
        point.date for (code, place), line in charts.lines.items()
        if place == area and code in charts.measures and line.measure["cadence"] == cadence
        for point in line.chart.points if point.value is not None
    )


def is_complete(month: Month, held: Iterable[date], as_at: date) -> bool:
    """Whether a month is over and every week that ends in it is held."""
    return month.last < as_at and set(month.weeks) <= set(held)


def complete_months(charts: ControlCharts, area: str) -> list[Month]:
    """The months of an area whose weeks are all held, the newest first.

    Where nothing is counted by the week, those that a measure counted by the month has a value for.
    """
    held = held_ends(charts, area)
    if not held:
        ends = held_ends(charts, area, "month")
        found = {Month(end.replace(day=1)) for end in ends if end < charts.as_at}
    else:
        months = {Month(end.replace(day=1)) for end in held}
        found = {month for month in months if is_complete(month, held, charts.as_at)}
    return sorted(found, reverse=True)


def begun_months(charts: ControlCharts, area: str) -> list[Month]:
    """The months of an area with any week held, complete or not, the newest first."""
    held = held_ends(charts, area) or held_ends(charts, area, "month")
    return sorted({Month(end.replace(day=1)) for end in held}, reverse=True)


def say_incomplete(month: Month, charts: ControlCharts, area: str) -> str:
    """What is missing of a month; empty text for a complete one."""
    if month in complete_months(charts, area):
        return ""
    held = held_ends(charts, area)
    missing = len([day for day in month.weeks if day not in held])
    if not missing:
        return f"{month.name} is not complete: it ends on {say_day(month.last)}"
    many = len(month.weeks)
    return f"{month.name} is not complete: {many - missing} of {say_number(many, 'week')} held"


def place_of(charts: ControlCharts, area: str | None) -> str:
    """The area asked for, the force when None. Raises KeyError where there is none such."""
    if area is not None and area != charts.force and area not in charts.lpas:
        raise KeyError(NO_FIGURE)
    return area or charts.force


def chosen_month(charts: ControlCharts, area: str, month: str | None) -> Month | None:
    """The month asked for, else the newest complete one. Raises KeyError where nothing of it is held."""
    if month is None:
        return next(iter(complete_months(charts, area)), None)
    chosen = month_of(month)
    if chosen not in begun_months(charts, area):
        raise KeyError(NO_FIGURE)
    return chosen


def figure_id(code: str, month: Month, area: str, charts: ControlCharts) -> str:
    """What people say: ``MS1-2020-06``, or ``MS1-2020-06-SH`` for an area."""
    return f"{code}-{month.key}" if area == charts.force else f"{code}-{month.key}-{area}"
