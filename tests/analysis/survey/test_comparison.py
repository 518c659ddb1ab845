"""Survey results against each other: areas, the rest of the force, and waves that share nobody."""

from __future__ import annotations

import math
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.multiple_tests import adjust_differences
from analysis.survey import estimates, ranks
from analysis.survey.comparison import (
    Wave,
    against_rest,
    any_difference,
    between_areas,
    between_waves,
)
from tests.analysis.reference_tables import FOLDER, close, document, number, rows

PAIRS = rows("survey_pairwise.csv")
COLUMNS = {"outcome": "confident", "weight": "w", "area": "area"}


@cache
def respondents():
    return pd.read_csv(FOLDER / "survey_respondents.csv")


@cache
def by_area():
    return {row.area: row for row in estimates.rows(estimates.estimate(respondents(), **COLUMNS))}


def result(percent, base=300, area="Shropshire", **options):
    return estimates.from_published(area, percent, base, **options)


def quarter(start, end, percent, base=300, area="Shropshire"):
    return Wave(date.fromisoformat(start), date.fromisoformat(end), result(percent, base, area))


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['a']}-{row['b']}")
def test_two_areas_agree_with_the_reference(row):
    found = between_areas(by_area()[row["a"]], by_area()[row["b"]])
    for name, ours in {"diff": "size", "se": "se", "z": "z", "p": "p"}.items():
        assert getattr(found, ours) == close(number(row[name]))


@pytest.mark.parametrize(
    ("method", "column"), [("Holm", "p_holm"), ("Benjamini-Hochberg", "p_BH")]
)
def test_every_pair_adjusted_agrees_with_the_reference(method, column):
    found = [between_areas(by_area()[row["a"]], by_area()[row["b"]]) for row in PAIRS]
    adjusted = adjust_differences(found, method=method, family="every pair")
    assert [each.p for each in adjusted] == close([number(row[column]) for row in PAIRS])
    assert {(each.family, each.comparisons) for each in adjusted} == {("every pair", 28)}
    assert {each.adjustment for each in adjusted} == {method}


def test_the_other_way_round_is_the_same_difference_with_its_sign_turned():
    first, second = by_area()["AreaA"], by_area()["AreaB"]
    there, back = between_areas(first, second), between_areas(second, first)
    assert (there.size, there.lower, there.upper) == close((-back.size, -back.upper, -back.lower))
    assert (there.verdict, back.verdict) == ("lower", "higher")


def test_an_area_is_not_compared_with_itself():
    with pytest.raises(ValueError, match="cannot be compared with itself"):
        between_areas(result(60), result(60))


@pytest.mark.parametrize("percents", [(100, 90), (100, 100), (0, 0)])
def test_a_proportion_without_error_falls_back_on_the_effective_bases(percents):
    found = between_areas(result(percents[0]), result(percents[1], area="Telford"))
    assert found.test == "z test at the effective bases"
    assert found.verdict == ("higher" if percents == (100, 90) else "no clear change")


def test_an_area_where_nobody_answered_cannot_be_tested():
    frame = pd.DataFrame({"y": [1, 0, math.nan], "w": 1.0, "place": ["a", "a", "b"]})
    first, second = estimates.rows(estimates.estimate(frame, outcome="y", weight="w", area="place"))
    found = between_areas(first, second)
    assert found.verdict == "cannot be tested"
    assert (found.first_name, found.second_name, found.second_base) == ("a", "b", 0)


def test_the_rest_of_the_force_holds_everybody_else():
    found = {each.first_name: each for each in against_rest(respondents(), **COLUMNS)}
    others = respondents().assign(area=lambda frame: frame["area"].eq("AreaA").map(
        {True: "AreaA", False: "others"}))
    ours, rest = estimates.rows(estimates.estimate(others, **COLUMNS))
    expected = between_areas(ours, rest)
    assert found["AreaA"].second_name == "the rest of the force"
    for name in ("first", "second", "second_base", "se", "p", "lower", "upper"):
        assert getattr(found["AreaA"], name) == close(getattr(expected, name))


def test_the_rest_keeps_the_design_with_its_strata():
    found = against_rest(respondents(), **COLUMNS, cluster="psu")
    named = against_rest(respondents(), **COLUMNS, cluster="psu", strata="area")
    plain = against_rest(respondents(), **COLUMNS)
    assert [each.se for each in found] == [each.se for each in named]
    assert found[0].se > plain[0].se


def test_points_that_lie_in_two_areas_are_allowed_for():
    """Where a point's people answer alike, an area and the rest inside it rise and fall together."""
    frame = pd.DataFrame(
        {"y": [1, 1, 0, 0, 1, 1, 0, 0], "w": 1.0, "place": list("abababab"),
         "point": [1, 1, 2, 2, 3, 3, 4, 4], "all": "x"}
    )
    found = against_rest(
        frame, outcome="y", weight="w", area="place", cluster="point", strata="all"
    )
    apart = against_rest(frame, outcome="y", weight="w", area="place")
    assert found[0].test == "z test at the effective bases"
    assert apart[0].test == "z test of the survey design"
    assert found[0].p == 1


def test_an_only_area_has_no_rest():
    frame = pd.DataFrame({"y": [1, 0], "w": 1.0, "place": "a"})
    found = against_rest(frame, outcome="y", weight="w", area="place")
    assert [each.verdict for each in found] == ["cannot be tested"]


@pytest.mark.parametrize(
    ("name", "options"),
    [("svychisq_area_F", {"area": "area"}), ("svychisq_wave_F", {"area": "wave", "strata": "area"})],
)
def test_the_test_of_any_difference_agrees_with_the_reference(name, options):
    expected = document("survey_expected.json")["tests"][name]
    found = any_difference(
        respondents(), outcome="confident", weight="w", cluster="psu", **options
    )
    assert found.statistic == close(expected["statistic"])
    assert found.degrees == close((expected["ndf"], expected["ddf"]))
    assert found.p == close(expected["p"])


