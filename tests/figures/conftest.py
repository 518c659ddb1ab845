"""Readers to build figures with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

import figures
from data_access import Reader, Viewer, open_reader
from figures import Figure

SAMPLE_DAY = date(2020, 7, 6)

OpenReader = Callable[..., Reader]


@pytest.fixture
def bare_reader(as_role: Callable[[str], Viewer]) -> Iterator[OpenReader]:
    """Call it with a role and a day to read a store without figures as that role on that day."""
    with ExitStack() as stack:

        def opened(role: str = "commissioner", as_at: date = SAMPLE_DAY) -> Reader:
            return stack.enter_context(open_reader(as_role(role), as_at))

        yield opened


@pytest.fixture
def sample_reader(sample_store: Path, bare_reader: OpenReader) -> OpenReader:
    """Call it as ``bare_reader``, to read a store that holds the sample."""
    assert sample_store.exists()
    return bare_reader


# Building them all takes most of a minute, and none of them changes.
_built: dict[date, dict[str, Figure]] = {}


@pytest.fixture
def every_figure(request: pytest.FixtureRequest) -> Callable[..., dict[str, Figure]]:
    """Call it with a day for every figure of the sample by its key, as staff see it; built once."""

    def built(as_at: date = SAMPLE_DAY) -> dict[str, Figure]:
        if as_at not in _built:
            reader = request.getfixturevalue("sample_reader")("commissioner", as_at)
            keys = figures.keys(reader)
            _built[as_at] = {key: figures.build(key, reader) for key in keys}
            assert len(_built[as_at]) == len(keys)
        return _built[as_at]

    return built
