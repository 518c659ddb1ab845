"""The rules of the house that no linter knows, held by reading the source."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.browser_path import CHROME_ON_A_MAC, NAMES

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = ("analysis", "data_access", "figures", "interface", "pages", "reports")
LOCKS = ("requirements.lock", "requirements-dev.lock")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
LONGEST_PAGE = 60
ONLY_CLOCK = "data_access/clock.py"
# Waiting for a server to start, and choosing the moments of a kill, need a stopwatch. A test does not: it
# would fail when the machine is busy. How quick things must be is measured by benchmarks/speed.py.
STOPWATCHES = ["tests/browser/conftest.py", "tests/data_access/test_kill.py"]
STOPWATCH = {"perf_counter", "perf_counter_ns", "process_time", "monotonic", "monotonic_ns", "sleep"}
DEVELOPERS_HOME = re.compile(r"(?<![\w.])(?:/(?:home|Users)/\w|/root[/]|[A-Z]:\\Users\\\w)")
INDEX_ADDRESS = re.compile(r"(?<!emit-)\b(?:extra-)?index[-_]url")


@cache
def kept_files() -> list[Path]:
    """Every file of the repository outside the folders .gitignore names; needs no git."""
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").split()
    left_out = {name.rstrip("/") for name in ignored if name.endswith("/")} | {".git"}
    found = []
    for folder, folders, names in os.walk(REPOSITORY):
        folders[:] = [name for name in folders if name not in left_out]
        here = Path(folder).relative_to(REPOSITORY)
        names = [name for name in names if name != ".git" and not name.startswith(".coverage")]
        found += [here / name for name in names]
    return sorted(found)


def product_modules() -> list[Path]:
    """Our own Python: not the tests, not the generated steps of the database schema."""
    return [
        path
        for path in kept_files()
        if path.suffix == ".py"
        and path.parts[0] != "tests"
        and not path.as_posix().startswith("data_access/migrations/versions/")
    ]


def read(path: Path | str) -> str:
    return (REPOSITORY / path).read_text(encoding="utf-8")


def length(path: Path) -> int:
    return len(read(path).splitlines())


def requirements(lock: str) -> dict[str, str]:
    """Each requirement of a lock file ("name==version ; marker") with the rest of its entry."""
    entries = read(lock).replace("\\\n", " ").splitlines()
    split = (entry.partition(" --hash=") for entry in entries if entry.strip())
    return {" ".join(requirement.split()): mark + rest for requirement, mark, rest in split}


def declared_dependencies() -> list[str]:
    project = tomllib.loads(read("pyproject.toml"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    return [re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in declared]


def test_dashboard_is_one_statement():
    body = ast.parse(read("dashboard.py")).body
    docstring, *rest = body
    imports = [node for node in rest if isinstance(node, ast.Import | ast.ImportFrom)]
    others = [node for node in rest if node not in imports]
    assert isinstance(docstring, ast.Expr)
    assert isinstance(docstring.value, ast.Constant)
    assert [type(node).__name__ for node in others] in (["Assign"], ["AnnAssign"])


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_of_a_package_is_a_package(package):
    folders = {path.parent for path in kept_files() if path.suffix == ".py"}
    # Alembic runs the files of its folder by path; they are never imported.
    missing = [
        folder.as_posix()
        for folder in {Path(package), *folders}
        if folder.parts[:1] == (package,)
        and "migrations" not in folder.parts
        and not (REPOSITORY / folder / "__init__.py").exists()
    ]
    assert missing == []


def test_every_page_is_short_and_has_render():
    pages = [path for path in product_modules() if path.parts[0] == "pages"]
    pages = [path for path in pages if path.name != "__init__.py"]
    without_render = [
        path.as_posix()
        for path in pages
        if not any(
            isinstance(node, ast.FunctionDef) and node.name == "render"
            for node in ast.parse(read(path)).body
        )
    ]
    assert pages
    assert [path.as_posix() for path in pages if length(path) > LONGEST_PAGE] == []
    assert without_render == []


def test_no_module_is_too_long():
    modules = product_modules()
    assert modules
    assert [path.as_posix() for path in modules if length(path) > LONGEST_MODULE] == []


def test_no_function_is_too_long():
    too_long = [
        f"{path.as_posix()}:{node.lineno} {node.name}"
        for path in product_modules()
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert too_long == []


def clock_readings(source: str) -> list[int]:
    """The lines that ask the machine what time or day it is."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and _reads_clock(node))
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and any(name.name in {"time", "time_ns"} for name in node.names)
        )
    ]


