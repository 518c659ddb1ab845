"""The state of the data: its version, and the day that is read when nobody chose one.

Neither reading nor storing owns it: every write moves it on, and every read is keyed on it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from data_access import clock
from data_access.models import DataState


def default_day(state: DataState | None) -> date:
    """The day that is read as at when nobody chose one: the sample's while only the sample is held."""
    if state is not None and state.sample_day is not None and state.real_since is None:
        return state.sample_day
    return clock.today()


def mark_changed(session: Session, newest_known_from: date | None = None) -> DataState:
    """Note in ``data_state`` that something was written; cached reads notice by the version."""
    state = session.get(DataState, 1)
    if state is None:
        state = DataState(id=1, version=0, real_weekly=False)
        session.add(state)
    state.version += 1
    held = state.newest_known_from
    if newest_known_from is not None and (held is None or newest_known_from > held):
        state.newest_known_from = newest_known_from
    return state
