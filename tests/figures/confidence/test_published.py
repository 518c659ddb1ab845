from __future__ import annotations

from datetime import date

import pytest

import figures
from tests.figures.helpers import cells

LPAS = ["Herefordshire", "North Worcestershire", "Shropshire", "South Worcestershire", "Telford & Wrekin"]


def test_both_papers_that_disagree_are_shown(sample_reader):
    figure = figures.build("LC1", sample_reader())
    assert cells(figure, "ID", "PC1")["West Mercia"] == "85% or around 83%, Q4 2019/20"
    assert cells(figure, "ID", "PC4")["West Mercia"] == "69% or around 68%, Q4 2019/20"
    assert "85% or around 83%" in figure.title


def test_on_15_june_one_paper_was_known(sample_reader):
    figure = figures.build("LC1", sample_reader(as_at=date(2020, 6, 15)))
    assert cells(figure, "ID", "PC1")["West Mercia"] == "85%, Q4 2019/20"
    assert " or " not in figure.title


def test_before_the_force_figure_was_published_the_title_does_not_invent_one(sample_reader):
    # On 8 June a newspaper had given the figures of Shropshire and nobody those of the force.
    figure = figures.build("LC1", sample_reader(as_at=date(2020, 6, 10)))
    assert cells(figure, "ID", "PC1")["West Mercia"] == "none published"
    assert "81%" in cells(figure, "ID", "PC1")["Shropshire"]
    assert not figure.title.rstrip().endswith(":")
    assert ", :" not in figure.title


def test_areas_stand_in_alphabetical_order_and_are_not_ranked(sample_reader):
    assert list(figures.build("LC1", sample_reader()).table)[3:] == LPAS


def test_what_nobody_published_is_said_and_never_a_number(sample_reader):
    row = cells(figures.build("LC1", sample_reader()), "ID", "PC1")
    assert row["Herefordshire"] == "none published"


@pytest.mark.parametrize("area", ["SH", "HE"])
def test_an_area_stands_beside_the_force_alone(sample_reader, area):
    figure = figures.build("LC1", sample_reader(), area=area)
    name = {"SH": "Shropshire", "HE": "Herefordshire"}[area]
    assert list(figure.table) == ["ID", "Question", "West Mercia", name]


def test_press_figures_are_named_as_such(sample_reader):
    assert "Reported in the press" in figures.build("LC1", sample_reader()).status


def test_without_a_survey_it_says_so(bare_reader):
    figure = figures.build("LC1", bare_reader())
    assert figure.source == ""
    assert "%" not in figure.title
