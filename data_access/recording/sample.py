"""The sample, recorded: taken out of a store that has figures of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from analysis.words import say_list, say_number
from data_access.access.roles import Right
from data_access.errors import RecordRefused
from data_access.history import History, remove
from data_access.history.records import (
    AWARDS,
    CONSULTATIONS,
    CONTRACTS,
    EVENTS,
    MILESTONE_DATES,
    MILESTONES,
    PROJECTS,
    STATEMENTS,
    TARGETS,
)
from data_access.models import DataState, Observation, Source
from data_access.models.words import Status
from data_access.observations.store import remove_made_up
from data_access.recording.verbs import Done, Noun, verb

# The source that every made-up record of the sample names.
ILLUSTRATIVE = "illustrative"
REMOVED = "removed the sample"
# Every table with two times that a sample may put made-up records into, as one and several are called.
RECORDS: tuple[tuple[History[Any], str, str], ...] = (
    (EVENTS, "event", "events"), (TARGETS, "standard", "standards"),
    (STATEMENTS, "statement", "statements"),
    (CONSULTATIONS, "answer of a consultation", "answers of consultations"),
    (MILESTONE_DATES, "date of a milestone", "dates of milestones"),
    (MILESTONES, "milestone", "milestones"), (PROJECTS, "project", "projects"),
    (AWARDS, "award", "awards"), (CONTRACTS, "contract", "contracts"),
)


class Sample(Noun):
    """What the product was started with so that there was something to see."""

    @verb(Right.SAMPLE, REMOVED, changes_reading=True)
    def remove(self) -> Done[tuple[str, ...]]:
        """Take all that is made up in the sample out of the store; gives back what went, by kind.

        What the sample holds of real publications stays, and so does every file that was loaded, whatever
        its status. Raises NotPermitted, or RecordRefused where there is no sample.
        """
        counts = [(remove_made_up(self._session, self._made_up_figures()), "figure", "figures")]
        counts += [
            (remove(self._session, history, self._made_up(history.table)), one, several)
            for history, one, several in RECORDS
        ]
        removed = tuple(say_number(count, one, several) for count, one, several in counts if count)
        state = self._session.get(DataState, 1)
        if not removed and (state is None or state.sample_day is None):
            raise RecordRefused("the store holds no sample, so there is nothing to remove")
        if state is not None:
            state.sample_day = None
        return Done(removed, "sample", say_list(list(removed)))

    def _made_up_figures(self) -> ColumnElement[bool]:
        return and_(
            Observation.load_id.is_(None),
            or_(Observation.status == Status.ILLUSTRATIVE, self._of_the_source(Observation)),
        )

    def _made_up(self, table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any table with two times
        return and_(table.load_id.is_(None), self._of_the_source(table))

    def _of_the_source(self, table: Any) -> ColumnElement[bool]:  # noqa: ANN401
        """That a row names the source of what is made up; false, not unknown, where it names none."""
        number = self._session.scalar(select(Source.id).where(Source.code == ILLUSTRATIVE))
        return func.coalesce(table.source_id, 0) == (number or -1)
