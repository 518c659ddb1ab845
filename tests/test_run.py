"""How ``make run`` starts the dashboard: with the sample, or without it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
# Stands for Python: says how it was called, and does nothing.
SAYS_HOW_IT_WAS_CALLED = '#!/bin/sh\necho "$@"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the script that starts the dashboard, and a Python that only says what it is to do."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(SAYS_HOW_IT_WAS_CALLED, encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "bin").mkdir()
    shutil.copy(REPOSITORY / "bin" / "run", tmp_path / "bin")
    return tmp_path


def run(project: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Start it with these settings beside those of the test."""
    kept = {name: value for name, value in os.environ.items() if name != "SAMPLE"}
    return subprocess.run(
        [str(shutil.which("sh")), "bin/run", "8599"], cwd=project, env=kept | settings,
        capture_output=True, text=True, check=False,
    )


@pytest.mark.parametrize(
    ("settings", "command"),
    [
        ({}, "-m data_access init --sample"), ({"SAMPLE": "yes"}, "-m data_access init --sample"),
        ({"SAMPLE": "no"}, "-m data_access init"),
    ],
)
def test_the_sample_comes_with_it_unless_it_is_left_out(project, settings, command):
    done = run(project, **settings)
    assert done.returncode == 0, done.stderr
    assert command in done.stdout.splitlines()
    assert "-m streamlit run dashboard.py --server.port 8599" in done.stdout


def test_another_word_is_refused_before_anything_is_made(project):
    done = run(project, SAMPLE="maybe")
    assert done.returncode == 1
    assert "SAMPLE is yes or no, not maybe" in done.stderr
    assert "data_access" not in done.stdout


def test_make_hands_the_choice_on():
    told = subprocess.run(
        [str(shutil.which("make")), "--dry-run", "run", "SAMPLE=no"], cwd=REPOSITORY, capture_output=True,
        text=True, check=True,
    ).stdout
    assert 'SAMPLE="no" sh bin/run "8501"' in told
