"""Numbers in words, in one way everywhere: 92%, 1,214, £434,000, 14 days."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number a measure is."""

    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    MONEY = "money"


PENCE_IN_A_POUND = 100
# Words that follow the value they qualify: "412 average a month", "£65,000 for each area".
AFTER = ("average", "for each")
SPELT = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)



def say_value(
    value: float | None, kind: str, unit: str = "", decimals: int = 1, *, steady: bool = False
) -> str:
    """A value as it is said: ``90.3%``, ``1,214``, ``12.4 minutes``; empty text for no value.

    Counts have no decimals; a decimal that is 0 is left out, because 92% and 92.0% are one figure, unless
    it is to be ``steady``, as beside others of its row: ``10.0%`` and ``9.9% to 14.4%``.
    """
    if value is None or math.isnan(value):
        return ""
    if kind == Kind.COUNT:
        return f"{round(value):,}"
    number = f"{value:,.{decimals}f}"
    if "." in number and not steady:
        number = number.rstrip("0").rstrip(".")
    if kind == Kind.PROPORTION:
        return f"{number}%"
    if kind == Kind.MONEY:
        return f"£{number}"
    return f"{number} {unit}".strip()


def say_published(value: float | None, kind: str, unit: str, qualifier: str | None) -> str:
    """A quoted value with the word its source put to it: ``around 83%``, ``412 average a month``."""
    return qualified(say_value(value, kind, unit), qualifier)


def qualified(said: str, qualifier: str | None) -> str:
    """A value with the word of its source where English puts it: before it, or after it."""
    if not qualifier or not said:
        return said
    return f"{said} {qualifier}" if qualifier.startswith(AFTER) else f"{qualifier} {said}"


def say_money(pence: int | None) -> str:
    """Whole pence as pounds: ``£434,000``, ``£677,612.69``; empty text for no amount."""
    if pence is None:
        return ""
    pounds, rest = divmod(pence, PENCE_IN_A_POUND)
    return f"£{pounds:,}" + (f".{rest:02d}" if rest else "")


def say_days(days: int) -> str:
    """A number of days: ``1 day``, ``14 days``."""
    return f"{days:,} day" + ("" if days == 1 else "s")


def say_distance(day: date, today: date) -> str:
    """How far a day lies from today: ``today``, ``in 14 days``, ``3 days ago``."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {say_days(days)}" if days > 0 else f"{say_days(-days)} ago"


def say_list(items: Sequence[str]) -> str:
    """Items as a sentence lists them: ``a, b and c``; empty text for none."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def say_either(items: Sequence[str]) -> str:
    """Values that sources disagree about, as one: ``85% or 83%``."""
    return " or ".join(items)


def say_number(count: int, one: str, many: str | None = None) -> str:
    """A count of things: ``1 contract``, ``3 contracts``; ``many`` for irregular plurals."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def plain_name(name: str) -> str:
    """A name as names are compared: lower case, one space between words, ``&`` read as ``and``."""
    return " ".join(name.lower().replace("&", " and ").split())


def inside(name: str) -> str:
    """A name inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def spell(number: int) -> str:
    """A small number as a word, a larger one in figures: ``five``, ``1,214``."""
    return SPELT[number] if 0 <= number < len(SPELT) else f"{number:,}"
