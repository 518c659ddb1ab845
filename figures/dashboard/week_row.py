"""A measure of the dashboard as it stands on a day: its newest figure, its areas, what was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from analysis.calendar.periods import period_start, say_period_short
from analysis.patterns import same_period
from analysis.sentences.charts import ASSURANCE_WORDS, LETTER_WORDS, Named
from analysis.spc.chart_policy import DrawnPoint
from figures.dashboard.control_charts import ControlCharts
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.measure_row import MeasureRow
from figures.dashboard.states import SIGNALLED, State
from figures.dashboard.verdicts import Verdict, verdict_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import DarkSpell
from figures.words.ranges import say_range

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewestFigure:
    """The newest figure of a measure, and what stands beside it.

    ``before`` is the figure of the period before, ``year_before`` that of the same period last year;
    None across a border, such as from illustrative to real.
    """

    start: date
    end: date
    value: float | None
    before: float | None = None
    year_before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow(MeasureRow):
    """A measure as it stands on a day, for the force or for one area.

    ``areas`` holds the verdict of each local area by its code, None where an area has no figure; it is
    empty where the measure is for the force alone. ``is_new`` says that it signals, or is dark, since a
    week ago only, and ``signals_since`` is the last day of the first period that does; ``spell`` is the
    one without figures that it is in; ``held_elsewhere`` that there is a figure for the force, though not
    for this area.
    """

    area: str = ""
    objective: str = ""
    point: DrawnPoint | None = None
    named: Named | None = None
    newest: NewestFigure | None = None
    areas: tuple[tuple[str, Verdict | None], ...] = ()
    published: str = ""
    is_new: bool = False
    signals_since: date | None = None
    spell: DarkSpell | None = None
    held_elsewhere: bool = False

    @property
    def is_supplied(self) -> bool:
        """Whether there is a figure, a reason why there is none, or something published."""
        return self.state is not State.NONE or bool(self.published) or self.held_elsewhere

    @property
    def news(self) -> str:
        """Whether what it signals, or lacks, is new since a week ago; empty where there is nothing."""
        if self.state not in SIGNALLED and self.state is not State.NO_DATA:
            return ""
        return "new" if self.is_new else "still"

    @property
    def told(self) -> str:
        """What it signals, whether that is new, or since when it is late: beside its state."""
        if self.overdue or not self.signal:
            return self.overdue
        return f"{self.news.capitalize()}: {self.signal}"

    @property
    def last_figure(self) -> str:
        """The newest figure in words; ``Force only`` where an area has none and the force has."""
        if self.newest is None:
            return "Force only" if self.held_elsewhere else ""
        return self.say(self.newest.value)

    @property
    def period(self) -> str:
        """The period of the newest figure in words."""
        return say_period_short(self.newest.start, self.newest.end) if self.newest else ""

    def say(self, value: float | None) -> str:
        """A value of this measure in words."""
        return "" if self.named is None else self.named.say(value, steady=True)

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        point, newest = self.point, self.newest
        told: dict[str, object] = {
            "measure": self.code, "area": self.area, "unit": self.unit,
            "status": self.statuses[0] if self.statuses else None,
        }
        if newest is not None:
            told |= {"period_start": newest.start, "period_end": newest.end, "value": newest.value}
        if point is not None:
            told |= {
                "lower": point.lower, "upper": point.upper, "mean": point.mean, "state": point.state,
                "rule": point.rule,
            }
        return told

    def cells(self) -> Mapping[str, object]:
        """The row as the weekly table says it."""
        return {
            "ID": self.code, "Measure": self.name, "Unit": self.unit, "Good direction": self.direction,
            "Theme": self.theme, "State": Verdict(self.state).marked,
            "High or low": LETTER_WORDS[self.letter],
            "Last figure": self.last_figure, "Period": self.period,
            "Period before": self.say(self.newest.before) if self.newest else "",
            "Same period last year": self.say(self.newest.year_before) if self.newest else "",
            "Usual range": self.usual_range, "Signal": self.signal, "Standard": self.standard,
            "Assurance": "" if self.assurance is None else ASSURANCE_WORDS[self.assurance],
            "Published": self.published, "Status": self.status_words,
            "New": self.news, "Why there is no data": self.why,
            **{code: "" if verdict is None else verdict.marked for code, verdict in self.areas},
        }


def week_row(charts: ControlCharts, measure: Row, area: str) -> WeekRow:
    """The row of a measure in an area."""
    code = measure["code"]
    line = charts.lines.get((code, area))
    about: dict[str, Any] = {
        "code": code, "area": area, "name": measure["name"], "unit": measure["unit"],
        "theme": measure["theme"], "objective": measure["objective"] or "", "better": measure["better"],
        "named": None if line is None else line.named,
        "standard": line.named.say(line.target["value"]) if line is not None and line.target else "",
        "areas": _areas(charts, measure), "published": _published(charts, measure, area),
    }
    dark = charts.dark(code, area)
    if dark is not None:
        spell = charts.spell_of(dark, area)
        return WeekRow(
            **about, state=State.NO_DATA, statuses=(spell.status,), why=spell.told, spell=spell,
            is_new=dark["known_from"].date() > charts.as_at - A_WEEK,
        )
    if line is None:
        elsewhere = (code, charts.force) in charts.lines
        return WeekRow(**about, state=State.NONE, held_elsewhere=elsewhere)
    verdict = Verdict(State.LATE) if line.is_late else verdict_of(line)
    status = line.statuses[line.newest]
    return WeekRow(
        **about, state=verdict.state, letter=verdict.letter, signal=line.signal, cause=line.cause,
        outlived=line.chart.outlived,
        point=line.chart.newest, signals_since=line.chart.lasting.since if line.chart.lasting else None,
        usual_range=say_range(line.chart.points[-1], line.named), assurance=line.chart.assurance,
        statuses=() if status == "final" else (status,),
        days_late=line.health.days_late if line.is_late else 0, newest=_newest(line),
        is_new=line.is_new and not line.is_late, recent=line.recent(),
        standard_drawn=line.chart.chart.target,
    )


def _newest(line: MeasureChart) -> NewestFigure:
    newest, cadence = line.newest, line.measure["cadence"]
    start = period_start(newest, cadence)
    return NewestFigure(
        start, newest, line.value(newest), line.beside(start - timedelta(days=1)),
        line.beside(same_period(newest, cadence)),
    )


def _areas(charts: ControlCharts, measure: Row) -> tuple[tuple[str, Verdict | None], ...]:
    """The verdict of each local area; nothing where the measure is for the force only."""
    if not measure["by_area"]:
        return ()
    return tuple((area, _verdict_in(charts, measure["code"], area)) for area in charts.lpas)


def _verdict_in(charts: ControlCharts, code: str, area: str) -> Verdict | None:
    if charts.dark(code, area) is not None:
        return Verdict(State.NO_DATA)
    line = charts.lines.get((code, area))
    return None if line is None else verdict_of(line)


def _published(charts: ControlCharts, measure: Row, area: str) -> str:
    """The newest figure quoted from a publication, with its period."""
    quoted = charts.quoted
    ours = quoted[(quoted["measure"] == measure["code"]) & (quoted["area"] == area)]
    if ours.empty:
        return ""
    newest = cells.newest_period(ours)
    return f"{cells.say_values(newest, measure)} ({cells.short_period_of(records(newest)[-1])})"
