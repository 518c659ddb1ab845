"""A pytest plugin: a skipped test fails the run, because a test nobody ran proves nothing.

The one exception is a test marked ``real_data`` where the folder of real data is absent; using the
``real_data`` fixture is marking enough. The folder is ``../shared/data`` beside the repository, or
the one ``DASHBOARD_REAL_DATA`` names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def real_data_folder() -> Path:
    return Path(os.environ.get("DASHBOARD_REAL_DATA") or REPOSITORY.parent / "shared" / "data")


@pytest.fixture
def real_data() -> Path:
    """The folder of published files; tests that use it are skipped where it is absent."""
    return real_data_folder()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_data: reads the folder of real data where it exists")
    config.pluginmanager.register(SkipRule(), "skip-rule")


def pytest_itemcollected(item: pytest.Item) -> None:
    if "real_data" in getattr(item, "fixturenames", ()):
        item.add_marker("real_data")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("real_data") and not real_data_folder().is_dir():
        pytest.skip(f"no real data: {real_data_folder()} does not exist")


class SkipRule:
    """Remembers what was skipped without leave, and turns a passing run into a failing one."""

    def __init__(self) -> None:
        self.may_skip: set[str] = set()
        self.hidden: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        if not real_data_folder().is_dir():
            self.may_skip = {
                item.nodeid for item in session.items if item.get_closest_marker("real_data")
            }

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.hidden.append(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if _was_not_run(report) and report.nodeid not in self.may_skip:
            self.hidden.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        passing = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        if self.hidden and session.exitstatus in passing:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.hidden:
            names = ", ".join(self.hidden)
            terminalreporter.write_line(
                f"Skipped tests fail this run; make them run or remove them: {names}", red=True
            )


def _was_not_run(report: pytest.TestReport) -> bool:
    """An expected failure is reported as skipped too, but unless it says so it did run."""
    expected_failure: str | None = getattr(report, "wasxfail", None)
    return report.skipped and (expected_failure is None or expected_failure.startswith("[NOTRUN]"))
