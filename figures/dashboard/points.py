"""What a control chart is made of: the points of each series, and the publications they are from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from analysis.spc.borders import Span
from analysis.spc.phase_policy import Bases
from data_access import Reader
from figures.words.cells import records


@dataclass(frozen=True, slots=True)
class Points:
    """The periods of one series, oldest first: their last days, values, statuses and bases."""

    ends: list[date]
    values: list[float | None]
    statuses: list[str]
    bases: Bases

    @property
    def first_missing(self) -> date | None:
        """The end of the first period after the newest value; None where the newest has one."""
        held = max((place for place, value in enumerate(self.values) if value is not None), default=-1)
        return self.ends[held + 1] if held + 1 < len(self.ends) else None

    @property
    def held_worlds(self) -> list[tuple[date, bool]]:
        """The last days of the periods with a value, and whether each is illustrative."""
        return [
            (end, status == "illustrative")
            for end, value, status in zip(self.ends, self.values, self.statuses, strict=True)
            if value is not None
        ]


def grouped(series: pd.DataFrame) -> Iterator[tuple[tuple[str, str], Points]]:
    """The points of each measure and area. The series come sorted, so each is one stretch of rows."""
    known = {stamp: stamp.date() for stamp in series["period_end"].unique()}
    ends = [known[stamp] for stamp in series["period_end"]]
    values = [None if value != value else value for value in series["value"].tolist()]
    statuses = series["status"].tolist()
    ratios = list(zip(series["numerator"].tolist(), series["denominator"].tolist(), strict=True))
    places = list(zip(series["measure"].tolist(), series["area"].tolist(), strict=True))
    for place, numbers in groupby(range(len(places)), key=places.__getitem__):
        at = list(numbers)
        bases = {ends[n]: ratios[n] for n in at if ratios[n][1] == ratios[n][1]}
        yield place, Points(
            [ends[n] for n in at], [values[n] for n in at], [statuses[n] for n in at], bases
        )


def spans_of(
    reader: Reader, measures: Iterable[str], areas: list[str], start: date
) -> dict[tuple[str, str], list[Span]]:
    """From when to when each publication gives a series, by measure and area.

    Only series whose newest figure is real and names its publication are looked through.
    """
    latest = reader.observations.latest()
    named = latest[
        (latest["strand"] == "") & latest["source"].notna() & latest["value"].notna()
        & (latest["status"] != "illustrative") & latest["measure"].isin(list(measures))
    ]
    if named.empty:
        return {}
    found: dict[tuple[str, str], list[Span]] = {}
    for row in records(reader.series.publications(named["measure"].unique(), areas, start)):
        span = Span(
            row["source"], row["publisher"], row["first"].date(), row["last"].date(), row["periods"]
        )
        found.setdefault((row["measure"], row["area"]), []).append(span)
    return found
