"""How a table of counts hangs together: which cells are totals, and of which cells."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

TOTAL_LABELS = frozenset({"total", "totals", "grand total", "all", "sum"})
FEWEST_PARTS_TO_SEE_A_SUM = 2


class Rank(IntEnum):
    """What a cell is, in the order in which cells are hidden: a part, a total, a sum taken as known."""

    PART = 0
    TOTAL = 1
    ASSUMED = 2


Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Totals:
    """The labels of the total row and the total column; None where the table has none."""

    row: Hashable | None = None
    column: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as numbers, NaN where no number is known, and the positions of its totals.

    ``height`` and ``width`` are those of the table itself. ``numbers`` may have one row and one
    column more: sums that the table does not show, but that a reader is taken to know.
    """

    numbers: Numbers
    total_row: int | None
    total_column: int | None
    height: int
    width: int

    def sums(self) -> Iterator[list[tuple[int, int]]]:
        """Every sum that holds between cells: the total first, then its parts."""
        rows, columns = self.numbers.shape
        if self.total_column is not None:
            for row in range(rows):
                parts = [(row, column) for column in range(columns) if column != self.total_column]
                yield [(row, self.total_column), *parts]
        if self.total_row is not None:
            for column in range(columns):
                parts = [(row, column) for row in range(rows) if row != self.total_row]
                yield [(self.total_row, column), *parts]

    def ranks(self) -> Places:
        """For each cell whether it is a part, a total of the table, or a sum taken as known."""
        ranks = np.full(self.numbers.shape, Rank.PART)
        if self.total_row is not None:
            ranks[self.total_row, :] = Rank.TOTAL
        if self.total_column is not None:
            ranks[:, self.total_column] = Rank.TOTAL
        ranks[self.height :, :] = Rank.ASSUMED
        ranks[:, self.width :] = Rank.ASSUMED
        return ranks


def counts(table: pd.DataFrame) -> Numbers:
    """The table as numbers.

    Raises ValueError, naming the cell, for anything but whole numbers from 0: text, a missing
    value, a negative number, a share. A row or column of labels belongs in the index.
    """
    numbers = np.empty(table.shape)
    for row, column in np.ndindex(*table.shape):
        value = number(table.iat[row, column])
        if value is None or value < 0 or not value.is_integer():
            raise ValueError(f"{_say(table, row, column)}; a table of counts has whole numbers from 0")
        numbers[row, column] = value
    return numbers


def published_numbers(published: pd.DataFrame, hidden: pd.DataFrame) -> Numbers:
    """The numbers a reader sees, NaN at hidden cells whatever is written there, and at empty ones.

    Raises ValueError when the two frames differ in shape or labels, and, naming the cell, for text
    or a number below 0 in a cell that is not hidden.
    """
    if not (published.index.equals(hidden.index) and published.columns.equals(hidden.columns)):
        raise ValueError("the published table and the table of hidden cells have different labels")
    flags = hidden.to_numpy(dtype=bool)
    numbers = np.full(published.shape, np.nan)
    for row, column in np.ndindex(*published.shape):
        if flags[row, column]:
            continue
        value = number(published.iat[row, column])
        if value is None or value < 0 or math.isinf(value):
            raise ValueError(f"{_say(published, row, column)}; a cell that is shown has a number from 0")
        numbers[row, column] = value
    return numbers


def number(value: object) -> float | None:
    """A cell as a number, NaN for a missing value; None for text, truth values and anything else."""
    if value is None or value is pd.NA:
        return math.nan
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.number):
        return None
    return float(value)


def grid(
    table: pd.DataFrame, numbers: Numbers, totals: Totals | None, *, by_sum: bool = True
) -> Grid:
    """The table with its totals found, by ``totals`` if given, else recognised.

    A row or column that is not alone is recognised as a total by its label (``TOTAL_LABELS``, in any
    case), else, with ``by_sum``, when it is the last and at least two stand before it, by being their
    sum wherever that can be seen. Raises ValueError when two labels mean a total, or a label given is
    not in the table.
    """
    if totals is None:
        row, column = _labelled(table.index), _labelled(table.columns)
        if by_sum:
            row = _summed(numbers) if row is None else row
            column = _summed(numbers.T) if column is None else column
    else:
        row, column = _position(table.index, totals.row), _position(table.columns, totals.column)
    return Grid(numbers, row, column, *numbers.shape)


