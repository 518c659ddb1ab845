"""Clocks, milestones and hidden cells in words: one plain sentence, and how it was found.

Dates are always exact and never "current"; a colour is always a word with its letter and its reason.
"""

from __future__ import annotations

from datetime import date

from analysis.calendar.periods import say_day, say_weekday
from analysis.clocks import Countdown, days_overdue, overdue_from
from analysis.milestones.dates import DateGiven, DateKind, Drift, Step
from analysis.milestones.likely_finish import LikelyFinish
from analysis.milestones.state import LETTERS, USUAL, Colour, Standing, Tolerances
from analysis.sentences import Words
from analysis.words import say_days, say_list, say_number


def countdown_words(name: str, clock: Countdown) -> Words:
    """A clock in words: how many days are left, or late, or the day it was answered.

    ``name`` opens the sentence: ``Reply to the inspection report``. Warns where the last day is no
    working day.
    """
    details = [f"As at {say_day(clock.as_at)}."]
    if clock.first is not None and clock.day is not None:
        whole = (clock.last - clock.first).days + 1
        details.append(
            f"{say_day(clock.first)} is day 1 of {whole}, so the last day is {say_weekday(clock.last)};"
            " weekends and bank holidays count."
        )
        if clock.day > 0:
            details.append(f"{'It was done on' if clock.stopped else 'This is'} day {clock.day}.")
    if clock.shut:
        details.append(
            f"The last day is {clock.shut}; the last working day before it is {say_weekday(clock.act_by)}."
        )
    return Words(f"{name}: {_countdown(clock)}.", " ".join(details))


def overdue_words(name: str, due: date, as_at: date, owner: str = "") -> Words:
    """Whether something due on a day is overdue, and who owes it: ``overdue by 1 day, owed by ...``."""
    late = days_overdue(due, as_at)
    if late:
        found = f"overdue by {say_days(late)}; it was due by {say_day(due)}"
    elif due == as_at:
        found = f"due today, {say_day(due)}"
    else:
        found = f"due in {say_days((due - as_at).days)}, by {say_day(due)}"
    return Words(
        f"{name}: {found}.",
        f"As at {say_day(as_at)}. It counts as overdue from {say_day(overdue_from(due))}."
        f" Owed by: {owner or 'not given'}.",
    )


def slippage_words(name: str, found: Standing) -> Words:
    """How far a milestone lies from its frozen baseline, and how far it moved since the last report."""
    first, latest = _say_date(found.baseline), _say_date(found.newest)
    if found.correct:
        sentence = f"{name}: date needs correcting; no slip is worked out."
    elif found.slip is None:
        sentence = f"{name}: slip cannot be told, because {_what_is_missing(found)}."
    elif found.done:
        sentence = f"{name}: done on {latest}, {_against(found.slip)}."
    else:
        sentence = f"{name}: forecast for {latest}, {_against(found.slip)}."
    details = [f"Baseline: {first}.", f"{'Done' if found.done else 'Newest forecast'}: {latest}."]
    if found.moved is not None:
        details.append(f"Since the last report: {_move(found.moved)}.")
    details.append("Slip is the day it was done, else the newest forecast, less the frozen baseline.")
    return Words(sentence, " ".join(details))


def drift_words(name: str, drift: Drift) -> Words:
    """Every forecast in order, and where they lead in all."""
    forecasts = sum(step.given.kind == DateKind.FORECAST for step in drift.steps)
    many = say_number(forecasts, "forecast") if forecasts else "no forecast"
    if not drift.steps:
        sentence = f"{name}: no forecast is given."
    elif all(step.moved is None for step in drift.steps):
        sentence = f"{name}: {many}, no two dates that can be compared."
    else:
        sentence = f"{name}: {many}, {_drifted(drift)}."
    details = [
        *(_say_step(step) for step in drift.steps),
        f"Moves to a later date: {drift.later}; to an earlier one: {drift.earlier}.",
    ]
    if any(step.together for step in drift.steps):
        details.append("Forecasts given on the same day both stand; the later counts as the newest.")
    return Words(sentence, " ".join(details))


