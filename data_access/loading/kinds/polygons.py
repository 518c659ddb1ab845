"""Which Local Policing Area a point lies in, by the boundaries that are loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from analysis.areas.outlines import Polygon, Ring, polygons_of
from data_access.loading.lookup import Catalogue
from data_access.models import AreaBoundary


def inside_ring(ring: Ring, x: float, y: float) -> bool:
    """Whether a ray from the point to the east crosses the ring an odd number of times."""
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def inside_polygon(polygon: Polygon, x: float, y: float) -> bool:
    """Whether the point lies within the outer ring and in none of the holes."""
    outer, *holes = polygon
    return inside_ring(outer, x, y) and not any(inside_ring(hole, x, y) for hole in holes)


@dataclass(frozen=True, slots=True)
class Shape:
    """One polygon of an area with the box around it."""

    area_id: int
    polygon: Polygon
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, area_id: int, polygon: Polygon) -> Shape:
        """The polygon with its box worked out."""
        xs = [point[0] for point in polygon[0]]
        ys = [point[1] for point in polygon[0]]
        return cls(area_id, polygon, min(xs), min(ys), max(xs), max(ys))

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it; the box is asked first."""
        in_box = self.west <= x <= self.east and self.south <= y <= self.north
        return in_box and inside_polygon(self.polygon, x, y)


@dataclass(frozen=True, slots=True)
class Places:
    """The boundaries in force of one set of Local Policing Areas.

    ``areas`` are the areas of the set. ``complete`` says that every one of them has a boundary.
    """

    areas: tuple[int, ...]
    shapes: tuple[Shape, ...]
    complete: bool

    @classmethod
    def of(cls, catalogue: Catalogue) -> Places:
        """The boundaries that are loaded and that nothing has replaced.

        Those of the areas that counts are kept by, as all others are made of them; where another set is
        complete and they are not, those of that set.
        """
        rows = catalogue.session.execute(
            select(AreaBoundary.area_id, AreaBoundary.geojson)
            .where(AreaBoundary.superseded_on.is_(None)).order_by(AreaBoundary.area_id)
        ).all()
        held = {area_id for area_id, _text in rows}
        choices = _sets(catalogue)
        complete = [areas for areas in choices if held.issuperset(areas)]
        begun = [areas for areas in choices if held.intersection(areas)]
        areas = next(iter([*complete, *begun, *choices]))
        shapes = tuple(
            Shape.of(area_id, polygon)
            for area_id, text in rows if area_id in areas
            for polygon in polygons_of(json.loads(text))
        )
        return cls(areas, shapes, complete=bool(complete))

    def at(self, longitude: float, latitude: float) -> int | None:
        """The area that holds the point, if one does."""
        return next(
            (shape.area_id for shape in self.shapes if shape.holds(longitude, latitude)), None
        )


def _sets(catalogue: Catalogue) -> list[tuple[int, ...]]:
    """The areas of each set: first those that counts are kept by, then each set of others."""
    others: dict[str | None, list[int]] = {}
    for area_id in catalogue.lpas.values():
        if area_id not in catalogue.counted.values():
            others.setdefault(catalogue.entries[area_id].set_code, []).append(area_id)
    return [tuple(catalogue.counted.values()), *map(tuple, others.values())]
