"""Areas have days: when they are in force, how that is said, and which are made of others."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.areas.sets import Days, as_known, first_of_each_kind, made_of

OLD = Days(date(2018, 1, 1), date(2026, 1, 18))
NEW = Days(date(2026, 1, 19))
FIRST_SET = Days(date(2018, 1, 1), date(2026, 1, 18), reaches_back=True)
DISTRICTS = {
    "HE": frozenset({"HE1"}), "NW": frozenset({"NW1", "NW2"}), "SH": frozenset({"SH1"}),
    "TW": frozenset({"TW1"}), "ST": frozenset({"SH1", "TW1"}), "HW": frozenset({"HE1", "NW1", "NW2"}),
}


@pytest.mark.parametrize(
    ("days", "start", "end", "in_force"),
    [
        (OLD, date(2020, 1, 1), date(2020, 1, 31), True),
        (OLD, date(2017, 12, 1), date(2017, 12, 31), False),
        (OLD, date(2017, 12, 1), date(2018, 1, 1), True),
        # The week from the day of the change is no week of the old areas, the month is one of both.
        (OLD, date(2026, 1, 19), date(2026, 1, 25), False),
        (OLD, date(2026, 1, 1), date(2026, 1, 31), True),
        (NEW, date(2026, 1, 1), date(2026, 1, 31), True),
        (NEW, date(2026, 1, 12), date(2026, 1, 18), False),
        (NEW, date(2040, 1, 1), date(2040, 1, 31), True),
        (FIRST_SET, date(2002, 1, 1), date(2002, 12, 31), True),
        (Days(), date(1900, 1, 1), date(1900, 1, 1), True),
    ],
)
def test_an_area_is_in_force_in_a_period_that_has_one_of_its_days(days, start, end, in_force):
    assert days.cover(start, end) is in_force


@pytest.mark.parametrize(
    ("days", "words", "years"),
    [
        (OLD, "from 1 January 2018 to 18 January 2026", "2018 to 2026"),
        (NEW, "from 19 January 2026", "from 2026"),
        (Days(None, date(2028, 3, 31)), "until 31 March 2028", ""),
        (Days(), "", ""),
    ],
)
def test_days_and_years_are_said_in_words(days, words, years):
    assert (days.say(), days.say_years()) == (words, years)


def test_a_last_day_is_known_once_it_has_come():
    assert as_known(FIRST_SET, date(2020, 7, 6)) == Days(date(2018, 1, 1), None, reaches_back=True)
    assert as_known(OLD, date(2026, 1, 18)) == OLD
    assert as_known(NEW, date(2026, 2, 16)) == NEW


def test_the_earliest_set_of_each_kind_reaches_back():
    sets = [
        ("new", "lpa", date(2026, 1, 19)), ("old", "lpa", date(2018, 1, 1)),
        ("wards", "ward", date(2015, 5, 7)),
    ]
    assert first_of_each_kind(sets) == {"old", "wards"}
    assert first_of_each_kind([]) == set()


def test_an_area_is_made_of_those_that_have_just_its_districts():
    assert made_of(DISTRICTS) == {"ST": ("SH", "TW"), "HW": ("HE", "NW")}


def test_the_smallest_areas_count_where_there_are_several_ways():
    whole = frozenset().union(*DISTRICTS.values())
    assert made_of(DISTRICTS | {"ALL": whole})["ALL"] == ("HE", "NW", "SH", "TW")


@pytest.mark.parametrize(
    "districts",
    [
        {},
        # Districts nobody named, one district left over, one that two parts share, the same area renamed.
        {"SH": frozenset(), "ST": frozenset({"SH1", "TW1"})},
        {"SH": frozenset({"SH1"}), "ST": frozenset({"SH1", "TW1"})},
        {"A": frozenset({"1", "2"}), "B": frozenset({"2", "3"}), "C": frozenset({"1", "2", "3"})},
        {"TW": frozenset({"TW1"}), "TE": frozenset({"TW1"})},
    ],
)
def test_an_area_that_does_not_come_out_even_is_made_of_no_others(districts):
    assert made_of(districts) == {}
