"""Shares that cannot be."""

from __future__ import annotations

import pytest

from tests.analysis.contradictions.saying import found, said, why

BASE, OVER, MAJORITY = "percentage its base cannot give", "shares over 100%", "majority under half"


@pytest.mark.parametrize(
    ("written", "base"),
    [("34.6", 24), ("30.8", 24), ("90.6", 24), ("33.4%", 30), ("51", 10), ("99.9", 20), ("over 97", 30.0)],
)
def test_a_share_that_no_number_of_its_base_gives_is_found(written, base):
    share = said("Agree", written=written, unit="%", base=base)
    assert found(share) == ([] if written.startswith("over") else [(BASE, "Agree")])


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("34.6", 26), ("90.6", 32), ("74.2", 31), ("45", 137), ("50", 2), ("33.3", 3), ("67", 3), ("0", 5),
        ("100", 7),
        ("83.68", 10_000), ("12.5", 8), ("13", 8), ("-5", 24), ("34.6", 0.5), ("34.6", 0), ("a few", 24),
    ],
)
def test_a_share_that_some_number_of_its_base_rounds_to_is_not(written, base):
    assert found(said("Agree", written=written, unit="%", base=base)) == []


def test_a_weighted_share_or_a_number_has_no_such_base():
    assert found(said(written="34.6", unit="%", base=24, whole=False)) == []
    assert found(said(written="34.6", unit="minutes", base=24)) == []


def test_what_would_give_it_is_told():
    share = said("Agree", written="34.6", unit="%", base=24)
    assert why(share) == [
        "No whole number of 24 gives 34.6% (8 of 24 is 33.3%; 9 of 24 is 37.5%; 9 of 26 would)."
    ]
    shares = [said(f"Answer {each}", written=each, unit="%", base=24) for each in ("34.6", "30.8", "19.2")]
    assert why(*shares) == [
        "No whole number of 24 gives 34.6% (9 of 26 would), 30.8% (4 of 13 would) and 19.2% (5 of 26 would)."
    ]


def test_a_share_with_more_digits_than_any_base_gives_is_told_at_once():
    assert why(said("Agree", written="0.00012", unit="%", base=24)) == [
        "No whole number of 24 gives 0.00012% (0 of 24 is 0.0%; 1 of 24 is 4.2%;"
        " no base of up to 10,000 would)."
    ]


def test_a_base_of_any_size_is_looked_at_at_once():
    assert found(said("Agree", written="34.6", unit="%", base=10**15)) == []


def test_a_share_of_more_than_everybody_is_found_and_a_change_is_not():
    assert found(said("Take-up", written="112", unit="%")) == [(OVER, "Take-up")]
    assert found(said("Take-up", written="112", unit="% of target"), said("Increase", written="140%")) == []


def answers(*shares, name="Lives: {}", **more):
    return [
        said(name.format(number), written=share, unit="%", question="Where", **more)
        for number, share in enumerate(shares)
    ]


def test_answers_to_one_question_that_are_more_than_everybody_are_found():
    assert found(*answers("60", "55")) == [(OVER, "Lives: 0", "Lives: 1")]
    assert why(*answers("60", "55")) == [
        "The answers to one question add up to 115%, more than rounding can make of 100%."
    ]
    assert found(*answers("34", "33", "34")) == []  # rounding
    assert found(*answers("up to 60", "55")) == []
    assert found(*answers("60"), *answers("55", base=20, name="Other: {}")) == []


def test_shares_of_respondents_by_place_are_answers_to_one_question():
    def lives(place, share, name="Respondents who lived in {}", **more):
        return said(name.format(place), written=share, unit="%", place=place[0], place_name=place, **more)

    north, south = lives("Northam", "60"), lives("Southam", "55")
    assert found(north, south) == [(OVER, north.name, south.name)]
    assert found(north, lives("Southam", "40")) == []
    trust = "Trust in {}"
    assert found(lives("Northam", "81", trust), lives("Southam", "79", trust)) == []
    elsewhere = said("Respondents", written="55", unit="%", place="S", place_name="Southam")
    assert found(lives("Northam", "60"), elsewhere) == []
    assert found(said("Respondents from nowhere", written="90", unit="%", place="x"), south) == []


def test_answers_that_exclude_one_another_are_answers_to_one_question():
    agree = said("Agree with it", written="89", unit="%")
    disagree = said("Disagree with it", written="15", unit="%")
    assert found(agree, disagree) == [(OVER, "Agree with it", "Disagree with it")]
    assert found(agree, said("Disagree with it", written="11", unit="%")) == []
    assert found(agree, said("Disagree with that", written="80", unit="%")) == []
    assert found(said("Agree or disagree", written="89", unit="%"), disagree) == []


@pytest.mark.parametrize(
    "majority",
    [
        {"written": "61", "unit": "answers", "base": 137}, {"written": "48", "unit": "%"},
        {"written": "50", "base": 100},
        {"text": "9 of 20 voted"}, {"written": "two in five"}, {"text": "40% of all"},
        {"form": "figure", "written": "45%", "text": "The majority of members"},
    ],
)
def test_a_majority_of_no_more_than_half_is_found(majority):
    assert found(said("Most", **{"form": "majority"} | majority)) == [(MAJORITY, "Most")]


@pytest.mark.parametrize(
    "majority",
    [
        {"written": "69", "base": 137}, {"written": "85", "unit": "%"}, {"written": "50", "unit": "%"},
        {"text": "most of them"},
        {"written": "many"}, {"form": "figure", "written": "45%", "text": "not a majority"},
        {"text": "61 answers"},
    ],
)
def test_a_majority_of_more_than_half_or_of_nobody_knows_how_many_is_not(majority):
    assert found(said("Most", **{"form": "majority"} | majority)) == []


def test_it_is_told_how_many_they_are():
    assert why(said("Answers", "majority", written="61", base=137)) == [
        "Answers is called a majority, and is 61 of 137, 44.5%: it may be the largest group."
    ]
