"""An area without figures of its own: counts add up, shares are pooled, nothing else is put together."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.areas.across_the_change import with_sums

PARTS = {"ST": ("SH", "TW"), "HW": ("HE", "NW", "SW")}
KINDS = {
    "CR1": "count", "MO1": "money", "SS2": "proportion", "RT2": "median", "RT5": "mean", "RA1": "rate",
}
NAMES = {"SH": "Shropshire", "TW": "Telford & Wrekin", "HE": "Herefordshire"}
WEEK = pd.Timestamp("2025-12-28")
COLUMNS = ("measure", "area", "period_end", "value", "numerator", "denominator", "status")


def figures(*rows, **more):
    """Figures of the week: measure, area, value, and numerator, denominator and status where given."""
    full = [
        (measure, area, WEEK, value, *(rest or (None, None, "final")))
        for measure, area, value, *rest in rows
    ]
    frame = pd.DataFrame(full, columns=list(COLUMNS)).assign(**more)
    numbers = ["value", "numerator", "denominator"]
    frame[numbers] = frame[numbers].astype(float)
    return frame


def summed(frame, parts=PARTS, kinds=KINDS):
    """What was put together, without what went in."""
    result = with_sums(frame, parts, kinds, NAMES)
    assert result.iloc[: len(frame)].drop(columns="summed_from").equals(frame)
    assert result["summed_from"].iloc[: len(frame)].isna().all()
    return result.iloc[len(frame):].reset_index(drop=True)


@pytest.mark.parametrize(("measure", "total"), [("CR1", 30), ("MO1", 30)])
def test_counts_and_money_add_up_and_say_of_what(measure, total):
    found = summed(figures((measure, "SH", 10), (measure, "TW", 20))).iloc[0]
    assert (found["area"], found["value"], found["summed_from"]) == ("ST", total, "SH TW")
    assert (found["measure"], found["period_end"], found["status"]) == (measure, WEEK, "final")


def test_a_share_is_pooled_from_numerators_and_denominators_not_averaged():
    found = summed(figures(("SS2", "SH", 50, 5, 10, "final"), ("SS2", "TW", 10, 9, 90, "final"))).iloc[0]
    assert (found["value"], found["numerator"], found["denominator"]) == (14, 14, 100)


@pytest.mark.parametrize("measure", ["RT2", "RT5", "RA1", "NEW"])
def test_medians_means_rates_and_what_nobody_knows_are_never_put_together(measure):
    assert summed(figures((measure, "SH", 10, 5, 50, "final"), (measure, "TW", 20, 5, 25, "final"))).empty


@pytest.mark.parametrize("other", [(None, None, "final"), (0, 0, "final")])
def test_a_share_without_a_base_in_one_part_is_not_put_together(other):
    assert summed(figures(("SS2", "SH", 50, 5, 10, "final"), ("SS2", "TW", 10, *other))).empty


def test_a_bare_share_beside_a_withheld_one_does_not_become_a_withheld_whole():
    bare, withheld = ("SS2", "SH", 50, None, None, "final"), ("SS2", "TW", None, None, None, "withheld")
    assert summed(figures(bare, withheld)).empty


def test_nothing_is_put_together_without_every_part():
    assert summed(figures(("CR1", "SH", 10), ("CR1", "HE", 1), ("CR1", "NW", 1))).empty


def test_each_area_is_put_together_from_its_own_parts():
    rows = [("CR1", area, number) for number, area in enumerate(("HE", "NW", "SW", "SH", "TW"), start=1)]
    assert dict(summed(figures(*rows)).set_index("area")["value"]) == {"ST": 9, "HW": 6}


def test_a_figure_of_its_own_is_never_replaced():
    frame = figures(("CR1", "SH", 10), ("CR1", "TW", 20), ("CR1", "ST", None, None, None, "withheld"))
    assert summed(frame).empty


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("final", "provisional", "provisional"), ("provisional", "illustrative", "illustrative"),
        ("reported-in-press", "provisional", "reported-in-press"),
        ("illustrative", "reported-in-press", "illustrative"),
    ],
)
def test_the_whole_stands_as_its_weakest_part(one, other, whole):
    frame = figures(("CR1", "SH", 10, None, None, one), ("CR1", "TW", 20, None, None, other))
    assert list(summed(frame)["status"]) == [whole]


@pytest.mark.parametrize("status", ["too-small", "withheld", "not-available"])
def test_what_is_hidden_or_missing_in_a_part_is_so_in_the_whole(status):
    frame = figures(
        ("SS2", "SH", 50, 5, 10, "final"), ("SS2", "TW", None, None, None, status),
        ("CR1", "SH", 10, None, None, "final"), ("CR1", "TW", None, None, None, status),
    )
    found = summed(frame)
    assert list(found["status"]) == [status] * 2
    assert found[["value", "numerator", "denominator"]].isna().all(axis=None)


def test_periods_and_measures_are_kept_apart():
    frame = pd.concat([
        figures(("CR1", "SH", 10), ("MO1", "TW", 20)),
        figures(("CR1", "TW", 20)).assign(period_end=pd.Timestamp("2025-12-21")),
    ], ignore_index=True)
    assert summed(frame).empty


@pytest.mark.parametrize("more", [{"strand": "plan-2020"}, {"qualifier": "around"}])
def test_quoted_and_qualified_figures_stay_as_they_were_said(more):
    assert summed(figures(("CR1", "SH", 10), ("CR1", "TW", 20), **more)).empty


def test_the_words_beside_the_number_are_those_of_the_parts():
    frame = figures(("CR1", "SH", 10), ("CR1", "TW", None, None, None, "withheld")).assign(
        strand="", known_from=[pd.Timestamp("2026-01-02"), pd.Timestamp("2026-01-06")],
        source=["Weekly report", "A letter"], locator=["row 4", None], licence="OGL", owner=None,
        reason=[None, "Being checked"], second_hand=False,
    )
    found = summed(frame).iloc[0]
    assert found["known_from"] == pd.Timestamp("2026-01-06")
    assert (found["source"], found["licence"]) == ("Weekly report; A letter", "OGL")
    assert found["reason"] == "Telford & Wrekin: Being checked"
    assert not found["second_hand"]
    assert found[["locator", "owner"]].isna().all()


def test_one_source_is_named_once():
    frame = figures(("CR1", "SH", 10), ("CR1", "TW", 20), source="Weekly report")
    assert list(summed(frame)["source"]) == ["Weekly report"]


def test_an_empty_frame_only_gains_the_column():
    found = with_sums(figures(), PARTS, KINDS, NAMES)
    assert list(found.columns) == [*COLUMNS, "summed_from"]
    assert found.empty


def test_the_types_of_the_columns_stay():
    frame = figures(("CR1", "SH", 10), ("CR1", "TW", 20), known_from=pd.Timestamp("2026-01-06"), note=None)
    found = with_sums(frame, PARTS, KINDS, NAMES)
    assert dict(found.dtypes.drop("summed_from")) == dict(frame.dtypes)
