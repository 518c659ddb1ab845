"""Intervals agree with the reference, hold their estimate, and refuse what no count can be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import intervals, quantiles
from tests.analysis.reference_tables import close, number, rows

CONFIDENCES = st.sampled_from([0.9, 0.95, 0.99, 0.998])
BASES = st.integers(1, 100_000)


@st.composite
def shares(draw, largest=100_000):
    """An x of n."""
    base = draw(st.integers(1, largest))
    return draw(st.integers(0, base)), base


@pytest.mark.parametrize("row", rows("proportions.csv"), ids=str)
def test_wilson_agrees_with_the_reference(row):
    x, n, scale = number(row["x"]), number(row["n"]), number(row["multiplier"])
    found = intervals.wilson(x, n, number(row["confidence"]))
    assert tuple(limit * scale for limit in found) == close(
        (number(row["lower"]), number(row["upper"]))
    )


@pytest.mark.parametrize("row", rows("byars.csv", kind="rate"), ids=str)
def test_a_rate_agrees_with_the_reference(row):
    found = intervals.rate(
        number(row["x"]), number(row["n"]), number(row["multiplier"]), number(row["confidence"])
    )
    assert found == close((number(row["lower"]), number(row["upper"])))


@pytest.mark.parametrize("row", rows("byars.csv", kind="count_byars_only"), ids=str)
def test_byars_limits_agree_with_the_reference_and_are_never_negative(row):
    found = intervals.byars(number(row["x"]), number(row["confidence"]))
    assert found == close((number(row["lower"]), number(row["upper"])))


def test_some_reference_limits_are_not_available():
    missing = [row for row in rows("byars.csv") if row["lower"] == ""]
    assert missing
    assert math.isnan(intervals.byars(0)[0])


@pytest.mark.parametrize(
    "row", [row for row in rows("two_proportions.csv") if row["newcombe_lower"]], ids=str
)
def test_newcombe_agrees_with_the_reference(row):
    counts = [number(row[name]) for name in ("x1", "n1", "x2", "n2")]
    expected = (number(row["newcombe_lower"]), number(row["newcombe_upper"]))
    assert intervals.newcombe(*counts) == close(expected)


@pytest.mark.parametrize("row", rows("interval_errors.csv"), ids=str)
def test_what_the_reference_refuses_is_refused(row):
    x, n, confidence = number(row["x"]), number(row["n"]), number(row["confidence"])
    scale = {"proportion": (), "rate": (1000,)}[row["fn"]]
    ask = intervals.rate if scale else intervals.wilson
    with pytest.raises(ValueError, match=r"count|base|confidence"):
        ask(x, n, *scale, confidence)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: intervals.newcombe(1, 10, 11, 10),
        lambda: intervals.newcombe(-1, 10, 1, 10),
        lambda: intervals.rate(1, 10, 0),
        lambda: intervals.rate(1, 10, math.nan),
        lambda: intervals.rate(math.inf, 10, 1),
        lambda: intervals.wilson(1, math.inf),
        lambda: intervals.wilson(1, 10, 95),
        lambda: intervals.wilson(1, 10, math.nan),
        lambda: intervals.byars(-1),
    ],
)
def test_what_no_count_can_be_is_refused(refused):
    with pytest.raises(ValueError, match=r"count|base|confidence|multiplier|infinite"):
        refused()


@pytest.mark.parametrize("missing", [None, math.nan])
@pytest.mark.parametrize(
    "ask",
    [
        lambda gap: intervals.wilson(gap, 10),
        lambda gap: intervals.wilson(5, gap),
        lambda gap: intervals.rate(gap, 10, 1000),
        lambda gap: intervals.rate(5, gap, 1000),
        lambda gap: intervals.newcombe(gap, 10, 5, 10),
        lambda gap: intervals.newcombe(5, 10, 5, gap),
    ],
)
def test_a_missing_number_gives_a_missing_interval(ask, missing):
    assert all(math.isnan(limit) for limit in ask(missing))


def test_a_missing_number_does_not_excuse_a_wrong_confidence():
    with pytest.raises(ValueError, match="confidence"):
        intervals.wilson(None, None, 0.5)
    with pytest.raises(ValueError, match="confidence"):
        intervals.newcombe(None, None, 5, 10, 0.5)


def test_certainty_takes_in_everything():
    assert intervals.wilson(5, 10, 1) == (0, 1)
    assert intervals.newcombe(5, 10, 5, 10, 1) == close((-math.sqrt(0.5), math.sqrt(0.5)))
    assert intervals.rate(5, 10, 1000, 1) == (0, math.inf)


def test_none_and_all_reach_the_ends_exactly():
    for base in (1, 7, 30, 999, 123_457):
        assert intervals.wilson(0, base)[0] == 0
        assert intervals.wilson(base, base)[1] == 1


def test_a_rate_may_count_more_events_than_people():
    lower, upper = intervals.rate(30, 10, 1000)
    assert lower < 3000 < upper


def test_byars_takes_over_at_ten_events():
    assert intervals.rate(10, 1, 1) == intervals.byars(10)
    assert intervals.rate(9, 1, 1) != intervals.byars(9)
    assert intervals.rate(0, 1, 1) == close((0.0, -math.log(0.025)))


@given(shares(), CONFIDENCES)
def test_wilson_holds_its_estimate_inside_0_to_1(counts, confidence):
    x, n = counts
    lower, upper = intervals.wilson(x, n, confidence)
    assert 0 <= lower <= x / n <= upper <= 1
    assert lower < upper


@given(shares(), CONFIDENCES, st.integers(2, 50))
def test_wilson_narrows_with_the_base_and_widens_with_confidence(counts, confidence, times):
    x, n = counts
    lower, upper = intervals.wilson(x, n, confidence)
    more_lower, more_upper = intervals.wilson(x * times, n * times, confidence)
    sure_lower, sure_upper = intervals.wilson(x, n, 0.999)
    assert more_upper - more_lower < upper - lower < sure_upper - sure_lower


@given(shares(), CONFIDENCES)
def test_wilson_is_the_same_seen_from_the_other_answer(counts, confidence):
    x, n = counts
    lower, upper = intervals.wilson(x, n, confidence)
    assert intervals.wilson(n - x, n, confidence) == close((1 - upper, 1 - lower))


@given(shares(), shares(), CONFIDENCES)
def test_newcombe_is_antisymmetric_and_holds_its_difference(first, second, confidence):
    lower, upper = intervals.newcombe(*first, *second, confidence)
    size = first[0] / first[1] - second[0] / second[1]
    assert -1 <= lower <= size + 1e-12
    assert size - 1e-12 <= upper <= 1
    back = intervals.newcombe(*second, *first, confidence)
    assert back == close((-upper, -lower))


@given(st.integers(0, 10_000), BASES, CONFIDENCES)
def test_a_rate_holds_its_estimate(x, n, confidence):
    lower, upper = intervals.rate(x, n, 1000, confidence)
    assert 0 <= lower <= 1000 * x / n <= upper


@given(st.integers(1, 10_000), BASES)
def test_the_interval_of_a_rate_narrows_with_the_base(x, n):
    lower, upper = intervals.rate(x, n, 1000)
    more_lower, more_upper = intervals.rate(4 * x, 4 * n, 1000)
    assert more_upper - more_lower < upper - lower


@given(st.integers(0, 60), st.integers(1, 60), st.floats(0.01, 0.99))
def test_the_exact_binomial_limits_and_test_agree(x, more, chance):
    n = x + more
    lower, upper = quantiles.binomial_limits(x, n, 0.025)
    outside = not lower <= chance <= upper
    p = quantiles.binomial_p(x, n, chance)
    assert 0 <= p <= 1
    assert (p < 0.05) == outside or abs(p - 0.05) < 1e-9
