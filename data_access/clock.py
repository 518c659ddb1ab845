"""The one place that reads the real clock. Everything else is told what day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today in the office."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in the office on which an aware ``moment`` falls.

    Raises ValueError for a time without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a time must carry its time zone")
    return moment.astimezone(OFFICE_TIME).date()
