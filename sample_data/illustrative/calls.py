"""Call handling, for the force: 999, 101 and what comes in online."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from illustrative.chance import count_of, generator
from illustrative.series import (
    FORCE,
    Count,
    Shape,
    Written,
    expected,
    write_counts,
    write_means,
    write_shares,
)
from illustrative.weeks import LOCKDOWN, QUARTER_4, WEEKS, holds, season

LOCKDOWN_WEEKS = 8  # how long demand takes to come back
IMPROVING_SINCE = date(2019, 11, 3)


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


CALLS_999 = Demand(3000, summer=0.01, christmas=1.00, new_year=1.07, lockdown=0.15)
CALLS_101 = Demand(7500, summer=0.005, christmas=0.84, new_year=0.94, lockdown=0.18)
ANSWERED_999 = Performance(92.0, load=-8.0, gain_a_week=0.0, chance=0.7)
ABANDONED_999 = Performance(1.1, load=1.0, gain_a_week=0.0, chance=0.12)
ANSWERED_101 = Performance(78.0, load=-16.0, gain_a_week=0.2, chance=1.4)
ABANDONED_101 = Performance(11.0, load=7.0, gain_a_week=-0.05, chance=0.7)
ONLINE = Shape(690, noise=0.05, christmas=0.8, lockdown=0.45, weeks=11)


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
            * dice.gauss(1, 0.03)
        )
        for week in WEEKS
    ]


def answered(name: str, how: Performance, bases: list[int], offered: list[int]) -> list[Count]:
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


def time_to_answer(name: str, done: list[Count], least: float, a_point: float, chance: float) -> list[float]:
    """Mean seconds: the least there can be, and more for each point of calls not answered in time."""
    dice = generator(name)
    return [
        max(least, least + a_point * 100 * (1 - part / base) + dice.gauss(0, chance))
        for part, base in done
    ]


def online() -> list[int]:
    """Online contacts: they leap at the lockdown, when people reported what others did."""
    dice = generator("CH12")
    return [count_of(dice, expected(ONLINE, week) * dice.gauss(1, ONLINE.noise)) for week in WEEKS]


def call_handling() -> Written:
    """Every weekly measure of call handling, in the order of the catalogue."""
    emergency = calls_offered("999 calls", CALLS_999)
    other = calls_offered("101 calls", CALLS_101)
    lost_999 = answered("CH2", ABANDONED_999, emergency, emergency)
    lost_101 = answered("CH4", ABANDONED_101, other, other)
    soon_999 = answered("CH1", ANSWERED_999, less(lost_999), emergency)
    soon_101 = answered("CH3", ANSWERED_101, less(lost_101), other)
    return {
        **write_shares("CH1", {FORCE: soon_999}),
        **write_shares("CH2", {FORCE: lost_999}),
        **write_shares("CH3", {FORCE: soon_101}),
        **write_shares("CH4", {FORCE: lost_101}),
        **write_means("CH6", {FORCE: time_to_answer("CH6", soon_999, 2.5, 0.35, 0.25)}),
        **write_counts("CH9", {FORCE: emergency}),
        **write_means("CH11", {FORCE: time_to_answer("CH11", soon_101, 36.0, 0.6, 7.0)}),
        **write_counts("CH12", {FORCE: online()}),
        **write_counts("CH13", {FORCE: other}),
    }
