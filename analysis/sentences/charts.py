"""A control chart in words: one sentence for its title, a paragraph for who cannot see it.

A verb of change stands only where a rule fired; "no clear change" is a finding too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from analysis.calendar.periods import (
    MONTHS_IN,
    Cadence,
    period_start,
    say_day,
    say_period,
    say_period_ending,
    say_period_short,
    say_short,
)
from analysis.spc.chart import Assurance, State
from analysis.spc.chart_policy import DrawnPoint, Letter, Show, ShownChart
from analysis.spc.findings import say_since, say_window
from analysis.spc.lasting import Lasting
from analysis.spc.phase_policy import Reason
from analysis.spc.rules import Rule
from analysis.words import Kind, inside, say_number, say_value

LONGEST_TITLE = 80
# Below this a decimal of a mean of counts tells something; above it, it is clutter.
SMALL_COUNT = 100
STATE_WORDS: dict[State, str] = {
    State.COMMON_CAUSE: "no clear change",
    State.IMPROVEMENT: "improvement",
    State.CONCERN: "concern",
    State.NEITHER_HIGH: "change, neither way better",
    State.NEITHER_LOW: "change, neither way better",
}
LETTER_WORDS: dict[Letter, str] = {Letter.NONE: "", Letter.HIGH: "high", Letter.LOW: "low"}
ASSURANCE_WORDS: dict[Assurance, str] = {
    Assurance.PASS: "consistently meets",
    Assurance.HIT_OR_MISS: "hit or miss against",
    Assurance.FAIL: "consistently misses",
}
ASSURANCE_REASONS: dict[Assurance, str] = {
    Assurance.PASS: "the whole usual range is on its good side",
    Assurance.HIT_OR_MISS: "it lies within the usual range",
    Assurance.FAIL: "the whole usual range falls short of it",
}
# What a rule found, for H and for L; how long and since when follows.
FINDINGS: dict[Rule, tuple[str, str]] = {
    Rule.OUTSIDE: ("went above the usual range", "went below the usual range"),
    Rule.TREND: ("rose", "fell"),
    Rule.TWO_IN_THREE: ("neared the upper limit", "neared the lower limit"),
    Rule.SHIFT: ("stayed above the mean", "stayed below the mean"),
}
STAYED_OUTSIDE = ("stayed above the usual range", "stayed below the usual range")


@dataclass(frozen=True, slots=True)
class Named:
    """How a measure is said: its name (``Calls answered in 10 seconds``), its kind, its unit.

    ``target_name`` is what its target is called.
    """

    name: str
    kind: Kind
    unit: str = ""
    target_name: str = "the standard"

    @property
    def inside(self) -> str:
        """The name inside a sentence: its first letter small, unless it begins with an abbreviation."""
        return inside(self.name)

    def say(self, value: float | None, *, steady: bool = False) -> str:
        """A value or a limit: ``92.4%``, ``12.1 minutes``; a mean of small counts keeps its decimal.

        ``steady`` keeps a decimal that is 0, for values that stand beside others of their row.
        """
        if self.kind == Kind.COUNT and value is not None and value % 1 and abs(value) < SMALL_COUNT:
            return say_value(value, Kind.MEAN)
        money = self.kind == Kind.MONEY
        return say_value(value, self.kind, self.unit, decimals=0 if money else 1, steady=steady and not money)

    def say_apart(self, size: float) -> str:
        """How far two values lie apart: ``3.2 percentage points``, ``12.1 minutes``."""
        if self.kind != Kind.PROPORTION:
            return self.say(size)
        points = say_value(size, Kind.MEAN)
        return f"{points} percentage point" + ("" if points == "1" else "s")


def chart_title(chart: ShownChart, named: Named, cause: str = "") -> str:
    """The finding in one sentence with its exact period: the title of the chart.

    What the newest value signals, or that there is no clear change, or why there is no verdict. At
    most 80 characters where the name allows: the period is shortened before anything else. Dates of
    the chart are period ends; raises ValueError where one is not. ``cause`` is the recorded event that
    the change began with, where it did.
    """
    if chart.newest is None:
        return f"No figure is held of {named.inside}"
    spelt = _finding(chart, chart.newest, named, cause, short=False)
    return spelt if len(spelt) <= LONGEST_TITLE else _finding(chart, chart.newest, named, cause, short=True)


def chart_description(chart: ShownChart, named: Named, drawn_from: date | None = None) -> str:
    """The chart for a reader who cannot see it, in whole sentences.

    ``drawn_from`` is the first day that is drawn, where that is not all of it: what is counted is counted
    from there.
    What is drawn, from when to when; the newest value and its distance from the mean; the usual
    range of the current phase; the verdict and its rule; how many points signal; assurance; how
    many periods have no figure; and the notes of the chart. Raises as :func:`chart_title` does.
    """
    if chart.newest is None:
        return " ".join([f"No figure is held of {named.inside}.", *chart.notes])
    sentences = [
        _extent(chart, named, drawn_from), _newest(chart, chart.newest, named), _range(chart, named),
        _verdict(chart, drawn_from), assurance_sentence(chart, named), _gaps(chart, drawn_from), *chart.notes,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def assurance_sentence(chart: ShownChart, named: Named) -> str:
    """Whether ordinary variation alone keeps to the target; empty text where that is not judged."""
    if chart.assurance is None:
        return ""
    verb = "is " if chart.assurance is Assurance.HIT_OR_MISS else ""
    target = f"{named.target_name} of {named.say(chart.chart.target)}"
    return (
        f"Ordinary variation {verb}{ASSURANCE_WORDS[chart.assurance]} {target}:"
        f" {ASSURANCE_REASONS[chart.assurance]}."
    )


def verdict_words(chart: ShownChart) -> str:
    """The verdict for a table: ``concern (high): outside its limits``, ``no clear change``.

    Empty text where no verdict is given.
    """
    if chart.variation is None:
        return ""
    words = STATE_WORDS[chart.variation]
    return f"{words} ({LETTER_WORDS[chart.letter]}): {chart.words}" if chart.letter else words


def _finding(chart: ShownChart, newest: DrawnPoint, named: Named, cause: str, *, short: bool) -> str:
    day = newest.date
    until = f" to {_short_end(chart, day) if short else _end(chart, day)}"
    named_period = chart.unit == Cadence.WEEK or _is_span(chart)
    spelt = f"{' in' if named_period else ','} {say_period_ending(day, chart.unit)}"
    within = f", {say_period_ending(day, chart.unit, short=True)}" if short else spelt
    if chart.reason is Reason.RARE:
        return f"Too rare to test by {chart.unit}: {named.inside},{until}"
    if chart.show != "all" and chart.held >= chart.policy.all_from:
        return f"Too many gaps to test {named.inside},{until}"
    if chart.show != "all":
        held = f"{chart.held} of {chart.policy.all_from}{'' if short else ' needed'}"
        return f"Too few {chart.unit}s to test {named.inside}: {held},{until}"
    if newest.lasting is None:
        return f"No clear change in {named.inside}{within}"
    lasting, high = newest.lasting, newest.letter is Letter.HIGH
    since = say_since(lasting, chart.unit, cause, short=short)
    if lasting.periods == 1:
        since = since or within
    return f"{named.name} {_run(lasting, chart.unit, high=high)}{since or until}"


def _run(lasting: Lasting, unit: str, *, high: bool) -> str:
    """What the newest value signals and for how long, as the verb of a sentence: ``rose for 8 weeks``."""
    lasts = lasting.periods > 1
    found = (STAYED_OUTSIDE if lasting.rule is Rule.OUTSIDE and lasts else FINDINGS[lasting.rule])[not high]
    if lasting.rule is Rule.TWO_IN_THREE:
        return f"{found} in {lasting.signalling} of {say_window(lasting, unit)}"
    return f"{found} for {say_number(lasting.periods, unit)}" if lasts else found


def _is_span(chart: ShownChart) -> bool:
    """Whether a point is a month, quarter or year, which have names of their own."""
    return chart.unit in MONTHS_IN


def _start(chart: ShownChart, day: date) -> date:
    return period_start(day, cast(Cadence, chart.unit))


def _end(chart: ShownChart, day: date) -> str:
    """The end of a run of periods: ``14 June 2020``, ``January 2024``."""
    return say_period(_start(chart, day), day) if _is_span(chart) else say_day(day)


def _short_end(chart: ShownChart, day: date) -> str:
    return say_period_short(_start(chart, day), day) if _is_span(chart) else say_short(day)


def _drawn_points(chart: ShownChart, drawn_from: date | None) -> list[DrawnPoint]:
    return [point for point in chart.points if drawn_from is None or point.date >= drawn_from]


def _held_points(chart: ShownChart, drawn_from: date | None) -> list[DrawnPoint]:
    return [point for point in _drawn_points(chart, drawn_from) if point.value is not None]


def _extent(chart: ShownChart, named: Named, drawn_from: date | None) -> str:
    held = _held_points(chart, drawn_from)
    drawn = "Line" if chart.show is Show.LINE else "Control"
    first, last = (say_period_ending(point.date, chart.unit) for point in (held[0], held[-1]))
    of = f"{drawn} chart of {named.inside}: {say_number(len(held), chart.unit)} with a figure"
    return f"{of}, {last}." if len(held) == 1 else f"{of}, from {first} to {last}."


def _newest(chart: ShownChart, newest: DrawnPoint, named: Named) -> str:
    value = f"Newest value {named.say(newest.value)}, {say_period_ending(newest.date, chart.unit)}"
    if newest.mean is None or newest.value is None:
        return f"{value}."
    apart = named.say_apart(abs(newest.value - newest.mean))
    mean = f"the mean of {named.say(newest.mean)}"
    if apart.split()[0].strip("£%") == "0":
        return f"{value}, at {mean}."
    return f"{value}, {apart} {'above' if newest.value > newest.mean else 'below'} {mean}."


def _range(chart: ShownChart, named: Named) -> str:
    last = chart.points[-1]
    if last.lower is None:
        return ""
    name = "Trial range" if last.trial else "Usual range"
    first = next(point.date for point in chart.points if point.phase == last.phase)
    since = f", worked out again from {say_period_ending(first, chart.unit)}" if last.phase else ""
    return f"{name} {named.say(last.lower)} to {named.say(last.upper)}{since}."


def _verdict(chart: ShownChart, drawn_from: date | None) -> str:
    if chart.variation is None:
        return "No test of change has been made."
    words = verdict_words(chart)
    points = _held_points(chart, drawn_from)
    signals, held = sum(point.words != "" for point in points), say_number(len(points), "value")
    return f"{words[0].upper()}{words[1:]}. Signals: {signals} of {held}."


def _gaps(chart: ShownChart, drawn_from: date | None) -> str:
    gaps = len(_drawn_points(chart, drawn_from)) - len(_held_points(chart, drawn_from))
    return f"No figure for {say_number(gaps, chart.unit)}." if gaps else ""
