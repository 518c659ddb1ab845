"""Documents of an office that holds nothing yet, or nothing that stands out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from data_access import open_reader
from data_access.access.roles import operator
from reports.__main__ import app
from reports.monthly import monthly_document
from reports.weekly import weekly_document
from tests.data_access.helpers import load

MONDAY = date(2020, 7, 6)
STEADY = (101, 99, 102, 98, 100, 103, 97, 101, 99, 100, 102, 98)


def words_of(document):
    return "\n".join(
        "\n".join(getattr(block, "items", ()) or (getattr(block, "text", ""),)) for block in document.blocks
    )


@pytest.fixture
def steady(store, tmp_path):
    """Twelve quiet weeks of one measure and nothing else."""
    assert store.exists()
    path = tmp_path / "steady.csv"
    weeks = [date(2020, 4, 12) + timedelta(weeks=at) for at in range(len(STEADY))]
    path.write_text("measure,area,period_end,value\n" + "".join(
        f"IV5,WM,{week},{value}\n" for week, value in zip(weeks, STEADY, strict=True)
    ))
    return load(path, known_from=MONDAY)


@pytest.mark.usefixtures("store")
def test_a_week_that_nothing_is_held_of_says_so():
    with open_reader(operator(), MONDAY) as reader:
        said = words_of(weekly_document(reader))
    assert said.startswith("No weekly figure is held yet.")
    assert "What is out of the ordinary" not in said


@pytest.mark.usefixtures("steady")
def test_a_quiet_week_says_that_nothing_signals_and_what_was_never_supplied():
    with open_reader(operator(), MONDAY) as reader:
        said = words_of(weekly_document(reader))
    assert "No measure signals a change." in said
    assert "Every measure that is supplied has its figure." in said
    assert "Never supplied: 999 calls answered in 10 seconds (CH1)" in said


@pytest.mark.usefixtures("steady")
def test_a_quiet_month_says_that_nothing_signalled_and_names_what_is_not_supplied():
    with open_reader(operator(), MONDAY) as reader:
        said = words_of(monthly_document(reader, "2020-06"))
    assert said.count("No measure signalled at the end of the month.") == 2
    assert "Every measure that is supplied has a figure for the month." in said
    assert "No figure is supplied for: 999 calls answered in 10 seconds (CH1)" in said


def test_a_folder_that_cannot_be_written_is_said(sample_store, tmp_path):
    assert sample_store.exists()
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    told = CliRunner().invoke(app, ["weekly", "2020-06-28", str(taken)])
    assert told.exit_code == 1
    assert f"{taken} cannot be written" in told.output.replace("\n", "")
