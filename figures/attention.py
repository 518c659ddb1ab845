"""For your attention: what is dark, what disagrees, what is due or past due, what has no real date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.periods import say_day
from analysis.words import say_distance, say_list, say_number
from data_access import Reader
from figures import estates, wording
from figures.dark import say_dark
from figures.estates import MilestoneLine
from figures.figure import Figure
from figures.statuses import DARK
from figures.wording import Row, records

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: what kind, the sentence, the evidence, and the page to open."""

    kind: str
    id: str
    sentence: str
    detail: str
    page: str


def lines(reader: Reader) -> list[Line]:
    """Everything to look at, the most pressing kind first. Nothing here rests on a test of change."""
    milestones = estates.lines(reader)
    return [
        *_dark(reader), *_disagreements(reader), *_decisions(milestones, reader.as_at),
        *_wrong_dates(milestones), *_endings(reader),
    ]


def build(reader: Reader) -> Figure:
    """The attention list as a figure, so that it can be filed and quoted like any other."""
    found = lines(reader)
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
        table=table, description=" ".join(f"{line.sentence}." for line in found), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="", source="As each line says",
        status="", audience="office",
        notes=("Whether a change is out of the ordinary is not tested on this page.",),
    )


def _dark(reader: Reader) -> list[Line]:
    """Measures that are missing, those with one reason together."""
    measures = wording.measures_by_code(reader.measures())
    rows = reader.latest()
    found: dict[str, list[Row]] = {}
    for row in records(rows[rows["status"].isin(DARK)]):
        found.setdefault(row["reason"], []).append(row)
    return [
        Line(
            "No data", ", ".join(row["measure"] for row in same),
            f"{say_list([measures[row['measure']]['name'] for row in same])}: no data",
            f"{say_dark(same[0], reader.as_at)} Source: {wording.cite(same[0])}", "weekly",
        )
        for same in found.values()
    ]


def _disagreements(reader: Reader) -> list[Line]:
    """Periods for which two publications give different values; both are kept."""
    measures = wording.measures_by_code(reader.measures())
    quoted = reader.published()
    found = []
    for _key, same in quoted.groupby(["measure", "area", "period_start", "period_end"], sort=False):
        if same["value"].nunique() < 2:
            continue
        first = records(same)[0]
        measure = measures[first["measure"]]
        sources = "; ".join(
            f"{wording.cite(row)}: {wording.say_value_of(row, measure)}" for row in records(same)
        )
        found.append(
            Line(
                "Sources disagree", first["measure"],
                f"{measure['name']}, {wording.short_period_of(first)}:"
                f" {wording.say_values(same, measure)}",
                f"{sources}. Both are kept", "confidence",
            )
        )
    return found


def _decisions(milestones: list[MilestoneLine], as_at: date) -> list[Line]:
    """Milestones whose date has passed without word, and those due within a fortnight."""
    found = []
    for line in milestones:
        if line.next_day is None or line.next_day > as_at + SOON:
            continue
        passed = line.next_day < as_at
        detail = line.consequence or f"Reported as: {line.reported}"
        found.append(
            Line(
                "Date passed" if passed else "Due soon", line.code,
                f"{line.project}: {line.name[:1].lower()}{line.name[1:]}, {say_day(line.next_day)}"
                f" ({say_distance(line.next_day, as_at)})",
                f"{detail.rstrip('.')}. {line.source}", "estates",
            )
        )
    return sorted(found, key=lambda line: line.kind)


def _wrong_dates(milestones: list[MilestoneLine]) -> list[Line]:
    return [
        Line(
            "Date needs correcting", line.code,
            f"{line.project}: {line.first_date} is not a day in the calendar",
            f"{line.name}. Owner: {line.owner}. {line.source}", "estates",
        )
        for line in milestones if line.state == estates.CORRECT_IT
    ]


def _endings(reader: Reader) -> list[Line]:
    rows = reader.contracts().dropna(subset=["ends"])
    soon = rows[
        (rows["ends"] >= pd.Timestamp(reader.as_at))
        & (rows["ends"] <= pd.Timestamp(reader.as_at + timedelta(days=365)))
    ]
    return [
        Line(
            "Ends within a year", row["code"],
            f"{row['service']} ends on {say_day(row['ends'].date())}"
            f" ({say_distance(row['ends'].date(), reader.as_at)})",
            wording.cite(row), "victims",
        )
        for row in records(soon)
    ]
