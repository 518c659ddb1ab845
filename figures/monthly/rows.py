"""One row of the monthly summary: the month's figure of a measure, what stands beside it, its state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import pandas as pd

from analysis.calendar.periods import period_start, say_period_short
from analysis.pooling import mean_held, pooled_share, whole_total
from analysis.sentences.charts import Named
from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import DrawnPoint
from analysis.words import Kind, say_number
from figures.dashboard.control_charts import ControlCharts, Place
from figures.dashboard.measure_chart import SIGNALS, MeasureChart
from figures.dashboard.states import State
from figures.dashboard.verdicts import STATES
from figures.monthly.month_row import MonthFigure, MonthRow
from figures.monthly.months import A_YEAR, Month
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.ranges import say_range
from figures.words.statuses import DARK, WORDS

BREAKS = ("break", "mode")


@dataclass(frozen=True)
class Months:
    """What a row is made of: the charts, the month, the area, and every supplied row of the span.

    ``published`` are the figures published for a period inside the month; ``standards`` are those in
    force on the month's last day, by measure; ``said`` what was written about a measure.
    """

    charts: ControlCharts
    month: Month
    area: str
    rows: Mapping[Place, Sequence[Row]]
    published: pd.DataFrame
    standards: Mapping[str, Row]
    said: Callable[[str], str]

    def of(self, code: str, month: Month) -> list[Row]:
        """The supplied rows of a measure whose periods end in a month, oldest first."""
        return [row for row in self.rows.get((code, self.area), ()) if month.holds(_end(row))]

    def of_one_world(self, code: str, month: Month) -> list[Row]:
        """Those of them that may be put into one figure: none from beyond a border to the last held."""
        rows, line = self.of(code, month), self.line(code)
        held = [row for row in rows if pd.notna(row["value"])]
        if line is None or not held:
            return rows
        last = _end(held[-1])
        return [row for row in rows if not line.parted(_end(row), last)]

    def parted(self, code: str, earlier: Month) -> bool:
        """Whether a border lies between the figure of an earlier month and that of the month."""
        line = self.line(code)
        ends = [
            [_end(row) for row in self.of_one_world(code, month) if pd.notna(row["value"])]
            for month in (earlier, self.month)
        ]
        return line is not None and all(ends) and line.parted(ends[0][-1], ends[1][-1])

    def line(self, code: str) -> MeasureChart | None:
        """The control chart of a measure in the area."""
        return self.charts.lines.get((code, self.area))

    def dark(self, code: str) -> Row | None:
        """The row that says why a measure has nothing at the end of the month."""
        for place in dict.fromkeys((self.area, self.charts.force)):
            held = [row for row in self.rows.get((code, place), ()) if _end(row) <= self.month.last]
            if held and held[-1]["status"] in DARK:
                own = self.of(code, self.month)
                # A newer figure of the area's own stands before what is dark for the whole force.
                return None if own and _end(own[-1]) > _end(held[-1]) else held[-1]
        if any(pd.notna(row["value"]) for row in self.of(code, self.month)):
            return None
        newest = self.charts.dark(code, self.area)
        return newest if newest is not None and _end(newest) <= self.month.last else None


def _end(row: Row) -> date:
    return cast(date, row["period_end"].date())


def row_of(months: Months, measure: Row) -> MonthRow:
    """The row of a measure."""
    code, month = measure["code"], months.month
    standard = months.standards.get(code)
    row = MonthRow(
        code=code, area=months.area, first=month.first, last=month.last,
        name=measure["name"], unit=measure["unit"], better=measure["better"],
        theme=measure["theme"], published=_published(months, measure), commentary=months.said(code),
        month=_figure(months, measure, month), statuses=_statuses(months.of_one_world(code, month)),
        before=_beside(months, measure, month.back(1)),
        last_year=_beside(months, measure, month.back(A_YEAR)),
        standard="" if standard is None else named(measure).say(standard["value"]),
    )
    dark = months.dark(code)
    if dark is not None:
        return replace(
            row, state=State.NO_DATA, statuses=(dark["status"], *row.statuses),
            why=(spell := months.charts.spell_of(dark, months.area)).told, spell=spell,
        )
    line = months.line(code)
    if line is None:
        elsewhere = (code, months.charts.force) in months.charts.lines
        return replace(row, absent="Force only" if elsewhere else "")
    return _judged(months, line, row)


def named(measure: Row) -> Named:
    """How the values of a measure are said."""
    return Named(measure["name"], cast(Kind, measure["kind"]), measure["unit"])


def judged_point(line: MeasureChart, month: Month) -> DrawnPoint | None:
    """The last point of a line in a month that has a value; None where there is none."""
    return next(
        (
            point for point in reversed(line.chart.points)
            if point.value is not None and month.holds(point.date)
        ),
        None,
    )


def has_verdict(point: DrawnPoint) -> bool:
    """Whether the chart shows a state at a point: its phase has enough values."""
    return point.lower is not None and not point.trial


def figure_of(measure: Row, rows: Sequence[Row]) -> tuple[float | None, str]:
    """The figure of a month and what it was worked out from; None where no period has a value.

    Shares are the sum of the numerators over the sum of the denominators where every week has both;
    everything else is the mean of the weeks.
    """
    held = [row for row in rows if pd.notna(row["value"])]
    if not held:
        return None, ""
    if measure["cadence"] != "week":
        return float(held[-1]["value"]), f"the figure of the {measure['cadence']}"
    weeks = say_number(len(held), "week")
    mean = mean_held(row["value"] for row in held)
    if measure["kind"] == "proportion":
        share = pooled_share((row["numerator"], row["denominator"]) for row in held)
        if share is not None:
            return share.percent, f"{share.part:,.0f} of {share.whole:,.0f} in {weeks}"
        return mean, f"mean of {weeks}, for want of bases"
    # What is open or waiting at the end of each week is the same thing week after week: it has no total.
    if measure["kind"] in ("count", "money") and not measure["snapshot"]:
        total = named(measure).say(whole_total(row["value"] for row in held))
        return mean, f"mean a week; {total} in {weeks}"
    return mean, f"mean of {weeks}"


def _figure(months: Months, measure: Row, month: Month) -> MonthFigure | None:
    """The figure of the month, or of one beside it; None where no period has a value."""
    rows = months.of_one_world(measure["code"], month)
    value, how = figure_of(measure, rows)
    if value is None:
        return None
    return MonthFigure(
        value, named(measure).say(value, steady=True), how, sum(bool(pd.notna(row["value"])) for row in rows),
        len(month.weeks) if measure["cadence"] == "week" else 0,
        month < months.month and _broken(months, measure["code"], month),
    )


def _beside(months: Months, measure: Row, earlier: Month) -> MonthFigure | None:
    """The figure of an earlier month; None where none is held, or a border lies between the two."""
    code = measure["code"]
    figure = None if months.parted(code, earlier) else _figure(months, measure, earlier)
    if figure is None:
        return None
    ours, theirs = (_statuses(months.of_one_world(code, month)) for month in (months.month, earlier))
    return replace(figure, alone="illustrative" in theirs and "illustrative" not in ours)


def _statuses(rows: Sequence[Row]) -> tuple[str, ...]:
    """The statuses of the figures that have a value and are not final."""
    held = {row["status"] for row in rows if pd.notna(row["value"])}
    return tuple(status for status in WORDS if status in held and status != "final")


def _broken(months: Months, code: str, earlier: Month) -> bool:
    """Whether a break in the series lies after the first day of an earlier month, by the month's end."""
    events = months.charts.events
    breaks = events[
        events["kind"].isin(BREAKS) & (events["measure"].isna() | (events["measure"] == code))
        & (events["area"].isna() | (events["area"] == months.area))
        & (events["happened_on"] > pd.Timestamp(earlier.first))
        & (events["happened_on"] <= pd.Timestamp(months.month.last))
    ]
    return len(breaks) > 0


