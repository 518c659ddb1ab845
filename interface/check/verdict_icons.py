"""The icons of the verdicts on a claim: shape and letter carry the meaning, colour only repeats it."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from analysis.claims.verdicts import Verdict
from figures.charts.theme import PALETTES
from interface.components.escaping import picture
from interface.components.html import render
from interface.components.icons import theme_name

# What each verdict says, for whoever reads it for the first time.
MEANINGS = {
    Verdict.SUPPORTED: "The figures held agree with it.",
    Verdict.NO_CLEAR_CHANGE: "The figures are right, but they differ by no more than chance explains.",
    Verdict.CANNOT_BE_TESTED: "What is needed to tell a change from chance was not published.",
    Verdict.WRONG_UNIT: "The size is right in another unit, such as points in place of per cent.",
    Verdict.CONTRADICTED: "The figures held say otherwise.",
    Verdict.NOT_MATCHED: "Nothing is held that it could be checked against for certain.",
}
LETTERS = {
    Verdict.SUPPORTED: "✓", Verdict.NO_CLEAR_CHANGE: "≈", Verdict.CANNOT_BE_TESTED: "?",
    Verdict.WRONG_UNIT: "%", Verdict.CONTRADICTED: "✗", Verdict.NOT_MATCHED: "-",
}
# Filled where something has to be put right.
FILLED = (Verdict.WRONG_UNIT, Verdict.CONTRADICTED)


def verdict_icon(verdict: Verdict) -> Markup:
    """The icon of a verdict; its name stands beside it in words."""
    return picture(_drawing(verdict, theme_name()), "")


@lru_cache(maxsize=2 * len(Verdict))
def _drawing(verdict: Verdict, theme: str) -> str:
    colour = PALETTES[theme]
    ground, ink = (colour.text, colour.bg) if verdict in FILLED else (colour.bg, colour.text)
    return render(
        "check/verdict.svg", diamond=verdict is Verdict.CONTRADICTED, letter=LETTERS[verdict],
        ground=ground, ink=ink, line=colour.text,
    )
