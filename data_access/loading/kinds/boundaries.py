"""Boundaries of the Local Policing Areas, as GeoJSON in degrees of longitude and latitude."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access.history import Stored, append
from data_access.history.records import BOUNDARIES
from data_access.loading.formats.csv_files import refuse
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading, parse_day
from data_access.models import AreaBoundary

KIND = "boundaries"
COLUMNS = ("lpa_id", "lpa_name", "lad_codes", "known_from", "source", "locator", "note")
REQUIRED = ("lpa_id", "lpa_name", "lad_codes")
# The largest file that is read, and the box around Great Britain.
MOST_BYTES = 50_000_000
WEST, SOUTH, EAST, NORTH = -8.7, 49.8, 1.8, 60.9
TEMPLATE = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [{
            "type": "Feature",
            "properties": {
                "lpa_id": "shropshire", "lpa_name": "Shropshire", "lad_codes": ["E06000051"],
            },
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-3.0, 52.4], [-2.4, 52.4], [-2.4, 52.9], [-3.0, 52.4]]],
            },
        }],
    },
    indent=2,
)


def read_features(path: Path, encoding: str) -> list[Any]:
    """The features of a GeoJSON file. Raises LoadRefused when it is none."""
    if path.stat().st_size > MOST_BYTES:
        raise refuse(path, f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        found = json.loads(path.read_text(encoding=encoding), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise refuse(path, f"the file is not well-formed GeoJSON: {error}") from error
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise refuse(path, "the file is not GeoJSON with a FeatureCollection at the top")
    if "crs" in found and "CRS84" not in str(found["crs"]) and "4326" not in str(found["crs"]):
        raise refuse(path, "the coordinates must be longitude and latitude (WGS 84)", str(found["crs"]))
    features = found.get("features")
    if not isinstance(features, list):
        raise refuse(path, "the file has no list of features")
    return features


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def read(features: list[Any], catalogue: Catalogue, known_from: date, errors: ErrorList) -> Reading:
    """Every boundary of the file; what is wrong with a feature goes to ``errors`` with its number."""
    made: dict[int, AreaBoundary] = {}
    for number, feature in enumerate(features, start=1):
        try:
            boundary = _boundary(feature, catalogue, known_from)
            if boundary.area_id in made:
                raise Wrong("lpa_name", feature["properties"]["lpa_name"], "this area is there twice")
            made[boundary.area_id] = boundary
        except Wrong as wrong:
            errors.add(number, wrong.key, wrong.value, wrong.reason)

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, BOUNDARIES, made.values(), load_id)

    return Reading(iter(()), keep=keep)


class Wrong(ValueError):
    """What is wrong with one feature: the key, what stands there, and why that will not do."""

    def __init__(self, key: str, value: object, reason: str) -> None:
        super().__init__(reason)
        self.key, self.value, self.reason = key, value, reason


def _is_text(value: object) -> bool:
    """Whether it is whole text; JSON can also hold half a character."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _boundary(feature: object, catalogue: Catalogue, known_from: date) -> AreaBoundary:
    told = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(told, dict):
        raise Wrong("properties", None, "this is no feature with properties")
    area_id = _area(told, catalogue)
    extra = {key: told.get(key) for key in ("known_from", "source", "locator", "note")}
    for key, value in extra.items():
        if value is not None and not _is_text(value):
            raise Wrong(key, value, "this must be text")
    try:
        day = parse_day(extra["known_from"]) or known_from
    except ValueError as error:
        raise Wrong("known_from", extra["known_from"], str(error)) from error
    return AreaBoundary(
        area_id=area_id, geojson=_geometry(feature.get("geometry")), known_from=day,
        source_id=catalogue.source(extra["source"]) if extra["source"] else None,
        locator=extra["locator"], note=extra["note"],
    )


def _area(told: dict[str, Any], catalogue: Catalogue) -> int:
    for key in ("lpa_id", "lpa_name"):
        if not _is_text(told.get(key)) or not told[key].strip():
            raise Wrong(key, told.get(key), "this key is missing or is not text")
    area_id = catalogue.areas.get(plain_name(told["lpa_name"]))
    if area_id is None or area_id not in catalogue.lpas.values():
        raise Wrong("lpa_name", told["lpa_name"], "there is no Local Policing Area of this name")
    codes = told.get("lad_codes")
    if not isinstance(codes, list) or not codes:
        raise Wrong("lad_codes", codes, "this must be a list of codes of districts")
    for code in codes:
        district = catalogue.districts.get(code) if isinstance(code, str) else None
        if district is None or not catalogue.holds(area_id, district):
            raise Wrong("lad_codes", code, f"this is no district of {told['lpa_name']}")
    return area_id


def _geometry(geometry: object) -> str:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise Wrong("geometry", kind, "a boundary is a Polygon or a MultiPolygon")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise Wrong("geometry", None, "the geometry has no coordinates")
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise Wrong("geometry", None, "a polygon is a list of rings")
        for ring in polygon:
            _check_ring(ring)
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _check_ring(ring: object) -> None:
    if not isinstance(ring, list) or len(ring) < 4:
        raise Wrong("geometry", None, "a ring needs four positions or more")
    for position in ring:
        _check_position(position)
    if ring[0] != ring[-1]:
        raise Wrong("geometry", ring[-1], "this ring is not closed: it must end where it begins")


def _check_position(position: object) -> None:
    if not isinstance(position, list) or len(position) not in (2, 3) or not all(
        isinstance(n, int | float) and not isinstance(n, bool) and abs(n) < math.inf
        for n in position
    ):
        raise Wrong("geometry", position, "a position is a longitude and a latitude")
    if not (WEST <= position[0] <= EAST and SOUTH <= position[1] <= NORTH):
        raise Wrong(
            "geometry", position, "this position is outside Great Britain; longitude comes first,"
            " in degrees",
        )