def _judged(months: Months, line: MeasureChart, row: MonthRow) -> MonthRow:
    """The row with what the chart says at the last period of the month, or that it is late."""
    point, cadence = judged_point(line, months.month), line.measure["cadence"]
    last = months.month.weeks[-1] if cadence == "week" else months.month.last
    if line.is_late and line.newest < last:
        # What an earlier week of the month signals is old news, as in the weekly table.
        return replace(row, state=State.LATE, days_late=line.health.days_late)
    if point is None:
        newest = say_period_short(period_start(line.newest, cadence), line.newest)
        return replace(
            row, absent=f"No {cadence} held that ends in {months.month.name}; newest {newest}"
        )
    signalling = [
        other for other in line.chart.points
        if months.month.holds(other.date) and other.state in SIGNALS
        and not line.parted(other.date, point.date)
    ]
    return replace(
        row, state=_state(point), letter=point.letter, signal=point.words,
        last_figure=_last_figure(line, point),
        signalling=(len(signalling), len(months.month.weeks)) if cadence == "week" else None,
        usual_range=say_range(point, line.named), assurance=_assurance(months, line, point),
    )


def _state(point: DrawnPoint) -> State:
    if not has_verdict(point):
        return State.NO_VERDICT
    return STATES[point.state]


def _last_figure(line: MeasureChart, point: DrawnPoint) -> str:
    """The last figure of the month, which the state is about, with its period."""
    period = say_period_short(period_start(point.date, line.measure["cadence"]), point.date)
    return f"{line.named.say(point.value, steady=True)} ({period})"


def _assurance(months: Months, line: MeasureChart, point: DrawnPoint) -> Assurance | None:
    """Whether the standard is met, where the chart was judged against the one then in force."""
    standard = months.standards.get(line.measure["code"])
    same_phase = point.phase == line.chart.points[-1].phase
    if line.chart.assurance is None or not same_phase or standard is None:
        return None
    if line.target is None or standard["value"] != line.target["value"]:
        return None
    return line.chart.assurance


def published_inside(charts: ControlCharts, month: Month, area: str) -> pd.DataFrame:
    """Figures published for an area and a period that lies inside a month."""
    quoted = charts.quoted
    inside = (
        (quoted["area"] == area) & (quoted["period_start"] >= pd.Timestamp(month.first))
        & (quoted["period_end"] <= pd.Timestamp(month.last)) & quoted["measure"].isin(list(charts.measures))
    )
    return quoted[inside].dropna(subset=["value"])


def _published(months: Months, measure: Row) -> str:
    """Every figure published for a period inside the month; sources that disagree side by side."""
    inside = months.published
    spans = inside[inside["measure"] == measure["code"]].groupby(["period_start", "period_end"], sort=True)
    return "; ".join(
        f"{cells.say_values(same, measure)} ({cells.short_period_of(records(same)[0])})"
        for _span, same in spans
    )
