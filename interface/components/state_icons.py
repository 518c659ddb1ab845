"""The marks of what a control chart says: shape and letter carry the state, colour only repeats it."""

from __future__ import annotations

from functools import lru_cache

from figures.charts.theme import PALETTES, Palette
from interface.components.escaping import as_text, picture
from interface.components.icons import mark, theme_name

SYSTEM_FONT = 'font-family="sans-serif" font-weight="700" text-anchor="middle"'


def state_mark(words: str, alt: str | None = None) -> str:
    """The mark of a state given in words, such as ``Concern (high)``, as an image.

    ``alt`` is empty where the words stand beside it. Kinds of attention that are no state of a chart
    keep their own mark.
    """
    drawn = _drawing(theme_name(), words)
    if drawn is None:
        return mark(words, alt)
    return picture(drawn, words if alt is None else alt)


def assurance_mark(words: str) -> str:
    """The mark of a standard: a bar and a tick, the good side always right. Words stand beside it."""
    return picture(_assurance(theme_name(), words), "")


def state_legend() -> str:
    """Every mark with its word, to stand below a table that uses them."""
    states = (
        "Concern (high)", "Improvement (high)", "Change, neither way better (low)", "No clear change",
        "Too few to judge", "Late", "No data",
    )
    items = "".join(
        f"<li>{state_mark(state, alt='')}<span>{as_text(state.split(' (')[0])}</span></li>"
        for state in states
    )
    return (
        f'<ul class="wm-legend">{items}<li><span>H high, L low</span></li>'
        "<li><span>[p] provisional</span></li><li><span>[i] illustrative</span></li></ul>"
    )


@lru_cache(maxsize=64)
def _drawing(theme: str, words: str) -> str | None:
    colour = PALETTES[theme]
    letter = "H" if "(high)" in words else "L" if "(low)" in words else ""
    plain = words.split(" (")[0]
    if plain in ("Concern", "Standard missed"):
        shape = f'<rect x="2" y="2" width="22" height="22" rx="3" fill="{colour.orange}"/>'
        return _svg(shape + _letter("M" if plain == "Standard missed" else letter, colour.bg))
    if plain == "Improvement":
        shape = f'<circle cx="13" cy="13" r="11.5" fill="{colour.blue}"/>'
        return _svg(shape + _letter(letter, colour.bg))
    if plain == "Change, neither way better":
        shape = f'<path d="M13 0 L26 13 L13 26 L0 13 Z" fill="{colour.purple}"/>'
        return _svg(shape + _letter(letter, colour.bg, size=12))
    if plain == "No clear change":
        return _svg(
            f'<circle cx="13" cy="13" r="10" fill="none" stroke="{colour.grey}" stroke-width="2"/>'
            f'<path d="M8 13 H18" stroke="{colour.grey}" stroke-width="2.5"/>'
        )
    if plain in ("Too few to judge", "None supplied"):
        ring = (
            f'<circle cx="13" cy="13" r="10" fill="none" stroke="{colour.ctrl}" stroke-width="2"'
            ' stroke-dasharray="4 3"/>'
        )
        return _svg(ring + (_letter("u", colour.text) if plain == "Too few to judge" else ""))
    if plain == "Late":
        return _svg(
            f'<circle cx="13" cy="13" r="11" fill="{colour.bg}" stroke="{colour.text}"'
            f' stroke-width="2"/><path d="M13 6 V13 L18 16" fill="none" stroke="{colour.text}"'
            ' stroke-width="2"/>'
        )
    return None


def _svg(inner: str, width: int = 26) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 26">{inner}</svg>'


def _letter(letter: str, fill: str, size: int = 14) -> str:
    # Fonts of the page do not reach an image, so the letter names a family every system has.
    return f'<text x="13" y="18" {SYSTEM_FONT} font-size="{size}" fill="{fill}">{letter}</text>'


@lru_cache(maxsize=8)
def _assurance(theme: str, words: str) -> str:
    """A bar beyond the tick meets the standard, across it hit or miss, short of it misses."""
    colour: Palette = PALETTES[theme]
    tick = f'<path d="M24 3 V23" stroke="{colour.text}" stroke-width="3"/>'
    start, fill = {
        "consistently meets": (30, colour.blue), "consistently misses": (0, colour.orange),
    }.get(words, (14, colour.bg))
    width = 20
    stroke = f' stroke="{colour.grey}" stroke-width="2"' if fill == colour.bg else ""
    bar = f'<rect x="{start}" y="8" width="{width}" height="10" rx="2" fill="{fill}"{stroke}/>'
    return _svg(bar + tick, width=50)
