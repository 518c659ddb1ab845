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
PACKAGES = ("analysis", "application", "data_access", "figures", "interface", "pages", "reports")
LOCKS = ("requirements.lock", "requirements-dev.lock")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
LONGEST_PAGE = 60
ONLY_CLOCK = "data_access/clock.py"
# Waiting for a server or a page, and choosing the moments of a kill, need a stopwatch. A test does not: it
# would fail when the machine is busy. How quick things must be is measured by benchmarks/speed.py.
STOPWATCHES = [
    "tests/browser/conftest.py", "tests/browser/test_same_text.py", "tests/data_access/test_kill.py",
]
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


def test_every_package_of_ours_has_its_layer():
    importlinter = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]
    (layers,) = (contract["layers"] for contract in importlinter["contracts"] if contract["id"] == "layers")
    placed = {name for layer in layers for name in layer.split(" | ")}
    others = {"benchmarks", "sample_data", "tests"}
    found = {path.parts[0] for path in kept_files() if path.suffix == ".py" and len(path.parts) > 1}
    assert placed == set(PACKAGES) == set(importlinter["root_packages"]) == found - others


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


ABOVE_FIGURES = ("application", "interface", "pages", "reports")
TAKE_WORDS_APART = {
    "partition", "rpartition", "split", "startswith", "endswith", "removeprefix", "removesuffix",
}
WALK_FRAMES = {"iterrows", "itertuples", "records", "to_dict"}
TAG = re.compile(r"</?[A-Za-z]")
# A figure has rows of facts, so nothing above figures learns one from words; templates write the HTML.
# What looks like it and is not stands here with the reason: how often, by module and kind. The numbers
# may only become smaller.
ALLOWED = {
    ("interface/components/icons.py", "HTML outside a template"): (8, "drawings in colours of ours"),
    ("interface/components/chart_signs.py", "HTML outside a template"): (19, "drawings in colours of ours"),
    ("interface/components/spark.py", "HTML outside a template"): (8, "drawings in colours of ours"),
    ("interface/components/state_icons.py", "HTML outside a template"): (10, "drawings in colours of ours"),
    ("interface/data/uploading.py", "words"): (2, "the name and the ending of a file"),
    ("interface/http/cookies.py", "cell"): (1, "a header of an answer"),
    ("interface/http/guard.py", "cell"): (3, "parts of a request and headers of an answer"),
    ("interface/http/guard.py", "words"): (5, "addresses"),
    ("interface/http/headers.py", "cell"): (1, "a header of an answer"),
    ("interface/http/routes.py", "words"): (3, "addresses"),
    ("interface/sign_in/form.py", "words"): (1, "a header of a request"),
    ("pages/accounts.py", "cell"): (4, "columns shown as they are"),
    ("pages/audit.py", "cell"): (5, "columns shown as they are"),
    ("reports/pictures.py", "cell"): (1, "a part of a specification"),
    ("reports/formats/word.py", "cell"): (6, "styles of a document"),
}


def words_read_as_facts(source: str) -> list[tuple[int, str]]:
    """Where a module may learn a fact from words, or make HTML by itself: the line and what kind."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr))
    return sorted((node.lineno, kind) for node in nodes if (kind := _suspect(node)))


def _suspect(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _suspect_call(node)
    if isinstance(node, ast.Subscript):
        return _suspect_subscript(node)
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
        return "HTML outside a template" if any(TAG.search(part) for part in parts) else ""
    return ""


def _suspect_call(call: ast.Call) -> str:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in WALK_FRAMES:
        return "frame"
    if name == "as_text":
        return "as_text"
    # Without an argument ``split`` only takes blanks away.
    return "words" if name in TAKE_WORDS_APART and (call.args or name != "split") else ""


def _suspect_subscript(node: ast.Subscript) -> str:
    if isinstance(node.value, ast.Attribute) and node.value.attr == "table":
        return "cell"
    if not (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)):
        return ""
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else ""
    # What the reader chose, and what the window remembers, are no rows.
    return "" if owner in {"query_params", "session_state"} else "cell"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ('status.partition("Late: ")', "words"), ('row.why.startswith("0 ")', "words"),
        ('met.removesuffix(" against")', "words"), ('key.split("-")', "words"), ('row["State"]', "cell"),
        ("figure.table[kept]", "cell"), ("records(figure.table)", "frame"), ('f"<p>{words}</p>"', "HTML"),
        ("as_text(words)", "as_text"), ("table.to_dict()", "frame"),
    ],
)
def test_a_fact_learnt_from_words_is_recognised(source, kind):
    ((_line, found),) = words_read_as_facts(source)
    assert found.startswith(kind)


@pytest.mark.parametrize(
    "source",
    [
        "row.state is State.LATE", '" ".join(text.split())', 'st.query_params["part"]', "rows[:5]",
        'f"{count} < {most}"', 'st.session_state["kept"]', "figure.table.empty",
    ],
)
def test_other_things_are_no_fact_learnt_from_words(source):
    assert words_read_as_facts(source) == []


def test_nothing_above_figures_learns_a_fact_from_words():
    found: dict[tuple[str, str], list[int]] = {}
    for path in product_modules():
        if path.parts[0] in ABOVE_FIGURES:
            for line, kind in words_read_as_facts(read(path)):
                found.setdefault((path.as_posix(), kind), []).append(line)
    allowed = {where: count for where, (count, _why) in ALLOWED.items()}
    differing = {where: lines for where, lines in found.items() if len(lines) != allowed.get(where, 0)}
    assert differing == {}
    assert allowed.keys() - found.keys() == set()


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


def folders_of_tests(word: str = "") -> set[str]:
    """The folders of tests, or of those that hold a word."""
    return {
        path.parts[1] for path in kept_files()
        if path.parts[0] == "tests" and len(path.parts) > 2 and path.name.startswith("test_")
        and path.suffix == ".py" and word in read(path)
    }


def test_every_folder_of_tests_is_run_by_a_check_of_make_test():
    makefile = read("Makefile")
    checks = re.search(r"^CHECKS = (.+)$", makefile, flags=re.MULTILINE)[1].split()
    recipes = dict(re.findall(r"^check-([\w-]+):\n((?:\t.+\n)+)", makefile, flags=re.MULTILINE))
    run = {name: set(re.findall(r"tests/(\w+)", recipes.get(name, ""))) for name in checks}
    assert {"data_access", "figures", "pages"} <= folders_of_tests() <= set().union(*run.values())
    # What is left out of the measured runs is run by another.
    using = folders_of_tests("@pytest.mark.whole_sample")
    left_out = [run[name] for name in checks if '-m "not whole_sample"' in recipes.get(name, "")]
    assert using
    assert using <= set().union(*left_out) & run["sample"]
