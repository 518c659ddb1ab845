"""A text against the figures that this reader has: every sentence with its verdict and its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.claims.check import check_sentence, codes_of, read_text, spans_of
from analysis.claims.doubts import Doubt
from analysis.claims.evidence_words import Matched, matched_words
from analysis.claims.verdicts import Answer, Finding, Verdict
from analysis.words import say_list, say_number
from data_access import Reader
from figures.check.known import held_of
from figures.check.words import words_of

NO_FIGURE = f"Not checked: {Doubt.NO_FIGURE.value}."


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence with what may be said of its figures; ``checkable`` where it holds any."""

    sentence: str
    checkable: bool
    verdict: Verdict
    matched: tuple[Matched, ...]
    arithmetic: str
    say: str


def checked(reader: Reader, text: str) -> tuple[CheckedSentence, ...]:
    """Every sentence of a text in its order; the store is read once, for what the text speaks of."""
    words = words_of(reader)
    read = read_text(text, words)
    held = held_of(reader, words, codes_of(read), spans_of(read))
    return tuple(_row(check_sentence(one, held, words)) for one in read)


def checked_claim(reader: Reader, claim: str) -> CheckedSentence:
    """One claim, of as many sentences as it has: the answer of the one that weighs most."""
    words = words_of(reader)
    read = read_text(claim, words)
    held = held_of(reader, words, codes_of(read), spans_of(read))
    findings = tuple(finding for one in read for finding in check_sentence(one, held, words).findings)
    return _row(Answer(claim, findings or (Finding(Verdict.NOT_MATCHED, "", (), NO_FIGURE, NO_FIGURE),)))


def _row(answer: Answer) -> CheckedSentence:
    matched = tuple(map(matched_words, answer.matched))
    return CheckedSentence(
        answer.sentence, answer.checkable, answer.verdict, matched, answer.arithmetic, answer.say
    )


def summary(rows: Sequence[CheckedSentence]) -> str:
    """How many sentences hold a figure, and what became of them."""
    held = [row for row in rows if row.checkable]
    if not held:
        return "No sentence holds a figure that could be checked."
    found = Counter(row.verdict for row in held)
    told = say_list([f"{found[verdict]} {verdict.value}" for verdict in Verdict if found[verdict]])
    return f"{say_number(len(held), 'sentence')} of {len(rows)} with a figure to check: {told}."
