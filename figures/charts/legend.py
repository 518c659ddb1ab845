"""What the marks of a chart mean, told below it: words inside a plot would cover what they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """How a mark looks; the page draws it in small beside its words."""

    BAND = "band"
    STANDARD = "dashed line"
    EVENT = "line"
    REBASE = "dotted line"
    BREAK = "double line"
    DARK = "dark block"
    IMPROVEMENT = "circle"
    CONCERN = "square"
    CHANGE = "diamond"
    QUIET = "ring"
    PUBLISHED = "large ring"
    PRESS = "hollow diamond"
    ILLUSTRATIVE = "hatching"
    SOLID = "solid line"
    DASHED = "thin dashes"
    DOTTED = "thin dots"
    AREA = "dot"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A mark and what it means. ``number`` is what stands at the mark, where it has one."""

    sign: Sign
    words: str
    number: str = ""
