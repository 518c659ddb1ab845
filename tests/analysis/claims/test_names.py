"""Names are found whole, the longest first, and one that two things share is never decided."""

from __future__ import annotations

import pytest

from analysis.claims.names import Name, names_in, vocabulary

AREAS = vocabulary(
    [
        Name("Herefordshire", ("HE",)), Name("Shropshire", ("SH",)), Name("Telford & Wrekin", ("TW",)),
        Name("T&W", ("TW",)), Name("North Worcestershire", ("NW",)), Name("South Worcestershire", ("SW",)),
        Name("North and South Worcestershire", ("NW", "SW")), Name("Worcestershire", ("NW", "SW")),
        Name("West Mercia", ("WM",)), Name("WMP", ("WM",)),
    ]
)


def found(text, known=AREAS):
    return [(named.passage.words, named.codes) for named in names_in(text, known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Telford and Wrekin’s figure", [("Telford and Wrekin", ("TW",))]),
        ("in TELFORD & WREKIN.", [("TELFORD & WREKIN", ("TW",))]),
        ("T&W and Shropshire", [("T&W", ("TW",)), ("Shropshire", ("SH",))]),
        ("North Worcestershire", [("North Worcestershire", ("NW",))]),
        ("across Worcestershire", [("Worcestershire", ("NW", "SW"))]),
        ("North and South Worcestershire", [("North and South Worcestershire", ("NW", "SW"))]),
        ("West-Mercia and Herefordshire's", [("West-Mercia", ("WM",)), ("Herefordshire", ("HE",))]),
        # Part of a word, and words of two sentences or lines, are no name.
        ("Shropshires", []), ("Telford", []), ("from the West. Mercia is", []), ("", []),
        ("North\nWorcestershire", [("Worcestershire", ("NW", "SW"))]),
    ],
)
def test_names_are_whole_and_the_longest_stands(text, names):
    assert found(text) == names


def test_a_name_that_two_things_share_gives_both_and_decides_nothing():
    known = vocabulary(
        [Name("Shropshire", ("SH",)), Name("shropshire", ("E06000051",)), Name("SHROPSHIRE", ("SH",))]
    )
    (named,) = names_in("Shropshire fell", known)
    assert named.candidates == (("SH",), ("E06000051",))
    assert named.codes == ()


def test_a_measure_with_signs_in_its_name_is_found_by_its_words():
    known = vocabulary(
        [Name("Homicide, rolling 12 months", ("CR4",)), Name("anti-social behaviour", ("CR11",))]
    )
    assert found("homicide rolling 12 months", known) == [("homicide rolling 12 months", ("CR4",))]
    assert found("Anti social behaviour", known) == [("Anti social behaviour", ("CR11",))]


def test_what_is_understood_already_is_left_alone():
    text = "Shropshire and Herefordshire"
    taken = [named.passage for named in names_in(text, AREAS)][:1]
    assert [named.codes for named in names_in(text, AREAS, taken)] == [("HE",)]


def test_an_empty_vocabulary_finds_nothing():
    assert found("Shropshire", vocabulary([])) == []


@pytest.mark.parametrize("entry", [Name("—", ("SH",)), Name("Shropshire", ())])
def test_a_name_that_could_not_be_found_is_refused(entry):
    with pytest.raises(ValueError, match="names nothing"):
        vocabulary([entry])
