"""The rules one by one, the calendar, and what must hold for any series."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.spc import rules
from analysis.spc.chart import ControlChart, assurance_of, control_chart, on_calendar
from analysis.spc.limits import Limits, limits_of

FIRST_SUNDAY = date(2020, 1, 5)
VALUES = st.lists(st.one_of(st.none(), st.integers(-50, 50)), max_size=45)
BETTER = st.sampled_from(["higher", "lower", "neither"])
VARIANT = st.sampled_from(["ptd", "mdc2023"])
SWAPPED = {"improvement": "concern", "concern": "improvement", "common_cause": "common_cause"}


def weekly(values):
    return [(FIRST_SUNDAY + timedelta(weeks=week), value) for week, value in enumerate(values)]


def labels(chart):
    return [(point.rule, point.state) for point in chart.points]


# Each rule alone, on short literal series.


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], []), ([1, 2, 3, 4, 5], [0] * 5), ([1, 2, 3, 4, 5, 6], [1] * 6),
     ([6, 5, 4, 3, 2, 1, 1], [-1] * 6 + [0]), ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
     ([1, 2, 3, None, 4, 5, 6, 7], [0] * 8), ([0, 9, 1, 2, 3, 4, 5, 6], [0, 0] + [1] * 6)],
    ids=["empty", "too-short", "rise", "fall-then-tie", "tie-inside", "missing-inside", "late-rise"],
)
def test_a_trend_is_a_strict_rise_or_fall(values, expected):
    assert rules.trend(values, 6) == expected


def test_a_turning_point_takes_the_direction_of_what_follows():
    assert rules.trend([5, 4, 3, 2, 1, 2, 3, 4, 5], 5) == [-1] * 4 + [1] * 5


def test_each_of_two_rises_about_a_plateau_keeps_its_direction():
    assert rules.trend([1, 2, 3, 4, 5, 5, 6, 7, 8, 9], 5) == [1] * 10


@pytest.mark.parametrize(
    ("sides", "expected"),
    [([], []), ([1] * 4, [0] * 4), ([1] * 5, [1] * 5), ([-1] * 6 + [1], [-1] * 6 + [0]),
     ([1, 1, 0, 1, 1, 1], [0] * 6)],
    ids=["empty", "too-short", "above", "below", "on-the-mean-inside"],
)
def test_a_shift_is_a_run_on_one_side(sides, expected):
    assert rules.shift(sides, 5) == expected


@pytest.mark.parametrize(
    ("sides", "near", "expected"),
    [([1, 1], "xx", [0, 0]), ([1, 1, 1], "x.x", [1, 0, 1]), ([-1, -1, -1], "xx.", [-1, -1, 0]),
     ([1, 1, -1], "xx.", [0] * 3), ([1, 1, 0], "xx.", [0] * 3), ([1, 1, 1], ".x.", [0] * 3),
     ([1, 1, 1, 1], "x..x", [0] * 4), ([1, 1, 1, 1], "xxxx", [1] * 4)],
    ids=["two-rows", "outer-two", "below", "both-sides", "on-the-mean", "one", "four-apart", "all"],
)
def test_two_of_three_flags_the_near_ones_only(sides, near, expected):
    assert rules.two_in_three(sides, [mark == "x" for mark in near]) == expected


def test_a_value_on_a_limit_or_within_rounding_of_it_is_inside():
    assert rules.outside_limits([1, 3, 0.9, 3.1, None], 1, 3) == [0, 0, -1, 1, 0]
    assert rules.outside_limits([3 + 1e-13], 1, 3, slack=1e-12) == [0]
    assert rules.outside_limits([9], None, None) == [0]


def test_sides_of_the_mean_know_missing_and_equal_values():
    assert rules.sides_of_mean([1, 2, 3, None], 2) == [-1, 0, 1, 0]
    assert rules.sides_of_mean([1], None) == [0]


def test_only_the_rule_of_2023_counts_values_outside_the_limits():
    assert rules.near_limits([1, -1, 0], [1, 0, 0], "ptd") == [False, True, False]
    assert rules.near_limits([1, -1, 0], [1, 0, 0], "mdc2023") == [True, True, False]


def test_the_first_rule_to_fire_names_the_row():
    rule_of = rules.first_rule([("outside", [0, 1, 0]), ("shift", [-1, -1, 0])])
    assert [rule_of(row) for row in range(3)] == [("shift", -1), ("outside", 1), ("", 0)]


def test_the_order_is_outside_trend_two_of_three_shift():
    base = [10, 12] * 6
    rising = [13, 14, 15, 16, 17, 18, 60]
    chart = control_chart(weekly(base + rising), better="lower", baseline_points=12)
    assert [point.rule for point in chart.points[12:]] == ["trend"] * 4 + ["outside"] * 3
    high = [12, 10] * 6 + [15.2, 15.1, 12, 11.5, 11.4, 12, 11.5]
    chart = control_chart(weekly(high), better="higher", baseline_points=12)
    assert [point.rule for point in chart.points[12:]] == ["two_in_three"] * 2 + ["shift"] * 5


# Limits.


def test_limits_by_hand():
    limits = limits_of([10, 12, 11, 13])
    assert limits.mean == 11.5
    assert limits.upper == pytest.approx(11.5 + 2.66 * 5 / 3)
    assert limits.near_lower == pytest.approx(11.5 - 2 * 2.66 / 3 * 5 / 3)


def test_a_missing_value_takes_away_the_ranges_on_both_its_sides():
    limits = limits_of([10, None, 20, 22])
    assert limits.upper == pytest.approx(52 / 3 + 2.66 * 2)


def test_screening_leaves_out_a_large_range_once():
    values = [10, 11] * 8 + [60]
    assert limits_of(values).upper == pytest.approx(sum(values) / 17 + 2.66)
    assert limits_of(values, screen=False).upper == pytest.approx(sum(values) / 17 + 2.66 * 64 / 16)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], Limits()), ([None, None], Limits()), ([7, None, 9], Limits(8)),
     ([4, 4, 4], Limits(4, 4, 4, 4, 4))],
    ids=["none", "all-missing", "no-neighbours", "constant"],
)
def test_limits_where_there_is_little_to_go_by(values, expected):
    assert limits_of(values) == expected


@pytest.mark.parametrize(("count", "value"), [(20, 0.1), (30, 0.7), (49, 58.3)])
def test_rounding_makes_no_signal_of_a_constant_series(count, value):
    chart = control_chart(weekly([value] * count), better="higher", target=value)
    assert set(labels(chart)) == {("", "common_cause")}
    assert chart.points[0].upper == pytest.approx(value, rel=1e-12)
    assert chart.assurance == "pass"


# Assurance.


@pytest.mark.parametrize(
    ("target", "better", "expected"),
    [(10, "higher", "pass"), (9, "higher", "pass"), (11, "higher", "hit_or_miss"),
     (20, "higher", "fail"), (20, "lower", "pass"), (10, "lower", "fail"),
     (15, "lower", "hit_or_miss"), (15, "neither", None), (None, "higher", None),
     (math.nan, "higher", None)],
)
def test_assurance_counts_a_target_on_a_limit(target, better, expected):
    assert assurance_of(10, 20, target, better) == expected


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_a_constant_series_on_its_target_meets_it_whichever_way_is_better(better):
    assert assurance_of(100, 100, 100, better) == "pass"


def test_without_limits_there_is_no_assurance():
    assert assurance_of(None, None, 10, "higher") is None


# The chart.


def test_no_points_give_an_empty_chart():
    assert control_chart([], better="higher", target=3) == ControlChart(
        (), None, None, "higher", 3, 7, 7
    )


def test_nan_is_a_missing_value():
    chart = control_chart(weekly([1.0, math.nan, 3.0]), better="higher")
    assert chart.points[1].value is None


def test_a_time_of_day_is_no_part_of_a_date():
    chart = control_chart([(datetime(2020, 1, 5, 9, tzinfo=UTC), 1.0)], better="higher")
    assert chart.points[0].date == FIRST_SUNDAY


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"better": "up"}, "better is higher, lower or neither"), ({"two_in_three": "x"}, "two_in_three"),
     ({"baseline_points": 11}, "at least 12"), ({"shift": 4}, "shift is 4"),
     ({"shift": 9}, "5 to 8"), ({"trend": 4}, "trend is 4"), ({"trend": 9}, "trend is 9")],
)
def test_a_setting_out_of_range_is_refused_in_words(changed, words):
    with pytest.raises(ValueError, match=words):
        control_chart(weekly([1, 2, 3]), **({"better": "higher"} | changed))


def test_a_date_given_twice_and_an_infinite_value_are_refused():
    with pytest.raises(ValueError, match="5 January 2020 is given twice"):
        control_chart([(FIRST_SUNDAY, 1), (FIRST_SUNDAY, None)], better="higher")
    with pytest.raises(ValueError, match="5 January 2020 is infinite"):
        control_chart([(FIRST_SUNDAY, math.inf)], better="higher")


@pytest.mark.parametrize("length", [5, 6, 7, 8])
def test_run_lengths_are_settings(length):
    base, run = [12, 10] * 6, [11.5, 11.6] * 2 + [11.5, 11.7, 11.6, 11.7]
    points = weekly(base + run[:length])
    assert control_chart(points, better="lower", baseline_points=12, shift=length).variation == "concern"
    if length < 8:
        longer = control_chart(points, better="lower", baseline_points=12, shift=length + 1)
        assert longer.variation == "common_cause"


def test_a_rebase_on_no_row_is_ignored_and_one_on_the_first_row_renumbers():
    points = weekly([1, 2, 3])
    assert control_chart(points, better="higher", rebase_on=[date(2020, 1, 6)]).points[-1].phase == 0
    assert [point.phase for point in control_chart(
        points, better="higher", rebase_on=[FIRST_SUNDAY, date(2020, 1, 19)]
    ).points] == [1, 1, 2]


# The calendar.


@pytest.mark.parametrize(
    ("cadence", "given", "filled"),
    [("week", ["2020-06-14", "2020-06-28"], ["2020-06-21"]),
     ("month", ["2020-01-31", "2020-03-31"], ["2020-02-29"]),
     ("month", ["2020-01-01", "2020-03-01"], ["2020-02-01"]),
     ("quarter", ["2019-12-31", "2020-06-30"], ["2020-03-31"]),
     ("year", ["2018-03-31", "2020-03-31"], ["2019-03-31"]),
     ("year", ["2020-02-29", "2022-02-28"], ["2021-02-28"])],
)
def test_an_absent_period_becomes_a_missing_value(cadence, given, filled):
    days = [date.fromisoformat(day) for day in given]
    expected = {**dict.fromkeys(days, 1.0), **{date.fromisoformat(day): None for day in filled}}
    assert on_calendar([(day, 1.0) for day in reversed(days)], cadence) == sorted(expected.items())


def test_a_gap_is_no_neighbour():
    rows = [(day, value) for day, value in weekly([1, 2, 3, 4, 5, 6, 7, 8]) if value != 4]
    bridged = control_chart(rows, better="higher")
    assert "trend" in {point.rule for point in bridged.points}
    full = control_chart(on_calendar(rows, "week"), better="higher")
    assert "trend" not in {point.rule for point in full.points}


def test_the_calendar_of_nothing_is_empty_and_a_full_one_stays():
    assert on_calendar([], "week") == []
    assert on_calendar(weekly([1, None]), "week") == weekly([1, None])


@pytest.mark.parametrize(
    ("days", "cadence", "words"),
    [(["2020-06-14", "2020-06-22"], "week", "22 June 2020 is not a whole number of weeks after 14 June"),
     (["2020-01-31", "2020-02-28"], "month", "28 February 2020"),
     (["2020-03-31", "2020-05-31"], "quarter", "31 May 2020"),
     (["2019-03-31", "2020-12-31"], "year", "31 December 2020"),
     (["2020-06-14", "2020-06-14"], "week", "given twice"),
     (["2020-06-14"], "day", "week, month, quarter or year")],
)
def test_a_date_out_of_step_is_refused(days, cadence, words):
    with pytest.raises(ValueError, match=words):
        on_calendar([(date.fromisoformat(day), 1.0) for day in days], cadence)


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 30))
def test_months_stay_in_step_over_a_leap_year(day, month, months):
    first = date(2019, month, day)
    last = on_calendar([(first, 1.0)], "month")
    assert last == [(first, 1.0)]
    count = first.year * 12 + first.month - 1 + months
    later = date(count // 12, count % 12 + 1, day)
    if first.day < 28:
        assert len(on_calendar(dict.fromkeys([first, later], 1.0).items(), "month")) == months + 1


# What must hold for any series.


@given(VALUES, BETTER, VARIANT, st.integers(-1000, 1000), st.sampled_from([0.5, 2, 3, 7, 10]))
def test_moving_or_stretching_a_series_changes_no_label(values, better, variant, constant, factor):
    target = 12.25
    chart = control_chart(weekly(values), better=better, target=target, two_in_three=variant)
    changed = [None if value is None else value * factor + constant for value in values]
    other = control_chart(
        weekly(changed), better=better, target=target * factor + constant, two_in_three=variant
    )
    assert labels(other) == labels(chart)
    assert (other.variation, other.assurance) == (chart.variation, chart.assurance)
    for before, after in zip(chart.points, other.points, strict=True):
        if before.upper is not None:
            assert after.upper == pytest.approx(before.upper * factor + constant, abs=1e-9)


@given(VALUES)
def test_turning_what_is_better_swaps_improvement_and_concern(values):
    higher, lower = (control_chart(weekly(values), better=better) for better in ("higher", "lower"))
    assert [state for _, state in labels(lower)] == [SWAPPED[state] for _, state in labels(higher)]
    assert [rule for rule, _ in labels(lower)] == [rule for rule, _ in labels(higher)]


@given(VALUES, BETTER, st.sets(st.integers(0, 44)), st.one_of(st.none(), st.integers(12, 20)))
def test_a_missing_value_never_raises_and_never_fires(values, better, rebased, baseline):
    rebase_on = [FIRST_SUNDAY + timedelta(weeks=week) for week in rebased]
    chart = control_chart(
        weekly(values), better=better, target=3, rebase_on=rebase_on, baseline_points=baseline
    )
    assert [point.value for point in chart.points] == values
    missing = [label for label, value in zip(labels(chart), values, strict=True) if value is None]
    assert missing == [("", "common_cause")] * len(missing)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(values, shuffler):
    points = weekly(values)
    shuffled = list(points)
    shuffler.shuffle(shuffled)
    assert control_chart(shuffled, better="lower") == control_chart(points, better="lower")
    assert on_calendar(shuffled, "week") == points


@given(VALUES)
def test_upside_down_every_high_is_a_low(values):
    chart = control_chart(weekly(values), better="neither")
    turned = control_chart(weekly([v if v is None else -v for v in values]), better="neither")
    other = {"neither_high": "neither_low", "neither_low": "neither_high", "common_cause": "common_cause"}
    assert [state for _, state in labels(turned)] == [other[state] for _, state in labels(chart)]
