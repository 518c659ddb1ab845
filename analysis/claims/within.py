"""Whether a figure lies within what was said: about, more than, nearly, four in five, rounded."""

from __future__ import annotations

from analysis.claims.qualifiers import Qualifier
from analysis.claims.quantities import Quantity, Unit

# In points of a percentage: what "four in five", "about", "nearly" and "just over" leave open.
PART_POINTS, AROUND_POINTS, AROUND_PART_POINTS, NEAR_POINTS, NEAR_PART_POINTS = 2.5, 2.0, 4.0, 3.0, 5.0
# The same of a count or a sum, as a share of it.
ROUNDED_SHARE, AROUND_SHARE, NEAR_SHARE = 0.03, 0.05, 0.05
# A count that was said without a qualifier is exact below this.
SMALL = 100
TINY = 1e-9
# A count that is so close above it is still "nearly" that.
ALMOST_THERE = 0.001


def claimed_percent(quantity: Quantity) -> float:
    """What was said as a percentage: a part of a whole, or a number from 0 to 100."""
    return quantity.value if quantity.percent is None else quantity.percent


def agrees(quantity: Quantity, value: float, *, percent: bool, worked_out: bool = False) -> bool:
    """Whether a value is what was said, by its qualifier and the digits it was said with.

    ``percent``: both are percentages, or points. A value that was ``worked_out`` may also have been cut
    off after the digits said, as 3.47 to 3.4.
    """
    said = claimed_percent(quantity) if percent else quantity.value
    if quantity.high is not None:
        slack = _slack(quantity, said, percent=percent)
        return said - slack <= value <= quantity.high + slack
    match quantity.qualifier:
        case Qualifier.AROUND:
            return abs(value - said) <= _around(quantity, said, percent=percent) + TINY
        case Qualifier.MORE_THAN:
            return value > said
        case Qualifier.AT_LEAST:
            return value >= said - TINY
        case Qualifier.UNDER:
            return value < said
        case Qualifier.UP_TO:
            return value <= said + TINY
        case Qualifier.JUST_OVER:
            return 0 <= value - said <= _near(quantity, said, percent=percent)
        case Qualifier.NEARLY:
            # "Nearly 95,000" may be 95,006.
            above = 0.0 if percent else ALMOST_THERE * abs(said)
            return -above <= said - value <= _near(quantity, said, percent=percent)
        case _:
            slack = _slack(quantity, said, percent=percent)
            cut_off = worked_out and quantity.step is not None and 0 <= value - said < quantity.step
            return abs(value - said) <= slack + TINY or cut_off


def fits_source(quantity: Quantity, value: float, qualifier: str, *, percent: bool) -> bool | None:
    """The same of a value that its source gives with a word such as ``more than``.

    None where the word of the source leaves open whether it is so: 85% of "more than 80%".
    """
    if qualifier in ("more than", "over", "at least", "in excess of") and not agrees(
        quantity, value, percent=percent
    ):
        said = claimed_percent(quantity) if percent else quantity.value
        bounded = quantity.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
        if bounded and said <= value + TINY:
            return True
        above = said > value and quantity.qualifier not in (Qualifier.UNDER, Qualifier.UP_TO)
        return None if above or bounded else False
    return agrees(quantity, value, percent=percent)


def _slack(quantity: Quantity, said: float, *, percent: bool) -> float:
    """How far off a value may be that was said without a qualifier."""
    if quantity.unit is Unit.PART and percent:
        return PART_POINTS
    step = quantity.step or 0.0
    if percent or step != 1.0:
        # "£1.2m" was rounded to its last digit; a percentage as well.
        return (step or 1.0) / 2
    if abs(said) < SMALL:
        return 0.0 if float(said).is_integer() else 0.5
    return min(_last_digits(said) / 2, ROUNDED_SHARE * abs(said))


def _around(quantity: Quantity, said: float, *, percent: bool) -> float:
    if percent:
        return AROUND_PART_POINTS if quantity.unit is Unit.PART else min(AROUND_POINTS, max(1.0, said / 8))
    return max(_slack(quantity, said, percent=False), AROUND_SHARE * abs(said))


def _near(quantity: Quantity, said: float, *, percent: bool) -> float:
    """How far off "just over" and "nearly" leave it."""
    if not percent:
        step = quantity.step or 0.0
        return max(NEAR_SHARE * abs(said), step / 2 if step < abs(said) / 2 else 0.0)
    if quantity.unit is Unit.PART:
        return NEAR_PART_POINTS
    # Of a small change "almost 10 points" leaves less open than of a share "almost 80%".
    return min(NEAR_POINTS, max(1.0, said / 6))


def _last_digits(said: float) -> float:
    """One of the last digit that is not 0: 10 for 2,350, 1,000 for 95,000."""
    number, digit = round(abs(said)), 1
    while number % (digit * 10) == 0:
        digit *= 10
    return float(digit)
