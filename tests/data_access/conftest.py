"""A store that holds some of everything, and an empty one to take it to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data_access.helpers import load, week_file
from tests.data_access.keeping import add_awkward_text, move_to_an_empty_database
from tests.databases import Databases


@pytest.fixture
def full_store(sample_store: Path, accounts: dict[str, str], tmp_path: Path) -> Path:
    """A store with the sample, an account a role, a revised figure and awkward text."""
    assert accounts
    load(week_file(tmp_path, {}))
    load(week_file(tmp_path, {"value": "93.4"}))
    add_awkward_text()
    return sample_store


@pytest.fixture
def away(
    databases: Databases, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[], None]:
    """Call it to move to an empty database of the same kind."""
    return lambda: move_to_an_empty_database(databases, monkeypatch, tmp_path / "away")
