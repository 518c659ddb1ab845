"""What every test may use: a folder of its own, a store in it, its accounts, and a still clock."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import settings

from data_access import Viewer, clock, open_recorder, viewer
from data_access import accounts as accounts_module
from data_access.engine import engine, sqlite_file
from data_access.initialise import initialise
from data_access.roles import operator
from data_access.settings import data_dir

pytest_plugins = ["tests.skip_rule"]

COOKIE_KEY = "a-key-for-tests-only-0123456789-abcdefgh"

# A slow machine is no fault of the code, so an example has no deadline.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def surround(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Set the environment as the product finds it: this folder, a key, quick password hashes."""
    patch.delenv("DASHBOARD_DATABASE_URL", raising=False)
    patch.delenv("DASHBOARD_TRUSTED_PROXY", raising=False)
    patch.setenv("DASHBOARD_DATA_DIR", str(folder))
    patch.setenv("DASHBOARD_COOKIE_KEY", COOKIE_KEY)
    patch.setattr(accounts_module, "BCRYPT_ROUNDS", 4)


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test has a data folder of its own, and leaves no connection open."""
    surround(monkeypatch, tmp_path / "data")
    yield
    engine().dispose()


def _template(folder: Path, *, sample: bool) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        surround(patch, folder)
        initialise(sample=sample)
        # The last connection to close writes the whole log into the file.
        engine().dispose()
        file = sqlite_file()
    assert file is not None
    assert not file.with_name(f"{file.name}-wal").exists()
    return file


@pytest.fixture(scope="session")
def store_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that ``store`` is copied from; made once."""
    return _template(tmp_path_factory.mktemp("store"), sample=False)


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that ``sample_store`` is copied from; made once."""
    return _template(tmp_path_factory.mktemp("sample-store"), sample=True)


@pytest.fixture
def store(store_template: Path) -> Path:
    """A store with the catalogue and no figures; gives back its file."""
    return Path(shutil.copy(store_template, data_dir()))


@pytest.fixture
def sample_store(sample_template: Path) -> Path:
    """A store with the catalogue and the sample; gives back its file."""
    return Path(shutil.copy(sample_template, data_dir()))


@pytest.fixture
def accounts(request: pytest.FixtureRequest) -> dict[str, str]:
    """One account a role, such as ``chief-executive``, in the test's store: password by name.

    The store is ``sample_store`` where the test asks for that, else ``store``.
    """
    request.getfixturevalue("sample_store" if "sample_store" in request.fixturenames else "store")
    with open_recorder(operator()) as recorder:
        return {name: password for _role, name, password in recorder.first_accounts()}


@pytest.fixture
def as_role(accounts: dict[str, str]) -> Callable[[str], Viewer]:
    """Call it with a role, ``as_role("chief_executive")``, to be the viewer who holds it."""
    viewers = {name: viewer(name) for name in accounts}
    return lambda role: viewers[role.replace("_", "-")]


@pytest.fixture
def frozen_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[date | datetime], None]:
    """Call it with a day, or an aware moment, and the clock stands there; a day means its noon."""

    def freeze(when: date | datetime) -> None:
        moment = when if isinstance(when, datetime) else datetime.combine(when, time(12), UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return freeze
