"""Control charts against the answers of NHSRplotthedots 0.2.2, case by case; see reference/README.md."""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from analysis.spc import rules
from analysis.spc.chart import control_chart
from analysis.spc.limits import limits_of

REFERENCE = Path(__file__).parent.parent / "reference"
BETTER = {"increase": "higher", "decrease": "lower", "neutral": "neither"}
ASSURANCE = {"pass": "pass", "fail": "fail", "inconsistent": "hit_or_miss", None: None}
RULES = {
    "Above UCL": "outside", "Below LCL": "outside", "Common Cause": "",
    "7 Point Trend (Increasing)": "trend", "7 Point Trend (Decreasing)": "trend",
    "2 in 3 Above CL": "two_in_three", "2 in 3 Below CL": "two_in_three",
    "7 Points Above CL": "shift", "7 Points Below CL": "shift",
}
STATES = {
    "common_cause": "common_cause", "special_cause_improvement": "improvement",
    "special_cause_concern": "concern", "special_cause_neutral_high": "neither_high",
    "special_cause_neutral_low": "neither_low",
}
ICONS = {
    "common_cause": "common_cause", "neutral_high": "neither_high", "neutral_low": "neither_low",
    "improvement_high": "improvement", "improvement_low": "improvement",
    "concern_high": "concern", "concern_low": "concern",
}


def as_json(name):
    return json.loads((REFERENCE / name).read_text(encoding="utf-8"))["cases"]


CASES = {case["id"]: case for case in as_json("spc_cases.json")}
QUIRKS = [name for name, case in CASES.items() if "quirk" in case["tags"]]
PLAIN = [name for name in CASES if name not in QUIRKS]
TWO_SIGMA = {case["case_id"]: case for case in as_json("spc_mdc_two_sigma.json")}


