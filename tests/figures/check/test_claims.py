"""Claims against the published figures, written independently of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_access import clock
from figures.check.claims import checked, checked_claim, summary
from tests.data_access.helpers import load
from tests.figures.check.sentences import ELEVEN, SENTENCES

FACTS = Path(__file__).with_name("published_facts.csv")
JUST = "z would be 1.97, which would only just pass"


@pytest.fixture
def reader(sample_reader):
    """The sample with what was published since, as at today."""
    assert load(FACTS).files[0].kind == "published-figures"
    return sample_reader("commissioner", clock.today())


def test_no_sentence_is_answered_wrongly(reader):
    expected = {sentence: verdict for verdict, sentences in SENTENCES.items() for sentence in sentences}
    rows = checked(reader, "\n".join(expected))
    assert [row.sentence for row in rows] == [*expected]
    assert len(rows) > 250
    assert [
        (row.sentence, row.verdict.value) for row in rows
        if row.verdict.value not in expected[row.sentence].split(" or ")
    ] == []


def test_of_the_eleven_published_changes_two_would_just_pass(reader):
    answers = [checked_claim(reader, sentence) for sentence in ELEVEN]
    assert {answer.verdict.value for answer in answers} == {"cannot be tested"}
    assert [JUST in answer.arithmetic for answer in answers] == [True, True, *[False] * 9]
    assert all("300 interviews" in answer.arithmetic and "1.3" in answer.arithmetic for answer in answers)
    assert all("not pass the bar of 1.96" in answer.arithmetic for answer in answers[2:])


def test_points_and_per_cent_are_told_apart(reader):
    claim = "Almost 10% fewer people in Shropshire say police do a good job: 64% to 55%"
    answer = checked_claim(reader, f"{claim}, Oct-Dec 2023 to Oct-Dec 2024.")
    assert answer.verdict == "wrong unit"
    assert "9 percentage points, or 14%" in answer.arithmetic


def test_what_was_matched_names_measure_area_period_value_and_source(reader):
    answer = checked_claim(reader, "Confidence in West Mercia Police in Shropshire was 76% in Oct-Dec 2024.")
    (one,) = answer.matched
    assert (one.measure, one.area, one.value) == ("Confidence in West Mercia Police", "Shropshire", "76%")
    assert "October to December 2024" in one.period
    assert one.source
    assert "76% of residents" in answer.say


def test_both_values_are_told_where_sources_differ(reader):
    answer = checked_claim(reader, "Confidence in West Mercia Police was 85% in Q4 2019/20.")
    assert {one.value for one in answer.matched} == {"85%", "around 83%"}
    assert "The sources differ" in answer.arithmetic


def test_a_share_of_999_names_its_clock(reader):
    answer = checked_claim(reader, "92% of 999 calls were answered within 10 seconds in 2021/22.")
    assert "That is the force clock; on the other clock no figure is held" in answer.arithmetic


@pytest.mark.parametrize("claim", [
    "In the week to 28 June 2020, 91.3% of 999 calls were answered in 10 seconds.",
    "Confidence in Shropshire was 79.6% in Q3 2019/20.",
])
def test_an_illustrative_figure_supports_no_claim_and_contradicts_none(reader, claim):
    answer = checked_claim(reader, claim)
    assert answer.verdict == "not matched"
    assert not any("Illustrative" in one.source for one in answer.matched)


def test_a_standard_is_told_with_its_days(reader):
    answer = checked_claim(reader, "The target for confidence is 88%.")
    assert answer.matched[0].measure == "Confidence in West Mercia Police: standard"
    assert answer.matched[0].period == "from 1 April 2022 to 31 March 2025"


def test_a_release_is_checked_sentence_by_sentence(reader):
    rows = checked(reader, "Thank you all.\n\n" + " ".join(SENTENCES["supported"][:39]))
    assert len(rows) == 40
    assert not rows[0].checkable
    assert summary(rows) == "39 sentences of 40 with a figure to check: 39 supported."
    assert summary(rows[:1]) == "No sentence holds a figure that could be checked."


def test_nobody_is_told_what_they_may_not_see(sample_reader):
    load(FACTS)
    reader = sample_reader("panel", clock.today())
    answer = checked_claim(reader, "92% of 999 calls were answered within 10 seconds in 2021/22.")
    assert answer.verdict == "not matched"
    assert not any("Illustrative" in one.source for one in answer.matched)
