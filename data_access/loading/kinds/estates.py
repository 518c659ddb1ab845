"""The ``estates`` file: projects, their milestones, and every date a milestone was given, a record a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.calendar.periods import say_day
from data_access.history import Stored, append
from data_access.history.records import MILESTONE_DATES, MILESTONES, PROJECTS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.estates_rows import COLUMNS, EXAMPLE, REQUIRED, EstatesRow
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.record_rows import (
    Drafts,
    area_of,
    in_order,
    refuse_filled,
    refuse_record,
    trace_of,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading, checked_rows
from data_access.models import Milestone, MilestoneDate, Project
from data_access.models.words import DateKind, Gate

__all__ = ["COLUMNS", "EXAMPLE", "KIND", "REQUIRED", "read"]

KIND = "estates"
# Each kind of record; those with a higher number build on others.
RECORDS = {"project": 0, "milestone": 1, "forecast": 2, "actual": 2, "consequence": 2}
NOT_YET = ("option", "decision-by", "dependency", "works", "premises-rating", "cost")
PREFIX = "ES"
PLANNED = "planned"
MOST_NAMED = 20


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every record of the file; what is wrong with the others goes to ``errors``."""
    made = _Made(
        catalogue, known_from,
        Drafts(catalogue.session, PROJECTS, "EP", "name", "code"),
        Drafts(catalogue.session, MILESTONES, PREFIX, "name", "project_code"),
        _baselines(catalogue.session),
    )
    for number, cells, row in in_order(checked_rows(table, EstatesRow, errors), _place):
        complain = Complaint(errors, number, cells)
        refuse_record(row.record, RECORDS, NOT_YET, complain)
        if not complain.made:
            refuse_filled(row, ("value",), f"a {row.record}", complain)
            if row.rag is not None:
                complain("rag", "the rating of an owner cannot be stored yet; leave the cell empty")
            MAKERS[row.record](made, number, row, complain)

    def keep(session: Session, load_id: int | None) -> Stored:
        return (
            append(session, PROJECTS, made.projects.made, load_id)
            + append(session, MILESTONES, made.milestones.made, load_id)
            + append(session, MILESTONE_DATES, made.dates, load_id)
        )

    return Reading(iter(()), keep=keep, notes=made.notes(), real=True)


def _place(row: EstatesRow) -> int:
    """Rows that others build on come first."""
    return RECORDS.get(row.record, 0)


@dataclass(slots=True)
class _Made:
    """What the rows make, and what is held of it already."""

    catalogue: Catalogue
    known_from: date
    projects: Drafts[Project]
    milestones: Drafts[Milestone]
    baselines: dict[str, MilestoneDate]
    dates: list[MilestoneDate] = field(default_factory=list)
    first_row: dict[tuple[str, ...], int] = field(default_factory=dict)
    brought_along: list[str] = field(default_factory=list)

    def trace(self, row: EstatesRow) -> dict[str, Any]:
        """Where a row came from, and since when it was known."""
        return trace_of(row, self.catalogue, self.known_from)

    def notes(self) -> tuple[str, ...]:
        """Which projects nobody had recorded before a milestone named them: a slip of the pen makes one."""
        if not self.brought_along:
            return ()
        named = ", ".join(self.brought_along[:MOST_NAMED])
        more = len(self.brought_along) - MOST_NAMED
        return (
            "not known before and recorded with their milestones, as projects:"
            f" {named}{f' and {more} more' if more > 0 else ''}",
        )

    def is_second(self, number: int, key: tuple[str, ...], what: str, complain: Complaint) -> bool:
        """Whether an earlier row gives the same, with a complaint if so."""
        earlier = self.first_row.setdefault(key, number)
        if earlier != number:
            complain("item", f"row {earlier} already gives this {what}")
        return earlier != number


def _baselines(session: Session) -> dict[str, MilestoneDate]:
    """The first dates that are stored, by the code of their milestone."""
    rows = session.scalars(select(MilestoneDate).where(MilestoneDate.kind == DateKind.BASELINE))
    return {row.milestone_code: row for row in rows}


def _project(made: _Made, number: int, row: EstatesRow, complain: Complaint) -> None:
    refuse_filled(
        row, ("gate", "date", "date_as_written", "status", "reason"), "a project", complain
    )
    area_id = area_of(made.catalogue, row.area, complain)
    trace = made.trace(row)
    code = made.projects.find(row.project, None) or row.project
    if made.is_second(number, ("project", code, str(trace["known_from"])), "project", complain):
        return
    project = made.projects.draft(code, trace)
    project.name = row.item or project.name or row.project
    made.projects.goes_by(code, project.name)
    project.area_id, project.owner = area_id, row.owner


def _project_code(made: _Made, row: EstatesRow, trace: dict[str, Any], complain: Complaint) -> str:
    """The project a milestone belongs to; one that nobody has recorded is recorded with it, and said so."""
    code = made.projects.find(row.project, None)
    if code is None:
        code = row.project
        project = made.projects.draft(code, trace | {"note": None})
        project.name, project.area_id = row.project, area_of(made.catalogue, row.area, complain)
        made.projects.goes_by(code, row.project)
        made.brought_along.append(row.project)
    else:
        _check_area(made, code, row, trace, complain)
    return code


