"""Several figures as one, and never as if a missing part were nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.pooling import Share, apart, dispersion, held, mean_held, pooled_share, whole_total


def test_a_share_is_all_the_parts_over_all_the_wholes():
    found = pooled_share([(9, 10), (50, 90)])
    assert found == Share(59, 100)
    assert found.percent == 59


@pytest.mark.parametrize("parts", [[], [(1, None)], [(math.nan, 4), (1, 2)], [(0, 0)]])
def test_a_missing_part_leaves_no_share(parts):
    assert pooled_share(parts) is None


def test_a_total_needs_every_value_and_a_mean_takes_those_there_are():
    assert whole_total([1, 2.5]) == 3.5
    assert whole_total([1, None]) is None
    assert whole_total([]) is None
    assert mean_held([1, None, 2, math.nan]) == 1.5
    assert mean_held([None]) is None
    assert held([None, 0, math.nan]) == [0]


def test_two_values_lie_as_far_apart_either_way():
    assert apart(88, 72.63) == apart(72.63, 88) == pytest.approx(15.37)
    assert apart(None, 3) is None


def test_dispersion_is_variance_over_mean():
    assert dispersion([0, 20] * 7) == 10
    assert dispersion([0, 20, None] * 4) == 1
    assert dispersion([0] * 20) == 1
    assert dispersion([0, 20], fewest=2) == 10


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_counts_never_vary_less_than_chance(counts):
    assert dispersion(counts) >= 1
