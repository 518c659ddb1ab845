"""What a rebase would do: the usual range as it stands beside the one worked out again from a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_day, say_period_ending
from analysis.sentences.charts import Named
from analysis.spc.chart_policy import DrawnPoint
from analysis.spc.phase_policy import POLICY
from data_access import Reader
from figures.dashboard.control_charts import line_of
from figures.dashboard.measure_chart import SIGNALS, MeasureChart
from figures.dashboard.series import NO_FIGURE, series_of
from figures.figure import Figure
from figures.words.ranges import say_range

SUFFIX = "REBASE"
COLUMNS = ("Usual range", "From", "Mean", "Range", "Signalling", "Newest figure")


@dataclass(frozen=True, slots=True)
class RangeOfPhase:
    """The usual range of the newest phase of a chart: from when, and how many of its points signal."""

    words: str
    since: date
    unit: str
    newest: DrawnPoint
    held: int
    signalling: int
    state: str
    named: Named

    def cells(self) -> Mapping[str, object]:
        """The range in words, by COLUMNS."""
        return {
            "Usual range": self.words, "From": say_period_ending(self.since, self.unit),
            "Mean": self.named.say(self.newest.mean) or "none yet",
            "Range": say_range(self.newest, self.named) or "none yet",
            "Signalling": f"{self.signalling:,} of {self.held:,}", "Newest figure": self.state,
        }


def build(code: str, reader: Reader, day: str = "", area: str | None = None) -> Figure:
    """The usual range of a measure now, and if it were rebased in the period with ``day`` in it.

    Raises KeyError when there is no such measure or area or no chart of it, or for no day.
    """
    series = series_of(reader, code, area)
    lines = [line_of(reader, code, series.area_code, on) for on in (None, _day(day))]
    rows = tuple(
        _range_of(words, line)
        for words, line in zip(("As it is", "After the rebase"), lines, strict=True) if line is not None
    )
    if not rows:
        raise KeyError(NO_FIGURE)
    return Figure(
        key="", id=f"{series.figure_id}-{SUFFIX}", rows=rows, columns=COLUMNS,
        title=_title(series.name, rows[-1]), description=". ".join(map(_describe, rows)),
        unit=series.measure["unit"], period=f"As known on {say_day(reader.as_at)}", base="",
        source="The weekly series", status="", audience=series.audience,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise KeyError(NO_FIGURE) from None


def _range_of(words: str, line: MeasureChart) -> RangeOfPhase:
    points = line.chart.points
    phase = [point for point in points if point.phase == points[-1].phase and point.value is not None]
    return RangeOfPhase(
        words, phase[0].date, line.chart.unit, points[-1], len(phase),
        sum(point.state in SIGNALS for point in phase), line.signal or "signals nothing", line.named,
    )


def _title(name: str, after: RangeOfPhase) -> str:
    since = say_period_ending(after.since, after.unit)
    if after.held < POLICY.trial_from:
        return f"{name}: {after.held} figures since {since}, too few for a usual range"
    return f"{name}: usual range {say_range(after.newest, after.named)} since {since}"


def _describe(row: RangeOfPhase) -> str:
    told = row.cells()
    return f"{told['Usual range']}, from {told['From']}: mean {told['Mean']}, range {told['Range']}"
