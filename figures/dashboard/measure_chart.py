"""A measure in an area: its control chart, what stands behind it, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_period_ending
from analysis.data_health import Health
from analysis.sentences.charts import Named, chart_title
from analysis.spc.borders import Border, parted
from analysis.spc.chart_policy import DrawnPoint, Letter, ShownChart
from analysis.spc.findings import say_back, say_finding
from analysis.words import say_number
from figures.dashboard.states import SPARK_POINTS
from figures.words.cells import Row
from figures.words.statuses import ILLUSTRATIVE_STATUS

SIGNALS = frozenset({"improvement", "concern", "neither_high", "neither_low"})


@dataclass(frozen=True, slots=True)
class MeasureChart:
    """A measure in an area: its chart, what stands behind it, and how it is said.

    ``cause`` is the recorded event that what the newest value signals began with; empty where none is.
    ``borders`` are where the series becomes another one, such as real after illustrative.
    """

    measure: Row
    area: str
    chart: ShownChart
    statuses: dict[date, str]
    target: Row | None
    health: Health
    cause: str = ""
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

    def _made_up(self, day: date) -> bool:
        return self.statuses.get(day) == ILLUSTRATIVE_STATUS
