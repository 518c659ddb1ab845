"""Whether a measure is supplied as it should be: on time, late, dark, or never supplied at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from analysis.calendar.periods import Cadence, month_end, period_later


class Supply(StrEnum):
    """How a measure is supplied, in the order in which that matters: what has no data first."""

    DARK = "dark"
    LATE = "late"
    ON_TIME = "on time"
    NEVER_SUPPLIED = "never supplied"


# The names that figures know them by.
State = Supply
STATES: tuple[Supply, ...] = tuple(Supply)


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a measure on a day, when its next figure is due, and how long that is past."""

    state: Supply
    due: date | None
    days_late: int


def next_period_end(end: date, cadence: str) -> date:
    """The last day of the period after the one that ends on ``end``.

    Weeks follow each other by seven days; months, quarters and years end with a month. Raises
    ValueError for a cadence that does not exist.
    """
    later = period_later(end, 1, cadence)
    return later if cadence == Cadence.WEEK else month_end(later)


def health(
    cadence: str, due_days: int | None, newest_end: date | None, *, dark: bool, as_at: date
) -> Health:
    """The state of a measure as at a day.

    ``due_days`` is how many days after the end of a period its figure is due; None where no day was
    agreed, and then nothing is ever late. ``newest_end`` is the last day of the newest period held
    with a number, None where there is none; the figure of the period after it is the one that is due,
    however many more are missing. On the day it is due a figure is not late. ``dark`` says that the
    newest row held has no number but a reason why: that comes before being late, and the days late
    are told all the same.
    """
    due = None
    if newest_end is not None and due_days is not None:
        due = next_period_end(newest_end, cadence) + timedelta(days=due_days)
    days_late = max((as_at - due).days, 0) if due is not None else 0
    return Health(_state(newest_end, days_late, dark=dark), due, days_late)


def _state(newest_end: date | None, days_late: int, *, dark: bool) -> Supply:
    if dark:
        return Supply.DARK
    if newest_end is None:
        return Supply.NEVER_SUPPLIED
    return Supply.LATE if days_late else Supply.ON_TIME
