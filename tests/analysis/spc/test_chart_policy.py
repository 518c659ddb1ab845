"""What may be shown of a chart: the numbers 10, 13 and 4, rare events, gaps, and drawing only."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.calendar.periods import month_end
from analysis.spc.chart import control_chart
from analysis.spc.chart_policy import RollingFigure, shown_chart
from analysis.spc.phase_policy import POLICY
from analysis.spc.rare_events import days_between, gap_chart, shown_gaps

FIRST_SUNDAY = date(2020, 1, 5)
STEADY = [20, 22, 21, 23, 20, 21, 22, 20, 23, 21, 22, 20, 21, 22, 20]


def weekly(values):
    return [(FIRST_SUNDAY + timedelta(weeks=week), value) for week, value in enumerate(values)]


def shown(values, **changed):
    given = {"cadence": "week", "better": "lower", "kind": "count"}
    return shown_chart(weekly(values), **(given | changed))


def bases_of(rows):
    return {day: row for (day, _), row in zip(weekly(rows), rows, strict=True)}


# How many points.


@pytest.mark.parametrize(
    ("points", "show", "note"),
    [(0, "line", "Not enough data: 0 weeks held; 10 are needed for limits and 13 for a verdict."),
     (1, "line", "Not enough data: 1 week held; 10 are needed for limits and 13 for a verdict."),
     (9, "line", "Not enough data: 9 weeks held; 10 are needed for limits and 13 for a verdict."),
     (10, "trial", "Trial limits from 10 weeks; a verdict needs 13."),
     (12, "trial", "Trial limits from 12 weeks; a verdict needs 13."),
     (13, "all", None)],
)
def test_how_many_points_decide_what_is_shown(points, show, note):
    chart = shown(STEADY[:points], target=100)
    assert (chart.show, chart.held) == (show, points)
    assert chart.notes == ((note,) if note else ())
    assert (chart.variation, chart.assurance) == (
        ("common_cause", "pass") if show == "all" else (None, None)
    )
    assert {point.lower is None for point in chart.points} <= {show == "line"}
    assert {point.trial for point in chart.points} <= {show == "trial"}


def test_missing_values_do_not_count_and_absent_weeks_are_missing():
    points = weekly(STEADY)
    del points[3:6]
    chart = shown_chart(points, cadence="week", better="lower", kind="count")
    assert (len(chart.points), chart.held, chart.show) == (15, 12, "trial")
    assert chart.points[4].value is None


def test_the_numbers_are_settings():
    chart = shown(STEADY[:6], policy=replace(POLICY, trial_from=4, all_from=6))
    assert (chart.show, chart.variation) == ("all", "common_cause")


def test_each_phase_is_judged_by_its_own_points():
    chart = shown([*STEADY, *STEADY[:4]], rebase_on=[FIRST_SUNDAY + timedelta(weeks=15)])
    assert (chart.show, chart.held, chart.variation) == ("line", 4, None)
    assert [point.lower is None for point in chart.points] == [False] * 15 + [True] * 4


def test_no_signal_is_marked_in_a_phase_too_short_for_a_verdict():
    chart = shown([20, 21] * 5 + [90])
    assert chart.show == "trial"
    assert chart.chart.points[-1].rule == "outside"
    assert (chart.points[-1].state, chart.points[-1].words, chart.words) == ("common_cause", "", "")


def test_a_baseline_with_too_few_values_gives_no_limits():
    values = [20, None, None, None, 21, 22, 20, 21, 22, 20, 21, 22, *STEADY]
    chart = shown(values, baseline_points=12)
    assert (chart.show, chart.held) == ("line", 24)
    assert chart.notes == (
        "Not enough data: 9 weeks of the baseline have a figure; 10 are needed for limits.",
    )


def test_values_that_are_never_neighbours_give_no_limits():
    chart = shown([20, None, 22, None] * 7)
    assert (chart.show, chart.reason, chart.points[0].mean) == ("line", "gaps", None)
    assert chart.notes[0] == "No two neighbouring weeks both have a figure, so there are no limits."


def test_a_missing_newest_value_is_said():
    chart = shown([*STEADY, None, None])
    assert chart.newest == chart.points[14]
    assert chart.notes == ("No figure after 12 April 2020, to 26 April 2020.",)


def test_no_points_show_nothing():
    chart = shown([])
    assert (chart.points, chart.show, chart.newest, chart.held, chart.offers) == ((), "line", None, 0, ())


# Signals in words.


SIGNALS = {
    "outside": ([20, 22] * 8 + [60], "lower", "concern", "H", "above its usual range"),
    "shift": ([22, 20] * 10 + [21.5, 21.6] * 4, "higher", "improvement", "H", "above its mean for 8 weeks"),
    "rise": ([22, 20] * 10 + [18.6, 19, 19.4, 19.8, 20.3, 20.9, 21.4, 21.8], "neither",
             "neither_high", "H", "rising for 8 weeks"),
    "fall": ([22, 20] * 10 + [21.9, 21.4, 20.9, 20.3, 19.8, 19.4, 19], "lower",
             "improvement", "L", "falling for 7 weeks"),
    "two_in_three": ([22, 20] * 10 + [16.3, 20.5, 16.3], "neither",
                     "neither_low", "L", "near its lower limit in 2 of 3 weeks"),
}


@pytest.mark.parametrize(("values", "better", "state", "letter", "words"), SIGNALS.values(), ids=SIGNALS)
def test_a_signal_has_a_state_a_letter_and_its_rule_in_words(values, better, state, letter, words):
    chart = shown(values, better=better, kind="mean")
    since = chart.newest.lasting.since
    told = "" if words.endswith(("range", "3 weeks")) else f", since w/e {since.day} May 2020"
    assert (chart.variation, chart.letter, chart.words) == (state, letter, words + told)
    assert chart.newest == chart.points[-1]
    assert (chart.newest.state, chart.newest.letter, chart.newest.words) == (state, letter, words)


def test_no_rule_has_no_words():
    chart = shown(STEADY)
    assert (chart.letter, chart.words) == ("", "")


# Rolling figures, rare events, uneven bases.


def test_a_rolling_figure_is_refused_in_words():
    with pytest.raises(RollingFigure, match="Chart separate periods instead"):
        shown(STEADY, rolling=True)


@pytest.mark.parametrize(
    ("values", "note"),
    [([0, 0, 1] * 6, "None in 12 of 18 weeks: too rare for limits by week."),
     ([0, 0, 9, 8] * 4, "None in 8 of 16 weeks: too rare for limits by week."),
     ([1, 2, 1] * 6, "On average 1.3 a week: too rare for limits by week.")],
)
def test_rare_counts_show_the_line_and_offer_days_between_events(values, note):
    chart = shown(values)
    assert (chart.show, chart.reason, chart.offers, chart.variation) == (
        "line", "rare", ("days_between",), None
    )
    assert chart.notes == (note, "Days between events, or a longer period, would show a change.")


def test_counts_of_one_and_a_half_are_not_rare_and_small_means_are_no_counts():
    assert shown([1, 2] * 8).show == "all"
    assert shown([0.1, 0.2] * 8, kind="rate").show == "all"


def test_the_numerators_of_a_percentage_can_be_rare():
    rows = [(0, 50), (1, 50)] * 8
    chart = shown([100 * x / n for x, n in rows], kind="proportion", bases=bases_of(rows))
    assert chart.reason == "rare"


def uneven(small, large):
    rows = [(small // 2, small), (large // 2 + large // 20, large)] * 8
    return shown([100 * x / n for x, n in rows], kind="proportion", bases=bases_of(rows))


def test_bases_up_to_four_times_each_other_are_even():
    chart = uneven(100, 400)
    assert (chart.offers, chart.laney, chart.notes) == ((), (), ())


def test_uneven_bases_are_warned_about_and_laney_limits_offered():
    chart = uneven(100, 420)
    assert (chart.show, chart.offers, len(chart.laney)) == ("all", ("laney",), 16)
    assert chart.notes == (
        "Bases run from 100 to 420: a small base swings more by chance, which these limits do not"
        " allow for.",
    )
    small, large = chart.laney[:2]
    assert small.upper - small.lower > large.upper - large.lower
    assert small.value == 50


def test_laney_limits_know_missing_values_and_stay_on_the_scale():
    rows = [(1, 20), (50, 100), (990, 1000)] * 6
    points = dict(weekly([100 * x / n for x, n in rows]))
    missing = FIRST_SUNDAY + timedelta(weeks=1)
    bases = bases_of(rows)
    del points[missing], bases[missing]
    chart = shown_chart(points.items(), cadence="week", better="higher", kind="proportion", bases=bases)
    assert (chart.laney[1].value, chart.laney[1].lower) == (None, None)
    assert all(0 <= point.lower <= point.upper <= 100 for point in chart.laney if point.lower is not None)


def test_a_base_of_nought_is_no_base():
    rows = [(20, 0)] * 13
    assert shown(STEADY[:13], kind="mean", bases=bases_of(rows)).notes == ()


def test_a_measure_that_does_not_vary_says_so():
    chart = shown([100] * 14, better="higher", kind="proportion", target=100)
    assert (chart.variation, chart.assurance) == ("common_cause", "pass")
    assert chart.notes == (
        "The values behind the limits are all the same: no variation, limits on the mean.",
    )


# Limits are kept to the scale for drawing only.


def test_limits_are_kept_to_the_scale_for_drawing_only():
    chart = shown([100, 80] * 8, better="higher", kind="proportion", target=99)
    assert (chart.points[0].upper, chart.points[0].lower) == (100, pytest.approx(90 - 53.2))
    assert chart.chart.points[0].upper > 140
    assert chart.assurance == "hit_or_miss"
    assert shown([2, 9] * 8).points[0].lower == 0


def test_a_measure_that_goes_below_nought_keeps_its_lower_limit():
    assert shown([-2, 9] * 8, kind="money").points[0].lower < -10


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=40))
def test_verdicts_are_those_of_the_chart_or_none(values):
    chart = shown(values, kind="proportion", target=50)
    plain = control_chart(weekly(values), better="lower", target=50)
    assert chart.chart == plain
    assert chart.variation in (None, plain.variation)
    for drawn, point in zip(chart.points, plain.points, strict=True):
        assert drawn.state in ("common_cause", point.state)
        assert (drawn.words == "") == (drawn.letter == "")
        if drawn.lower is not None:
            assert 0 <= drawn.lower <= drawn.mean <= drawn.upper <= 100


# Days between events.


EVENTS = [date(2019, 1, 1) + timedelta(days=day) for day in (0, 30, 30, 70, 75, 135)]


def test_days_between_events_are_dated_by_the_later():
    assert days_between(reversed(EVENTS)) == [
        (EVENTS[1], 30), (EVENTS[3], 40), (EVENTS[4], 5), (EVENTS[5], 60)
    ]
    assert days_between(EVENTS[:1]) == []


def test_gaps_are_worked_out_on_a_nearly_normal_scale_and_shown_in_days():
    chart = gap_chart(EVENTS, better="lower")
    even = control_chart([(day, gap ** (1 / 3.6)) for day, gap in days_between(EVENTS)], better="higher")
    assert [point.value for point in chart.points] == [30, 40, 5, 60]
    assert chart.points[0].mean == pytest.approx(even.points[0].mean ** 3.6)
    assert chart.points[0].upper == pytest.approx(even.points[0].upper ** 3.6)
    assert chart.points[0].lower == pytest.approx(max(even.points[0].lower, 0) ** 3.6)


def test_one_gap_has_no_limits():
    (point,) = gap_chart(EVENTS[:2], better="lower").points
    assert (point.value, point.upper) == (30, None)
    assert point.mean == pytest.approx(30)


@pytest.mark.parametrize(
    ("better", "state"),
    [("lower", "improvement"), ("higher", "concern"), ("neither", "neither_high")],
)
def test_longer_gaps_are_better_where_fewer_events_are(better, state):
    days, day = [], date(2010, 1, 1)
    for gap in [20, 35, 25, 40, 30, 22, 38] * 2 + [400]:
        days.append(day := day + timedelta(days=gap))
    chart = shown_gaps([date(2009, 12, 1), *days], better=better)
    assert (chart.show, chart.variation, chart.letter, chart.words) == (
        "all", state, "H", "above its usual range"
    )


def test_a_few_gaps_show_the_line():
    assert shown_gaps(EVENTS, better="lower").notes == (
        "Not enough data: 4 gaps held; 10 are needed for limits and 13 for a verdict.",
    )


# Published figures: breath tests in West Mercia, where December campaigns test far more drivers.


def breath_tests(real_data):
    with (real_data / "home_office/breath_tests_west_mercia_2002_2018.csv").open(encoding="utf-8") as file:
        positive = [row for row in csv.DictReader(file) if row["type"] == "positive"]
    return {
        month_end(datetime.strptime(f"1 {row['month']} {row['year'][:4]} +0000", "%d %B %Y %z").date()): (
            float(row["count"]), float(row["tests"])
        )
        for row in positive
    }


def test_laney_limits_see_the_december_campaigns_that_plain_limits_miss(real_data):
    bases = {day: row for day, row in breath_tests(real_data).items() if day.year >= 2014}
    chart = shown_chart(
        [(day, 100 * positive / tests) for day, (positive, tests) in bases.items()],
        cadence="month", better="neither", kind="proportion", bases=bases,
    )
    assert (chart.show, chart.variation, chart.offers) == ("all", "common_cause", ("laney",))
    assert "Bases run from 692 to 5,756" in chart.notes[0]
    assert {point.words for point in chart.points} == {""}
    outside = [point.date for point in chart.laney if point.outside]
    assert outside == [date(year, 12, 31) for year in (2014, 2015, 2016)]
