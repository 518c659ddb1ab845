"""Small counts are hidden, and with them enough others that none can be worked out.

Method: every count from 1 to one below the threshold is hidden (primary). A total with one hidden
part gives that part away, so the next-smallest cell of its row or column is hidden as well (secondary),
and a total itself where nothing else is left. Then a solver plays the attacker
(``analysis.disclosure.audit``) and more is hidden until it fails. Zeros are shown, so the attacker is
taken to know that every hidden cell is at least 1.

Source: practice of UK statistics (threshold 5; 10 for research outputs of the ONS).
Linked tables and later releases: ``analysis.disclosure.linked``. Percentages, intervals and charts
that rest on a hidden cell: ``analysis.disclosure.derived``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.disclosure.audit import Attacker, bounds, left_standing, solvable
from analysis.disclosure.table import (
    Flags,
    Grid,
    Places,
    Rank,
    System,
    Totals,
    counts,
    grid,
    system,
    with_known_sums,
)

__all__ = ["Totals", "bounds", "left_standing", "protect", "solvable", "suppress"]

USUAL_THRESHOLD = 5


def suppress(
    table: pd.DataFrame, threshold: int = USUAL_THRESHOLD, *, totals: Totals | None = None,
    width: float = 0,
) -> pd.DataFrame:
    """Which cells of a table of counts must be hidden: booleans with the labels of ``table``.

    ``table``: whole numbers from 0, one count a cell, labels in index and columns.
    ``threshold``: counts from 1 to ``threshold - 1`` are small; 0 is not, and is never hidden.
    ``totals``: the labels of the total row and column. Left out, they are recognised: by a label such
    as "Total" or "All", else a last row or column that is the sum of two or more others.
    ``width``: hide on until no hidden cell can be known to within this much (0: until none is exact).

    A table without a total row or column is treated as if a reader knew the true sums, which are often
    printed elsewhere. Where hiding cells cannot protect against that, the sum itself is taken as
    unknown: publish a sum only after putting a table that contains it through here.

    The result is at least as wide at a higher threshold: a cell hidden at 5 is hidden at 10.
    Raises ValueError for a threshold under 1, a cell that is no count, a total that is not the sum of
    its parts, or two labels that mean a total.
    """
    full = with_known_sums(grid(table, counts(table), totals))
    hidden = protect(system([full]), threshold, width=width)
    return as_frame(table, hidden.reshape(full.numbers.shape), full)


def protect(
    cells: System, threshold: int, *, width: float = 0, start: Flags | None = None
) -> Flags:
    """The cells of a system to hide, those of ``start`` among them; one flag a cell.

    The smallest counts are hidden and protected first, then the next larger ones: what a lower threshold
    hides is then always part of what a higher one hides. Raises ValueError for a threshold under 1.
    """
    check_threshold(threshold)
    hidden = np.zeros(len(cells.values), dtype=bool)
    safe = hidden.copy()
    if start is not None:
        hidden = _protected(cells, start, safe, width)
    for value in small_values(cells.values, threshold):
        more = cells.values == value
        if not hidden[more].all():
            hidden = _protected(cells, hidden | more, safe, width)
    return hidden


def check_threshold(threshold: int) -> None:
    """Refuse, with ValueError, a threshold under 1; 1 hides nothing."""
    if threshold < 1:
        raise ValueError(f"the threshold is {threshold}; the lowest is 1, which hides nothing")


def small_values(values: np.ndarray, threshold: int) -> list[float]:
    """The different counts from 1 to ``threshold - 1`` among the values, smallest first."""
    return sorted({float(value) for value in values.flat if 0 < value < threshold})


def as_frame(table: pd.DataFrame, hidden: np.ndarray, full: Grid) -> pd.DataFrame:
    """Flags of a grid as a frame with the labels of its table; sums that are not in it fall away."""
    own = hidden[: full.height, : full.width]
    return pd.DataFrame(own.astype(bool), index=table.index, columns=table.columns)


def _protected(cells: System, hidden: Flags, safe: Flags, width: float) -> Flags:
    """The hidden cells and as many more as it takes; ends at the latest when everything is hidden."""
    hidden = hidden.copy()
    while (weak := next(_given_away(cells, hidden, safe, width), None)) is not None:
        hidden[_partner(cells, hidden, weak)] = True
    return hidden


def _given_away(cells: System, hidden: Flags, safe: Flags, width: float) -> Iterator[int]:
    """Hidden cells that can be worked out: alone in their sum, else found by the solver.

    A sum that is only taken as known is not published, so it needs no protection of its own. Cells that
    the solver cleared are marked in ``safe``: hiding more leaves the attacker with more tables that
    fit, never fewer, so they stay safe.
    """
    asked = hidden & (cells.ranks < Rank.ASSUMED)
    for members in cells.sums:
        unknown = [at for at in members if hidden[at]]
        if len(unknown) == 1 and asked[unknown[0]]:
            yield unknown[0]
    open_questions = np.flatnonzero(asked & ~safe).tolist()
    if not open_questions:
        return
    # A reader who knows that zeros are shown knows that a hidden cell is none, unless a zero
    # had to be hidden because an earlier release hid that cell.
    least = 0 if (cells.values[hidden] == 0).any() else 1
    reader = Attacker(replace(cells, values=np.where(hidden, np.nan, cells.values)), least)
    for at in open_questions:
        if reader.leaves_room(at, width):
            safe[at] = True
        else:
            yield at


def _partner(cells: System, hidden: Flags, weak: int) -> int:
    """The cell to hide with a weak one.

    First choice is a count in a sum with the weak cell, then any other, zeros last. Among these parts
    come before totals, then cells that also help another row or column, then the smallest.
    """
    own = {at for members in cells.sums if weak in members for at in members}
    lonely = {
        at
        for members in cells.sums
        if weak not in members and hidden[list(members)].sum() == 1
        for at in members
    }
    shown: Places = np.flatnonzero(~hidden)
    candidates: list[int] = shown.tolist()
    return min(
        candidates,
        key=lambda at: (
            cells.values[at] == 0, at not in own, cells.ranks[at], at not in lonely, cells.values[at], at,
        ),
    )
