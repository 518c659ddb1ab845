"""The marks of states: shape and letter carry the meaning, colour only repeats it."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from figures.charts.theme import PALETTES, Palette
from figures.words.marks import Mark
from interface.components.escaping import picture

KINDS = tuple(Mark)


def theme_name() -> str:
    """The reader's theme: ``light`` or ``dark``."""
    return "dark" if st.context.theme.type == "dark" else "light"


def mark(kind: str, alt: str | None = None) -> Markup:
    """The mark of a kind of attention as an image that says its name.

    ``alt`` is empty where the name stands beside it in words.
    """
    return picture(_drawings(theme_name())[kind], kind if alt is None else alt)


@lru_cache(maxsize=2)
def _drawings(theme: str) -> dict[str, str]:
    colour = PALETTES[theme]
    calendar = _calendar(colour)
    return {
        Mark.NO_DATA: _svg(
            f'<rect x="1" y="4" width="24" height="18" rx="4" fill="{colour.dark}"/>'
            + _letter("x", 18, colour.bg)
        ),
        Mark.SOURCES_DISAGREE: _svg(_triangle(colour, colour.bg) + _letter("≠", 22, colour.text)),
        Mark.CONTRADICTIONS: _svg(_triangle(colour, colour.bg) + _letter("?", 22, colour.text)),
        Mark.RESOLVED: _svg(
            _ring(colour.text)
            + f'<path d="M8 13 L12 17 L18 9" fill="none" stroke="{colour.text}" stroke-width="2"/>'
        ),
        Mark.DATE_PASSED: _svg(_clock(colour)),
        Mark.DUE_SOON: _svg(calendar),
        Mark.DATE_WRONG: _svg(
            _triangle(colour, colour.text) + _letter("!", 22, colour.bg)
        ),
        Mark.ENDS_SOON: _svg(calendar),
        Mark.LATE: _svg(_clock(colour)),
        Mark.ON_TIME: _svg(_ring(colour.text)),
        Mark.NEVER_SUPPLIED: _svg(_ring(colour.ctrl, dashes="4 3")),
    }


def _svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">{inner}</svg>'


def _letter(letter: str, baseline: int, fill: str) -> str:
    # Fonts of the page do not reach an image, so the letter names a family every system has.
    return (
        f'<text x="13" y="{baseline}" font-family="sans-serif" font-size="13" font-weight="700"'
        f' text-anchor="middle" fill="{fill}">{letter}</text>'
    )


def _triangle(colour: Palette, fill: str) -> str:
    return (
        f'<path d="M13 2 L25 24 L1 24 Z" fill="{fill}" stroke="{colour.text}" stroke-width="2"'
        ' stroke-linejoin="round"/>'
    )


def _clock(colour: Palette) -> str:
    return (
        f'<circle cx="13" cy="13" r="11" fill="{colour.bg}" stroke="{colour.text}"'
        f' stroke-width="2"/><path d="M13 6 V13 L18 16" fill="none" stroke="{colour.text}"'
        ' stroke-width="2"/>'
    )


def _ring(stroke: str, dashes: str = "") -> str:
    return (
        f'<circle cx="13" cy="13" r="10" fill="none" stroke="{stroke}" stroke-width="2"'
        f' stroke-dasharray="{dashes}"/>'
    )


def _calendar(colour: Palette) -> str:
    return (
        f'<rect x="2" y="5" width="22" height="19" rx="3" fill="{colour.bg}"'
        f' stroke="{colour.text}" stroke-width="2"/><path d="M2 11 H24 M8 2 V7 M18 2 V7"'
        f' stroke="{colour.text}" stroke-width="2"/>'
    )
