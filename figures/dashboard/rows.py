"""A measure of the dashboard as a row of facts: what is held of it, what its chart says, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.calendar.periods import period_start, say_period_short
from analysis.patterns import same_period
from analysis.sentences.charts import ASSURANCE_WORDS, LETTER_WORDS, Named
from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import DrawnPoint, Letter
from analysis.words import say_days
from figures.dashboard.control_charts import Board, Line
from figures.dashboard.states import DIRECTIONS, SPARK_POINTS, State
from figures.dashboard.verdicts import Verdict, say_range, verdict_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.missing import say_dark
from figures.words.statuses import WORDS

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NewestFigure:
    """The newest figure of a measure, what stands beside it, and what it signals in words.

    ``before`` is the figure of the period before, ``year_before`` that of the same period last year.
    """

    start: date
    end: date
    value: float | None
    before: float | None
    year_before: float | None
    status: str
    signal: str
    assurance: Assurance | None
    days_late: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as it stands on a day, for the force or for one area.

    ``areas`` holds the verdict of each local area by its code, None where an area has no figure; it is
    empty where the measure is for the force alone. ``recent`` are the last points of its chart.
    ``why`` says why there is no data; ``is_new`` that it signals, or is dark, since a week ago only;
    ``held_elsewhere`` that there is a figure for the force, though not for this area.
    """

    code: str
    name: str
    unit: str
    theme: str
    better: str
    named: Named | None
    state: State
    letter: Letter = Letter.NONE
    newest: NewestFigure | None = None
    target: float | None = None
    areas: tuple[tuple[str, Verdict | None], ...] = ()
    published: str = ""
    is_new: bool = False
    dark_status: str = ""
    why: str = ""
    held_elsewhere: bool = False
    recent: tuple[DrawnPoint, ...] = ()
    chart_target: float | None = None

    @property
    def verdict(self) -> Verdict:
        """The state with its letter."""
        return Verdict(self.state, self.letter)

    @property
    def status(self) -> str:
        """The status of the newest figure, or of the row that says why there is none."""
        return self.newest.status if self.newest else self.dark_status

    @property
    def anything(self) -> bool:
        """Whether there is a figure, a reason why there is none, or something published."""
        return self.state is not State.NONE or bool(self.published) or self.held_elsewhere

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

    @property
    def usual_range(self) -> str:
        """The usual range of the newest point in words."""
        if self.newest is None or self.named is None:
            return ""
        return say_range(self.recent[-1] if self.recent else None, self.named)

    @property
    def standard(self) -> str:
        """The standard in words; empty where none is in force."""
        return "" if self.target is None else self.say(self.target)

    @property
    def overdue(self) -> str:
        """How long the next figure is overdue: ``due 3 days ago``."""
        days = self.newest.days_late if self.newest else 0
        return f"due {say_days(days)} ago" if self.state is State.LATE else ""

    def say(self, value: float | None) -> str:
        """A value of this measure in words."""
        return "" if self.named is None else self.named.say(value)

    def cells(self) -> Mapping[str, object]:
        """The row as the weekly table says it."""
        told = {
            "ID": self.code, "Measure": self.name, "Unit": self.unit,
            "Good direction": DIRECTIONS[self.better], "Theme": self.theme, "State": self.state.value,
            "High or low": LETTER_WORDS[self.letter], "Last figure": self.last_figure,
            "Standard": self.standard, "Published": self.published,
            "New": "new" if self.is_new else "", "Why there is no data": self.why,
            **{code: "" if verdict is None else str(verdict) for code, verdict in self.areas},
        }
        if self.newest is None:
            return told | {"Status": WORDS[self.dark_status] if self.dark_status else ""}
        newest = self.newest
        status = "" if newest.status == "final" else WORDS[newest.status]
        late = f"Late: {self.overdue}" if self.overdue else ""
        return told | {
            "Period": self.period, "Period before": self.say(newest.before),
            "Same period last year": self.say(newest.year_before), "Usual range": self.usual_range,
            "Signal": newest.signal,
            "Assurance": "" if newest.assurance is None else ASSURANCE_WORDS[newest.assurance],
            "Status": "; ".join(filter(None, (status, late))),
        }


def count_states(states: Iterable[State]) -> dict[State, int]:
    """How many rows are in each state; every state is there."""
    counted = Counter(states)
    return {state: counted[state] for state in State}


def measure_row(board: Board, measure: Row, area: str) -> MeasureRow:
    """The row of a measure in an area."""
    code = measure["code"]
    line = board.lines.get((code, area))
    about = {
        "code": code, "name": measure["name"], "unit": measure["unit"], "theme": measure["theme"],
        "better": measure["better"], "named": None if line is None else line.named,
        "target": line.target["value"] if line is not None and line.target else None,
        "areas": _areas(board, measure), "published": _published(board, measure, area),
    }
    dark = board.dark(code, area)
    if dark is not None:
        return MeasureRow(
            **about, state=State.NO_DATA, dark_status=dark["status"], why=say_dark(dark, board.as_at),
            is_new=dark["known_from"].date() > board.as_at - A_WEEK,
        )
    if line is None:
        elsewhere = (code, board.force) in board.lines
        return MeasureRow(**about, state=State.NONE, held_elsewhere=elsewhere)
    verdict = Verdict(State.LATE) if line.is_late else verdict_of(line)
    return MeasureRow(
        **about, state=verdict.state, letter=verdict.letter, newest=_newest(line),
        is_new=line.is_new and not line.is_late, recent=line.chart.points[-SPARK_POINTS:],
        chart_target=line.chart.chart.target,
    )


def _newest(line: Line) -> NewestFigure:
    newest, cadence = line.newest, line.measure["cadence"]
    start = period_start(newest, cadence)
    return NewestFigure(
        start, newest, line.value(newest), line.value(start - timedelta(days=1)),
        line.value(same_period(newest, cadence)), line.statuses[newest], line.chart.words,
        line.chart.assurance, line.health.days_late if line.is_late else 0,
    )


def _areas(board: Board, measure: Row) -> tuple[tuple[str, Verdict | None], ...]:
    """The verdict of each local area; nothing where the measure is for the force only."""
    if not measure["by_area"]:
        return ()
    return tuple((area, _verdict_in(board, measure["code"], area)) for area in board.lpas)


def _verdict_in(board: Board, code: str, area: str) -> Verdict | None:
    if board.dark(code, area) is not None:
        return Verdict(State.NO_DATA)
    line = board.lines.get((code, area))
    return None if line is None else verdict_of(line)


def _published(board: Board, measure: Row, area: str) -> str:
    """The newest figure quoted from a publication, with its period."""
    quoted = board.quoted
    ours = quoted[(quoted["measure"] == measure["code"]) & (quoted["area"] == area)]
    if ours.empty:
        return ""
    newest = cells.newest_period(ours)
    return f"{cells.say_values(newest, measure)} ({cells.short_period_of(records(newest)[-1])})"
