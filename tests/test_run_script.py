"""``make run``: what it starts, and with which data."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def started(tmp_path):
    """Run the script with a Python that only writes down what it is asked to do; its commands and result."""
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    shutil.copy(REPOSITORY / "bin/run", tmp_path / "bin/run")
    python = tmp_path / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n', encoding="utf-8")
    python.chmod(0o700)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = str(free.getsockname()[1])

    def run(*more):
        done = subprocess.run(
            ["sh", "bin/run", port, *more], cwd=tmp_path, capture_output=True, text=True, check=False,
            env=os.environ | {"DASHBOARD_COOKIE_KEY": "k", "DASHBOARD_DATA_DIR": str(tmp_path / "data")},
        )
        return done, (tmp_path / "asked").read_text(encoding="utf-8").splitlines()

    return run


@pytest.mark.parametrize(
    ("given", "init"),
    [((), "-m data_access init --sample"), (("yes",), "-m data_access init --sample"),
     (("no",), "-m data_access init")],
)
def test_the_sample_is_stored_unless_it_is_not_wanted(started, given, init):
    done, asked = started(*given)
    assert done.returncode == 0
    assert init in asked
    assert asked[-1].startswith("-m streamlit run dashboard.py")


def test_another_word_is_refused(started):
    done, asked = started("maybe")
    assert (done.returncode, done.stderr) == (
        2, "SAMPLE is yes or no, not maybe: make run SAMPLE=no\n"
    )
    assert not any("data_access" in line for line in asked)


def test_make_hands_the_choice_on():
    told = subprocess.run(
        ["make", "-n", "run", "PORT=8599", "SAMPLE=no"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert 'sh bin/run "8599" "no"' in told.stdout
