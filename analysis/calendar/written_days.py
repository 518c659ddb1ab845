"""Days and months as people write them: a name as a number, and days that no calendar has."""

from __future__ import annotations

import calendar
import re

from analysis.calendar.periods import MONTH_NAMES

# A month in full or by its first three letters.
MONTH_PATTERN = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTH_NAMES)}|sept)\b"
A_LEAP_YEAR = 2020
_DAY_OF_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH_PATTERN})(?:,?\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)


def month_number(name: str) -> int:
    """1 for ``January``, ``jan`` and so on. Raises ValueError for what begins no month's name."""
    for number, month in enumerate(MONTH_NAMES, 1):
        if month.startswith(name.lower()[:3]):
            return number
    raise ValueError(f"{name!r} is no month")


def impossible_day(text: str) -> str | None:
    """The first day in a text that no calendar has, as it is written: ``31st June``; None without one.

    29 February without a year may be a day of a leap year.
    """
    for found in _DAY_OF_MONTH.finditer(text):
        year = int(found["year"] or 0) or A_LEAP_YEAR
        days = calendar.monthrange(year, month_number(found["month"]))[1]
        if not 1 <= int(found["day"]) <= days:
            return found.group()
    return None
