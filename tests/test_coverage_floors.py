"""A layer below its floor fails, one that nobody measured too, and no floor is lower than it may be."""

from __future__ import annotations

import importlib.util
import tomllib

import pytest
from coverage import Coverage

from tests.coverage_floors import FLOORS, too_low
from tests.test_house import read

MODULE = "def used():\n    return 1\n\n\ndef unused(a):\n    b = a\n    return b\n"


@pytest.fixture
def measured(tmp_path):
    """A layer of five statements, of which its test reaches three."""
    (tmp_path / "layer").mkdir()
    module = tmp_path / "layer" / "module.py"
    module.write_text(MODULE, encoding="utf-8")
    numbers = Coverage(data_file=None, branch=True, config_file=False)
    numbers.get_data().add_arcs({str(module): [(-1, 1), (1, 5), (5, -1), (-1, 2), (2, -1)]})
    return numbers


def test_a_layer_below_its_floor_is_named_and_one_above_is_not(measured, tmp_path):
    (said,) = too_low(measured, {"layer": 61}, tmp_path)
    assert said.startswith("layer: 60.0 %")
    assert too_low(measured, {"layer": 60}, tmp_path) == []


def test_a_layer_that_nobody_measured_is_below_every_floor(measured, tmp_path):
    assert [said.partition(":")[0] for said in too_low(measured, {"other": 1}, tmp_path)] == ["other"]


def test_every_layer_has_a_floor_that_is_high_enough():
    settings = tomllib.loads(read("pyproject.toml"))["tool"]
    assert set(FLOORS) == set(settings["importlinter"]["root_packages"])
    assert set(FLOORS) == set(settings["coverage"]["run"]["source"])
    assert all(importlib.util.find_spec(layer) for layer in FLOORS)
    assert FLOORS["analysis"] == 100
    assert min(FLOORS.values()) >= 90
