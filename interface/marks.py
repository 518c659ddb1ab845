"""The marks of states: shape and letter carry the meaning, colour only repeats it."""

from __future__ import annotations

from figures.theme import LIGHT
from interface.text import picture

_BLOCK = f'<rect x="1" y="4" width="24" height="18" rx="4" fill="{LIGHT.dark}"/>'
_LETTER = (
    '<text x="13" y="18" font-family="sans-serif" font-size="13" font-weight="700"'
    ' text-anchor="middle" fill="{fill}">{letter}</text>'
)
_GROUND = f'<circle cx="13" cy="13" r="13" fill="{LIGHT.bg}"/>'


def _svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">{inner}</svg>'


def _triangle(inner: str, *, solid: bool = False) -> str:
    fill = LIGHT.text if solid else LIGHT.bg
    return (
        f'<path d="M13 2 L25 24 L1 24 Z" fill="{fill}" stroke="{LIGHT.text}"'
        f' stroke-width="2" stroke-linejoin="round"/>{inner}'
    )


_CLOCK = (
    f'<circle cx="13" cy="13" r="11" fill="{LIGHT.bg}" stroke="{LIGHT.text}" stroke-width="2"/>'
    f'<path d="M13 6 V13 L18 16" fill="none" stroke="{LIGHT.text}" stroke-width="2"/>'
)
_CALENDAR = (
    f'<rect x="2" y="5" width="22" height="19" rx="3" fill="{LIGHT.bg}" stroke="{LIGHT.text}"'
    f' stroke-width="2"/><path d="M2 11 H24 M8 2 V7 M18 2 V7" stroke="{LIGHT.text}"'
    ' stroke-width="2"/>'
)
MARKS = {
    "No data": _svg(_BLOCK + _LETTER.format(fill=LIGHT.bg, letter="x")),
    "Sources disagree": _svg(
        _triangle(_LETTER.format(fill=LIGHT.text, letter="≠").replace('y="18"', 'y="22"'))
    ),
    "Date passed": _svg(_GROUND + _CLOCK),
    "Due soon": _svg(_GROUND + _CALENDAR),
    "Date needs correcting": _svg(
        _triangle(
            _LETTER.format(fill=LIGHT.bg, letter="!").replace('y="18"', 'y="22"'), solid=True
        )
    ),
    "Ends within a year": _svg(_GROUND + _CALENDAR),
}


def mark(kind: str, alt: str | None = None) -> str:
    """The mark of a kind of attention as an image that says its name.

    ``alt`` is empty where the name stands beside it in words.
    """
    return picture(MARKS[kind], kind if alt is None else alt)
