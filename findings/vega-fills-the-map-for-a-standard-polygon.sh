#!/usr/bin/env bash
# Vega: an area whose GeoJSON follows the standard is drawn as the rest of the world
#
# Guess: RFC 7946 wants outer rings counter-clockwise, so such a file draws as it should; or the direction
#   does not matter.
# What happens: Vega's geoshape takes a counter-clockwise outer ring for everything but the area: the whole
#   map is filled, with the area as a hole, and nothing is raised. Clockwise it is right. shapely's
#   orient_polygons puts rings as the standard wants them, its union and buffer the other way, so that a map
#   may be right until the areas are 'mended'.
# Why it matters: New policing areas are made of old ones and come from several publishers. Colour, tooltip
#   and click of one area then cover all others. Remedy: turn rings clockwise just before drawing
#   (orient_polygons(.., exterior_cw=True)), keep the standard in files, test the drawn extent.
# Seen with: vl-convert-python 1.9.0.post1 (Vega-Lite 6.4), shapely 2.2.0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    vl-convert-python==1.9.0.post1 shapely==2.2.0
cd "$work"
venv/bin/python - <<'PYTHON'
import re

import shapely
import vl_convert

print("shapely", shapely.__version__)
SQUARE = shapely.Polygon([(-3, 52), (-2, 52), (-2, 53), (-3, 53)])


def is_wider_than_the_map(area):
    """Whether what is drawn is wider than twice the map, where the area itself is seven points wide."""
    chart = {
        "width": 200, "height": 200, "mark": "geoshape",
        "projection": {"type": "mercator", "scale": 400, "center": [0, 52.5]},
        "data": {"values": [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(area)}]},
    }
    shape = re.findall(r' d="([^"]+)"', vl_convert.vegalite_to_svg(chart, vl_version="6.4"))[-1]
    across = [float(x) for x in re.findall(r"[ML](-?[\d.]+),", shape)]
    return max(across) - min(across) > 400


areas = {
    "as the standard wants": shapely.orient_polygons(SQUARE),
    "clockwise": shapely.orient_polygons(SQUARE, exterior_cw=True),
    "after a union": shapely.union(SQUARE, shapely.box(-2, 52, -1, 53)),
}
seen = {}
for what, area in areas.items():
    seen[what] = (shapely.is_ccw(area.exterior), is_wider_than_the_map(area))
    print(f"{what}: counter-clockwise {seen[what][0]}, wider than the map {seen[what][1]}")
assert seen == {
    "as the standard wants": (True, True), "clockwise": (False, False), "after a union": (False, False),
}
PYTHON
