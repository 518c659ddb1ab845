"""The same thing with two values."""

from __future__ import annotations

import math
from datetime import date

import pytest

from analysis.contradictions import StatementKind
from analysis.contradictions.values import share_as_written, unit_of, value_of
from tests.analysis.contradictions.saying import Q4, found, said, why

TWO = ("two values", "Trust", "Trust")


def pair(one, other, **more):
    return [
        said("Trust", written=one, strand="a", **more), said("Trust", written=other, strand="b", **more)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("85", "83"), ("85%", "around 83%"), ("69", "around 68"), ("3", "4"), ("4 in 5", "70%"),
        ("more than 80", "79"),
        ("under 20", "21"), ("£1.3m", "650,000"), ("10 to 12", "9"), ("68.7", "68.9"),
    ],
)
def test_values_that_cannot_both_be_are_found(one, other):
    assert found(*pair(one, other)) == [TWO]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("85", "85"), ("85", "85.0"), ("68.7", "69"), ("more than 80", "83"), ("80", "around 80"),
        ("under 20", "19"),
        ("four in five", "80%"), ("6 to 10", "8"), ("unknown", "83"), ("9 of 12 or 8 of 13", "83"),
        ("1,200", "over 1,200"),
    ],
)
def test_values_that_round_to_each_other_or_are_bounds_are_not(one, other):
    assert found(*pair(one, other)) == []


def test_a_value_of_another_place_period_or_unit_is_another_value():
    whole, part = said("Trust", written="85"), said("Trust", written="81", place="S")
    later = said("Trust", written="80", period=Q4)
    in_words = said("Trust", written="79", period_as_written="early 2022")
    shares = said("Trust", written="61", unit="%")
    assert found(whole, part, later, in_words, shares) == []


def test_a_measure_is_the_same_under_two_names_and_a_name_whatever_is_in_brackets():
    assert found(
        said("Trust", measure="T1", written="85"), said("Confidence", measure="T1", written="83"),
    ) == [("two values", "Trust", "Confidence")]
    assert found(said("Trust (panel)", written="85"), said("trust (plan", written="83")) == [
        ("two values", "Trust (panel)", "trust (plan")
    ]
    assert found(said("(one)", written="85"), said("(two)", written="83")) == []


def test_the_qualifier_may_stand_beside_the_unit():
    assert found(*pair("80", "83", unit="% (more than)")) == []
    assert found(*pair("80", "83", unit="% (of those asked)")) == [TWO]


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("%", "%"), ("per cent of residents", "%"), ("% change", "% ['change']"), ("percentage points", ""),
        ("answers", ""),
        ("GBP over 2 yrs", "gbp over 2 years"), ("", ""),
    ],
)
def test_units_are_compared_by_what_they_count(unit, kind):
    assert unit_of(said(unit=unit)) == kind
    assert unit_of(said(written="85%")) == "%"


def test_a_value_that_is_only_a_number_has_the_digits_it_is_written_with():
    value = value_of(said(value=90.6))
    told = (value.number, *(round(number, 9) for number in (value.step, value.low, value.high)))
    assert told == (90.6, 0.1, 90.55, 90.65)
    assert value_of(said(value=5.0, written="five of nine and six")).number == 5
    assert value_of(said()) is None
    assert math.isinf(value_of(said(written="up to 5")).low)
    assert share_as_written("45").high == 45.5


def test_dates_of_one_thing_that_share_no_day_are_found():
    scheme = {"form": "event", "name": "Scheme ended"}
    assert found(
        said(**scheme, date_as_written="by June 2020"), said(**scheme, date_as_written="2023", strand="b")
    ) == [("two values", "Scheme ended", "Scheme ended")]
    assert found(
        said(**scheme, date_as_written="June 2020"),
        said(**scheme, date_as_written="12 June 2020", strand="b"),
        said(**scheme, date_as_written="some day", strand="c"),
    ) == []
    of_no_source = [said(**scheme, date_as_written=year, strand="") for year in ("2020", "2021")]
    assert found(*of_no_source) == []


def test_what_is_found_says_each_value_once_with_its_unit():
    told = [
        said("Money", written="650000", unit="GBP", period_as_written="2022"),
        said("Money", written="1300000", unit="GBP", period_as_written="2022", strand="b"),
    ]
    assert why(*told) == ["Money, 2022 is given as 650000 GBP and 1300000 GBP."]
    assert why(said(value=85.0, unit="%"), said(value=83.0, unit="%", strand="b")) == [
        "Something is given as 85% and 83%."
    ]


def test_a_finding_is_the_same_one_on_another_day_and_in_another_order():
    from analysis.contradictions import Finding, Kind

    one, other = pair("85", "83")
    later = [said("Trust", written="85", strand="a", known_from=date(2023, 1, 1), locator="p 9"), other]
    first = Finding(Kind.TWO_VALUES, (one, other), "")
    assert first.identity == Finding(Kind.TWO_VALUES, tuple(reversed(later)), "otherwise said").identity
    changed = said("Trust", written="84", strand="b")
    assert first.identity != Finding(Kind.TWO_VALUES, (one, changed), "").identity
    assert len(first.identity) == 16
    assert one.form is StatementKind.FIGURE
