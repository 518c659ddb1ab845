"""Statutory days are exact, working days leave out bank holidays, and nothing is late before it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import clocks
from analysis.calendar import working_days
from analysis.calendar.periods import week_ending

DAYS = st.dates(date(2000, 1, 1), date(2098, 12, 31))
COUNTS = st.integers(-400, 400)


def day(text):
    """A day written as the Office's files write it."""
    return date.fromisoformat(text)


class TestSection55:
    @pytest.mark.parametrize(
        ("published", "last"),
        [("2023-10-31", "2023-12-25"), ("2025-05-14", "2025-07-08"), ("2024-02-01", "2024-03-27"),
         ("2023-02-01", "2023-03-28")],
        ids=["real-2023", "real-2025", "leap-february", "february"],
    )
    def test_publication_is_day_1_of_56(self, published, last):
        assert clocks.section_55_deadline(day(published)) == day(last)
        assert clocks.day_number(day(published), day(last)) == 56

    def test_the_commissioner_answered_on_day_49_with_7_days_to_spare(self):
        clock = clocks.section_55_clock(day("2023-10-31"), day("2024-01-15"), day("2023-12-18"))
        assert (clock.day, clock.left, clock.overdue) == (49, 7, 0)
        assert clock.stopped == day("2023-12-18")

    def test_christmas_day_is_no_working_day_so_the_warning_names_the_friday(self):
        clock = clocks.section_55_clock(day("2023-10-31"), day("2023-12-01"))
        assert clock.shut == "a bank holiday (Christmas Day)"
        assert clock.act_by == day("2023-12-22")

    def test_a_deadline_on_a_tuesday_needs_no_warning(self):
        clock = clocks.section_55_clock(day("2025-05-14"), day("2025-05-14"))
        assert (clock.day, clock.left, clock.shut) == (1, 55, None)
        assert clock.act_by == clock.last == day("2025-07-08")

    def test_the_day_after_the_last_is_1_day_overdue(self):
        clock = clocks.section_55_clock(day("2023-10-31"), day("2023-12-26"))
        assert (clock.day, clock.left, clock.overdue) == (57, 0, 1)

    def test_an_answer_that_is_still_ahead_is_not_known(self):
        clock = clocks.section_55_clock(day("2023-10-31"), day("2023-12-01"), day("2023-12-18"))
        assert clock.stopped is None
        assert clock.left == 24

    def test_a_time_of_day_makes_no_difference(self):
        evening = datetime(2023, 10, 31, 23, 30, tzinfo=UTC)
        assert clocks.section_55_deadline(evening) == day("2023-12-25")
        assert clocks.section_55_clock(evening, day("2023-12-18")).day == 49

    @given(DAYS)
    def test_a_deadline_is_the_same_weekday_as_the_day_before_publication(self, published):
        last = clocks.section_55_deadline(published)
        assert (last - published).days == 55
        assert last.weekday() == (published - timedelta(days=1)).weekday()