def with_known_sums(shown: Grid) -> Grid:
    """The same table with the sums it does not show, which a reader may know from elsewhere.

    A single row or column gets no sum of its own: the sum would be the cell.
    Raises ValueError when a total is not the sum of its parts.
    """
    numbers, total_row, total_column = shown.numbers, shown.total_row, shown.total_column
    if total_row is None and shown.height > 1:
        numbers = np.vstack([numbers, numbers.sum(axis=0)])
        total_row = shown.height
    if total_column is None and shown.width > 1:
        numbers = np.column_stack([numbers, numbers.sum(axis=1)])
        total_column = shown.width
    full = Grid(numbers, total_row, total_column, shown.height, shown.width)
    for total, *parts in full.sums():
        of_parts = sum(numbers[part] for part in parts)
        if numbers[total] != of_parts:
            raise ValueError(
                f"the total {numbers[total]:,.0f} in row {total[0] + 1}, column {total[1] + 1} is not the"
                f" sum of its parts, {of_parts:,.0f}; put what is left over in a row or column of its own"
            )
    return full


@dataclass(frozen=True, slots=True)
class System:
    """Cells of one or more tables, each real cell once, and the sums that tie them together."""

    values: Numbers
    ranks: Places
    sums: tuple[tuple[int, ...], ...]
    places: tuple[Places, ...]


def system(
    grids: Sequence[Grid], names: Sequence[Mapping[tuple[int, int], Hashable]] | None = None
) -> System:
    """One system of the cells of all tables.

    ``names``: for each table, a name for those of its cells that other tables hold too; cells of the
    same name are one cell, known as soon as one table shows it.
    """
    places: list[Places] = []
    known_as: dict[Hashable, int] = {}
    next_free = 0
    for number, table in enumerate(grids):
        place = np.arange(next_free, next_free + table.numbers.size).reshape(table.numbers.shape)
        next_free += table.numbers.size
        for cell, name in (names[number] if names else {}).items():
            place[cell] = known_as.setdefault(name, int(place[cell]))
        places.append(place)
    values, ranks = np.full(next_free, np.nan), np.full(next_free, Rank.ASSUMED)
    for table, place in zip(grids, places, strict=True):
        known = ~np.isnan(table.numbers)
        values[place[known]] = table.numbers[known]
        ranks[place] = np.minimum(ranks[place], table.ranks())
    sums = tuple(
        tuple(int(place[cell]) for cell in cells)
        for table, place in zip(grids, places, strict=True)
        for cells in table.sums()
    )
    return System(values, ranks, sums, tuple(places))


def _say(table: pd.DataFrame, row: int, column: int) -> str:
    value = str(table.iat[row, column])
    return f"{table.index[row]!s}, {table.columns[column]!s} is “{value}”"


def _position(labels: pd.Index, label: Hashable | None) -> int | None:
    if label is None:
        return None
    found = [at for at, other in enumerate(labels) if other == label]
    if len(found) != 1:
        raise ValueError(f"the total {label!r} is {len(found)} times among the labels of the table")
    return found[0]


def _labelled(labels: pd.Index) -> int | None:
    """The place of the label that means a total. Alone, it stands for the sum of nothing in the table."""
    found = [at for at, label in enumerate(labels) if str(label).strip().lower() in TOTAL_LABELS]
    if len(labels) == 1:
        return None
    if len(found) > 1:
        raise ValueError(f"{len(found)} labels mean a total: {', '.join(str(labels[at]) for at in found)}")
    return found[0] if found else None


def _summed(numbers: Numbers) -> int | None:
    """The last row, if it is the sum of at least two others wherever that can be seen."""
    if len(numbers) <= FEWEST_PARTS_TO_SEE_A_SUM:
        return None
    parts, last = numbers[:-1], numbers[-1]
    seen = ~np.isnan(numbers).any(axis=0)
    equal = bool((parts[:, seen].sum(axis=0) == last[seen]).all())
    room = bool((np.nansum(parts, axis=0) <= np.where(np.isnan(last), np.inf, last)).all())
    return len(numbers) - 1 if equal and room and (last[seen] > 0).any() else None
