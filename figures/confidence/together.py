"""Which questions move with confidence across areas and waves: how strongly, how surely, never why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.survey.results import Association, association
from analysis.words import say_list, say_number
from data_access import Reader
from figures.charts.intervals import interval_specs, wrapped
from figures.charts.legend import LegendEntry, Sign
from figures.confidence.survey import Survey, surveys_of
from figures.dashboard.catalogue import Measure
from figures.figure import Figure

KEY = "LC3"
# All that is drawn is the estimate.
ONE = frozenset({"year"})
COLUMNS = ("ID", "Question", "Correlation", "Interval at 95%", "Area quarters", "In words")


@dataclass(frozen=True, slots=True)
class Companion:
    """How a question moves with the first one of the survey over the same areas and quarters."""

    measure: Measure
    found: Association

    @property
    def words(self) -> str:
        """What may be said of it."""
        if not self.found.clear:
            return "no clear link"
        return "moves with it" if self.found.r > 0 else "moves against it"

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        return {
            "measure": self.measure.code, "value": self.found.r, "lower": self.found.lower,
            "upper": self.found.upper, "base": self.found.pairs,
        }

    def cells(self) -> Mapping[str, object]:
        """The link in words, by COLUMNS."""
        return {
            "ID": self.measure.code, "Question": self.measure.name, "Correlation": f"{self.found.r:.2f}",
            "Interval at 95%": f"{self.found.lower:.2f} to {self.found.upper:.2f}",
            "Area quarters": self.found.pairs, "In words": self.words,
        }


def build(reader: Reader) -> Figure:
    """Every question of the survey beside its first one, cell by cell of area and quarter."""
    surveys = list(surveys_of(reader).values())
    first = surveys[0] if surveys else None
    rows = () if first is None else tuple(
        Companion(other.measure, found) for other in surveys[1:]
        if (found := association(_pairs(first, other))).known
    )
    name = "" if first is None else first.inside
    return Figure(
        key="", id=KEY, title=_title(rows, name), rows=rows, columns=COLUMNS,
        description=_describe(rows, name), unit="correlation, -1 to 1", period="", base="",
        source="" if first is None else first.source, status="" if first is None else first.status,
        audience="public",
        notes=(
            "Pearson's correlation over the single quarters of the local areas, with Fisher's interval."
            " Quarters of one area are more alike than those of two, so the true uncertainty is wider. A link"
            " is no cause: both answers may follow a third thing.",
        ) if rows else (),
        specs=interval_specs(_places(rows), -1.0, 1.0, ONE, "") if rows else None,
        data=_data(rows) if rows else None,
        legend=(LegendEntry(Sign.AREA, "Correlation, with its 95% interval"),) if rows else (),
    )


def _pairs(first: Survey, other: Survey) -> list[tuple[float, float]]:
    """The shares of both questions in each area and quarter that has both."""
    cells = {
        (area, wave.end): wave.estimate.estimate
        for area in first.local for wave in first.quarters[area] if wave.shown
    }
    return [
        (cells[area, wave.end], wave.estimate.estimate)
        for area in other.local for wave in other.quarters[area] if wave.shown and (area, wave.end) in cells
    ]


def _title(rows: Sequence[Companion], name: str) -> str:
    if not rows:
        return "Too few results are held to say which questions move together"
    clear = [row.measure.name for row in rows if row.found.clear]
    if not clear:
        return f"No question clearly moves with {name}"
    verb = "moves" if len(clear) == 1 else "move"
    return f"{say_number(len(clear), 'question')} of {len(rows)} clearly {verb} with {name}"


def _describe(rows: Sequence[Companion], name: str) -> str:
    if not rows:
        return "Too few results are held."
    told = [
        f"{row.measure.name} {row.found.r:.2f} ({row.found.lower:.2f} to {row.found.upper:.2f})"
        for row in rows
    ]
    return f"Correlation with {name} across areas and quarters: {say_list(told)}. It says nothing of causes."


def _places(rows: Sequence[Companion]) -> tuple[str, ...]:
    return tuple(wrapped(row.measure.name) for row in rows)


def _data(rows: Sequence[Companion]) -> pd.DataFrame:
    """A row a mark, with the columns of charts/intervals.py."""
    return pd.DataFrame([
        {
            "place": wrapped(row.measure.name), "part": "year", "value": row.found.r, "low": row.found.lower,
            "high": row.found.upper, "state": "", "said": f"{row.found.r:.2f}",
        }
        for row in rows
    ])
