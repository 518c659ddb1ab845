"""What is held back or taken further once the figures of a clause are found: no accusation on a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.claims.doubts import Doubt
from analysis.claims.held import HeldValue
from analysis.claims.pair import Step, judged
from analysis.claims.quantities import Quantity
from analysis.claims.said import Said
from analysis.claims.verdicts import Finding, Verdict

HALF = 50.0
_SIDES = re.compile(
    r"\b(?:than|below|above|beneath|under|over|down on|up on|ahead of|behind|compared|against)\b"
)
# The force itself as the other side, with or without its number.
_FORCE = re.compile(r"\b(?:than|below|above|ahead of|behind)\s+(?:the\s+)?(?:force|county|average)\b")
# A number that another one is held against: ", more than 2,354 in January".
_HELD_AGAINST = re.compile(r"(?:\w+ )?(?:more|fewer|less|higher|lower|above|below|over|under)\b")
_MAJORITY = re.compile(r"\b(?:majority|most (?:people|residents|respondents|of))\b")


def careful(said: Said, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a clause, with three rules that look at all of it.

    Where figures stand on two sides of a comparison, one that fits neither is not matched: which side it is
    on may have been read wrongly. Where both sides are right and one is said to be higher, the difference
    is tested as any other. A majority is more than half.
    """
    found = tuple(_not_accused(said, one) for one in findings)
    return (*(_of_a_majority(said, one) for one in found), *_between_areas(said, found))


def _not_accused(said: Said, finding: Finding) -> Finding:
    if finding.verdict is not Verdict.CONTRADICTED or not _has_two_sides(said):
        return finding
    return _held_back(finding)


def not_accused_across(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a whole sentence.

    Beside a figure that is right, "more than" another may be a comparison of the two and no bound, so that
    it is not matched where it is no bound.
    """
    right = any(one.verdict is Verdict.SUPPORTED for one in findings)
    return tuple(_held_back(one) if right and _is_held_against(one) else one for one in findings)


def _is_held_against(finding: Finding) -> bool:
    return finding.verdict is Verdict.CONTRADICTED and bool(_HELD_AGAINST.match(finding.figure.lower()))


def _held_back(finding: Finding) -> Finding:
    told = f"{finding.arithmetic} Not judged: {Doubt.SIDES.value}."
    return replace(finding, verdict=Verdict.NOT_MATCHED, arithmetic=told)


def _has_two_sides(said: Said) -> bool:
    words = said.words.lower()
    if _FORCE.search(words) and not said.targets:
        return True
    numbers = [one for one in (said.amount, said.before, *said.levels) if one is not None]
    return len(numbers) > 1 and not said.targets and bool(_SIDES.search(words))


def _between_areas(said: Said, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The test of two areas of which both values were right, where one is said to differ."""
    right = all(one.verdict is Verdict.SUPPORTED for one in findings)
    if not said.compares_areas or len(findings) != 2 or not right or not _SIDES.search(said.words.lower()):
        return ()
    values = [one for finding in findings for one in finding.matched[:1] if isinstance(one, HeldValue)]
    if len({one.area for one in values}) < 2:
        return ()
    first, second = values
    return (judged(Step(second, first), said),)


def _of_a_majority(said: Said, finding: Finding) -> Finding:
    under = [level.quantity for level in said.levels if _is_under_half(level.quantity)]
    if finding.verdict is not Verdict.SUPPORTED or not under or not _MAJORITY.search(said.words.lower()):
        return finding
    told = f"{finding.arithmetic} “{under[0].passage.words.strip()}” is no majority, which is more than half."
    return replace(finding, verdict=Verdict.CONTRADICTED, arithmetic=told)


def _is_under_half(quantity: Quantity) -> bool:
    return quantity.percent is not None and quantity.percent < HALF
