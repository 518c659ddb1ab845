"""Numbers are read as people write them in papers and releases, with their units, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.number_words import number_of_words
from analysis.claims.numbers import numbers_in, plain_number
from analysis.claims.periods import periods_in

NUMBERS = {
    "1,214 offences": (1214, "", 1), "90.3%": (90.3, "%", 0.1), "83 per cent": (83, "%", 1),
    "13pc": (13, "%", 1), "eighty-two per cent": (82, "%", 1), "one per cent": (1, "%", 1),
    "-9%": (-9, "%", 1), "−18%": (-18, "%", 1), "9 percentage points": (9, "percentage points", 1),
    "a 9-point fall": (9, "percentage points", 1), "9pp": (9, "percentage points", 1),
    "2.5 % points": (2.5, "percentage points", 0.1), "£434,000": (434_000, "GBP", 1),
    "£1.2m": (1_200_000, "GBP", 100_000), "GBP 650k": (650_000, "GBP", 1000),
    "£17.6 million": (17_600_000, "GBP", 100_000), "200 pounds": (200, "GBP", 1),
    "2 million calls": (2_000_000, "", 1_000_000), "11.7 seconds": (11.7, "seconds", 0.1),
    "30 s": (30, "seconds", 1), "12.4 minutes": (744, "seconds", 6), "two minutes": (120, "seconds", 60),
    "1m 30s": (90, "seconds", 1), "1 minute and 30 seconds": (90, "seconds", 1),
    "a wait of 1:30": (90, "seconds", 1), "a hundred and five": (105, "", 1),
    "two thousand five hundred": (2500, "", 1), "2354 officers": (2354, "", 1), "2,023": (2023, "", 1),
    "56 days": (56, "", 1), "9 points of contact": (9, "", 1), "In May 137 replied": (137, "", 1),
    "the largest group (61) were": (61, "", 1), "two PCs": (2, "", 1),
}
PARTS = {
    "four in five": (4, 5), "more than 8 in every 10": (8, 10), "nine out of ten": (9, 10),
    "one in ten": (1, 10), "8 of 8": (8, 8), "61 of the 137": (61, 137), "one of five": (1, 5),
    "two thirds": (2, 3), "two-thirds": (2, 3), "a quarter of residents": (1, 4), "half (51%)": (1, 2),
    "half the residents": (1, 2), "less than a fifth": (1, 5), "by a third": (1, 3), "half": (1, 2),
    "three quarters of them": (3, 4), "one half": (1, 2),
}
TIMES = {"doubled": 2, "halved": 0.5, "trebled": 3, "twice the rate": 2, "three times as many": 3}
RANGES = {
    "80 to 82%": (80, 82, "%"), "80-82%": (80, 82, "%"), "80% – 82%": (80, 82, "%"),
    "between 80% and 82%": (80, 82, "%"), "£1m-£1.5m": (1e6, 1.5e6, "GBP"),
    "£1 to £2 million": (1e6, 2e6, "GBP"), "8 to 10 officers": (8, 10, ""),
}
CHANGES = {
    "from 64% to 55%": (64, 55, "%"), "64% to 55%": (64, 55, "%"), "from 64 to 55%": (64, 55, "%"),
    "from 18 up to 24 per cent": (18, 24, "%"), "from 412 to 380": (412, 380, ""),
}
NONE_THERE = (
    "", "2m", "in 2023", "2019/20", "31 March", "31 March to 2 April", "1 to 3 June", "June 28", "Section 55",
    "pages 7 to 8", "Covid 19",
    "B7", "A6.7", "at 1:30", "1:30 pm", "the 90s", "under 18s", "the first half of 2020", "half an hour",
    "by a quarter-final", "in a quarter", "between 2019 and 2020", "64-55%", "one of the best",
    "(1) Full refurbishment", "a half year", "thirds", "12.3.4", "2+1", "80-year-old", "ones",
    "a quarter of the year",
)


def only(text):
    found = numbers_in(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "told"), NUMBERS.items(), ids=NUMBERS.keys())
def test_a_number_with_its_unit_and_last_digit(text, told):
    found = only(text)
    assert (found.value, found.unit, found.step) == pytest.approx(told)
    assert (found.high, found.whole) == (None, None)


@pytest.mark.parametrize(("text", "told"), PARTS.items(), ids=PARTS.keys())
def test_a_part_of_a_whole(text, told):
    found = numbers_in(text)[0]
    assert (found.unit, found.value, found.whole) == ("of", *told)
    assert found.percent == pytest.approx(100 * told[0] / told[1])


@pytest.mark.parametrize(("text", "told"), TIMES.items(), ids=TIMES.keys())
def test_a_multiple(text, told):
    assert (only(text).value, only(text).unit) == (told, "times")


@pytest.mark.parametrize(("text", "told"), RANGES.items(), ids=RANGES.keys())
def test_a_range_has_both_ends(text, told):
    assert (only(text).value, only(text).high, only(text).unit) == told


@pytest.mark.parametrize(("text", "told"), CHANGES.items(), ids=CHANGES.keys())
def test_a_change_is_two_numbers_of_one_unit(text, told):
    first, last = numbers_in(text)
    assert (first.value, last.value, first.unit, last.unit) == (*told, told[2])


def test_a_change_of_unlike_units_keeps_both():
    assert [found.unit for found in numbers_in("from 12 seconds to 55%")] == ["seconds", "%"]
    assert [found.unit for found in numbers_in("from £12 to 55%")] == ["GBP", "%"]


@pytest.mark.parametrize("text", NONE_THERE)
def test_what_would_be_a_guess_is_not_read(text):
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("6 of 40+", [6, 40]), ("3 in 2020", [3]), ("12 in 24 hours", [12, 24]), ("8 in 10 seconds", [8, 10]),
        ("5 of 2", [5, 2]), ("0 of 0", [0, 0]), ("8 of 9 May", [8]), ("in the last three quarters", [3]),
        ("five thirds", [5]), ("two and a half", [2]), ("from 64 to almost 55%", [64, 55]),
    ],
)
def test_what_is_no_part_or_pair_is_read_number_by_number(text, values):
    assert [found.value for found in numbers_in(text)] == values


def test_only_a_percentage_or_a_part_is_a_share():
    assert only("83%").percent == 83
    assert only("83 calls").percent is None


def test_nothing_is_read_in_what_is_understood_already():
    text = "At the end of Q4 of 19/20, 92% of 999 calls; April 2020 to 31 March 2021: 88%."
    periods = [period.passage for period in periods_in(text)]
    assert [found.value for found in numbers_in(text, periods)] == [92, 999, 88]


@given(st.text(alphabet="0123456789 ,.-–%£kmof in tontwelvhird()+:s/", max_size=40))
def test_words_that_were_read_stand_where_they_were_read(text):
    for found in numbers_in(text):
        assert text[found.passage.start:found.passage.end] == found.passage.words


@pytest.mark.parametrize(
    ("text", "number"),
    [("92.4", 92.4), ("-9", -9), (".5", 0.5), ("1e3", 1000), ("1,214", None), ("8 of 8", None), ("", None)],
)
def test_a_plain_number_is_digits_and_a_point(text, number):
    assert plain_number(text) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("ninety-nine", 99), ("a hundred and five", 105), ("three million two hundred", 3_000_200)],
)
def test_numbers_in_words(words, number):
    assert number_of_words(words) == number


def test_a_word_of_no_number_is_refused():
    with pytest.raises(KeyError):
        number_of_words("several")