class TestCounting:
    def test_days_left_are_0_on_the_last_day_and_negative_after_it(self):
        assert clocks.days_left(day("2020-06-30"), day("2020-06-15")) == 15
        assert clocks.days_left(day("2020-06-30"), day("2020-06-30")) == 0
        assert clocks.days_left(day("2020-06-30"), day("2020-07-02")) == -2

    def test_nothing_is_overdue_on_the_day_itself(self):
        assert clocks.days_overdue(day("2020-06-30"), day("2020-06-30")) == 0
        assert clocks.days_overdue(day("2020-06-30"), day("2020-07-01")) == 1
        assert clocks.overdue_from(day("2020-06-30")) == day("2020-07-01")

    def test_the_first_day_without_data_is_day_1_of_a_dark_spell(self):
        first = day("2020-07-02")
        assert clocks.days_dark(first, first) == 1
        assert clocks.days_dark(first, day("2020-09-01")) == 62
        assert clocks.days_dark(first, day("2020-07-01")) == 0

    def test_a_dark_spell_stops_growing_the_day_before_data_return(self):
        first, back = day("2020-07-02"), day("2020-07-10")
        assert clocks.days_dark(first, day("2020-09-01"), back) == 8
        assert clocks.days_dark(first, day("2020-07-05"), back) == 4

    def test_what_cannot_be_is_refused(self):
        with pytest.raises(ValueError, match="before they stopped"):
            clocks.days_dark(day("2020-07-02"), day("2020-07-05"), day("2020-07-01"))
        with pytest.raises(ValueError, match="a clock of 0 days"):
            clocks.last_day(day("2020-07-02"), 0)
        with pytest.raises(ValueError, match="before it begins"):
            clocks.countdown(day("2020-07-01"), day("2020-07-01"), first=day("2020-07-02"))

    def test_a_clock_with_only_an_end_has_no_day_number(self):
        clock = clocks.countdown(day("2020-06-30"), day("2020-06-15"))
        assert (clock.first, clock.day, clock.left) == (None, None, 15)

    @given(DAYS, st.integers(1, 1000))
    def test_the_last_day_of_a_clock_has_its_number(self, first, days):
        assert clocks.day_number(first, clocks.last_day(first, days)) == days

    @given(DAYS, DAYS)
    def test_something_is_either_ahead_or_overdue(self, due, as_at):
        clock = clocks.countdown(due, as_at)
        assert clock.left - clock.overdue == clocks.days_left(due, as_at)
        assert 0 in (clock.left, clock.overdue)


class TestPeriods:
    @pytest.mark.parametrize(
        ("given_day", "name", "first", "last"),
        [("2020-03-31", "Q4 2019/20", "2020-01-01", "2020-03-31"),
         ("2020-04-01", "Q1 2020/21", "2020-04-01", "2020-06-30"),
         ("2020-08-31", "Q2 2020/21", "2020-07-01", "2020-09-30"),
         ("2019-12-31", "Q3 2019/20", "2019-10-01", "2019-12-31")],
    )
    def test_financial_quarters_begin_in_april(self, given_day, name, first, last):
        assert clocks.financial_quarter(day(given_day)) == clocks.Period(name, day(first), day(last))

    def test_financial_years_begin_on_1_april(self):
        year = clocks.Period("2019/20", day("2019-04-01"), day("2020-03-31"))
        assert clocks.financial_year_of(day("2020-03-31")) == year
        assert clocks.financial_year_of(day("1999-12-31")).name == "1999/00"

    def test_weeks_end_on_sunday(self):
        assert week_ending(day("2020-06-15")) == day("2020-06-21")

    @given(DAYS)
    def test_a_day_lies_in_its_quarter_and_the_quarter_in_its_year(self, any_day):
        quarter, year = clocks.financial_quarter(any_day), clocks.financial_year_of(any_day)
        assert quarter.first <= any_day <= quarter.last
        assert year.first <= quarter.first < quarter.last <= year.last
        assert quarter.name.endswith(year.name)


