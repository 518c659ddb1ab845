"""Each area against the rest of the force, over the sample's illustrative waves."""

from __future__ import annotations

from datetime import date

import pytest

import figures
from analysis.comparison import Verdict
from analysis.spc.chart_policy import Letter
from figures.charts.legend import Sign
from figures.confidence.areas import state_of
from figures.dashboard.states import State

YEAR = "2019-12-31"


@pytest.fixture
def found(sample_reader):
    return figures.build("PC1-AREAS", sample_reader())


def test_the_title_names_the_one_area_that_differs(found):
    assert found.title == (
        "Confidence in West Mercia Police: only Shropshire is clearly lower than the rest,"
        " Jan 2019 to Dec 2019"
    )
    assert found.period == "The four quarters Jan 2019 to Dec 2019"
    assert found.illustrative


def test_areas_stand_by_name_with_their_bases_and_verdicts(found):
    assert [row.name for row in found.rows] == sorted(row.name for row in found.rows)
    assert {row.code: (row.state, row.letter) for row in found.rows} == {
        "HE": (State.NO_CHANGE, Letter.NONE), "NW": (State.NO_CHANGE, Letter.NONE),
        "SH": (State.CONCERN, Letter.LOW), "SW": (State.NO_CHANGE, Letter.NONE),
        "TW": (State.NO_CHANGE, Letter.NONE),
    }
    assert all(1100 < row.year.estimate.n < 1300 for row in found.rows)
    assert all(row.difference.second_base > 4000 for row in found.rows)


def test_four_quarters_are_tested_and_the_newest_alone_is_not(found):
    shropshire = next(row for row in found.rows if row.code == "SH")
    assert shropshire.cells()["Newest quarter"] == "80% of 300 asked"
    assert shropshire.interval == "74% to 79%"
    assert shropshire.verdict_words == "lower than the rest"


def test_published_values_stand_hollow_beside_and_apart_from_one_another(found):
    hollow = found.data[found.data["part"].isin(["published", "press"])]
    assert set(hollow["low"].isna()) == {True}
    force = hollow[hollow["place"] == "West Mercia"]
    assert list(force["said"]) == ["85%, Q4 2019/20", "about 83%, Q4 2019/20"]
    assert list(force["side"]) == ["behind", "before"]
    assert list(hollow[hollow["place"] == "Shropshire"]["part"]) == ["press"]
    shropshire = next(row for row in found.rows if row.code == "SH")
    assert shropshire.cells()["Published without a base"] == "81%, 12 months to early 2020"
    assert [entry.sign for entry in found.legend] == [
        Sign.AREA, Sign.CONCERN, Sign.SOLID, Sign.PUBLISHED, Sign.PRESS,
    ]


def test_chance_is_said(found):
    assert "one of 5 tests" in found.lead
    assert "chance would give 0.25 differences" in found.lead


def test_an_earlier_year_can_be_asked_for(sample_reader):
    reader = sample_reader()
    earlier = figures.build("PC1-AREAS", reader, period="2018-12-31")
    assert earlier.period == "The four quarters Jan 2018 to Dec 2018"


@pytest.mark.parametrize(
    ("key", "period"),
    [("CH1-AREAS", None), ("XX9-AREAS", None), ("PC7-AREAS", None), ("PC1-AREAS", "2020-03-31")],
)
def test_what_is_not_held_is_no_figure(sample_reader, key, period):
    with pytest.raises(KeyError):
        figures.build(key, sample_reader(), period=period)


def test_what_was_not_known_on_a_day_is_not_shown(sample_reader):
    day = date(2020, 2, 1)
    found = figures.build("PC1-AREAS", sample_reader("commissioner", day))
    assert found.period == "The four quarters Oct 2018 to Sep 2019"


@pytest.mark.parametrize(
    ("verdict", "better", "state"),
    [
        (Verdict.HIGHER, "higher", State.IMPROVEMENT), (Verdict.HIGHER, "lower", State.CONCERN),
        (Verdict.LOWER, "lower", State.IMPROVEMENT), (Verdict.LOWER, "neither", State.CHANGE),
        (Verdict.NO_CLEAR_CHANGE, "higher", State.NO_CHANGE),
        (Verdict.CANNOT_BE_TESTED, "higher", State.NO_VERDICT),
    ],
)
def test_a_difference_is_marked_by_which_way_is_better(verdict, better, state):
    assert state_of(verdict, better) is state
