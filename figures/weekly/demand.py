"""Demand in each local area against the same weeks of the year before, when there was no lockdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from analysis.calendar.periods import say_day
from analysis.comparison import CountChange, Verdict, compare_counts
from analysis.multiple_tests import expected_by_chance
from analysis.patterns import same_period
from analysis.pooling import dispersion, whole_total
from analysis.words import say_list, say_number
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.measure_chart import MeasureChart
from figures.figure import Figure
from figures.words.statuses import overall

# What people ask of the force: incidents, recorded crime, anti-social behaviour.
DEMAND = ("DM1", "CR1", "CR11")
WEEKS = 4
A_WEEK = timedelta(weeks=1)
COLUMNS = ("ID", "Measure", "Area", "These weeks", "A year before", "Change", "95% interval", "Verdict")


@dataclass(frozen=True, slots=True)
class Compared:
    """Four weeks of a measure in an area against the same four a year before."""

    code: str
    name: str
    area: str
    area_name: str
    whole_force: bool
    found: CountChange

    @property
    def clear(self) -> bool:
        """Whether the change is more than chance explains."""
        return self.found.verdict in (Verdict.HIGHER, Verdict.LOWER)

    def cells(self) -> Mapping[str, object]:
        """The comparison in words."""
        found = self.found
        return {
            "ID": self.code, "Measure": self.name, "Area": self.area_name,
            "These weeks": f"{found.first:,.0f}", "A year before": f"{found.second:,.0f}",
            "Change": f"{found.size:+,.0f} ({_percent(found.percent)})",
            "95% interval": f"{_percent(found.lower)} to {_percent(found.upper)}",
            "Verdict": str(found.verdict),
        }


def build(reader: Reader) -> Figure:
    """The newest four weeks of each measure in each area, against the same four a year earlier.

    The test allows for counts that vary more than chance: their variance over their mean, from the
    year before, widens it. Weeks that are missing on either side leave the comparison out, and so
    does a border between them, such as from illustrative to real.
    """
    charts = control_charts_of(reader)
    rows = tuple(
        row for code in DEMAND if code in charts.measures
        for area in (charts.force, *charts.lpas)
        if (row := _row(charts, charts.lines.get((code, area)), area)) is not None
    )
    lines = [line for line in charts.current(charts.force) if line.measure["code"] in DEMAND]
    newest = max((line.newest for line in lines), default=None)
    clear = [row for row in rows if row.clear and row.whole_force]
    return Figure(
        key="", id="DL1", rows=rows, columns=COLUMNS,
        title=_title(clear) if rows else "No weekly demand is held yet",
        description=" ".join(
            "{Measure}, {Area}: {These weeks} against {A year before}, {Change} ({95% interval}), {Verdict}."
            .format_map(row.cells()) for row in rows
        ),
        unit="counts in four weeks",
        period=f"{say_day(newest - 4 * A_WEEK + timedelta(days=1))} to {say_day(newest)}, and the same weeks"
        " a year before" if newest else "",
        base="Each count", source="The weekly series, see WK1",
        status=overall({line.statuses[line.newest] for line in lines}), audience="office",
        notes=(
            "A verdict is given where the 95% interval of the change leaves out no change, after"
            " allowing for weeks that vary more than chance alone would have them vary.",
            f"{len(rows)} comparisons: chance alone would give about"
            f" {say_number(round(expected_by_chance(len(rows))), 'clear change')}.",
        ),
    )


def _row(charts: ControlCharts, line: MeasureChart | None, area: str) -> Compared | None:
    if line is None or line.is_late or charts.dark(line.measure["code"], area) is not None:
        return None
    days = [line.newest - back * A_WEEK for back in range(WEEKS)]
    now = [line.beside(day) for day in days]
    before = [line.beside(same_period(day, "week")) for day in days]
    these, earlier = whole_total(now), whole_total(before)
    if these is None or earlier is None:
        return None
    year_before = (line.beside(point.date) for point in line.chart.points[-52 - WEEKS:-WEEKS])
    found = compare_counts(these, earlier, dispersion=dispersion(year_before))
    return Compared(
        line.measure["code"], line.measure["name"], area, charts.lpas.get(area, "Whole force"),
        area == charts.force, found,
    )


def _percent(number: float) -> str:
    """A change in whole percent; one that rounds to nothing has no sign."""
    return f"{round(number):+d}%" if round(number) else "0%"


def _title(clear: Sequence[Compared]) -> str:
    told = [f"{row.name.lower()} {row.found.verdict}" for row in clear]
    if not told:
        return "Demand against the same weeks a year before: no clear change in the force"
    return f"Demand against the same weeks a year before: {say_list(told)}"
