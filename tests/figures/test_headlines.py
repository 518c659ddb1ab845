from __future__ import annotations

from datetime import date

import pytest

import figures
from tests.figures.helpers import cells


@pytest.mark.parametrize(
    ("code", "value", "period"),
    [
        ("CH1", "92%", "Q4 2019/20 (January to March 2020)"),
        ("CH3", "78%", "Q4 2019/20 (January to March 2020)"),
        ("SS1", "412 average a month", "October 2019 to March 2020"),
        ("PC1", "85% or around 83%", "Q4 2019/20 (January to March 2020)"),
    ],
)
def test_a_published_value_stands_before_an_illustrative_one(
    sample_reader, code, value, period
):
    row = cells(figures.build("OV2", sample_reader()), "ID", code)
    assert (row["Value"], row["Period"], row["Status"]) == (value, period, "")


def test_where_nothing_was_published_the_newest_week_says_that_it_is_not_real(sample_reader):
    figure = figures.build("OV2", sample_reader(as_at=date(2020, 6, 15)))
    row = cells(figure, "ID", "CH1")
    assert row["Period"] == "week ending Sunday 7 June 2020"
    assert "Illustrative: not real figures" in row["Status"]
    assert figure.illustrative


def test_every_headline_is_cited(sample_reader):
    assert figures.build("OV2", sample_reader()).table["Source"].str.contains(", ").all()


def test_without_a_figure_there_is_no_headline(bare_reader):
    assert figures.build("OV2", bare_reader()).table.empty
