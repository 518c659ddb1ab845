"""Recording from a page: one act, in one transaction, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data_access import NotPermitted, Recorder, RecordRefused, open_recorder
from data_access.access.sessions import Visit
from interface.components.escaping import as_plain_markdown

Act = Callable[[Recorder], str]


def record(visit: Visit, act: Act) -> None:
    """Do ``act`` as this visitor and show the sentence it gives back, or why it was refused."""
    told = _done(visit, act)
    if told is not None:
        st.success(as_plain_markdown(told))


def record_and_run_again(visit: Visit, act: Act, place: str, form: str) -> None:
    """Do ``act`` and run the page again, so that all of it shows what was recorded.

    The sentence is shown by ``say_recorded`` of the same place, and the form starts empty; when it
    is refused the reason is shown here, and nothing that was typed is lost.
    """
    told = _done(visit, act)
    if told is None:
        return
    st.session_state[f"recorded-{place}"] = told
    st.session_state[f"turn-{form}"] = st.session_state.get(f"turn-{form}", 0) + 1
    st.rerun()


def say_recorded(place: str) -> None:
    """Show, once, what was recorded here in the run before: in its place, and wherever one has scrolled."""
    told = st.session_state.pop(f"recorded-{place}", None)
    if told is not None:
        st.success(as_plain_markdown(told))
        st.toast(as_plain_markdown(told))


def fresh_key(form: str) -> str:
    """The key of a form: another one each time it was sent, so that it starts empty."""
    return f"{form}-{st.session_state.get(f'turn-{form}', 0)}"


def _done(visit: Visit, act: Act) -> str | None:
    try:
        with open_recorder(visit.viewer) as recorder:
            return act(recorder)
    except (RecordRefused, NotPermitted) as refused:
        told = str(refused)
        st.error(as_plain_markdown(f"{told[:1].upper()}{told[1:]}."))
        return None
