"""Open contradictions are for attention; what was resolved is not."""

from __future__ import annotations

import figures
from data_access import open_recorder
from data_access.access.roles import operator
from figures.check import attention
from figures.check.contradictions import contradictions_of
from figures.dashboard.attention import Kind
from tests.data_access.helpers import csv_text, load
from tests.figures.conftest import SAMPLE_DAY


def resolve(*found):
    with open_recorder(operator()) as recorder:
        for one in found:
            recorder.contradictions.resolve(one.identity, one.subject, "Settled.", SAMPLE_DAY)


def test_two_values_of_a_measure_have_a_line_each(sample_reader):
    lines = attention.disagreements(sample_reader())
    assert [(line.kind, line.codes, line.sentence, line.page) for line in lines] == [
        (Kind.SOURCES_DISAGREE, ("PC1",),
         "Confidence in West Mercia Police, Q4 2019/20: 85% or around 83%", "confidence"),
        (Kind.SOURCES_DISAGREE, ("PC4",),
         "Understands community issues, Q4 2019/20: 69% or around 68%", "confidence"),
    ]
    assert lines[0].detail.endswith("D10.1: around 83%. Both are kept")


def test_all_others_are_one_line(sample_reader):
    (line,) = attention.others(sample_reader())
    # The impossible date has a line of its own, as a date that needs correcting.
    assert (line.kind, line.page) == (Kind.CONTRADICTIONS, "check")
    assert line.sentence == "15 contradictions in what papers say"
    assert line.detail == (
        "6 blank or cut off, 2 with a period that does not fit, 1 with two values and 6 of other kinds."
        " Each can be resolved with a note"
    )


def test_what_is_resolved_is_no_longer_listed_and_changes_the_story(sample_reader):
    found = contradictions_of(sample_reader())
    (before,) = attention.others(sample_reader())
    resolve(found[0], found[2])
    assert [line.codes for line in attention.disagreements(sample_reader())] == [("PC4",)]
    (line,) = attention.others(sample_reader())
    assert line.sentence == "14 contradictions in what papers say"
    assert line.item != before.item
    resolve(found[1], *found[3:])
    assert attention.disagreements(sample_reader()) == attention.others(sample_reader()) == []
    kinds = set(figures.build("OV1", sample_reader()).table["Kind"])
    assert not {"Sources disagree", "Contradictions"} & kinds


def test_nothing_held_is_nothing_for_attention(bare_reader):
    assert attention.disagreements(bare_reader()) == attention.others(bare_reader()) == []


def test_a_measure_that_is_no_survey_is_opened_on_the_weekly_page(bare_reader, tmp_path):
    rows = [
        {"statement": "Calls", "kind": "figure", "measure": "CH1", "period": "2019", "unit": "%",
         "value": value, "source": of}
        for value, of in (("91", "One"), ("88", "Two"))
    ]
    path = tmp_path / "calls.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    load(path, known_from=SAMPLE_DAY)
    (line,) = attention.disagreements(bare_reader())
    assert (line.codes, line.page) == (("CH1",), "weekly")
