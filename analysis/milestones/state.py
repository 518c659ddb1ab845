"""How a milestone stands on a day: its slip, its movement and a rating computed from dates alone.

The rating of the owner stands beside it and is never changed; neither is read out of prose. Source: usual
practice for building programmes, with the numbers in ``Tolerances``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.calendar.periods import say_day
from analysis.milestones.dates import (
    DateGiven,
    DateKind,
    baseline,
    forecast_drift,
    known,
    movement,
    newest,
    slippage,
)
from analysis.words import say_days

__all__ = [
    "LETTERS", "USUAL", "Colour", "DateGiven", "Held", "Milestone", "Rating", "Standing", "Tolerances",
    "forecast_drift", "slippage", "standing",
]


class Colour(StrEnum):
    """A rating: on its way, slipping, in trouble, done, held, or nobody has said anything for too long."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    GREY = "grey"
    WHITE = "white"


class Held(StrEnum):
    """Why a milestone is not worked on."""

    ON_HOLD = "on hold"
    CANCELLED = "cancelled"


# So that colour is never the only cue. H is held, U is no update.
LETTERS: dict[Colour, str] = {
    Colour.GREEN: "G", Colour.AMBER: "A", Colour.RED: "R", Colour.BLUE: "B", Colour.GREY: "H",
    Colour.WHITE: "U",
}


@dataclass(frozen=True, slots=True)
class Tolerances:
    """The settings of the rating, in days; to be shown wherever a rating is.

    Green up to ``green`` days of slip, amber up to ``amber``, red beyond; white after more than ``silent``
    days without an update. Raises ValueError unless 0 <= green <= amber and silent >= 0.
    """

    green: int = 14
    amber: int = 60
    silent: int = 45

    def __post_init__(self) -> None:
        if not 0 <= self.green <= self.amber or self.silent < 0:
            raise ValueError(
                f"tolerances of {self.green}, {self.amber} and {self.silent} days; expected"
                " 0 <= green <= amber and silent >= 0"
            )


