from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.calendar.periods import Cadence, period_start
from analysis.data_health import STATES, Health, health, next_period_end

MONDAY = date(2020, 7, 6)


@pytest.mark.parametrize(
    ("end", "cadence", "following"),
    [
        (date(2020, 6, 28), "week", date(2020, 7, 5)),
        (date(2020, 12, 27), "week", date(2021, 1, 3)),
        (date(2020, 1, 31), "month", date(2020, 2, 29)),
        (date(2020, 12, 31), "month", date(2021, 1, 31)),
        (date(2020, 9, 30), "quarter", date(2020, 12, 31)),
        (date(2020, 12, 31), "quarter", date(2021, 3, 31)),
        (date(2020, 2, 29), "year", date(2021, 2, 28)),
    ],
)
def test_the_next_period_follows_the_calendar(end, cadence, following):
    assert next_period_end(end, cadence) == following


def test_a_cadence_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="cadence is week, month, quarter or year"):
        next_period_end(MONDAY, "fortnight")


@given(
    st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sampled_from(Cadence)
)
def test_the_next_period_begins_the_day_after(day, cadence):
    # Any day is in the period after some period; find its end, then look one further.
    end = next_period_end(date(2019, 9, 29) if cadence == "week" else date(2019, 9, 30), cadence)
    while end < day:
        end = next_period_end(end, cadence)
    following = next_period_end(end, cadence)
    assert period_start(following, cadence) == end + timedelta(days=1)


@pytest.mark.parametrize(
    ("as_at", "state", "days_late"),
    [
        (date(2020, 7, 6), "on time", 0),
        # The figure of the week to Sunday 5 July is due by Tuesday 7 July, and on that day not late.
        (date(2020, 7, 7), "on time", 0),
        (date(2020, 7, 8), "late", 1),
        # Two more weeks have gone by: the one that is missing longest counts.
        (date(2020, 7, 22), "late", 15),
    ],
)
def test_a_week_is_late_from_the_day_after_it_was_due(as_at, state, days_late):
    found = health("week", 2, date(2020, 6, 28), dark=False, as_at=as_at)
    assert found == Health(state, date(2020, 7, 7), days_late)


def test_a_month_of_data_police_uk_is_due_about_two_months_later():
    found = health("month", 75, date(2020, 3, 31), dark=False, as_at=MONDAY)
    assert found == Health("on time", date(2020, 7, 14), 0)


def test_what_was_never_supplied_is_not_late():
    found = health("week", 2, None, dark=False, as_at=MONDAY)
    assert found == Health("never supplied", None, 0)


@pytest.mark.parametrize("newest", [None, date(2020, 5, 31)])
def test_dark_comes_before_late_and_before_never_supplied(newest):
    found = health("week", 2, newest, dark=True, as_at=MONDAY)
    assert found.state == "dark"
    assert found.days_late == (0 if newest is None else 27)


def test_where_no_day_was_agreed_nothing_is_late():
    found = health("month", None, date(2010, 1, 31), dark=False, as_at=MONDAY)
    assert found == Health("on time", None, 0)


@given(
    st.sampled_from(Cadence), st.none() | st.integers(0, 400),
    st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.booleans(),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_days_late_are_never_negative_and_only_the_overdue_are_late(
    cadence, due_days, newest, dark, as_at
):
    found = health(cadence, due_days, newest, dark=dark, as_at=as_at)
    assert found.state in STATES
    assert found.days_late >= 0
    assert (found.days_late > 0) == (found.due is not None and as_at > found.due)
    if found.state == "late":
        assert found.days_late
