"""Periods begin, end and are named as the police and the Home Office do it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.calendar import periods

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WEEK = timedelta(days=7)


def day(text):
    """A day written as the Office's files write it."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("given_day", "sunday"),
    [("2020-06-15", "2020-06-21"), ("2020-06-21", "2020-06-21"), ("2020-06-22", "2020-06-28"),
     ("2019-12-31", "2020-01-05"), ("2020-02-29", "2020-03-01")],
    ids=["monday", "sunday", "next-monday", "new-year", "leap-day"],
)
def test_a_week_is_named_by_its_sunday(given_day, sunday):
    assert periods.week_ending(day(given_day)) == day(sunday)


@pytest.mark.parametrize(
    ("given_day", "last"),
    [("2020-02-01", "2020-02-29"), ("2019-02-01", "2019-02-28"), ("2100-02-10", "2100-02-28"),
     ("2000-02-10", "2000-02-29"), ("2020-12-31", "2020-12-31"), ("2020-04-30", "2020-04-30")],
)
def test_a_month_ends_on_its_last_day_in_leap_years_too(given_day, last):
    assert periods.month_end(day(given_day)) == day(last)


@pytest.mark.parametrize(
    ("given_day", "months", "first"),
    [("2020-03-31", 0, "2020-03-01"), ("2020-03-31", 2, "2020-01-01"),
     ("2020-03-31", 3, "2019-12-01"), ("2020-03-31", 12, "2019-03-01"),
     ("2020-03-31", 15, "2018-12-01"), ("2020-12-01", 11, "2020-01-01")],
)
def test_months_before_crosses_the_year(given_day, months, first):
    assert periods.months_before(day(given_day), months) == day(first)


@pytest.mark.parametrize(
    ("end", "cadence", "start"),
    [("2020-06-21", "week", "2020-06-15"), ("2020-03-01", "week", "2020-02-24"),
     ("2020-02-29", "month", "2020-02-01"), ("2020-03-31", "quarter", "2020-01-01"),
     ("2019-12-31", "quarter", "2019-10-01"), ("2020-03-31", "year", "2019-04-01"),
     ("2020-12-31", "year", "2020-01-01"), ("2020-02-29", "year", "2019-03-01")],
)
def test_a_period_begins_where_its_cadence_says(end, cadence, start):
    assert periods.period_start(day(end), cadence) == day(start)


@pytest.mark.parametrize(
    ("end", "cadence", "words"),
    [("2020-07-01", "week", "1 July 2020 is a Wednesday; a week ends on a Sunday"),
     ("2020-02-28", "month", "28 February 2020 is not the last day of a month"),
     ("2020-05-31", "quarter", "31 May 2020 does not end a quarter"),
     ("2020-03-30", "quarter", "30 March 2020 is not the last day of a month"),
     ("2020-03-30", "year", "30 March 2020 is not the last day of a month")],
)
def test_a_day_that_ends_no_such_period_is_refused_in_words(end, cadence, words):
    with pytest.raises(ValueError, match=words):
        periods.period_start(day(end), cadence)


NAMED = {
    "week": ("2020-06-15", "2020-06-21", "week ending Sunday 21 June 2020", "w/e 21 Jun 2020"),
    "month": ("2024-01-01", "2024-01-31", "January 2024", "Jan 2024"),
    "leap-february": ("2020-02-01", "2020-02-29", "February 2020", "Feb 2020"),
    "february-cut-short": (
        "2020-02-01", "2020-02-28", "1 February 2020 to 28 February 2020",
        "1 Feb 2020 to 28 Feb 2020",
    ),
    "q4": ("2020-01-01", "2020-03-31", "Q4 2019/20 (January to March 2020)", "Q4 2019/20"),
    "q1": ("2020-04-01", "2020-06-30", "Q1 2020/21 (April to June 2020)", "Q1 2020/21"),
    "q2": ("2020-07-01", "2020-09-30", "Q2 2020/21 (July to September 2020)", "Q2 2020/21"),
    "q3": ("2020-10-01", "2020-12-31", "Q3 2020/21 (October to December 2020)", "Q3 2020/21"),
    "financial-year": ("2019-04-01", "2020-03-31", "2019/20", "2019/20"),
    "turn-of-the-century": ("1999-04-01", "2000-03-31", "1999/00", "1999/00"),
    "calendar-year": (
        "2020-01-01", "2020-12-31", "January 2020 to December 2020", "Jan 2020 to Dec 2020"
    ),
    "half-year": (
        "2019-10-01", "2020-03-31", "October 2019 to March 2020", "Oct 2019 to Mar 2020"
    ),
    "three-months-but-no-quarter": (
        "2019-12-01", "2020-02-29", "December 2019 to February 2020", "Dec 2019 to Feb 2020"
    ),
    "seven-days-but-no-week": (
        "2020-06-16", "2020-06-22", "16 June 2020 to 22 June 2020", "16 Jun 2020 to 22 Jun 2020"
    ),
    "two-weeks": (
        "2020-06-08", "2020-06-21", "8 June 2020 to 21 June 2020", "8 Jun 2020 to 21 Jun 2020"
    ),
}


