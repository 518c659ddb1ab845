"""Eight quarters of the confidence survey before March 2020, with bases; invented like the weeks.

What residents think is the same in every area and every quarter, but for Shropshire, which is lower on
three questions. Everything else in these waves is chance: the force is its areas, each counting for
its residents. The waves end in December 2019: the quarter after that was published, and from
March 2020 the survey was by telephone only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from illustrative.chance import generator, part_of
from illustrative.series import AREAS, FORCE, RESIDENTS

ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
QUARTERS = [
    (date(year, month - 2, 1), date(year, month, day)) for year in (2018, 2019) for month, day in ENDS
]
KNOWN_AFTER = timedelta(days=45)
MODE = "mixed"  # telephone and street
DESIGN_EFFECT = 1.25
INTERVIEWS = (292, 308)  # the fewest and the most in an area in a quarter
APART = "SH"
PARTS = {area: people / sum(RESIDENTS.values()) for area, people in RESIDENTS.items()}

Row = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A question as it was put, the share of residents who say so, and by how much Shropshire differs.

    ``draw`` is which throw of the dice is kept: one in which no other area and no year happens to
    stand out.
    """

    wording: str
    share: float
    apart: float = 0.0
    draw: int = 1


@dataclass(frozen=True)
class Result:
    """The share of an area, its interviews, and what they are worth."""

    share: float
    base: int
    effective: float


QUESTIONS = {
    "PC1": Question(
        "I have confidence in West Mercia Police (tend to agree or strongly agree)", 0.838, -0.072,
        draw=29691,
    ),
    "PC2": Question(
        "I would get a good service from West Mercia Police (confident)", 0.81, draw=16,
    ),
    "PC3": Question(
        "How good a job do the police do in your area? (good or excellent)", 0.71, -0.08, draw=290,
    ),
    "PC4": Question(
        "West Mercia Police understand the issues in my community (agree)", 0.705, -0.06, draw=2,
    ),
    "PC5": Question(
        "How often do you see an officer or PCSO? (at least once a week)", 0.26, draw=19,
    ),
    "PC6": Question(
        "How satisfied are you with the level of policing in your area? (satisfied)", 0.51, draw=7,
    ),
    "PC9": Question(
        "West Mercia Police are dealing with crime and anti-social behaviour (agree)", 0.80, draw=2,
    ),
    "PC10": Question(
        "How big a problem is crime and anti-social behaviour? (very or fairly big)", 0.26, draw=6,
    ),
}


def wave_rows() -> Iterator[Row]:
    """Every answer of every quarter: the force first, then its areas."""
    for code, question in QUESTIONS.items():
        dice = generator(f"waves {code} {question.draw}")
        for first, last in QUARTERS:
            for area, result in _results(question, dice).items():
                yield (
                    first.isoformat(), last.isoformat(), code, question.wording, area,
                    f"{100 * result.share:.1f}", MODE, str(result.base), f"{result.effective:.0f}",
                    f"{result.base / result.effective:.2f}", "illustrative", "illustrative",
                    (last + KNOWN_AFTER).isoformat(),
                )


def _results(question: Question, dice: random.Random) -> dict[str, Result]:
    areas = {}
    for area in AREAS:
        base = dice.randint(*INTERVIEWS)
        effective = base / DESIGN_EFFECT
        truth = question.share + (question.apart if area == APART else 0.0)
        # Chance works on what the interviews are worth, which the design makes fewer than they are.
        areas[area] = Result(part_of(dice, round(effective), truth) / round(effective), base, effective)
    return {FORCE: _together(areas), **areas}


def _together(areas: dict[str, Result]) -> Result:
    """The force: each area counts for its residents, which costs a little more than the areas' own design."""
    return Result(
        sum(PARTS[area] * result.share for area, result in areas.items()),
        sum(result.base for result in areas.values()),
        1 / sum(PARTS[area] ** 2 / result.effective for area, result in areas.items()),
    )
