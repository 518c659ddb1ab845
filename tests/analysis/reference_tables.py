"""The reference answers beside this file, and how closely ours must agree with them."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "reference"


def rows(name: str, **wanted: str) -> list[dict[str, str]]:
    """The rows of a reference table, those only that hold the wanted texts."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    return [row for row in table if all(row[key] == value for key, value in wanted.items())]


def document(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def number(text: str) -> float:
    """A cell as a number; NaN for an empty one."""
    return float(text) if text else math.nan


def close(expected: float | tuple[float, ...]) -> Any:
    """Equal to a relative 1e-9 or an absolute 1e-12; NaN equals NaN."""
    return pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)
