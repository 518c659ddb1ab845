"""A pytest plugin: text that readers get, kept in files beside the tests and compared with today's.

A change of the code must not change what readers see unless somebody meant it to. A difference
fails the test and is printed line by line, under the name of the file. Where it was meant, accept
it and look over the change in git before it is committed::

    pytest --accept-text tests/browser/test_same_text.py   # or tests/figures, tests/reports

A run that accepts writes what is different, removes what belongs to nothing any more, and passes.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

# Beyond this a difference is no longer read; the file itself tells the rest once it is accepted.
MOST_LINES = 120
# A moment by the clock of the office: "6 Jul 2020, 09:30" or "6 July 2020, 09:30:15".
MOMENT = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}, \d{2}:\d{2}(:\d{2})?\b")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept-text`` keeps today's text instead of comparing with it."""
    parser.addoption("--accept-text", action="store_true", help="keep the text of today as it is")


@dataclass(frozen=True)
class KeptTexts:
    """The texts of one folder, each in a file of its own."""

    folder: Path
    accepting: bool

    def read(self, name: str) -> str:
        """The text that is kept under a name; empty where there is none yet."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def compare(self, name: str, text: str) -> str:
        """How a text differs from the kept one, for people; empty where it does not, or is accepted."""
        kept = self.read(name)
        if text == kept:
            return ""
        if self.accepting:
            self.folder.mkdir(exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8", newline="\n")
            return ""
        return say_difference(name, kept, text)

    def check(self, name: str, text: str) -> None:
        """Fail, with the difference, where a text is not the kept one."""
        if difference := self.compare(name, text):
            pytest.fail(difference, pytrace=False)

    def check_names(self, wanted: Iterable[str]) -> None:
        """Fail where a file is kept that nothing is compared with, or one is missing."""
        used = set(wanted)
        kept = {path.name for path in self.folder.iterdir()}
        if self.accepting:
            for name in kept - used:
                (self.folder / name).unlink()
            return
        assert kept == used


def say_difference(name: str, kept: str, text: str) -> str:
    """The difference of two texts, line by line, with how to accept it."""
    lines = list(
        difflib.unified_diff(
            kept.splitlines(), text.splitlines(), f"{name} as kept", f"{name} now", lineterm="", n=2
        )
    )
    more = [f"… and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
    told = "\n".join([*lines[:MOST_LINES], *more])
    return f"{name} reads differently (if it was meant, run with --accept-text):\n{told}"


def name_moments(text: str) -> str:
    """Text of a record that was made during this run, with ``{moment}`` for when."""
    return MOMENT.sub("{moment}", text)


@pytest.fixture(scope="session")
def texts_in(pytestconfig: pytest.Config) -> Callable[[Path], KeptTexts]:
    """Call it with a folder for the texts that are kept there."""
    return lambda folder: KeptTexts(folder, pytestconfig.getoption("--accept-text"))
