"""The verdicts of the claim check, and an answer with its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.claims.held import HeldSum, HeldTarget, HeldValue

Evidence = HeldValue | HeldTarget | HeldSum


class Verdict(StrEnum):
    """What may be said of a claim, and nothing else."""

    SUPPORTED = "supported"
    NO_CLEAR_CHANGE = "no clear change"
    CANNOT_BE_TESTED = "cannot be tested"
    WRONG_UNIT = "wrong unit"
    CONTRADICTED = "contradicted"
    NOT_MATCHED = "not matched"


# Of several figures in one sentence the one that weighs most speaks for it.
_WEIGHT = (
    Verdict.CONTRADICTED, Verdict.WRONG_UNIT, Verdict.NO_CLEAR_CHANGE, Verdict.CANNOT_BE_TESTED,
    Verdict.NOT_MATCHED, Verdict.SUPPORTED,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one figure of a sentence.

    ``figure`` are the words that were checked; ``matched`` what was held against them; ``arithmetic`` says
    how, in words; ``say`` is a sentence that may be said aloud.
    """

    verdict: Verdict
    figure: str
    matched: tuple[Evidence, ...] = ()
    arithmetic: str = ""
    say: str = ""

    def with_more(self, arithmetic: str) -> Finding:
        """The same with one more sentence of arithmetic."""
        return replace(self, arithmetic=" ".join(filter(None, (self.arithmetic, arithmetic))))


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence with the findings of its figures; none where it holds no figure to check."""

    sentence: str
    findings: tuple[Finding, ...]

    @property
    def checkable(self) -> bool:
        """Whether the sentence holds a figure that may be checked."""
        return bool(self.findings)

    @property
    def verdict(self) -> Verdict:
        """The verdict of the sentence: that of the figure which weighs most."""
        return worst(finding.verdict for finding in self.findings)

    @property
    def matched(self) -> tuple[Evidence, ...]:
        """Everything that was matched, once each."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.matched))

    @property
    def arithmetic(self) -> str:
        """The arithmetic of every figure."""
        return " ".join(dict.fromkeys(finding.arithmetic for finding in self.findings if finding.arithmetic))

    @property
    def say(self) -> str:
        """What may be said of all its figures."""
        return " ".join(dict.fromkeys(finding.say for finding in self.findings if finding.say))


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Of some verdicts the one that weighs most; ``not matched`` of none."""
    held = set(verdicts)
    return next((verdict for verdict in _WEIGHT if verdict in held), Verdict.NOT_MATCHED)
