"""The areas of the store with their days and what they are made of, as loading and storing need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.areas.sets import Days, first_of_each_kind, made_of
from analysis.calendar.periods import say_period
from data_access.models import Area, AreaGroupMember, AreaSet

LPA, DISTRICT = "lpa", "district"
KINDS_IN_WORDS = {LPA: "a Local Policing Area", DISTRICT: "a district"}


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One area: how it is called, when it is in force, and the codes of what it is made of."""

    id: int
    code: str
    name: str
    kind: str
    official_code: str | None
    set_code: str | None
    days: Days
    members: frozenset[str]

    def why_not(self, start: date, end: date, what: str = "the row") -> str | None:
        """Why ``what`` cannot be about it in a period, with its days; None where it can."""
        if self.days.cover(start, end):
            return None
        kind = KINDS_IN_WORDS.get(self.kind, "an area")
        is_over = self.days.last is not None and self.days.last < start
        return (
            f"{self.name} ({self.code}) {'was' if is_over else 'is'} {kind} {self.days.say()};"
            f" {what} is about {say_period(start, end)}"
        )


@dataclass(frozen=True, slots=True)
class Areas:
    """Every area by its code, in the order of the catalogue."""

    by_code: dict[str, AreaEntry]

    def of_kind(self, kind: str) -> dict[str, AreaEntry]:
        """The areas of a kind."""
        return {code: area for code, area in self.by_code.items() if area.kind == kind}

    def parts(self) -> dict[str, tuple[str, ...]]:
        """The Local Policing Areas that are made of others, by their districts."""
        return made_of({code: area.members for code, area in self.of_kind(LPA).items()})

    def counted(self) -> dict[str, AreaEntry]:
        """The Local Policing Areas that counts are kept by: those of which all others are made."""
        parts = self.parts()
        return {code: area for code, area in self.of_kind(LPA).items() if code not in parts}


def read_areas(session: Session) -> Areas:
    """The areas as stored, in two statements."""
    rows = session.execute(
        select(Area, AreaSet).outerjoin(AreaSet, Area.set_code == AreaSet.code).order_by(Area.position)
    ).all()
    first = first_of_each_kind({(held.code, held.kind, held.first_day) for _, held in rows if held})
    codes = {area.id: area.code for area, _ in rows}
    members: dict[int, set[str]] = {}
    for group, member in session.execute(select(AreaGroupMember.group_id, AreaGroupMember.member_id)):
        members.setdefault(group, set()).add(codes[member])
    return Areas({
        area.code: AreaEntry(
            area.id, area.code, area.name, area.kind, area.official_code, area.set_code,
            Days(area.first_day, area.last_day, area.set_code in first),
            frozenset(members.get(area.id, ())),
        )
        for area, _ in rows
    })
