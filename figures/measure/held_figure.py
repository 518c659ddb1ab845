"""A figure that is held of a measure: its value and period, how sure it is, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_period, say_period_short
from analysis.sentences.charts import LETTER_WORDS, STATE_WORDS, Named
from analysis.spc.chart_policy import DrawnPoint
from analysis.words import say_published
from data_access import Status
from figures.words.cells import Row, cite
from figures.words.marks import Marked
from figures.words.ranges import say_range
from figures.words.statuses import marked

# The columns of the table of a measure; those of its chart stand after the value where there is one.
PERIOD_AND_VALUE = ("Period", "Value")
OF_THE_CHART = ("Usual range", "Signal")
WHENCE = ("Numerator", "Denominator", "Status", "Known from", "Source")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of a held figure besides its words.

    ``origin`` is empty for one supplied as data; else the publication it is quoted from, or the areas it
    was put together from: no file may bring those back as supplied.
    """

    measure: str
    area: str
    reason: str | None
    owner: str | None
    promised: date | None
    source: str | None
    locator: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure of one period, supplied or quoted from a publication.

    ``value`` is None where there is none, and ``status`` then says why; ``qualifier`` and
    ``period_as_written`` are words of its source. ``named`` says its values. ``point`` is what the
    control chart makes of it: None for a quoted figure, and where there is no chart. ``facts`` is what a
    file of it says besides.
    """

    start: date
    end: date
    period_as_written: str
    value: float | None
    qualifier: str
    numerator: float | None
    denominator: float | None
    status: Status
    known_from: date
    cited: str
    named: Named
    point: DrawnPoint | None = None
    facts: Facts | None = None

    def tidy(self) -> Mapping[str, object]:
        """The figure as a file holds it to be calculated with; see figures/tidy.py."""
        point, facts = self.point, self.facts
        whence = {} if facts is None else {
            "measure": facts.measure, "area": facts.area, "reason": facts.reason, "owner": facts.owner,
            "promised": facts.promised, "source": facts.source, "locator": facts.locator,
            "origin": facts.origin,
        }
        chart = {} if point is None else {
            "lower": point.lower, "upper": point.upper, "mean": point.mean, "state": point.state,
            "rule": point.rule,
        }
        return whence | chart | {
            "period_start": self.start, "period_end": self.end, "value": self.value,
            "numerator": self.numerator, "denominator": self.denominator, "unit": self.named.unit,
            "status": self.status, "known_from": self.known_from,
        }

    @property
    def period(self) -> str:
        """The exact period, or the words of its source where those were not exact."""
        return self.period_as_written or say_period(self.start, self.end)

    @property
    def short_period(self) -> str:
        """The period for a table cell or a sentence that names more than one."""
        return self.period_as_written or say_period_short(self.start, self.end)

    @property
    def said(self) -> str:
        """The value in words with its qualifier; empty where there is none."""
        if self.point is not None:
            return self.named.say(self.value, steady=True)
        return say_published(self.value, self.named.kind, self.named.unit, self.qualifier)

    @property
    def signal(self) -> str:
        """What the rules of control charts say of it, where it signals."""
        point = self.point
        if point is None or not point.letter:
            return ""
        return f"{STATE_WORDS[point.state].capitalize()} ({LETTER_WORDS[point.letter]}): {point.words}"

    def cells(self) -> Mapping[str, str | float | Marked | None]:
        """The figure as the table of its measure says it."""
        status = marked(self.status)
        return {
            "Period": self.short_period, "Value": self.said or status,
            "Usual range": say_range(self.point, self.named), "Signal": self.signal,
            "Numerator": self.numerator, "Denominator": self.denominator, "Status": status,
            "Known from": self.known_from.isoformat(), "Source": self.cited,
        }


def held_figure(row: Row, named: Named, point: DrawnPoint | None = None) -> HeldFigure:
    """The figure of a row as it is read."""
    return HeldFigure(
        row["period_start"].date(), row["period_end"].date(), row["period_as_written"] or "",
        _number(row["value"]), row["qualifier"] or "", _number(row["numerator"]),
        _number(row["denominator"]), Status(row["status"]), row["known_from"].date(), cite(row), named, point,
        _facts(row),
    )


def _facts(row: Row) -> Facts:
    summed = row.get("summed_from")
    origin = f"summed from {summed}" if isinstance(summed, str) and summed else row["strand"] or None
    return Facts(
        row["measure"], row["area"], row["reason"] or None, row["owner"] or None,
        None if pd.isna(row["promised"]) else row["promised"].date(), row["source"] or None,
        row["locator"] or None, origin,
    )


def named_of(measure: Row) -> Named:
    """How a measure is said that has no chart."""
    return Named(measure["name"], measure["kind"], measure["unit"])


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)
