"""How many measures are in each set, each number a link to exactly the rows it counts."""

from __future__ import annotations

from collections.abc import Iterable

from figures.dashboard.measure_sets import sizes
from figures.dashboard.week_row import WeekRow
from interface.components.addresses import address
from interface.components.html import show


def show_sets(rows: Iterable[WeekRow]) -> None:
    """The sets of the weekly table that hold any row, and how many rows there are together."""
    counted = sizes(rows)
    show(
        "measure/sets.html", total=sum(counted.values()), all=address("weekly"),
        sets=[(one, count, address("weekly", state=one)) for one, count in counted.items() if count],
    )