class TestMonthsNamedWithoutADay:
    @pytest.mark.parametrize(
        ("text", "last"),
        [("available in August 2020", "2020-08-31"), ("by March 2021", "2021-03-31"),
         ("It is hoped the data will be available in August.", "2020-08-31"),
         ("end of June 2020", "2020-06-30"), ("July 2020, provisional", "2020-07-31"),
         ("some point during August 2020", "2020-08-31"), ("Sept 2020", "2020-09-30"),
         ("Feb 2024", "2024-02-29"), ("in May", "2020-05-31"), ("May 2021", "2021-05-31"),
         ("in June 2020, and again June 2020", "2020-06-30")],
    )
    def test_a_month_means_its_last_day(self, text, last):
        assert clocks.month_named(text, year=2020) == day(last)

    @pytest.mark.parametrize(
        "text",
        ["31st June", "2 July 2020", "August 31 2020", "the 2nd of June", "2/7/20", "mid-June 2020",
         "mid July 2020", "early August", "before August 2020", "start of March 2021", "after May 2020",
         "by the autumn", "by 2030", "", "it may slip", "July or August 2020", "marching orders"],
    )
    def test_anything_else_needs_someone_to_say_which_day(self, text):
        assert clocks.month_named(text, year=2020) is None

    def test_a_month_without_a_year_needs_the_year_of_the_paper(self):
        assert clocks.month_named("available in August") is None

    def test_data_available_in_august_2020_are_overdue_on_1_september(self):
        due = clocks.month_named("available in August 2020")
        assert clocks.days_overdue(due, day("2020-08-31")) == 0
        assert clocks.days_overdue(due, day("2020-09-01")) == 1
        assert clocks.overdue_from(due) == day("2020-09-01")


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [("2020-04-10", "a bank holiday (Good Friday)"), ("2020-05-08", "a bank holiday (May Day)"),
         ("2022-06-03", "a bank holiday (Platinum Jubilee of Elizabeth II)"),
         ("2022-09-19", "a bank holiday (State Funeral of Queen Elizabeth II)"),
         ("2023-05-08", "a bank holiday (Coronation of Charles III)"),
         ("2020-12-28", "a bank holiday (Boxing Day (observed))"),
         ("2020-06-20", "a Saturday"), ("2020-06-21", "a Sunday"), ("2020-06-22", None)],
    )
    def test_why_nobody_is_in_the_office(self, text, reason):
        assert working_days.why_not_working(day(text)) == reason
        assert working_days.is_working_day(day(text)) == (reason is None)

    def test_scottish_and_irish_holidays_are_working_days_here(self):
        assert working_days.is_working_day(day("2020-01-02"))
        assert working_days.is_working_day(day("2020-03-17"))

    @pytest.mark.parametrize(
        ("start", "count", "end"),
        [("2020-04-09", 1, "2020-04-14"), ("2020-04-14", -1, "2020-04-09"), ("2020-06-20", 1, "2020-06-22"),
         ("2020-06-20", -1, "2020-06-19"), ("2020-06-20", 0, "2020-06-20"), ("2023-12-22", 3, "2023-12-29")],
    )
    def test_working_days_skip_weekends_and_bank_holidays(self, start, count, end):
        assert working_days.add_working_days(day(start), count) == day(end)

    def test_papers_go_out_5_clear_working_days_before_a_meeting(self):
        assert working_days.papers_due(day("2020-06-15")) == day("2020-06-05")
        assert working_days.papers_due(day("2020-06-15"), clear_days=0) == day("2020-06-12")
        assert working_days.papers_due(day("2020-04-17")) == day("2020-04-07")
        with pytest.raises(ValueError, match="-1 clear days"):
            working_days.papers_due(day("2020-06-15"), clear_days=-1)

    def test_public_questions_close_at_9_the_working_day_before(self):
        closing = working_days.questions_close(day("2020-06-15"))
        assert closing.isoformat() == "2020-06-12T09:00:00+01:00"
        assert working_days.questions_close(day("2020-12-29"), time(12)).isoformat() == (
            "2020-12-24T12:00:00+00:00"
        )

    def test_the_last_working_day_up_to_a_day_may_be_the_day_itself(self):
        assert working_days.last_working_day(day("2020-06-19")) == day("2020-06-19")
        assert working_days.last_working_day(day("2020-06-21")) == day("2020-06-19")

    @given(DAYS, COUNTS)
    def test_adding_working_days_can_be_undone(self, any_day, count):
        start = working_days.last_working_day(any_day)
        end = working_days.add_working_days(start, count)
        assert working_days.is_working_day(end)
        assert working_days.add_working_days(end, -count) == start
        assert working_days.working_days_between(start, end) == count

    @given(DAYS, st.integers(0, 60))
    def test_counting_agrees_with_going_through_the_calendar(self, start, days):
        end = start + timedelta(days=days)
        each = [start + timedelta(days=at) for at in range(1, days + 1)]
        assert working_days.working_days_between(start, end) == sum(map(working_days.is_working_day, each))

    @given(DAYS, st.integers(0, 10))
    def test_the_clear_days_before_a_meeting_are_clear(self, meeting, clear):
        sent = working_days.papers_due(meeting, clear)
        between = [sent + timedelta(days=at) for at in range(1, (meeting - sent).days)]
        assert working_days.is_working_day(sent)
        assert sum(map(working_days.is_working_day, between)) == clear
