"""The icons of what a control chart says: shape and letter carry the state, colour only repeats it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import Letter
from figures.charts.theme import PALETTES, Palette
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict
from figures.words.marks import Mark
from interface.components.escaping import picture
from interface.components.html import render
from interface.components.icons import mark, theme_name

SYSTEM_FONT = 'font-family="sans-serif" font-weight="700" text-anchor="middle"'
LEGEND = (
    Verdict(State.CONCERN, Letter.HIGH), Verdict(State.IMPROVEMENT, Letter.HIGH),
    Verdict(State.CHANGE, Letter.LOW), Verdict(State.NO_CHANGE), Verdict(State.NO_VERDICT),
    Verdict(State.LATE), Verdict(State.NO_DATA),
)
SIGNS = ("H high, L low", "[p] provisional", "[i] illustrative")
MISSED = "M"


def state_icon(state: State, letter: Letter = Letter.NONE, alt: str | None = None) -> Markup:
    """The icon of a state as an image that says its name.

    ``alt`` is empty where the words stand beside it.
    """
    said = str(Verdict(state, letter)) if alt is None else alt
    if state is State.NO_DATA:
        return mark(Mark.NO_DATA, said)
    return picture(_drawing(theme_name(), state, letter), said)


def missed_icon(alt: str) -> Markup:
    """The icon of a standard that is missed."""
    return picture(_square(PALETTES[theme_name()], MISSED), alt)


def assurance_icon(assurance: Assurance) -> Markup:
    """The icon of a standard: a bar and a tick, the good side always right. Words stand beside it."""
    return picture(_assurance(theme_name(), assurance), "")


def state_legend() -> Markup:
    """Every icon with its word, to stand below a table that uses them."""
    states = [
        (state_icon(verdict.state, verdict.letter, alt=""), verdict.state) for verdict in LEGEND
    ]
    return render("legend.html", states=states, signs=SIGNS)


@lru_cache(maxsize=64)
def _drawing(theme: str, state: State, letter: Letter) -> str:
    colour = PALETTES[theme]
    match state:
        case State.CONCERN:
            return _square(colour, letter)
        case State.IMPROVEMENT:
            shape = f'<circle cx="13" cy="13" r="11.5" fill="{colour.blue}"/>'
            return _svg(shape + _letter(letter, colour.bg))
        case State.CHANGE:
            shape = f'<path d="M13 0 L26 13 L13 26 L0 13 Z" fill="{colour.purple}"/>'
            return _svg(shape + _letter(letter, colour.bg, size=12))
        case State.NO_CHANGE:
            return _svg(
                f'<circle cx="13" cy="13" r="10" fill="none" stroke="{colour.grey}" stroke-width="2"/>'
                f'<path d="M8 13 H18" stroke="{colour.grey}" stroke-width="2.5"/>'
            )
        case State.LATE:
            return _svg(
                f'<circle cx="13" cy="13" r="11" fill="{colour.bg}" stroke="{colour.text}"'
                f' stroke-width="2"/><path d="M13 6 V13 L18 16" fill="none" stroke="{colour.text}"'
                ' stroke-width="2"/>'
            )
    ring = (
        f'<circle cx="13" cy="13" r="10" fill="none" stroke="{colour.ctrl}" stroke-width="2"'
        ' stroke-dasharray="4 3"/>'
    )
    return _svg(ring + (_letter("u", colour.text) if state is State.NO_VERDICT else ""))


def _square(colour: Palette, letter: str) -> str:
    shape = f'<rect x="2" y="2" width="22" height="22" rx="3" fill="{colour.orange}"/>'
    return _svg(shape + _letter(letter, colour.bg))


def _svg(inner: str, width: int = 26) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 26">{inner}</svg>'


def _letter(letter: str, fill: str, size: int = 14) -> str:
    # Fonts of the page do not reach an image, so the letter names a family every system has.
    return f'<text x="13" y="18" {SYSTEM_FONT} font-size="{size}" fill="{fill}">{letter}</text>'


@lru_cache(maxsize=8)
def _assurance(theme: str, assurance: Assurance) -> str:
    """A bar beyond the tick meets the standard, across it hit or miss, short of it misses."""
    colour: Palette = PALETTES[theme]
    tick = f'<path d="M24 3 V23" stroke="{colour.text}" stroke-width="3"/>'
    start, fill = {
        Assurance.PASS: (30, colour.blue), Assurance.FAIL: (0, colour.orange),
        Assurance.HIT_OR_MISS: (14, colour.bg),
    }[assurance]
    width = 20
    stroke = f' stroke="{colour.grey}" stroke-width="2"' if fill == colour.bg else ""
    bar = f'<rect x="{start}" y="8" width="{width}" height="10" rx="2" fill="{fill}"{stroke}/>'
    return _svg(bar + tick, width=50)
