"""Contradictions: what sources say that cannot all be true, and what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.calendar.periods import say_day
from analysis.contradictions import Finding, Kind, Said, contradictions_in
from analysis.words import say_list, say_number
from data_access import Reader
from data_access.clock import day_of
from figures.check.material import material_of
from figures.figure import Figure
from figures.words.cells import records

COLUMNS = ("Kind", "What is said", "Source", "Why it cannot be", "State")
KEPT = "contradictions"
SHOWN_WORDS = 160


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who resolved a contradiction, on which day, and how."""

    by: str
    on: date
    note: str

    @property
    def said(self) -> str:
        """In words."""
        return f"Resolved by {self.by} on {say_day(self.on)}: {self.note}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: what it is about, what is said, and where."""

    about: str
    said: str
    source: str
    locator: str

    @property
    def cited(self) -> str:
        """The source, to the paragraph."""
        return ", ".join(filter(None, (self.source, self.locator))) or "No source is given"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A contradiction with its sides. ``identity`` is the same on every day on which the same is said.

    ``measure`` is the code of the measure it is about, where every side is a figure of one;
    ``also_shown`` says that another line for attention tells of it. ``resolved`` None is open.
    """

    identity: str
    kind: Kind
    sides: tuple[Side, ...]
    explanation: str
    measure: str = ""
    also_shown: bool = False
    resolved: Resolved | None = None

    @property
    def subject(self) -> str:
        """What it is about, in a few words."""
        return f"{self.kind}: {self.sides[0].about}"

    def cells(self) -> Mapping[str, object]:
        """The contradiction in words, both sides in their cells."""
        said = "; ".join(f"{side.about}: {side.said}" for side in self.sides)
        return {
            "Kind": self.kind.value, "What is said": said,
            "Source": "; ".join(dict.fromkeys(side.cited for side in self.sides)),
            "Why it cannot be": self.explanation,
            "State": "Open" if self.resolved is None else self.resolved.said,
        }


def contradictions_of(reader: Reader) -> tuple[Contradiction, ...]:
    """Every contradiction in what this reader holds, kind by kind; worked out once."""
    held: tuple[Contradiction, ...] | None = reader.worked_out.get(KEPT)
    if held is None:
        reader.checks.read_ahead()
        resolved = _resolutions(reader)
        material = material_of(reader)
        found = contradictions_in(material.said, material.places, material.headings)
        codes = set(reader.catalogue.measures()["code"])
        held = tuple(_contradiction(finding, resolved.get(finding.identity), codes) for finding in found)
        reader.worked_out[KEPT] = held
    return held


def _resolutions(reader: Reader) -> dict[str, Resolved]:
    return {
        row["finding"]: Resolved(row["resolved_by"], day_of(row["resolved_at"]), row["note"])
        for row in records(reader.checks.resolutions()) if row["state"] == "resolved"
    }


def _contradiction(finding: Finding, resolved: Resolved | None, codes: set[str]) -> Contradiction:
    measures = {item.measure for item in finding.items}
    return Contradiction(
        finding.identity, finding.kind, tuple(_side(item) for item in finding.items), finding.explanation,
        measures.pop() if len(measures) == 1 and measures <= codes else "",
        all(item.also_shown for item in finding.items), resolved,
    )


def _side(item: Said) -> Side:
    place = item.place_name if item.place and item.place_name not in item.name else ""
    about = ", ".join(filter(None, (item.name, place, item.period_as_written)))
    return Side(about, _said(item), item.source, item.locator)


def _said(item: Said) -> str:
    """What a side says: its value with its base, its counts, its date and its words."""
    told = [
        _value(item),
        f"{item.stated:,.0f} said" if item.stated is not None else "",
        f"{item.listed:,.0f} listed" if item.listed is not None else "",
        item.date_as_written, item.text[:SHOWN_WORDS],
    ]
    return "; ".join(dict.fromkeys(filter(None, told))) or "nothing"


def _value(item: Said) -> str:
    """The value with its unit and its base, where there is one."""
    if not item.written:
        return ""
    share = item.unit.startswith("%")
    value = f"{item.written}%" if share and "%" not in item.written else item.written
    unit = "" if share or item.whole is False else item.unit
    base = f", of {item.base:,.0f}" if item.base else ""
    return f"{value} {unit}".strip() + base


def build(reader: Reader) -> Figure:
    """A table of contradictions, open ones first in each kind, with both sides and their sources."""
    found = contradictions_of(reader)
    still = [one for one in found if one.resolved is None]
    return Figure(
        key="", id="CK1", title=_title(found, still), rows=found, columns=COLUMNS,
        description=f"{_title(found, still)}. {say_kinds(still)}".strip(), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="",
        source="; ".join(dict.fromkeys(side.source for one in found for side in one.sides if side.source)),
        status="", audience="office",
        notes=(
            "Checks are general: none knows a paper, a measure or a place. A value that rounds to another"
            " is no contradiction.",
            "Both sides stay as they are when a contradiction is resolved.",
        ),
    )


def _title(found: Sequence[Contradiction], still: Sequence[Contradiction]) -> str:
    if not found:
        return "No contradiction is found in what is held"
    resolved = len(found) - len(still)
    done = f", {resolved:,} resolved" if resolved else ""
    return f"{say_number(len(still), 'contradiction')} open{done}"


def say_kinds(found: Sequence[Contradiction], most: int = len(Kind)) -> str:
    """How many there are of each kind, as a sentence, the most frequent first; empty for none.

    Of more than ``most`` kinds the others are counted together.
    """
    many = Counter(one.kind for one in found).most_common()
    told = [f"{count:,} {SAID[kind]}" for kind, count in many[:most]]
    rest = sum(count for _kind, count in many[most:])
    told += [f"{rest:,} of other kinds"] if rest else []
    return f"{say_list(told)}." if told else ""


SAID = {
    Kind.TWO_VALUES: "with two values", Kind.BASE: "with a percentage its base cannot give",
    Kind.OVER_100: "with shares over 100%", Kind.MAJORITY: "with a majority under half",
    Kind.COUNT: "with a list that does not match its count", Kind.DATE: "with an impossible date",
    Kind.FUTURE: "with a future event told as past", Kind.PERIOD: "with a period that does not fit",
    Kind.BLANK: "blank or cut off", Kind.REFERENCE: "with a reference to what is not there",
    Kind.ORDER: "with a place on both sides of an ordering",
}
