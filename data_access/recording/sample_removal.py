"""The sample, taken out of a store: everything that came with it, and nothing that came by any other way."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, delete, func, select
from sqlalchemy.orm import Session

from data_access.data_state import mark_changed
from data_access.errors import RecordRefused
from data_access.history import History, withdraw
from data_access.history.records import (
    AWARDS,
    CONTRACTS,
    EVENTS,
    MILESTONE_DATES,
    MILESTONES,
    PROJECTS,
    STATEMENTS,
    TARGETS,
)
from data_access.models import DataState, Latest, Observation, Source, Suppression, SurveyDetail
from data_access.observations.store import FIGURES, refresh_latest

# What is told of each table, in the order in which it is taken out.
TABLES: tuple[tuple[str, History[Any]], ...] = (
    ("figures", FIGURES), ("statements", STATEMENTS), ("events and rebases", EVENTS),
    ("standards", TARGETS), ("contracts", CONTRACTS), ("funding awards", AWARDS),
    ("dates of milestones", MILESTONE_DATES), ("milestones", MILESTONES), ("projects", PROJECTS),
)


def take_out(session: Session, codes: Collection[str]) -> dict[str, int]:
    """Delete what the sample brought, known by its sources and by coming from no file; how many of each.

    Raises RecordRefused where the store holds no sample. Figures that one of the sample had replaced
    stand again. Sources that nothing refers to any more go too.
    """
    state = session.get(DataState, 1)
    if state is None or state.sample_day is None:
        raise RecordRefused("the store holds no sample")
    sources = list(session.scalars(select(Source.id).where(Source.code.in_(codes))))
    _let_go(session, sources)
    removed = {
        words: withdraw(session, history, _from_the_sample(history.table, sources))
        for words, history in TABLES
    }
    state.sample_day = None
    state.newest_known_from = session.scalar(select(func.max(Observation.known_from)))
    refresh_latest(session)
    removed["sources"] = _forget_sources(session, sources)
    mark_changed(session)
    return removed


def _from_the_sample(table: Any, sources: list[int]) -> Any:  # noqa: ANN401 - any traced table
    return and_(table.load_id.is_(None), table.source_id.in_(sources))


def _let_go(session: Session, sources: list[int]) -> None:
    """Delete what hangs on the figures, so that they can be deleted."""
    figures = select(Observation.id).where(_from_the_sample(Observation, sources))
    session.execute(delete(Latest))
    for beside in (SurveyDetail, Suppression):
        session.execute(delete(beside).where(beside.observation_id.in_(figures)))


def _forget_sources(session: Session, sources: list[int]) -> int:
    """Delete the sources of the sample that nothing else cites."""
    cited: set[int | None] = set()
    for _words, history in TABLES:
        table: Any = history.table
        cited |= set(session.scalars(select(table.source_id).distinct()))
    unused = [source for source in sources if source not in cited]
    session.execute(delete(Source).where(Source.id.in_(unused)))
    return len(unused)
