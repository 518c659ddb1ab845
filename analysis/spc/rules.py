"""The four rules that tell a signal from ordinary variation, each a pure function of one phase.

Every function takes one row a period and gives one direction a row: 1 for high, -1 for low, 0 where
the rule does not fire. A missing value (None) never fires a rule and ends every run. Time grows with
the number of rows, not with its square.

Source of the rules: NHS England, Making Data Count, as NHSRplotthedots 0.2.2 applies them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import groupby


class Rule(StrEnum):
    """The rule that names a point, in the order in which they are asked; ``NONE`` where none fired."""

    NONE = ""
    OUTSIDE = "outside"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class TwoInThree(StrEnum):
    """The variants of two in three: of NHSRplotthedots 0.2.2, and of NHS England in November 2023."""

    PTD = "ptd"
    MDC2023 = "mdc2023"


WINDOW = 3
NEAR_IN_WINDOW = 2


def sides_of_mean(
    values: Sequence[float | None], mean: float | None, slack: float = 0.0
) -> list[int]:
    """On which side of the mean each value lies: 1 above, -1 below, 0 on the mean or missing.

    A value within ``slack`` of the mean lies on it: a mean is rounded in its last digit, and equal
    values must not fall to one side of it for that. With no mean, every side is 0.
    """
    return outside_limits(values, mean, mean, slack)


def outside_limits(
    values: Sequence[float | None], lower: float | None, upper: float | None, slack: float = 0.0
) -> list[int]:
    """Values above the upper limit (1) or below the lower one (-1).

    ``x > upper`` or ``x < lower``; a value on a limit, or within ``slack`` of it, is inside. With
    no limits nothing is outside.
    """
    if lower is None or upper is None:
        return [0] * len(values)
    top, bottom = upper + slack, lower - slack
    return [
        0 if value is None else 1 if value > top else -1 if value < bottom else 0
        for value in values
    ]


def near_limits(beyond_near: Sequence[int], outside: Sequence[int], variant: TwoInThree) -> list[bool]:
    """Which values count towards two of three: those beyond two thirds of the way to a limit.

    ``beyond_near`` and ``outside`` come from :func:`outside_limits`, with the near limits and the
    limits. Variant ``ptd`` leaves out values outside the limits (NHSRplotthedots 0.2.2); variant
    ``mdc2023`` counts them (NHS England, November 2023, in NHSRplotthedots issue 194).
    """
    if variant == TwoInThree.MDC2023:
        return [side != 0 for side in beyond_near]
    return [side != 0 and not beyond for side, beyond in zip(beyond_near, outside, strict=True)]


def two_in_three(sides: Sequence[int], near: Sequence[bool]) -> list[int]:
    """Two of three values in a row near the same limit.

    A window is three neighbouring rows on one side of the mean, none on it or missing. When at
    least two of them are ``near`` (see :func:`near_limits`), those are flagged; the third is not.
    """
    flagged = [0] * len(sides)
    for first in range(len(sides) - WINDOW + 1):
        rows = range(first, first + WINDOW)
        close = [row for row in rows if near[row]]
        if len(close) >= NEAR_IN_WINDOW and abs(sum(sides[row] for row in rows)) == WINDOW:
            for row in close:
                flagged[row] = sides[row]
    return flagged


def shift(sides: Sequence[int], length: int) -> list[int]:
    """At least ``length`` neighbouring values on one side of the mean: every one of them is flagged.

    A value on the mean, or a missing one, ends the run.
    """
    flagged: list[int] = []
    for side, run in groupby(sides):
        rows = len(list(run))
        flagged += [side if rows >= length else 0] * rows
    return flagged


def trend(values: Sequence[float | None], length: int) -> list[int]:
    """At least ``length`` neighbouring values, each above (or each below) the one before.

    Every value of the run is flagged, with the direction of its own run; two equal neighbours, or a
    missing value, end it. The turning point of a rise and a fall takes the later direction.
    """
    flagged = [0] * len(values)
    first, direction = 0, 0
    for row in range(1, len(values) + 1):
        step = _step(values[row - 1], values[row]) if row < len(values) else 0
        if step == direction and row < len(values):
            continue
        if direction and row - first >= length:
            flagged[first:row] = [direction] * (row - first)
        first, direction = row - 1, step
    return flagged


def _step(before: float | None, after: float | None) -> int:
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def first_rule(fired: Iterable[tuple[Rule, Sequence[int]]]) -> Callable[[int], tuple[Rule, int]]:
    """The one rule that names a row: the first of ``fired`` to fire there, with its direction.

    ``fired`` lists rules in order of rank, each with its directions. Gives a function from the row
    to ``(rule, direction)``; ``(Rule.NONE, 0)`` where none fired.
    """
    ranked = list(fired)

    def of_row(row: int) -> tuple[Rule, int]:
        return next(((name, marks[row]) for name, marks in ranked if marks[row]), (Rule.NONE, 0))

    return of_row
