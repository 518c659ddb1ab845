"""Areas side by side in words: funnels and rank ranges, never a bare league table."""

from __future__ import annotations

import math

from analysis.areas.funnel import ALARM_TAIL, WARNING_TAIL, FunnelStanding
from analysis.areas.funnel import Kind as FunnelKind
from analysis.sentences import Words
from analysis.sentences.surveys import join, say_share
from analysis.survey.comparison import AnyDifference
from analysis.words import Kind, say_number, say_value

ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def funnel_words(
    area: str, standing: str, level: str, value: float, n: float, baseline: float, *,
    kind: FunnelKind = "proportion", per: float = 1.0, whole: str = "all areas together", areas: int = 1,
) -> Words:
    """Where an area lies in the funnel.

    The arguments to the baseline are those of a row of ``funnel.funnel``; ``whole`` names what the
    baseline stands for and ``areas`` is how many areas the funnel shows.
    """

    def say(number: float) -> str:
        if kind == "proportion":
            return say_share(number)
        return f"{say_value(number, 'mean')} per {per:,.0f} people"

    opening = f"{area}: {say(value)} (base {n:,.0f})"
    against = f"{say(baseline)} for {whole}"
    if standing == FunnelStanding.WITHIN:
        sentence = f"{opening}, within what chance allows around {against}."
    else:
        word = "higher" if standing == FunnelStanding.HIGH else "lower"
        sentence = f"{opening}, {word} than chance allows around {against} ({level} limits)."
    usual, rare = (
        say_value(2 * tail * areas, Kind.MEAN, decimals=2) for tail in (WARNING_TAIL, ALARM_TAIL)
    )
    return Words(
        sentence,
        f"Of {say_number(areas, 'area')} alike, chance alone would put about {usual} outside the 95%"
        f" limits and {rare} outside the 99.8% limits. Areas differ in more than chance, so a place"
        " outside is a reason to ask, not a finding of fault.",
    )


def any_difference_words(
    found: AnyDifference, subject: str, *, confidence: float = 0.95
) -> Words:
    """Whether the areas differ at all, said before any one of them is."""
    if math.isnan(found.p):
        return Words(f"{subject}: whether the areas differ cannot be tested.", "")
    level = say_share(confidence)
    if found.p < round(1 - confidence, 12):
        sentence = f"{subject}: the {found.areas} areas differ by more than chance explains at {level}."
    else:
        sentence = f"{subject}: no clear difference among the {found.areas} areas at {level}."
    return Words(
        sentence,
        "One test of all areas together, made before any area is singled out; it allows for weights"
        " and for the sample's clusters.",
    )


def rank_words(
    area: str, best: int, worst: int, areas: int, *, chance_first: float | None = None,
    chance_last: float | None = None, confidence: float = 0.95,
) -> Words:
    """The places an area may hold, of ``areas``; the chances are those of ``simulated_ranks``.

    Where every place is possible the sentence says that the figures do not put it in order.
    """
    if best == worst:
        sentence = f"{area} is {say_place(best)} of {areas}."
    elif (best, worst) == (1, areas):
        sentence = f"{area} may be anywhere of {areas}: the figures do not put it in order."
    else:
        sentence = f"{area} lies between {say_place(best)} and {say_place(worst)} of {areas}."
    chances = [
        f"It is {name} in {say_share(chance, 0)} of the draws of what the true figures may be."
        for name, chance in (("first", chance_first), ("last", chance_last))
        if chance is not None
    ]
    level = say_share(confidence)
    return Words(sentence, join(f"At {level}, allowing for every pair of areas.", *chances))


def say_place(place: int) -> str:
    """A place in an order: ``1st``, ``2nd``, ``11th``."""
    teens = 11 <= place % 100 <= 13
    return f"{place}{'th' if teens else ORDINALS.get(place % 10, 'th')}"
