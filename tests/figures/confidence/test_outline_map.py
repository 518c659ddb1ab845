"""The map of the areas, where boundaries are loaded."""

from __future__ import annotations

import json
from datetime import date

import pytest

from data_access import open_reader
from data_access.access.roles import operator
from figures.confidence.outline_map import WIDTH, outline_map
from tests.data_access.helpers import load

NAMES = {
    "HE": "Herefordshire", "NW": "North Worcestershire", "SH": "Shropshire", "SW": "South Worcestershire",
    "TW": "Telford & Wrekin",
}
DISTRICTS = {
    "HE": ["E06000019"], "NW": ["E07000234", "E07000236", "E07000239"], "SH": ["E06000051"],
    "SW": ["E07000235", "E07000237", "E07000238"], "TW": ["E06000020"],
}
DAY = date(2020, 7, 6)


def square_of(place):
    west, east = -3 + place / 10, -2.9 + place / 10
    return [[west, 52], [east, 52], [east, 52.1], [west, 52.1], [west, 52]]


def boundaries(folder, codes):
    features = [
        {
            "type": "Feature",
            "properties": {"lpa_id": code.lower(), "lpa_name": NAMES[code], "lad_codes": DISTRICTS[code]},
            "geometry": {"type": "Polygon", "coordinates": [square_of(place)]},
        }
        for place, code in enumerate(codes)
    ]
    path = folder / "boundaries.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.fixture
def drawn(sample_store, tmp_path):
    """Call it with areas for the map where their boundaries, and no others, are loaded."""
    assert sample_store.exists()

    def made(codes, day=DAY):
        if codes:
            load(boundaries(tmp_path, codes), known_from=date(2020, 7, 1))
        with open_reader(operator(), day) as reader:
            return outline_map(reader, tuple(NAMES))

    return made


def test_the_areas_are_drawn_by_their_outlines(drawn):
    found = drawn(tuple(NAMES))
    assert found.width == WIDTH
    assert set(found.outlines) == set(NAMES)
    middles = [found.outlines[code].middle[0] for code in NAMES]
    assert middles == sorted(middles)


def test_without_boundaries_there_is_no_map(drawn):
    assert drawn(()) is None


def test_without_those_of_every_area_there_is_none(drawn):
    assert drawn(("HE", "SH", "TW")) is None


def test_before_they_were_known_there_is_none(drawn):
    assert drawn(tuple(NAMES), date(2020, 6, 15)) is None


@pytest.mark.real_data
def test_the_real_boundaries_make_a_small_drawing(sample_store, real_data):
    assert sample_store.exists()
    load(real_data / "lpa.geojson", known_from=date(2020, 7, 1))
    with open_reader(operator(), DAY) as reader:
        found = outline_map(reader, tuple(NAMES))
    assert set(found.outlines) == set(NAMES)
    assert sum(len(one.path) for one in found.outlines.values()) < 50_000
