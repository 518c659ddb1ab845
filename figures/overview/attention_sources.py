"""Attention for publications that disagree with one another."""

from __future__ import annotations

from data_access import Reader
from figures.dashboard.attention import Kind, Line, attends
from figures.words import cells
from figures.words.cells import records

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
                "confidence" if measure["theme"] == CONFIDENCE else "weekly", (sources,),
            )
        )
    return found
