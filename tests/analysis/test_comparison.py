"""Tests and their verdicts: two proportions, two counts, many tests, missing bases, earlier years."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import comparison, patterns
from analysis.comparison import compare_counts, fisher, standing, two_proportions, verdict
from analysis.intervals import newcombe, rate
from analysis.multiple_tests import adjust, adjust_differences, expected_by_chance
from analysis.survey import without_base
from tests.analysis.reference_tables import close, number, rows

PROPORTIONS = rows("two_proportions.csv")
SETS = sorted({row["set"] for row in rows("p_adjust.csv")})
WORKED = {
    (64, 55): "1.30/1.14 1.83/1.61 2.25/1.97 2.59/2.27",
    (82, 77): "0.88/0.77 1.24/1.09 1.52/1.33 1.75/1.54",
    (82, 78): "0.71/0.62 1.00/0.88 1.22/1.07 1.41/1.24",
    (63, 58): "0.72/0.63 1.02/0.90 1.25/1.10 1.45/1.27",
    (79, 76): "0.51/0.45 0.72/0.63 0.88/0.77 1.02/0.89",
    (80, 75): "0.85/0.74 1.20/1.05 1.47/1.29 1.69/1.49",
    (52, 49): "0.42/0.37 0.60/0.53 0.73/0.64 0.85/0.74",
    (18, 24): "1.04/0.91 1.47/1.29 1.80/1.58 2.08/1.83",
    (16, 13): "0.60/0.53 0.85/0.75 1.04/0.92 1.20/1.06",
    (19, 15): "0.75/0.66 1.06/0.93 1.30/1.14 1.51/1.32",
}


def counts_of(row):
    return [int(row[name]) for name in ("x1", "n1", "x2", "n2")]


@st.composite
def pairs(draw):
    """x1 of n1 and x2 of n2."""
    bases = [draw(st.integers(1, 400)) for _ in range(2)]
    return [number for n in bases for number in (draw(st.integers(0, n)), n)]


class TestTwoProportions:
    @pytest.mark.parametrize("row", PROPORTIONS, ids=str)
    def test_z_agrees_with_the_reference(self, row):
        found = two_proportions(*counts_of(row), continuity=row["yates"] == "TRUE")
        p = 2 * (1 - comparison_normal(abs(found.z)))
        if row["p_value"] == "NaN":
            assert (found.z, found.p) == (0, 1)
            return
        assert found.z**2 == close(number(row["chisq"]))
        assert p == pytest.approx(number(row["p_value"]), rel=1e-9, abs=1e-12)
        assert found.size == close(number(row["diff"]))

    @pytest.mark.parametrize("row", PROPORTIONS, ids=str)
    def test_fisher_agrees_with_the_reference(self, row):
        assert fisher(*counts_of(row)) == close(number(row["fisher_p"]))

    @pytest.mark.parametrize(
        ("counts", "options", "test"),
        [
            ((30, 60, 20, 60), {}, "z test"),
            ((0, 20, 5, 20), {}, "Fisher's exact test"),
            ((20, 20, 15, 20), {}, "Fisher's exact test"),
            ((0.5, 20, 5, 20), {}, "z test"),
            ((0, 20, 5, 20), {"design_effect": 1.2}, "z test"),
            ((0, 20, 5, 20), {"continuity": True}, "z test with continuity correction"),
        ],
    )
    def test_fisher_stands_in_where_few_events_are_expected(self, counts, options, test):
        found = two_proportions(*counts, **options)
        assert found.test == test
        if test.startswith("Fisher"):
            assert found.p == fisher(*counts)

    def test_a_design_effect_divides_the_bases(self):
        plain, weighted = two_proportions(64, 100, 55, 100), two_proportions(
            64, 100, 55, 100, design_effect=1.3)
        assert weighted.z == close(plain.z / math.sqrt(1.3))
        assert (weighted.first_base, weighted.size) == (100, plain.size)
        assert (weighted.lower, weighted.upper) == close(
            newcombe(64 / 1.3, 100 / 1.3, 55 / 1.3, 100 / 1.3)
        )

    @pytest.mark.parametrize("gap", range(4))
    @pytest.mark.parametrize("missing", [None, math.nan])
    def test_a_missing_number_cannot_be_tested(self, gap, missing):
        counts = [30, 60, 20, 60]
        counts[gap] = missing
        found = two_proportions(*counts)
        assert found.verdict == "cannot be tested"
        assert math.isnan(found.p)
        assert found.standing == "unknown"

    @pytest.mark.parametrize(
        ("counts", "options", "words"),
        [
            ((-1, 10, 5, 10), {}, "count"), ((11, 10, 5, 10), {}, "more than its base"),
            ((1, 10, 5, 0), {}, "base"), ((1, 10, 5, 10), {"design_effect": 0.9}, "design effect"),
            ((1, 10, 5, 10), {"confidence": 0.5}, "confidence"),
            ((None, 10, 5, 10), {"confidence": 0.5}, "confidence"),
        ],
    )
    def test_what_cannot_be_is_refused(self, counts, options, words):
        with pytest.raises(ValueError, match=words):
            two_proportions(*counts, **options)

    def test_fisher_refuses_what_cannot_be(self):
        with pytest.raises(ValueError, match="base"):
            fisher(3, 2, 1, 5)

    def test_fisher_keeps_going_for_bases_as_large_as_the_force(self):
        assert fisher(500_000, 1_000_000, 500_000, 1_000_000) == close(1.0)
        assert fisher(10_000, 20_000, 0, 20_000) == 0

    @given(pairs())
    def test_either_order_gives_the_same_test(self, counts):
        there, back = two_proportions(*counts), two_proportions(*counts[2:], *counts[:2])
        assert (there.z, there.p) == close((-back.z, back.p))
        assert (there.lower, there.upper) == close((-back.upper, -back.lower))

    @given(pairs())
    def test_fishers_p_lies_between_0_and_1(self, counts):
        assert 0 <= fisher(*counts) <= 1


def comparison_normal(z):
    """The standard normal distribution function, apart from the code under test."""
    return 1 - math.erfc(z / math.sqrt(2)) / 2


class TestVerdicts:
    @pytest.mark.parametrize(
        ("size", "p", "word"),
        [
            (0.1, 0.049, "higher"), (-0.1, 0.049, "lower"), (0.1, 0.05, "no clear change"),
            (0.1, 1.0, "no clear change"), (0.0, 0.0, "no clear change"),
            (0.1, None, "cannot be tested"), (0.1, math.nan, "cannot be tested"),
            (math.nan, 0.01, "cannot be tested"),
        ],
    )
    def test_a_word_needs_a_test(self, size, p, word):
        assert verdict(size, p) == word

    def test_a_stricter_bar_needs_stronger_evidence(self):
        assert verdict(1, 0.02) == "higher"
        assert verdict(1, 0.02, 0.99) == "no clear change"

    @pytest.mark.parametrize("p", [-0.1, 1.1])
    def test_a_p_value_outside_0_to_1_is_refused(self, p):
        with pytest.raises(ValueError, match="between 0 and 1"):
            verdict(1, p)
        with pytest.raises(ValueError, match="confidence"):
            verdict(1, 0.5, 50)

    @pytest.mark.parametrize(
        ("bases", "word"),
        [
            ((29,), "hidden"), ((30,), "caution"), ((99,), "caution"), ((100,), "shown"),
            ((500, 29), "hidden"), ((500, 64), "caution"), ((500, None), "unknown"),
            ((29, None), "hidden"), ((math.nan,), "unknown"), ((), "unknown"), ((0,), "hidden"),
        ],
    )
    def test_a_small_base_hides_or_cautions(self, bases, word):
        assert standing(*bases) == word

    def test_the_thresholds_are_settings(self):
        assert standing(40, hidden_under=50) == "hidden"
        assert standing(150, caution_under=200) == "caution"


class TestManyTests:
    @pytest.mark.parametrize("name", SETS)
    @pytest.mark.parametrize(("method", "column"), [("Holm", "holm"), ("Benjamini-Hochberg", "BH")])
    def test_adjusted_p_values_agree_with_the_reference(self, name, method, column):
        cases = rows("p_adjust.csv", set=name)
        found = adjust([number(row["p"]) for row in cases], method=method, family=name)
        assert list(found.adjusted) == close([number(row[column]) for row in cases])
        assert found.size == sum(row["p"] != "" for row in cases)
        assert (found.name, found.method) == (name, method)

    def test_a_missing_p_is_left_out_of_the_count(self):
        found = adjust([0.02, None, math.nan, 0.03], method="Holm", family="areas")
        assert found.size == 2
        assert list(found.adjusted) == close([0.04, math.nan, math.nan, 0.04])

    def test_no_tests_at_all(self):
        assert adjust([], method="Holm", family="areas").size == 0

    @pytest.mark.parametrize(
        ("p_values", "options", "words"),
        [
            ([1.2], {"method": "Holm", "family": "areas"}, "between 0 and 1"),
            ([-0.1], {"method": "Holm", "family": "areas"}, "between 0 and 1"),
            ([0.1], {"method": "Bonferroni", "family": "areas"}, "unknown method"),
            ([0.1], {"method": "Holm", "family": " "}, "name the family"),
        ],
    )
    def test_what_cannot_be_adjusted_is_refused(self, p_values, options, words):
        with pytest.raises(ValueError, match=words):
            adjust(p_values, **options)

    def test_differences_carry_their_family(self):
        found = [two_proportions(64, 100, 50, 100), two_proportions(1, None, 2, 3)]
        adjusted = adjust_differences(found, method="Holm", family="areas against the rest")
        assert adjusted[0].family == "areas against the rest"
        assert [each.comparisons for each in adjusted] == [1, 1]
        assert adjusted[1].verdict == "cannot be tested"

    def test_an_adjusted_test_may_lose_its_verb(self):
        found = [two_proportions(65, 100, 50, 100)] + [two_proportions(50, 100, 50, 100)] * 4
        adjusted = adjust_differences(found, method="Holm", family="five areas")
        assert (found[0].verdict, adjusted[0].verdict) == ("higher", "no clear change")

    @given(
        st.lists(st.floats(0, 1), max_size=40),
        st.sampled_from(["Holm", "Benjamini-Hochberg"]),
    )
    def test_adjusting_never_lowers_a_p_value_and_keeps_the_order(self, p_values, method):
        found = adjust(p_values, method=method, family="any").adjusted
        assert all(raw <= adjusted <= 1 for raw, adjusted in zip(p_values, found, strict=True))
        ranked = sorted(zip(p_values, found, strict=True))
        assert [adjusted for _, adjusted in ranked] == sorted(found)

    @given(st.lists(st.floats(0, 1), max_size=40))
    def test_holm_is_never_kinder_than_benjamini_and_hochberg(self, p_values):
        holm = adjust(p_values, method="Holm", family="any").adjusted
        screen = adjust(p_values, method="Benjamini-Hochberg", family="any").adjusted
        assert all(a >= b - 1e-12 for a, b in zip(holm, screen, strict=True))


class TestCountsAndRates:
    def test_two_counts_are_tested_by_the_exact_binomial(self):
        found = compare_counts(60, 40)
        assert (found.size, found.percent) == close((20, 50))
        assert found.p == close(0.05688793364098088)
        assert found.verdict == "no clear change"
        assert found.lower < 0 < 50 < found.upper

    @pytest.mark.parametrize(
        ("counts", "options", "word"),
        [
            ((70, 40), {}, "higher"), ((40, 70), {}, "lower"), ((0, 0), {}, "no clear change"),
            ((10, 0), {}, "higher"), ((0, 10), {}, "lower"), ((2, 0), {}, "no clear change"),
            ((70, 40), {"dispersion": 3}, "no clear change"),
            ((70, 40), {"exposures": (70, 40)}, "no clear change"),
            ((70, 40), {"exposures": (3, 1)}, "lower"),
            ((None, 40), {}, "cannot be tested"), ((70, math.nan), {}, "cannot be tested"),
        ],
    )
    def test_a_count_is_higher_only_where_chance_does_not_explain_it(self, counts, options, word):
        assert compare_counts(*counts, **options).verdict == word

    def test_from_none_there_is_no_percentage(self):
        found = compare_counts(10, 0)
        assert math.isnan(found.percent)
        assert math.isinf(found.upper)

    @pytest.mark.parametrize(
        ("counts", "options", "words"),
        [
            ((-1, 5), {}, "count"), ((5, -1), {}, "count"), ((5, 5), {"dispersion": 0.5}, "dispersion"),
            ((5, 5), {"exposures": (0, 1)}, "exposure"), ((5, 5), {"confidence": 95}, "confidence"),
        ],
    )
    def test_counts_that_cannot_be_are_refused(self, counts, options, words):
        with pytest.raises(ValueError, match=words):
            compare_counts(*counts, **options)

    @given(st.integers(0, 500), st.integers(0, 500))
    def test_the_interval_and_the_test_say_the_same(self, first, second):
        found = compare_counts(first, second)
        assert compare_counts(second, first).p == close(found.p)
        if abs(found.p - 0.05) > 1e-9:
            assert (found.p < 0.05) == (not found.lower <= 0 <= found.upper)

    def test_a_rate_per_thousand_has_the_exact_or_byars_interval(self):
        found = comparison.rate_per(1214, 101_000)
        assert found.value == close(1214 / 101)
        assert (found.lower, found.upper) == rate(1214, 101_000, 1000)
        assert found.per == 1000

    @pytest.mark.parametrize("counts", [(None, 10), (10, None), (math.nan, 10)])
    def test_a_rate_without_its_counts_is_missing(self, counts):
        found = comparison.rate_per(*counts)
        assert math.isnan(found.value)
        assert math.isnan(found.lower)


class TestPublishedWithoutBase:
    @pytest.mark.parametrize(("claim", "table"), WORKED.items(), ids=str)
    def test_the_worked_table_of_the_releases(self, claim, table):
        found = without_base.assumed_bases(*claim)
        cells = [f"{z:.2f}" for z in found["z"]]
        assert " ".join("/".join(cells[i : i + 2]) for i in range(0, 8, 2)) == table

    def test_only_two_of_the_changes_pass_with_300_interviews(self):
        """Shropshire's and Herefordshire's 64 to 55, of eleven published changes."""
        passing = [
            claim for claim in WORKED
            if without_base.assumed_bases(*claim, bases=[300], design_effects=[1]).loc[0, "passes"]
        ]
        assert passing == [(64, 55)]

    @pytest.mark.parametrize(
        ("level", "sizes"),
        [(80, [11.1, 7.8, 6.4, 5.5, 2.9]), (60, [13.6, 9.6, 7.8, 6.8, 3.5])],
    )
    def test_the_smallest_change_that_would_pass(self, level, sizes):
        bases = [100, 200, 300, 400, 1500]
        found = [round(without_base.smallest_change(level, base), 1) for base in bases]
        assert found == sizes
        weighted = without_base.smallest_change(level, 100, design_effect=1.3)
        assert weighted / without_base.smallest_change(level, 100) == pytest.approx(1.14, abs=0.001)

    def test_a_claim_that_nothing_changed_needs_no_base(self):
        assert without_base.needed_base(60, 60).needed is None
        assert without_base.assumed_z(60, 60, 100) == 0
        assert without_base.assumed_z(0, 0, 100) == 0

    @given(st.integers(0, 100), st.integers(0, 100), st.sampled_from([1.0, 1.3, 2.0]))
    def test_the_needed_base_is_the_smallest_that_passes(self, before, after, effect):
        found = without_base.needed_base(before, after, design_effect=effect)
        if found.needed is None:
            assert before == after
            return
        options = {"design_effect": effect}
        assert abs(without_base.assumed_z(before, after, found.needed, **options)) >= 1.959963
        if found.needed > 1:
            assert abs(without_base.assumed_z(before, after, found.needed - 1, **options)) < 1.959964
        assert found.size == after - before

    @pytest.mark.parametrize(
        ("refused", "words"),
        [
            (lambda: without_base.needed_base(101, 50), "percentage"),
            (lambda: without_base.needed_base(50, -1), "percentage"),
            (lambda: without_base.needed_base(60, 50, design_effect=0.5), "design effect"),
            (lambda: without_base.needed_base(60, 50, confidence=1), "certain"),
            (lambda: without_base.needed_base(60, 50, confidence=0.5), "confidence"),
            (lambda: without_base.assumed_z(60, 50, 0), "base"),
            (lambda: without_base.smallest_change(60, 0), "base"),
            (lambda: without_base.smallest_change(60, 100, confidence=2), "confidence"),
        ],
    )
    def test_what_cannot_be_is_refused(self, refused, words):
        with pytest.raises(ValueError, match=words):
            refused()


WEEK = date(2020, 6, 21)
YEARS = {1: 210.0, 2: 190.0, 3: 250.0, 4: 205.0, 5: 180.0}


def weekly(latest, years=YEARS):
    """A value for the week and for the same week of earlier years."""
    values = {patterns.same_period(WEEK, "week", back): value for back, value in years.items()}
    return {WEEK: latest, **values}


class TestEarlierYears:
    @pytest.mark.parametrize(
        ("end", "cadence", "years", "expected"),
        [
            (date(2020, 6, 21), "week", 1, date(2019, 6, 23)),
            (date(2020, 6, 21), "week", 5, date(2015, 6, 21)),
            (date(2032, 2, 29), "week", 1, date(2031, 3, 2)),
            (date(2020, 2, 29), "month", 1, date(2019, 2, 28)),
            (date(2021, 2, 28), "month", 1, date(2020, 2, 29)),
            (date(2020, 3, 31), "quarter", 2, date(2018, 3, 31)),
            (date(2020, 3, 31), "year", 1, date(2019, 3, 31)),
        ],
    )
    def test_the_same_period_of_an_earlier_year(self, end, cadence, years, expected):
        assert patterns.same_period(end, cadence, years) == expected

    def test_a_day_that_ends_no_period_is_refused(self):
        with pytest.raises(ValueError, match="a week ends on a Sunday"):
            patterns.same_period(date(2020, 6, 20), "week")
        with pytest.raises(ValueError, match="from 1"):
            patterns.same_period(WEEK, "week", 0)

    @given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 5))
    def test_weeks_do_not_drift_over_the_years(self, day, years):
        sunday = day + timedelta(days=6 - day.weekday())
        found = patterns.same_period(sunday, "week", years)
        assert found.weekday() == 6
        anniversary = sunday.replace(year=sunday.year - years, day=min(sunday.day, 28))
        assert abs((found - anniversary).days) <= 6
        assert abs((sunday - found).days - 365.25 * years) <= 4.25

    def test_a_count_is_tested_against_last_years(self):
        found = patterns.counts_last_year(weekly(300.0), WEEK, "week")
        assert (found.period_end, found.earlier_end) == (WEEK, date(2019, 6, 23))
        assert found.comparison == compare_counts(300, 210, exposures=(7, 7))
        calm = patterns.counts_last_year(weekly(300.0), WEEK, "week", dispersion=10)
        assert (found.comparison.verdict, calm.comparison.verdict) == ("higher", "no clear change")

    def test_a_leap_february_is_fairly_compared(self):
        counts = {date(2020, 2, 29): 290.0, date(2019, 2, 28): 280.0}
        found = patterns.counts_last_year(counts, date(2020, 2, 29), "month")
        assert found.comparison.size == 10
        assert found.comparison.percent == close(0.0)

    def test_an_absent_year_cannot_be_tested(self):
        found = patterns.counts_last_year({WEEK: 5.0}, WEEK, "week")
        assert found.comparison.verdict == "cannot be tested"
        shares = patterns.shares_last_year({WEEK: (5, 10)}, WEEK, "week")
        assert shares.comparison.verdict == "cannot be tested"

    def test_a_share_is_tested_against_last_years(self):
        shares = {WEEK: (650.0, 1000.0), date(2019, 6, 23): (500.0, 1000.0)}
        found = patterns.shares_last_year(shares, WEEK, "week")
        assert found.comparison.p == two_proportions(650, 1000, 500, 1000).p
        assert found.comparison.first_name == "week ending Sunday 21 June 2020"
        assert found.comparison.second_name == "week ending Sunday 23 June 2019"

    @pytest.mark.parametrize(
        ("latest", "place"),
        [(251.0, "above them all"), (179.0, "below them all"), (200.0, "among them"),
         (250.0, "among them"), (180.0, "among them")],
    )
    def test_a_value_has_its_place_among_earlier_years(self, latest, place):
        found = patterns.against_pattern(weekly(latest), WEEK, "week")
        assert found.place == place
        assert (found.lowest, found.middle, found.highest) == (180, 205, 250)
        assert (found.years, found.chance) == (5, close(1 / 6))
        assert found.earlier[0] == (date(2019, 6, 23), 210.0)

    def test_two_years_are_no_pattern(self):
        values = weekly(300.0, {1: 210.0, 2: 190.0, 3: None, 4: math.nan})
        found = patterns.against_pattern(values, WEEK, "week")
        assert (found.place, found.years) == ("not enough years", 2)
        assert patterns.against_pattern(values, WEEK, "week", fewest_years=2).years == 2
        alone = patterns.against_pattern({WEEK: 1.0}, WEEK, "week")
        assert math.isnan(alone.middle)

    def test_five_equal_years(self):
        values = weekly(8.0, dict.fromkeys(range(1, 6), 8.0))
        assert patterns.against_pattern(values, WEEK, "week").place == "the same as all"

    def test_neighbouring_weeks_steady_the_range(self):
        values = weekly(200.0) | {date(2019, 6, 16): 120.0, date(2019, 6, 30): 220.0}
        found = patterns.against_pattern(values, WEEK, "week", neighbours=1)
        assert found.lowest == 120
        assert found.years == 5
        assert [end for end, _ in found.earlier[:3]] == [
            date(2019, 6, 30), date(2019, 6, 23), date(2019, 6, 16)
        ]

    @pytest.mark.parametrize(
        ("values", "end", "cadence", "options", "words"),
        [
            ({}, WEEK, "week", {}, "no value for the period ending 21 June 2020"),
            ({WEEK: None}, WEEK, "week", {}, "no value"),
            ({date(2020, 6, 30): 1.0}, date(2020, 6, 30), "month", {"neighbours": 1}, "weeks only"),
            ({WEEK: 1.0}, WEEK, "week", {"neighbours": 5}, "0 to 4"),
            ({WEEK: 1.0}, WEEK, "week", {"neighbours": -1}, "0 to 4"),
        ],
    )
    def test_a_pattern_that_cannot_be_is_refused(self, values, end, cadence, options, words):
        with pytest.raises(ValueError, match=words):
            patterns.against_pattern(values, end, cadence, **options)


def test_of_ninety_tests_four_or_five_find_what_is_not_there():
    assert expected_by_chance(90) == pytest.approx(4.5)
    assert expected_by_chance(0) == 0
    with pytest.raises(ValueError, match="-1 tests"):
        expected_by_chance(-1)
    with pytest.raises(ValueError, match="confidence"):
        expected_by_chance(3, 0.5)
