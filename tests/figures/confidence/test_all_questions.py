"""Ranges of places, every question of an area, and questions that move together."""

from __future__ import annotations

import pytest

import figures
from analysis.comparison import Verdict


def test_places_are_ranges_and_no_league_table(sample_reader):
    found = figures.build("PC1-RANKS", sample_reader())
    assert found.title == "Confidence in West Mercia Police: the places of areas are known as ranges only"
    assert [row.name for row in found.rows] == sorted(row.name for row in found.rows)
    assert {row.code: (row.best, row.worst) for row in found.rows}["SH"] == (5, 5)
    assert all((row.best, row.worst) == (1, 4) for row in found.rows if row.code != "SH")


def test_areas_that_do_not_differ_cannot_be_put_in_an_order(sample_reader):
    found = figures.build("PC2-RANKS", sample_reader())
    assert found.title == "Expects a good service: the areas cannot be put in an order"
    assert all(row.is_open for row in found.rows)


def test_every_question_of_an_area_is_tested_together(sample_reader):
    found = figures.build("LC2-SH", sample_reader())
    assert found.title == "Shropshire differs clearly from the rest on 3 of 8 questions"
    assert [row.measure.code for row in found.rows if row.verdict is Verdict.LOWER] == ["PC1", "PC3", "PC4"]
    assert {row.difference.comparisons for row in found.rows} == {8}
    assert "0.4 differences among 8 questions" in found.lead
    assert figures.build("LC2-TW", sample_reader()).title.endswith("on none of 8 questions")


def test_the_force_has_its_questions_without_a_test(sample_reader):
    found = figures.build("LC2", sample_reader())
    assert found.title == "West Mercia: 8 questions with their intervals"
    assert {row.difference for row in found.rows} == {None}


def test_a_year_that_nobody_holds_has_no_question(sample_reader):
    found = figures.build("LC2-SH", sample_reader(), period="2017-12-31")
    assert found.title == "No result with a base is held for Shropshire"
    assert found.rows == ()
    assert found.specs is None


def test_no_area_has_no_questions(sample_reader):
    with pytest.raises(KeyError):
        figures.build("LC2-XX", sample_reader())


def test_questions_that_move_with_confidence_are_told_with_their_uncertainty(sample_reader):
    found = figures.build("LC3", sample_reader())
    assert found.title == "2 questions of 7 clearly move with confidence in West Mercia Police"
    assert {row.measure.code for row in found.rows if row.found.clear} == {"PC3", "PC4"}
    assert {row.found.pairs for row in found.rows} == {40}
    assert "no cause" in found.notes[0]
    assert {row.words for row in found.rows} == {"no clear link", "moves with it"}


@pytest.mark.parametrize("key", ["LC2", "LC3"])
def test_without_waves_there_is_nothing_to_tell(bare_reader, key):
    found = figures.build(key, bare_reader())
    assert found.rows == ()
    assert found.specs is None


def test_places_need_two_areas(bare_reader):
    with pytest.raises(KeyError):
        figures.build("PC1-RANKS", bare_reader())