USUAL = Tolerances()


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is known of a milestone. Everything but the dates may be left out.

    ``updated``: the last word from its owner, if later than the newest date. ``held``: set by hand.
    ``issue`` and ``issue_owner``: an open problem in one line, and who deals with it. ``decide_by``: a
    decision is needed by then; ``decided``: the day it was made.
    """

    dates: tuple[DateGiven, ...]
    updated: date | None = None
    held: Held | None = None
    issue: str = ""
    issue_owner: str = ""
    decide_by: date | None = None
    decided: date | None = None
    owners_rating: Colour | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour and the reason in one line. Colour None: no rating can be given, and the reason says why."""

    colour: Colour | None
    reason: str

    @property
    def letter(self) -> str:
        """The letter that goes with the colour, empty without one."""
        return LETTERS[self.colour] if self.colour else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A milestone on a day.

    ``slip``: days, (actual, else newest forecast) less baseline; negative is early; None where it cannot
    be told. ``moved``: days by which the date that counts moved since the last report, None without one.
    ``correct``: a date needs correcting, so there is no slip, no movement and no rating. ``owners`` stands
    beside the computed ``rating``; ``differs`` says that both are given and are not the same.
    """

    baseline: DateGiven | None
    newest: DateGiven | None
    done: bool
    correct: bool
    slip: int | None
    moved: int | None
    rating: Rating
    owners: Colour | None
    differs: bool


def standing(
    milestone: Milestone, as_at: date, *, last_report: date | None = None,
    tolerances: Tolerances = USUAL,
) -> Standing:
    """A milestone as the office could know it on ``as_at``: see ``Standing``.

    ``last_report``: the day to compare with for ``moved``. Rating, first match wins: held (grey), a date
    that needs correcting (none), done (blue), red, white, amber, green. Red stands before white, so that
    silence never improves a rating. Raises ValueError where two baselines are given.
    """
    dates = known(milestone.dates, as_at)
    first, latest = baseline(dates), newest(dates)
    wrong = _wrong_date(first, latest, as_at)
    rating = _rating(milestone, dates, wrong, as_at, tolerances)
    both = rating.colour is not None and milestone.owners_rating is not None
    return Standing(
        baseline=first, newest=latest,
        done=latest is not None and latest.kind == DateKind.ACTUAL and not wrong,
        correct=bool(wrong), slip=None if wrong else slippage(dates),
        moved=None if wrong or last_report is None else movement(dates, last_report, as_at),
        rating=rating, owners=milestone.owners_rating,
        differs=both and rating.colour != milestone.owners_rating,
    )


def _wrong_date(first: DateGiven | None, latest: DateGiven | None, as_at: date) -> str:
    """Which date that counts cannot be used, and why; empty text if all can."""
    for given in (first, latest):
        if given is not None and given.on is None:
            return f"the {given.kind} is “{given.as_written}”"
    if latest is not None and latest.kind == DateKind.ACTUAL and latest.on is not None and latest.on > as_at:
        return f"it is given as done on {say_day(latest.on)}, which is still ahead"
    return ""


def _rating(
    milestone: Milestone, dates: Sequence[DateGiven], wrong: str, as_at: date, tolerances: Tolerances
) -> Rating:
    if milestone.held:
        return Rating(Colour.GREY, f"{milestone.held.capitalize()}.")
    if wrong:
        return Rating(None, f"Date needs correcting: {wrong}.")
    latest, slip = newest(dates), slippage(dates)
    if latest is not None and latest.kind == DateKind.ACTUAL and latest.on is not None:
        return Rating(Colour.BLUE, f"Done on {say_day(latest.on)}{_against(slip)}.")
    return (
        _red(milestone, latest, slip, as_at, tolerances)
        or _white(milestone, dates, as_at, tolerances)
        or _amber(milestone, slip, tolerances)
        or _green(slip, tolerances)
    )


def _red(
    milestone: Milestone, latest: DateGiven | None, slip: int | None, as_at: date, tolerances: Tolerances
) -> Rating | None:
    """Red: a decision not made in time, no forecast still ahead, or too long a slip."""
    due = milestone.decide_by
    decided = milestone.decided is not None and milestone.decided <= as_at
    if due is not None and due < as_at and not decided:
        late = say_days((as_at - due).days)
        return Rating(Colour.RED, f"The decision was due by {say_day(due)}, {late} ago.")
    if latest is None or latest.on is None:
        return Rating(Colour.RED, "No forecast is given.")
    if latest.on < as_at:
        late = say_days((as_at - latest.on).days)
        passed = f"The newest forecast, {say_day(latest.on)}, passed {late} ago; no later one is given."
        return Rating(Colour.RED, passed)
    if slip is not None and slip > tolerances.amber:
        return Rating(Colour.RED, f"Forecast{_against(slip)}; red is more than {say_days(tolerances.amber)}.")
    return None


def _white(
    milestone: Milestone, dates: Sequence[DateGiven], as_at: date, tolerances: Tolerances
) -> Rating | None:
    """White: nobody has said anything for too long."""
    heard = [given.known_from for given in dates]
    if milestone.updated is not None and milestone.updated <= as_at:
        heard.append(milestone.updated)
    silent = (as_at - max(heard)).days
    if silent <= tolerances.silent:
        return None
    return Rating(
        Colour.WHITE, f"No update for {say_days(silent)}; white is more than {say_days(tolerances.silent)}."
    )


def _amber(milestone: Milestone, slip: int | None, tolerances: Tolerances) -> Rating | None:
    """Amber: some slip, or an open issue. One that nobody owns is no better than one with an owner."""
    if slip is not None and slip > tolerances.green:
        return Rating(
            Colour.AMBER,
            f"Forecast{_against(slip)}; amber is {tolerances.green + 1} to {say_days(tolerances.amber)}.",
        )
    if milestone.issue:
        owner = f"owner {milestone.issue_owner}" if milestone.issue_owner else "no owner given"
        return Rating(Colour.AMBER, f"Open issue: {milestone.issue.rstrip('.')} ({owner}).")
    return None


def _green(slip: int | None, tolerances: Tolerances) -> Rating:
    if slip is None:
        return Rating(None, "No baseline is recorded, so slip cannot be told.")
    return Rating(Colour.GREEN, f"Forecast{_against(slip)}; green is up to {say_days(tolerances.green)}.")


def _against(slip: int | None) -> str:
    """A slip as it follows "forecast" or "done on a day": `` 46 days after the baseline``."""
    if slip is None:
        return ", no baseline recorded"
    if slip == 0:
        return ", the day of the baseline"
    return f", {say_days(abs(slip))} {'after' if slip > 0 else 'before'} the baseline"
