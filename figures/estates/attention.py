"""Attention for milestones past their day or due soon, and for dates that need correcting."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.calendar.periods import say_day
from analysis.words import inside, say_distance
from data_access import Reader
from figures.dashboard.attention import Dated, Kind, Line, attends
from figures.estates.milestones import CORRECT_IT, MilestoneLine, lines

SOON = timedelta(days=14)


@attends(70)
def milestone_dates(reader: Reader) -> list[Line]:
    """Milestones past their date or due within a fortnight, and dates that are not in the calendar."""
    milestones = lines(reader)
    return [*_decisions(milestones, reader.as_at), *_wrong_dates(milestones)]


def _decisions(milestones: list[MilestoneLine], as_at: date) -> list[Line]:
    found = []
    for line in milestones:
        if line.next_day is None or line.next_day > as_at + SOON:
            continue
        passed = line.next_day < as_at
        detail = line.consequence or f"Reported as: {line.reported}"
        found.append(
            Line(
                Kind.DATE_PASSED if passed else Kind.DUE_SOON, (line.code,),
                f"{line.project}: {inside(line.name)}, {say_day(line.next_day)}"
                f" ({say_distance(line.next_day, as_at)})",
                f"{detail.rstrip('.')}. {line.source}", "estates", (line.next_day, detail), _dated(line),
            )
        )
    return sorted(found, key=lambda line: str(line.kind))


def _wrong_dates(milestones: list[MilestoneLine]) -> list[Line]:
    return [
        Line(
            Kind.DATE_WRONG, (line.code,),
            f"{line.project}: {line.first_date} is not a day in the calendar",
            f"{line.name}. Owner: {line.owner}. {line.source}", "estates", (line.first_date,), _dated(line),
        )
        for line in milestones if line.state == CORRECT_IT
    ]


def _dated(line: MilestoneLine) -> Dated:
    what = f"{line.project}: {inside(line.name)}"
    return Dated(line.next_day, line.first_date, what, line.consequence, line.owner)
