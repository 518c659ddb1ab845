"""The control charts of the force dashboard: every measure, for the force and each local area.

Worked out once for a reader and shared by the overview, the weekly table, the opened measure and the
monthly summary, so that none of them can say something else about the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

import pandas as pd

from analysis.calendar.periods import period_start, say_period_ending
from analysis.data_health import Health, health
from analysis.sentences.charts import Named, chart_title
from analysis.spc.chart_policy import Letter, ShownChart, shown_chart
from analysis.spc.false_alarms import ChanceSignals, chance_signals, shape_of
from analysis.spc.findings import say_back, say_finding
from analysis.spc.phase_policy import Bases
from analysis.words import say_number
from data_access import Reader
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import DarkSpell, dark_spell
from figures.words.statuses import DARK, ILLUSTRATIVE_STATUS

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
# What a change may begin with.
CAUSES = frozenset({"event", "break", "rebase"})
# The name under which a reader holds them.
WORKED_OUT = "control charts"

Place = tuple[str, str]  # a measure's code and an area's code


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A measure in an area: its chart, what stands behind it, and how it is said.

    ``cause`` is the recorded event that what the newest value signals began with; empty where none is.
    """

    measure: Row
    area: str
    chart: ShownChart
    statuses: dict[date, str]
    target: Row | None
    health: Health
    cause: str = ""

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
    def last_held(self) -> str:
        """The newest figure with its period, and how many are held."""
        held = sum(point.value is not None for point in self.chart.points)
        period = say_period_ending(self.newest, self.chart.unit)
        made_up = " (illustrative)" if self.illustrative else ""
        return (
            f"{self.named.say(self.value(self.newest))}{made_up}, {period};"
            f" {say_number(held, self.chart.unit)} {'is' if held == 1 else 'are'} held"
        )

    @property
    def illustrative(self) -> bool:
        """Whether the newest value is illustrative."""
        newest = self.chart.newest
        return newest is not None and self._made_up(newest.date)

    @property
    def signal(self) -> str:
        """What the newest value signals, for how long, and since when or since what."""
        lasting = self.chart.lasting
        if lasting is None:
            return ""
        return say_finding(lasting, self.chart.unit, high=self.chart.letter is Letter.HIGH, cause=self.cause)

    @property
    def back(self) -> str:
        """That what it signals is smaller than it was: ``; lower than last week``; empty where it is not."""
        lasting = self.chart.lasting
        if lasting is None:
            return ""
        return say_back(lasting, self.chart.unit, high=self.chart.letter is Letter.HIGH)

    @property
    def title(self) -> str:
        """The finding in one sentence."""
        return chart_title(self.chart, self.named, self.cause)

    @property
    def real_since(self) -> date | None:
        """The last day of the first real period after made-up ones; None where not both are held."""
        held = [point.date for point in self.chart.points if point.value is not None]
        real = [day for day in held if not self._made_up(day)]
        return real[0] if real and real[0] != held[0] else None

    def value(self, day: date) -> float | None:
        """The value of the period that ends on a day."""
        return next((point.value for point in self.chart.points if point.date == day), None)

    def beside(self, day: date) -> float | None:
        """The value of another period, to be set beside the newest; None where only one is made up."""
        return self.value(day) if self._made_up(day) == self.illustrative else None

    def _made_up(self, day: date) -> bool:
        return self.statuses.get(day) == ILLUSTRATIVE_STATUS


@dataclass(frozen=True)
class ControlCharts:
    """All lines of the dashboard as at a day.

    ``measures`` are those of the dashboard, ``others`` the rest of the catalogue but the survey's.
    ``lines`` holds those with a figure supplied, by measure and area; ``newest`` the newest supplied
    row of each, a dark one among them; ``missing_since`` the first day of the spell without a figure at
    the end of each; ``quoted`` every figure quoted from a publication.
    """

    as_at: date
    measures: dict[str, Row]
    others: dict[str, Row]
    force: str
    lpas: dict[str, str]
    lines: dict[Place, MeasureChart]
    newest: dict[Place, Row]
    missing_since: dict[Place, date]
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

    def spell(self, code: str, area: str) -> DarkSpell | None:
        """Since when and why a measure has no newest figure; None where it has one."""
        row = self.dark(code, area)
        return None if row is None else self.spell_of(row, area)

    def spell_of(self, row: Row, area: str) -> DarkSpell:
        """The spell that ends with a dark row, which may be that of the whole force, as an area tells it."""
        line = self.lines.get((row["measure"], area))
        if line is None or line.newest >= row["period_end"].date():
            since = self.missing_since.get((row["measure"], row["area"]), row["period_start"].date())
            return dark_spell(row, min(since, row["period_start"].date()), self.as_at, "")
        return dark_spell(row, line.newest + timedelta(days=1), self.as_at, line.last_held)

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


