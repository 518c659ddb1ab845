"""Comparisons in words: exact dates, percentage points, bases, and no verb a test does not support."""

from __future__ import annotations

import math
import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import patterns
from analysis.areas import funnel
from analysis.comparison import compare_counts, rate_per, two_proportions
from analysis.multiple_tests import adjust_differences
from analysis.sentences import areas, comparisons, surveys
from analysis.survey import estimates, without_base
from analysis.survey.comparison import AnyDifference, Wave, between_areas, between_waves

Q3 = (date(2019, 10, 1), date(2019, 12, 31))
Q4 = (date(2020, 1, 1), date(2020, 3, 31))
Q3_NAME = "Q3 2019/20 (October to December 2019)"
Q4_NAME = "Q4 2019/20 (January to March 2020)"
WEEK = date(2020, 6, 21)
DIRECTION = re.compile(
    r"\b(higher|lower|rose|fell|fallen|risen|increase|decrease|up|down|improv\w+|wors\w+|better)\b"
)


def wave(period, percent, base):
    return Wave(*period, estimates.from_published("Shropshire", percent, base))


def change(before, after, base=300, other=None):
    return between_waves(wave(Q3, before, base), wave(Q4, after, other or base))


def said(words):
    return f"{words.sentence} {words.description}"


class TestEstimates:
    def test_an_estimate_is_said_with_its_base_place_and_dates(self):
        result = estimates.from_published("Shropshire", 64, 300, design_effect=1.3)
        found = surveys.estimate_words(
            result, "said the police do a good job", *Q4, sample="probability"
        )
        assert found.sentence == (
            f"64% of the 300 people asked in Shropshire in {Q4_NAME} said the police do a good job."
        )
        assert found.description == (
            "The 95% interval 57.6% to 69.9% is the range of true figures that would commonly give"
            " such an answer. The weights and the sample's design make the 300 interviews worth 231."
        )

    def test_a_base_without_cost_needs_no_word_about_weights(self):
        found = surveys.estimate_words(estimates.from_published("a", 64, 300), "agreed", *Q4)
        assert "weights" not in found.description

    def test_a_base_under_100_asks_for_caution(self):
        found = surveys.estimate_words(estimates.from_published("a", 64, 64), "agreed", *Q4)
        assert found.sentence.endswith("Treat with caution: fewer than 100 people were asked.")

    def test_a_base_under_30_hides_every_number(self):
        result = estimates.from_published("LPA-S", 64, 29)
        found = surveys.estimate_words(result, "agreed", *Q4, place="Shropshire")
        assert found.sentence == (
            f"The figure of Shropshire for {Q4_NAME} is not shown: fewer than 30 people were asked."
        )
        assert found.description == ""

    def test_nobody_answered(self):
        found = surveys.estimate_words(surveys_nothing(), "agreed", *Q4)
        assert found.sentence == f"Nobody in Shropshire answered this question in {Q4_NAME}."

    @pytest.mark.parametrize(
        ("kind", "word"), [("quota", "quotas"), ("unknown", "not been published"), ("probability", "")]
    )
    def test_a_sample_without_a_design_is_only_indicative(self, kind, word):
        caveat = surveys.say_sample(kind)
        assert word in caveat
        assert caveat.startswith("Indicative only") == (kind != "probability")
        result = estimates.from_published("a", 64, 300)
        assert surveys.estimate_words(result, "agreed", *Q4, sample=kind).description.endswith(
            caveat or "answer."
        )

    @pytest.mark.parametrize(
        ("size", "words"),
        [(0.09, "9 percentage points"), (-0.01, "1 percentage point"), (0.034, "3.4 percentage points"),
         (0, "0 percentage points")],
    )
    def test_sizes_are_percentage_points(self, size, words):
        assert surveys.say_points(size) == words

    @pytest.mark.parametrize(
        ("number", "words"),
        [(1.14, "+1.1"), (-16.7, "−16.7"), (0.0, "0"), (-0.04, "0"), (math.inf, "no upper limit")],
    )
    def test_ends_of_intervals_carry_their_sign(self, number, words):
        assert surveys.say_signed(number) == words

    def test_other_small_words(self):
        assert surveys.say_interval(math.nan, math.nan) == ""
        assert surveys.say_interval(0.58, 0.69, 0.998) == "99.8% interval 58% to 69%"
        assert surveys.say_base(None) == "How many people were asked has not been published."
        assert surveys.say_base(40, hidden_under=50) == "Not shown: fewer than 50 people were asked."
        assert surveys.say_base(400) == ""


