"""The catalogue as figures and pages use it: what is measured, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from analysis.words import Kind
from data_access import Reader
from figures.words.cells import records


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured. A part that is not given is None; ``number`` is its place on the dashboard."""

    code: str
    name: str
    theme: str
    definition: str
    definition_version: str
    unit: str
    kind: Kind
    better: str
    cadence: str
    objective: str | None
    clock: str | None
    counterpart: str | None
    audience: str
    number: int | None
    follows: str | None
    by_area: bool
    owner: str | None
    due_days: int | None
    small_numbers: bool
    snapshot: bool
    objective_title: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures are counted for. ``kind`` is ``force``, ``lpa``, ``district`` or such.

    ``in_force`` says that it was there on the as-at day and had not ended, or is of the set that was
    chosen; ``area_set`` is the code of the set it belongs to.
    """

    code: str
    name: str
    kind: str
    in_force: bool = True
    area_set: str | None = None


@dataclass(frozen=True, slots=True)
class AreaSet:
    """Areas of one kind that came and go together, named by their years."""

    code: str
    name: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every measure a reader may see and every area, by code, in order."""

    measures: dict[str, Measure]
    areas: dict[str, Area]

    @property
    def force(self) -> str:
        """The code of the whole force; empty where the store has no area."""
        return next((area.code for area in self.areas.values() if area.kind == "force"), "")

    @property
    def local_areas(self) -> dict[str, str]:
        """Codes and names of the Local Policing Areas in force."""
        return local_areas(self.areas)

    def area_name(self, code: str | None) -> str:
        """What an area is called; its code where it is not known, empty for none."""
        held = self.areas.get(code or "")
        return (code or "") if held is None else held.name


def catalogue_of(reader: Reader) -> Catalogue:
    """The catalogue as this reader may see it."""
    return Catalogue(measures_of(reader), areas_of(reader))


def measures_of(reader: Reader) -> dict[str, Measure]:
    """The measures this reader may see, by code, in the order of the catalogue."""
    return {row["code"]: _measure(row) for row in records(reader.catalogue.measures())}


def areas_of(reader: Reader) -> dict[str, Area]:
    """Every area by code, in order."""
    return {
        row["code"]: Area(
            row["code"], row["name"], row["kind"], bool(row["in_force"]), row["area_set"] or None
        )
        for row in records(reader.catalogue.areas())
    }


def area_sets_of(reader: Reader) -> tuple[AreaSet, ...]:
    """The sets of Local Policing Areas that had begun by the as-at day, the oldest first."""
    rows = records(reader.catalogue.area_sets())
    return tuple(
        AreaSet(row["code"], row["name"], bool(row["in_force"])) for row in rows if row["kind"] == "lpa"
    )


def local_areas(areas: Mapping[str, Area]) -> dict[str, str]:
    """Codes and names of the Local Policing Areas among some areas."""
    return {area.code: area.name for area in areas.values() if area.kind == "lpa" and area.in_force}


def _measure(row: dict[str, Any]) -> Measure:
    given = {name: None if pd.isna(cell) else cell for name, cell in row.items()}
    return Measure(
        row["code"], row["name"], row["theme"], row["definition"], str(row["definition_version"]),
        row["unit"], cast(Kind, row["kind"]), row["better"], row["cadence"], given["objective"],
        given["clock"], given["counterpart"], row["audience"], _whole(given["number"]), given["follows"],
        bool(row["by_area"]), given["owner"], _whole(given["due_days"]), bool(row["small_numbers"]),
        bool(row["snapshot"]), given["objective_title"],
    )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
