"""Recording from a page: one act, in one transaction, and what came of it in words."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data_access import Recorder, RecordRefused, open_recorder
from data_access.sessions import Visit
from interface.text import as_plain_markdown


def record(visit: Visit, act: Callable[[Recorder], str]) -> None:
    """Do ``act`` as this visitor and show the sentence it gives back, or why it was refused."""
    try:
        with open_recorder(visit.viewer) as recorder:
            told = act(recorder)
    except RecordRefused as refused:
        st.error(as_plain_markdown(refused))
    else:
        st.success(as_plain_markdown(told))
