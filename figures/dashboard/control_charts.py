"""The control charts of the force dashboard: every measure, for the force and each local area.

Worked out once for a reader and shared by the overview, the weekly table, the opened measure and the
monthly summary, so that none of them can say something else about the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from analysis.data_health import Health, health
from analysis.sentences.charts import Named
from analysis.spc.borders import Border, border_note, borders_of, parted
from analysis.spc.chart_policy import DrawnPoint, ShownChart, shown_chart
from analysis.spc.false_alarms import ChanceSignals, chance_signals, shape_of
from data_access import Reader
from figures.dashboard.points import Points, grouped, spans_of
from figures.dashboard.states import SPARK_POINTS
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import DARK

# How many periods the charts look back on: three years of weeks is what monitoring rests on.
PERIODS = {"week": 157, "month": 60, "quarter": 24, "year": 20}
REACH = {
    "week": timedelta(weeks=161), "month": timedelta(days=366 * 6),
    "quarter": timedelta(days=366 * 7), "year": timedelta(days=366 * 21),
}
SIGNALS = frozenset({"improvement", "concern", "neither_high", "neither_low"})
# Surveys are judged by their bases, on a page of their own.
SURVEY = "Public confidence"
NEW_PHASE = frozenset({"break", "mode", "rebase"})
# The name under which a reader holds them.
WORKED_OUT = "control charts"

Place = tuple[str, str]  # a measure's code and an area's code


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A measure in an area: its chart, what stands behind it, and how it is said.

    ``borders`` are where the series becomes another one, such as real after illustrative.
    """

    measure: Row
    area: str
    chart: ShownChart
    statuses: dict[date, str]
    target: Row | None
    health: Health
    borders: tuple[Border, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether the next figure is past its day: what the newest one signals is then old news."""
        return self.health.state == "late"

    @property
    def named(self) -> Named:
        """How the measure and its values are said."""
        target = self.target["label"].lower() if self.target else "the standard"
        return Named(self.measure["name"], self.measure["kind"], self.measure["unit"], target)

    @property
    def signals(self) -> bool:
        """Whether the newest value signals a change."""
        return self.chart.variation in SIGNALS

    @property
    def newest(self) -> date:
        """The last day of the newest period with a value; a line always has one."""
        return max(point.date for point in self.chart.points if point.value is not None)

    @property
    def is_new(self) -> bool:
        """Whether the newest value signals what the one before did not."""
        held = [point for point in self.chart.points if point.value is not None]
        return self.signals and (len(held) < 2 or held[-2].state != held[-1].state)

    @property
    def illustrative(self) -> bool:
        """Whether the newest value is illustrative."""
        newest = self.chart.newest
        return newest is not None and self.statuses.get(newest.date) == "illustrative"

    def value(self, day: date) -> float | None:
        """The value of the period that ends on a day."""
        return next((point.value for point in self.chart.points if point.date == day), None)

    def parted(self, one: date, other: date) -> bool:
        """Whether the periods that end on two days may not be compared: a border lies between them."""
        return parted(self.borders, one, other)

    def recent(self, until: date | None = None) -> tuple[DrawnPoint, ...]:
        """The points of the small picture, to a day: the last ones that lie on one side of a border."""
        points = [point for point in self.chart.points if until is None or point.date <= until]
        return tuple(
            point for point in points[-SPARK_POINTS:] if not self.parted(point.date, points[-1].date)
        )

    def beside(self, day: date) -> float | None:
        """The value of an earlier period to set beside the newest; None across a border."""
        return None if self.parted(day, self.newest) else self.value(day)


@dataclass(frozen=True)
class ControlCharts:
    """All lines of the dashboard as at a day.

    ``measures`` are those of the dashboard, ``others`` the rest of the catalogue but the survey's.
    ``lines`` holds those with a figure supplied, by measure and area; ``newest`` the newest supplied
    row of each, a dark one among them; ``quoted`` every figure quoted from a publication.
    """

    as_at: date
    measures: dict[str, Row]
    others: dict[str, Row]
    force: str
    lpas: dict[str, str]
    lines: dict[Place, MeasureChart]
    newest: dict[Place, Row]
    quoted: pd.DataFrame
    events: pd.DataFrame

    def dark(self, code: str, area: str) -> Row | None:
        """The row that says why a measure has no newest figure.

        What is dark for the whole force is dark for an area too, unless the area has a newer figure.
        """
        own, whole = self.newest.get((code, area)), self.newest.get((code, self.force))
        if own is not None and own["status"] in DARK:
            return own
        if whole is None or whole["status"] not in DARK:
            return None
        return whole if own is None or own["period_end"] < whole["period_end"] else None

    def of(self, area: str) -> list[MeasureChart]:
        """The lines of the dashboard for an area that are not dark, in the order of the catalogue."""
        return self._of(self.measures, area)

    def others_of(self, area: str) -> list[MeasureChart]:
        """The same of the other measures."""
        return self._of(self.others, area)

    def _of(self, measures: Iterable[str], area: str) -> list[MeasureChart]:
        return [
            self.lines[code, area] for code in measures
            if (code, area) in self.lines and self.dark(code, area) is None
        ]

    def current(self, area: str) -> list[MeasureChart]:
        """Those of them whose newest figure is not overdue: what a week may be judged by."""
        return [line for line in self.of(area) if not line.is_late]

    def chance(self, area: str) -> ChanceSignals:
        """How many signals chance alone would give among the current lines of an area."""
        lines = self.current(area)
        return chance_signals(
            [shape_of(line.chart) for line in lines], sum(line.signals for line in lines)
        )


def control_charts_of(reader: Reader) -> ControlCharts:
    """The charts as this reader may see them; worked out once for every figure that is built from it.

    Readers that share what was worked out may work it out at the same time: nobody waits for another,
    and the first to be done is what all of them have.
    """
    held: ControlCharts | None = reader.worked_out.get(WORKED_OUT)
    return held or reader.worked_out.setdefault(WORKED_OUT, _worked_out(reader))


def line_of(reader: Reader, code: str, area: str) -> MeasureChart | None:
    """The line of any measure in an area, also one that is not on the dashboard; None without a number."""
    charts = control_charts_of(reader)
    if code in charts.measures or code in charts.others:
        return charts.lines.get((code, area))
    measures = cells.measures_by_code(reader.catalogue.measures())
    try:
        return _lines(reader, {code: measures[code]}, [area]).get((code, area))
    except ValueError:
        # A survey's waves need be no whole quarters; they are shown as they are, without a usual range.
        if measures[code]["theme"] == SURVEY:
            return None
        raise


def target_spans(targets: pd.DataFrame, code: str) -> list[Row]:
    """Every standard of a measure with the days it was in force."""
    return records(targets[targets["measure"] == code])


def _worked_out(reader: Reader) -> ControlCharts:
    known = cells.measures_by_code(reader.catalogue.measures())
    measures = {code: row for code, row in known.items() if pd.notna(row["number"])}
    others = {
        code: row for code, row in known.items() if code not in measures and row["theme"] != SURVEY
    }
    areas = reader.catalogue.areas()
    force = next(iter(cells.areas_by_kind(areas, "force")), "")
    lpas = cells.areas_by_kind(areas, "lpa")
    latest = reader.observations.latest()
    newest = {
        (row["measure"], row["area"]): row for row in records(latest[latest["strand"] == ""])
    }
    lines = _lines(reader, measures | others, [force, *lpas])
    return ControlCharts(
        reader.as_at, measures, others, force, lpas, lines, newest,
        reader.observations.published(), reader.catalogue.events(),
    )


def _lines(reader: Reader, measures: dict[str, Row], areas: list[str]) -> dict[Place, MeasureChart]:
    longest = max((REACH[row["cadence"]] for row in measures.values()), default=REACH["week"])
    series = reader.series.values(measures, areas, start=reader.as_at - longest)
    phases, targets = _phases_of(reader.catalogue.events()), records(reader.catalogue.targets())
    last_days = _last_days(reader.catalogue.areas())
    spans = spans_of(reader, measures, areas, reader.as_at - longest)
    made = {}
    for (code, area), points in grouped(series):
        starts = [
            day for whose in ((code, area), (code, None)) for day in phases.get(whose, ())
        ]
        # Of an area that has ended nothing more is due.
        day = min(reader.as_at, last_days.get(area, reader.as_at))
        borders = borders_of(points.held_worlds, spans.get((code, area), ()))
        line = _line(measures[code], area, points, starts, targets, day, borders)
        if line is not None:
            made[code, area] = line
    return made


def _last_days(areas: pd.DataFrame) -> dict[str, date]:
    """The last day of each area that has ended, by its code."""
    ended = areas.dropna(subset=["last_day"])
    return {str(row["code"]): row["last_day"].date() for row in records(ended)}


def _phases_of(events: pd.DataFrame) -> dict[tuple[str, str | None], list[date]]:
    """The days on which a new phase of a series begins, by measure and area (None: every area)."""
    found: dict[tuple[str, str | None], list[date]] = {}
    for row in records(events[events["kind"].isin(NEW_PHASE)]):
        found.setdefault((row["measure"], row["area"]), []).append(row["happened_on"].date())
    return found


def _line(
    measure: Row, area: str, points: Points, starts: list[date], targets: list[Row], as_at: date,
    borders: tuple[Border, ...] = (),
) -> MeasureChart | None:
    # A spell without a number at the end is dark, and is told as such; the chart ends before it.
    held = [number for number, value in enumerate(points.values) if value is not None]
    if not held:
        return None
    first, end = max(0, held[-1] + 1 - PERIODS[measure["cadence"]]), held[-1] + 1
    ends = points.ends[first:end]
    target = _target(targets, measure["code"], ends[-1])
    chart = shown_chart(
        list(zip(ends, points.values[first:end], strict=True)),
        cadence=measure["cadence"], better=measure["better"], kind=measure["kind"],
        target=None if target is None else target["value"],
        rebase_on=_first_of_phases([*starts, *(border.on for border in borders)], ends),
        bases=points.bases,
    )
    notes = [border_note(border, measure["cadence"]) for border in borders if border.on > ends[0]]
    # Of several borders the newest says what the range of today is worked out from.
    chart = replace(chart, notes=(*notes[-1:], *chart.notes))
    due_days: int | None = None if pd.isna(measure["due_days"]) else int(measure["due_days"])
    due = health(measure["cadence"], due_days, ends[-1], dark=False, as_at=as_at)
    statuses = dict(zip(points.ends, points.statuses, strict=True))
    return MeasureChart(measure, area, chart, statuses, target, due, borders)


def _first_of_phases(starts: list[date], ends: list[date]) -> list[date]:
    """The first period that ends on or after each of the days a new phase begins."""
    return [first for day in starts if (first := next((end for end in ends if end >= day), None))]


def _target(targets: list[Row], code: str, day: date) -> Row | None:
    """The standard of a measure in force on a day."""
    stamp = pd.Timestamp(day)
    in_force = [
        row for row in targets
        if row["measure"] == code and row["starts"] <= stamp
        and (pd.isna(row["ends"]) or row["ends"] >= stamp)
    ]
    return in_force[-1] if in_force else None
