"""A claimed change against two figures: which way, how far, in which unit, and whether chance explains it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.claims.changes_said import Direction
from analysis.claims.held import HeldValue, Subject
from analysis.claims.pair_test import ChangeTest, tested_change
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.said import Said
from analysis.claims.saying import WHOLE, say_difference, say_pair, say_share
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import agrees
from analysis.words import Kind, say_value

NEARLY_TIMES = 0.05
_AS_SHARE = (Unit.PERCENT, Unit.PART)
_OF_CHANCE = (Verdict.NO_CLEAR_CHANGE,)
_MORE = {
    Verdict.CANNOT_BE_TESTED: "No base was published, so whether this is a change cannot be said.",
    Verdict.NO_CLEAR_CHANGE: "The two do not differ by more than chance explains.",
}
# Who says that nothing changed is right where no change is clear, and wrong where one is.
_TURNED = {Verdict.NO_CLEAR_CHANGE: Verdict.SUPPORTED, Verdict.SUPPORTED: Verdict.CONTRADICTED}


@dataclass(frozen=True, slots=True)
class Step:
    """From one figure to another, with its size in the measure's unit and as a share of the first."""

    first: HeldValue
    last: HeldValue

    @property
    def size(self) -> float:
        """The last less the first, without the noise of adding decimals."""
        return round(self.last.value - self.first.value, 9)

def way(direction: Direction | None, subject: Subject) -> Direction | None:
    """The direction in plain terms: better and worse by what is good for the measure."""
    if direction not in (Direction.BETTER, Direction.WORSE):
        return direction
    if subject.better not in ("higher", "lower"):
        return None
    good = Direction.UP if subject.better == "higher" else Direction.DOWN
    bad = Direction.DOWN if good is Direction.UP else Direction.UP
    return good if direction is Direction.BETTER else bad


def goes_that_way(step: Step, direction: Direction | None) -> bool:
    """Whether a change went the way that is claimed; any will do where none is."""
    told = way(direction, step.last.subject)
    if told is Direction.UP:
        return step.size > 0
    if told is Direction.DOWN:
        return step.size < 0
    return True


def fits_amount(step: Step, amount: Quantity, direction: Direction | None = None) -> Verdict | None:
    """``supported`` where a change is as large as said, ``wrong unit`` where it is so in another unit.

    None where it is neither.
    """
    percent = step.last.subject.percent
    return fits_values(step.first.value, step.last.value, amount, direction, percent=percent)


def fits_values(
    first: float, last: float, amount: Quantity, direction: Direction | None, *, percent: bool
) -> Verdict | None:
    """The same of two values."""
    size = abs(round(last - first, 9))
    in_points = percent and agrees(amount, size, percent=True)
    # "3%" for 79% to 76% is 3 points: that 3.8% may also have been cut off to it does not make it right.
    in_share = bool(first) and agrees(
        amount, abs(WHOLE * size / first), percent=True, worked_out=not in_points
    )
    if amount.unit is Unit.TIMES:
        return Verdict.SUPPORTED if _times(first, last, amount, direction) else None
    if amount.unit in _AS_SHARE:
        if in_share:
            return Verdict.SUPPORTED
        return Verdict.WRONG_UNIT if in_points else None
    if amount.unit is Unit.POINTS:
        if in_points:
            return Verdict.SUPPORTED
        return Verdict.WRONG_UNIT if in_share else None
    return Verdict.SUPPORTED if agrees(amount, size, percent=percent) else None


def _times(first: float, last: float, amount: Quantity, direction: Direction | None) -> bool:
    if not first or not last:
        return False
    down = amount.value < 1 or direction is Direction.DOWN
    ratio = first / last if down else last / first
    claimed = 1 / amount.value if amount.value < 1 else amount.value
    # "Doubled" is said of what nearly did; by how much is shown.
    exact = abs(ratio - claimed) <= NEARLY_TIMES * claimed
    return exact or (bool(amount.qualifier) and agrees(replace(amount, value=claimed), ratio, percent=False))


def judged(step: Step, said: Said) -> Finding:
    """The verdict on a claimed change, once the two figures it is of are known."""
    made = _judged(step, said)
    told = f"{_ends(step)}: {say_difference(step.first, step.last)}. {made.arithmetic}"
    more = _MORE.get(made.verdict, "") if step.last.subject.percent or made.verdict in _OF_CHANCE else ""
    say = f"{say_pair(step.first, step.last)} {more}".strip()
    return Finding(made.verdict, said.figure, (step.first, step.last), told, say)


def _judged(step: Step, said: Said) -> ChangeTest:
    if not goes_that_way(step, said.direction):
        return ChangeTest(Verdict.CONTRADICTED, "That is not the way it is said to have gone.")
    if said.amount is not None:
        fits = fits_amount(step, said.amount, way(said.direction, step.last.subject))
        if fits is None:
            return ChangeTest(Verdict.CONTRADICTED, f"That is not “{said.amount.passage.words.strip()}”.")
        if fits is Verdict.WRONG_UNIT:
            return ChangeTest(
                Verdict.WRONG_UNIT,
                right_unit(step.first.value, step.last.value, said.amount, percent=step.last.subject.percent),
            )
    if said.direction is None and said.amount is None:
        return ChangeTest(Verdict.SUPPORTED, "Only the two values are told, and both are held.")
    if said.direction is Direction.STEADY and step.size == 0:
        return ChangeTest(Verdict.SUPPORTED, "The two are the same.")
    test = tested_change(step.first, step.last)
    if said.direction is Direction.STEADY and test.verdict in _TURNED:
        return ChangeTest(_TURNED[test.verdict], test.arithmetic)
    return test


def _ends(step: Step) -> str:
    first, last = step.first, step.last
    return f"{first.said} ({first.place}, {first.period}) to {last.said} ({last.place}, {last.period})"


def right_unit(first: float, last: float, amount: Quantity, *, percent: bool) -> str:
    """What a change is in its right unit, where it was said in the other one."""
    claimed = amount.passage.words.strip()
    share = say_share(first, last)
    if percent:
        points = say_value(abs(round(last - first, 9)), Kind.RATE)
        return f"“{claimed}” mixes the two: it is {points} percentage points, or {share}."
    return f"“{claimed}” is the wrong unit: a count changes by per cent, here {share}."


def refuted(step: Step, said: Said, why: str) -> Finding:
    """That a claim is contradicted by two figures, and by what of them."""
    told = f"{_ends(step)}: {say_difference(step.first, step.last)}. {why}"
    return Finding(
        Verdict.CONTRADICTED, said.figure, (step.first, step.last), told, say_pair(step.first, step.last)
    )