def surveys_nothing():
    """Shropshire with nobody who answered."""
    return estimates.Estimate("Shropshire", 0, *[math.nan] * 6)


class TestDifferences:
    def test_a_change_that_passes_the_test(self):
        found = comparisons.difference_words(change(64, 55), "Shropshire, good job")
        assert found.sentence == (
            f"Shropshire, good job: 55% of 300 people in {Q4_NAME}, against 64% of 300 people in"
            f" {Q3_NAME}; 9 percentage points lower."
        )
        assert found.description.startswith(
            "The 95% interval of the change is −16.7 to −1.1 percentage points (z test of the survey"
            " design). If nothing but chance were at work, a difference this large would be seen"
            " about once in 41 times."
        )
        assert found.description.endswith(surveys.say_sample("unknown"))

    def test_a_change_that_does_not(self):
        found = comparisons.difference_words(change(64, 55, 200), "Shropshire, good job")
        assert found.sentence.endswith("; 9 percentage points between them, no clear change.")

    def test_two_areas_have_a_difference_and_not_a_change(self):
        result = between_areas(
            estimates.from_published("Shropshire", 64, 300), estimates.from_published("Telford", 62, 300)
        )
        found = comparisons.difference_words(result, "Good job", between="difference")
        assert found.sentence.endswith("2 percentage points between them, no clear difference.")
        assert "change" not in said(found)

    @pytest.mark.parametrize(("base", "other"), [(29, 300), (300, 29)])
    def test_a_hidden_base_hides_every_number(self, base, other):
        found = comparisons.difference_words(change(64, 55, base, other), "Shropshire, good job")
        assert found.sentence == (
            f"Shropshire, good job in {Q4_NAME} against {Q3_NAME} is not shown: fewer than 30 people"
            " were asked."
        )
        assert found.description == ""

    def test_a_base_under_100_asks_for_caution(self):
        found = comparisons.difference_words(change(64, 55, 64, 300), "Shropshire")
        assert found.sentence.endswith("Treat with caution: fewer than 100 people were asked.")

    def test_counts_that_are_no_survey_have_no_people_and_no_caveat(self):
        found = comparisons.difference_words(
            two_proportions(15, 20, 12, 20), "999 calls in time", asked=False
        )
        assert "75% of 20 in" in found.sentence
        assert "people" not in said(found)
        assert "Indicative" not in found.description

    def test_a_missing_figure_cannot_be_tested(self):
        found = comparisons.difference_words(
            two_proportions(None, 300, 120, 300), "Shropshire", sample="probability"
        )
        assert "no figure in" in found.sentence
        assert "the two cannot be tested" in found.sentence
        assert found.description == "One of the two has no figure, so there is nothing to test."

    def test_a_difference_without_bases_says_so(self):
        result = two_proportions(64, 100, 55, 100)
        unknown = type(result)(**{**vars(result), "first_base": math.nan})
        found = comparisons.difference_words(unknown, "Shropshire")
        assert "64% in" in found.sentence
        assert found.sentence.endswith("How many people were asked has not been published.")

    def test_the_family_is_named_with_its_size(self):
        adjusted = adjust_differences(
            [change(64, 55)] * 3, method="Holm", family="areas against the rest"
        )
        found = comparisons.difference_words(adjusted[0], "Shropshire")
        assert found.sentence.endswith("no clear change.")
        assert "3 comparisons made together (areas against the rest; Holm)" in found.description
        assert "chance were at work" not in found.description

    @pytest.mark.parametrize(
        ("p", "often"),
        [(0.6, "more often than not"), (0.0001, "less than once in 1,000 times"),
         (0.02, "about once in 50 times"), (0.001, "about once in 1,000 times")],
    )
    def test_a_p_value_in_words(self, p, often):
        assert comparisons.say_chance(p).endswith(f"{often}.")
        assert comparisons.say_chance(math.nan) == ""

    @given(st.integers(0, 100), st.integers(0, 100), st.integers(1, 2000), st.integers(1, 2000))
    def test_no_direction_without_a_test_and_no_percent_for_a_change(
        self, before, after, base, other
    ):
        result = change(before, after, base, other)
        found = comparisons.difference_words(result, "Shropshire, good job")
        if result.verdict in ("higher", "lower") and result.standing != "hidden":
            assert DIRECTION.findall(said(found)) == [result.verdict]
        else:
            assert not DIRECTION.search(said(found))
        closing = found.sentence.rpartition(";")[2]
        assert "%" not in closing
        if result.standing == "hidden":
            assert "%" not in said(found)


