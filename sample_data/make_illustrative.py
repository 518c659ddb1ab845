"""Make the illustrative weekly series: invented figures, the same ones every time.

No weekly figures have been published, so these are made up to look plausible and to agree with the
quarterly and half-yearly figures that were. ``python sample_data/make_illustrative.py`` writes
``illustrative_weekly.csv`` beside this file; with ``--check`` it writes nothing and exits with 1 if
the file there is not the one it would write.

Nothing is corrected week by week. A level is found for each whole series, so that its 13 weeks to
29 March 2020 give the published share; stop searches are scaled as a whole to the published total.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).with_name("illustrative_weekly.csv")
SEED = "West Mercia illustrative series 1"
NOTE = "Illustrative: not real figures"
HEADER = (
    "measure", "area", "period_end", "value", "numerator", "denominator",
    "status", "source", "locator", "note", "known_from",
)

WEEKS = [date(2017, 7, 9) + timedelta(weeks=number) for number in range(157)]
QUARTER_4 = slice(WEEKS.index(date(2020, 1, 5)), WEEKS.index(date(2020, 3, 29)) + 1)
HALF_YEAR = slice(WEEKS.index(date(2019, 10, 6)), WEEKS.index(date(2020, 3, 29)) + 1)
LOCKDOWN = date(2020, 3, 23)
LOCKDOWN_WEEKS = 11  # how long demand takes to come back
IMPROVING_SINCE = date(2019, 11, 3)

FORCE = "WM"
SEARCHES = 6 * 412  # 412 a month over the six months from October 2019 to March 2020
POSITIVE_SHARE = 0.36
# Each area's part of all searches, and the chance that one of them has a positive outcome.
SHARE = {"HE": 0.17, "NW": 0.21, "SH": 0.20, "SW": 0.23, "TW": 0.19}
CHANCE = {"HE": 0.38, "NW": 0.39, "SH": 0.26, "SW": 0.37, "TW": 0.40}

Count = tuple[int, int]  # numerator and denominator
Row = tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """How calls arrive: how many in an ordinary week, and what each occasion does to that."""

    calls: int
    summer: float
    christmas: float
    new_year: float
    lockdown: float


@dataclass(frozen=True)
class Performance:
    """How a share behaves: its published level, and what load, time and chance move it by."""

    published: float
    load: float
    gain_a_week: float
    chance: float


CALLS_999 = Demand(3000, summer=0.08, christmas=1.00, new_year=1.07, lockdown=0.20)
CALLS_101 = Demand(7500, summer=0.06, christmas=0.84, new_year=0.94, lockdown=0.24)
ANSWERED_999 = Performance(92.0, load=-8.0, gain_a_week=0.0, chance=0.7)
ABANDONED_999 = Performance(1.1, load=1.0, gain_a_week=0.0, chance=0.12)
ANSWERED_101 = Performance(78.0, load=-16.0, gain_a_week=0.2, chance=1.4)
ABANDONED_101 = Performance(11.0, load=7.0, gain_a_week=-0.05, chance=0.7)


def generator(name: str) -> random.Random:
    """Give one series its own dice, so that a change to one leaves the others as they are."""
    return random.Random(f"{SEED}: {name}")


def season(week: date) -> float:
    """Between 1 in the middle of July and -1 in the middle of January."""
    return math.cos(2 * math.pi * (week.timetuple().tm_yday - 197) / 365.25)


def holds(week: date, month: int, day: int) -> bool:
    """Say whether the week that ends on this Sunday has that day of the year in it."""
    days = (week - timedelta(days=back) for back in range(7))
    return any((one.month, one.day) == (month, day) for one in days)


def occasion(week: date, demand: Demand) -> float:
    """What Christmas, New Year and the lockdown of 2020 do to the calls of a week."""
    factor = 1.0
    if holds(week, 12, 25):
        factor *= demand.christmas
    if holds(week, 1, 1):
        factor *= demand.new_year
    if week >= LOCKDOWN:
        weeks_in = (week - LOCKDOWN).days // 7
        factor *= 1 - demand.lockdown * max(0.0, 1 - weeks_in / LOCKDOWN_WEEKS)
    return factor


def calls_offered(name: str, demand: Demand) -> list[int]:
    """The calls that came in, week by week."""
    dice = generator(name)
    return [
        round(
            demand.calls
            * (1 + demand.summer * season(week))
            * occasion(week, demand)
            * dice.gauss(1, 0.025)
        )
        for week in WEEKS
    ]


def shares(
    name: str, how: Performance, bases: list[int], offered: list[int]
) -> list[Count]:
    """Counts out of ``bases`` whose share over the published quarter is the published one."""
    dice = generator(name)
    usual = sum(offered) / len(offered)
    moves = [
        how.load * (calls / usual - 1)
        + how.gain_a_week * max(0, (week - IMPROVING_SINCE).days // 7)
        + dice.gauss(0, how.chance)
        for week, calls in zip(WEEKS, offered, strict=True)
    ]
    quarter = list(zip(bases[QUARTER_4], moves[QUARTER_4], strict=True))
    moved = sum(base * move for base, move in quarter) / sum(base for base, _ in quarter)
    level = how.published - moved
    return [
        (round(base * (level + move) / 100), base)
        for base, move in zip(bases, moves, strict=True)
    ]


def less(counts: list[Count]) -> list[int]:
    """What is left of each base once its count is taken off: the calls that were answered."""
    return [base - count for count, base in counts]


def call_handling() -> dict[tuple[str, str], list[Count]]:
    """The four measures of call handling, for the force."""
    emergency = calls_offered("999 calls", CALLS_999)
    other = calls_offered("101 calls", CALLS_101)
    lost_999 = shares("CH2", ABANDONED_999, emergency, emergency)
    lost_101 = shares("CH4", ABANDONED_101, other, other)
    return {
        ("CH1", FORCE): shares("CH1", ANSWERED_999, less(lost_999), emergency),
        ("CH2", FORCE): lost_999,
        ("CH3", FORCE): shares("CH3", ANSWERED_101, less(lost_101), other),
        ("CH4", FORCE): lost_101,
    }


def whole(amounts: list[float], total: int) -> list[int]:
    """Round so that the sum is exactly ``total``: the largest remainders are rounded up."""
    floors = [math.floor(amount) for amount in amounts]
    by_remainder = sorted(
        range(len(amounts)), key=lambda place: floors[place] - amounts[place]
    )
    raised = set(by_remainder[: total - sum(floors)])
    return [floor + (place in raised) for place, floor in enumerate(floors)]


def searches_made() -> list[int]:
    """Stop searches a week, scaled as a whole to the published half-year and rounded to its sum."""
    dice = generator("searches")
    shape = [(1 + 0.06 * season(week)) * dice.gauss(1, 0.09) for week in WEEKS]
    scale = SEARCHES / sum(shape[HALF_YEAR])
    amounts = [scale * part for part in shape]
    made = [round(amount) for amount in amounts]
    made[HALF_YEAR] = whole(amounts[HALF_YEAR], SEARCHES)
    return made


def stop_searches() -> dict[str, list[Count]]:
    """Positive outcomes out of searches, for each area and for the force as their sum.

    Every search falls in an area and draws how far it is from a positive outcome. One threshold
    for all of them is then set, so that the published share of the half-year are positive.
    """
    dice = generator("outcomes")
    areas = list(SHARE)
    drawn: list[list[tuple[str, float]]] = []
    for made in searches_made():
        where = dice.choices(areas, weights=list(SHARE.values()), k=made)
        drawn.append([(area, dice.random() - CHANCE[area]) for area in where])
    distances = sorted(distance for week in drawn[HALF_YEAR] for _, distance in week)
    threshold = distances[round(POSITIVE_SHARE * SEARCHES)]
    counts: dict[str, list[Count]] = {area: [] for area in (FORCE, *areas)}
    for week in drawn:
        for area in counts:
            here = [distance for place, distance in week if area in (FORCE, place)]
            counts[area].append((sum(one < threshold for one in here), len(here)))
    return counts


def row(measure: str, area: str, week: date, figures: tuple[str, str, str]) -> Row:
    """One line of the file; a week is known on the Tuesday after its Sunday."""
    known_from = week + timedelta(days=2)
    return (
        measure, area, week.isoformat(), *figures,
        "illustrative", "illustrative", "", NOTE, known_from.isoformat(),
    )


def percentages(measure: str, area: str, counts: list[Count]) -> list[Row]:
    """The lines of a measure that is a share, with the two numbers it is made of."""
    return [
        row(measure, area, week, (f"{100 * part / base:.2f}", str(part), str(base)))
        for week, (part, base) in zip(WEEKS, counts, strict=True)
    ]


def totals(measure: str, area: str, counts: list[Count]) -> list[Row]:
    """The lines of a measure that is a plain count: how many there were in all."""
    return [
        row(measure, area, week, (str(base), "", ""))
        for week, (_, base) in zip(WEEKS, counts, strict=True)
    ]


def rows() -> list[Row]:
    """Every line, by measure, area and week."""
    lines: list[Row] = []
    for (measure, area), counts in call_handling().items():
        lines += percentages(measure, area, counts)
    searches = stop_searches()
    for area, counts in searches.items():
        lines += totals("SS1", area, counts)
    for area, counts in searches.items():
        lines += percentages("SS2", area, counts)
    return lines


def file_text() -> str:
    """The whole file as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows())
    return text.getvalue()


def main() -> int:
    """Write the file, or with ``--check`` only say whether it is the one that would be written."""
    parser = argparse.ArgumentParser(description="Make the illustrative weekly series.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    if not parser.parse_args().check:
        TARGET.write_bytes(file_text().encode())
        return 0
    if TARGET.exists() and TARGET.read_bytes() == file_text().encode():
        return 0
    sys.stderr.write(f"{TARGET.name} is not what make_illustrative.py writes; run it again.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
