from __future__ import annotations

from datetime import date

import pytest

import figures
from figures.confidence.questions import bases_of
from tests.data_access.helpers import csv_text, load
from tests.figures.helpers import cells

WAVE = {
    "wave_start": "2020-01-01", "wave_end": "2020-03-31", "wording": "I have confidence in the police",
    "mode": "telephone", "known_from": "2020-05-01",
}
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


@pytest.fixture
def with_wave(bare_reader, tmp_path):
    """Call it with answers of a wave of the survey to load them and have the figure."""

    def figure_of(*answers):
        path = tmp_path / "wave.csv"
        path.write_text(csv_text(WAVE | answer for answer in answers), encoding="utf-8")
        load(path)
        return figures.build("LC1", bare_reader())

    return figure_of


@pytest.mark.usefixtures("store")
def test_which_questions_have_bases_and_which_have_none_is_said(with_wave):
    figure = with_wave(
        {"question": "PC1", "area": "WM", "percent": "84", "base": "1900"},
        {"question": "PC1", "area": "SH", "percent": "81", "base": "400"},
        {"question": "PC2", "area": "WM", "percent": "62", "base": "1900"},
        {"question": "PC2", "area": "SH", "percent": "60"},
        {"question": "PC4", "area": "SH", "percent": "58"},
    )
    assert figure.base == (
        "A base is published for every figure of PC1 and for some figures of PC2, for none of PC4"
    )
    told = bases_of(figure.rows).sentences()
    assert "No base has been published for PC4, which cannot be tested" in told
    assert "for any of these figures" not in told
    assert figure.rows[0].of_force.base == 1900


@pytest.mark.usefixtures("store")
def test_where_every_figure_has_a_base_none_is_said_to_be_without(with_wave):
    figure = with_wave({"question": "PC1", "area": "WM", "percent": "84", "base": "1900"})
    assert figure.base == "A base is published for every one of these figures"
    assert "No base" not in bases_of(figure.rows).sentences()


def test_without_any_base_it_says_so(sample_reader):
    figure = figures.build("LC1", sample_reader())
    assert figure.base == "No base is published for any of these figures"
    assert bases_of(figure.rows).sentences() == (
        "No base has been published for any of these figures, so none can be tested against another."
    )
