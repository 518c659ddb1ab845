"""What was held against a claim in the words of a row."""

from __future__ import annotations

from analysis.claims.evidence_words import Matched, matched_words
from tests.analysis.claims.world import SUMS, TARGETS, VALUES


def test_a_figure_has_its_measure_area_period_value_and_source():
    assert matched_words(VALUES[0]) == Matched(
        "Doing a good job", "Shropshire", "October to December 2023", "64%", "Release"
    )


def test_a_standard_has_its_days_and_who_set_it():
    told = matched_words(TARGETS[0])
    assert told.measure == "Confidence in the police: standard"
    assert (told.period, told.value) == ("from 1 April 2022 to 31 March 2025", "88%")
    assert told.source == "Stretch target; Minutes"


def test_a_standard_without_days_has_none():
    assert matched_words(TARGETS[1]).period == ""


def test_a_sum_of_money_has_the_word_of_its_source():
    assert [matched_words(one).value for one in SUMS[1:5]] == [
        "£650,000 over two years", "£1,300,000 over 2 years", "over £750,000", "£3,363,000.50",
    ]
