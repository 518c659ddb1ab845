"""Is one figure higher than another? Tests, their verdicts, and the bases below which none is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from analysis.intervals import check_share, is_missing, newcombe, rate
from analysis.quantiles import binomial_limits, binomial_p, check_confidence, normal_p, tail


class Verdict(StrEnum):
    """The only words a test supports, of the first figure against the second."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no clear change"
    CANNOT_BE_TESTED = "cannot be tested"


class Standing(StrEnum):
    """What may be shown of a survey figure with its base."""

    SHOWN = "shown"
    CAUTION = "caution"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


HIDDEN_UNDER = 30
CAUTION_UNDER = 100
FISHER_UNDER_EXPECTED = 5
FISHER_TIE = 1 + 1e-7  # R's allowance for tables that are equally likely but for rounding
PER_THOUSAND = 1000


def standing(
    *bases: float | None, hidden_under: float = HIDDEN_UNDER, caution_under: float = CAUTION_UNDER
) -> Standing:
    """What may be shown of a survey figure, from the smallest of its unweighted bases.

    ``hidden`` under 30 interviews, ``caution`` from 30 to 99, ``shown`` from 100; ``unknown`` when
    a base is None or NaN (or none is given) and no known one is under 30. The two thresholds are
    policy; whoever calls may set others.
    """
    known = [base for base in bases if base is not None and not math.isnan(base)]
    if any(base < hidden_under for base in known):
        return Standing.HIDDEN
    if not bases or len(known) < len(bases):
        return Standing.UNKNOWN
    return Standing.CAUTION if min(known) < caution_under else Standing.SHOWN


def verdict(size: float, p: float | None, confidence: float = 0.95) -> Verdict:
    """The only words a test supports: ``higher`` or ``lower`` when p < 1 - confidence.

    ``no clear change`` otherwise, and ``cannot be tested`` when there is no p-value. ``size`` is
    first minus second and gives the direction. Raises ValueError for a p outside 0 to 1 or a
    confidence outside 0.9 to 1.
    """
    check_confidence(confidence)
    if p is None or is_missing(size, p):
        return Verdict.CANNOT_BE_TESTED
    if not 0 <= p <= 1:
        raise ValueError(f"a p-value lies between 0 and 1, not {p}")
    if size == 0 or p >= round(1 - confidence, 12):
        return Verdict.NO_CLEAR_CHANGE
    return Verdict.HIGHER if size > 0 else Verdict.LOWER


@dataclass(frozen=True)
class Difference:
    """Two proportions, first minus second, with the test of the difference.

    Proportions, ``size``, ``se`` and limits run from -1 to 1 (times 100: percentage points). Bases
    are unweighted. ``p`` is after any adjustment; ``family`` and ``comparisons`` say what it was
    adjusted for. Unknown numbers are NaN.
    """

    first: float
    second: float
    first_base: float
    second_base: float
    se: float
    z: float
    p: float
    lower: float
    upper: float
    test: str
    confidence: float = 0.95
    first_name: str = ""
    second_name: str = ""
    family: str = ""
    comparisons: int = 1
    adjustment: str = ""

    @property
    def size(self) -> float:
        """First minus second, in proportions; times 100 it is in percentage points."""
        return self.first - self.second

    @property
    def verdict(self) -> Verdict:
        """What may be said of the first against the second."""
        return verdict(self.size, self.p, self.confidence)

    @property
    def standing(self) -> Standing:
        """What may be shown, from the smaller of the two unweighted bases."""
        return standing(self.first_base, self.second_base)


def untested(
    first: float, second: float, first_base: float, second_base: float, *,
    confidence: float = 0.95, first_name: str = "", second_name: str = "",
) -> Difference:
    """A difference that no test could be made of; its verdict is ``cannot be tested``."""
    unknown = math.nan
    return Difference(
        first, second, first_base, second_base, unknown, unknown, unknown, unknown, unknown,
        "none", confidence, first_name, second_name,
    )


def two_proportions(
    x1: float | None, n1: float | None, x2: float | None, n2: float | None, *,
    design_effect: float = 1.0, continuity: bool = False, confidence: float = 0.95,
) -> Difference:
    """Test whether x1 of n1 differs from x2 of n2, two independent groups.

    ``z = (p1 - p2) / √(p(1 - p)(1/n1 + 1/n2))`` with p the pooled proportion: R's ``prop.test``
    without correction, or with Yates's correction when ``continuity``. Where an expected count is
    under 5 (whole counts, no design effect, no continuity) Fisher's exact p-value replaces it;
    ``test`` says which was used. A design effect divides both bases. Nobody or everybody in both
    groups gives p = 1. The limits are Newcombe's. None or NaN in gives NaN out.

    Raises ValueError as ``intervals.wilson`` and for a design effect under 1.
    """
    if not design_effect >= 1:
        raise ValueError(f"a design effect is 1 or more, not {design_effect}")
    if x1 is None or n1 is None or x2 is None or n2 is None or is_missing(x1, n1, x2, n2):
        check_confidence(confidence)
        return untested(math.nan, math.nan, math.nan, math.nan, confidence=confidence)
    check_share(x1, n1)
    check_share(x2, n2)
    bases = (n1 / design_effect, n2 / design_effect)
    se, z = pooled_z(x1 / n1, bases[0], x2 / n2, bases[1], continuity=continuity)
    p, test = normal_p(z), "z test with continuity correction" if continuity else "z test"
    if not continuity and design_effect == 1 and _wants_fisher(x1, n1, x2, n2):
        p, test = fisher(int(x1), int(n1), int(x2), int(n2)), "Fisher's exact test"
    limits = newcombe(x1 / design_effect, bases[0], x2 / design_effect, bases[1], confidence)
    return Difference(x1 / n1, x2 / n2, n1, n2, se, z, p, *limits, test=test, confidence=confidence)


