"""999 answering on its two clocks: the force's own and the national one, side by side, never as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.pooling import apart
from data_access import Reader, Status
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure
from figures.measure.held_figure import HeldFigure, held_figure, named_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import LETTERS, overall

# Shares within ten seconds, then mean times: the force's measure first, the national one second.
PAIRS = (("CH1", "CH5"), ("CH6", "CH7"))
ON_CLOCKS = frozenset(code for pair in PAIRS for code in pair)
STANDARD = 90.0
COLUMNS = ("Measure", "Force clock", "Force period", "National clock", "National period", "Gap")
NONE_HELD = "none held"
APART = "One is illustrative, the other real"
WHY = (
    "The national clock starts when BT connects the caller to the force; the force's own starts when"
    " the call reaches its telephone system. The same call takes longer on the national clock."
)


@dataclass(frozen=True, slots=True)
class OnTwoClocks:
    """What is measured on both clocks, with the newest figure of each; None where none is held."""

    name: str
    force: HeldFigure | None
    national: HeldFigure | None

    @property
    def held(self) -> tuple[HeldFigure, ...]:
        """The figures there are, the force's first."""
        return tuple(figure for figure in (self.force, self.national) if figure is not None)

    @property
    def one_world(self) -> bool:
        """Whether the figures are all illustrative or all real: only then are they set side by side."""
        return len({figure.status is Status.ILLUSTRATIVE for figure in self.held}) < 2

    @property
    def met(self) -> int | None:
        """On how many of the clocks 90% is met; None where one has none, or only one is real."""
        values = [figure.value for figure in self.held if figure.value is not None]
        judged = len(values) == 2 and self.one_world
        return sum(value >= STANDARD for value in values) if judged else None

    @property
    def gap(self) -> float | None:
        """How far the two lie apart; None unless both are of one period, and neither or both illustrative."""
        force, national = self.force, self.national
        if force is None or national is None or force.value is None or national.value is None:
            return None
        same = (force.start, force.end) == (national.start, national.end) and self.one_world
        return apart(force.value, national.value) if same else None

    def cells(self) -> Mapping[str, str]:
        """The two side by side in words, by COLUMNS."""
        told = {"Measure": self.name, "Gap": self._say_gap()}
        for clock, figure in (("Force", self.force), ("National", self.national)):
            told[f"{clock} clock"] = NONE_HELD if figure is None else _said(figure)
            told[f"{clock} period"] = NONE_HELD if figure is None else figure.period
        return told

    def _say_gap(self) -> str:
        if self.force is None or self.national is None:
            return "One clock only"
        if not self.one_world:
            return f"{APART}: no gap is worked out"
        if self.gap is None:
            return "Different periods: no gap is worked out"
        return self.force.named.say_apart(self.gap)


def build(reader: Reader) -> Figure:
    """The newest figure of each clock, the gap where both are for one period, and what to say aloud.

    Raises KeyError when the reader may not see these measures.
    """
    measures = cells.measures_by_code(reader.catalogue.measures())
    if not set(measures) >= ON_CLOCKS:
        raise KeyError(NO_FIGURE)
    force = cells.areas_by_kind(reader.catalogue.areas(), "force")
    held = reader.observations.latest(sorted(ON_CLOCKS), force).dropna(subset=["value"])
    newest = {code: _newest(held, code) for code in sorted(ON_CLOCKS)}
    rows = tuple(_on_two_clocks(measures[pair[0]], *(newest[code] for code in pair)) for pair in PAIRS)
    aloud = say_aloud(rows[0])
    told = [row for pair in PAIRS for code in pair if (row := newest[code]) is not None]
    return Figure(
        key="", id="TC1", title=_title(rows[0]), rows=rows, columns=COLUMNS,
        description=f"{aloud}. {WHY}",
        unit="", period="", base="No base was published",
        source=cells.sources(pd.DataFrame(told, columns=["source"])),
        status=overall({row["status"] for row in told}), audience="office",
        notes=(f"To say aloud: {aloud}.", WHY),
    )


def _said(figure: HeldFigure) -> str:
    """A figure in words; one that is not real says so beside it."""
    return f"{figure.said} {LETTERS[figure.status]}" if figure.status is Status.ILLUSTRATIVE else figure.said


def say_aloud(share: OnTwoClocks) -> str:
    """The sentence to say: both clocks with their periods; whether 90% is met only where both are held."""
    told = [
        f"{_said(figure)} on {clock}, {figure.short_period}"
        for figure, clock in (
            (share.force, "the force's own clock"), (share.national, "the national clock")
        )
        if figure is not None
    ]
    start = f"999 calls answered in 10 seconds: {' and '.join(told)}" if told else "No 999 figure is held"
    if not share.one_world:
        return f"{start}. {APART}, so whether 90% is met is not said"
    if share.met is None:
        missing = "the national clock" if share.national is None else "the force's own clock"
        return f"{start}. Whether 90% is met cannot be said: nothing is held on {missing}"
    verdict = ("90% is met on neither", "90% is met on one clock only", "at least 90% on both")
    return f"{start}: {verdict[share.met]}"


def _title(share: OnTwoClocks) -> str:
    """The same in one line: both clocks, and whether 90% is met on each."""
    told = [
        f"{'none' if figure is None else _said(figure)} ({clock} clock)"
        for figure, clock in ((share.force, "force"), (share.national, "national"))
    ]
    verdict = (
        "not known if 90% is met" if share.met is None
        else f"90% met on {('neither', 'one only', 'both')[share.met]}"
    )
    return f"999 calls in 10 seconds: {', '.join(told)}; {verdict}"


def _newest(rows: pd.DataFrame, code: str) -> Row | None:
    """The newest published figure of a measure, else the newest supplied one."""
    ours = rows[rows["measure"] == code]
    quoted = ours[ours["strand"] != ""]
    held = quoted if len(quoted) else ours
    return records(cells.newest_period(held))[-1] if len(held) else None


def _on_two_clocks(measure: Row, force: Row | None, national: Row | None) -> OnTwoClocks:
    """Both are said as the force's measure is: what is measured is the same, but for the clock."""
    named = named_of(measure)
    return OnTwoClocks(
        # The name of a measure ends with its clock: 999 calls answered in 10 seconds (force clock).
        measure["name"].split(" (")[0],
        *(None if row is None else held_figure(row, named) for row in (force, national)),
    )
