"""Lists of another length than is said; what is left blank or breaks off."""

from __future__ import annotations

import pytest

from tests.analysis.contradictions.saying import found, said, why

COUNT, BLANK = "list does not match its count", "blank or cut off"


@pytest.mark.parametrize(
    ("stated", "listed", "text"),
    [
        (7, 6, ""), (7, None, "a, b, c, d, e, f"), (4, None, "a; b; c"),
        (5, None, "burglary, rural crime, roads and drugs"),
        (2, None, "Chosen: a, b, c and d"), (0, 2, ""),
    ],
)
def test_a_list_of_another_length_is_found(stated, listed, text):
    assert found(said("L", "list", stated=stated, listed=listed, text=text)) == [(COUNT, "L")]


@pytest.mark.parametrize(
    ("stated", "listed", "text"),
    [
        (6, 6, "a, b"), (None, 6, "a, b"), (6, None, "the remaining six"), (3, None, "a, b and c"),
        (2, None, "theft, drink and drugs"), (3, None, "theft, drink and drugs"),
        (3, None, "Chosen: a, b, c"),
        (6, None, ""),
    ],
)
def test_a_list_of_the_length_that_is_said_is_not(stated, listed, text):
    assert found(said("L", "list", stated=stated, listed=listed, text=text)) == []


def test_what_is_no_list_is_not_counted_by_its_text():
    assert found(said("E", "event", stated=4, text="a, b")) == []
    assert found(said("E", "event", stated=4, listed=5)) == [(COUNT, "E")]


def test_both_counts_are_told():
    assert why(said("Assessments", "list", stated=7, listed=6)) == ["Assessments: seven said, six listed."]


@pytest.mark.parametrize(
    "blank",
    [
        {"form": "blank"}, {"form": "figure"}, {"form": "figure", "written": "tbc"}, {"form": "majority"},
        {"form": "list"},
        {"form": "date"}, {"form": "reference"}, {"form": "reference", "text": "-"},
        {"form": "event", "text": "The rates are currently"},
        {"form": "event", "text": "Meetings were held with the "},
        {"form": "event", "text": "as well as,"}, {"form": "event", "text": "and so on..."},
        {"form": "event", "written": "Refer to"}, {"form": "figure", "written": "5", "text": "because of"},
    ],
)
def test_what_is_blank_or_breaks_off_is_found(blank):
    assert found(said("B", **blank)) == [(BLANK, "B")]


@pytest.mark.parametrize(
    "told",
    [
        {"form": "event"}, {"form": "figure", "written": "5"}, {"form": "figure", "value": 5.0},
        {"form": "list", "stated": 3},
        {"form": "date", "date_as_written": "mid July"}, {"form": "date", "period_as_written": "2022"},
        {"form": "reference", "text": "C7"}, {"form": "event", "text": "No post is vacant currently."},
        {"form": "event", "text": "areas that they were looked at in"},
        {"form": "event", "text": "It was held (online)"},
    ],
)
def test_what_says_something_is_not(told):
    assert found(said("B", **told)) == []


def test_where_it_ends_is_told():
    assert why(said("Rate", "event", text="The rates are currently")) == [
        "Rate: the text ends with “rates are currently”, before what was to be said."
    ]
    assert why(said("Rate", "blank")) == ["Rate: nothing stands where something was to be said."]
    assert why(said("Rate", "reference")) == ["Rate: a reference is named and none is given."]
