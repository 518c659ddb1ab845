"""Since when a point of a control chart signals, and by which rule for how long.

A point carries one rule, the first that fires (see rules.py). A reader wants to know how long a change
has lasted, so of the rules that fire at a point the one that has held longest is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.spc.rules import WINDOW, Rule

Fired = Sequence[tuple[Rule, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Lasting:
    """A rule that fires at a point, and since when it has held without a break.

    ``since`` is the day of the first point of the run, ``periods`` how many it has; ``signalling`` of
    them fire the rule themselves, which is fewer for two in three. ``back`` says that the point lies
    back from the one before it: lower where the signal is high.
    """

    rule: Rule
    since: date
    periods: int
    signalling: int
    back: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """The first row of a run, and how many of its rows fire so far."""

    first: int
    rows: int


def lasting(rows: Sequence[tuple[date, float | None]], fired: Fired) -> list[Lasting | None]:
    """For each row of a phase the rule that has held longest there; None where no rule fires.

    ``fired`` holds each rule in order of rank with its directions, 1 for high and -1 for low. Only
    rules that point the same way as the one that names the point are asked. Of rules that have held
    equally long, the first to be asked is told.
    """
    ranked = [(rule, marks, _runs(marks, _apart(rule))) for rule, marks in fired]
    made: list[Lasting | None] = []
    for row, (_, value) in enumerate(rows):
        way = next((marks[row] for _, marks, _ in ranked if marks[row]), 0)
        held = [(rule, run) for rule, marks, runs in ranked if marks[row] == way and (run := runs[row])]
        if not held:
            made.append(None)
            continue
        rule, run = min(held, key=lambda one: one[1].first)
        before = rows[row - 1][1] if row else None
        back = value is not None and before is not None and (before - value) * way > 0
        made.append(Lasting(rule, rows[run.first][0], row - run.first + 1, run.rows, back))
    return made


def _apart(rule: Rule) -> int:
    """How far apart neighbours in a run may lie: two in three leaves one row in a window out."""
    return WINDOW - 1 if rule is Rule.TWO_IN_THREE else 1


def _runs(marks: Sequence[int], apart: int) -> list[_Run | None]:
    """The run that each row which fires belongs to."""
    newest: dict[int, tuple[int, _Run]] = {}
    made: list[_Run | None] = []
    for row, way in enumerate(marks):
        if not way:
            made.append(None)
            continue
        last, run = newest.get(way, (-1 - apart, _Run(row, 0)))
        run = _Run(run.first, run.rows + 1) if row - last <= apart else _Run(row, 1)
        newest[way] = row, run
        made.append(run)
    return made
