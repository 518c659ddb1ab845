"""Weighted survey estimates agree with R's survey package and keep what weights must keep."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intervals import wilson
from analysis.survey import estimates
from analysis.survey.design import Estimate
from tests.analysis.reference_tables import FOLDER, close, document

EXPECTED = document("survey_expected.json")["estimates"]
POPULATIONS = {"North": 300_000.0, "South": 100_000.0}


@cache
def respondents():
    return pd.read_csv(FOLDER / "survey_respondents.csv")


def ask(frame, **options):
    return estimates.estimate(frame, outcome="y", weight="w", **options)


def sample(answers, weights=None, **columns):
    """One row a respondent; equal weights unless given."""
    return pd.DataFrame({"y": answers, "w": weights or [1.0] * len(answers), **columns})


def expected_row(expected):
    """Our row for a case of the reference, with the case's design."""
    clustered = expected["design"] == "stratified_clustered"
    options = {"cluster": "psu", "strata": "area"} if clustered else {}
    area = None if expected["domain"] == "ALL" else "area"
    found = estimates.estimate(
        respondents(), outcome="confident", weight="w", area=area, **options
    ).set_index("area")
    return found.loc[expected["domain"]]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: f"{row['design']}-{row['domain']}")
def test_estimates_and_errors_agree_with_the_reference(expected):
    found = expected_row(expected)
    assert found["n"] == expected["n"]
    assert found["estimate"] == close(expected["estimate"])
    assert found["se"] == close(expected["se"])


@pytest.mark.parametrize(
    "expected", [row for row in EXPECTED if row["design"] == "weights_only"], ids=lambda r: r["domain"]
)
def test_without_clusters_the_interval_is_kish_and_wilson(expected):
    found = expected_row(expected)
    assert found["n_eff"] == close(expected["kish_n_eff"])
    assert found["deff"] == close(expected["kish_deff"])
    assert (found["lower"], found["upper"]) == close(tuple(expected["ci95"]["wilson_kish_z"]))


@pytest.mark.parametrize(
    "expected",
    [
        row for row in EXPECTED
        if row["design"] != "weights_only" and row["n_eff_design"] < row["kish_n_eff"]
    ],
    ids=lambda row: row["domain"],
)
def test_with_clusters_the_interval_is_wilson_with_students_t(expected):
    found = expected_row(expected)
    assert found["n_eff"] == close(expected["n_eff_design"])
    assert (found["lower"], found["upper"]) == close(tuple(expected["ci95"]["wilson_t"]))


@pytest.mark.parametrize(
    "expected",
    [
        row for row in EXPECTED
        if row["design"] != "weights_only" and row["n_eff_design"] > row["kish_n_eff"]
    ],
    ids=lambda row: row["domain"],
)
def test_a_lucky_design_is_not_believed_beyond_kish(expected):
    assert expected_row(expected)["n_eff"] == close(expected["kish_n_eff"])


def test_strata_default_to_the_areas_when_there_are_clusters():
    options = {"outcome": "confident", "weight": "w", "area": "area", "cluster": "psu"}
    plain = estimates.estimate(respondents(), **options)
    named = estimates.estimate(respondents(), **options, strata="area")
    pd.testing.assert_frame_equal(plain, named)


def test_columns_and_name_order():
    found = ask(sample([1, 0, 1], place=["b", "a", "b"]), area="place")
    assert list(found.columns) == [
        "area", "n", "estimate", "se", "n_eff", "deff", "lower", "upper"
    ]
    assert list(found["area"]) == ["a", "b"]
    assert list(ask(sample([1, 0]))["area"]) == ["ALL"]


def test_who_did_not_answer_is_outside_the_figure_but_in_the_design():
    found = ask(sample([1, 0, math.nan, 1])).iloc[0]
    assert (found["n"], found["estimate"]) == (3, close(2 / 3))
    assert found["se"] == close(math.sqrt(4 / 3 * (2 / 27)))


def test_equal_weights_give_the_plain_interval():
    found = ask(sample([1] * 12 + [0] * 28)).iloc[0]
    assert (found["n_eff"], found["deff"]) == close((40.0, 1.0))
    assert (found["lower"], found["upper"]) == close(wilson(12, 40))


@pytest.mark.parametrize("answer", [0, 1])
@pytest.mark.parametrize("options", [{}, {"cluster": "point"}], ids=["plain", "clustered"])
def test_an_answer_everyone_gave_has_an_interval_of_kishs_base(answer, options):
    frame = sample([answer] * 8, [1.0, 2.0] * 4, point=[1, 1, 2, 2, 3, 3, 4, 4])
    found = ask(frame, **options).iloc[0]
    assert found["n_eff"] == close(12**2 / 20)
    assert found["se"] == 0
    assert found["upper"] - found["lower"] > 0.2


def test_an_area_where_nobody_answered_has_no_figure():
    found = ask(sample([1, math.nan], place=["a", "b"]), area="place").set_index("area")
    assert found.loc["b", "n"] == 0
    assert found.loc["b"].drop("n").isna().all()


