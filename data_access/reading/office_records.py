"""The frames of a reader that are for staff only: for everybody else they have no rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

import pandas as pd
from sqlalchemy import false, select

from data_access.access.roles import STAFF, Viewer
from data_access.models import Load
from data_access.reading import notes_queries, office_queries
from data_access.reading.observations import Query


class StaffFrames(ABC):
    """Records of the office: contracts, milestones, files taken in, questions and comments."""

    viewer: Viewer
    as_at: date

    def contracts(self) -> pd.DataFrame:
        """Commissioned victim services, value in whole pence; no rows for those who are not staff."""
        return self._staff_frame(office_queries.contracts(self.as_at))

    def funding(self) -> pd.DataFrame:
        """Funding bid for or won, amount in whole pence; no rows for those who are not staff."""
        return self._staff_frame(office_queries.funding(self.as_at))

    def milestones(self) -> pd.DataFrame:
        """Milestones of estates and programmes; no rows for those who are not staff."""
        rows = self._milestones_with_dates()
        own = [name for name in rows if not str(name).startswith("date_")]
        return rows[own].drop_duplicates("code", ignore_index=True)

    def milestone_dates(self) -> pd.DataFrame:
        """Every date a milestone was given, oldest knowledge first; no rows for those who are not staff.

        Columns: milestone (its code), kind, on, date_as_written, note, source, locator, known_from.
        """
        rows = self._milestones_with_dates()
        dates = rows[rows["date_id"].notna()].sort_values(["date_known_from", "date_id"], kind="stable")
        named = {
            str(name): str(name).removeprefix("date_") for name in rows if str(name).startswith("date_")
        }
        chosen = dates[["code", *named]].rename(columns={"code": "milestone"} | named)
        return chosen.drop(columns="id").reset_index(drop=True)

    def _milestones_with_dates(self) -> pd.DataFrame:
        return self._once("milestones", self._for_staff(office_queries.milestones(self.as_at)))

    def statements(self) -> pd.DataFrame:
        """What sources say in words, or of a figure without a day, never charted; no rows for those
        who are not staff. ``measure`` and ``area`` are codes, where the words name one.
        """
        return self._staff_frame(office_queries.statements(self.as_at))

    def loads(self) -> pd.DataFrame:
        """Files taken in, newest first: kind, file_name, sha256, rows_read, rows_stored, revised,
        loaded_by, loaded_at; no rows for those who are not staff.
        """
        return self._staff_frame(
            select(
                Load.kind, Load.file_name, Load.sha256, Load.rows_read, Load.rows_stored,
                Load.revised, Load.loaded_by, Load.loaded_at,
            ).order_by(Load.id.desc())
        )

    def questions(self) -> pd.DataFrame:
        """Questions asked by the end of the as-at day, newest first, with the state they had then.

        Columns: id, text, figure_id, as_at (the day it was read as at), asked_by, asked_at, state;
        no rows for those who are not staff.
        """
        return self._staff_frame(notes_queries.questions(self.as_at))

    def commentary(self, measure: str | None = None) -> pd.DataFrame:
        """Comments and actions written by the end of the as-at day and not taken back then, newest
        first; those of one measure, or all.

        Columns: id, kind (comment or action), measure (empty for the whole dashboard), area (empty
        for the whole force), period_end, text, owner, due, written_by, written_at; no rows for those
        who are not staff.
        """
        return self._staff_frame(notes_queries.commentary(self.as_at, measure))

    def _staff_frame(self, query: Query) -> pd.DataFrame:
        return self._frame(self._for_staff(query))

    def _for_staff(self, query: Query) -> Query:
        """The statement, or for everybody else one that gives no rows."""
        is_staff = self.viewer.operator or self.viewer.role in STAFF
        return query if is_staff else query.where(false())

    @abstractmethod
    def _once(self, name: str, query: Query) -> pd.DataFrame:
        """The rows of a statement as a frame, read once."""

    @abstractmethod
    def _frame(self, query: Query) -> pd.DataFrame:
        """The rows of a statement, with the types of their columns."""
