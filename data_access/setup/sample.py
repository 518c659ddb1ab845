"""The sample: what two panel papers of June 2020 and later publications say, and illustrative weeks.

It is stored once, by ``init --sample``. Until real files come in, pages are read as at its own day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import plain_name
from data_access import clock
from data_access.catalogue.csv_rows import day_of, rows_of, store_sources
from data_access.data_state import mark_changed
from data_access.loading.formats.csv_files import fingerprint, open_table
from data_access.loading.kinds import observations
from data_access.loading.kinds.statement_rows import keep_statements
from data_access.loading.kinds.statements import statements_in
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList
from data_access.models import (
    Area,
    Contract,
    FundingAward,
    Milestone,
    MilestoneDate,
    Project,
    SeriesEvent,
    Target,
)
from data_access.observations.store import NewFigure, store
from data_access.settings import REPOSITORY

SAMPLE = REPOSITORY / "sample_data"
SAMPLE_DAY = date(2020, 7, 6)

Cells = dict[str, str | None]
Record = Contract | FundingAward | Project | Milestone | MilestoneDate | SeriesEvent


class _Sample:
    """The identities a row of the sample refers to."""

    def __init__(self, session: Session) -> None:
        self.sources = store_sources(session, SAMPLE / "sources.csv")
        self.catalogue = Catalogue.read(session)
        self.areas = {area.code: area.id for area in session.scalars(select(Area))}

    def area(self, row: Cells) -> int | None:
        """The area of a row, if it names one."""
        code = row.get("area")
        return self.areas[code] if code else None

    def traced(self, row: Cells) -> dict[str, object]:
        """Where a row came from and since when it was known."""
        return {
            "source_id": self.sources[row["source"] or ""], "locator": row["locator"],
            "note": row["note"], "known_from": day_of(row["known_from"]),
            "recorded_at": clock.now(),
        }


def store_sample(session: Session) -> None:
    """Store the sample."""
    sample = _Sample(session)
    for name in ("dark.csv", "illustrative_weekly.csv"):
        _store_observations(session, SAMPLE / name, sample)
    published = list(_published(sample))
    store(session, published, load_id=None)
    _store_statements(session, SAMPLE / "statements.csv", sample)
    for name, made in RECORDS.items():
        session.add_all(made(row, sample) for row in rows_of(SAMPLE / name))
    session.add_all(_target(row, sample) for row in rows_of(SAMPLE / "targets.csv"))
    state = mark_changed(session, max(figure.known_from for figure in published))
    state.sample_day = SAMPLE_DAY


def _store_observations(session: Session, path: Path, sample: _Sample) -> None:
    """A file in the observations format, through the same checks as any other."""
    errors = ErrorList(path)
    with open_table(path, fingerprint(path).encoding or "utf-8") as table:
        figures = list(
            observations.read(path, table, sample.catalogue, SAMPLE_DAY, errors).figures
        )
    errors.refuse_if_any()
    store(session, figures, load_id=None)
    mark_changed(session, max(figure.known_from for figure in figures))


def _store_statements(session: Session, path: Path, sample: _Sample) -> None:
    """A file in the statements format, through the same checks as any other."""
    errors = ErrorList(path)
    with open_table(path, fingerprint(path).encoding or "utf-8") as table:
        found = statements_in(table, sample.catalogue, SAMPLE_DAY, errors)
    errors.refuse_if_any()
    keep_statements(session, found, load_id=None)


def _published(sample: _Sample) -> Iterator[NewFigure]:
    """Quoted figures: each publication is a strand of its own, so that none replaces another."""
    for row in rows_of(SAMPLE / "published.csv"):
        yield NewFigure(
            measure_id=sample.catalogue.measures[row["measure"] or ""].id,
            area_id=sample.catalogue.areas[plain_name(row["area"] or "")],
            period_start=_day(row["period_start"]), period_end=_day(row["period_end"]),
            value=float(row["value"] or "nan"), status=row["status"] or "final",
            strand=row["source"] or "", qualifier=row["qualifier"],
            source_id=sample.sources[row["source"] or ""], locator=row["locator"],
            note=row["note"], known_from=_day(row["known_from"]),
            period_as_written=row["period_as_written"],
        )


def _day(text: str | None) -> date:
    found = day_of(text)
    if found is None:
        raise ValueError("a published figure of the sample lacks a date")
    return found


def _pence(pounds: str | None) -> int | None:
    return round(float(pounds) * 100) if pounds else None


def _contract(row: Cells, sample: _Sample) -> Contract:
    return Contract(
        code=row["code"], provider=row["provider"], service=row["service"],
        area_id=sample.area(row), starts=day_of(row["starts"]), ends=day_of(row["ends"]),
        date_as_written=row["date_as_written"], value_pence=_pence(row["value_pounds"]),
        status=row["status"], next_step=row["next_step"],
        next_step_due=day_of(row["next_step_due"]), **sample.traced(row),
    )


def _award(row: Cells, sample: _Sample) -> FundingAward:
    return FundingAward(
        code=row["code"], fund=row["fund"], purpose=row["purpose"], funder=row["funder"],
        area_id=sample.area(row), amount_pence=_pence(row["amount_pounds"]),
        qualifier=row["qualifier"], match_funding=row["match_funding"],
        conditions=row["conditions"], starts=day_of(row["starts"]), ends=day_of(row["ends"]),
        date_as_written=row["date_as_written"], status=row["status"], **sample.traced(row),
    )


def _project(row: Cells, sample: _Sample) -> Project:
    return Project(
        code=row["code"], name=row["name"], area_id=sample.area(row), owner=row["owner"],
        **sample.traced(row),
    )


def _milestone(row: Cells, sample: _Sample) -> Milestone:
    return Milestone(
        code=row["code"], project_code=row["project"], name=row["name"], gate=row["gate"],
        owner=row["owner"], state=row["state"], consequence=row["consequence"],
        **sample.traced(row),
    )


def _milestone_date(row: Cells, sample: _Sample) -> MilestoneDate:
    return MilestoneDate(
        milestone_code=row["milestone"], kind=row["kind"], on=day_of(row["on"]),
        date_as_written=row["date_as_written"], **sample.traced(row),
    )


def _event(row: Cells, sample: _Sample) -> SeriesEvent:
    measure = sample.catalogue.measures[row["measure"]].id if row["measure"] else None
    return SeriesEvent(
        measure_id=measure, area_id=sample.area(row), happened_on=day_of(row["happened_on"]),
        kind=row["kind"], title=row["title"], reason=row["reason"],
        recorded_by=row["recorded_by"], **sample.traced(row),
    )


def _target(row: Cells, sample: _Sample) -> Target:
    return Target(
        measure_id=sample.catalogue.measures[row["measure"] or ""].id, label=row["label"],
        value=float(row["value"] or "nan"), starts=day_of(row["starts"]),
        ends=day_of(row["ends"]), source_id=sample.sources[row["source"] or ""],
        known_from=day_of(row["known_from"]),
    )


RECORDS: dict[str, Callable[[Cells, _Sample], Record]] = {
    "contracts.csv": _contract,
    "funding.csv": _award,
    "projects.csv": _project,
    "milestones.csv": _milestone,
    "milestone_dates.csv": _milestone_date,
    "events.csv": _event,
}
