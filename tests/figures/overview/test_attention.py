from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

import figures
from figures.dashboard import attention
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells
from tests.sample_counts import FOR_ATTENTION

RESPONSE = "RT1, RT2, RT3, RT4"


def test_the_sample_gives_eighteen_things_by_kind_the_most_pressing_first(sample_reader):
    figure = figures.build("OV1", sample_reader())
    assert Counter(figure.table["Kind"]) == {
        "Concern (high)": 1, "No data": 3, "Sources disagree": 2, "Contradictions": 1,
        "Improvement (low)": 3,
        "Date passed": 5, "Due soon": 1,
        "Date needs correcting": 2,
    }
    assert list(dict.fromkeys(kind.split(" (")[0] for kind in figure.table["Kind"])) == [
        "Concern", "No data", "Sources disagree", "Contradictions", "Improvement",
        "Date passed", "Due soon", "Date needs correcting",
    ]
    assert "18 things" in figure.title
    assert "Chance alone would give 0 to 2 signals among 33 charts" in figure.notes[0]


def test_a_concern_is_one_sentence_with_its_figure_and_its_usual_range(sample_reader):
    row = cells(figures.build("OV1", sample_reader()), "ID", "IV5")
    assert row["What"] == (
        "Investigations open for more than 90 days stayed above the usual range for 4 weeks,"
        " since w/e 7 Jun 2020"
    )
    assert row["Evidence"].startswith(
        "Still: 2,651, week ending Sunday 28 June 2020; lower than last week; usual range 2,221 to 2,600"
    )
    assert row["Evidence"].endswith("Illustrative: not real figures")


def test_measures_that_are_dark_for_one_reason_are_one_line(sample_reader):
    row = cells(figures.build("OV1", sample_reader()), "ID", RESPONSE)
    assert row["Kind"] == "No data"
    assert "Since 22 June 2020, 15 days" in row["Evidence"]
    assert "Owed by: West Mercia Police, no person named" in row["Evidence"]
    assert "Promised by 31 August 2020" in row["Evidence"]


def test_late_measures_of_one_supplier_are_one_line_with_the_days(sample_reader):
    figure = figures.build("OV1", sample_reader(as_at=date(2020, 7, 21)))
    late = figure.table[figure.table["Kind"] == "Late"]
    force = cells_of(late, "ID", "CH1")
    # The week to 12 July was due on Tuesday 14 July.
    assert "late by 7 days" in force["What"]
    assert force["Evidence"] == "Due 14 July 2020. Owed by: West Mercia Police."
    # What is late is old news: nothing of it is judged.
    assert not figure.table["Kind"].str.startswith(("Concern", "Improvement", "Change")).any()


def cells_of(table, column, part):
    """The one row whose ``column`` names ``part`` among others."""
    rows = table[table[column].str.split(", ").map(lambda names: part in names)]
    assert len(rows) == 1
    return rows.iloc[0]


NEW_KIND = attention.Line(
    attention.Kind.DUE_SOON, ("GR1",), "Grievance 1: no answer for 40 days", "Due 1 June", "weekly",
    (date(2020, 6, 1),),
)


@pytest.fixture
def own_kinds(monkeypatch):
    """A registry of our own, so that what a test registers is gone after it."""
    monkeypatch.setattr(attention, "_kinds", list(attention._kinds))


@pytest.mark.usefixtures("own_kinds")
@pytest.mark.parametrize(("rank", "place"), [(1, 0), (95, -1)])
def test_a_new_kind_registers_itself_and_takes_its_place(sample_reader, rank, place):
    attention.attends(rank)(lambda _reader: [NEW_KIND])
    table = figures.build("OV1", sample_reader()).table
    assert len(table) == FOR_ATTENTION + 1
    assert dict(table.iloc[place]) == {
        "Kind": "Due soon", "ID": "GR1", "What": "Grievance 1: no answer for 40 days",
        "Evidence": "Due 1 June", "Page": "weekly",
    }


@pytest.mark.usefixtures("own_kinds")
def test_a_kind_with_nothing_recorded_is_absent(sample_reader):
    before = figures.build("OV1", sample_reader())
    attention.attends(1)(lambda _reader: [])
    after = figures.build("OV1", sample_reader())
    assert (after.title, after.to_csv()) == (before.title, before.to_csv())


def test_a_standard_that_is_out_of_reach_is_listed(bare_reader, tmp_path):
    # 26 weeks at 70 and 71: far below the force's target of 80, by more than ordinary variation.
    first = date(2021, 6, 6)
    weeks = [
        {"measure": "CH3", "period_end": str(first + timedelta(weeks=week)), "value": str(70 + week % 2)}
        for week in range(26)
    ]
    load(week_file(tmp_path, *weeks), known_from=date(2021, 12, 1))
    reader = bare_reader(as_at=date(2021, 12, 1))
    row = cells(figures.build("OV1", reader), "Kind", "Standard missed")
    assert row["ID"] == "CH3"
    assert row["What"] == "101 calls answered in 30 seconds: 71%, and the standard of 80% is out of reach"
    # The standard became known on 24 November 2021 with its source: before that nobody could say so.
    before = figures.build("OV1", bare_reader(as_at=date(2021, 11, 23)))
    assert "Standard missed" not in set(before.table["Kind"])


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
    assert not figure.table["Evidence"].str.contains("Delivery plan").any()
    assert list(figure.table.loc[figure.table["Kind"] == "No data", "ID"]) == ["CU3"]
    assert not figure.table["Kind"].str.startswith(("Date", "Due", "Sources")).any()


def test_every_line_names_a_page_that_exists(sample_reader):
    pages = set(figures.build("OV1", sample_reader()).table["Page"])
    assert pages <= {"weekly", "confidence", "check", "victims", "estates"}


def test_without_records_nothing_needs_attention(bare_reader):
    assert figures.build("OV1", bare_reader()).table.empty
