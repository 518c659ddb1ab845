"""For your attention: a ranked list of what to look at, made of kinds that register themselves.

A kind is a function that gives its lines for a reader. Kinds that have nothing recorded yet give no
lines, so that the list never shows a heading without a thing below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.words import say_number
from data_access import Reader
from figures.dashboard.control_charts import board_of
from figures.figure import Figure, as_written


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: what kind, the sentence, the evidence, and the page to open."""

    kind: str
    id: str
    sentence: str
    detail: str
    page: str


Provider = Callable[[Reader], list[Line]]
_kinds: list[tuple[int, Provider]] = []


def attends(rank: int) -> Callable[[Provider], Provider]:
    """Register a kind; those of a lower rank stand first."""

    def register(provider: Provider) -> Provider:
        _kinds.append((rank, provider))
        _kinds.sort(key=lambda kind: kind[0])
        return provider

    return register


def lines(reader: Reader) -> list[Line]:
    """Everything to look at, the most pressing kind first."""
    return [line for _rank, provider in _kinds for line in provider(reader)]


def build(reader: Reader) -> Figure:
    """The attention list as a figure, so that it can be filed and quoted like any other."""
    found = lines(reader)
    board = board_of(reader)
    table = pd.DataFrame(
        {
            "Kind": [line.kind for line in found],
            "ID": [line.id for line in found],
            "What": [line.sentence for line in found],
            "Evidence": [line.detail for line in found],
            "Page": [line.page for line in found],
        }
    )
    return Figure(
        key="", id="OV1",
        title=f"{say_number(len(found), 'thing')} for your attention"
        if found else "Nothing needs your attention",
        **as_written(table), description=" ".join(f"{line.sentence}." for line in found), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="", source="As each line says",
        status="", audience="office",
        notes=(board.chance(board.force).sentence,),
    )
