from __future__ import annotations

import re

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from analysis.spc.chart import State as Variation
from figures.charts.theme import PALETTES
from interface.components.spark import spark
from tests.figures.helpers import a_point

COLOUR = PALETTES["light"]
SVG = "{http://www.w3.org/2000/svg}"


def point(value, **changes):
    return a_point(value, **({"mean": 90.0, "lower": 80.0, "upper": 100.0} | changes))


def drawn(*points, target=None, theme="light"):
    return ElementTree.fromstring(spark(points, target, theme))


def lines(picture):
    return [at.get("points").split() for at in picture.iter(f"{SVG}polyline")]


def test_values_in_a_row_are_one_line():
    assert [len(line) for line in lines(drawn(point(90), point(91), point(92)))] == [3]


def test_no_line_is_drawn_over_a_missing_value():
    picture = drawn(point(90), point(91), point(None), point(92))
    assert [len(line) for line in lines(picture)] == [2, 1]


def test_no_line_is_drawn_into_another_phase_and_each_has_its_own_range():
    other = {"phase": 1, "lower": 60.0, "upper": 70.0, "mean": 65.0}
    picture = drawn(point(90), point(91), point(66, **other), point(65, **other))
    assert [len(line) for line in lines(picture)] == [2, 2]
    assert [band.get("fill") for band in picture.iter(f"{SVG}rect")] == [COLOUR.band] * 2


@pytest.mark.parametrize(
    ("state", "shape", "fill"),
    [
        (Variation.IMPROVEMENT, "circle", COLOUR.blue), (Variation.CONCERN, "rect", COLOUR.orange),
        (Variation.NEITHER_HIGH, "path", COLOUR.purple), (Variation.NEITHER_LOW, "path", COLOUR.purple),
    ],
)
def test_each_kind_of_signal_has_a_shape_of_its_own(state, shape, fill):
    picture = drawn(point(90), point(99, state=state))
    assert [mark.tag for mark in picture if mark.get("fill") == fill] == [f"{SVG}{shape}"]


def test_the_newest_value_is_a_ring_where_nothing_signals():
    rings = [mark for mark in drawn(point(90), point(91)) if mark.tag == f"{SVG}circle"]
    assert [ring.get("fill") for ring in rings] == [COLOUR.bg]


def test_a_standard_is_drawn_where_it_lies_within_the_picture():
    for target, dashed in ((95.0, 1), (120.0, 0), (None, 0)):
        picture = spark([point(90), point(91)], target, "light")
        assert picture.count("stroke-dasharray") == dashed


def test_higher_values_stand_higher():
    (line,) = lines(drawn(point(80), point(100)))
    first, last = (float(at.split(",")[1]) for at in line)
    assert last < first


@pytest.mark.parametrize("points", [[], [point(None, lower=None, upper=None, mean=None)]])
def test_without_a_value_the_picture_is_empty(points):
    assert list(ElementTree.fromstring(spark(points, None, "light"))) == []


@given(
    st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=1, max_size=60),
    st.sampled_from(["light", "dark"]),
)
def test_whatever_the_values_the_picture_is_drawn_inside_its_frame(values, theme):
    bounds = {"lower": None, "upper": None, "mean": None}
    picture = spark([point(value, **bounds) for value in values], None, theme)
    assert "nan" not in picture
    for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", picture):
        assert 0 <= float(x) <= 180
        assert 0 <= float(y) <= 40
