"""Laney's p' limits: by hand, against plain limits for equal bases, and at the edges."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.spc.laney import p_prime

ROWS = st.lists(
    st.one_of(
        st.just((None, None)),
        st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    ),
    max_size=30,
)


def weekly(rows):
    return [(date(2020, 1, 5) + timedelta(weeks=week), x, n) for week, (x, n) in enumerate(rows)]


def test_limits_by_hand():
    first, second, third = p_prime(weekly([(5, 10), (40, 100), (30, 40)]))
    mean = 75 / 150
    sigmas = [math.sqrt(0.25 / n) for n in (10, 100, 40)]
    scores = [0, -0.1 / sigmas[1], 0.25 / sigmas[2]]
    spread = (abs(scores[1] - scores[0]) + abs(scores[2] - scores[1])) / 2 / 1.128
    assert (first.mean, first.value, third.value) == (mean, 0.5, 0.75)
    assert second.upper == pytest.approx(mean + 3 * spread * sigmas[1])
    assert third.lower == pytest.approx(mean - 3 * spread * sigmas[2])


def test_with_equal_bases_limits_are_those_of_single_values():
    values = [40, 55, 48, 60, 51]
    ranges = [15, 7, 12, 9]
    points = p_prime(weekly([(value, 100) for value in values]), multiplier=100)
    assert [point.value for point in points] == pytest.approx(values)
    assert points[0].upper == pytest.approx(50.8 + 3 * sum(ranges) / 4 / 1.128)


def test_a_small_base_has_wider_limits():
    small, large = p_prime(weekly([(5, 10), (450, 1000)]))
    assert small.upper - small.lower == pytest.approx(10 * (large.upper - large.lower))


def test_a_value_outside_its_own_limits_is_marked():
    steady = [(50, 100), (52, 100)] * 6
    points = p_prime(weekly([*steady, (95, 100), (5, 100)]))
    assert [point.outside for point in points] == [0] * 12 + [1, -1]


@pytest.mark.parametrize("missing", [(None, None), (None, 10), (3, None), (math.nan, 10), (0, 0)])
def test_a_missing_row_has_the_mean_no_limits_and_takes_no_part(missing):
    rows = [(5, 10), (6, 10), (4, 10)]
    point = p_prime(weekly([*rows, missing]))[-1]
    assert (point.value, point.lower, point.upper, point.outside) == (None, None, None, 0)
    assert p_prime(weekly([*rows, missing]))[:3] == p_prime(weekly(rows))


def test_no_rows_or_no_values_give_no_limits():
    assert p_prime([]) == []
    (point,) = p_prime(weekly([(None, None)]))
    assert (point.mean, point.upper) == (None, None)


def test_one_value_has_no_limits():
    (point,) = p_prime(weekly([(5, 10)]))
    assert (point.value, point.mean, point.lower, point.outside) == (0.5, 0.5, None, 0)


@pytest.mark.parametrize(("x", "value"), [(0, 0.0), (10, 1.0)])
def test_where_nothing_varies_limits_lie_on_the_mean(x, value):
    points = p_prime(weekly([(x, 10)] * 4))
    assert {(point.lower, point.mean, point.upper, point.outside) for point in points} == {
        (value, value, value, 0)
    }


@pytest.mark.parametrize(("x", "n"), [(11, 10), (-1, 10), (1, -5)])
def test_what_is_no_proportion_is_refused(x, n):
    with pytest.raises(ValueError, match="2020-01-05 is not a proportion"):
        p_prime(weekly([(x, n)]))


def test_a_date_given_twice_is_refused():
    with pytest.raises(ValueError, match="given twice"):
        p_prime([(date(2020, 1, 5), 1, 2), (date(2020, 1, 5), 1, 2)])


@given(ROWS)
def test_limits_lie_about_the_mean_and_order_does_not_matter(rows):
    points = p_prime(weekly(rows))
    assert p_prime(reversed(weekly(rows))) == points
    for point in points:
        if point.lower is not None:
            assert point.lower <= point.mean <= point.upper
            assert point.outside == (point.value > point.upper) - (point.value < point.lower)
