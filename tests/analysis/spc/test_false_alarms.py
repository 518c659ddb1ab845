"""How many signals chance gives: the fast way labels as the chart does, and the sums are right."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest

from analysis.spc import false_alarms
from analysis.spc.chart import control_chart
from analysis.spc.chart_policy import shown_chart
from analysis.spc.false_alarms import (
    FEWEST_POINTS,
    Shape,
    chance_of_signal,
    chance_signals,
    newest_fires,
    shape_of,
    simulated_chance,
)
from analysis.spc.phase_policy import POLICY
from analysis.spc.rules import TwoInThree

SHAPES = {
    "short": Shape(13),
    "three-years": Shape(36),
    "six-and-six": Shape(36, shift=6, trend=6),
    "five-and-eight": Shape(24, shift=5, trend=8),
    "rule-of-2023": Shape(30, two_in_three=TwoInThree.MDC2023),
    "no-screening": Shape(30, screen=False),
    "baseline": Shape(36, baseline_points=24),
}


def by_chart(values, shape):
    points = [(date(2020, 1, 5) + timedelta(weeks=week), value) for week, value in enumerate(values)]
    chart = control_chart(
        points, better="higher", baseline_points=shape.baseline_points, screen=shape.screen,
        shift=shape.shift, trend=shape.trend, two_in_three=shape.two_in_three,
    )
    return chart.variation != "common_cause"


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("drift", [0.0, 0.15])
def test_the_fast_way_gives_the_labels_of_the_chart(shape, drift):
    source = np.random.default_rng(11)
    values = source.normal(size=(600, shape.points)) + drift * np.arange(shape.points)
    expected = [by_chart(row, shape) for row in values.tolist()]
    assert newest_fires(values, shape).tolist() == expected
    assert 0 < sum(expected) < 600


def test_the_fast_way_keeps_ranges_that_screening_would_all_leave_out():
    values = np.array([[0.0] * 11 + [3.0] + [0.0] * 12, [0.0] * 23 + [3.0]])
    assert newest_fires(values, Shape(24)).tolist() == [
        by_chart(row, Shape(24)) for row in values.tolist()
    ]


# Of the product's own charts, worked out over 30,000 series with another source of chance.
@pytest.mark.parametrize(
    ("shape", "percent"),
    [("three-years", 1.67), ("six-and-six", 3.14), ("baseline", 4.07), ("no-screening", None)],
)
def test_chance_is_what_simulated_charts_gave(shape, percent):
    chance = 100 * chance_of_signal(SHAPES[shape])
    if percent is None:
        assert 1 < chance < 2
    else:
        assert chance == pytest.approx(percent, abs=0.4)


def test_the_first_answer_is_remembered(monkeypatch):
    simulated = []

    def simulate(shape):
        simulated.append(shape)
        return 0.25

    monkeypatch.setattr(false_alarms, "simulated_chance", simulate)
    unusual = Shape(41, shift=9)
    chance_of_signal.cache_clear()
    assert [chance_of_signal(unusual) for _ in range(3)] == [0.25] * 3
    assert simulated == [unusual]
    # What the stand-in answered is not to be remembered by another test.
    chance_of_signal.cache_clear()


def test_a_phase_too_short_for_a_verdict_gives_no_false_signal():
    assert POLICY.all_from == FEWEST_POINTS
    assert chance_of_signal(Shape(12)) == 0
    assert chance_signals([Shape(12)], 0).series == 0


def test_the_distribution_is_that_of_independent_draws():
    chance = chance_of_signal(Shape(36))
    found = chance_signals([Shape(36)] * 3, 1)
    assert found.distribution == pytest.approx(
        [math.comb(3, k) * chance**k * (1 - chance) ** (3 - k) for k in range(4)]
    )
    assert found.expected == pytest.approx(3 * chance)
    assert sum(found.distribution) == pytest.approx(1)


@pytest.mark.parametrize(
    ("charts", "seen", "sentence"),
    [
        (0, 0, "No chart here has enough points for a verdict."),
        (1, 0, "Chance alone would give 0 signals among 1 chart; none was found."),
        (1, 1, "Chance alone would give 0 signals among 1 chart; 1 was found, more than chance explains."),
        (10, 1, "Chance alone would give 0 or 1 signals among 10 charts; 1 was found, which chance could"
                " explain."),
        (40, 3, "Chance alone would give 0 to 2 signals among 40 charts; 3 were found, more than chance"
                " explains."),
    ],
)
def test_the_sentence(charts, seen, sentence):
    found = chance_signals([Shape(36)] * charts, seen)
    assert found.sentence == sentence
    assert found.exceeds == ("more than" in sentence)


@pytest.mark.parametrize(
    ("charts", "said"),
    [
        (0, ""), (1, "Chance alone would give 0"), (10, "Chance alone would give 0 to 1"),
        (40, "Chance alone would give 0 to 2"),
    ],
)
def test_the_sentence_in_brief(charts, said):
    assert chance_signals([Shape(36)] * charts, 0).briefly == said


def test_many_charts_have_a_range_about_what_is_expected():
    found = chance_signals([Shape(36)] * 4000, 4000)
    assert 0 < found.low < found.expected < found.high < 4000
    assert found.exceeds


@pytest.mark.parametrize("seen", [-1, 2])
def test_a_number_seen_that_cannot_be_is_refused(seen):
    with pytest.raises(ValueError, match=r"signals? among 1 chart with a verdict"):
        chance_signals([Shape(36), Shape(5)], seen)


@pytest.mark.parametrize(("weeks", "points"), [(36, 36), (13, 13), (12, 0)])
def test_the_shape_of_a_shown_chart(weeks, points):
    rows = [(date(2020, 1, 5) + timedelta(weeks=week), week % 5) for week in range(weeks)]
    chart = shown_chart(rows, cadence="week", better="higher", kind="mean", baseline_points=12)
    assert shape_of(chart) == Shape(points, baseline_points=12)


@pytest.mark.parametrize("points", [13, 52, 104, 157])
def test_the_chances_that_were_worked_out_before_are_those_of_the_simulation(points):
    assert chance_of_signal(Shape(points)) == simulated_chance(Shape(points))
