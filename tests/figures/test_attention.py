from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

import figures
from tests.figures.helpers import cells


def test_the_sample_gives_eleven_things_by_kind(sample_reader):
    figure = figures.build("OV1", sample_reader())
    assert Counter(figure.table["Kind"]) == {
        "No data": 1, "Sources disagree": 2, "Date passed": 5, "Due soon": 1, "Date needs correcting": 2,
    }
    assert "11 things" in figure.title


def test_measures_that_are_dark_for_one_reason_are_one_line(sample_reader):
    row = cells(figures.build("OV1", sample_reader()), "Kind", "No data")
    assert row["ID"] == "RT1, RT2"
    assert "Owed by: West Mercia Police, no person named" in row["Evidence"]


def test_a_disagreement_gives_each_value_with_its_source(sample_reader):
    row = cells(figures.build("OV1", sample_reader()), "ID", "PC1")
    assert "85% or around 83%" in row["What"]
    assert "para 48: 85%" in row["Evidence"]
    assert "D10.1: around 83%" in row["Evidence"]


@pytest.mark.parametrize(
    ("days_before", "kind"), [(15, None), (14, "Due soon"), (0, "Due soon"), (-1, "Date passed")]
)
def test_a_milestone_is_due_soon_for_a_fortnight_then_passed(
    sample_reader, days_before, kind
):
    day = date(2020, 7, 20) - timedelta(days=days_before)
    figure = figures.build("OV1", sample_reader(as_at=day))
    kinds = list(figure.table.loc[figure.table["ID"] == "ES8", "Kind"])
    assert kinds == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("as_at", "shown"), [(date(2021, 1, 30), False), (date(2021, 1, 31), True), (date(2022, 2, 1), False)]
)
def test_a_contract_that_ends_within_a_year_is_listed_until_it_has_ended(
    sample_reader, as_at, shown
):
    table = figures.build("OV1", sample_reader(as_at=as_at)).table
    ending = set(table.loc[table["Kind"] == "Ends within a year", "ID"])
    assert ("VS3" in ending) is shown


def test_on_15_june_nothing_of_the_plan_is_listed(sample_reader):
    figure = figures.build("OV1", sample_reader(as_at=date(2020, 6, 15)))
    assert figure.table.empty
    assert figure.title


def test_every_line_names_a_page_that_exists(sample_reader):
    pages = set(figures.build("OV1", sample_reader()).table["Page"])
    assert pages <= {"weekly", "confidence", "victims", "estates"}


def test_without_records_nothing_needs_attention(bare_reader):
    assert figures.build("OV1", bare_reader()).table.empty
