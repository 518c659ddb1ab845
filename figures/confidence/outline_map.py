"""The outlines of the areas as a small drawing, where boundaries have been loaded."""

from __future__ import annotations

import json

from analysis.areas.outlines import Drawing, drawing, polygons_of
from data_access import Reader
from figures.dashboard.catalogue import areas_of, local_areas
from figures.words.cells import records

WIDTH = 460.0


def outline_map(reader: Reader) -> Drawing | None:
    """The local areas in force as a drawing; None unless every one of them has an outline."""
    shown = local_areas(areas_of(reader))
    outlines = {
        row["area"]: polygons_of(json.loads(row["geojson"]))
        for row in records(reader.catalogue.outlines()) if row["area"] in shown
    }
    return drawing(outlines, WIDTH) if outlines.keys() == shown.keys() and outlines else None
