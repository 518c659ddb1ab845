"""The run fails for a hidden skip, and only for a hidden one."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

SKIPPED_TEST = """
    import pytest

    def test_hidden():
        pytest.skip("one day")
"""
SKIPPED_MODULE = """
    import pytest

    pytest.importorskip("a_library_nobody_has")

    def test_never_collected(): ...
"""
EXPECTED_FAILURE_NEVER_RUN = """
    import pytest

    @pytest.mark.xfail(run=False)
    def test_never_run(): ...
"""
EXPECTED_FAILURE = """
    import pytest

    @pytest.mark.xfail
    def test_known_fault():
        assert False
"""
MARKED_TEST = """
    import pytest

    @pytest.mark.real_data
    def test_marked(): ...
"""
FIXTURE_TEST = """
    def test_with_fixture(real_data):
        assert real_data.is_dir()
"""
REAL_DATA_TEST_SKIPPED_FOR_ANOTHER_REASON = """
    import pytest

    @pytest.mark.real_data
    def test_real_but_hidden():
        pytest.skip("too slow today")
"""


@pytest.fixture
def run(pytester, monkeypatch):
    def _run(source, *, folder_exists):
        folder = pytester.path / "published"
        if folder_exists:
            folder.mkdir()
        monkeypatch.setenv("DASHBOARD_REAL_DATA", str(folder))
        pytester.makepyfile(source)
        return pytester.runpytest("-p", "tests.skip_rule")

    return _run


@pytest.mark.parametrize("folder_exists", [True, False])
@pytest.mark.parametrize(
    ("source", "named"),
    [
        (SKIPPED_TEST, "test_hidden"),
        (SKIPPED_MODULE, "test_a_hidden_skip_fails_the_run"),
        (EXPECTED_FAILURE_NEVER_RUN, "test_never_run"),
    ],
    ids=["test", "module", "xfail-not-run"],
)
def test_a_hidden_skip_fails_the_run(run, source, named, folder_exists):
    result = run(source, folder_exists=folder_exists)
    assert result.ret == 1
    result.stdout.fnmatch_lines([f"Skipped tests fail this run*{named}*"])


@pytest.mark.parametrize("source", [MARKED_TEST, FIXTURE_TEST], ids=["marked", "fixture"])
def test_a_real_data_test_may_be_skipped_where_there_is_no_real_data(run, source):
    result = run(source, folder_exists=False)
    assert result.ret == 0
    result.assert_outcomes(skipped=1)


@pytest.mark.parametrize("source", [MARKED_TEST, FIXTURE_TEST], ids=["marked", "fixture"])
def test_a_real_data_test_runs_where_there_is_real_data(run, source):
    result = run(source, folder_exists=True)
    assert result.ret == 0
    result.assert_outcomes(passed=1)


def test_a_real_data_test_skipped_although_the_data_is_there_fails_the_run(run):
    result = run(REAL_DATA_TEST_SKIPPED_FOR_ANOTHER_REASON, folder_exists=True)
    assert result.ret == 1
    result.stdout.fnmatch_lines(["Skipped tests fail this run*test_real_but_hidden*"])


def test_an_expected_failure_that_ran_is_no_skip(run):
    result = run(EXPECTED_FAILURE, folder_exists=True)
    assert result.ret == 0
    result.assert_outcomes(xfailed=1)
