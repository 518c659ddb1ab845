"""What every test may use: a folder of its own, a store in it, its accounts, and a still clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from data_access import Viewer, clock, open_recorder, viewer
from data_access.access import accounts as accounts_module
from data_access.access.roles import operator
from data_access.settings import data_dir
from tests.databases import Databases, PostgresqlServer, SqliteFiles
from tests.full import examples

pytest_plugins = ["tests.skip_rule", "tests.kept_text"]

COOKIE_KEY = "a-key-for-tests-only-0123456789-abcdefgh"

# A slow machine is no fault of the code, so an example has no deadline.
settings.register_profile("house", deadline=None, max_examples=examples())
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database postgresql`` runs the tests of the store on PostgreSQL."""
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests about SQLite itself are not part of a run on another database."""
    if config.getoption("--database") == "sqlite":
        return
    ours = [item for item in items if item.get_closest_marker("sqlite_only") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in ours])
    items[:] = ours


def surround(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Set the environment as the product finds it: this folder, a key, quick password hashes."""
    patch.delenv("DASHBOARD_TRUSTED_PROXY", raising=False)
    patch.setenv("DASHBOARD_DATA_DIR", str(folder))
    patch.setenv("DASHBOARD_COOKIE_KEY", COOKIE_KEY)
    patch.setattr(accounts_module, "BCRYPT_ROUNDS", 4)


@pytest.fixture(scope="session")
def databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """The kind of database of this run, with its two templates made once."""
    folder = tmp_path_factory.mktemp("databases")
    on_server = request.config.getoption("--database") == "postgresql"
    made = PostgresqlServer() if on_server else SqliteFiles(folder)
    for name, sample in (("store", False), ("sample_store", True)):
        with pytest.MonkeyPatch.context() as patch:
            surround(patch, folder / f"making-{name}")
            made.empty(patch)
            made.keep_as_template(name, sample=sample)
    yield made
    if isinstance(made, PostgresqlServer):
        made.stop()


@pytest.fixture(autouse=True, scope="session")
def components_looked_for_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself for each AppTest: a third of its time."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(autouse=True)
def own_surroundings(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    databases: Databases,
) -> Iterator[None]:
    """Every test has a data folder and a database of its own, and leaves no connection open."""
    surround(monkeypatch, tmp_path / "data")
    if not {"store", "sample_store", "accounts"} & set(request.fixturenames):
        databases.empty(monkeypatch)
    yield
    databases.finish()


@pytest.fixture
def store(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the catalogue and no figures; gives back its file, where it is a file."""
    databases.copy("store", monkeypatch)
    return data_dir() / "dashboard.db"


@pytest.fixture
def sample_store(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the catalogue and the sample; gives back its file, where it is a file."""
    databases.copy("sample_store", monkeypatch)
    return data_dir() / "dashboard.db"


@pytest.fixture
def accounts(request: pytest.FixtureRequest) -> dict[str, str]:
    """One account a role, such as ``chief-executive``, in the test's store: password by name.

    The store is ``sample_store`` where the test asks for that, else ``store``.
    """
    request.getfixturevalue("sample_store" if "sample_store" in request.fixturenames else "store")
    with open_recorder(operator()) as recorder:
        return {name: password for _role, name, password in recorder.accounts.add_first()}


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
