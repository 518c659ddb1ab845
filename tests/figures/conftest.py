"""Readers to build figures with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date

import pytest

from data_access import Reader, Viewer, open_reader

SAMPLE_DAY = date(2020, 7, 6)


@pytest.fixture
def reader_for(as_role: Callable[[str], Viewer]) -> Iterator[Callable[..., Reader]]:
    """Call it with a role and a day to read as that role on that day."""
    with ExitStack() as stack:

        def opened(role: str = "commissioner", as_at: date = SAMPLE_DAY) -> Reader:
            return stack.enter_context(open_reader(as_role(role), as_at))

        yield opened
