"""The weekly table: every measure of the force dashboard, its newest figure and what it signals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pandas as pd

from analysis.calendar.periods import period_start, say_day, say_period_short, say_weekday
from analysis.patterns import same_period
from analysis.sentences.charts import ASSURANCE_WORDS, LETTER_WORDS, STATE_WORDS
from analysis.spc.false_alarms import ChanceSignals
from analysis.words import say_days, say_list, say_number
from data_access import Reader
from figures.dashboard.control_charts import Board, Line, board_of
from figures.dashboard.spark_points import spark_points
from figures.dashboard.states import DIRECTIONS, EXCEPTIONS, State
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import say_dark
from figures.words.ranges import say_range
from figures.words.statuses import WORDS, overall

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
# In the column of that name: it signals, or has no data, since a week ago only.
NEW = "new"
A_WEEK = timedelta(days=7)


def build(reader: Reader, area: str | None = None) -> Figure:
    """One row for every measure of the dashboard, in the order of the catalogue, for one area or the force.

    A dark measure keeps its row and says why, who owes it and what was promised. The frame beside the
    table (``data``) holds the last 52 points of each measure with their usual range, for the small
    pictures; columns as in SPARK_COLUMNS.
    """
    board = board_of(reader)
    code = area or board.force
    table = _table(board, board.measures.values(), code)
    week = newest_week(board, code)
    chance = board.chance(code)
    shown = [board.newest[line.measure["code"], code] for line in board.of(code)]
    return Figure(
        key="", id="WK1", title=_title(table, week, chance), **as_written(table),
        description=_describe(table, board.lpas.get(code, "The whole force"), week),
        unit="As each row says", period=f"Week ending {say_weekday(week)}" if week else "", base="",
        source=cells.sources(pd.DataFrame(shown, columns=["source"]))
        if shown else cells.sources(board.quoted),
        status=overall({row["status"] for row in shown}), audience="office",
        notes=(chance.sentence, NO_TWO_POINTS), data=spark_points(board.of(code)),
    )


def build_others(reader: Reader, area: str | None = None) -> Figure:
    """The same for series that were published and are not on the dashboard, such as breath tests."""
    board = board_of(reader)
    code = area or board.force
    # The types of street-level crime have a table of their own, by area; their total stands for them here.
    lines = [
        line for line in board.others_of(code)
        if line.measure["theme"] != STREET or line.measure["code"] == STREET_TOTAL
    ]
    shown = [board.newest[line.measure["code"], code] for line in lines]
    table = _table(board, [line.measure for line in lines], code)
    return Figure(
        key="", id="WK2",
        title=f"{say_number(len(lines), 'other published series', 'other published series')}"
        if lines else "No other series has been loaded yet",
        **as_written(table), description=" ".join(
            f"{row['Measure']}: {row['Last figure']}, {row['Period']}, {row['State'].lower()}."
            for row in records(table)
        ),
        unit="As each row says", period=f"As known on {say_day(reader.as_at)}" if lines else "", base="",
        source=cells.sources(pd.DataFrame(shown, columns=["source"])),
        status=overall({row["status"] for row in shown}), audience="office",
        notes=(NO_TWO_POINTS,), data=spark_points(lines),
    )


def _table(board: Board, measures: Iterable[Row], area: str) -> pd.DataFrame:
    rows = [_row(board, measure, area) for measure in measures]
    return pd.DataFrame(rows, columns=[*COLUMNS, *board.lpas, *COLUMNS_AFTER])


def newest_week(board: Board, area: str) -> date | None:
    """The newest week that any measure of an area has a figure for."""
    return max(
        (line.newest for line in board.of(area) if line.measure["cadence"] == "week"), default=None
    )


def narrowed(
    table: pd.DataFrame, *, theme: str = "", state: str = "", exceptions: bool = False,
    find: str = "", order: str = "",
) -> pd.DataFrame:
    """The rows of the weekly table that a reader asked for.

    ``find`` looks in ID, measure and theme, whatever the case; ``order`` is empty for the order of
    the catalogue, ``state`` for exceptions first, ``name`` for the alphabet.
    """
    kept = pd.Series(True, index=table.index)
    if theme:
        kept &= table["Theme"] == theme
    if state:
        kept &= table["State"] == state
    if exceptions:
        kept &= table["State"].isin(EXCEPTIONS)
    if find:
        words = table["ID"] + " " + table["Measure"] + " " + table["Theme"]
        kept &= words.str.lower().str.contains(find.lower().strip(), regex=False)
    found = table[kept]
    if order == "state":
        in_order = list(State)
        found = found.sort_values("State", key=lambda states: states.map(in_order.index), kind="stable")
    elif order == "name":
        found = found.sort_values("Measure", key=lambda names: names.str.lower(), kind="stable")
    return found


def count_states(table: pd.DataFrame) -> dict[str, int]:
    """How many rows of the table are in each state; every state is there."""
    counted = table["State"].value_counts()
    return {state: int(counted.get(state, 0)) for state in State}


def state_of(line: Line) -> str:
    """The state of a line in a word or two."""
    if line.chart.variation is None:
        return State.NO_VERDICT
    if not line.signals:
        return State.NO_CHANGE
    words = STATE_WORDS[line.chart.variation]
    return words[:1].upper() + words[1:]


def say_letter(line: Line) -> str:
    """The state of a line with its letter: ``Concern (high)``."""
    letter = LETTER_WORDS[line.chart.letter]
    return f"{state_of(line)} ({letter})" if letter else state_of(line)


def _title(table: pd.DataFrame, week: date | None, chance: ChanceSignals) -> str:
    """What is out of the ordinary, said as such only when it is more than chance alone would give."""
    if week is None:
        return "No weekly figure is held yet"
    counts = count_states(table)
    unusual = counts[State.CONCERN] + counts[State.IMPROVEMENT] + counts[State.CHANGE]
    judged = unusual + counts[State.NO_CHANGE]
    if not judged:
        return NOTHING_JUDGED
    verb = "is" if unusual == 1 else "are"
    if chance.exceeds:
        return f"{unusual} of {say_number(judged, 'measure')} {verb} out of the ordinary this week"
    if not unusual:
        return f"Nothing unusual this week: none of {say_number(judged, 'measure')} signals a change"
    signals = "signals" if unusual == 1 else "signal"
    return (
        f"Nothing unusual this week: {unusual} of {say_number(judged, 'measure')} {signals} a change,"
        " which chance could explain"
    )


def _describe(table: pd.DataFrame, area: str, week: date | None) -> str:
    if week is None:
        return "No weekly figure is held. An analyst loads the first file of weekly figures."
    told = [
        f"{row['Measure']}: {row['State'].lower()}, {row['Last figure']} ({row['Signal']})"
        for row in records(table) if row["State"] in (State.CONCERN, State.IMPROVEMENT, State.CHANGE)
    ]
    missing = table.loc[table["State"] == State.NO_DATA, "Measure"]
    dark = f" No data for {say_list(list(missing))}." if len(missing) else ""
    return f"{area}, week ending {say_weekday(week)}. {'; '.join(told) or 'Nothing signals'}.{dark}"


def _row(board: Board, measure: Row, area: str) -> Row:
    code = measure["code"]
    told: Row = dict.fromkeys((*COLUMNS, *board.lpas, *COLUMNS_AFTER), "") | {
        "ID": code, "Measure": measure["name"], "Unit": measure["unit"],
        "Good direction": DIRECTIONS[measure["better"]], "Theme": measure["theme"],
        "Published": _published(board, measure, area), "Standard": _standard(board, code, area),
        **_areas(board, measure),
    }
    dark = board.dark(code, area)
    if dark is not None:
        return told | {
            "State": State.NO_DATA, "Status": WORDS[dark["status"]],
            "New": NEW if dark["known_from"].date() > board.as_at - A_WEEK else "",
            "Why there is no data": say_dark(dark, board.as_at),
        }
    line = board.lines.get((code, area))
    if line is None:
        elsewhere = (code, board.force) in board.lines
        return told | {"State": State.NONE, "Last figure": "Force only" if elsewhere else ""}
    return told | _figures(line)


def _figures(line: Line) -> Row:
    """The newest figure of a line with what stands beside it, and what it signals."""
    measure, newest = line.measure, line.newest
    cadence = measure["cadence"]
    before = period_start(newest, cadence) - timedelta(days=1)
    status = line.statuses[newest]
    overdue = f"Late: due {say_days(line.health.days_late)} ago" if line.is_late else ""
    return {
        "New": NEW if line.is_new and not line.is_late else "",
        "State": State.LATE if line.is_late else state_of(line),
        "High or low": "" if line.is_late else LETTER_WORDS[line.chart.letter],
        "Last figure": line.named.say(line.value(newest)),
        "Period": say_period_short(period_start(newest, cadence), newest),
        "Period before": line.named.say(line.value(before)),
        "Same period last year": line.named.say(line.value(same_period(newest, cadence))),
        "Usual range": say_range(line.chart.points[-1], line.named),
        "Signal": line.chart.words,
        "Assurance": "" if line.chart.assurance is None else ASSURANCE_WORDS[line.chart.assurance],
        "Status": "; ".join(filter(None, ("" if status == "final" else WORDS[status], overdue))),
    }


def _standard(board: Board, code: str, area: str) -> str:
    line = board.lines.get((code, area))
    return line.named.say(line.target["value"]) if line is not None and line.target else ""


def _areas(board: Board, measure: Row) -> Row:
    """The state of each local area in words; empty where the measure is for the force only."""
    if not measure["by_area"]:
        return {}
    found: Row = {}
    for area in board.lpas:
        line = board.lines.get((measure["code"], area))
        if board.dark(measure["code"], area) is not None:
            found[area] = State.NO_DATA
        elif line is not None:
            found[area] = say_letter(line)
    return found


def _published(board: Board, measure: Row, area: str) -> str:
    """The newest figure quoted from a publication, with its period."""
    quoted = board.quoted
    ours = quoted[(quoted["measure"] == measure["code"]) & (quoted["area"] == area)]
    if ours.empty:
        return ""
    newest = cells.newest_period(ours)
    return f"{cells.say_values(newest, measure)} ({cells.short_period_of(records(newest)[-1])})"
