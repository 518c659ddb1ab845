"""Attention for publications that disagree, milestones past their day, and contracts that end."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.words import say_distance
from data_access import Reader
from figures.estates.milestones import CORRECT_IT, MilestoneLine, lines
from figures.overview.attention import Kind, Line, attends
from figures.words import cells
from figures.words.cells import records

SOON = timedelta(days=14)
CONFIDENCE = "Public confidence"


@attends(50)
def disagreements(reader: Reader) -> list[Line]:
    """Periods for which two publications give different values; both are kept."""
    measures = cells.measures_by_code(reader.catalogue.measures())
    quoted = reader.observations.published()
    found = []
    for _key, same in quoted.groupby(["measure", "area", "period_start", "period_end"], sort=False):
        if same["value"].nunique() < 2:
            continue
        first = records(same)[0]
        measure = measures[first["measure"]]
        sources = "; ".join(
            f"{cells.cite(row)}: {cells.say_value_of(row, measure)}" for row in records(same)
        )
        found.append(
            Line(
                Kind.SOURCES_DISAGREE, (first["measure"],),
                f"{measure['name']}, {cells.short_period_of(first)}:"
                f" {cells.say_values(same, measure)}",
                f"{sources}. Both are kept",
                "confidence" if measure["theme"] == CONFIDENCE else "weekly",
            )
        )
    return found


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
                f"{line.project}: {line.name[:1].lower()}{line.name[1:]}, {say_day(line.next_day)}"
                f" ({say_distance(line.next_day, as_at)})",
                f"{detail.rstrip('.')}. {line.source}", "estates",
            )
        )
    return sorted(found, key=lambda line: str(line.kind))


def _wrong_dates(milestones: list[MilestoneLine]) -> list[Line]:
    return [
        Line(
            Kind.DATE_WRONG, (line.code,),
            f"{line.project}: {line.first_date} is not a day in the calendar",
            f"{line.name}. Owner: {line.owner}. {line.source}", "estates",
        )
        for line in milestones if line.state == CORRECT_IT
    ]


@attends(90)
def endings(reader: Reader) -> list[Line]:
    """Contracts that end within a year."""
    rows = reader.victims.contracts().dropna(subset=["ends"])
    soon = rows[
        (rows["ends"] >= pd.Timestamp(reader.as_at))
        & (rows["ends"] <= pd.Timestamp(reader.as_at + timedelta(days=365)))
    ]
    return [
        Line(
            Kind.ENDS_SOON, (row["code"],),
            f"{row['service']} ends on {say_day(row['ends'].date())}"
            f" ({say_distance(row['ends'].date(), reader.as_at)})",
            cells.cite(row), "victims",
        )
        for row in records(soon)
    ]
