"""What nothing reaches is found, and what is handed to a library is not."""

from __future__ import annotations

import pytest

from tests.dead_code import ALLOWED, REPOSITORY, USERS, dead_code

REACHED = """
import os


class Kept:
    def used(self):
        return os.sep

    def forgotten(self):
        return 1


def helper():
    return Kept().used()


@app.command("init")
def init():
    helper()
"""


def test_a_method_nobody_calls_is_found_and_a_command_is_not(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(REACHED, encoding="utf-8")
    assert dead_code([module]) == [f"{module}:9: unused method forgotten"]


@pytest.mark.parametrize("name", ALLOWED)
def test_every_exception_is_still_there(name):
    """A name that is gone is to be taken from the list."""
    code = [path for user in USERS for path in (REPOSITORY / user).rglob("*.py")]
    defined = [path for path in code if f"def {name}(" in path.read_text(encoding="utf-8")]
    assert defined
