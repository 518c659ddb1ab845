"""The control charts of the force dashboard: every measure, for the force and each local area.

Worked out once for a reader and shared by the overview, the weekly table, the opened measure and the
monthly summary, so that none of them can say something else about the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import period_start
from analysis.data_health import health
from analysis.spc.borders import Border, border_note, borders_of
from analysis.spc.chart_policy import ShownChart, shown_chart
from analysis.spc.false_alarms import ChanceSignals, chance_signals, shape_of
from data_access import Reader
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.points import Points, grouped, spans_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import DarkSpell, dark_spell
from figures.words.statuses import DARK

# How many periods the charts look back on: three years of weeks is what monitoring rests on.
PERIODS = {"week": 157, "month": 60, "quarter": 24, "year": 20}
REACH = {
    "week": timedelta(weeks=161), "month": timedelta(days=366 * 6),
    "quarter": timedelta(days=366 * 7), "year": timedelta(days=366 * 21),
}
# Surveys are judged by their bases, on a page of their own.
SURVEY = "Public confidence"
NEW_PHASE = frozenset({"break", "mode", "rebase"})
# What a change may begin with.
CAUSES = frozenset({"event", "break", "rebase"})
# The name under which a reader holds them.
WORKED_OUT = "control charts"

Place = tuple[str, str]  # a measure's code and an area's code


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
    spans = spans_of(reader, measures, areas, reader.as_at - longest)
    made, missing_since = {}, {}
    for (code, area), points in grouped(series):
        if points.first_missing is not None:
            missing_since[code, area] = period_start(points.first_missing, measures[code]["cadence"])
        whose = ((code, area), (code, None), (None, area), (None, None))
        starts = [*more_starts, *(began_on for one in whose for began_on, _title in phases.get(one, ()))]
        began = [cause for one in whose for cause in causes.get(one, ())]
        # Of an area that has ended nothing more is due.
        day = min(reader.as_at, last_days.get(area, reader.as_at))
        borders = borders_of(points.held_worlds, spans.get((code, area), ()))
        line = _line(measures[code], area, points, starts, targets, day, borders, began)
        if line is not None:
            made[code, area] = line
    return made, missing_since


def _last_days(areas: pd.DataFrame) -> dict[str, date]:
    """The last day of each area that has ended, by its code."""
    ended = areas.dropna(subset=["last_day"])
    return {str(row["code"]): row["last_day"].date() for row in records(ended)}


def _days_of(
    events: pd.DataFrame, kinds: frozenset[str]
) -> dict[tuple[str | None, str | None], list[tuple[date, str]]]:
    """The days and titles of events of these kinds, by measure and area (None: every one)."""
    found: dict[tuple[str | None, str | None], list[tuple[date, str]]] = {}
    for row in records(events[events["kind"].isin(kinds)]):
        found.setdefault((row["measure"], row["area"]), []).append((row["happened_on"].date(), row["title"]))
    return found


def _line(
    measure: Row, area: str, points: Points, starts: list[date], targets: list[Row], as_at: date,
    borders: tuple[Border, ...] = (), began: Sequence[tuple[date, str]] = (),
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
    cause = _cause(chart, measure["cadence"], began)
    return MeasureChart(measure, area, chart, statuses, target, due, cause, borders)


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
