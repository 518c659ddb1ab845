"""Slip, drift and ratings come from dates alone, and words in place of a date give neither."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.milestones.dates import movement
from analysis.milestones.likely_finish import likely_finish
from analysis.milestones.state import (
    LETTERS,
    DateGiven,
    Milestone,
    Tolerances,
    forecast_drift,
    slippage,
    standing,
)

PLAN_KNOWN = date(2020, 7, 3)
AS_AT = date(2020, 7, 20)


def dated(kind, on, known="2020-06-15", words=""):
    return DateGiven(kind, on and date.fromisoformat(on), date.fromisoformat(known), words)


# Redditch joint hub, as published: the contract in February 2023, the topping out in September 2023, one
# article of June 2024 with two forecasts. Press wrote seasons and years; the days are what the Office
# would enter after asking (last day of the season or year).
REDDITCH = (
    dated("baseline", "2024-06-30", "2023-02-14"),
    dated("forecast", "2024-06-30", "2023-09-08"),
    dated("forecast", "2024-11-30", "2024-06-30", "by the autumn"),
    dated("forecast", "2024-12-31", "2024-06-30", "by the end of this year"),
)
REDDITCH_AS_WRITTEN = (
    dated("baseline", None, "2023-02-14", "2024"),
    dated("forecast", None, "2024-06-30", "by the autumn"),
    dated("forecast", "2024-12-31", "2024-06-30", "by the end of this year"),
)
BRIDGNORTH = (dated("baseline", None, "2020-07-03", "31st June"),)


def slipped(days, **more):
    """A milestone with its baseline on 1 August 2020 and a forecast so many days after it."""
    forecast = (date(2020, 8, 1) + timedelta(days=days)).isoformat()
    return Milestone((dated("baseline", "2020-08-01"), dated("forecast", forecast)), **more)


def colour(milestone, as_at=AS_AT, **settings):
    return standing(milestone, as_at, **settings).rating.colour


class TestSlip:
    def test_slip_is_newest_forecast_less_baseline(self):
        assert slippage(REDDITCH) == 184
        assert slippage(REDDITCH[:3]) == 153

    def test_what_happened_counts_before_any_forecast(self):
        done = (*REDDITCH, dated("actual", "2024-06-20", "2024-06-20"))
        assert slippage(done) == -10

    def test_a_forecast_told_later_is_not_known_yet(self):
        assert standing(Milestone(REDDITCH), date(2024, 6, 29)).slip == 0
        assert standing(Milestone(REDDITCH), date(2024, 6, 30)).slip == 184

    @pytest.mark.parametrize(
        "dates", [(), REDDITCH[:1], REDDITCH[1:], BRIDGNORTH, REDDITCH_AS_WRITTEN],
        ids=["nothing", "no-forecast", "no-baseline", "31st-june", "years-and-seasons"],
    )
    def test_without_two_real_dates_there_is_no_slip(self, dates):
        assert slippage(dates) is None

    def test_movement_compares_with_what_was_known_at_the_last_report(self):
        assert movement(REDDITCH, date(2024, 5, 31), date(2024, 6, 30)) == 184
        assert movement(REDDITCH, date(2023, 3, 31), date(2023, 9, 30)) == 0
        assert movement(REDDITCH, date(2023, 1, 31), date(2023, 9, 30)) is None
        assert movement(REDDITCH_AS_WRITTEN, date(2023, 3, 31), date(2024, 6, 30)) is None

    def test_movement_needs_a_last_report(self):
        redditch = Milestone(REDDITCH)
        assert standing(redditch, date(2024, 6, 30)).moved is None
        assert standing(redditch, date(2024, 6, 30), last_report=date(2024, 5, 31)).moved == 184

    def test_a_second_baseline_and_a_date_without_day_or_words_are_refused(self):
        with pytest.raises(ValueError, match="2 baselines for one milestone"):
            slippage((*REDDITCH, REDDITCH[0]))
        with pytest.raises(ValueError, match="neither a day nor words"):
            dated("forecast", None)


class TestDrift:
    def test_redditch_keeps_every_forecast_and_marks_the_two_of_one_article(self):
        drift = forecast_drift(REDDITCH)
        assert [step.moved for step in drift.steps] == [0, 153, 31]
        assert [step.together for step in drift.steps] == [False, True, True]
        assert (drift.days, drift.direction, drift.later, drift.earlier) == (184, "later", 2, 0)

    def test_words_keep_their_place_and_move_nothing(self):
        drift = forecast_drift(REDDITCH_AS_WRITTEN)
        assert [step.given.as_written for step in drift.steps] == ["by the autumn", "by the end of this year"]
        assert [step.moved for step in drift.steps] == [None, None]
        assert (drift.days, drift.direction) == (0, "no change")

    def test_moves_both_ways_are_counted_and_summed(self):
        dates = (
            dated("baseline", "2020-07-01"), dated("forecast", "2020-07-31", "2020-06-20"),
            dated("forecast", None, "2020-06-25", "soon"), dated("forecast", "2020-06-21", "2020-06-30"),
            dated("actual", "2020-06-22", "2020-06-22"),
        )
        drift = forecast_drift(dates)
        assert [step.moved for step in drift.steps] == [30, None, -40, 1]
        assert (drift.days, drift.direction, drift.later, drift.earlier) == (-9, "earlier", 2, 1)

    @given(st.lists(st.tuples(st.dates(), st.dates()), min_size=1, max_size=6), st.dates())
    def test_the_moves_add_up_to_the_slip(self, given_dates, first):
        dates = [DateGiven("baseline", first, date.min)]
        dates += [DateGiven("forecast", on, known) for on, known in given_dates]
        assert forecast_drift(dates).days == slippage(dates)


class TestRating:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [(-10, "green"), (0, "green"), (14, "green"), (15, "amber"), (60, "amber"), (61, "red")],
    )
    def test_colour_follows_the_slip(self, days, expected):
        assert colour(slipped(days)) == expected

    def test_tolerances_can_be_set(self):
        strict = Tolerances(green=0, amber=5, silent=3)
        assert colour(slipped(1), date(2020, 6, 18), tolerances=strict) == "amber"
        assert colour(slipped(6), date(2020, 6, 18), tolerances=strict) == "red"
        assert colour(slipped(0), date(2020, 6, 19), tolerances=strict) == "white"

    @pytest.mark.parametrize(("green", "amber", "silent"), [(-1, 5, 5), (6, 5, 5), (1, 5, -1)])
    def test_tolerances_that_cannot_be_are_refused(self, green, amber, silent):
        with pytest.raises(ValueError, match="expected 0 <= green <= amber"):
            Tolerances(green, amber, silent)

    def test_no_forecast_is_red(self):
        found = standing(Milestone((dated("baseline", "2020-08-01"),)), AS_AT).rating
        assert (found.colour, found.reason) == ("red", "No forecast is given.")
        assert colour(Milestone(())) == "red"

    def test_a_forecast_that_has_passed_is_no_forecast(self):
        told = slipped(0, updated=date(2020, 7, 31))
        assert colour(told, date(2020, 8, 1)) == "green"
        found = standing(told, date(2020, 8, 3)).rating
        assert found.colour == "red"
        assert found.reason == (
            "The newest forecast, 1 August 2020, passed 2 days ago; no later one is given."
        )

    def test_redditch_had_to_be_settled_by_the_end_of_june_2020(self):
        settle = {"decide_by": date(2020, 6, 30)}
        assert colour(slipped(0, **settle), date(2020, 6, 30)) == "green"
        late = standing(slipped(0, **settle), date(2020, 7, 15)).rating
        assert (late.colour, late.reason) == ("red", "The decision was due by 30 June 2020, 15 days ago.")
        assert colour(slipped(0, **settle, decided=date(2020, 7, 16)), date(2020, 7, 15)) == "red"
        assert colour(slipped(0, **settle, decided=date(2020, 6, 29)), date(2020, 7, 15)) == "green"

    def test_an_open_issue_is_amber_with_its_owner_or_for_want_of_one(self):
        owned = slipped(0, issue="ground investigation late.", issue_owner="Estate manager")
        assert standing(owned, AS_AT).rating.reason == (
            "Open issue: ground investigation late (owner Estate manager)."
        )
        nobody = standing(slipped(0, issue="ground investigation late"), AS_AT).rating
        assert (nobody.colour, nobody.reason[-17:]) == ("amber", "(no owner given).")

    def test_done_is_blue_also_when_it_was_late_or_never_planned(self):
        done = (dated("baseline", "2020-07-02"), dated("actual", "2020-07-02", "2020-07-03"))
        found = standing(Milestone(done), AS_AT)
        assert (found.done, found.rating.colour, found.slip) == (True, "blue", 0)
        assert found.rating.reason == "Done on 2 July 2020, the day of the baseline."
        assert standing(Milestone(done[1:]), AS_AT).rating.reason == (
            "Done on 2 July 2020, no baseline recorded."
        )

    def test_held_is_grey_whatever_the_dates_say(self):
        assert colour(slipped(90, held="on hold")) == "grey"
        found = standing(Milestone(BRIDGNORTH, held="cancelled"), AS_AT)
        assert (found.rating.colour, found.rating.reason, found.correct) == ("grey", "Cancelled.", True)

    def test_more_than_45_days_of_silence_is_white(self):
        far = Milestone((dated("baseline", "2021-03-31"), dated("forecast", "2021-03-31", "2020-07-03")))
        assert colour(far, date(2020, 8, 17)) == "green"
        found = standing(far, date(2020, 8, 18)).rating
        assert (found.colour, found.reason) == ("white", "No update for 46 days; white is more than 45 days.")

    def test_word_from_the_owner_counts_as_an_update_once_it_is_there(self):
        dates = (dated("baseline", "2021-03-31"), dated("forecast", "2021-03-31", "2020-07-03"))
        heard = Milestone(dates, updated=date(2020, 8, 10))
        assert colour(heard, date(2020, 8, 18)) == "green"
        assert colour(Milestone(dates, updated=date(2020, 9, 1)), date(2020, 8, 18)) == "white"

    def test_silence_never_hides_a_red(self):
        far = (dated("baseline", "2021-03-31"), dated("forecast", "2021-08-31", "2020-07-03"))
        assert colour(Milestone(far), date(2020, 12, 31)) == "red"

    def test_without_a_baseline_there_is_no_rating_but_a_known_red_stands(self):
        forecast = (dated("forecast", "2020-08-01", "2020-07-03"),)
        found = standing(Milestone(forecast), AS_AT)
        assert (found.rating.colour, found.rating.letter, found.correct) == (None, "", False)
        assert found.rating.reason == "No baseline is recorded, so slip cannot be told."
        assert colour(Milestone(forecast, decide_by=date(2020, 6, 30))) == "red"

    def test_31st_june_needs_correcting_and_gets_no_slip_and_no_rating(self):
        found = standing(Milestone(BRIDGNORTH, decide_by=date(2020, 6, 30)), AS_AT, last_report=PLAN_KNOWN)
        assert (found.correct, found.slip, found.moved, found.rating.colour) == (True, None, None, None)
        assert found.rating.reason == "Date needs correcting: the baseline is “31st June”."

    def test_a_newest_forecast_in_words_needs_correcting_too(self):
        dates = (REDDITCH[0], dated("forecast", None, "2024-06-30", "autumn"))
        found = standing(Milestone(dates), date(2024, 7, 1))
        assert found.rating.reason == "Date needs correcting: the forecast is “autumn”."
        assert found.slip is None

    def test_done_on_a_day_still_ahead_needs_correcting(self):
        # The plan on progress "to June 2020" says that SaabSafe went live on 2 July 2020.
        dates = (dated("baseline", "2020-07-02", "2020-06-15"), dated("actual", "2020-07-02", "2020-06-20"))
        found = standing(Milestone(dates), date(2020, 6, 30))
        assert (found.done, found.correct, found.slip, found.rating.colour) == (False, True, None, None)
        assert "done on 2 July 2020, which is still ahead" in found.rating.reason
        assert colour(Milestone(dates), date(2020, 7, 2)) == "blue"

    @pytest.mark.parametrize(
        ("owners", "differs"), [("amber", True), ("green", False), (None, False)]
    )
    def test_the_owners_rating_stands_beside_and_is_flagged_when_it_differs(self, owners, differs):
        found = standing(slipped(0, owners_rating=owners), AS_AT)
        assert (found.rating.colour, found.owners, found.differs) == ("green", owners, differs)

    def test_an_owners_rating_beside_no_rating_is_no_difference(self):
        assert not standing(Milestone(BRIDGNORTH, owners_rating="green"), AS_AT).differs

    def test_every_colour_has_a_letter_of_its_own(self):
        assert len(set(LETTERS.values())) == len(LETTERS) == 6
        assert standing(slipped(0), AS_AT).rating.letter == "G"

    @given(st.integers(-200, 400), st.dates(date(2020, 7, 3), date(2022, 7, 1)))
    def test_there_is_always_a_reason_in_one_line(self, days, as_at):
        reason = standing(slipped(days), as_at).rating.reason
        assert reason.endswith(".")
        assert "\n" not in reason


class TestLikelyFinish:
    SLIPS = (0, 5, 10, 20, 30, 40, 60, 90, 150, 400)

    def test_half_and_four_fifths_of_past_slips_did_not_exceed_these(self):
        found = likely_finish(date(2020, 6, 30), date(2020, 6, 15), self.SLIPS)
        assert found.half == date(2020, 6, 30) + timedelta(days=30)
        assert found.four_fifths == date(2020, 6, 30) + timedelta(days=90)
        assert (found.based_on, found.past, found.needed) == (10, 10, 10)

    def test_too_few_past_slips_give_no_estimate(self):
        found = likely_finish(date(2020, 6, 30), date(2020, 6, 15), self.SLIPS[:9])
        assert (found.half, found.four_fifths, found.based_on) == (None, None, 9)
        assert likely_finish(date(2020, 6, 30), date(2020, 6, 15), [], fewest=1).half is None

    def test_slips_that_are_no_longer_possible_are_left_out(self):
        found = likely_finish(date(2020, 6, 30), date(2020, 8, 4), self.SLIPS, fewest=5)
        assert found.half == date(2020, 6, 30) + timedelta(days=90)
        assert (found.based_on, found.past) == (5, 10)

    def test_the_number_needed_is_at_least_1(self):
        with pytest.raises(ValueError, match="from 0 past slips"):
            likely_finish(date(2020, 6, 30), date(2020, 6, 15), [], fewest=0)

    @given(
        st.lists(st.integers(-200, 900), min_size=1, max_size=40),
        st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(-300, 300),
    )
    def test_an_estimate_is_ahead_and_a_slip_that_happened(self, slips, baseline, since):
        as_at = baseline + timedelta(days=since)
        found = likely_finish(baseline, as_at, slips, fewest=1)
        if found.half is None:
            assert max(slips) < since
        else:
            assert as_at <= found.half <= found.four_fifths
            assert (found.half - baseline).days in slips
            possible = [slip for slip in slips if slip >= since]
            within = sum(slip <= (found.four_fifths - baseline).days for slip in possible)
            assert within * 5 >= len(possible) * 4
