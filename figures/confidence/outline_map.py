"""The outlines of the areas as a small drawing, where boundaries have been loaded."""

from __future__ import annotations

import json
from collections.abc import Collection

from analysis.areas.outlines import Drawing, drawing, polygons_of
from data_access import Reader
from figures.words.cells import records

WIDTH = 460.0


def outline_map(reader: Reader, areas: Collection[str]) -> Drawing | None:
    """The areas of these codes as a drawing; None unless every one of them has an outline."""
    outlines = {
        row["area"]: polygons_of(json.loads(row["geojson"]))
        for row in records(reader.catalogue.outlines()) if row["area"] in areas
    }
    return drawing(outlines, WIDTH) if outlines and len(outlines) == len(areas) else None
