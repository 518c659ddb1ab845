"""Estates and programmes as a reader has them: milestones, and every date each was given."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from data_access.history import known_on
from data_access.models import Area, Milestone, MilestoneDate, Project, Source
from data_access.models.conditions import Query
from data_access.reading.view import View


class Estates:
    """Records of estates and programmes; for everybody but staff they have no rows."""

    def __init__(self, view: View) -> None:
        self._view = view

    def milestones(self) -> pd.DataFrame:
        """Milestones with their project, in the order of the programme."""
        rows = self._with_dates()
        own = [name for name in rows if not str(name).startswith("date_")]
        return rows[own].drop_duplicates("code", ignore_index=True)

    def milestone_dates(self) -> pd.DataFrame:
        """Every date a milestone was given, oldest knowledge first.

        Columns: milestone (its code), kind, on, date_as_written, note, source, locator, known_from.
        """
        rows = self._with_dates()
        dates = rows[rows["date_id"].notna()].sort_values(["date_known_from", "date_id"], kind="stable")
        named = {
            str(name): str(name).removeprefix("date_") for name in rows if str(name).startswith("date_")
        }
        chosen = dates[["code", *named]].rename(columns={"code": "milestone"} | named)
        return chosen.drop(columns="id").reset_index(drop=True)

    def _with_dates(self) -> pd.DataFrame:
        return self._view.once("milestones", self._view.of_staff(milestones(self._view.as_at)))


def milestones(day: date) -> Query:
    """Milestones with their project and its area, and every date known of each, in the order of the
    estates programme; columns of a date begin with ``date_``, empty where there is none.
    """
    of_date = aliased(Source)
    return (
        select(
            Milestone.code, Milestone.name, Milestone.project_code.label("project"),
            Project.name.label("project_name"), Area.code.label("area"), Milestone.gate,
            Milestone.owner, Milestone.state, Milestone.consequence, Milestone.note,
            Source.title.label("source"), Milestone.locator, Milestone.known_from,
            MilestoneDate.id.label("date_id"), MilestoneDate.kind.label("date_kind"),
            MilestoneDate.on.label("date_on"),
            MilestoneDate.date_as_written.label("date_date_as_written"),
            MilestoneDate.note.label("date_note"), of_date.title.label("date_source"),
            MilestoneDate.locator.label("date_locator"),
            MilestoneDate.known_from.label("date_known_from"),
        )
        .outerjoin(
            Project, and_(Project.code == Milestone.project_code, known_on(Project, day))
        )
        .outerjoin(Area, Project.area_id == Area.id)
        .outerjoin(Source, Milestone.source_id == Source.id)
        .outerjoin(
            MilestoneDate,
            and_(MilestoneDate.milestone_code == Milestone.code, known_on(MilestoneDate, day)),
        )
        .outerjoin(of_date, MilestoneDate.source_id == of_date.id)
        .where(known_on(Milestone, day))
        .order_by(Milestone.id, MilestoneDate.known_from, MilestoneDate.id)
    )
