"""What a rule found at a point, in words: which side, for how long, since when."""

from __future__ import annotations

from analysis.calendar.periods import say_period_ending
from analysis.spc.lasting import Lasting
from analysis.spc.rules import WINDOW, Rule
from analysis.words import inside, say_number


def say_run(lasting: Lasting, unit: str, *, high: bool) -> str:
    """What a rule found and for how long: ``above its mean for 32 weeks``.

    One point outside has no length to tell: ``above its usual range``.
    """
    side, limit, way = ("above", "upper", "rising") if high else ("below", "lower", "falling")
    many = say_number(lasting.periods, unit)
    if lasting.rule is Rule.OUTSIDE:
        return f"{side} its usual range" + (f" for {many}" if lasting.periods > 1 else "")
    if lasting.rule is Rule.TREND:
        return f"{way} for {many}"
    if lasting.rule is Rule.SHIFT:
        return f"{side} its mean for {many}"
    return f"near its {limit} limit in {lasting.signalling} of {say_window(lasting, unit)}"


def say_finding(lasting: Lasting, unit: str, *, high: bool, cause: str = "") -> str:
    """The whole finding for a table: ``above its mean for 32 weeks, since w/e 24 Nov 2019``."""
    run = say_run(lasting, unit, high=high)
    return run + say_since(lasting, unit, cause, short=True) + say_back(lasting, unit, high=high)


def say_since(lasting: Lasting, unit: str, cause: str = "", *, short: bool = False) -> str:
    """The first period of a run: ``, since the week to 24 November 2019``, or what it began with.

    ``cause`` is a recorded event: ``, since the first lockdown``. Without one it is empty for a run of
    one, and for two in the last three, which say when themselves.
    """
    if cause:
        return f", since {inside(cause)}"
    if lasting.periods == 1 or (lasting.rule is Rule.TWO_IN_THREE and lasting.periods <= WINDOW):
        return ""
    return f", since {say_period_ending(lasting.since, unit, short=short)}"


def say_back(lasting: Lasting, unit: str, *, high: bool) -> str:
    """That a change is smaller than it was: ``; lower than last week``; empty text where it is not."""
    return f"; {'lower' if high else 'higher'} than last {unit}" if lasting.back else ""


def say_window(lasting: Lasting, unit: str) -> str:
    """The stretch that two in three looked at: three, or as long as it has gone on."""
    return say_number(max(lasting.periods, WINDOW), unit)
