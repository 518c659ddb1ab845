"""What a source leaves blank, or breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.contradictions.said import Finding, Kind, Said, StatementKind

# Words that no sentence ends with, whatever it says.
_OPEN_WORDS = (
    "a|an|the|and|or|but|nor|of|from|than|because|which|whose|are|is|was|were|be|been|has|had|its|their|our|his"
    "|her|my|your|every|into|via|including|such as|due to|[Rr]efer to|[Ss]ee"
)
_BROKEN_OFF = re.compile(
    rf"(?:\b(?:{_OPEN_WORDS})|\b(?:is|are|was|were|has|have)\s+(?:currently|now|still|also|not|only)|[,:(–-]|\.\.\.|…)\s*$"
)
_NOTHING = re.compile(r"(?:|-+|–|\.+|…|tbc|tba|to be confirmed|n/?a|none given|not given)")
# What must be there for a statement of a form to say anything.
_NEEDS = {
    StatementKind.FIGURE: ("written", "text", "date_as_written"), StatementKind.MAJORITY: ("written", "text"),
    StatementKind.LIST: ("text", "stated", "listed", "written"),
    StatementKind.DATE: ("date_as_written", "written", "text", "period_as_written"),
    StatementKind.REFERENCE: ("text", "written", "date_as_written"),
}


def blanks(said: Sequence[Said]) -> list[Finding]:
    """What was to be said and is not, and text that breaks off."""
    found = []
    for one in said:
        why = _why(one)
        if why:
            found.append(Finding(Kind.BLANK, (one,), f"{one.name}: {why}."))
    return found


def _why(said: Said) -> str:
    if said.form is StatementKind.BLANK:
        return "nothing stands where something was to be said"
    for words in (said.text, said.written):
        if words and _BROKEN_OFF.search(words):
            return f"the text ends with “{' '.join(words.split()[-3:])}”, before what was to be said"
    needs = _NEEDS.get(said.form, ())
    if said.value is None and needs and not any(_is_there(said, name) for name in needs):
        return f"a {said.form} is named and none is given"
    return ""


def _is_there(said: Said, name: str) -> bool:
    told = getattr(said, name)
    return told is not None and _NOTHING.fullmatch(str(told).strip().lower()) is None
