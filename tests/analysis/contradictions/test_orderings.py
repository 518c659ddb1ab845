"""A place on both sides of an ordering."""

from __future__ import annotations

import pytest

from tests.analysis.contradictions.saying import Q4, found, said, why

ORDER = "both sides of an ordering"
MOST = "Most confident: Northam; least: Southam and Eastham and Vale"


def ordering(text, name="Areas by confidence", form="list", **more):
    return said(name, form, text=text, **{"locator": "D1", **more})


@pytest.mark.parametrize(
    "other",
    [
        "Lower: Northam", "Southam is consistently higher", "the highest in Eastham & Vale",
        "Northam scores worst",
    ],
)
def test_a_place_on_both_sides_is_found(other):
    assert found(ordering(MOST), ordering(other, "Areas that score")) == [
        (ORDER, "Areas by confidence", "Areas that score"),
    ]


@pytest.mark.parametrize(
    "other",
    ["Lower: Newtown", "Higher: Northam", "Lower: Southam", "Northam and Southam", "higher than before"],
)
def test_a_place_on_one_side_is_not(other):
    assert found(ordering(MOST), ordering(other, "Areas that score")) == []


def test_one_text_may_hold_both_sides():
    both = ordering(
        "Those in Northam were most confident whilst those in Southam and Northam were least confident"
    )
    assert found(both) == [(ORDER, "Areas by confidence")]


def test_the_side_may_stand_in_the_name_and_the_place_in_its_column():
    high = ordering("Northam, Southam", "Highest satisfaction")
    low = ordering("Southam", "Lowest satisfaction", locator="D2")
    assert found(high, low) == [(ORDER, high.name, low.name)]
    place = {"place": "S", "place_name": "Southam"}
    column = said("Satisfaction", "event", written="lowest", **place)
    assert found(high, column) == [(ORDER, high.name, "Satisfaction")]
    assert found(high, said("Satisfaction", "event", written="higher and lower", **place)) == []
    assert found(high, said("Satisfaction", "event", text="has changed", **place)) == []


def test_only_what_orders_the_same_thing_at_the_same_time_counts():
    one = ordering(MOST, measure="T1", period=Q4)
    assert found(one, ordering("Lower: Northam", measure="T2", period=Q4)) == []
    assert found(one, ordering("Lower: Northam", measure="T1", period_as_written="Q1")) == []
    assert found(one, ordering("Lower: Northam", "Crime", measure="T1")) == [(ORDER, one.name, "Crime")]
    assert found(one, ordering("Lower: Northam", "Crime", locator="D2")) == []
    other = ordering("Lower: Northam", "Their confidence", locator="D2")
    assert found(one, other) == [(ORDER, one.name, "Their confidence")]


def test_both_sides_are_told():
    assert why(ordering(MOST), ordering("Lower: Northam", "Scores")) == [
        "Northam is put on both sides: among the higher in “Areas by confidence”,"
        " and among the lower in “Scores”."
    ]
