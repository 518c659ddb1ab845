"""The claim check: a sentence, or a whole release, against the figures that are held. Rules only.

It says ``not matched`` rather than guess: of a future, of a part of the people, of another place, and of
whatever is not held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.claims.area_gaps import check_gap
from analysis.claims.careful import careful, not_accused_across
from analysis.claims.changes import check_change, is_change
from analysis.claims.clauses import clauses
from analysis.claims.doubts import Doubt
from analysis.claims.held import Held, HeldValue, Words
from analysis.claims.levels import check_level
from analysis.claims.periods import Span
from analysis.claims.quantities import Quantity, Unit
from analysis.claims.reading import read_sentence
from analysis.claims.said import Said
from analysis.claims.saying import say_levels
from analysis.claims.sentence_ends import sentences
from analysis.claims.sums import check_sums
from analysis.claims.targets import check_targets
from analysis.claims.verdicts import Answer, Finding, Verdict


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with what it says of measures, and the sums of money it names."""

    sentence: str
    said: tuple[Said, ...]
    pounds: tuple[Quantity, ...]


def read_text(text: str, words: Words) -> tuple[ReadSentence, ...]:
    """Every sentence of a text, understood but not yet checked: it says what has to be read to check it."""
    return tuple(_read(sentence, words) for sentence in sentences(text))


def codes_of(read: Iterable[ReadSentence]) -> frozenset[str]:
    """The codes of the measures that are spoken of."""
    return frozenset(code for one in read for said in one.said for code in said.codes)


def spans_of(read: Iterable[ReadSentence]) -> frozenset[Span]:
    """The periods that are named."""
    return frozenset(span for one in read for said in one.said for span in said.when.spans)


def check_sentence(read: ReadSentence, held: Held, words: Words) -> Answer:
    """One sentence with the finding of each of its figures; without findings where it holds none."""
    findings = list(not_accused_across([
        finding for one in read.said for finding in _checked(one, held, words)
    ]))
    known = [one for one in findings if one.matched]
    if read.pounds and not known:
        findings = list(check_sums(read.sentence, read.pounds, held.sums))
    return Answer(read.sentence, tuple(findings))


def _read(sentence: str, words: Words) -> ReadSentence:
    parts = clauses(sentence, words)
    pounds = tuple(one for part in parts for one in part.quantities if one.unit is Unit.POUNDS)
    return ReadSentence(sentence, read_sentence(parts, words), pounds)


def _checked(said: Said, held: Held, words: Words) -> tuple[Finding, ...]:
    """The findings of one clause."""
    if not said.codes or said.doubt is not None:
        doubt = said.doubt or Doubt.NO_MEASURE
        told = f"Not checked: {doubt.value}."
        return (Finding(Verdict.NOT_MATCHED, said.figure, (), told, told),)
    if said.compares_areas:
        return careful(said, check_gap(said, held, words))
    results = careful(said, _results(said, held, words))
    if said.targets or said.meets:
        results = (*results, *check_targets(said, held, words, results))
    return tuple(_with_clocks(one, held) for one in results)


def _results(said: Said, held: Held, words: Words) -> tuple[Finding, ...]:
    aimed = bool(said.targets or said.meets)
    if is_change(said) and not (aimed and said.amount is None and said.before is None):
        earlier = tuple(check_level(said, level, held, words) for level in said.levels[:-1])
        return (*earlier, check_change(said, held, words))
    return tuple(check_level(said, level, held, words) for level in said.levels)


def _with_clocks(finding: Finding, held: Held) -> Finding:
    """A figure of a measure with two clocks, with what the other clock has for the same time."""
    clocked = [one for one in finding.matched if isinstance(one, HeldValue) and one.subject.clock]
    if not clocked or len({one.subject.clock for one in clocked}) > 1:
        return finding
    first = clocked[0]
    others = tuple(_of_other_clock(first, held.values))
    if others:
        told = f"On the {others[0].subject.clock} clock it was {others[0].said}."
        say = f"{finding.say} {say_levels(others)}".strip()
        return replace(finding.with_more(told), matched=(*finding.matched, *others), say=say)
    told = f"That is the {first.subject.clock} clock; on the other clock no figure is held for that time."
    return finding.with_more(told)


def _of_other_clock(one: HeldValue, values: Iterable[HeldValue]) -> Iterable[HeldValue]:
    return (
        other for other in values
        if other.subject.clock not in ("", one.subject.clock) and other.subject.unit == one.subject.unit
        and (other.area, other.start, other.end) == (one.area, one.start, one.end)
    )