@pytest.mark.parametrize(("area", "count"), [(None, 1), ("place", 0)])
def test_no_respondents_at_all(area, count):
    found = ask(sample([], place=[]), area=area)
    assert len(found) == count
    assert found["estimate"].isna().all()


def test_a_stratum_with_one_point_leaves_the_error_unknown_and_kishs_interval():
    frame = sample([1, 0, 1, 1, 0, 1], point=[1, 1, 1, 2, 3, 3], place=list("aaabbb"))
    found = ask(frame, area="place", cluster="point").set_index("area")
    assert math.isnan(found.loc["a", "se"])
    assert (found.loc["a", "lower"], found.loc["a", "upper"]) == close(wilson(2, 3))
    assert found.loc["b", "se"] > 0


def test_one_label_in_two_strata_is_two_points():
    shared = sample([1, 0, 1, 0, 1, 1, 0, 1], point=[1, 1, 2, 2, 1, 1, 2, 2], place=list("aaaabbbb"))
    renamed = shared.assign(point=shared["place"] + shared["point"].astype(str))
    pd.testing.assert_frame_equal(
        ask(shared, area="place", cluster="point"), ask(renamed, area="place", cluster="point")
    )


def test_certainty_takes_in_everything():
    found = ask(sample([1, 0, 1, 0], point=[1, 2, 3, 4]), cluster="point", confidence=1).iloc[0]
    assert (found["lower"], found["upper"]) == (0, 1)


@pytest.mark.parametrize("kind", ["Int64", "Float64", "boolean", "object"])
def test_answers_may_be_of_any_kind_of_column(kind):
    answers = pd.Series([1, 0, None, 1], dtype="object").astype(kind)
    frame = pd.DataFrame({"y": answers, "w": [1, 1, 1, 1]})
    assert ask(frame).iloc[0]["estimate"] == close(2 / 3)


@pytest.mark.parametrize(
    ("frame", "options", "words"),
    [
        (sample([1, 2]), {}, "1, 0 or nothing"),
        (sample([1, 0.5]), {}, "1, 0 or nothing"),
        (sample(["yes", "no"]), {}, "numbers only"),
        (sample([1, 0], [1, 0]), {}, "weight"),
        (sample([1, 0], [1, -2]), {}, "weight"),
        (sample([1, 0], [1, math.nan]), {}, "weight"),
        (sample([1, 0], [1, math.inf]), {}, "weight"),
        (sample([1, math.nan], [1, 0]), {}, "weight"),
        (sample([1, 0]), {"area": "place"}, "no column 'place'"),
        (sample([1, 0]), {"cluster": "point"}, "no column 'point'"),
        (sample([1, 0], place=["a", None]), {"area": "place"}, "needs an area"),
        (sample([1, 0], point=[1, None]), {"cluster": "point"}, "needs a value in 'point'"),
        (sample([1, 0], band=["a", None]), {"strata": "band"}, "needs a value in 'band'"),
        (sample([1, 0]), {"confidence": 95}, "confidence"),
    ],
)
def test_a_design_that_would_mislead_is_refused(frame, options, words):
    with pytest.raises(ValueError, match=words):
        ask(frame, **options)


@st.composite
def samples(draw):
    size = draw(st.integers(4, 40))
    return sample(
        draw(st.lists(st.sampled_from([1.0, 0.0, math.nan]), min_size=size, max_size=size)),
        draw(st.lists(st.floats(0.2, 5), min_size=size, max_size=size)),
        place=draw(st.lists(st.sampled_from("ab"), min_size=size, max_size=size)),
        point=draw(st.lists(st.integers(1, 4), min_size=size, max_size=size)),
    )


@settings(max_examples=60)
@given(samples(), st.floats(0.001, 1000), st.sampled_from([None, "point"]))
def test_scaling_the_weights_changes_nothing(frame, factor, cluster):
    plain = ask(frame, area="place", cluster=cluster)
    scaled = ask(frame.assign(w=frame["w"] * factor), area="place", cluster=cluster)
    pd.testing.assert_frame_equal(plain, scaled, rtol=1e-6, atol=1e-9)


@settings(max_examples=60)
@given(samples(), st.sampled_from([None, "point"]))
def test_an_interval_holds_its_estimate_and_no_base_exceeds_the_interviews(frame, cluster):
    for row in estimates.rows(ask(frame, area="place", cluster=cluster)):
        if row.n:
            assert 0 <= row.lower <= row.estimate + 1e-12
            assert row.estimate - 1e-12 <= row.upper <= 1
            assert 0 < row.n_eff <= row.n
            assert row.deff >= 1


@settings(max_examples=60)
@given(samples(), st.randoms())
def test_the_order_of_the_respondents_does_not_matter(frame, random):
    order = list(range(len(frame)))
    random.shuffle(order)
    pd.testing.assert_frame_equal(
        ask(frame, area="place", cluster="point"),
        ask(frame.iloc[order], area="place", cluster="point"), rtol=1e-6, atol=1e-9,
    )


@settings(max_examples=30)
@given(samples(), st.integers(2, 5))
def test_an_interval_narrows_as_the_sample_grows(frame, times):
    small = ask(frame).iloc[0]
    large = ask(pd.concat([frame] * times, ignore_index=True)).iloc[0]
    if small["n"]:
        assert large["upper"] - large["lower"] < small["upper"] - small["lower"]


