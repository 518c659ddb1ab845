"""One load: several files, one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from analysis.calendar.periods import say_day
from analysis.words import say_number
from data_access import clock
from data_access.data_state import mark_changed
from data_access.errors import LoadError, LoadRefused, say_integrity_error
from data_access.history import Stored
from data_access.loading.changes import (
    changes_since,
    contradiction,
    newest_observation,
)
from data_access.loading.formats.csv_files import fingerprint, refuse
from data_access.loading.formats.opening import open_content
from data_access.loading.kinds import boundaries, stop_search
from data_access.loading.lookup import Catalogue
from data_access.loading.report import FileReport, Holding, LoadReport
from data_access.loading.rows import ErrorList, Reading
from data_access.models import Load
from data_access.observations.store import NewFigure, store


@dataclass(slots=True)
class _Seen:
    """What passed by on the way to the store."""

    newest_known_from: date | None = None
    real: bool = False
    weekly: bool = False
    holdings: dict[int, Holding] = field(default_factory=dict)
    known_too_soon: int = 0
    first_too_soon: str = ""
    known_later: int = 0
    today: date = field(default_factory=clock.today)

    def notes(self) -> tuple[str, ...]:
        """What the person who loads should check."""
        told = []
        if self.known_too_soon:
            many = say_number(self.known_too_soon, "figure is", "figures are")
            told.append(
                f"{many} said to be known before the period was over (first: {self.first_too_soon}):"
                " check the periods and the days they were known from"
            )
        if self.known_later:
            many = say_number(self.known_later, "figure is", "figures are")
            told.append(f"{many} known only from a day still to come; until then nobody sees them")
        return tuple(told)

    def count(self, figure: NewFigure, measure: str) -> None:
        """Count a figure among those of its measure."""
        held = self.holdings.get(figure.measure_id)
        if held is None:
            held = self.holdings[figure.measure_id] = Holding(
                measure, 0, set(), figure.period_start, figure.period_end
            )
        held.figures += 1
        held.areas.add(figure.area_id)
        # A file may have a million figures, and this is done for each.
        if figure.period_start < held.first:
            held.first = figure.period_start
        if figure.period_end > held.last:
            held.last = figure.period_end
        if figure.known_from > self.today:
            self.known_later += 1
        if figure.known_from < figure.period_end and figure.value is not None and not figure.strand:
            self.known_too_soon += 1
            self.first_too_soon = self.first_too_soon or (
                f"{measure}, period to {say_day(figure.period_end)}, known from"
                f" {say_day(figure.known_from)}"
            )


def load_paths(
    session: Session, paths: Sequence[Path], loaded_by: str, *,
    kind: str | None = None, known_from: date | None = None,
) -> LoadReport:
    """Load files in the caller's transaction, which the caller rolls back when there are errors.

    Without ``kind`` each file tells its own; ``known_from`` is for rows that do not say, and today
    when left out. The report holds the errors of every file; one wrong file spoils the load.
    """
    catalogue = Catalogue.read(session)
    day = known_from or clock.today()
    files: list[FileReport] = []
    loads: list[int] = []
    for path in paths:
        report = FileReport(path.name.encode("utf-8", "replace").decode(), kind)
        try:
            _check_name(path, report.file)
            loads.append(_load_file(session, path, report, catalogue, day, loaded_by))
            if report.revised and (fault := contradiction(session, loads[-1], loads[:-1])):
                raise LoadRefused([LoadError(report.file, None, None, None, fault)])
        except LoadRefused as refused:
            report.errors = refused.errors
        except IntegrityError as error:
            # Every row was checked, so this is a rule only the database knows; the rest cannot go on.
            report.errors = [LoadError(path.name, None, None, None, say_integrity_error(error))]
            files.append(report)
            break
        files.append(report)
    if any(file.errors for file in files):
        for file in files:
            file.rows_stored = file.revised = file.skipped = 0
    return LoadReport(files)


def _check_name(path: Path, readable: str) -> None:
    if path.name != readable:
        raise LoadRefused([LoadError(
            readable, None, None, None,
            "the name of this file holds letters that cannot be read; give it another name",
        )])


def _load_file(
    session: Session, path: Path, report: FileReport, catalogue: Catalogue, day: date,
    loaded_by: str,
) -> int:
    """Load one file; gives back the number of its load."""
    print_of_file = fingerprint(path)
    with open_content(path, print_of_file, report.kind) as content:
        report.kind = content.kind.name
        load = Load(
            kind=report.kind, file_name=path.name, sha256=print_of_file.sha256, rows_read=0,
            rows_stored=0, revised=0, loaded_by=loaded_by, loaded_at=clock.now(),
        )
        already = _already(session, load)
        newest_before = newest_observation(session)
        session.add(load)
        session.flush()
        errors = ErrorList(path)
        seen = _Seen()
        try:
            reading = content.read(catalogue, day, errors)
            if already is None:
                done = _store(session, reading, load, errors, seen, catalogue)
            else:
                figures = sum(1 for _ in reading.figures)
                done = Stored(skipped=content.rows_read if reading.keep else figures)
        finally:
            report.rows_read = load.rows_read = content.rows_read
        errors.refuse_if_any()
        if not content.rows_read:
            raise refuse(path, "the file has a header but no rows of data")
    report.rows_stored = load.rows_stored = done.added
    report.revised = load.revised = done.revised
    report.skipped, report.outside, report.unplaced, report.notes = (
        done.skipped + reading.unknown, reading.outside, reading.unplaced,
        (*reading.notes, *seen.notes(), *_say_already(already)),
    )
    report.unknown = reading.unknown
    report.noun = "figure" if reading.keep is None else "record"
    report.holds = tuple(seen.holdings.values())
    if done.revised:
        report.changes = changes_since(session, newest_before, load.id)
    number: int = load.id
    if done.added:
        _note_change(session, seen)
    else:
        session.delete(load)
    return number


def _already(session: Session, load: Load) -> Load | None:
    """The load of this very file before, if nothing since could make it mean more.

    An old file that is loaded once more by mistake must not undo what was revised since.
    """
    found: Load | None = session.scalar(
        select(Load).where(Load.sha256 == load.sha256, Load.kind == load.kind)
        .order_by(Load.id.desc()).limit(1)
    )
    if found is None or load.kind != stop_search.KIND:
        return found
    # The same searches fall into areas once there are boundaries, or newer ones.
    newest = session.scalar(select(func.max(Load.id)).where(Load.kind == boundaries.KIND))
    return found if newest is None or newest < found.id else None


def _say_already(before: Load | None) -> tuple[str, ...]:
    if before is None:
        return ()
    day = say_day(before.loaded_at.astimezone(clock.OFFICE_TIME).date())
    return (
        f"this very file was loaded on {day} by {before.loaded_by}, so nothing of it is stored again,"
        " also where it was revised since; to store its figures once more, or for another day, change"
        " something in it, such as a note",
    )


def _store(
    session: Session, reading: Reading, load: Load, errors: ErrorList, seen: _Seen,
    catalogue: Catalogue,
) -> Stored:
    if reading.keep is None:
        return store(session, _watched(reading.figures, seen, catalogue), load.id)
    errors.refuse_if_any()
    done = store(session, _watched(reading.figures, seen, catalogue), load.id)
    kept = reading.keep(session, load.id)
    seen.real = seen.real or (reading.real and kept.added > 0)
    return done + kept


def _watched(
    figures: Iterable[NewFigure], seen: _Seen, catalogue: Catalogue
) -> Iterator[NewFigure]:
    codes = {entry.id: entry.code for entry in catalogue.measures.values()}
    weekly = {entry.id for entry in catalogue.measures.values() if entry.cadence == "week"}
    for figure in figures:
        seen.count(figure, codes[figure.measure_id])
        if seen.newest_known_from is None or figure.known_from > seen.newest_known_from:
            seen.newest_known_from = figure.known_from
        if figure.status != "illustrative":
            seen.real = True
            # A figure quoted from a paper is no week of a series.
            seen.weekly = seen.weekly or (not figure.strand and figure.measure_id in weekly)
        yield figure


def _note_change(session: Session, seen: _Seen) -> None:
    state = mark_changed(session, seen.newest_known_from)
    if seen.real and state.real_since is None:
        state.real_since = clock.now()
    state.real_weekly = state.real_weekly or seen.weekly
