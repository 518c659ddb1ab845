from __future__ import annotations

from datetime import date

import pytest

import figures
from tests.figures.helpers import cells
from tests.sample_counts import WEEKLY_ROWS, WITHOUT_OBJECTIVE


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


def test_every_headline_names_its_source_and_a_published_one_its_paragraph(sample_reader):
    table = figures.build("OV2", sample_reader()).table
    made_up = table["Status"].str.contains("Illustrative")
    assert set(table.loc[made_up, "Source"]) == {"Illustrative series made for this product"}
    assert list(table.loc[~made_up, "ID"]) == ["CH1", "CH3", "PC1", "SS1"]
    assert table.loc[~made_up, "Source"].str.contains(", ").all()


def test_each_objective_of_the_plan_has_its_two_headlines(sample_reader):
    table = figures.build("OV2", sample_reader()).table
    told = {objective: list(rows["ID"]) for objective, rows in table.groupby("Objective")}
    assert told == {"A": ["CR9", "IV4"], "B": ["CH1", "CH3"], "C": ["WF8", "WF11"], "D": ["PC1", "SS1"]}


def test_a_headline_stands_beside_the_figure_before_and_its_base(sample_reader):
    figure = figures.build("OV2", sample_reader())
    assert cells(figure, "ID", "CR9")["Beside"] == "base 257; 36% the week before"
    assert cells(figure, "ID", "CH1")["Beside"] == "Picture and state: illustrative weeks to 28 June 2020"


def test_the_states_of_an_objective_count_every_measure_of_it_once(sample_reader):
    reader = sample_reader()
    states = figures.build("OV3", reader)
    # Stated data holes belong to no objective.
    assert states.table.drop(columns="Objective").to_numpy().sum() == WEEKLY_ROWS - WITHOUT_OBJECTIVE
    second = cells(states, "Objective", "B")
    assert (second["Concern"], second["Improvement"], second["No data"]) == (1, 2, 4)
    assert "Objective B: 1 concern, 2 improvement" in states.description


def test_without_a_figure_there_is_no_headline(bare_reader):
    assert figures.build("OV2", bare_reader()).table.empty