def _check_area(
    made: _Made, project: str, row: EstatesRow, trace: dict[str, Any], complain: Complaint
) -> None:
    """A milestone lies where its project does."""
    area_id = area_of(made.catalogue, row.area, complain)
    held: Any = made.projects.known_by(project, trace["known_from"])
    if area_id is not None and held is not None and held.area_id not in (None, area_id):
        complain("area", "the project lies in another area; a milestone has none of its own")


def _milestone(made: _Made, number: int, row: EstatesRow, complain: Complaint) -> None:
    if row.item is None:
        complain("item", "a milestone needs a name")
        return
    trace = made.trace(row)
    project = _project_code(made, row, trace, complain)
    code, name = made.milestones.find_or_number(row.item, project)
    if made.is_second(number, ("milestone", code), "milestone", complain):
        return
    before: Any = made.milestones.known_by(code, trace["known_from"])
    if before is not None and before.project_code != project:
        complain("project", f"{code} is a milestone of another project")
    _keep_baseline(made, code, row, trace, complain)
    milestone = made.milestones.draft(code, trace)
    milestone.project_code, milestone.name = project, name
    milestone.gate = (row.gate or Gate.OTHER).value
    milestone.owner, milestone.state = row.owner, row.status or PLANNED


def _keep_baseline(
    made: _Made, code: str, row: EstatesRow, trace: dict[str, Any], complain: Complaint
) -> None:
    """The first date of a milestone, which no later row may change."""
    if row.date is None and row.date_as_written is None:
        return
    held = made.baselines.get(code)
    if held is None:
        made.dates.append(_date(code, DateKind.BASELINE, row, trace, row.reason))
    elif held.on != row.date or (row.date is None and held.date_as_written != row.date_as_written):
        said = say_day(held.on) if held.on else f"“{held.date_as_written}”"
        complain(
            "date" if row.date else "date_as_written",
            f"the baseline of this milestone is {said}, and is frozen; give a later date as a forecast",
        )


def _later_date(made: _Made, _number: int, row: EstatesRow, complain: Complaint) -> None:
    """A forecast, or the day on which it was reached."""
    trace = made.trace(row)
    code = _known_milestone(made, row, trace, complain)
    kind = DateKind(row.record)
    if row.date is None and row.date_as_written is None:
        complain("date", f"a date is missing; words of the source go into date_as_written ({kind})")
    if kind is DateKind.ACTUAL and row.date is not None and row.date > trace["known_from"]:
        complain("date", "this lies after the day it was known from; what is still to come is a forecast")
    if code is None or complain.made:
        return
    note = " ".join(filter(None, (row.reason, row.note))) or None
    made.dates.append(_date(code, kind, row, trace, note))
    changes = {"gate": row.gate and row.gate.value, "state": row.status, "owner": row.owner}
    if any(changes.values()):
        _change(made, code, trace, {name: said for name, said in changes.items() if said}, complain)


def _consequence(made: _Made, _number: int, row: EstatesRow, complain: Complaint) -> None:
    """What follows if a milestone is missed."""
    refuse_filled(
        row, ("gate", "date", "date_as_written", "status", "owner"), "a consequence", complain
    )
    trace = made.trace(row)
    code = _known_milestone(made, row, trace, complain)
    if row.reason is None:
        complain("reason", "a consequence needs words: what follows if the milestone is missed")
    if code is not None and not complain.made:
        _change(made, code, trace, {"consequence": row.reason}, complain)


def _change(
    made: _Made, code: str, trace: dict[str, Any], changes: dict[str, Any], complain: Complaint
) -> None:
    """Note what a row says of its milestone; cells it leaves empty change nothing."""
    made.milestones.refuse_too_early(code, trace["known_from"], complain)
    if complain.made:
        return
    milestone = made.milestones.draft(code, trace)
    for name, said in changes.items():
        setattr(milestone, name, said)


def _known_milestone(
    made: _Made, row: EstatesRow, trace: dict[str, Any], complain: Complaint
) -> str | None:
    """The code of the milestone a row is about; None, with a complaint, for one that is not there."""
    project = made.projects.find(row.project, None)
    code = None if row.item is None else made.milestones.find(row.item, project)
    held: Any = None if code is None else made.milestones.known_by(code, date.max)
    if held is None:
        complain("item", "there is no such milestone of this project; give it a row of its own, a milestone")
    elif held.project_code != project:
        complain("project", "this milestone belongs to another project")
    _check_area(made, project or "", row, trace, complain)
    return code


def _date(
    code: str, kind: DateKind, row: EstatesRow, trace: dict[str, Any], note: str | None
) -> MilestoneDate:
    return MilestoneDate(
        milestone_code=code, kind=kind, on=row.date, date_as_written=row.date_as_written,
        **trace | {"note": note},
    )


MAKERS = {
    "project": _project, "milestone": _milestone, "forecast": _later_date, "actual": _later_date,
    "consequence": _consequence,
}
