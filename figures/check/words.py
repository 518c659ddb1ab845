"""What a text may speak of: the measures and areas of the catalogue, by name and by everyday words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.claims.held import Subject, Words
from analysis.claims.names import Name, vocabulary
from analysis.claims.spoken import SpokenName, spoken_name
from analysis.words import Kind, plain_name
from data_access import Reader
from data_access.catalogue.office import office
from data_access.catalogue.spoken_names import spoken_rows
from figures.dashboard.catalogue import Area, Catalogue, Measure, catalogue_of

# Themes whose percentages are of people who were asked.
SURVEYS = frozenset({"Public confidence", "National survey", "Victims"})
ASKED = "satisf"
# Other names of areas than those of the catalogue.
OTHER_NAMES = {"TW": ("Telford", "T&W"), "NW": ("North Worcs", "N Worcs"), "SW": ("South Worcs", "S Worcs")}
OF_THE_FORCE = ("the force", "WMP", "force-wide", "the force area", "the whole force")
PLACES = ("force", "lpa", "group")


def words_of(reader: Reader) -> Words:
    """The words by which a text of today is understood, as this reader may see the measures."""
    known = catalogue_of(reader)
    return Words(
        tuple(_names(known.measures)), vocabulary(_areas(known)),
        {code: _subject(measure) for code, measure in known.measures.items()},
        {code: area.name for code, area in known.areas.items()},
        known.force, reader.as_at, _members(known.areas),
    )


def _names(measures: Mapping[str, Measure]) -> Iterator[SpokenName]:
    """Each measure by its own name, and by the everyday words of the committed table."""
    for row in spoken_rows():
        codes = " ".join(code for code in row.measures.split() if code in measures)
        if codes:
            yield spoken_name(codes, row.words, row.without, row.clock)
    for code, measure in measures.items():
        yield spoken_name(code, measure.name.replace("*", ""))


def _areas(known: Catalogue) -> Iterator[Name]:
    taken: set[str] = set()
    for kind in (*PLACES, "district"):
        for area in known.areas.values():
            if area.kind == kind and plain_name(area.name) not in taken:
                taken.add(plain_name(area.name))
                yield Name(area.name, (area.code,))
    for code, names in OTHER_NAMES.items():
        if code in known.areas:
            yield from (Name(name, (code,)) for name in names)
    if known.force:
        for name in (office().force_name, *OF_THE_FORCE):
            yield Name(name, (known.force,))
    for code, members in _members(known.areas).items():
        group = known.areas[code].name
        parts = [known.areas[member].name.removesuffix(group).strip() for member in members]
        yield Name(f"{' and '.join(parts)} {group}", (code,))


def _members(areas: Mapping[str, Area]) -> dict[str, tuple[str, ...]]:
    """The local areas of a group, told by their names: North and South Worcestershire of Worcestershire."""
    found = {
        group.code: tuple(
            area.code for area in areas.values()
            if area.kind == "lpa" and area.name.endswith(f" {group.name}") and "&" not in area.name
        )
        for group in areas.values() if group.kind == "group"
    }
    return {code: members for code, members in found.items() if members}


def _subject(measure: Measure) -> Subject:
    kind = Kind(measure.kind)
    share = kind is Kind.PROPORTION
    asked = measure.theme in SURVEYS and (measure.theme != "Victims" or ASKED in measure.name)
    return Subject(
        measure.code, measure.name, measure.unit, kind, measure.better,
        survey=share and asked, events=kind is Kind.COUNT and not measure.snapshot,
        by_area=measure.by_area, clock=_clock(measure),
    )


def _clock(measure: Measure) -> str:
    """Which of the two clocks of 999 a measure is on; empty for all others."""
    if not measure.name.startswith("999") or measure.unit not in ("% of calls", "seconds"):
        return ""
    return (measure.clock or "").split(" ")[0].lower()
