"""The marks of a chart in small, for the legend below it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from figures.charts.legend import LegendEntry, Sign
from figures.charts.theme import PALETTES, Palette
from interface.components.escaping import picture
from interface.components.html import show
from interface.components.icons import theme_name


def show_legend(entries: tuple[LegendEntry, ...]) -> None:
    """Show what the marks of a chart mean."""
    if entries:
        show("figure/legend.html", entries=[(_sign(entry), entry.words) for entry in entries])


def _sign(entry: LegendEntry) -> Markup:
    return picture(_drawn(theme_name(), entry.sign, entry.number), entry.number)


@lru_cache(maxsize=256)
def _drawn(theme: str, sign: Sign, number: str) -> str:
    colour = PALETTES[theme]
    disc = "" if not number else (
        f'<circle cx="13" cy="8" r="8" fill="{colour.text}"/><text x="13" y="12" font-family="sans-serif"'
        f' font-size="11" font-weight="700" text-anchor="middle" fill="{colour.bg}">{number}</text>'
    )
    inner = _inner(sign, colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26">{inner}{disc}</svg>'


def _inner(sign: Sign, colour: Palette) -> str:
    upright = f'stroke="{colour.text}" stroke-width="2"'
    lying = f'fill="none" stroke-width="2.5" stroke="{colour.text}"'
    thin = f'fill="none" stroke-width="1.5" stroke="{colour.ctrl}"'
    return {
        Sign.BAND: f'<rect y="5" width="26" height="16" fill="{colour.band}"/>'
        f'<path d="M0 13 H26" stroke="{colour.grey}" stroke-width="1.5"/>',
        Sign.STANDARD: f'<path d="M0 13 H26" stroke-dasharray="7 4" {lying}/>',
        Sign.EVENT: f'<path d="M13 0 V26" {upright}/>',
        Sign.REBASE: f'<path d="M13 0 V26" stroke-dasharray="2 3" {upright}/>',
        Sign.BREAK: f'<path d="M11 0 V26 M16 0 V26" {upright}/>',
        Sign.DARK: f'<rect x="1" y="3" width="24" height="20" fill="{colour.dark}"/>',
        Sign.IMPROVEMENT: f'<circle cx="13" cy="13" r="7" fill="{colour.blue}"/>',
        Sign.CONCERN: f'<rect x="6" y="6" width="14" height="14" fill="{colour.orange}"/>',
        Sign.CHANGE: f'<path d="M13 4 L22 13 L13 22 L4 13 Z" fill="{colour.purple}"/>',
        Sign.QUIET: f'<circle cx="13" cy="13" r="6" fill="{colour.bg}" {upright}/>',
        Sign.PUBLISHED: f'<path d="M0 13 H26" {upright}/>'
        f'<circle cx="13" cy="13" r="7" fill="{colour.bg}" {upright}/>',
        Sign.PRESS: f'<path d="M13 4 L22 13 L13 22 L4 13 Z" fill="{colour.bg}" {upright}/>',
        Sign.ILLUSTRATIVE: '<path d="M2 19 L8 7 M9 19 L15 7 M16 19 L22 7" stroke-width="1.5"'
        f' stroke="{colour.muted}"/>',
        Sign.SOLID: f'<path d="M0 13 H26" {thin}/>',
        Sign.DASHED: f'<path d="M0 13 H26" stroke-dasharray="6 4" {thin}/>',
        Sign.DOTTED: f'<path d="M0 13 H26" stroke-dasharray="2 3" {thin}/>',
        Sign.AREA: f'<circle cx="13" cy="13" r="6" fill="{colour.text}"/>',
    }[sign]
