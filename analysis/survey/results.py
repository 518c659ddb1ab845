"""Results of a survey that come with their bases: quarters taken together, and each area against the rest.

Where one row a respondent is at hand ``survey_comparison`` knows more; here only the percentage of an area
and its bases are known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.comparison import Difference, Standing, standing
from analysis.multiple_tests import Method, adjust_differences
from analysis.quantiles import normal_critical
from analysis.survey.comparison import between
from analysis.survey.design import Estimate
from analysis.survey.estimates import from_published, rest_of_force, rows, table

FAMILY = "each area against the rest of the force"
QUESTIONS = "every question in one area"
LEAST_PAIRS = 8


def pooled(estimates: Sequence[Estimate]) -> Estimate:
    """Several waves of one area as one sample, such as four quarters as a rolling year.

    Each wave counts by its effective base, ``p = Σ n_eff p / Σ n_eff``; bases and effective bases add up, as
    the waves asked different people. Raises ValueError for none, for waves of more than one area, and for one
    where nobody answered.
    """
    if len({each.area for each in estimates}) != 1:
        raise ValueError("waves are taken together for one area at a time")
    if any(not each.n_eff > 0 for each in estimates):
        raise ValueError("there is a wave in which nobody answered")
    effective = math.fsum(each.n_eff for each in estimates)
    share = math.fsum(each.estimate * each.n_eff for each in estimates) / effective
    base = sum(each.n for each in estimates)
    return from_published(estimates[0].area, min(100 * share, 100.0), base, effective_base=effective)


def each_against_rest(
    areas: Sequence[Estimate], people: Mapping[str, float], *, confidence: float = 0.95
) -> tuple[Difference, ...]:
    """Test every area against the rest of the force, adjusted by Holm for the number of areas.

    The rest is the other areas, each counting for its ``people`` (``rest_of_force``), so that no area is
    compared with a figure that contains it. Areas with a base under 30 are left out, as their figures are
    hidden; fewer than two give nothing. In the order given. Raises ValueError as ``rest_of_force``.
    """
    shown = [area for area in areas if standing(area.n) is not Standing.HIDDEN]
    if len(shown) < 2:
        return ()
    found = [
        one_against_rest(area, [other for other in shown if other is not area], people, confidence=confidence)
        for area in shown
    ]
    return tuple(adjust_differences(found, method=Method.HOLM, family=FAMILY))


def one_against_rest(
    area: Estimate, others: Sequence[Estimate], people: Mapping[str, float], *, confidence: float = 0.95
) -> Difference:
    """Test one area against the others together, each of them counting for its ``people``; not adjusted."""
    both = (area, *others)
    rest = rest_of_force(table(both), {each.area: people[each.area] for each in both}, area.area)
    return between(area, rows(rest)[0], confidence=confidence)


def adjusted_together(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """Differences of one area on several questions, adjusted by Holm for how many they are."""
    return tuple(adjust_differences(differences, method=Method.HOLM, family=QUESTIONS))


@dataclass(frozen=True, slots=True)
class Association:
    """How two questions move together over the same cells: Pearson's r with its interval, of ``pairs`` cells.

    NaN where there are too few cells, or one of them never moves.
    """

    r: float
    lower: float
    upper: float
    pairs: int

    @property
    def known(self) -> bool:
        """Whether there was enough to work it out."""
        return not math.isnan(self.r)

    @property
    def clear(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.lower > 0 or self.upper < 0


def association(pairs: Sequence[tuple[float, float]], *, confidence: float = 0.95) -> Association:
    """How strongly two series of shares of the same areas and waves move together.

    Pearson's r with Fisher's interval (1921), ``tanh(atanh r ± z / √(n - 3))``. It says nothing of
    causes: both may follow a third thing, and a good interview lifts every answer. Fewer than eight pairs,
    or a series that is always the same, give NaN.
    """
    unknown = Association(math.nan, math.nan, math.nan, len(pairs))
    if len(pairs) < LEAST_PAIRS:
        return unknown
    means = [math.fsum(values) / len(pairs) for values in zip(*pairs, strict=True)]
    moved = [(one - means[0], other - means[1]) for one, other in pairs]
    spread = math.sqrt(math.fsum(x * x for x, _ in moved) * math.fsum(y * y for _, y in moved))
    if spread == 0:
        return unknown
    r = max(-1.0, min(1.0, math.fsum(x * y for x, y in moved) / spread))
    if abs(r) == 1:
        return Association(r, r, r, len(pairs))
    reach = normal_critical(confidence) / math.sqrt(len(pairs) - 3)
    return Association(r, math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach), len(pairs))
