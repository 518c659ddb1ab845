"""Quarters taken together, each area against the rest, and questions that move together."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis.comparison import Verdict
from analysis.survey.estimates import from_published
from analysis.survey.results import (
    adjusted_together,
    association,
    each_against_rest,
    one_against_rest,
    pooled,
)
from tests.full import waves

PEOPLE = {"HE": 193_000.0, "NW": 285_000.0, "SH": 323_000.0, "SW": 313_000.0, "TW": 180_000.0}


def area(code, percent, base=1200, **known):
    return from_published(code, percent, base, **({"design_effect": 1.25} | known))


def five(**percent):
    return [area(code, percent.get(code, 83)) for code in PEOPLE]


def test_quarters_count_by_their_effective_bases():
    year = pooled([area("SH", 80, 300), area("SH", 70, 100)])
    assert year.estimate == pytest.approx((80 * 240 + 70 * 80) / 320 / 100)
    assert year.n == 400
    assert year.n_eff == pytest.approx(320)


def test_one_quarter_alone_is_itself():
    alone = area("SH", 80, 300)
    assert pooled([alone]) == alone


def test_four_equal_quarters_halve_the_interval():
    quarter = area("SH", 60, 300)
    year = pooled([quarter] * 4)
    assert (year.upper - year.lower) == pytest.approx((quarter.upper - quarter.lower) / 2, rel=0.02)


@pytest.mark.parametrize(
    "several", [[], [area("SH", 80), area("HE", 80)]], ids=["none", "two areas"]
)
def test_only_waves_of_one_area_are_taken_together(several):
    with pytest.raises(ValueError, match="one area at a time"):
        pooled(several)


def test_a_wave_that_nobody_answered_is_refused():
    with pytest.raises(ValueError, match="nobody answered"):
        pooled([area("SH", 80), replace(area("SH", 80), n_eff=0.0)])


def test_the_area_that_differs_is_found_and_the_others_are_not():
    found = {each.first_name: each for each in each_against_rest(five(SH=76), PEOPLE)}
    assert found["SH"].verdict is Verdict.LOWER
    assert {each.verdict for code, each in found.items() if code != "SH"} == {Verdict.NO_CLEAR_CHANGE}
    assert {(each.comparisons, each.adjustment) for each in found.values()} == {(5, "Holm")}


def test_the_rest_holds_the_others_by_their_residents_and_not_the_area_itself():
    found = one_against_rest(area("SH", 50), [area("HE", 80), area("TW", 90)], PEOPLE)
    shares = (80 * PEOPLE["HE"] + 90 * PEOPLE["TW"]) / (PEOPLE["HE"] + PEOPLE["TW"])
    assert found.first == pytest.approx(0.5)
    assert found.second == pytest.approx(shares / 100)


def test_an_area_with_too_few_interviews_is_neither_tested_nor_part_of_the_rest():
    small = [area("HE", 10, 29), *(each for each in five() if each.area != "HE")]
    found = each_against_rest(small, PEOPLE)
    assert [each.first_name for each in found] == ["NW", "SH", "SW", "TW"]
    assert {each.verdict for each in found} == {Verdict.NO_CLEAR_CHANGE}


def test_one_area_alone_has_no_rest():
    assert each_against_rest([area("SH", 80)], PEOPLE) == ()


def test_questions_of_an_area_are_adjusted_for_how_many_they_are():
    alone = one_against_rest(area("SH", 79), [area("HE", 83), area("TW", 83)], PEOPLE)
    together = adjusted_together([alone] * 3)
    assert [each.p for each in together] == pytest.approx([3 * alone.p] * 3)
    assert {each.family for each in together} == {"every question in one area"}
    assert adjusted_together([]) == ()


def test_waves_without_a_true_difference_single_out_an_area_no_more_often_than_stated():
    random = np.random.default_rng(20200706)
    drawn = random.binomial(960, 0.82, size=(waves(), len(PEOPLE))) / 960
    wrong = sum(
        any(
            each.verdict in (Verdict.HIGHER, Verdict.LOWER)
            for each in each_against_rest(
                [area(code, 100 * share) for code, share in zip(PEOPLE, shares, strict=True)], PEOPLE
            )
        )
        for shares in drawn
    )
    # Three standard errors of a share of one in twenty.
    allowed = 0.05 + 3 * math.sqrt(0.05 * 0.95 / waves())
    assert wrong / waves() <= allowed


LINE = [(x, 2 * x + 1) for x in range(10)]


def test_series_that_move_alike_have_a_correlation_of_one():
    found = association(LINE)
    assert (found.r, found.lower, found.upper, found.pairs) == pytest.approx((1, 1, 1, 10))
    assert found.known
    assert found.clear


def test_a_correlation_has_the_interval_of_fisher():
    random = np.random.default_rng(7)
    x = random.normal(size=40)
    y = 0.6 * x + random.normal(size=40)
    found = association(list(zip(x, y, strict=True)))
    r = np.corrcoef(x, y)[0, 1]
    assert found.r == pytest.approx(r)
    assert found.lower == pytest.approx(math.tanh(math.atanh(r) - 1.959964 / math.sqrt(37)), abs=1e-6)
    assert found.upper == pytest.approx(math.tanh(math.atanh(r) + 1.959964 / math.sqrt(37)), abs=1e-6)


def test_what_moves_against_is_clear_too_and_what_does_not_move_with_it_is_not():
    assert association([(x, -y) for x, y in LINE]).clear
    assert not association([(x, x % 2) for x in range(10)]).clear


@pytest.mark.parametrize("pairs", [[], LINE[:7], [(x, 5) for x in range(10)]])
def test_too_little_to_say_is_unknown(pairs):
    found = association(pairs)
    assert not found.known
    assert not found.clear
    assert found.pairs == len(pairs)
