"""Cached reading: a figure is built once for a state of the data, an audience and a day.

The key of the cache holds everything that may change what is seen, so that two people of different
roles in one process never see each other's rows.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

import figures
from data_access import open_reader
from data_access.roles import Viewer
from data_access.sessions import Visit

MOST_FIGURES = 500


@st.cache_data(max_entries=MOST_FIGURES, show_spinner=False)
def _figure(
    _viewer: Viewer, data_version: int, audiences: tuple[str, ...], as_at: date, key: str,
    options: tuple[tuple[str, str], ...],
) -> figures.Figure:
    del data_version, audiences  # they are part of the key, not of the building
    with open_reader(_viewer, as_at) as reader:
        return figures.build(key, reader, **dict(options))


@st.cache_data(max_entries=20, show_spinner=False)
def _areas(_viewer: Viewer, data_version: int) -> pd.DataFrame:
    del data_version
    with open_reader(_viewer) as reader:
        return reader.areas()


@st.cache_data(max_entries=100, show_spinner=False)
def _measures(_viewer: Viewer, data_version: int, audiences: tuple[str, ...]) -> pd.DataFrame:
    del data_version, audiences
    with open_reader(_viewer) as reader:
        return reader.measures()


def _audiences(visit: Visit) -> tuple[str, ...]:
    return tuple(sorted(visit.viewer.audiences()))


def figure(visit: Visit, as_at: date, key: str, **options: str | None) -> figures.Figure:
    """The figure of a key as this visitor may see it, as at a day.

    Raises KeyError for a key that does not exist or is not for this visitor.
    """
    given = tuple(sorted((name, value) for name, value in options.items() if value is not None))
    return _figure(visit.viewer, visit.data_version, _audiences(visit), as_at, key, given)


def areas(visit: Visit) -> pd.DataFrame:
    """All areas, as ``Reader.areas``."""
    return _areas(visit.viewer, visit.data_version)


def measures(visit: Visit) -> pd.DataFrame:
    """The measures this visitor may see, as ``Reader.measures``."""
    return _measures(visit.viewer, visit.data_version, _audiences(visit))
