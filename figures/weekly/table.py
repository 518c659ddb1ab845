"""The weekly table: every measure of the force dashboard, its newest figure and what it signals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_weekday
from analysis.spc.false_alarms import ChanceSignals
from analysis.words import say_list, say_number
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.measure_row import count_states
from figures.dashboard.states import EXCEPTIONS, SIGNALLED, State
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
        lead=_lead(rows, week, chance),
        description=_describe(rows, charts.lpas.get(code, "The whole force"), week),
        unit="As each row says", period=f"Week ending {say_weekday(week)}" if week else "", base="",
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
        title=f"{say_number(len(lines), 'other published series', 'other published series')}"
        if lines else "No other series has been loaded yet",
        rows=rows, columns=_columns(charts),
        description=" ".join(
            f"{row.name}: {row.last_figure}, {row.period}, {row.state.lower()}." for row in rows
        ),
        unit="As each row says", period=f"As known on {say_day(reader.as_at)}" if lines else "", base="",
        source=cells.sources(pd.DataFrame(shown, columns=["source"])),
        status=overall({row["status"] for row in shown}), audience="office",
        notes=(NO_TWO_POINTS,),
    )


def _columns(charts: ControlCharts) -> tuple[str, ...]:
    return (*COLUMNS, *charts.lpas, *COLUMNS_AFTER)


def newest_week(charts: ControlCharts, area: str) -> date | None:
    """The newest week that any measure of an area has a figure for."""
    return max(
        (line.newest for line in charts.of(area) if line.measure["cadence"] == "week"), default=None
    )


def narrowed(
    rows: Iterable[WeekRow], *, theme: str = "", state: str = "", exceptions: bool = False,
    find: str = "", order: str = "",
) -> list[WeekRow]:
    """The rows of the weekly table that a reader asked for.

    ``find`` looks in ID, measure and theme, whatever the case; ``order`` is empty for the order of
    the catalogue, ``state`` for exceptions first, ``name`` for the alphabet.
    """
    words = find.lower().strip()
    found = [
        row for row in rows
        if (not theme or row.theme == theme) and (not state or row.state == state)
        and (not exceptions or row.state in EXCEPTIONS)
        and words in f"{row.code} {row.name} {row.theme}".lower()
    ]
    if order == "state":
        places = list(State)
        return sorted(found, key=lambda row: places.index(row.state))
    return sorted(found, key=lambda row: row.name.lower()) if order == "name" else found


def _unusual(counts: dict[State, int]) -> int:
    return sum(counts[state] for state in SIGNALLED)


def _finding(rows: Sequence[WeekRow], chance: ChanceSignals) -> str | None:
    """What is out of the ordinary this week, when that is more than chance alone would give."""
    counts = count_states(rows)
    unusual = _unusual(counts)
    judged = unusual + counts[State.NO_CHANGE]
    if not judged or not chance.exceeds:
        return None
    verb = "is" if unusual == 1 else "are"
    return f"{unusual} of {say_number(judged, 'measure')} {verb} out of the ordinary"


def _title(rows: Sequence[WeekRow], week: date | None, chance: ChanceSignals) -> str:
    """What is out of the ordinary, said as such only when it is more than chance alone would give."""
    if week is None:
        return "No weekly figure is held yet"
    found = _finding(rows, chance)
    if found is not None:
        return f"{found} this week"
    counts = count_states(rows)
    unusual = _unusual(counts)
    judged = unusual + counts[State.NO_CHANGE]
    if not judged:
        return NOTHING_JUDGED
    if not unusual:
        return f"Nothing unusual this week: none of {say_number(judged, 'measure')} signals a change"
    signals = "signals" if unusual == 1 else "signal"
    return (
        f"Nothing unusual this week: {unusual} of {say_number(judged, 'measure')} {signals} a change,"
        " which chance could explain"
    )


def _lead(rows: Sequence[WeekRow], week: date | None, chance: ChanceSignals) -> str:
    """The week in one sentence: how many are out of the ordinary, what chance gives, what is missing."""
    title = _title(rows, week, chance)
    if week is None:
        return title
    counts = count_states(rows)
    missing = f"{counts[State.NO_DATA]} have no data, {counts[State.LATE]} are late."
    if title == NOTHING_JUDGED:
        return f"{title}. {missing}"
    kinds = [say_number(counts[state], *COUNTED[state]) for state in SIGNALLED if counts[state]]
    told = _finding(rows, chance) or title
    return f"{f'{told}: {say_list(kinds)}' if kinds else told}. {chance.sentence} {missing}"


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