@pytest.mark.parametrize(
    ("start", "end", "name", "short"), NAMED.values(), ids=NAMED.keys()
)
def test_a_period_has_one_exact_name_and_a_short_one(start, end, name, short):
    assert periods.say_period(day(start), day(end)) == name
    assert periods.say_period_short(day(start), day(end)) == short


@pytest.mark.parametrize(
    ("given_day", "year"),
    [("2020-03-31", "2019/20"), ("2020-04-01", "2020/21"), ("1999-12-31", "1999/00"),
     ("2009-04-01", "2009/10"), ("2010-01-01", "2009/10")],
)
def test_a_financial_year_begins_on_1_april(given_day, year):
    assert periods.financial_year(day(given_day)) == year


def test_days_are_written_without_a_leading_zero():
    assert periods.say_day(date(2020, 6, 1)) == "1 June 2020"
    assert periods.say_weekday(date(2020, 6, 21)) == "Sunday 21 June 2020"
    assert periods.say_short(date(2020, 6, 1)) == "1 Jun 2020"


@given(DAYS)
def test_the_week_of_any_day_ends_on_the_next_sunday_and_begins_on_a_monday(any_day):
    sunday = periods.week_ending(any_day)
    monday = periods.period_start(sunday, "week")
    assert (sunday.isoweekday(), monday.isoweekday()) == (7, 1)
    assert monday <= any_day <= sunday
    assert periods.is_week(monday, sunday)


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year"]))
def test_periods_of_a_cadence_follow_each_other_without_gap_or_overlap(any_day, cadence):
    if cadence == "week":
        end = periods.week_ending(any_day)
    else:
        month = {"month": any_day.month, "quarter": (any_day.month + 2) // 3 * 3, "year": 3}
        end = periods.month_end(date(any_day.year, month[cadence], 1))
    start = periods.period_start(end, cadence)
    previous = periods.period_start(start - timedelta(days=1), cadence)
    assert previous < start <= end
    assert (end - start).days + 1 in {
        "week": {7}, "month": {28, 29, 30, 31}, "quarter": {90, 91, 92}, "year": {365, 366},
    }[cadence]


@given(DAYS, st.integers(0, 600))
def test_going_back_by_months_can_be_done_in_any_steps(any_day, months):
    straight = periods.months_before(any_day, months)
    assert straight.day == 1
    half_way = periods.months_before(any_day, months // 2)
    assert periods.months_before(half_way, months - months // 2) == straight


@given(DAYS)
def test_the_days_of_a_financial_year_run_from_april_to_march(any_day):
    first = date(int(periods.financial_year(any_day)[:4]), 4, 1)
    assert first <= any_day < first.replace(year=first.year + 1)


@given(DAYS, st.integers(0, 800))
def test_no_two_periods_share_a_name(start, length):
    end = start + timedelta(days=length)
    name = periods.say_period(start, end)
    assert name != periods.say_period(start, end + timedelta(days=1))
    assert name != periods.say_period(start + WEEK, end + WEEK)


@pytest.mark.parametrize(
    ("day", "sundays"), [(date(2020, 6, 15), [7, 14, 21, 28]), (date(2020, 5, 31), [3, 10, 17, 24, 31])]
)
def test_a_week_belongs_to_the_month_it_ends_in(day, sundays):
    assert [sunday.day for sunday in periods.weeks_ending_in(day)] == sundays


@pytest.mark.parametrize(
    ("first", "many", "cadence", "later"),
    [
        (date(2020, 6, 28), 2, "week", date(2020, 7, 12)), (date(2020, 1, 31), 1, "month", date(2020, 2, 29)),
        (date(2020, 1, 30), 1, "month", date(2020, 2, 29)),
        (date(2020, 3, 31), 1, "quarter", date(2020, 6, 30)),
        (date(2020, 4, 1), 2, "year", date(2022, 4, 1)),
    ],
)
def test_periods_stay_in_step(first, many, cadence, later):
    assert periods.period_later(first, many, cadence) == later


def test_an_unknown_cadence_is_refused():
    with pytest.raises(ValueError, match="cadence is week, month, quarter or year, not 'fortnight'"):
        periods.period_start(date(2020, 6, 30), "fortnight")
