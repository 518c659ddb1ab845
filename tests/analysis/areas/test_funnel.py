"""Funnel limits agree with the reference and flag an area exactly when its own interval would."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import quantiles
from analysis.areas import funnel
from analysis.intervals import wilson
from tests.analysis.reference_tables import close, number, rows

AREAS = pd.DataFrame(
    [(row["area"], float(row["x"]), float(row["n"])) for row in rows("funnel_significance.csv")],
    columns=["area", "x", "n"],
)
LABELS = {
    ("high", "99.8%"): "High (0.001)", ("high", "95%"): "High (0.025)",
    ("low", "99.8%"): "Low (0.001)", ("low", "95%"): "Low (0.025)", ("within", ""): "Not significant",
}


@pytest.mark.parametrize("row", rows("funnel_limits.csv"), ids=lambda row: row["population"])
def test_limits_agree_with_the_reference(row):
    found = funnel.limits(
        pd.Series([number(row["population"])]), number(row["baseline"]) / 100
    ).iloc[0]
    expected = {
        "lower_95": "lower_2s_limit", "upper_95": "upper_2s_limit",
        "lower_998": "lower_3s_limit", "upper_998": "upper_3s_limit",
    }
    for ours, theirs in expected.items():
        assert 100 * found[ours] == close(number(row[theirs]))


def test_standings_agree_with_the_reference():
    found = funnel.funnel(AREAS)
    labels = [LABELS[pair] for pair in zip(found["standing"], found["level"], strict=True)]
    assert labels == [row["significance"] for row in rows("funnel_significance.csv")]
    assert set(labels) > {"High (0.001)", "Low (0.025)", "Not significant"}


def test_the_baseline_is_pooled_unless_given():
    found = funnel.funnel(AREAS)
    assert found["baseline"].tolist() == close([AREAS["x"].sum() / AREAS["n"].sum()] * 20)
    assert funnel.funnel(AREAS, baseline=0.2)["baseline"].unique().tolist() == [0.2]


def test_columns_and_areas_without_counts():
    gappy = pd.concat([AREAS, pd.DataFrame({"area": ["A0"], "x": [math.nan], "n": [10.0]})])
    found = funnel.funnel(gappy)
    assert list(found.columns) == [
        "area", "x", "n", "value", "baseline", "lower_95", "upper_95", "lower_998", "upper_998",
        "standing", "level",
    ]
    assert len(found) == 20


@pytest.mark.parametrize("kind", ["proportion", "rate"])
def test_no_areas_at_all(kind):
    assert funnel.funnel(AREAS.iloc[:0], kind=kind).empty


def test_rates_are_per_so_many_people():
    found = funnel.funnel(AREAS, kind="rate", per=1000)
    plain = funnel.funnel(AREAS, kind="rate")
    assert found["value"].tolist() == close((1000 * AREAS["x"] / AREAS["n"]).tolist())
    assert found["upper_95"].tolist() == close((1000 * plain["upper_95"]).tolist())
    assert found["standing"].tolist() == plain["standing"].tolist()


@given(st.floats(0.01, 300), st.sampled_from([funnel.WARNING_TAIL, funnel.ALARM_TAIL]))
def test_rate_limits_are_where_the_exact_interval_touches_the_baseline(expected, area):
    low, high = quantiles.poisson_count_limits(expected, area)
    assert 0 <= low < expected < high
    assert quantiles.poisson_mean_limits(high, area)[0] == pytest.approx(expected, rel=1e-6)
    if low > 0:
        assert quantiles.poisson_mean_limits(low, area)[1] == pytest.approx(expected, rel=1e-6)
    else:
        assert quantiles.poisson_mean_limits(0, area)[1] >= expected * (1 - 1e-9)


@given(st.integers(1, 400), st.integers(0, 400), st.floats(0.01, 0.99))
def test_an_area_is_outside_exactly_when_its_own_interval_misses_the_whole(n, x, baseline):
    x = min(x, n)
    low, high = wilson(x, n)
    frame = pd.DataFrame({"area": ["a"], "x": [x], "n": [n]})
    found = funnel.funnel(frame, baseline=baseline).iloc[0]
    if min(abs(low - baseline), abs(high - baseline)) > 1e-9:
        expected = "high" if low > baseline else "low" if high < baseline else "within"
        assert found["standing"] == expected


@given(st.floats(0.01, 0.99), st.integers(1, 10_000))
def test_limits_narrow_with_the_base_and_hold_the_baseline(baseline, n):
    for limits in (funnel.proportion_limits, funnel.rate_limits):
        low, high = limits(baseline, n, 0.025)
        more_low, more_high = limits(baseline, 4 * n, 0.025)
        assert low <= more_low <= baseline <= more_high <= high


@pytest.mark.parametrize(
    ("kind", "baseline", "limits"),
    [("proportion", 0.0, (0, 0)), ("proportion", 1.0, (1, 1)), ("rate", 0.0, (0, 0))],
)
def test_where_nothing_varies_the_limits_meet(kind, baseline, limits):
    found = funnel.limits(pd.Series([50.0]), baseline, kind=kind).iloc[0]
    assert (found["lower_95"], found["upper_95"]) == limits


@pytest.mark.parametrize(
    ("x", "n", "options", "words"),
    [
        (-1, 10, {}, "count of 0 or more"), (1, 0, {}, "base above 0"),
        (11, 10, {}, "more than its base"), (1, 10, {"kind": "mean"}, "unknown kind"),
        (1, 10, {"baseline": 1.5}, "more than its base"), (1, 10, {"baseline": -0.5}, "count"),
        (1, 10, {"kind": "rate", "baseline": -1}, "no funnel"),
        (1, 10, {"kind": "rate", "per": 0}, "no funnel"),
    ],
)
def test_what_cannot_be_is_refused(x, n, options, words):
    with pytest.raises(ValueError, match=words):
        funnel.funnel(pd.DataFrame({"area": ["a"], "x": [x], "n": [n]}), **options)


def test_like_areas_are_flagged_as_seldom_as_stated():
    """2,000 areas of one true rate: about 5% outside the warning limits, 0.2% outside the alarm."""
    random = np.random.default_rng(3)
    people = random.integers(200, 2000, size=2000)
    areas = pd.DataFrame({"area": range(2000), "x": random.binomial(people, 0.6), "n": people})
    found = funnel.funnel(areas, baseline=0.6)
    assert 0.03 < (found["standing"] != "within").mean() < 0.07
    assert (found["level"] == "99.8%").mean() < 0.006
