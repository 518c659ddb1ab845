"""The weekly table: every measure of the force dashboard, its newest figure and what it signals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import DAYS_IN_WEEK, say_day, say_weekday
from analysis.spc.false_alarms import ChanceSignals
from analysis.words import say_list, say_number
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.measure_row import count_states
from figures.dashboard.measure_sets import JUDGED, MeasureSet, set_of, sizes
from figures.dashboard.states import SIGNALLED, State
from figures.dashboard.week_row import WeekRow, week_row
from figures.figure import Figure
from figures.words import cells
from figures.words.statuses import overall

# The columns of the table, in order; the areas' codes stand between Assurance and Published.
COLUMNS = (
    "ID", "Measure", "Unit", "Good direction", "Theme", "State", "High or low", "Last figure", "Period",
    "Period before", "Same period last year", "Usual range", "Signal", "Standard", "Assurance",
)
COLUMNS_AFTER = ("Published", "Status", "New", "Why there is no data")
STREET, STREET_TOTAL = "Street-level crime", "SC0"
NOTHING_JUDGED = "No measure can be judged this week"
NO_TWO_POINTS = (
    "A state comes from the rules of control charts (see Methods), never from two figures side by side."
)
# How the states that are out of the ordinary are counted in a sentence.
COUNTED = {
    State.CONCERN: ("concern", "concerns"), State.IMPROVEMENT: ("improvement", "improvements"),
    State.CHANGE: ("change where neither way is better", "changes where neither way is better"),
}
MISSING = {MeasureSet.NO_DATA: ("has no data", "have no data"), MeasureSet.LATE: ("is late", "are late")}


def build(reader: Reader, area: str | None = None) -> Figure:
    """One row for every measure of the dashboard, in the order of the catalogue, for one area or the force.

    A dark measure keeps its row and says why, who owes it and what was promised. ``lead`` is the week
    in one sentence, for the overview.
    """
    charts = control_charts_of(reader)
    code = area or charts.force
    rows = tuple(week_row(charts, measure, code) for measure in charts.measures.values())
    week = newest_week(charts, code)
    chance = charts.chance(code)
    shown = [charts.newest[line.measure["code"], code] for line in charts.of(code)]
    return Figure(
        key="", id="WK1", title=_title(rows, week, chance), rows=rows, columns=_columns(charts),
        lead=_lead(charts, rows, code, week),
        description=_describe(rows, charts.lpas.get(code, "The whole force"), week),
        unit="", period=f"Week ending {say_weekday(week)}" if week else "", base="",
        source=cells.sources(pd.DataFrame(shown, columns=["source"]))
        if shown else cells.sources(charts.quoted),
        status=overall({row["status"] for row in shown}), audience="office",
        notes=(chance.sentence, NO_TWO_POINTS),
    )


def build_others(reader: Reader, area: str | None = None) -> Figure:
    """The same for series that were published and are not on the dashboard, such as breath tests."""
    charts = control_charts_of(reader)
    code = area or charts.force
    # The types of street-level crime have a table of their own, by area; their total stands for them here.
    lines = [
        line for line in charts.others_of(code)
        if line.measure["theme"] != STREET or line.measure["code"] == STREET_TOTAL
    ]
    shown = [charts.newest[line.measure["code"], code] for line in lines]
    rows = tuple(week_row(charts, line.measure, code) for line in lines)
    return Figure(
        key="", id="WK2",
        title=_title_of_others(rows),
        rows=rows, columns=_columns(charts),
        description=" ".join(
            f"{row.name}: {row.last_figure}, {row.period}, {row.state.lower()}." for row in rows
        ),
        unit="", period=f"As known on {say_day(reader.as_at)}" if lines else "", base="",
        source=cells.sources(pd.DataFrame(shown, columns=["source"])),
        status=overall({row["status"] for row in shown}), audience="office",
        notes=(NO_TWO_POINTS,),
    )


def _title_of_others(rows: Sequence[WeekRow]) -> str:
    """How many series there are beside the dashboard's, and how many of them signal."""
    if not rows:
        return "No other series has been loaded yet"
    signal = sizes(rows)[MeasureSet.SIGNALLING]
    told = f"{signal} out of the ordinary" if signal else "none out of the ordinary"
    return f"{len(rows)} other published series, beside the measures of the dashboard: {told}"


def _columns(charts: ControlCharts) -> tuple[str, ...]:
    return (*COLUMNS, *charts.lpas, *COLUMNS_AFTER)


