"""What is read stands where it was read, and of two readings of one place the longer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.passages import Passage, levelled, longest_first, passage


def test_a_passage_keeps_its_words():
    assert passage("Over 80%", 5, 8) == Passage(5, 8, "80%")


def test_a_text_is_levelled_letter_by_letter():
    assert levelled("Oct–Dec\u00a02024, the PCC’s İ") == "oct-dec 2024, the pcc's İ"


@given(st.text(max_size=40))
def test_a_levelled_text_keeps_its_length(text):
    assert len(levelled(text)) == len(text)


def test_the_longest_reading_stands_and_nothing_overlaps():
    readings = [(0, 3, "a"), (2, 8, "b"), (8, 9, "c"), (2, 8, "same"), (20, 22, "d")]
    assert longest_first(readings) == [(2, 8, "b"), (8, 9, "c"), (20, 22, "d")]
    assert longest_first(readings, [Passage(7, 21, "")]) == [(0, 3, "a")]
