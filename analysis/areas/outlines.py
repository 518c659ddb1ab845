"""Outlines of areas as a small drawing: projected, thinned out, in the units of the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Sequence[float]]
Polygon = Sequence[Ring]

# How far a thinned line may lie from the true one, and what is too small to be seen, in units of the picture.
NEAR, SMALLEST = 0.7, 6.0
# Corners of an outline that leave no area are not drawn.
FEWEST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """One area: the path of its outline for an SVG, and a point well inside its largest part."""

    path: str
    middle: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """The areas by code in a picture ``width`` by ``height``."""

    width: float
    height: float
    outlines: Mapping[str, Outline]


def drawing(areas: Mapping[str, Sequence[Polygon]], width: float) -> Drawing:
    """Draw areas, given as polygons in degrees of longitude and latitude, ``width`` units wide.

    Degrees are taken as a flat map about the middle latitude (equirectangular projection), which is right to
    a fraction of a per cent for a county or two. Lines are thinned by Douglas and Peucker (1973). Raises
    ValueError where there is nothing to draw or it has no width.
    """
    corners = [
        corner for polygons in areas.values() for polygon in polygons for ring in polygon for corner in ring
    ]
    if not corners:
        raise ValueError("there is no outline to draw")
    west, east = min(corner[0] for corner in corners), max(corner[0] for corner in corners)
    south, north = min(corner[1] for corner in corners), max(corner[1] for corner in corners)
    narrow = math.cos(math.radians((south + north) / 2))
    if not east > west:
        raise ValueError("the outlines have no width")
    scale = width / ((east - west) * narrow)

    def placed(ring: Ring) -> list[Point]:
        return [((corner[0] - west) * narrow * scale, (north - corner[1]) * scale) for corner in ring]

    drawn = {
        code: _outline([[placed(ring) for ring in polygon] for polygon in polygons])
        for code, polygons in areas.items()
    }
    shown = {code: one for code, one in drawn.items() if one is not None}
    return Drawing(width, (north - south) * scale, shown)


def polygons_of(geometry: Mapping[str, object]) -> list[Polygon]:
    """The polygons of a GeoJSON geometry, which is a Polygon or a MultiPolygon."""
    coordinates: list[Polygon] = geometry["coordinates"]  # type: ignore[assignment]
    return [coordinates] if geometry["type"] == "Polygon" else coordinates  # type: ignore[list-item]


def _outline(polygons: Sequence[Sequence[Sequence[Point]]]) -> Outline | None:
    """The path of an area and its middle; None where all of it is too small to be seen."""
    rings = [ring for polygon in polygons for ring in polygon if abs(_surface(ring)) >= SMALLEST]
    thin = [ring for ring in map(_thinned_ring, rings) if len(ring) >= FEWEST_CORNERS]
    if not thin:
        return None
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in thin)
    return Outline(path, _middle(max(thin, key=lambda ring: abs(_surface(ring)))))


def _surface(ring: Sequence[Point]) -> float:
    """The surface of a ring, negative where it runs the other way round."""
    return sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
    ) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring."""
    surface = _surface(ring)
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (6 * surface), y / (6 * surface)


def _thinned_ring(ring: Sequence[Point]) -> list[Point]:
    """A closed ring thinned in two halves, from its first corner to the farthest one and back."""
    corners = list(ring[:-1] if ring[0] == ring[-1] else ring)
    far = max(range(len(corners)), key=lambda at: math.dist(corners[0], corners[at]))
    return _thinned(corners[: far + 1])[:-1] + _thinned([*corners[far:], corners[0]])[:-1]


def _thinned(line: Sequence[Point]) -> list[Point]:
    """The corners of a line that its ends do not tell within NEAR."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda at: _distance(line[at], line[first], line[last]))
        if _distance(line[far], line[first], line[last]) > NEAR:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the straight line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / (math.dist(start, end) or 1.0)
