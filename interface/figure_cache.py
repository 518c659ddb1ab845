"""Cached reading: a figure is built once for a state of the data, an audience and a day.

The key of the cache holds everything that may change what is seen, so that two people of different
roles in one process never see each other's rows. What a page has to build anew it builds from one
reader, that is from one consistent view of the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

import figures
from analysis.areas.outlines import Drawing
from data_access import Reader, open_reader
from data_access.access.roles import Viewer
from data_access.access.sessions import Visit
from figures.check.claims import CheckedSentence
from figures.check.claims import checked as checked_sentences
from figures.confidence.outline_map import outline_map
from figures.dashboard.catalogue import (
    Area,
    AreaSet,
    Catalogue,
    Measure,
    area_sets_of,
    areas_of,
    measures_of,
)
from figures.dashboard.catalogue import local_areas as among_areas
from figures.dashboard.written import Note, Question, notes_of, questions_of

MOST_FIGURES = 500
# How many states of the data, audiences and days are kept what was worked out from them.
MOST_STATES = 8


@dataclass(slots=True)
class _OpenReaders:
    """The readers of one run, by viewer and day; opened when first needed, closed with the run."""

    stack: ExitStack
    area_set: str | None
    readers: dict[tuple[str, date], Reader] = field(default_factory=dict)


_run: ContextVar[_OpenReaders | None] = ContextVar("run", default=None)


@contextmanager
def one_run(area_set: str | None = None) -> Iterator[None]:
    """Let everything built inside share its readers, which show the areas of one set."""
    with ExitStack() as stack:
        token = _run.set(_OpenReaders(stack, area_set))
        try:
            yield
        finally:
            _run.reset(token)


@st.cache_resource(max_entries=MOST_STATES, show_spinner=False)
def _worked_out(state_key: tuple[object, ...]) -> dict[str, Any]:
    """What was worked out of a state of the data, for all who see the same of it; empty at first."""
    del state_key  # it is the key, and nothing is worked out here: nobody waits for anybody
    return {}


@contextmanager
def shared_reader(viewer: Viewer, as_at: date, area_set: str | None = None) -> Iterator[Reader]:
    """A reader that finds what others who see the same have worked out, and leaves them its own."""
    with open_reader(viewer, as_at, area_set) as reader:
        reader.worked_out = _worked_out(reader.state_key)
        yield reader


@contextmanager
def _reader(viewer: Viewer, as_at: date) -> Iterator[Reader]:
    """The reader of this run, or one for this call alone where no run was begun."""
    run = _run.get()
    if run is None:
        with shared_reader(viewer, as_at) as reader:
            yield reader
        return
    key = (viewer.name, as_at)
    if key not in run.readers:
        run.readers[key] = run.stack.enter_context(shared_reader(viewer, as_at, run.area_set))
    yield run.readers[key]


@st.cache_data(max_entries=MOST_FIGURES, show_spinner=False)
def _figure(
    _viewer: Viewer, data_version: int, audiences: tuple[str, ...], as_at: date, key: str,
    options: tuple[tuple[str, str], ...], area_set: str | None,
) -> figures.Figure:
    del data_version, audiences, area_set  # they are part of the key, not of the building
    with _reader(_viewer, as_at) as reader:
        return figures.build(key, reader, **dict(options))


@st.cache_data(max_entries=20, show_spinner=False)
def _areas(
    _viewer: Viewer, data_version: int, as_at: date, area_set: str | None
) -> dict[str, Area]:
    del data_version, area_set
    with _reader(_viewer, as_at) as reader:
        return areas_of(reader)


@st.cache_data(max_entries=20, show_spinner=False)
def _outlines(
    _viewer: Viewer, data_version: int, as_at: date, areas: tuple[str, ...]
) -> Drawing | None:
    del data_version
    with _reader(_viewer, as_at) as reader:
        return outline_map(reader, areas)


@st.cache_data(max_entries=20, show_spinner=False)
def _area_sets(_viewer: Viewer, data_version: int, as_at: date) -> tuple[AreaSet, ...]:
    del data_version
    with _reader(_viewer, as_at) as reader:
        return area_sets_of(reader)


@st.cache_data(max_entries=100, show_spinner=False)
def _measures_by_code(
    _viewer: Viewer, data_version: int, audiences: tuple[str, ...], _day: date
) -> dict[str, Measure]:
    del data_version, audiences
    with _reader(_viewer, _day) as reader:
        return measures_of(reader)


@st.cache_data(max_entries=100, show_spinner=False)
def _notes(
    _viewer: Viewer, data_version: int, audiences: tuple[str, ...], as_at: date, *, later: bool
) -> tuple[tuple[Note, ...], tuple[Question, ...]]:
    del data_version, audiences
    with _reader(_viewer, as_at) as reader:
        return notes_of(reader, later=later), questions_of(reader, later=later)


@st.cache_data(max_entries=20, show_spinner=False)
def _checked(
    _viewer: Viewer, data_version: int, audiences: tuple[str, ...], as_at: date, text: str,
    area_set: str | None,
) -> tuple[CheckedSentence, ...]:
    del data_version, audiences, area_set
    with _reader(_viewer, as_at) as reader:
        return checked_sentences(reader, text)


def _audiences(visit: Visit) -> tuple[str, ...]:
    return tuple(sorted(visit.viewer.audiences()))


def figure(visit: Visit, as_at: date, key: str, **options: str | None) -> figures.Figure:
    """The figure of a key as this visitor may see it, as at a day.

    Raises KeyError for a key that does not exist or is not for this visitor.
    """
    given = tuple(sorted((name, value) for name, value in options.items() if value is not None))
    return _figure(
        visit.viewer, visit.data_version, _audiences(visit), as_at, key, given, area_set()
    )


def checked(visit: Visit, as_at: date, text: str) -> tuple[CheckedSentence, ...]:
    """The sentences of a text with what may be said of them, by the figures this visitor may see."""
    return _checked(visit.viewer, visit.data_version, _audiences(visit), as_at, text, area_set())


def area_set() -> str | None:
    """The set of areas this run shows; None for the one in force on the day."""
    run = _run.get()
    return None if run is None else run.area_set


def catalogue(visit: Visit, as_at: date) -> Catalogue:
    """The measures this visitor may see, and the areas that had begun by a day."""
    measures = _measures_by_code(visit.viewer, visit.data_version, _audiences(visit), visit.default_day)
    return Catalogue(measures, areas(visit, as_at))


def areas(visit: Visit, as_at: date) -> dict[str, Area]:
    """The areas that had begun by a day, by code."""
    return _areas(visit.viewer, visit.data_version, as_at, area_set())


def outlines(visit: Visit, as_at: date, areas: tuple[str, ...]) -> Drawing | None:
    """Areas as a drawing; None unless every one of them has an outline."""
    return _outlines(visit.viewer, visit.data_version, as_at, areas)


def area_sets(visit: Visit, as_at: date) -> tuple[AreaSet, ...]:
    """The sets of Local Policing Areas that had begun by a day, the oldest first."""
    return _area_sets(visit.viewer, visit.data_version, as_at)


def local_areas(visit: Visit, as_at: date) -> dict[str, str]:
    """The Local Policing Areas shown, by code, in their order."""
    return among_areas(areas(visit, as_at))


def notes(
    visit: Visit, as_at: date, *, later: bool = False
) -> tuple[tuple[Note, ...], tuple[Question, ...]]:
    """Comments and actions, and questions, as they stood on a day; or those written since about it."""
    return _notes(visit.viewer, visit.data_version, _audiences(visit), as_at, later=later)
