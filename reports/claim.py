"""The claim check on the command line: one answer, as a JSON object or as a few lines of text."""

from __future__ import annotations

import json
from dataclasses import asdict

from analysis.claims.evidence_words import Matched
from data_access import Reader
from figures.check.claims import CheckedSentence, checked_claim


def claim_answer(reader: Reader, sentence: str, *, as_json: bool) -> str:
    """What may be said of a claim, as text to print."""
    answer = checked_claim(reader, sentence)
    return _as_json(answer) if as_json else _as_text(answer)


def _as_json(answer: CheckedSentence) -> str:
    told = {
        "verdict": answer.verdict.value, "matched": [asdict(one) for one in answer.matched],
        "arithmetic": answer.arithmetic, "say": answer.say,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _as_text(answer: CheckedSentence) -> str:
    lines = [f"Verdict: {answer.verdict.value}"]
    lines += [f"Matched: {_line(one)}" for one in answer.matched]
    lines += [f"Arithmetic: {answer.arithmetic}"] if answer.arithmetic else []
    return "\n".join([*lines, *([f"Say: {answer.say}"] if answer.say else [])])


def _line(one: Matched) -> str:
    return ", ".join(filter(None, (one.measure, one.area, one.period))) + f": {one.value} ({one.source})"