def newest_week(charts: ControlCharts, area: str) -> date | None:
    """The newest week that any measure of an area has a figure for."""
    return max(
        (line.newest for line in charts.of(area) if line.measure["cadence"] == "week"), default=None
    )


def narrowed(
    rows: Iterable[WeekRow], *, theme: str = "", state: str = "", objective: str = "", find: str = "",
    order: str = "",
) -> list[WeekRow]:
    """The rows of the weekly table that a reader asked for.

    ``state`` is a state of a measure or a set of measures; ``objective`` one of the plan; ``find`` looks
    in ID, measure and theme, whatever the case; ``order`` is empty for the order of the catalogue,
    ``state`` for exceptions first, ``name`` for the alphabet.
    """
    words = find.lower().strip()
    found = [
        row for row in rows
        if (not theme or row.theme == theme) and (not objective or row.objective == objective)
        and (not state or state in (row.state, set_of(row)))
        and words in f"{row.code} {row.name} {row.theme}".lower()
    ]
    if order == "state":
        return by_state(found)
    return sorted(found, key=lambda row: row.name.lower()) if order == "name" else found


def by_state(rows: Iterable[WeekRow]) -> list[WeekRow]:
    """The rows with what is out of the ordinary first, concerns before all."""
    places = list(State)
    return sorted(rows, key=lambda row: places.index(row.state))


def _title(rows: Sequence[WeekRow], week: date | None, chance: ChanceSignals) -> str:
    """What is out of the ordinary, said as such only when it is more than chance alone would give."""
    if week is None:
        return "No weekly figure is held yet"
    counts = sizes(rows)
    unusual, judged = counts[MeasureSet.SIGNALLING], sum(counts[one] for one in JUDGED)
    if not judged:
        return NOTHING_JUDGED
    if not unusual:
        return f"Nothing unusual this week: none of {say_number(judged, 'measure')} signals a change"
    if chance.exceeds:
        verb = "is" if unusual == 1 else "are"
        return f"{unusual} of {say_number(judged, 'measure')} {verb} out of the ordinary this week"
    return (
        f"{unusual} of {say_number(judged, 'measure')} {'signals' if unusual == 1 else 'signal'},"
        " no more than chance gives; look, but do not announce"
    )


def _lead(charts: ControlCharts, rows: Sequence[WeekRow], area: str, week: date | None) -> str:
    """The week in a few words: what signals, what chance gives, what is missing, what is still to come."""
    if week is None:
        return ""
    kinds = _kinds(rows)
    counts = sizes(rows)
    missing = [
        f"{say_number(counts[one], 'measure')} {verbs[counts[one] > 1]}" for one, verbs in MISSING.items()
        if counts[one]
    ]
    told = [
        f"Week ending {say_weekday(week)}", say_list(kinds), charts.chance(area).briefly,
        say_list(missing), _still_to_come(charts, area, week),
    ]
    return "".join(f"{sentence[:1].upper()}{sentence[1:]}. " for sentence in told if sentence).rstrip()


def _kinds(rows: Sequence[WeekRow]) -> list[str]:
    """What signals by its kind; a change with a known cause is counted apart from the others."""
    unexplained = count_states(row for row in rows if not row.cause)
    explained = sum(row.state in SIGNALLED for row in rows if row.cause)
    told = [say_number(unexplained[state], *COUNTED[state]) for state in SIGNALLED if unexplained[state]]
    if explained:
        told.append(f"{say_number(explained, 'change')} with a known cause")
    return told


def _still_to_come(charts: ControlCharts, area: str, week: date) -> str:
    """Why a week that has ended is not there yet: the day on which most of its figures are due."""
    following = week + timedelta(days=DAYS_IN_WEEK)
    due = Counter(
        line.health.due for line in charts.current(area)
        if line.measure["cadence"] == "week" and line.newest == week and line.health.due is not None
    )
    if following > charts.as_at or not due:
        return ""
    return f"The week to {say_day(following)} is due on {say_day(max(due, key=lambda day: due[day]))}"


def _describe(rows: Sequence[WeekRow], area: str, week: date | None) -> str:
    if week is None:
        return "No weekly figure is held. An analyst loads the first file of weekly figures."
    told = [
        f"{row.name}: {row.state.lower()}, {row.last_figure} ({row.signal})"
        for row in rows if row.state in SIGNALLED
    ]
    missing = [row.name for row in rows if row.state is State.NO_DATA]
    dark = f" No data for {say_list(missing)}." if missing else ""
    return f"{area}, week ending {say_weekday(week)}. {'; '.join(told) or 'Nothing signals'}.{dark}"
