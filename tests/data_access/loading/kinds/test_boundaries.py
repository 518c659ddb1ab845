"""Boundaries of the Local Policing Areas: what is kept, and what is refused in words."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest
from sqlalchemy import select

from data_access.database.engine import reading
from data_access.loading.kinds import boundaries
from data_access.loading.kinds.polygons import inside_polygon
from data_access.models import Area, AreaBoundary, Load
from tests.data_access.helpers import data_state, load, only_error, refused, rows_in

pytestmark = pytest.mark.usefixtures("store")

RING = [[-3.0, 52.4], [-2.4, 52.4], [-2.4, 52.9], [-3.0, 52.9], [-3.0, 52.4]]
SHROPSHIRE = {
    "type": "Feature",
    "properties": {"lpa_id": "shropshire", "lpa_name": "Shropshire", "lad_codes": ["E06000051"]},
    "geometry": {"type": "Polygon", "coordinates": [RING]},
}


def feature(geometry=None, **properties):
    made = copy.deepcopy(SHROPSHIRE)
    made["properties"] |= properties
    if geometry is not None:
        made["geometry"] = geometry
    return made


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def square(west, south, side=0.1):
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def geojson(folder, *features, name="areas.geojson"):
    path = folder / name
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8"
    )
    return path


def held():
    with reading() as session:
        query = select(Area.code, AreaBoundary).join(Area, Area.id == AreaBoundary.area_id)
        return [
            (code, row.known_from, row.superseded_on)
            for code, row in session.execute(query.order_by(Area.position, AreaBoundary.known_from))
        ]


def test_a_boundary_is_kept_with_its_area_and_the_day_it_was_known(tmp_path):
    report = load(geojson(tmp_path, feature()), known_from=date(2020, 1, 2)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("boundaries", 1, 1)
    assert held() == [("SH", date(2020, 1, 2), None)]
    with reading() as session:
        text = session.scalars(select(AreaBoundary.geojson)).one()
    assert json.loads(text) == SHROPSHIRE["geometry"]


def test_a_boundary_is_no_real_figure(tmp_path):
    load(geojson(tmp_path, feature()))
    assert data_state().real_since is None


def test_the_file_may_say_its_day_and_source(tmp_path):
    load(geojson(tmp_path, feature(known_from="2019-05-01", source="ONS", note="300 m")))
    assert held() == [("SH", date(2019, 5, 1), None)]


@pytest.mark.parametrize("name", ["areas.geojson", "other-name.json"])
def test_the_same_boundary_is_stored_once(tmp_path, name):
    load(geojson(tmp_path, feature()))
    report = load(geojson(tmp_path, feature(note="again"), name=name)).files[0]
    assert (report.rows_stored, report.skipped) == (0, 1)
    assert rows_in(AreaBoundary) == rows_in(Load) == 1


def test_the_same_file_is_stored_once(tmp_path):
    path = geojson(tmp_path, feature())
    load(path)
    assert load(path).files[0].skipped == 1


@pytest.mark.parametrize("days", [(1, 2), (2, 1)], ids=["in-order", "late"])
def test_another_boundary_takes_its_place_in_the_history(tmp_path, days):
    shapes = {1: polygon(RING), 2: polygon(square(-2.8, 52.5))}
    for day in days:
        report = load(geojson(tmp_path, feature(shapes[day])), known_from=date(2020, 1, day))
    assert report.files[0].revised == 1
    assert held() == [
        ("SH", date(2020, 1, 1), date(2020, 1, 2)), ("SH", date(2020, 1, 2), None)
    ]


BROKEN = {
    "point": (feature({"type": "Point", "coordinates": [-2.5, 52.5]}), "geometry", "is a Polygon"),
    "no-geometry": (feature({}), "geometry", "is a Polygon"),
    "no-coordinates": (feature({"type": "Polygon"}), "geometry", "list of rings"),
    "ring-of-words": (feature(polygon(["a", "b", "c", "d"])), "geometry", "a position is"),
    "open-ring": (feature(polygon(RING[:-1])), "geometry", "not closed"),
    "short-ring": (feature(polygon(RING[:3])), "geometry", "four positions"),
    "turned-round": (feature(polygon([[y, x] for x, y in RING])), "geometry", "Great Britain"),
    "france": (feature(polygon(square(2.3, 48.8))), "geometry", "Great Britain"),
    "grid": (feature(polygon(square(350000, 310000))), "geometry", "Great Britain"),
    "yes": (feature(polygon([[True, 52.0]] * 4)), "geometry", "a position is"),
    "unknown-area": (feature(lpa_name="Powys"), "lpa_name", "no Local Policing Area"),
    "the-force": (feature(lpa_name="West Mercia"), "lpa_name", "no Local Policing Area"),
    "no-name": (feature(lpa_name=None), "lpa_name", "missing"),
    "no-id": (feature(lpa_id=7), "lpa_id", "not text"),
    "no-districts": (feature(lad_codes=[]), "lad_codes", "list of codes"),
    "other-district": (feature(lad_codes=["E07000234"]), "lad_codes", "no district of Shropshire"),
    "wrong-day": (feature(known_from="31 June"), "known_from", "not a date"),
    "wrong-source": (feature(source=["ONS"]), "source", "must be text"),
    "half-a-character": (feature(note="\ud800"), "note", "must be text"),
    "half-a-name": (feature(lpa_name="\ud800"), "lpa_name", "not text"),
    "no-feature": ("Shropshire", "properties", "no feature"),
}


@pytest.mark.parametrize(("wrong", "key", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_wrong_feature_is_refused_with_its_number_and_key(tmp_path, wrong, key, words):
    other = feature(
        lpa_id="telford", lpa_name="Telford and Wrekin", lad_codes=["E06000020"]
    )
    error = only_error(geojson(tmp_path, other, wrong))
    assert (error.row, error.column) == (2, key)
    assert words in error.reason
    assert rows_in(AreaBoundary) == 0


def test_an_area_twice_in_a_file_is_refused(tmp_path):
    assert "twice" in only_error(geojson(tmp_path, feature(), feature())).reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"type": "FeatureCollection", "features": []}', "there is no area in the file"),
        ('{"type": "FeatureCollection"}', "no list of features"),
        ('{"type": "Feature"}', "not GeoJSON with a FeatureCollection"),
        ("[1, 2]", "not GeoJSON with a FeatureCollection"),
        ('{"type": ', "not well-formed"), ('{"type": NaN}', "NaN is no number"),
        ("[" * 100_000, "not well-formed"),
        ('{"type": "FeatureCollection", "crs": "EPSG:27700", "features": []}', "WGS 84"),
    ],
    ids=["empty", "none", "feature", "list", "cut", "nan", "deep", "grid"],
)
def test_a_file_that_is_no_geojson_is_refused(tmp_path, text, words):
    (tmp_path / "areas.geojson").write_text(text, encoding="utf-8")
    assert words in only_error(tmp_path / "areas.geojson").reason


def test_an_empty_file_and_one_that_is_too_large_are_refused(tmp_path, monkeypatch):
    (tmp_path / "empty.geojson").write_text("", encoding="utf-8")
    assert refused(tmp_path / "empty.geojson", kind="boundaries").errors
    monkeypatch.setattr(boundaries, "MOST_BYTES", 10)
    assert "larger than" in only_error(geojson(tmp_path, feature())).reason


def test_a_point_in_a_hole_is_not_inside():
    holed = [square(0, 0, 3), square(1, 1, 1)]
    assert inside_polygon(holed, 0.5, 0.5)
    assert not inside_polygon(holed, 1.5, 1.5)
    assert not inside_polygon(holed, 4, 0.5)


def test_the_five_areas_as_published(real_data):
    report = load(real_data / "lpa.geojson").files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("boundaries", 5, 5)
    assert [code for code, *_ in held()] == ["HE", "NW", "SH", "SW", "TW"]