def rating_words(name: str, found: Standing, tolerances: Tolerances = USUAL) -> Words:
    """The rating computed from the dates, with its reason, and the owner's beside it."""
    colour = found.rating.colour
    said = _say_colour(colour) if colour else "No rating"
    sentence = f"{name}: {said}. {found.rating.reason}"
    if found.differs and found.owners:
        sentence += f" The owner says {_say_colour(found.owners)}: the two differ."
    owners = _say_colour(found.owners) if found.owners else "not given"
    return Words(
        sentence,
        f"From the dates: {said}. From the owner: {owners}. Green is up to {say_days(tolerances.green)} after"
        f" the baseline; amber is {tolerances.green + 1} to {say_days(tolerances.amber)}, or an open issue;"
        f" red is more than {say_days(tolerances.amber)}, no forecast still ahead, or a decision not made in"
        f" time; blue is done; grey is on hold or cancelled; white is no update for more than"
        f" {say_days(tolerances.silent)}. Nothing is read out of a narrative.",
    )


def likely_words(name: str, found: LikelyFinish) -> Words:
    """When a milestone is likely to be reached, or that it cannot be estimated, and from how many slips."""
    basis = (
        f"Based on {say_number(found.based_on, 'finished milestone')} of this estate whose slip is still"
        f" possible here, of {found.past} known; at least {found.needed} are needed."
    )
    if found.half is None or found.four_fifths is None:
        return Words(f"{name}: the likely finish cannot be estimated; too few past slips.", basis)
    return Words(
        f"{name}: likely by {say_day(found.half)} (as half of past milestones), and by"
        f" {say_day(found.four_fifths)} (as 8 in 10).",
        f"{basis} The slip that half of them, and four fifths, did not exceed is added to the baseline."
        " Milestones still open are not in it, so it is on the hopeful side.",
    )


def hidden_words(hidden: int, cells: int, threshold: int) -> Words:
    """How many cells of a table are hidden, and why; never which of them are the small ones."""
    if not hidden:
        return Words(
            f"No figure of this table is hidden: none is from 1 to {threshold - 1}.", "Zeros are shown as 0."
        )
    are = "is" if hidden == 1 else "are"
    return Words(
        f"{hidden:,} of {say_number(cells, 'figure')} {are} hidden so that nobody can be recognised.",
        f"Counts from 1 to {threshold - 1} are hidden, and as many others as it takes that none can be worked"
        " out from the totals. Which of them are small is not said. Percentages, intervals and changes that"
        " rest on a hidden figure are hidden too, in the chart, the download and the text alike. A zero is"
        " shown as 0.",
    )


def _countdown(clock: Countdown) -> str:
    last = say_weekday(clock.last)
    if clock.stopped is not None:
        spare = (clock.last - clock.stopped).days
        if spare < 0:
            return f"done on {say_day(clock.stopped)}, {say_days(-spare)} late"
        ahead = f"{say_days(spare)} before the last day" if spare else "the last day"
        return f"done on {say_day(clock.stopped)}, {ahead}"
    if clock.overdue:
        return f"overdue by {say_days(clock.overdue)}; the last day was {last}"
    left = f"today, {last}, is the last day"
    if clock.left:
        left = f"{say_days(clock.left)} left; the last day is {last}"
    if not clock.shut:
        return left
    if clock.act_by < clock.as_at:
        return f"{left}, {clock.shut}, and no working day is left"
    return f"{left}, {clock.shut}, so act by {say_weekday(clock.act_by)}"


def _drifted(drift: Drift) -> str:
    if not drift.later + drift.earlier:
        return "and the date has not moved"
    if not drift.days:
        return "later and earlier in turn, and in all back where it began"
    return f"in all {say_days(abs(drift.days))} {drift.direction}"


def _say_step(step: Step) -> str:
    given = step.given
    word = "Done" if given.kind == DateKind.ACTUAL else "Forecast"
    moved = "" if step.moved is None else f", {_move(step.moved)}"
    return f"{word} {_say_date(given)}, known from {say_day(given.known_from)}{moved}."


def _say_date(given: DateGiven | None) -> str:
    """A date, or the words a source had for it in quotation marks."""
    if given is None:
        return "not given"
    return f"“{given.as_written}”" if given.on is None else say_day(given.on)


def _what_is_missing(found: Standing) -> str:
    missing = [
        word
        for word, given in (("no baseline", found.baseline), ("no forecast", found.newest))
        if given is None
    ]
    return f"{say_list(missing)} {'is' if len(missing) == 1 else 'are'} given"


def _against(slip: int) -> str:
    if not slip:
        return "the day of its baseline"
    return f"{say_days(abs(slip))} {'after' if slip > 0 else 'before'} its baseline"


def _move(days: int) -> str:
    return f"{say_days(abs(days))} {'later' if days > 0 else 'earlier'}" if days else "not moved"


def _say_colour(colour: Colour) -> str:
    """A colour with its letter, so that it can be read out and told apart: ``Red (R)``."""
    return f"{colour.capitalize()} ({LETTERS[colour]})"
