"""Numbers in words: one way everywhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words import (
    plain_name,
    qualified,
    say_days,
    say_distance,
    say_either,
    say_list,
    say_money,
    say_number,
    say_published,
    say_value,
    spell,
)


@pytest.mark.parametrize(
    ("value", "kind", "unit", "said"),
    [
        (90.33, "proportion", "% of calls", "90.3%"),
        (92.0, "proportion", "% of calls", "92%"),
        (0.0, "proportion", "% of calls", "0%"),
        (1214.0, "count", "crimes", "1,214"),
        (12.42, "median", "minutes", "12.4 minutes"),
        (650000.0, "money", "pounds", "£650,000"),
        (100.0, "mean", "days", "100 days"),
        (None, "count", "crimes", ""),
        (float("nan"), "proportion", "", ""),
    ],
)
def test_a_value_is_said_in_its_unit(value, kind, unit, said):
    assert say_value(value, kind, unit) == said


def test_a_value_without_decimals_keeps_its_zeros():
    assert say_value(100.0, "proportion", decimals=0) == "100%"


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [(None, "83%"), ("around", "around 83%"), ("average a month", "83% average a month")],
)
def test_a_published_value_keeps_the_word_of_its_source(qualifier, said):
    assert say_published(83.0, "proportion", "%", qualifier) == said


@pytest.mark.parametrize(
    ("said", "qualifier", "whole"),
    [("£65,000", "for each area", "£65,000 for each area"), ("", "over", ""), ("£5", "over", "over £5")],
)
def test_a_qualifier_stands_where_english_puts_it(said, qualifier, whole):
    assert qualified(said, qualifier) == whole


@pytest.mark.parametrize(
    ("pence", "said"), [(None, ""), (43_400_000, "£434,000"), (67_761_269, "£677,612.69"), (5, "£0.05")]
)
def test_money_is_said_in_pounds(pence, said):
    assert say_money(pence) == said


@given(st.integers(min_value=0, max_value=10**12))
def test_no_penny_is_lost_in_saying_it(pence):
    pounds, _, rest = say_money(pence)[1:].replace(",", "").partition(".")
    assert int(pounds) * 100 + int(rest or 0) == pence


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 7, 6), "today"),
        (date(2020, 7, 7), "in 1 day"),
        (date(2020, 7, 20), "in 14 days"),
        (date(2020, 6, 30), "6 days ago"),
    ],
)
def test_a_distance_is_counted_from_today(day, said):
    assert say_distance(day, date(2020, 7, 6)) == said


def test_numbers_of_days_and_things_agree_with_their_nouns():
    assert [say_days(1), say_days(2333)] == ["1 day", "2,333 days"]
    assert [say_number(1, "bid"), say_number(0, "bid")] == ["1 bid", "0 bids"]
    assert say_number(2, "award or bid", "awards and bids") == "2 awards and bids"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_said_as_a_sentence_says_it(items, said):
    assert say_list(items) == said


def test_values_that_disagree_are_said_as_one():
    assert say_either(["85%", "around 83%"]) == "85% or around 83%"


def test_names_are_compared_without_case_space_or_ampersand():
    assert plain_name(" Telford &  Wrekin ") == plain_name("telford and wrekin")


@pytest.mark.parametrize(("number", "said"), [(0, "no"), (5, "five"), (1214, "1,214"), (-1, "-1")])
def test_a_small_number_is_spelt(number, said):
    assert spell(number) == said
