"""The measurements of ``make prove`` work, at a size that takes no time."""

from __future__ import annotations

import platform
from datetime import timedelta

import pytest

from benchmarks import loads, report, speed, ten_million
from benchmarks.report import Part
from data_access.models import Observation
from tests.data_access.helpers import rows_in
from tests.sample_counts import AREAS

pytestmark = pytest.mark.sqlite_only


def test_the_store_of_the_reads_is_made_and_every_read_finds_something(monkeypatch):
    for name in ("WEEKLY", "PUBLIC", "OTHERS"):
        monkeypatch.setattr(ten_million, name, getattr(ten_million, name)[:2])
    monkeypatch.setattr(ten_million, "WEEKS", 60)
    monkeypatch.setattr(ten_million, "FIRST_SUNDAY", ten_million.LAST_SUNDAY - timedelta(weeks=59))
    monkeypatch.setattr(ten_million, "RUNS", 1)
    # Every area, 60 weeks; two measures with four versions of each figure and four with two.
    assert ten_million.fill() == rows_in(Observation) == AREAS * 60 * (2 * 4 + 4 * 2)
    timings = ten_million.time_reads()
    empty = [timing.read for timing in timings if not timing.rows]
    assert [read for read in empty if "publications" not in read] == []
    assert {timing.limit for timing in timings} == {250, 50, None}


@pytest.mark.parametrize("passed", [True, False])
def test_the_proof_says_what_was_found_and_names_no_machine(tmp_path, monkeypatch, passed):
    monkeypatch.setattr(report, "KEPT", tmp_path / "proof.json")
    monkeypatch.setattr(report, "PROOF", tmp_path / "proof.md")
    part = Part("reads", "Reads", passed, ("read", "ms"), [("the weekly table", "90")], ["Of 7 runs."])
    report.keep(part)
    assert report.write({"reads": "Reads"}) is passed
    assert not report.write({"reads": "Reads", "kills": "Kills"})
    told = (tmp_path / "proof.md").read_text(encoding="utf-8")
    assert "| the weekly table | 90 |" in told
    assert ("**Failed**" in told) is not passed
    assert "Not run yet" in told
    assert "cores" in told
    assert "Python 3." in told
    for name in (platform.node(), str(report.REPOSITORY), str(tmp_path)):
        assert name not in told


def test_the_figures_of_the_large_files_go_on_without_end_and_are_the_same_each_time():
    first, second = (list(zip(range(500), loads.figures(), strict=False)) for _ in range(2))
    assert first == second
    assert len({row[:3] for _, row in first}) == 500


@pytest.mark.parametrize(("allowed", "passed"), [(1e9, True), (-1.0, False)])
def test_what_has_a_limit_is_measured_and_fails_above_it(monkeypatch, allowed, passed):
    done = []
    limit = speed.Limit("nothing at all", allowed, lambda: done.append(1))
    monkeypatch.setattr(speed, "limits", lambda: iter([limit]))
    found = speed.speed()
    assert found.passed is passed
    assert [row[0] for row in found.rows] == ["nothing at all"]
    assert len(done) == speed.RUNS


def test_everything_that_has_a_limit_works(monkeypatch):
    monkeypatch.setattr(speed, "SERIES", 2)
    monkeypatch.setattr(speed, "WEEKS", 20)
    monkeypatch.setattr(speed, "REMEMBERED", 2)
    answers = {limit.what: limit.work() for limit in speed.limits()}
    assert len(answers) == 3 + len(speed.TABLE_MEANS)
    # Every chart and chance is there; no table gives anything away.
    assert all(answer == [] if "audit" in what else answer for what, answer in answers.items())
