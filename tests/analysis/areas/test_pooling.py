"""Areas are compared over the same periods, or not at all."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.areas.funnel import line_bases
from analysis.areas.pooling import complete_counts, pooled_shares


def test_shares_are_added_up_by_area():
    rows = pd.DataFrame(
        {
            "area": ["SH", "HE", "SH", "TW", "HE"], "numerator": [1, 2, 3, None, 4],
            "denominator": [10, 20, 30, 40, None],
        }
    )
    found = pooled_shares(rows)
    assert list(found.columns) == ["area", "x", "n"]
    assert found.dropna().to_numpy().tolist() == [["HE", 2, 20], ["SH", 4, 40]]
    assert list(found["area"]) == ["HE", "SH", "TW"]


def test_an_area_that_lacks_a_period_is_left_out_of_a_rate():
    rows = pd.DataFrame({"area": ["SH", "HE", "SH"], "value": [1.0, 5.0, 2.0]})
    assert complete_counts(rows, {"SH": 300.0, "HE": 190.0}).to_numpy().tolist() == [["SH", 3.0, 300.0]]
    with pytest.raises(KeyError):
        complete_counts(rows, {"HE": 190.0})


def test_the_lines_of_a_funnel_reach_a_little_beyond_its_areas():
    found = line_bases(pd.DataFrame({"n": [100, 200]}), steps=2)
    assert found.tolist() == pytest.approx([80, 150, 220])


@pytest.mark.parametrize(("bases", "steps"), [([], 40), ([1], 0)])
def test_no_line_without_areas_or_steps(bases, steps):
    with pytest.raises(ValueError, match="no funnel line"):
        line_bases(pd.DataFrame({"n": bases}), steps)
