"""Outlines as a small drawing."""

from __future__ import annotations

import math
import re

import pytest

from analysis.areas.outlines import drawing, polygons_of

# Ten kilometres by ten or so, at the latitude of Hereford.
WEST, SOUTH, STEP = -2.7, 52.0, 0.1


def square(east=0.0, north=0.0, size=STEP):
    x, y = WEST + east, SOUTH + north
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def corners(path):
    return [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_a_square_is_drawn_with_its_corners_north_up_and_in_true_proportion():
    drawn = drawing({"A": [[square()]]}, 100)
    assert drawn.width == 100
    assert drawn.height == pytest.approx(100 / math.cos(math.radians(SOUTH + STEP / 2)), rel=1e-6)
    assert set(corners(drawn.outlines["A"].path)) == {
        (0.0, round(drawn.height, 1)), (100.0, round(drawn.height, 1)), (100.0, 0.0), (0.0, 0.0),
    }
    assert drawn.outlines["A"].middle == pytest.approx((50, drawn.height / 2))


def test_neighbours_share_one_picture():
    drawn = drawing({"A": [[square()]], "B": [[square(east=STEP)]]}, 200)
    assert drawn.outlines["A"].middle[0] == pytest.approx(50)
    assert drawn.outlines["B"].middle[0] == pytest.approx(150)


def test_a_line_is_thinned_to_what_can_be_seen():
    edge = [[WEST + STEP * at / 500, SOUTH + 1e-5 * (at % 2)] for at in range(500)]
    ring = [*edge, [WEST + STEP, SOUTH], [WEST + STEP, SOUTH + STEP], [WEST, SOUTH + STEP], edge[0]]
    drawn = drawing({"A": [[ring]]}, 100)
    assert len(corners(drawn.outlines["A"].path)) <= 6


def test_holes_stay_and_specks_go():
    hole = square(STEP / 4, STEP / 4, STEP / 2)
    speck = square(STEP / 3, STEP / 3, STEP / 1000)
    drawn = drawing({"A": [[square(), hole, speck]]}, 100)
    assert drawn.outlines["A"].path.count("M") == 2


def test_an_area_that_is_a_speck_is_left_out():
    drawn = drawing({"A": [[square()]], "B": [[square(size=STEP / 1000)]]}, 100)
    assert set(drawn.outlines) == {"A"}


def test_a_ring_that_lies_on_one_point_or_line_is_left_out():
    thin = [[WEST, SOUTH], [WEST + STEP, SOUTH + 1e-4], [WEST + STEP, SOUTH], [WEST, SOUTH]]
    drawn = drawing({"A": [[square()]], "B": [[thin]]}, 300)
    assert set(drawn.outlines) == {"A"}


def test_an_open_ring_is_closed():
    drawn = drawing({"A": [[square()[:-1]]]}, 100)
    assert len(corners(drawn.outlines["A"].path)) == 4


def test_a_corner_that_comes_twice_is_no_obstacle():
    ring = square()
    ring = [ring[0], ring[1], ring[2], ring[0], ring[2], ring[3], ring[0]]
    assert drawing({"A": [[ring]]}, 100).outlines["A"].path.startswith("M")


@pytest.mark.parametrize(
    ("areas", "reason"),
    [({}, "no outline"), ({"A": []}, "no outline"), ({"A": [[[[0, 1], [0, 2], [0, 1]]]]}, "no width")],
)
def test_nothing_to_draw_is_refused(areas, reason):
    with pytest.raises(ValueError, match=reason):
        drawing(areas, 100)


def test_polygons_of_both_kinds_of_geometry():
    ring = square()
    assert polygons_of({"type": "Polygon", "coordinates": [ring]}) == [[ring]]
    assert polygons_of({"type": "MultiPolygon", "coordinates": [[ring], [ring]]}) == [[ring], [ring]]
