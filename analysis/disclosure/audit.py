"""Playing the attacker: which hidden cells can be worked out from what is shown.

A reader knows the published cells, that each total is the sum of its parts, and that a count is
never below 0. For one hidden cell the least and the greatest number that fit all of this are the two
solutions of a linear programme (scipy's HiGHS). Where they are equal, the cell is not hidden at all.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd

from analysis.disclosure.table import Numbers, System, Totals, grid, published_numbers, system

# The programme works in binary fractions; counts are whole, so anything smaller is arithmetic.
NOTHING, DECIMALS = 1e-4, 4
SOLVED, UNBOUNDED = 0, 3

Cell = tuple[Hashable, Hashable]


def solvable(
    published: pd.DataFrame, hidden: pd.DataFrame, *, totals: Totals | None = None,
    width: float = 0, least: float = 0,
) -> list[Cell]:
    """The hidden cells that can be worked out, as (row label, column label), in reading order.

    ``published``: the table as a reader sees it, NaN (or any mark) at hidden cells; NaN at a cell that
    is not hidden counts as unknown. ``hidden``: booleans with the same labels. A number left standing
    at a hidden cell is not looked at here: ``left_standing`` finds those. Totals are recognised as in
    ``analysis.disclosure.suppress``; only totals that the table itself shows are used.

    A cell is listed when its greatest possible value less its least is at most ``width`` (default 0:
    exactly one value fits; 3 lists every cell known to within three). ``least`` is what the reader
    knows every hidden cell to be at least: 0, or 1 where zeros are always shown.

    Raises ValueError when the frames differ in labels, a cell shown is not a number from 0, or
    the published cells and totals contradict each other.
    """
    reader = _attacker(published, hidden, totals, least)
    asked = np.flatnonzero(hidden.to_numpy(dtype=bool)).tolist()
    columns = len(hidden.columns)
    return [
        (hidden.index[at // columns], hidden.columns[at % columns])
        for at in asked
        if not reader.leaves_room(at, width)
    ]


def bounds(
    published: pd.DataFrame, hidden: pd.DataFrame, *, totals: Totals | None = None, least: float = 0
) -> pd.DataFrame:
    """What a reader can tell of each hidden cell: a row each, in reading order.

    Columns ``row, column, lower, upper``: the labels, and the least and greatest value that fit, in the
    unit of the table; upper is infinite where nothing limits it. Arguments and errors as ``solvable``.
    """
    reader = _attacker(published, hidden, totals, least)
    columns = len(hidden.columns)
    rows = [
        (hidden.index[at // columns], hidden.columns[at % columns], reader.extreme(at, 1),
         reader.extreme(at, -1))
        for at in np.flatnonzero(hidden.to_numpy(dtype=bool)).tolist()
    ]
    return pd.DataFrame(rows, columns=["row", "column", "lower", "upper"])


def left_standing(published: pd.DataFrame, hidden: pd.DataFrame) -> list[Cell]:
    """The cells that should be hidden but still hold a number, as (row label, column label).

    A mark such as "c" or "fewer than 5" is no number; "3" as text is one.
    Raises ValueError when the two frames differ in labels.
    """
    published_numbers(published, hidden)
    return [
        (hidden.index[row], hidden.columns[column])
        for row, column in np.argwhere(hidden.to_numpy(dtype=bool)).tolist()
        if str(published.iat[row, column]).strip()[:1].isdigit()
    ]


def _attacker(
    published: pd.DataFrame, hidden: pd.DataFrame, totals: Totals | None, least: float
) -> Attacker:
    """A reader of one table. A last row that only looked like a sum is let go if nothing fits it."""
    numbers = published_numbers(published, hidden)
    looks, says = (grid(published, numbers, totals, by_sum=by_sum) for by_sum in (True, False))
    try:
        return Attacker(system([looks]), least)
    except ValueError:
        return Attacker(system([says]), least)


class Attacker:
    """A reader with a linear programme: what values the unknown (NaN) cells of a system can take.

    Every solution of a programme holds a possible value for all cells, so most cells are cleared by
    solutions found for others. Raises ValueError when nothing fits the cells that are known.
    """

    def __init__(self, cells: System, least: float) -> None:
        unknown = np.flatnonzero(np.isnan(cells.values))
        self._column = {int(at): column for column, at in enumerate(unknown)}
        self._least = least
        self._whole = bool((np.nan_to_num(cells.values) % 1 == 0).all())
        self._matrix, self._right = _equations(cells, self._column)
        self._low = np.full(len(unknown), np.inf)
        self._high = np.full(len(unknown), -np.inf)
        if len(unknown):
            self._solve(np.zeros(len(unknown)))

    def extreme(self, at: int, direction: int) -> float:
        """The least (direction 1) or greatest (-1) value of the cell; infinite if nothing limits it."""
        column = self._column[at]
        aim = np.zeros(len(self._column))
        aim[column] = direction
        found = self._solve(aim)
        if found is None:
            self._high[column] = np.inf
            return np.inf
        return round(float(found[column]), DECIMALS) + 0.0

    def leaves_room(self, at: int, width: float) -> bool:
        """Whether the cell can take values that lie more than ``width`` apart."""
        if self._spread(at) > width + NOTHING:
            return True
        self.extreme(at, -1)
        if self._spread(at) > width + NOTHING:
            return True
        self.extreme(at, 1)
        return self._spread(at) > width + NOTHING

    def _spread(self, at: int) -> float:
        """How far apart the values seen so far lie; between whole numbers only, if all are counts."""
        low, high = self._low[self._column[at]], self._high[self._column[at]]
        if self._whole:
            return float(np.floor(high + NOTHING) - np.ceil(low - NOTHING))
        return float(high - low)

    def _solve(self, aim: Numbers) -> Numbers | None:
        """The unknown cells where ``aim`` is least; None where it can be as small as one likes."""
        # Imported here: it takes most of a second, and most pages never audit a table.
        from scipy.optimize import linprog  # type: ignore[import-untyped, unused-ignore]

        result = linprog(
            aim, A_eq=self._matrix, b_eq=self._right, bounds=(self._least, None), method="highs"
        )
        if result.status == UNBOUNDED:
            return None
        if result.status != SOLVED:
            raise ValueError("the published cells and totals contradict each other")
        found: Numbers = np.asarray(result.x, dtype=np.float64)
        self._low = np.minimum(self._low, found)
        self._high = np.maximum(self._high, found)
        return found


def _equations(cells: System, column: dict[int, int]) -> tuple[Numbers, Numbers]:
    """Each sum as a row of a matrix over the unknown cells, and what the known cells leave of it."""
    rows, right = [], []
    for total, *parts in cells.sums:
        row, known = np.zeros(len(column)), 0.0
        for at, sign in [(total, -1.0), *((part, 1.0) for part in parts)]:
            if at in column:
                row[column[at]] += sign
            else:
                known += sign * cells.values[at]
        rows.append(row)
        right.append(-known)
    return np.array(rows).reshape(len(rows), len(column)), np.array(right)
