"""Tables that are published side by side, or again: what one shows must not undo what another hides.

Linked tables share a margin (crimes by area and type, crimes by area and month: the same area totals).
They are put through as one system, so that a margin hidden in one is hidden in all. Releases of one
table keep one pattern: a cell hidden in any is hidden in all, and a cell that changed by a small number
is hidden too, because the change counts a few people. Source: practice of statistical disclosure control.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.disclosure.audit import Attacker
from analysis.disclosure.suppression import (
    USUAL_THRESHOLD,
    as_frame,
    check_threshold,
    protect,
    small_values,
)
from analysis.disclosure.table import (
    Flags,
    Grid,
    System,
    counts,
    grid,
    published_numbers,
    system,
    with_known_sums,
)


class Shared(StrEnum):
    """What linked tables have in common. The plain words do as well."""

    ROWS = "rows"
    COLUMNS = "columns"


GRAND_TOTAL = ("the total of all",)


@dataclass(frozen=True, slots=True)
class ReleaseLeak:
    """A cell that two releases together say too much about; ``reason`` says how, in words."""

    row: Hashable
    column: Hashable
    reason: str


def suppress_linked(
    tables: Sequence[pd.DataFrame], threshold: int = USUAL_THRESHOLD, *, shared: Shared = Shared.ROWS,
    width: float = 0,
) -> list[pd.DataFrame]:
    """What to hide in tables that share a margin: one frame of booleans a table, with its labels.

    ``shared="rows"``: the tables have the same rows (areas, say), matched by label, so that their row
    totals are the same numbers; ``"columns"`` likewise. A table of one column without a total is its
    own margin. The rest as ``analysis.disclosure.suppress``. Raises ValueError as that does, and when
    two tables disagree about a total they share.
    """
    sideways = [table if shared == Shared.ROWS else table.T for table in _unique(tables)]
    grids = [with_known_sums(grid(table, counts(table), None)) for table in sideways]
    names = _margins(sideways, grids)
    _refuse_disagreement(grids, names)
    cells = system(grids, names)
    hidden = protect(cells, threshold, width=width)
    frames = [
        as_frame(table, hidden[place], full)
        for table, place, full in zip(sideways, cells.places, grids, strict=True)
    ]
    return frames if shared == Shared.ROWS else [frame.T for frame in frames]


def solvable_linked(
    published: Sequence[pd.DataFrame], hidden: Sequence[pd.DataFrame], *, shared: Shared = Shared.ROWS,
    width: float = 0, least: float = 0,
) -> list[tuple[int, Hashable, Hashable]]:
    """The hidden cells that the tables together give away: (number of the table from 0, row, column).

    Arguments as ``analysis.disclosure.solvable``, a list of each. A margin hidden in one table and shown
    in another is given away. Raises ValueError as that does.
    """
    turned = [
        (shown, flags) if shared == Shared.ROWS else (shown.T, flags.T)
        for shown, flags in zip(_unique(published), hidden, strict=True)
    ]
    grids = [grid(shown, published_numbers(shown, flags), None) for shown, flags in turned]
    cells = system(grids, _margins([shown for shown, _ in turned], grids))
    asked: dict[tuple[int, Hashable, Hashable], int] = {}
    for number, (_, flags) in enumerate(turned):
        for row, column in np.argwhere(flags.to_numpy(dtype=bool)).tolist():
            labels = (flags.index[row], flags.columns[column])
            key = (number, *(labels if shared == Shared.ROWS else labels[::-1]))
            asked[key] = int(cells.places[number][row, column])
    reader = Attacker(cells, least)
    shown = ~np.isnan(cells.values)
    return [key for key, at in asked.items() if shown[at] or not reader.leaves_room(at, width)]


def suppress_releases(
    releases: Sequence[pd.DataFrame], threshold: int = USUAL_THRESHOLD, *, differences: bool = True,
    width: float = 0,
) -> list[pd.DataFrame]:
    """What to hide in successive releases of one table, oldest first: a frame of booleans a release.

    Cells are matched by their labels; a release may have rows or columns of its own. A cell hidden in
    one release is hidden in all that have it, even where it is 0. With ``differences`` a cell that
    changed by 1 to ``threshold - 1`` between two releases is hidden as well.
    Raises ValueError as ``analysis.disclosure.suppress``.
    """
    check_threshold(threshold)
    grids = [with_known_sums(grid(table, counts(table), None)) for table in _unique(releases)]
    systems = [system([full]) for full in grids]
    pairs = list(_same_cells(releases)) if differences else []
    changes = [(cells, _change(grids, *cells)) for cells in pairs]
    steps = {value for cells in systems for value in small_values(cells.values, threshold)}
    steps |= {change for _, change in changes if 0 < change < threshold}
    hidden: list[Flags] = [np.zeros(len(cells.values), dtype=bool) for cells in systems]
    for step in sorted(steps):
        for (one, other), change in changes:
            if change == step:
                for number, at in (one, other):
                    _flags(hidden, grids, number)[at] = True
        hidden = _settled(releases, grids, systems, hidden, int(step) + 1, width)
    return [
        as_frame(table, _flags(hidden, grids, number), grids[number])
        for number, table in enumerate(releases)
    ]


def release_leaks(
    earlier: pd.DataFrame, later: pd.DataFrame, threshold: int = USUAL_THRESHOLD
) -> list[ReleaseLeak]:
    """What two published releases of a table say together, cell by cell in the order of the later one.

    Both as published: NaN at hidden cells. Only cells that both have are compared. Reported are a cell
    shown in one and hidden in the other, and a change of 1 to ``threshold - 1`` in a cell shown in both.
    A number already out cannot be called back: hide the cell from now on, and see who was told.
    """
    leaks = []
    new, old = later.astype(float).to_numpy(), earlier.astype(float).to_numpy()
    for (_, (row, column)), (_, at) in _same_cells(_unique([later, earlier])):
        reason = _reason(old[at], new[row, column], threshold)
        if reason:
            leaks.append(ReleaseLeak(later.index[row], later.columns[column], reason))
    return leaks


Place = tuple[int, int]
Same = tuple[tuple[int, Place], tuple[int, Place]]


def _unique(tables: Sequence[pd.DataFrame]) -> Sequence[pd.DataFrame]:
    """The tables; ValueError where a label stands twice, as cells are matched by their labels."""
    for labels in (labels for table in tables for labels in (table.index, table.columns)):
        if not labels.is_unique:
            twice = labels[labels.duplicated()][0]
            raise ValueError(f"the label {twice!s} stands twice in one table")
    return tables


def _reason(old: float, new: float, threshold: int) -> str:
    if pd.isna(old) != pd.isna(new):
        return "hidden before, shown now" if pd.isna(old) else "shown before, hidden now"
    if 0 < abs(new - old) < threshold:
        return f"the two releases differ by {abs(new - old):,.0f}"
    return ""


def _margins(
    tables: Sequence[pd.DataFrame], grids: Sequence[Grid]
) -> list[Mapping[Place, Hashable]]:
    """For each table the cells of its total column, named by their row; the grand total if all rows match."""
    rows = [
        {label for at, label in enumerate(table.index) if at != full.total_row}
        for table, full in zip(tables, grids, strict=True)
    ]
    names: list[Mapping[Place, Hashable]] = []
    for table, full, own in zip(tables, grids, rows, strict=True):
        column = full.total_column
        if column is None and full.width == 1:
            column = 0
        named: dict[Place, Hashable] = {}
        if column is not None:
            named = {
                (at, column): label for at, label in enumerate(table.index) if at != full.total_row
            }
            if full.total_row is not None and all(own == other for other in rows):
                named[full.total_row, column] = GRAND_TOTAL
        names.append(named)
    return names


def _refuse_disagreement(
    grids: Sequence[Grid], names: Sequence[Mapping[Place, Hashable]]
) -> None:
    seen: dict[Hashable, float] = {}
    for full, named in zip(grids, names, strict=True):
        for cell, name in named.items():
            value = float(full.numbers[cell])
            if seen.setdefault(name, value) != value:
                raise ValueError(
                    f"the tables disagree about the total of {name!s}: {seen[name]:,.0f} and {value:,.0f}"
                )


def _same_cells(tables: Sequence[pd.DataFrame]) -> Iterator[Same]:
    """Every pair of tables and cells in them that have the same labels."""
    for (one, first), (other, second) in combinations(enumerate(tables), 2):
        rows = {label: at for at, label in enumerate(second.index)}
        columns = {label: at for at, label in enumerate(second.columns)}
        for row, name in enumerate(first.index):
            for column, head in enumerate(first.columns):
                if name in rows and head in columns:
                    yield (one, (row, column)), (other, (rows[name], columns[head]))


def _change(
    grids: Sequence[Grid], one: tuple[int, Place], other: tuple[int, Place]
) -> float:
    """By how much a cell of one table differs from the same cell of another, whichever is larger."""
    return float(abs(grids[other[0]].numbers[other[1]] - grids[one[0]].numbers[one[1]]))


def _flags(hidden: Sequence[Flags], grids: Sequence[Grid], number: int) -> Flags:
    return hidden[number].reshape(grids[number].numbers.shape)


def _settled(
    releases: Sequence[pd.DataFrame], grids: Sequence[Grid], systems: Sequence[System],
    hidden: list[Flags], threshold: int, width: float,
) -> list[Flags]:
    """Hide in each release and carry it to the others, until nothing more is hidden."""
    while True:
        hidden = [
            protect(cells, threshold, width=width, start=flags)
            for cells, flags in zip(systems, hidden, strict=True)
        ]
        uneven = False
        for (one, at), (other, there) in _same_cells(releases):
            mine, theirs = _flags(hidden, grids, one), _flags(hidden, grids, other)
            if mine[at] != theirs[there]:
                mine[at] = theirs[there] = True
                uneven = True
        if not uneven:
            return hidden