def _reads_clock(node: ast.Attribute) -> bool:
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    if name == "time":
        return node.attr in {"time", "time_ns"}
    return name in {"datetime", "date", "Timestamp"} and node.attr in {"now", "utcnow", "today"}


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)", "dt.datetime.utcnow()", "date.today()", "pd.Timestamp.now()",
        "time.time()", "from time import time", "field(default_factory=date.today)",
    ],
)
def test_a_reading_of_the_clock_is_recognised(source):
    assert clock_readings(source) == [1]


@pytest.mark.parametrize(
    "source", ["clock.today()", "time.monotonic()", "datetime.fromisoformat(text)"]
)
def test_other_calls_are_no_reading_of_the_clock(source):
    assert clock_readings(source) == []


def test_one_module_reads_the_clock():
    readers = [path.as_posix() for path in product_modules() if clock_readings(read(path))]
    assert readers == [ONLY_CLOCK]


def holds_a_stopwatch(source: str) -> bool:
    """Whether a module measures time or sleeps, called by way of ``time`` or imported from it."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in STOPWATCH)
        or (isinstance(node, ast.ImportFrom) and any(name.name in STOPWATCH for name in node.names))
        for node in ast.walk(ast.parse(source))
    )


@pytest.mark.parametrize("source", ["time.perf_counter()", "from time import sleep", "asyncio.sleep(1)"])
def test_a_stopwatch_is_recognised(source):
    assert holds_a_stopwatch(source)


def test_no_test_fails_because_the_machine_is_busy():
    tests = [path.as_posix() for path in kept_files() if path.suffix == ".py" and path.parts[0] == "tests"]
    assert [name for name in tests if holds_a_stopwatch(read(name))] == STOPWATCHES


@pytest.mark.parametrize(
    "pattern", [DEVELOPERS_HOME, INDEX_ADDRESS], ids=["home-of-a-developer", "index-address"]
)
def test_no_file_names_a_machine_of_ours(pattern):
    naming = []
    for path in kept_files():
        text = (REPOSITORY / path).read_bytes().decode("utf-8", errors="replace")
        naming += [f"{path.as_posix()}: {hit.group()}" for hit in pattern.finditer(text)]
    assert naming == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_hashes_every_requirement_and_names_no_address(lock):
    entries = requirements(lock)
    assert entries
    assert [name for name in entries if not re.match(r"[\w.-]+==[\w.]+( ; .+)?$", name)] == []
    assert [name for name, rest in entries.items() if " --hash=sha256:" not in rest] == []
    assert "://" not in read(lock)


def test_the_development_lock_holds_everything_of_the_runtime_lock():
    runtime, development = (set(requirements(lock)) for lock in LOCKS)
    assert runtime - development == set()


def test_every_dependency_is_locked():
    locked = {requirement.partition("==")[0] for requirement in requirements(LOCKS[1])}
    assert [name for name in declared_dependencies() if name not in locked] == []


def test_every_dependency_is_explained_in_the_readme():
    listed = set(re.findall(r"^\| `([\w.-]+)` \|", read("README.md"), flags=re.MULTILINE))
    assert [name for name in declared_dependencies() if name not in listed] == []


def test_the_sample_files_are_the_ones_with_a_provenance():
    mentions = re.findall(r"[\w./-]+\.csv", read("sample_data/README.md"))
    named = {Path(name).name for name in mentions}
    present = {path.name for path in (REPOSITORY / "sample_data").rglob("*.csv")}
    assert named == present
    assert named


def test_the_browser_is_looked_for_in_the_same_places_everywhere():
    script = read("bin/ensure-browser")
    assert f"for name in {' '.join(NAMES)};" in script
    assert f'"{CHROME_ON_A_MAC.as_posix()}"' in script


def test_the_checks_before_a_commit_are_those_of_make_lint_and_run_the_same_commands():
    makefile, hooks = read("Makefile"), read(".pre-commit-config.yaml")
    quick = re.search(r"^QUICK = (.+)$", makefile, flags=re.MULTILINE)[1].split()
    commands = dict(re.findall(r"^check-([\w-]+):\n\t@(.+)$", makefile, flags=re.MULTILINE))
    told = dict(re.findall(r"- id: ([\w-]+)\n +name: .+\n +entry: (.+)\n", hooks))
    assert len(quick) >= 4
    assert told == {name: commands[name].replace("$(VENV_PYTHON)", ".venv/bin/python") for name in quick}