@cache
def reference_rows():
    rows = defaultdict(list)
    with (REFERENCE / "spc_points.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["case_id"]].append(row)
    return rows


def number(text):
    return None if text in {"", "NaN"} else float(text)


def points_of(name):
    return [(date.fromisoformat(row["date"]), number(row["value"])) for row in reference_rows()[name]]


def chart_of(name, points=None, **changed):
    options = CASES[name]["options"]
    given = {
        "better": BETTER[options["improvement_direction"]],
        "target": options["target"],
        "rebase_on": [date.fromisoformat(day) for day in options["rebase_dates"] or ()],
        "baseline_points": options["fix_after_n_points"],
        "screen": options["screen_outliers"],
    }
    return control_chart(points or points_of(name), **(given | changed))


def nearly(number):
    return None if number is None else pytest.approx(number, rel=1e-9, abs=1e-12)


def assert_limits_agree(chart, name):
    for point, row in zip(chart.points, reference_rows()[name], strict=True):
        assert point.date == date.fromisoformat(row["date"])
        assert point.phase == int(row["rebase_group"])
        assert (point.mean, point.lower, point.upper) == (
            nearly(number(row["mean_col"])), nearly(number(row["lpl"])), nearly(number(row["upl"]))
        )


def assert_labels_agree(chart, name):
    given = [(point.rule, point.state) for point in chart.points]
    assert given == [
        (RULES[row["special_cause_type"]], STATES[row["point_type"]])
        for row in reference_rows()[name]
    ]


def last_value_is_missing(name):
    return points_of(name)[-1][1] is None


def test_every_case_is_tried():
    assert (len(PLAIN), len(QUIRKS)) == (89, 10)


@pytest.mark.parametrize("name", PLAIN)
def test_limits_rules_and_states_agree(name):
    chart = chart_of(name)
    assert_limits_agree(chart, name)
    assert_labels_agree(chart, name)


@pytest.mark.parametrize("name", PLAIN)
def test_near_limits_agree(name):
    rows = reference_rows()[name]
    for point, row in zip(chart_of(name).points, rows, strict=True):
        if point.value is None or point.near_upper is None:
            continue
        inside = point.lower - 1e-9 <= point.value <= point.upper + 1e-9
        near = inside and not point.near_lower <= point.value <= point.near_upper
        assert near == (row["close_to_limits"] == "TRUE")


@pytest.mark.parametrize("name", [name for name in PLAIN if not last_value_is_missing(name)])
def test_the_two_verdicts_agree(name):
    chart, icons = chart_of(name), CASES[name]["expected_icons"]
    assert chart.variation == ICONS[icons["variation"]]
    assert chart.assurance == ASSURANCE[icons["assurance"]]


def test_after_a_missing_last_value_the_verdict_is_that_of_the_last_value_held():
    chart = chart_of("na_last")
    assert chart.points[-1].state == "common_cause"
    assert chart.variation == chart.points[-2].state
    assert chart.assurance == "hit_or_miss"


@pytest.mark.parametrize("name", ["unsorted", "weekly156_level_drop_rebase", "na_rebase"])
def test_the_order_the_rows_come_in_does_not_matter(name):
    shuffled = points_of(name)
    random.Random(name).shuffle(shuffled)
    assert chart_of(name, shuffled) == chart_of(name)


# The cases below are tagged "quirk": what the package does there is not what the office wants.


@pytest.mark.parametrize("name", ["const20_target_eq", "const30_point7_noscreen"])
def test_a_measure_stuck_on_its_target_meets_it(name):
    chart = chart_of(name)
    assert_limits_agree(chart, name)
    assert_labels_agree(chart, name)
    assert chart.assurance == "pass"


def test_a_target_equal_to_a_limit_counts():
    chart = chart_of("target_eq_upl_increase")
    assert_limits_agree(chart, "target_eq_upl_increase")
    assert_labels_agree(chart, "target_eq_upl_increase")
    assert chart.assurance == "fail"


def test_screening_never_takes_the_limits_of_rare_counts_away():
    chart = chart_of("zeros_one_spike")
    values = [value for _, value in points_of("zeros_one_spike")]
    assert chart.points[0].upper == nearly(limits_of(values, screen=False).upper)
    assert [point.rule for point in chart.points if point.value == 0 and point.rule == "outside"] == []
    assert [point.value for point in chart.points if point.rule == "outside"] == [3.0]


def test_a_plateau_between_two_rises_keeps_the_direction_of_its_run():
    chart = chart_of("trend_plateau_between")
    assert_limits_agree(chart, "trend_plateau_between")
    assert (chart.points[6].rule, chart.points[6].state) == ("trend", "improvement")
    values = [point.value for point in chart.points]
    assert rules.trend(values, 7) == [1] * 14


def test_a_missing_value_within_a_rise_neither_stops_the_chart_nor_fires():
    points = points_of("na_in_trend")
    chart = chart_of("na_in_trend")
    expected = limits_of([value for _, value in points])
    missing = [point for point in chart.points if point.value is None]
    assert missing
    assert [(point.rule, point.state, point.mean, point.upper) for point in missing] == [
        ("", "common_cause", expected.mean, expected.upper)
    ] * len(missing)
    assert "trend" not in {point.rule for point in chart.points}


def test_a_series_of_missing_values_has_no_verdict():
    chart = chart_of("all_na", target=5)
    assert len(chart.points) == 14
    assert {(point.mean, point.lower, point.rule, point.state) for point in chart.points} == {
        (None, None, "", "common_cause")
    }
    assert (chart.variation, chart.assurance) == (None, None)


def test_one_point_has_a_mean_no_limits_and_no_assurance():
    chart = chart_of("n1", target=5)
    (point,) = chart.points
    assert point.mean == point.value
    assert (point.lower, point.upper, point.near_lower, point.near_upper) == (None,) * 4
    assert (chart.variation, chart.assurance) == ("common_cause", None)


@pytest.mark.parametrize("name", ["fuzz_027_pois", "fuzz_081_round"])
def test_a_phase_of_one_point_has_no_limits_and_signals_nothing(name):
    chart = chart_of(name)
    assert_limits_agree(chart, name)
    assert_labels_agree(chart, name)
    assert [point.upper for point in chart.points if point.phase == 1] == [None]
    assert chart.assurance == ASSURANCE[CASES[name]["expected_icons"]["assurance"]]


# The two-of-three rule of November 2023, worked by hand in the reference.


@pytest.mark.parametrize("name", TWO_SIGMA)
@pytest.mark.parametrize(
    ("variant", "expected"),
    [("mdc2023", "rows_flagged_two_in_three_2023_rule"),
     ("ptd", "rows_labelled_2in3_by_NHSRplotthedots_0_2_2")],
)
def test_two_of_three_in_both_variants(name, variant, expected):
    case = TWO_SIGMA[name]
    values = case["values"]
    outside = rules.outside_limits(values, case["lpl"], case["upl"])
    beyond = rules.outside_limits(values, case["two_sigma_lower"], case["two_sigma_upper"])
    near = rules.near_limits(beyond, outside, variant)
    flagged = rules.two_in_three(rules.sides_of_mean(values, case["mean"]), near)
    assert [row for row, mark in enumerate(flagged, start=1) if mark] == case[expected]
    assert [row for row, mark in enumerate(outside, start=1) if mark] == case["rows_outside_limits"]


@pytest.mark.parametrize("name", [name for name in TWO_SIGMA if not name.startswith("ptdtest")])
def test_a_whole_chart_by_the_rule_of_2023(name):
    case = TWO_SIGMA[name]
    points = [(date(2020, 1, row), value) for row, value in enumerate(case["values"], start=1)]
    chart = control_chart(points, better="higher", baseline_points=12, two_in_three="mdc2023")
    last = chart.points[-1]
    assert (last.mean, last.lower, last.near_upper) == (
        nearly(case["mean"]), nearly(case["lpl"]), nearly(case["two_sigma_upper"])
    )
    rules = {rule: {point.date.day for point in chart.points if point.rule == rule}
             for rule in ("outside", "two_in_three")}
    assert rules["outside"] == set(case["rows_outside_limits"])
    assert rules["two_in_three"] == (
        set(case["rows_flagged_two_in_three_2023_rule"]) - rules["outside"]
    )
