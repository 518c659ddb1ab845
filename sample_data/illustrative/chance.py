"""Chance: dice of its own for each series, and counts that vary as counts do."""

from __future__ import annotations

import math
import random

SEED = "West Mercia illustrative series 1"
NORMAL_FROM = 15.0  # from this mean a count is near enough to a rounded normal one


def generator(name: str) -> random.Random:
    """Give one series its own dice, so that a change to one leaves the others as they are."""
    return random.Random(f"{SEED}: {name}")


def count_of(dice: random.Random, mean: float) -> int:
    """A count whose variance is its mean (Poisson), so that small areas vary most."""
    if mean >= NORMAL_FROM:
        return max(0, round(mean + math.sqrt(mean) * dice.gauss(0, 1)))
    threshold, product, count = math.exp(-mean), dice.random(), 0
    while product > threshold:
        product *= dice.random()
        count += 1
    return count


def part_of(dice: random.Random, base: int, chance: float) -> int:
    """How many of a base have something that each has by this chance (binomial, near enough)."""
    chance = min(0.995, max(0.005, chance))
    spread = math.sqrt(base * chance * (1 - chance))
    return min(base, max(0, round(base * chance + spread * dice.gauss(0, 1))))