class TestCountsAndRates:
    NAMES = ("week ending Sunday 21 June 2020", "week ending Sunday 23 June 2019", "crimes")

    def words(self, first, second):
        return comparisons.count_words(compare_counts(first, second), "Burglary", *self.NAMES)

    def test_a_count_has_its_base_size_and_rate_together(self):
        found = self.words(1300, 1214)
        assert found.sentence == (
            "Burglary: 1,300 crimes in week ending Sunday 21 June 2020, against 1,214 in week ending"
            " Sunday 23 June 2019; 86 more (7.1% of that base), no clear change."
        )
        assert "is −1% to +15.9%" in found.description

    @pytest.mark.parametrize(
        ("counts", "closing"),
        [
            ((150, 100), "50 more (50% of that base), higher than chance explains."),
            ((100, 150), "50 fewer (33.3% of that base), lower than chance explains."),
            ((100, 100), "the same number, no clear change."),
            ((10, 0), "10 more, higher than chance explains."),
            ((0, 0), "the same number, no clear change."),
        ],
    )
    def test_how_a_comparison_of_counts_ends(self, counts, closing):
        assert self.words(*counts).sentence.endswith(f"; {closing}")

    def test_two_noughts_have_no_interval(self):
        assert "interval" not in self.words(0, 0).description
        assert "no upper limit" in self.words(10, 0).description

    def test_a_missing_count(self):
        found = self.words(None, 5)
        assert found.sentence == (
            "Burglary: a count is missing for week ending Sunday 21 June 2020 or week ending Sunday"
            " 23 June 2019."
        )

    @given(st.integers(0, 3000), st.integers(0, 3000))
    def test_a_direction_only_where_the_test_found_one(self, first, second):
        result = compare_counts(first, second)
        found = DIRECTION.findall(self.words(first, second).sentence)
        assert found == ([result.verdict] if result.verdict in ("higher", "lower") else [])

    def test_last_year_is_named_in_exact_dates(self):
        counts = {WEEK: 1300.0, date(2019, 6, 23): 1214.0}
        found = comparisons.last_year_words(
            patterns.counts_last_year(counts, WEEK, "week"), "week", "Burglary", "crimes"
        )
        assert found.sentence == self.words(1300, 1214).sentence

    def test_a_share_against_last_years(self):
        shares = {WEEK: (650.0, 1000.0), date(2019, 6, 23): (500.0, 1000.0)}
        found = comparisons.last_year_words(
            patterns.shares_last_year(shares, WEEK, "week"), "week", "999 calls in time"
        )
        assert found.sentence == (
            "999 calls in time: 65% of 1,000 in week ending Sunday 21 June 2020, against 50% of"
            " 1,000 in week ending Sunday 23 June 2019; 15 percentage points higher."
        )

    def test_a_rate_is_said_with_both_its_numbers(self):
        found = comparisons.rate_words(rate_per(1214, 101_000), "Shropshire, 2019/20", "offences")
        assert found.sentence == (
            "Shropshire, 2019/20: 12 offences per 1,000 people (1,214 among 101,000)."
        )
        assert found.description.startswith("95% interval 11.4 to 12.7 per 1,000")
        missing = comparisons.rate_words(rate_per(None, 5), "Shropshire", "offences")
        assert missing.sentence == "Shropshire: there is no rate, because a count is missing."


EARLIER = dict(zip(range(1, 6), [210.0, 190.0, 250.0, 205.0, 180.0], strict=True))


