from __future__ import annotations

from datetime import date

import pytest

import figures
from figures.estates import milestones
from tests.figures.helpers import cells
from tests.sample_counts import MILESTONES


def test_the_sample_holds_its_milestones(sample_reader):
    figure = figures.build("ET1", sample_reader())
    assert len(figure.table) == MILESTONES
    assert f"{MILESTONES} milestones" in figure.title
    assert "5 past" in figure.title


@pytest.mark.parametrize("code", ["ES11", "ES12"])
def test_a_day_that_is_not_in_the_calendar_stays_text_and_is_flagged(sample_reader, code):
    row = cells(figures.build("ET1", sample_reader()), "ID", code)
    assert row["First date given"] == "“31st June”"
    assert row["From the dates"] == "Date needs correcting"
    assert row["Owner"] == "Place Partnership Limited (PPL)"


def test_a_vague_date_is_kept_and_is_not_called_wrong(sample_reader):
    row = cells(figures.build("ET1", sample_reader()), "ID", "ES9")
    assert row["First date given"] == "“July 2020, provisional”"
    assert row["From the dates"] == milestones.NO_DAY


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("ES6", f"{milestones.PASSED}: 35 days"), ("ES1", f"{milestones.PASSED}: 6 days"),
        ("ES8", "Due in 14 days"), ("ES10", "Due in 26 days"), ("ES13", "Done"),
    ],
)
def test_the_state_follows_from_the_dates_and_the_day_that_is_read(sample_reader, code, state):
    assert cells(figures.build("ET1", sample_reader()), "ID", code)["From the dates"] == state


@pytest.mark.parametrize(
    ("as_at", "state"),
    [(date(2020, 7, 20), "Due today"), (date(2020, 7, 21), f"{milestones.PASSED}: 1 day")],
)
def test_a_date_passes_on_the_day_after(sample_reader, as_at, state):
    figure = figures.build("ET1", sample_reader(as_at=as_at))
    assert cells(figure, "ID", "ES8")["From the dates"] == state


def test_what_was_reported_stands_beside_what_the_dates_say(sample_reader):
    row = cells(figures.build("ET1", sample_reader()), "ID", "ES6")
    assert row["As reported"] == "due"
    assert row["From the dates"].startswith(milestones.PASSED)


def test_on_15_june_only_the_panel_report_was_known(sample_reader):
    figure = figures.build("ET1", sample_reader(as_at=date(2020, 6, 15)))
    assert list(figure.table["ID"]) == ["ES1", "ES14", "ES15", "ES16"]


def test_a_forecast_that_became_known_later_stands_beside_the_first_date(sample_reader):
    before = figures.build("ET1", sample_reader(as_at=date(2024, 6, 29)))
    after = figures.build("ET1", sample_reader(as_at=date(2024, 6, 30)))
    assert cells(before, "ID", "ES17")["Newest forecast"] == ""
    assert cells(after, "ID", "ES17")["First date given"] == "“2024”"
    assert cells(after, "ID", "ES17")["Newest forecast"] == "31 Dec 2024"


def test_an_area_shows_its_own_projects_and_those_of_the_whole_force(sample_reader):
    shown = set(figures.build("ET1", sample_reader(), area="SH").table["ID"])
    assert {"ES1", "ES11", "ES13"} <= shown
    assert "ES6" not in shown


def test_without_records_it_says_so(bare_reader):
    figure = figures.build("ET1", bare_reader())
    assert figure.table.empty
    assert figure.title
