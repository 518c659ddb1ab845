"""What the dates of a milestone alone say on a day: done, due, past without word, or in need of correcting.

The office's rating (``analysis.milestones.state``) rests on the same dates and on what people said besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.calendar.written_days import impossible_day
from analysis.milestones.dates import DateGiven, DateKind, baseline, known, newest


class DateState(StrEnum):
    """How a milestone stands by its dates, in the words of the page."""

    DONE = "Done"
    DUE = "Due"
    PASSED = "Date passed, no word since"
    CORRECT_IT = "Date needs correcting"
    NO_DAY = "No day given"


@dataclass(frozen=True, slots=True)
class ByDates:
    """The state, the day that counts, and the days from the as-at day to it, negative once it has passed.

    ``day`` and ``days`` are None where the milestone is done or has no day.
    """

    state: DateState
    day: date | None = None
    days: int | None = None


def by_dates(dates: Sequence[DateGiven], as_at: date) -> ByDates:
    """How a milestone stands on a day, as the office could then know it.

    The day that counts is the actual, else the newest forecast, else the baseline, as in
    :func:`analysis.milestones.state.standing`. A date in words has no day; it needs correcting where it
    names one that no calendar has, such as 31 June. An actual that is still ahead needs correcting too.
    Raises ValueError where two baselines are given.
    """
    heard = known(dates, as_at)
    counts = newest(heard) or baseline(heard)
    if counts is None:
        return ByDates(DateState.NO_DAY)
    if counts.on is None:
        wrong = impossible_day(counts.as_written) is not None
        if counts.kind == DateKind.ACTUAL and not wrong:
            return ByDates(DateState.DONE)
        return ByDates(DateState.CORRECT_IT if wrong else DateState.NO_DAY)
    days = (counts.on - as_at).days
    if counts.kind == DateKind.ACTUAL:
        return ByDates(DateState.CORRECT_IT if days > 0 else DateState.DONE)
    return ByDates(DateState.PASSED if days < 0 else DateState.DUE, counts.on, days)