def line_of(
    reader: Reader, code: str, area: str, rebase_on: date | None = None
) -> MeasureChart | None:
    """The line of any measure in an area, also one that is not on the dashboard; None without a number.

    ``rebase_on`` gives the line as it would be if it were rebased in the period with that day in it.
    """
    charts = control_charts_of(reader)
    if rebase_on is None and (code in charts.measures or code in charts.others):
        return charts.lines.get((code, area))
    measures = cells.measures_by_code(reader.catalogue.measures())
    starts = () if rebase_on is None else (rebase_on,)
    try:
        lines, _missing = _lines(reader, {code: measures[code]}, [area], starts)
        return lines.get((code, area))
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
    lines, missing_since = _lines(reader, measures | others, [force, *lpas])
    return ControlCharts(
        reader.as_at, measures, others, force, lpas, lines, newest, missing_since,
        reader.observations.published(), reader.catalogue.events(),
    )


def _lines(
    reader: Reader, measures: dict[str, Row], areas: list[str], more_starts: Sequence[date] = ()
) -> tuple[dict[Place, MeasureChart], dict[Place, date]]:
    """The line of each measure and area that has one, and since when others lack a newest figure."""
    longest = max((REACH[row["cadence"]] for row in measures.values()), default=REACH["week"])
    series = reader.series.values(measures, areas, start=reader.as_at - longest)
    events = reader.catalogue.events()
    phases, causes = _days_of(events, NEW_PHASE), _days_of(events, CAUSES)
    targets = records(reader.catalogue.targets())
    last_days = _last_days(reader.catalogue.areas())
    made, missing_since = {}, {}
    for (code, area), points in _grouped(series):
        if points.first_missing is not None:
            missing_since[code, area] = period_start(points.first_missing, measures[code]["cadence"])
        whose = ((code, area), (code, None), (None, area), (None, None))
        starts = [*more_starts, *(day for one in whose for day, _title in phases.get(one, ()))]
        began = [cause for one in whose for cause in causes.get(one, ())]
        # Of an area that has ended nothing more is due.
        day = min(reader.as_at, last_days.get(area, reader.as_at))
        line = _line(measures[code], area, points, starts, targets, day, began)
        if line is not None:
            made[code, area] = line
    return made, missing_since


def _last_days(areas: pd.DataFrame) -> dict[str, date]:
    """The last day of each area that has ended, by its code."""
    ended = areas.dropna(subset=["last_day"])
    return {str(row["code"]): row["last_day"].date() for row in records(ended)}


@dataclass(frozen=True, slots=True)
class _Points:
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


def _grouped(series: pd.DataFrame) -> Iterator[tuple[Place, _Points]]:
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
        yield place, _Points(
            [ends[n] for n in at], [values[n] for n in at], [statuses[n] for n in at], bases
        )


def _days_of(
    events: pd.DataFrame, kinds: frozenset[str]
) -> dict[tuple[str | None, str | None], list[tuple[date, str]]]:
    """The days and titles of events of these kinds, by measure and area (None: every one)."""
    found: dict[tuple[str | None, str | None], list[tuple[date, str]]] = {}
    for row in records(events[events["kind"].isin(kinds)]):
        found.setdefault((row["measure"], row["area"]), []).append((row["happened_on"].date(), row["title"]))
    return found


def _line(
    measure: Row, area: str, points: _Points, starts: list[date], targets: list[Row], as_at: date,
    began: Sequence[tuple[date, str]] = (),
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
        rebase_on=[*_first_of_phases(starts, ends), *_borders(points)], bases=points.bases,
    )
    due_days: int | None = None if pd.isna(measure["due_days"]) else int(measure["due_days"])
    due = health(measure["cadence"], due_days, ends[-1], dark=False, as_at=as_at)
    statuses = dict(zip(points.ends, points.statuses, strict=True))
    return MeasureChart(measure, area, chart, statuses, target, due, _cause(chart, measure["cadence"], began))


def _borders(points: _Points) -> list[date]:
    """Where made-up values give way to real ones, or the other way round: limits never cross it."""
    held = [
        (end, status == ILLUSTRATIVE_STATUS)
        for end, value, status in zip(points.ends, points.values, points.statuses, strict=True)
        if value is not None
    ]
    return [end for (_, before), (end, made_up) in pairwise(held) if made_up != before]


def _cause(chart: ShownChart, cadence: str, began: Sequence[tuple[date, str]]) -> str:
    """What happened in the period that a change began in, or in the one before; empty for nothing.

    An event late in a period shows in the next one. Of several the nearest to the change is told.
    """
    lasting = chart.lasting
    if lasting is None:
        return ""
    since = period_start(lasting.since, cadence)
    earliest = period_start(since - timedelta(days=1), cadence)
    found = [(day, title) for day, title in began if earliest <= day <= lasting.since]
    return max(found)[1] if found else ""


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
