"""The waves of a question: years together, quarters faint, a break, a standard, values without a base."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import figures
from figures.confidence.waves import change


@pytest.fixture
def of_force(sample_reader):
    return figures.build("PC1", sample_reader())


def test_the_figure_of_a_question_with_bases_is_its_waves(of_force, sample_reader):
    assert of_force.id == "PC1"
    assert of_force.title == "Confidence in West Mercia Police: no clear change on a year before"
    assert figures.build("PC1-SH", sample_reader()).title == (
        "Confidence in West Mercia Police, Shropshire: no clear change on a year before"
    )


def test_a_question_without_bases_keeps_its_published_values(sample_reader):
    assert not any(hasattr(row, "wave") for row in figures.build("PC7", sample_reader()).rows)


def test_only_years_that_share_no_interview_are_tested(of_force):
    years = [row.wave for row in of_force.rows if getattr(row, "together", False)]
    assert len(years) == 5
    found = change(years)
    assert (found.first_base, found.second_base) == (5964, 5980)
    assert change(years[:4]) is None
    assert change([]) is None


def test_both_published_values_of_a_quarter_stand_with_their_sources(of_force):
    hollow = of_force.data[of_force.data["part"] == "published"]
    assert sorted(hollow["said"]) == ["85%", "about 83%"]
    assert [row.cells()["Share"] for row in of_force.rows[-2:]] == ["85%", "about 83%"]
    assert [row.tidy()["source"] for row in of_force.rows[-2:]] == [
        "Police and Crime Panel report, 15 June 2020, para 48", "Delivery plan extract, June 2020, D10.1",
    ]
    assert set(hollow["on"].dt.date) == {date(2020, 3, 31)}
    assert "Police and Crime Panel report, 15 June 2020, para 48" in of_force.source
    assert "Delivery plan extract, June 2020, D10.1" in of_force.source
    assert "With 300 interviews an area and a design effect of 1.3" in of_force.description


def test_the_line_stops_at_the_change_of_how_people_were_asked(of_force):
    assert list(of_force.data.loc[of_force.data["part"] == "break", "on"].dt.date) == [date(2020, 3, 23)]
    lines = of_force.data[of_force.data["part"] == "year"]
    assert lines["on"].max() < pd.Timestamp(2020, 3, 23)
    assert any("telephone only" in entry.words for entry in of_force.legend)


def test_the_standard_stands_over_its_own_days(sample_reader):
    later = figures.build("PC1", sample_reader("commissioner", date(2026, 11, 2)))
    standard = later.data[later.data["part"] == "standard"]
    assert list(standard["value"]) == [88]
    assert standard["on"].min() == pd.Timestamp(2022, 4, 1)
    assert figures.build("PC1", sample_reader()).data["part"].ne("standard").all()


def test_no_area_is_no_figure(sample_reader):
    with pytest.raises(KeyError):
        figures.build("PC1", sample_reader(), area="XX")
    with pytest.raises(KeyError):
        figures.build("PC1-XX", sample_reader())
