"""What a member of the Panel reads about clocks, milestones and hidden figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.clocks import countdown, section_55_clock
from analysis.milestones.likely_finish import LikelyFinish, likely_finish
from analysis.milestones.state import DateGiven, Milestone, forecast_drift, standing
from analysis.sentences import dates as words

PUBLISHED = date(2023, 10, 31)
REPLY = "Reply to the inspection report"
HUB = "Redditch hub"


def given_date(kind, on, known, written=""):
    return DateGiven(kind, on, known, written)


BASELINE = given_date("baseline", date(2024, 6, 30), date(2023, 2, 14))
AUTUMN = given_date("forecast", date(2024, 11, 30), date(2024, 6, 30), "by the autumn")
YEAR_END = given_date("forecast", date(2024, 12, 31), date(2024, 6, 30), "by the end of this year")
JUNE_31 = given_date("baseline", None, date(2020, 7, 3), "31st June")
AS_AT = date(2024, 7, 1)


def stands(*dates, **more):
    return standing(Milestone(dates, **more), AS_AT)


class TestCountdown:
    @pytest.mark.parametrize(
        ("as_at", "answered", "sentence"),
        [
            (date(2023, 12, 1), None,
             "24 days left; the last day is Monday 25 December 2023, a bank holiday (Christmas Day),"
             " so act by Friday 22 December 2023."),
            (date(2023, 12, 24), None,
             "1 day left; the last day is Monday 25 December 2023, a bank holiday (Christmas Day),"
             " and no working day is left."),
            (date(2023, 12, 25), None,
             "today, Monday 25 December 2023, is the last day, a bank holiday (Christmas Day),"
             " and no working day is left."),
            (date(2023, 12, 28), None, "overdue by 3 days; the last day was Monday 25 December 2023."),
            (date(2024, 1, 5), date(2023, 12, 18), "done on 18 December 2023, 7 days before the last day."),
            (date(2024, 1, 5), date(2023, 12, 25), "done on 25 December 2023, the last day."),
            (date(2024, 1, 5), date(2023, 12, 26), "done on 26 December 2023, 1 day late."),
        ],
    )
    def test_a_section_55_clock_in_one_sentence(self, as_at, answered, sentence):
        found = words.countdown_words(REPLY, section_55_clock(PUBLISHED, as_at, answered))
        assert found.sentence == f"{REPLY}: {sentence}"

    def test_the_description_says_how_the_days_are_counted(self):
        clock = section_55_clock(PUBLISHED, date(2024, 1, 5), date(2023, 12, 18))
        found = words.countdown_words(REPLY, clock)
        assert found.description == (
            "As at 5 January 2024. 31 October 2023 is day 1 of 56, so the last day is Monday 25 December"
            " 2023; weekends and bank holidays count. It was done on day 49. The last day is a bank holiday"
            " (Christmas Day); the last working day before it is Friday 22 December 2023."
        )

    def test_a_clock_that_runs_says_its_day(self):
        clock = section_55_clock(date(2025, 5, 14), date(2025, 5, 14))
        found = words.countdown_words(REPLY, clock)
        assert found.sentence == f"{REPLY}: 55 days left; the last day is Tuesday 8 July 2025."
        assert "This is day 1." in found.description

    def test_before_its_first_day_a_clock_has_no_day_to_say(self):
        clock = section_55_clock(date(2025, 5, 14), date(2025, 5, 1))
        assert "This is" not in words.countdown_words(REPLY, clock).description

    def test_a_clock_with_only_an_end_needs_no_first_day(self):
        found = words.countdown_words("Decision on the site", countdown(date(2020, 6, 30), date(2020, 6, 15)))
        assert found.sentence == (
            "Decision on the site: 15 days left; the last day is Tuesday 30 June 2020."
        )
        assert found.description == "As at 15 June 2020."


class TestOverdue:
    DUE = date(2020, 8, 31)

    @pytest.mark.parametrize(
        ("as_at", "sentence"),
        [(date(2020, 9, 1), "overdue by 1 day; it was due by 31 August 2020."),
         (date(2020, 8, 31), "due today, 31 August 2020."),
         (date(2020, 8, 17), "due in 14 days, by 31 August 2020.")],
    )
    def test_what_is_owed_and_when(self, as_at, sentence):
        found = words.overdue_words("Response time data", self.DUE, as_at)
        assert found.sentence == f"Response time data: {sentence}"

    def test_the_description_names_the_owner_or_that_none_is_given(self):
        owned = words.overdue_words("Response time data", self.DUE, date(2020, 9, 1), "Chief Constable")
        assert owned.description == (
            "As at 1 September 2020. It counts as overdue from 1 September 2020. Owed by: Chief Constable."
        )
        unowned = words.overdue_words("Response time data", self.DUE, date(2020, 9, 1))
        assert unowned.description.endswith("Owed by: not given.")


class TestSlippage:
    @pytest.mark.parametrize(
        ("dates", "sentence"),
        [
            ((BASELINE, AUTUMN, YEAR_END), "forecast for 31 December 2024, 184 days after its baseline."),
            ((BASELINE, given_date("forecast", date(2024, 6, 29), AS_AT)),
             "forecast for 29 June 2024, 1 day before its baseline."),
            ((BASELINE, given_date("actual", date(2024, 6, 30), AS_AT)),
             "done on 30 June 2024, the day of its baseline."),
            ((JUNE_31,), "date needs correcting; no slip is worked out."),
            ((BASELINE,), "slip cannot be told, because no forecast is given."),
            ((AUTUMN,), "slip cannot be told, because no baseline is given."),
            ((), "slip cannot be told, because no baseline and no forecast are given."),
        ],
    )
    def test_one_sentence_for_each_standing(self, dates, sentence):
        assert words.slippage_words(HUB, stands(*dates)).sentence == f"{HUB}: {sentence}"

    def test_the_description_has_both_dates_and_the_rule(self):
        found = standing(Milestone((BASELINE, YEAR_END)), AS_AT, last_report=date(2024, 5, 31))
        assert words.slippage_words(HUB, found).description == (
            "Baseline: 30 June 2024. Newest forecast: 31 December 2024. Since the last report: 184 days"
            " later. Slip is the day it was done, else the newest forecast, less the frozen baseline."
        )

    def test_words_for_a_date_are_quoted_as_they_stand(self):
        assert "Baseline: “31st June”." in words.slippage_words("Roof", stands(JUNE_31)).description


class TestDrift:
    def test_redditch_drifts_and_both_forecasts_of_june_2024_stand(self):
        found = words.drift_words(HUB, forecast_drift((BASELINE, AUTUMN, YEAR_END)))
        assert found.sentence == f"{HUB}: 2 forecasts, in all 184 days later."
        assert found.description == (
            "Forecast 30 November 2024, known from 30 June 2024, 153 days later. Forecast 31 December 2024,"
            " known from 30 June 2024, 31 days later. Moves to a later date: 2; to an earlier one: 0."
            " Forecasts given on the same day both stand; the later counts as the newest."
        )

    @pytest.mark.parametrize(
        ("dates", "sentence"),
        [
            ((BASELINE,), "no forecast is given."),
            ((JUNE_31, YEAR_END), "1 forecast, no two dates that can be compared."),
            ((BASELINE, given_date("forecast", BASELINE.on, AS_AT)),
             "1 forecast, and the date has not moved."),
            ((BASELINE, AUTUMN, given_date("forecast", BASELINE.on, AS_AT)),
             "2 forecasts, later and earlier in turn, and in all back where it began."),
            ((BASELINE, given_date("actual", date(2024, 6, 20), AS_AT)),
             "no forecast, in all 10 days earlier."),
        ],
    )
    def test_other_drifts_in_one_sentence(self, dates, sentence):
        assert words.drift_words(HUB, forecast_drift(dates)).sentence == f"{HUB}: {sentence}"

    def test_words_and_what_happened_are_in_the_list(self):
        autumn = given_date("forecast", None, date(2024, 6, 30), "by the autumn")
        done = given_date("actual", date(2024, 6, 30), AS_AT)
        found = words.drift_words(HUB, forecast_drift((BASELINE, autumn, done)))
        assert found.description.startswith(
            "Forecast “by the autumn”, known from 30 June 2024. Done 30 June 2024, known from 1 July 2024,"
            " not moved."
        )


class TestRating:
    def test_colour_letter_and_reason_stand_together(self):
        found = words.rating_words(HUB, stands(BASELINE, YEAR_END))
        assert found.sentence == (
            f"{HUB}: Red (R). Forecast, 184 days after the baseline; red is more than 60 days."
        )
        assert found.description.startswith("From the dates: Red (R). From the owner: not given. Green is")

    def test_an_owner_who_says_otherwise_is_heard_beside_it(self):
        found = words.rating_words(HUB, stands(BASELINE, YEAR_END, owners_rating="amber"))
        assert found.sentence.endswith("The owner says Amber (A): the two differ.")
        same = words.rating_words(HUB, stands(BASELINE, YEAR_END, owners_rating="red"))
        assert "differ" not in same.sentence
        assert "From the owner: Red (R)." in same.description

    def test_a_date_in_words_gets_no_rating(self):
        assert words.rating_words("Bridgnorth roof", stands(JUNE_31)).sentence == (
            "Bridgnorth roof: No rating. Date needs correcting: the baseline is “31st June”."
        )


class TestLikelyFinish:
    def test_an_estimate_names_both_days_and_its_base(self):
        found = words.likely_words(HUB, likely_finish(date(2024, 6, 30), AS_AT, range(1, 11)))
        assert found.sentence == (
            f"{HUB}: likely by 5 July 2024 (as half of past milestones), and by 8 July 2024 (as 8 in 10)."
        )
        assert "10 finished milestones" in found.description

    def test_too_few_past_slips_are_said(self):
        found = words.likely_words(HUB, LikelyFinish(None, None, based_on=1, past=3, needed=10))
        assert found.sentence == f"{HUB}: the likely finish cannot be estimated; too few past slips."
        assert found.description == (
            "Based on 1 finished milestone of this estate whose slip is still possible here, of 3 known;"
            " at least 10 are needed."
        )


class TestHidden:
    def test_how_many_but_not_which(self):
        found = words.hidden_words(4, 84, 5)
        assert found.sentence == "4 of 84 figures are hidden so that nobody can be recognised."
        assert "Counts from 1 to 4 are hidden" in found.description
        assert words.hidden_words(1, 1, 5).sentence.startswith("1 of 1 figure is hidden")

    def test_nothing_hidden(self):
        assert words.hidden_words(0, 84, 10).sentence == (
            "No figure of this table is hidden: none is from 1 to 9."
        )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["forecast", "actual"]), st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1)),
            st.dates(date(2020, 1, 1), AS_AT),
        ),
        max_size=5,
    ),
    st.booleans(),
)
def test_every_history_can_be_said_without_current_or_latest(history, with_baseline):
    dates = [DateGiven(kind, on, known, "autumn") for kind, on, known in history]
    found = stands(*([BASELINE] if with_baseline else []), *dates)
    said = [
        words.slippage_words(HUB, found), words.rating_words(HUB, found),
        words.drift_words(HUB, forecast_drift(dates)),
    ]
    for one in said:
        assert one.sentence.startswith(f"{HUB}: ")
        assert one.sentence.endswith(".")
        assert not any(word in one.sentence for word in ("None", "current", "latest", ".."))


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(-100, 100))
def test_every_clock_can_be_said(last, days):
    found = words.countdown_words(REPLY, countdown(last, last + timedelta(days=days)))
    assert found.sentence.endswith(".")
    assert ("overdue" in found.sentence) == (days > 0)
