"""How long a signal has lasted: the rule that has held longest, since its first period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.spc.chart import control_chart
from analysis.spc.chart_policy import shown_chart
from analysis.spc.findings import say_finding
from analysis.spc.rules import Rule

FIRST = date(2019, 7, 7)
CALM = [22, 20] * 10


def points(values):
    return [(FIRST + timedelta(weeks=week), value) for week, value in enumerate(values)]


def newest(values, **changed):
    return control_chart(points(values), better="lower", **changed).points[-1]


def sunday(week):
    return FIRST + timedelta(weeks=week)


def test_nothing_lasts_where_nothing_signals():
    assert newest(CALM).lasting is None


LASTING = {
    "one-outside": ([*CALM, 60], Rule.OUTSIDE, 20, 1, 1),
    "outside-for-three": ([*CALM * 2, 60, 61, 60], Rule.OUTSIDE, 40, 3, 3),
    "near-in-two-of-three": ([22, 20] * 10 + [16.3, 20.5, 16.3], Rule.TWO_IN_THREE, 20, 3, 2),
    "falling": ([22, 20] * 10 + [21.9, 21.4, 20.9, 20.3, 19.8, 19.4, 19], Rule.TREND, 20, 7, 7),
    "one-side": ([22, 20] * 10 + [21.5, 21.6] * 4, Rule.SHIFT, 20, 8, 8),
    # The last of them lies outside; that it lies above the mean has held longer.
    "outside-at-the-end-of-a-shift": (CALM * 3 + [22, 23] * 5 + [40], Rule.SHIFT, 60, 11, 11),
}


@pytest.mark.parametrize(("values", "rule", "since", "periods", "signalling"), LASTING.values(), ids=LASTING)
def test_the_rule_that_has_held_longest_is_told(values, rule, since, periods, signalling):
    found = newest(values).lasting
    assert (found.rule, found.since, found.periods, found.signalling) == (
        rule, sunday(since), periods, signalling
    )


def test_the_rule_that_names_a_point_stays_the_first_to_fire():
    point = newest(CALM * 3 + [22, 23] * 5 + [40])
    assert (point.rule, point.lasting.rule) == (Rule.OUTSIDE, Rule.SHIFT)


def test_only_rules_of_the_same_way_are_told():
    # It has fallen for eight weeks, all of them above its mean.
    falling = newest([20, 22] * 60 + [22.9 - 0.2 * step for step in range(8)])
    assert (falling.rule, falling.state) == (Rule.TREND, "improvement")
    assert (falling.lasting.rule, falling.lasting.periods) == (Rule.TREND, 8)


def test_a_run_ends_at_a_missing_value_and_at_a_new_phase():
    values = [22, 20] * 10 + [21.5, 21.6] * 5
    assert newest(values).lasting.periods == 10
    values[-8] = None
    assert newest(values).lasting.periods == 7
    whole = [22, 20] * 10 + [30, 31] * 10
    assert newest(whole, rebase_on=[sunday(20)]).lasting is None


def test_every_point_says_how_long_it_had_lasted_by_then():
    made = control_chart(points([22, 20] * 10 + [21.5, 21.6] * 5), better="lower").points
    assert [point.lasting.periods for point in made[-10:]] == list(range(1, 11))


def told(values, **changed):
    given = {"cadence": "week", "better": "lower", "kind": "count"} | changed
    return shown_chart(points(values), **given).words


def test_a_long_shift_says_for_how_many_weeks_and_since_when():
    assert told([22, 20] * 30 + [24, 22] * 16) == (
        "above its mean for 32 weeks, since w/e 30 Aug 2020; lower than last week"
    )


def test_a_value_that_came_back_says_so():
    high = [2500, 2400] * 30 + [2870, 2890, 2879, 2751]
    assert told(high).endswith("; lower than last week")
    assert not told([*high, 2800]).endswith("; lower than last week")


def test_a_run_that_began_at_an_event_names_it_instead_of_its_week():
    values = [22, 20] * 30 + [24, 22] * 16
    lasting = newest(values).lasting
    assert say_finding(lasting, "week", high=True, cause="First lockdown") == (
        "above its mean for 32 weeks, since first lockdown; lower than last week"
    )


def test_a_chart_that_is_not_judged_has_nothing_that_lasts():
    assert shown_chart(points([1, 2, 3]), cadence="week", better="lower", kind="count").lasting is None
    held = shown_chart(points([22, 20] * 30 + [24, 22] * 16), cadence="week", better="lower", kind="count")
    assert held.lasting.periods == 32