class TestPatterns:
    def words(self, latest, earlier=EARLIER):
        values = {patterns.same_period(WEEK, "week", back): v for back, v in earlier.items()}
        found = patterns.against_pattern(values | {WEEK: latest}, WEEK, "week")
        return comparisons.pattern_words(found, "week", "All crime", "count")

    @pytest.mark.parametrize(
        ("latest", "place"),
        [(300.0, "above every value of the same week of the 5 earlier years (180 to 250)"),
         (100.0, "below every value of the same week of the 5 earlier years (180 to 250)"),
         (200.0, "among the values of the same week of the 5 earlier years (180 to 250)")],
    )
    def test_a_value_among_earlier_years(self, latest, place):
        found = self.words(latest)
        assert found.sentence == (
            f"All crime: {latest:.0f} in week ending Sunday 21 June 2020, {place}."
        )
        assert "180 (week ending Sunday 21 June 2015)" in found.description
        assert "their middle is 205" in found.description
        assert ("once in 6 times" in found.description) == (latest != 200)
        assert not DIRECTION.search(said(found))

    def test_equal_years_and_too_few(self):
        assert "the same as in the same week" in self.words(
            8.0, dict.fromkeys(range(1, 6), 8.0)).sentence
        assert self.words(8.0, {1: 8.0}).sentence.endswith(
            "the same week is known for 1 earlier year, too few for a pattern (3 needed)."
        )


class TestClaimsWithoutBase:
    def test_the_base_it_would_take(self):
        needed = without_base.needed_base(64, 55, design_effect=1.3)
        found = comparisons.published_words(needed, "Shropshire, good job", Q3_NAME, Q4_NAME)
        assert found.sentence == (
            f"Shropshire, good job: 64% in {Q3_NAME}, 55% in {Q4_NAME}; no base is published, and it"
            " would take at least 298 people asked in each for 9 percentage points to be beyond"
            " chance at 95%."
        )
        assert "design effect of 1.3" in found.description
        assert not DIRECTION.search(said(found))

    def test_two_equal_figures(self):
        needed = without_base.needed_base(64, 64)
        found = comparisons.published_words(needed, "Good job", "June 2019", "June 2020")
        assert found.sentence.endswith("the two are the same.")


class TestAreas:
    @pytest.mark.parametrize(
        ("standing", "level", "place"),
        [("high", "95%", "higher than chance allows around 30% for the force (95% limits)"),
         ("low", "99.8%", "lower than chance allows around 30% for the force (99.8% limits)"),
         ("within", "", "within what chance allows around 30% for the force")],
    )
    def test_a_place_in_the_funnel(self, standing, level, place):
        found = areas.funnel_words(
            "Shropshire", standing, level, 0.4, 300, 0.3, whole="the force", areas=5
        )
        assert found.sentence == f"Shropshire: 40% (base 300), {place}."
        assert "Of 5 areas alike, chance alone would put about 0.25 outside" in found.description

    def test_a_row_of_a_funnel_of_rates_can_be_said(self):
        frame = pd.DataFrame({"area": ["a", "b"], "x": [300, 100], "n": [1000, 1000]})
        row = funnel.funnel(frame, kind="rate", per=1000).iloc[0]
        found = areas.funnel_words(
            row["area"], row["standing"], row["level"], row["value"], row["n"], row["baseline"],
            kind="rate", per=1000, areas=2,
        )
        assert found.sentence == (
            "a: 300 per 1,000 people (base 1,000), higher than chance allows around 200 per 1,000"
            " people for all areas together (99.8% limits)."
        )

    @pytest.mark.parametrize(
        ("p", "ending"),
        [(0.01, "the 5 areas differ by more than chance explains at 95%."),
         (0.05, "no clear difference among the 5 areas at 95%."),
         (math.nan, "whether the areas differ cannot be tested.")],
    )
    def test_all_areas_at_once(self, p, ending):
        found = areas.any_difference_words(AnyDifference(2.0, (4.0, 40.0), p, 5), "Good job")
        assert found.sentence == f"Good job: {ending}"

    @pytest.mark.parametrize(
        ("places", "sentence"),
        [((2, 5), "Shropshire lies between 2nd and 5th of 5."),
         ((1, 5), "Shropshire may be anywhere of 5: the figures do not put it in order."),
         ((3, 3), "Shropshire is 3rd of 5.")],
    )
    def test_a_range_of_places(self, places, sentence):
        assert areas.rank_words("Shropshire", *places, 5).sentence == sentence

    def test_the_chance_to_be_last(self):
        found = areas.rank_words("Shropshire", 2, 5, 5, chance_first=0.0, chance_last=0.87)
        assert "It is last in 87% of the draws" in found.description
        assert "It is first in 0% of the draws" in found.description

    @pytest.mark.parametrize(
        ("place", "words"),
        [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
         (21, "21st"), (111, "111th"), (122, "122nd")],
    )
    def test_places_in_words(self, place, words):
        assert areas.say_place(place) == words
