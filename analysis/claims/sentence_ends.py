"""A text in its sentences: a release has paragraphs, bullets, quotations and abbreviations."""

from __future__ import annotations

import re

# A sentence ends with a mark, a space and a capital, a figure or a quotation, and with a line.
_ENDS = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9£])|\s*\n+\s*|\s+[•●▪]\s*")
_NO_END = re.compile(
    r"(?:\b(?:approx|Mr|Mrs|Ms|Dr|St|Supt|Insp|Sgt|No|nos|vs|etc|e\.g|i\.e|p\.m|a\.m|paras?|pp|cf|Rev|Cllr|incl)"
    r"|\b[A-Z])\.[\"'”’)]*\s+$"
)
_BULLETS = " •●▪"
_BULLET = re.compile(r"^[\s\-*•●▪–>#]+(?=\S)")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in their order, without bullets and empty lines."""
    found, begin = [], 0
    for end in _ENDS.finditer(text):
        if "\n" not in end.group() and _NO_END.search(text[begin:end.end()]):
            continue
        found.append(text[begin:end.end()])
        begin = end.end()
    found.append(text[begin:])
    told = (" ".join(_BULLET.sub("", one).rstrip(_BULLETS).split()) for one in found)
    return tuple(one for one in told if any(map(str.isalnum, one)))
