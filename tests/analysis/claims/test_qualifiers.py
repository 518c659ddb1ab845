"""The word beside a number is understood, and what only looks like one is not."""

from __future__ import annotations

import pytest

from analysis.claims.numbers import numbers_in
from analysis.claims.qualifiers import Qualifier, kept_qualifier

MEANT = {
    "83%": Qualifier.NONE, "around 83%": Qualifier.AROUND, "approx. 83%": Qualifier.AROUND,
    "More than 83%": Qualifier.MORE_THAN, "> 83%": Qualifier.MORE_THAN, "just over 83%": Qualifier.JUST_OVER,
    "slightly more than 83%": Qualifier.JUST_OVER, "at least 83%": Qualifier.AT_LEAST,
    "no fewer than 83%": Qualifier.AT_LEAST, "83% or more": Qualifier.AT_LEAST, "83+": Qualifier.AT_LEAST,
    "less than 83%": Qualifier.UNDER, "almost 83%": Qualifier.NEARLY, "just  under 83%": Qualifier.NEARLY,
    "up to 83%": Qualifier.UP_TO, "no more than 83%": Qualifier.UP_TO, "83% or fewer": Qualifier.UP_TO,
    "83 or so": Qualifier.AROUND,
    # Not a word of the number's own.
    "it went up to 83%": Qualifier.NONE, "turnover 83%": Qualifier.NONE, "over 3 years": Qualifier.NONE,
    "83% or moreover": Qualifier.NONE,
}


@pytest.mark.parametrize(("text", "meant"), MEANT.items(), ids=MEANT.keys())
def test_the_word_beside_a_number(text, meant):
    assert [found.qualifier for found in numbers_in(text)] == [meant]


def test_the_words_read_hold_the_qualifier():
    assert numbers_in("It was almost 10% fewer")[0].passage.words == "almost 10%"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("around", "around"), ("about", "about"), ("approx", "approximately"), ("more than", "more than"),
        ("over", "over"), ("little over", "a little over"), ("under", "under"), ("up to", "up to"),
        ("nearly", "nearly"), ("target", None), ("9 officers", None), ("", None), (None, None),
    ],
)
def test_a_qualifier_is_kept_in_the_word_of_its_source(words, kept):
    assert kept_qualifier(words) == kept
