"""Contradictions as a figure: both sides, the state, and what is held against what."""

from __future__ import annotations

from datetime import date

import pytest

import figures
from analysis.contradictions import Kind
from data_access import open_recorder
from data_access.access.roles import operator
from figures.check.contradictions import SAID, contradictions_of
from figures.check.material import material_of
from tests.data_access.helpers import csv_text, load, statements, week_file
from tests.figures.conftest import SAMPLE_DAY

DAY = date(2023, 1, 20)


def load_rows(folder, *rows, name="statements.csv", known_from=DAY):
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8")
    return load(path, known_from=known_from)


def resolve(one, as_at=SAMPLE_DAY):
    with open_recorder(operator()) as recorder:
        recorder.contradictions.resolve(one.identity, one.subject, "The panel report is right.", as_at)


def test_every_kind_is_said():
    assert set(SAID) == set(Kind)


def test_the_table_has_both_sides_and_their_sources(sample_reader):
    figure = figures.build("CK1", sample_reader())
    assert figure.title == "18 contradictions open"
    assert figure.description.startswith("18 contradictions open. 6 blank or cut off, 3 with two values, ")
    first = figure.table.iloc[0]
    assert dict(first) == {
        "Kind": "two values",
        "What is said": "Confidence in West Mercia Police, Q4 2019/20: 85%;"
                        " Confidence in West Mercia Police, Q4 2019/20: around 83%",
        "Source": "Police and Crime Panel report, 15 June 2020, para 48;"
                  " Delivery plan extract, June 2020, D10.1",
        "Why it cannot be": "Confidence in West Mercia Police, West Mercia, Q4 2019/20 is given as"
                            " 85% and around 83%.",
        "State": "Open",
    }
    said = figure.table.set_index("Kind")["What is said"]
    assert "61 answers, of 137" in said["majority under half"]
    assert "7 said; 6 listed" in said["list does not match its count"]
    assert "90.6%, of 24" in said["percentage its base cannot give"]
    assert "Special constables and volunteers: nothing" in list(said["blank or cut off"])
    assert len(figure.to_csv().splitlines()) == 19


def test_without_anything_held_none_is_found(bare_reader):
    figure = figures.build("CK1", bare_reader())
    assert (figure.title, figure.rows) == ("No contradiction is found in what is held", ())


@pytest.mark.usefixtures("sample_store")
def test_the_panel_is_told_of_published_figures_alone(bare_reader):
    public = set(bare_reader("panel").catalogue.measures()["code"])
    said = material_of(bare_reader("panel")).said
    assert said
    assert {one.measure for one in said} <= public
    assert {one.kind for one in contradictions_of(bare_reader("panel"))} == {Kind.TWO_VALUES}


@pytest.mark.usefixtures("sample_store")
def test_an_administrator_is_told_nothing(bare_reader):
    assert material_of(bare_reader("administrator")).said == ()
    assert contradictions_of(bare_reader("administrator")) == ()


def test_a_resolved_one_says_by_whom_when_and_how(sample_reader, frozen_day):
    frozen_day(date(2020, 7, 8))
    one = contradictions_of(sample_reader())[0]
    resolve(one)
    again = contradictions_of(sample_reader())[0]
    assert again.identity == one.identity
    assert again.sides == one.sides
    assert again.resolved.said == (
        f"Resolved by {operator().name} on 8 July 2020: The panel report is right."
    )
    assert figures.build("CK1", sample_reader()).title == "17 contradictions open, 1 resolved"


def test_a_resolution_holds_only_while_the_same_is_said(bare_reader, tmp_path):
    paper = {"statement": "Dogs in service", "kind": "figure", "period": "2022"}
    rows = [{**paper, "value": "41", "source": "One"}, {**paper, "value": "47", "source": "Two"}]
    load_rows(tmp_path, *rows)
    (one,) = contradictions_of(bare_reader(as_at=DAY))
    resolve(one, DAY)
    (resolved,) = contradictions_of(bare_reader(as_at=DAY))
    assert resolved.resolved is not None
    later = date(2023, 2, 1)
    load_rows(tmp_path, {**rows[1], "value": "48"}, name="later.csv", known_from=later)
    (other,) = contradictions_of(bare_reader(as_at=later))
    assert other.resolved is None
    assert other.identity != one.identity
    (before,) = contradictions_of(bare_reader(as_at=DAY))
    assert before.resolved is not None
    # Where it is taken back to what was said, what was made of it holds again.
    load_rows(tmp_path, {**rows[1], "note": "back"}, name="back.csv", known_from=date(2023, 3, 1))
    (back,) = contradictions_of(bare_reader(as_at=date(2023, 3, 1)))
    assert (back.identity, back.resolved is None) == (one.identity, False)


QUOTED = {
    "domain": "Confidence (force-wide)", "metric": "Confidence in WMP (agree)", "area": "West Mercia",
    "period": "Q3 2022/23", "value": "81", "unit": "%", "source": "Annual report", "note": "",
    "source_kind": "panel paper",
}
WAVE = {
    "wave_start": "2022-10-01", "wave_end": "2022-12-31", "question": "PC1", "area": "WM",
    "wording": "I have confidence in West Mercia Police", "mode": "telephone",
}


@pytest.mark.parametrize(
    ("supplied", "many"),
    [({"percent": "77.4"}, 1), ({"percent": "81.3"}, 0), ({"percent": "77.4", "area": "SH"}, 0),
     ({"percent": "77.4", "wave_start": "2022-07-01", "wave_end": "2022-09-30"}, 0)],
)
def test_what_was_supplied_is_held_against_what_was_quoted(bare_reader, tmp_path, supplied, many):
    load_rows(tmp_path, QUOTED, name="quoted.csv")
    load_rows(tmp_path, {**WAVE, **supplied}, name="wave.csv")
    found = contradictions_of(bare_reader(as_at=DAY))
    assert len(found) == many
    for one in found:
        assert [(side.said, side.source) for side in one.sides] == [
            ("81%", "Annual report"), ("77.4%", "Supplied data"),
        ]


def test_weeks_that_were_supplied_are_not_asked_for_beside_a_quarter(bare_reader, tmp_path):
    load_rows(tmp_path, {**QUOTED, "domain": "Call handling", "metric": "999 abandonment", "value": "1.1"})
    load(week_file(tmp_path, {"measure": "CH2", "period_end": "2023-01-01", "value": "9.1"}), known_from=DAY)
    with statements() as sent:
        assert contradictions_of(bare_reader(as_at=DAY)) == ()
    assert not [words for words in sent if "period_end IN" in words]


def test_a_statement_of_no_period_says_nothing_of_a_week(bare_reader, tmp_path):
    load_rows(tmp_path, {
        "statement": "Calls", "kind": "figure", "measure": "CH1", "value": "97", "unit": "%",
    })
    load(week_file(tmp_path, {"period_end": "2023-01-01", "value": "93.1"}), known_from=DAY)
    assert contradictions_of(bare_reader(as_at=DAY)) == ()


def test_what_is_made_up_is_held_against_nothing(sample_reader):
    assert all("llustrative" not in one.source for one in material_of(sample_reader()).said)


def test_the_letters_of_objectives_and_the_names_of_places_come_from_the_catalogue(sample_reader):
    material = material_of(sample_reader())
    assert material.headings == ("A", "B", "C", "D")
    assert len(material.said) > 90