def test_two_areas_without_clusters_differ_as_far_as_their_own_test_says():
    found = any_difference(respondents().query("area in ('AreaA', 'AreaB')"), **COLUMNS)
    assert found.areas == 2
    assert found.p == pytest.approx(between_areas(by_area()["AreaA"], by_area()["AreaB"]).p, abs=5e-4)


@pytest.mark.parametrize(
    ("answers", "places", "options", "areas"),
    [
        ([1, 0, 1, 0], "aaaa", {}, 1),
        ([1, 0, math.nan, math.nan], "aabb", {}, 1),
        ([1, 0, 1, 1], "aabb", {}, 2),
        ([1, 0, 1, 0], "aabb", {"cluster": "place"}, 2),
        ([], "", {}, 0),
    ],
    ids=["one-area", "one-answers", "one-at-100", "single-points", "nobody"],
)
def test_there_may_be_nothing_to_compare(answers, places, options, areas):
    frame = pd.DataFrame({"y": answers, "w": 1.0, "place": list(places)})
    found = any_difference(frame, outcome="y", weight="w", area="place", **options)
    assert found.areas == areas
    assert math.isnan(found.p)


def test_two_waves_are_tested_the_later_against_the_earlier():
    found = between_waves(
        quarter("2019-10-01", "2019-12-31", 64), quarter("2020-01-01", "2020-03-31", 55)
    )
    assert found.size == close(-0.09)
    assert found.verdict == "lower"
    assert found.first_name == "Q4 2019/20 (January to March 2020)"
    assert found.second_name == "Q3 2019/20 (October to December 2019)"


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        (("2018-10-01", "2019-09-30"), ("2019-01-01", "2019-12-31"),
         "share the interviews of January 2019 to September 2019; compare periods that share none,"
         " such as one that starts after 30 September 2019"),
        (("2019-01-01", "2019-12-31"), ("2019-01-01", "2019-12-31"), "share the interviews"),
        (("2019-01-01", "2019-12-31"), ("2019-12-31", "2020-03-31"),
         "share the interviews of 31 December 2019 to 31 December 2019"),
        (("2020-01-01", "2020-03-31"), ("2019-10-01", "2019-12-31"), "give the earlier wave first"),
        (("2020-03-31", "2020-01-01"), ("2020-04-01", "2020-06-30"), "before it starts"),
    ],
    ids=["rolling", "same", "one-day", "backwards", "upside-down"],
)
def test_waves_that_share_interviews_are_refused_in_words(earlier, later, words):
    with pytest.raises(ValueError, match=words):
        between_waves(quarter(*earlier, 64), quarter(*later, 55))


def test_waves_of_two_areas_are_refused():
    with pytest.raises(ValueError, match="two areas"):
        between_waves(
            quarter("2019-10-01", "2019-12-31", 64),
            quarter("2020-01-01", "2020-03-31", 55, area="Herefordshire"),
        )


LOCAL = [result(80, area="a"), result(60, area="b"), result(58, area="c"), result(30, area="d")]


def test_rank_ranges_separate_only_what_tests_separate():
    found = ranks.rank_ranges(LOCAL).set_index("area")
    assert found[["best", "worst"]].to_numpy().tolist() == [[1, 1], [2, 3], [2, 3], [4, 4]]
    upside_down = ranks.rank_ranges(LOCAL, higher_is_first=False).set_index("area")
    assert upside_down[["best", "worst"]].to_numpy().tolist() == [[4, 4], [2, 3], [2, 3], [1, 1]]


def test_areas_under_the_base_are_not_ranked():
    found = ranks.rank_ranges([*LOCAL, result(99, base=29, area="e")])
    assert list(found["area"]) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("rank", [ranks.rank_ranges, ranks.simulated_ranks])
def test_an_area_is_ranked_once(rank):
    with pytest.raises(ValueError, match="only once"):
        rank([LOCAL[0], LOCAL[0]])
    with pytest.raises(ValueError, match="confidence"):
        rank(LOCAL, confidence=0.5)
    assert len(rank([])) == 0


def test_simulated_ranks_are_the_same_each_time_and_chances_add_up():
    found = ranks.simulated_ranks(LOCAL)
    pd.testing.assert_frame_equal(found, ranks.simulated_ranks(LOCAL))
    assert found["chance_first"].sum() == close(1.0)
    assert found["chance_last"].sum() == close(1.0)
    assert found.loc[3, ["best", "worst", "chance_last"]].tolist() == [4, 4, 1]
    assert found.loc[1, ["best", "worst"]].tolist() == [2, 3]
    other = ranks.simulated_ranks(LOCAL, higher_is_first=False)
    assert other.loc[3, "chance_first"] == 1


def test_a_simulation_needs_a_draw():
    with pytest.raises(ValueError, match="at least one draw"):
        ranks.simulated_ranks(LOCAL, draws=0)


def test_equal_areas_are_seldom_flagged():
    """Five areas that are all alike, 400 times over: at most the stated 5% flag any of them."""
    random = np.random.default_rng(7)
    flagged = 0
    for _ in range(400):
        percents = 100 * random.binomial(300, 0.7, size=5) / 300
        areas = [result(percent, area=str(i)) for i, percent in enumerate(percents)]
        found = ranks.rank_ranges(areas)
        flagged += not ((found["best"] == 1) & (found["worst"] == 5)).all()
    assert flagged / 400 <= 0.075
