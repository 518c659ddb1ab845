from __future__ import annotations

from datetime import date

import pytest

import figures
from tests.figures.helpers import cells
from tests.sample_counts import CONTRACTS, FUNDING


def test_the_sample_holds_its_services_and_awards(sample_reader):
    reader = sample_reader()
    assert len(figures.build("VT1", reader).table) == CONTRACTS
    funding = figures.build("VT2", reader)
    assert len(funding.table) == FUNDING
    assert f"{FUNDING} funding awards and bids" in funding.title


def test_contracts_that_end_first_stand_on_top_and_those_without_an_end_last(sample_reader):
    figure = figures.build("VT1", sample_reader())
    assert list(figure.table["ID"])[:2] == ["VS3", "VS1"]
    assert "31 January 2022" in figure.title


def test_the_days_to_the_end_are_counted_from_the_day_that_is_read(sample_reader):
    row = cells(figures.build("VT1", sample_reader()), "ID", "VS1")
    days = (date(2022, 3, 31) - date(2020, 7, 6)).days
    assert f"to 31 Mar 2022 (in {days} days)" in row["Dates"]


def test_words_of_a_source_that_are_no_date_stay_as_written(sample_reader):
    row = cells(figures.build("VT1", sample_reader()), "ID", "VS5")
    assert row["Dates"] == "as written: “end of September 2020”"


def test_what_nobody_gave_is_said_and_not_estimated(sample_reader):
    row = cells(figures.build("VT1", sample_reader()), "ID", "VS3")
    assert row["Provider"] == row["Value"] == "not given"


@pytest.mark.parametrize(
    ("code", "amount"), [("VF1", "£434,000"), ("VF2", "£176,000"), ("VF5", "over £750,000")]
)
def test_amounts_keep_the_words_of_their_source(sample_reader, code, amount):
    assert cells(figures.build("VT2", sample_reader()), "ID", code)["Amount"] == amount


def test_amounts_are_never_added_up(sample_reader):
    figure = figures.build("VT2", sample_reader())
    assert "total" not in figure.title.lower()
    assert any("not added up" in note for note in figure.notes)


def test_a_bid_for_one_area_is_not_shown_for_another(sample_reader):
    reader = sample_reader()
    assert "VF4" in set(figures.build("VT2", reader, area="TW").table["ID"])
    elsewhere = set(figures.build("VT2", reader, area="SH").table["ID"])
    assert "VF4" not in elsewhere
    assert "VF1" in elsewhere


def test_on_15_june_the_plan_was_not_known(sample_reader):
    reader = sample_reader(as_at=date(2020, 6, 15))
    assert "VS1" not in set(figures.build("VT1", reader).table["ID"])
    assert len(figures.build("VT2", reader).table) == 5


def test_without_records_they_say_so(bare_reader):
    reader = bare_reader()
    assert figures.build("VT1", reader).table.empty
    assert figures.build("VT2", reader).table.empty
