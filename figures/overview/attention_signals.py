"""Attention for what the control charts say, and for data that is dark or late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from analysis.calendar.periods import period_start, say_day, say_period
from analysis.sentences.charts import assurance_sentence
from analysis.words import say_days, say_list
from data_access import Reader
from figures.dashboard.attention import Kind, Line, attends
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.measure_chart import MeasureChart
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict, verdict_of
from figures.words import cells
from figures.words.missing import DarkSpell
from figures.words.ranges import say_range
from figures.words.statuses import ILLUSTRATIVE


@attends(10)
def concerns(reader: Reader) -> list[Line]:
    """Measures whose newest figure signals a concern, those that are new first."""
    return _signals(control_charts_of(reader), State.CONCERN)


@attends(20)
def missed_standards(reader: Reader) -> list[Line]:
    """Standards that ordinary variation alone keeps a measure from meeting."""
    charts = control_charts_of(reader)
    return [
        Line(
            Kind.STANDARD_MISSED, (line.measure["code"],),
            f"{line.named.name}: {line.named.say(line.value(line.newest))}, and the standard of"
            f" {line.named.say(line.chart.chart.target)} is out of reach",
            _evidence(line, assurance_sentence(line.chart, line.named)), "weekly", (line.chart.chart.target,),
        )
        for line in charts.current(charts.force) if line.chart.assurance == "fail"
    ]


@attends(30)
def dark(reader: Reader) -> list[Line]:
    """Measures that are missing, those with one reason together."""
    charts = control_charts_of(reader)
    measures = cells.measures_by_code(reader.catalogue.measures())
    found: dict[tuple[object, ...], dict[str, DarkSpell]] = {}
    for code in charts.measures:
        spell = charts.spell(code, charts.force)
        if spell is not None:
            found.setdefault(spell.story, {})[code] = spell
    return [
        Line(
            Verdict(State.NO_DATA), tuple(same),
            f"{_some([measures[code]['name'] for code in same])}: no data",
            " · ".join(filter(None, (spell.briefly, spell.cited))), "weekly", spell.story,
        )
        for same in found.values() if (spell := next(iter(same.values())))
    ]


@attends(40)
def late(reader: Reader) -> list[Line]:
    """Measures whose next figure is past its day; those of one supplier and day together."""
    charts = control_charts_of(reader)
    found: dict[tuple[str, date, int], list[MeasureChart]] = {}
    for line in charts.of(charts.force):
        if line.is_late and line.health.due is not None:
            owner = line.measure["owner"] or "no owner named"
            found.setdefault((owner, line.health.due, line.health.days_late), []).append(line)
    return [
        Line(
            Verdict(State.LATE), tuple(line.measure["code"] for line in lines),
            f"{_some([line.measure['name'] for line in lines])}: late by {say_days(days)}",
            f"Due {say_day(due)}. Owed by: {owner}.", "weekly", (due, owner),
        )
        for (owner, due, days), lines in found.items()
    ]


@attends(60)
def improvements(reader: Reader) -> list[Line]:
    """Measures whose newest figure signals an improvement, or a change where neither way is better."""
    charts = control_charts_of(reader)
    return [*_signals(charts, State.CHANGE), *_signals(charts, State.IMPROVEMENT)]


def _signals(charts: ControlCharts, wanted: State) -> list[Line]:
    found = [
        line for line in charts.current(charts.force)
        if line.signals and verdict_of(line).state is wanted
    ]
    return [
        Line(
            verdict_of(line), (line.measure["code"],),
            line.title, _evidence(line, _since(line)), "weekly", _run(line),
        )
        for line in sorted(found, key=lambda line: not line.is_new)
    ]


def _run(line: MeasureChart) -> tuple[object, ...]:
    """The rule that signals and the period its run began in."""
    lasting = line.chart.lasting
    return () if lasting is None else (lasting.rule, lasting.since)


def _since(line: MeasureChart) -> str:
    newest = line.newest
    usual = line.chart.points[-1]
    return (
        f"{'New' if line.is_new else 'Still'}: {line.named.say(line.value(newest))},"
        f" {say_period(period_start(newest, line.measure['cadence']), newest)}"
        f"{line.back}; usual range {say_range(usual, line.named)}"
    )


def _evidence(line: MeasureChart, words: str) -> str:
    return " · ".join([words, *([ILLUSTRATIVE] if line.illustrative else [])])


def _some(names: Iterable[str]) -> str:
    """The names of measures, the first few of many."""
    listed = list(names)
    if len(listed) <= 3:
        return say_list(listed)
    return f"{', '.join(listed[:2])} and {len(listed) - 2} more"