def pooled_z(
    p1: float, n1: float, p2: float, n2: float, *, continuity: bool = False
) -> tuple[float, float]:
    """The standard error of p1 - p2 were both one proportion, and the difference in such errors.

    The error is 0, and so is z, when the pooled proportion is 0 or 1. The continuity correction
    takes ``min(1/2, |p1 - p2| / (1/n1 + 1/n2))`` events off, as R's ``prop.test`` does.
    """
    pooled = min((p1 * n1 + p2 * n2) / (n1 + n2), 1.0)
    spread = 1 / n1 + 1 / n2
    se = math.sqrt(pooled * (1 - pooled) * spread)
    size = p1 - p2
    if continuity:
        size = math.copysign(abs(size) - min(0.5, abs(size) / spread) * spread, size)
    return se, size / se if se > 0 else 0.0


def _wants_fisher(x1: float, n1: float, x2: float, n2: float) -> bool:
    events, total = x1 + x2, n1 + n2
    smallest = min(n1, n2) * min(events, total - events) / total
    return smallest < FISHER_UNDER_EXPECTED and all(float(v).is_integer() for v in (x1, n1, x2, n2))


def fisher(x1: int, n1: int, x2: int, n2: int) -> float:
    """Fisher's exact two-sided p-value for x1 of n1 against x2 of n2.

    The chance, with all totals held, of every table no likelier than the one seen (Fisher 1935, as
    R's ``fisher.test``). Chances are built outwards from the likeliest table by the ratio of
    neighbours, so large bases do not overflow. Raises ValueError as ``intervals.wilson``.
    """
    check_share(x1, n1)
    check_share(x2, n2)
    events = x1 + x2
    likeliest = (events + 1) * (n1 + 1) // (n1 + n2 + 2)
    weights = {likeliest: 1.0}
    for count in range(likeliest, min(n1, events)):
        weights[count + 1] = weights[count] * _step(count, n1, n2, events)
    for count in range(likeliest, max(0, events - n2), -1):
        weights[count - 1] = weights[count] / _step(count - 1, n1, n2, events)
    bar = weights[x1] * FISHER_TIE
    as_rare = math.fsum(weight for weight in weights.values() if weight <= bar)
    return min(1.0, as_rare / math.fsum(weights.values()))


def _step(count: int, n1: int, n2: int, events: int) -> float:
    """How much likelier ``count + 1`` of the first group is than ``count``, all totals held."""
    return (n1 - count) * (events - count) / ((count + 1) * (n2 - events + count + 1))


@dataclass(frozen=True)
class Rate:
    """Events per ``per`` of the population, with the limits of its interval."""

    events: float
    population: float
    per: float
    value: float
    lower: float
    upper: float


def rate_per(
    events: float | None, population: float | None, per: float = PER_THOUSAND,
    confidence: float = 0.95,
) -> Rate:
    """Events per 1,000 of the population (or another ``per``); limits and refusals as ``rate``."""
    lower, upper = rate(events, population, per, confidence)
    if events is None or population is None:
        return Rate(math.nan, math.nan, per, math.nan, lower, upper)
    return Rate(events, population, per, events * per / population, lower, upper)


@dataclass(frozen=True)
class CountChange:
    """Two counts of events, first against second.

    ``size`` is in events. ``percent`` and its limits are the change of the rate in percent of the
    second, NaN when the second is 0; ``upper`` is then infinite.
    """

    first: float
    second: float
    percent: float
    lower: float
    upper: float
    p: float
    confidence: float = 0.95

    @property
    def size(self) -> float:
        """How many events more (above 0) or fewer (below 0) the first has."""
        return self.first - self.second

    @property
    def verdict(self) -> Verdict:
        """What may be said of the first against the second; the sign is that of the rates."""
        ahead = self.percent if not math.isnan(self.percent) else self.size
        return verdict(ahead, self.p, self.confidence)


def compare_counts(
    first: float | None, second: float | None, *, exposures: tuple[float, float] = (1.0, 1.0),
    dispersion: float = 1.0, confidence: float = 0.95,
) -> CountChange:
    """Test whether one count of events is out of line with another.

    Given their sum, the first count of two equal Poisson rates is binomial with chance
    e1/(e1 + e2), e being the exposures (days, people); the p-value is twice the smaller tail and
    the limits follow from Clopper and Pearson's (Przyborowski and Wilenski 1940). ``dispersion``
    is the variance of comparable counts over their mean, 1 when events are independent; both counts
    are divided by it for the test, because bursts make counts vary more.

    None or NaN gives NaN. Raises ValueError for a count under 0, an exposure not above 0, a
    dispersion under 1, or a confidence outside 0.9 to 1.
    """
    area = tail(confidence)
    if not dispersion >= 1:
        raise ValueError(f"a dispersion is 1 or more, not {dispersion}")
    if not min(exposures) > 0:
        raise ValueError("an exposure must be above 0")
    if first is None or second is None or is_missing(first, second):
        unknown = math.nan
        return CountChange(unknown, unknown, unknown, unknown, unknown, unknown, confidence)
    if min(first, second) < 0:
        raise ValueError("a count must be 0 or more")
    weight = exposures[1] / exposures[0]
    events, trials = first / dispersion, (first + second) / dispersion
    p = binomial_p(events, trials, 1 / (1 + weight)) if trials else 1.0
    shares = binomial_limits(events, trials, area)
    lower, upper = (_percent(share, 1 - share, weight) for share in shares)
    change = _percent(first, second, weight) if second else math.nan
    return CountChange(first, second, change, lower, upper, p, confidence)


def _percent(first: float, second: float, weight: float) -> float:
    return 100 * (first / second * weight - 1) if second > 0 else math.inf
