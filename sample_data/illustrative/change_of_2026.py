"""A year of weeks and two survey waves across the change of the policing areas on 19 January 2026.

Invented, like everything here, so that each page can be looked at as at 16 February 2026. The five
areas are told up to the week ending 18 January, the two that took their place from then on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from illustrative.chance import generator, part_of
from illustrative.crime import BURGLARY, CRIME, INJURY
from illustrative.demand import ANTI_SOCIAL, INCIDENTS
from illustrative.people import ASSAULTS
from illustrative.response import (
    GRADE_1,
    GRADE_1_IN_TIME,
    MEDIAN_MINUTES,
    busier,
    graded,
    minutes,
)
from illustrative.searches import CHANCE
from illustrative.series import (
    AREAS,
    FORCE,
    ByArea,
    Count,
    Shape,
    Written,
    counts,
    shares,
    weighted,
    write_counts,
    write_means,
    write_shares,
)

LAST_OLD_WEEK = date(2026, 1, 18)
WEEKS = [date(2025, 2, 16) + timedelta(weeks=number) for number in range(52)]
PARTS = {"ST": ("SH", "TW"), "HW": ("HE", "NW", "SW")}
COUNTED = {
    "DM1": INCIDENTS, "CR1": CRIME, "CR2": BURGLARY, "CR5": INJURY, "CR11": ANTI_SOCIAL,
    "WF11": ASSAULTS,
}
CALLS_999 = Shape(3300, noise=0.025, summer=0.08, new_year=1.07)
CALLS_101 = Shape(5200, noise=0.025, summer=0.06, christmas=0.84)
SEARCHES = Shape(140, noise=0.07, summer=0.05)
CALLS = {"CH1": (CALLS_999, 0.89), "CH2": (CALLS_999, 0.011), "CH10": (CALLS_101, 0.71)}

# First and last day of fieldwork, and since when it was known. The second wave was drawn before the
# areas changed under it, so it keeps its own.
WAVES = (
    (date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 22)),
    (date(2026, 1, 5), date(2026, 2, 1), date(2026, 2, 12)),
)
QUESTIONS = {
    "PC1": ("I have confidence in West Mercia Police (tend to agree or strongly agree)", 0.80),
    "PC2": ("I would get a good service from West Mercia Police", 0.76),
    "PC4": ("West Mercia Police understand the issues in my community", 0.66),
}
BASE, DESIGN_EFFECT = 300, 1.25
DIFFERENCE = {"HE": -0.02, "NW": 0.01, "SH": -0.01, "SW": 0.02, "TW": 0.0}

Row = tuple[str, ...]


def together(made: ByArea) -> ByArea:
    """Counts with those of the new areas, as the sums of their parts."""
    return made | {
        area: [sum(week) for week in zip(*(made[part] for part in of), strict=True)]
        for area, of in PARTS.items()
    }


def shares_together(made: Mapping[str, Sequence[Count]]) -> dict[str, list[Count]]:
    """Shares with those of the new areas, both numbers as the sums of those of their parts."""
    tops, bases = (
        together({area: [pair[number] for pair in series] for area, series in made.items()})
        for number in (0, 1)
    )
    return {area: list(zip(tops[area], bases[area], strict=True)) for area in tops}


def means_together(
    made: Mapping[str, Sequence[float]], weights: ByArea
) -> dict[str, list[float]]:
    """Times with those of the new areas, which lie between those of their parts."""
    return {area: list(series) for area, series in made.items()} | {
        area: [round(one, 1) for one in weighted(made, weights, of)] for area, of in PARTS.items()
    }


def series() -> Written:
    """Every series over the whole year, for the force, the old areas and the new ones."""
    made = {code: counts(f"2026 {code}", shape, weeks=WEEKS) for code, shape in COUNTED.items()}
    searches = counts("2026 SS1", SEARCHES, weeks=WEEKS)
    found = shares("2026 SS2", searches, CHANCE, 0.02, weeks=WEEKS)
    grade_1 = graded("2026 grade 1", made["DM1"], GRADE_1)
    soon = shares("2026 RT1", grade_1, GRADE_1_IN_TIME, 0.01, weeks=WEEKS)
    median = minutes("2026 RT2", MEDIAN_MINUTES, grade_1, busier(made["DM1"]), 0.025)
    written: Written = {}
    for code, by_area in (*made.items(), ("SS1", searches)):
        written |= write_counts(code, together(by_area))
    for code, pairs in (("SS2", found), ("RT1", soon)):
        written |= write_shares(code, shares_together(pairs))
    written |= write_means("RT2", means_together(median, grade_1))
    for code, (shape, chance) in CALLS.items():
        offered = {FORCE: counts(f"2026 {code} calls", shape, weeks=WEEKS)[FORCE]}
        written |= write_shares(code, shares(f"2026 {code}", offered, {FORCE: chance}, 0.01, weeks=WEEKS))
    return written


def weekly_rows() -> list[Row]:
    """The file of weeks: each area in the weeks it was there, known on the Tuesday after."""
    return [
        (measure, area, week.isoformat(), *figure, "illustrative", "illustrative", _tuesday(week))
        for (measure, area), figures in series().items()
        for week, figure in zip(WEEKS, figures, strict=True)
        if area == FORCE or (area in PARTS) == (week > LAST_OLD_WEEK)
    ]


def _tuesday(week: date) -> str:
    return (week + timedelta(days=2)).isoformat()


def wave_rows() -> list[Row]:
    """The file of waves: every question in the force and the areas the wave was drawn for."""
    return [row for wave in WAVES for row in _wave(*wave)]


def _wave(first: date, last: date, known_from: date) -> list[Row]:
    rows = []
    for question, (wording, level) in QUESTIONS.items():
        dice = generator(f"2026 {question} {first}")
        parts = {area: part_of(dice, BASE, level + DIFFERENCE[area]) for area in AREAS}
        for area, part, base in (
            (FORCE, sum(parts.values()), BASE * len(AREAS)),
            *((area, part, BASE) for area, part in parts.items()),
        ):
            rows.append((
                first.isoformat(), last.isoformat(), question, wording, area, f"{100 * part / base:.1f}",
                "telephone", str(base), f"{base / DESIGN_EFFECT:.0f}", f"{DESIGN_EFFECT}", "illustrative",
                "illustrative", known_from.isoformat(),
            ))
    return rows