def areas(north=0.8, south=0.4):
    return estimates.table(
        estimates.from_published(name, 100 * share, 200)
        for name, share in (("North", north), ("South", south))
    )


def test_the_force_is_weighted_by_people_and_not_by_interviews():
    found = estimates.population_weighted(areas(), POPULATIONS).iloc[0]
    assert found["area"] == "ALL"
    assert found["n"] == 400
    assert found["estimate"] == close(0.7)
    errors = [0.75 * math.sqrt(0.16 / 200), 0.25 * math.sqrt(0.24 / 200)]
    assert found["se"] == close(math.hypot(*errors))
    assert found["lower"] < 0.7 < found["upper"]


def test_uneven_areas_cost_precision():
    found = estimates.population_weighted(areas(0.5, 0.5), POPULATIONS).iloc[0]
    assert found["n_eff"] == close(200 / (0.75**2 + 0.25**2))
    assert found["deff"] == close(400 / found["n_eff"])


@pytest.mark.parametrize(("north", "south"), [(1.0, 1.0), (0.0, 0.0), (1.0, 0.5)])
def test_a_force_figure_at_the_end_of_the_scale_still_has_an_interval(north, south):
    found = estimates.population_weighted(areas(north, south), POPULATIONS).iloc[0]
    assert 0 < found["n_eff"] <= 400
    assert 0 <= found["lower"] < found["upper"] <= 1


def test_an_unknown_error_of_an_area_leaves_the_force_interval_to_its_base():
    known = areas().assign(se=[math.nan, 0.03])
    found = estimates.population_weighted(known, POPULATIONS).iloc[0]
    assert math.isnan(found["se"])
    assert found["n_eff"] == close(200 / (0.75**2 + 0.25**2))


@pytest.mark.parametrize(
    ("frame", "people", "words"),
    [
        (areas(), {"North": 1.0}, "the same, each once"),
        (areas(), {**POPULATIONS, "West": 1.0}, "the same, each once"),
        (areas().iloc[:0], {}, "the same, each once"),
        (pd.concat([areas(), areas()]), POPULATIONS, "the same, each once"),
        (areas(), {"North": 1.0, "South": 0.0}, "above 0"),
        (areas(), {"North": 1.0, "South": math.nan}, "above 0"),
        (areas().assign(estimate=[0.5, math.nan]), POPULATIONS, "no estimate for South"),
    ],
)
def test_a_force_figure_never_leaves_an_area_out(frame, people, words):
    with pytest.raises(ValueError, match=words):
        estimates.population_weighted(frame, people)


def test_the_rest_of_the_force_leaves_the_area_out():
    found = estimates.rest_of_force(areas(), POPULATIONS, "North").iloc[0]
    assert found["area"] == "the rest of the force"
    assert found["estimate"] == close(0.4)
    with pytest.raises(ValueError, match="no estimate for West"):
        estimates.rest_of_force(areas(), POPULATIONS, "West")


@pytest.mark.parametrize(
    ("options", "effective"),
    [({}, 300), ({"effective_base": 240}, 240), ({"design_effect": 1.5}, 200),
     ({"effective_base": 240, "design_effect": 1.5}, 200), ({"design_effect": 0.5}, 300)],
)
def test_a_published_percentage_takes_the_smallest_base_it_gives(options, effective):
    found = estimates.from_published("Shropshire", 64, 300, **options)
    assert (found.n, found.n_eff, found.deff) == close((300, effective, 300 / effective))
    assert found.se == close(math.sqrt(0.64 * 0.36 / effective))
    assert (found.lower, found.upper) == close(wilson(0.64 * effective, effective))


@pytest.mark.parametrize(
    ("percent", "base", "options"),
    [(101, 300, {}), (-1, 300, {}), (math.nan, 300, {}), (50, 0, {}),
     (50, 300, {"effective_base": 0}), (50, 300, {"design_effect": 0})],
)
def test_a_published_percentage_that_cannot_be_is_refused(percent, base, options):
    with pytest.raises(ValueError, match=r"percentage|base|design effect"):
        estimates.from_published("Shropshire", percent, base, **options)


def test_rows_and_table_are_each_others_inverse():
    found = ask(sample([1, 0, 1], place=list("aab")), area="place")
    rows = estimates.rows(found)
    assert rows[0] == Estimate("a", 2, *found.iloc[0, 2:].astype(float))
    pd.testing.assert_frame_equal(estimates.table(rows), found)


def test_weighting_by_kish_keeps_its_promise_of_cover():
    """In 400 samples drawn from a known truth, the 95% interval holds it in about 95% of them."""
    random = np.random.default_rng(1)
    held = 0
    for _ in range(400):
        weights = random.lognormal(0, 0.6, 200)
        frame = pd.DataFrame({"y": (random.random(200) < 0.6).astype(float), "w": weights})
        row = ask(frame).iloc[0]
        held += row["lower"] <= 0.6 <= row["upper"]
    assert 0.92 <= held / 400 <= 0.985
