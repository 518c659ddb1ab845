"""How far a change went, in the unit it was told in."""

from __future__ import annotations

import pytest

from analysis.claims.numbers import numbers_in
from analysis.claims.pair import fits_values
from analysis.claims.pair_test import assumed_test
from analysis.claims.verdicts import Verdict


@pytest.mark.parametrize(
    ("first", "last", "words", "percent", "verdict"),
    [
        (64, 55, "almost 10%", True, Verdict.WRONG_UNIT),
        (64, 55, "14%", True, Verdict.SUPPORTED),
        (64, 55, "9 points", True, Verdict.SUPPORTED),
        (64, 55, "14 points", True, Verdict.WRONG_UNIT),
        (79, 76, "3%", True, Verdict.WRONG_UNIT),
        (17433, 18038, "3.4%", False, Verdict.SUPPORTED),
        (17433, 18038, "605", False, Verdict.SUPPORTED),
        (16, 8, "halved", False, Verdict.SUPPORTED),
        (8, 16.2, "doubled", False, Verdict.SUPPORTED),
        (8, 9, "doubled", False, None),
        (20, 8, "more than halved", False, Verdict.SUPPORTED),
        (20, 11, "more than halved", False, None),
        (0, 9, "doubled", False, None),
        (0, 9, "50%", False, None),
    ],
)
def test_an_amount_fits_in_its_unit_or_in_another(first, last, words, percent, verdict):
    (amount,) = numbers_in(words)
    assert fits_values(first, last, amount, None, percent=percent) is verdict


def test_without_bases_only_nine_points_would_pass():
    assert round(assumed_test(64, 55)[0], 2) == 1.97
    assert [assumed_test(*pair)[1] for pair in ((64, 55), (82, 77), (18, 24), (79, 76))] == [
        True, False, False, False,
    ]
