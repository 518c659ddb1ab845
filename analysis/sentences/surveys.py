"""Survey estimates in words, and the cautions that go with a small base or a sample without a design."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum

from analysis.calendar.periods import say_period
from analysis.comparison import CAUTION_UNDER, HIDDEN_UNDER, Standing, standing
from analysis.sentences import Words
from analysis.survey.design import Estimate
from analysis.words import Kind, say_number, say_value


class SampleKind(StrEnum):
    """How the people asked were chosen."""

    PROBABILITY = "probability"
    QUOTA = "quota"
    UNKNOWN = "unknown"


CAVEATS: dict[SampleKind, str] = {
    SampleKind.PROBABILITY: "",
    SampleKind.QUOTA: (
        "Indicative only: people were picked to fill quotas, not by chance, so the interval and"
        " the tests show chance alone and cannot measure who was left out."
    ),
    SampleKind.UNKNOWN: (
        "Indicative only: how people were picked has not been published, so the interval and the"
        " tests suppose a random sample."
    ),
}


def say_share(share: float, decimals: int = 1) -> str:
    """A proportion 0-1 as a percentage: ``64%``; empty text for none."""
    return say_value(100 * share, Kind.PROPORTION, decimals=decimals)


def say_points(size: float) -> str:
    """The size of a difference of proportions, without its sign: ``9 percentage points``."""
    number = say_value(abs(100 * size), Kind.MEAN)
    return f"{number} percentage point" + ("" if number == "1" else "s")


def say_signed(number: float, kind: str = "mean") -> str:
    """A number with its sign, as the end of an interval: ``+1.1``, ``−16.7``, ``0``."""
    if math.isinf(number):
        return "no upper limit"
    said = say_value(abs(number), kind)
    if said in ("0", "0%"):
        return said
    return f"{'−' if number < 0 else '+'}{said}"


def say_level(confidence: float) -> str:
    """A confidence level: ``95%``, ``99.8%``."""
    return say_share(confidence)


def say_interval(lower: float, upper: float, confidence: float = 0.95) -> str:
    """The interval of a proportion: ``95% interval 58.4% to 69.2%``; empty text for none."""
    if math.isnan(lower) or math.isnan(upper):
        return ""
    return f"{say_level(confidence)} interval {say_share(lower)} to {say_share(upper)}"


def say_base(
    *bases: float | None, hidden_under: float = HIDDEN_UNDER, caution_under: float = CAUTION_UNDER
) -> str:
    """What a reader must know of the bases; empty text when they are large enough.

    A hidden base is not given its number, because a base and a percentage give back the count.
    """
    found: Standing = standing(*bases, hidden_under=hidden_under, caution_under=caution_under)
    return {
        "hidden": f"Not shown: fewer than {hidden_under:g} people were asked.",
        "caution": f"Treat with caution: fewer than {caution_under:g} people were asked.",
        "unknown": "How many people were asked has not been published.",
        "shown": "",
    }[found]


def say_sample(kind: SampleKind) -> str:
    """The caveat for how people were picked; empty text for a random sample."""
    return CAVEATS[kind]


def estimate_words(
    result: Estimate, answer: str, start: date, end: date, *, place: str | None = None,
    sample: SampleKind = SampleKind.UNKNOWN, confidence: float = 0.95,
) -> Words:
    """A survey estimate in words.

    ``answer`` finishes "64% ..." ("said the police do a good job"); ``place`` stands for the area's
    code. A base under 30 hides every number; one under 100 adds a caution. The caveat for a sample
    that was not drawn by chance always goes with the sentence's description.
    """
    when, where = say_period(start, end), place or result.area
    caveat = say_sample(sample)
    if result.n == 0:
        return Words(f"Nobody in {where} answered this question in {when}.", "")
    warning = say_base(result.n)
    if standing(result.n) is Standing.HIDDEN:
        return Words(f"The figure of {where} for {when} is {warning[0].lower()}{warning[1:]}", "")
    sentence = (
        f"{say_share(result.estimate)} of the {say_number(result.n, 'person', 'people')} asked in"
        f" {where} in {when} {answer}."
    )
    interval = say_interval(result.lower, result.upper, confidence)
    description = [
        f"The {interval} is the range of true figures that would commonly give such an answer.",
        f"The weights and the sample's design make the {result.n:,} interviews worth"
        f" {round(result.n_eff):,}."
        if round(result.n_eff) < result.n
        else "",
        caveat,
    ]
    return Words(join(sentence, warning), join(*description))


def join(*sentences: str) -> str:
    """Sentences as one text; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)
