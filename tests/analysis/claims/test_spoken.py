"""The measures a text speaks of, by everyday words."""

from __future__ import annotations

import pytest

from analysis.claims.spoken import speaks_of, spoken_name

ANSWERED = spoken_name("CH1 CH5", "999|999 calls + answered")
MEAN = spoken_name("CH6", "999 calls + answered + average|mean")


def codes(text, *names):
    return [one.codes for one in speaks_of(text, names)]


def test_one_word_of_each_group_is_needed_in_any_order():
    assert codes("92% answered: 999 calls", ANSWERED) == [("CH1", "CH5")]
    assert codes("92% of 999 calls", ANSWERED) == []


def test_of_names_that_share_words_the_one_that_says_more_stands():
    assert codes("999 calls were answered on average in 12 s", ANSWERED, MEAN) == [("CH6",)]


def test_two_that_share_no_word_are_two():
    other = spoken_name("WF1", "officers")
    assert codes("officers answered 999 calls", ANSWERED, other) == [("WF1",), ("CH1", "CH5")]


def test_words_that_rule_it_out_and_words_inside_others():
    name = spoken_name("PC7", "emergency", "exercise*")
    assert codes("in an emergency", name) == [("PC7",)]
    assert codes("in a non-emergency", name) == []
    assert codes("an emergency exercise", name) == []


@pytest.mark.parametrize(("measures", "words"), [("", "officers"), ("WF1", ""), ("WF1", "a + ")])
def test_a_name_without_a_measure_or_words_is_refused(measures, words):
    with pytest.raises(ValueError, match="a spoken name needs a measure and words"):
        spoken_name(measures, words)
