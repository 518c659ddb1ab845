"""The illustrative waves of the survey: with bases, and of their areas only Shropshire differs."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.survey.comparison import Wave, between, between_waves
from analysis.survey.estimates import from_published, population_weighted, rest_of_force, rows, table
from data_access import open_reader, open_recorder
from data_access.access.roles import operator
from data_access.models import SurveyDetail
from tests.data_access.helpers import rows_in
from tests.test_house import REPOSITORY

FILE = REPOSITORY / "sample_data" / "illustrative_waves.csv"
AREAS = ["HE", "NW", "SH", "SW", "TW"]
RESIDENTS = {"HE": 192_801, "NW": 286_433, "SH": 323_136, "SW": 309_353, "TW": 179_854}
QUESTIONS = ["PC1", "PC2", "PC3", "PC4", "PC5", "PC6", "PC9", "PC10"]
# Where Shropshire was made lower; of the other questions nothing was made to differ.
SHROPSHIRE_LOWER = ["PC1", "PC3", "PC4"]
YEARS = ("2018", "2019")
LAST_QUARTER = "2019-12-31"
SURE = 0.05


@pytest.fixture(scope="module")
def waves() -> pd.DataFrame:
    """The file, its numbers as numbers and its days as they are written."""
    return pd.read_csv(FILE, dtype={"wave_start": str, "wave_end": str, "known_from": str})


def pooled(waves: pd.DataFrame, question: str, end: str) -> pd.DataFrame:
    """The areas in every wave of a question whose last day begins with ``end``, put together."""
    chosen = waves[(waves["question"] == question) & waves["wave_end"].str.startswith(end)]
    made = []
    for area in AREAS:
        ours = chosen[chosen["area"] == area]
        assert len(ours)
        worth = ours["effective_base"]
        percent = (ours["percent"] * worth).sum() / worth.sum()
        made.append(from_published(area, percent, int(ours["base"].sum()), effective_base=worth.sum()))
    return table(made)


def test_every_question_has_every_quarter_and_area_once(waves):
    assert len(waves) == len(QUESTIONS) * 8 * 6 == 384
    assert not waves.duplicated(["question", "area", "wave_end"]).any()
    assert list(dict.fromkeys(waves["question"])) == QUESTIONS
    assert set(waves["area"]) == {"WM", *AREAS}
    assert sorted(set(zip(waves["wave_start"], waves["wave_end"], strict=True))) == [
        (f"{year}-{first}", f"{year}-{last}") for year in YEARS for first, last in (
            ("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"),
        )
    ]


def test_all_were_asked_before_the_survey_was_by_telephone_only(waves):
    assert set(waves["mode"]) == {"mixed"}
    assert waves["wave_end"].max() == LAST_QUARTER
    ends, known = pd.to_datetime(waves["wave_end"]), pd.to_datetime(waves["known_from"])
    assert (known - ends == timedelta(days=45)).all()


def test_bases_and_their_design_effects_agree(waves):
    areas, force = waves[waves["area"] != "WM"], waves[waves["area"] == "WM"]
    assert areas["base"].between(292, 308).all()
    assert (areas["design_effect"] == 1.25).all()
    together = areas.groupby(["question", "wave_end"])["base"].sum()
    assert force.set_index(["question", "wave_end"])["base"].sort_index().equals(together.sort_index())
    assert ((waves["base"] / waves["effective_base"] - waves["design_effect"]).abs() < 0.01).all()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_force_counts_each_area_for_its_residents(waves, question):
    for end, chosen in waves[waves["question"] == question].groupby("wave_end"):
        force = chosen[chosen["area"] == "WM"].iloc[0]
        whole = rows(population_weighted(pooled(waves, question, str(end)), RESIDENTS))[0]
        assert force["percent"] == pytest.approx(100 * whole.estimate, abs=0.11)
        assert force["effective_base"] == pytest.approx(whole.n_eff, rel=0.03)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("end", ["2019", LAST_QUARTER])
def test_only_shropshire_differs_from_the_rest_of_the_force(waves, question, end):
    areas = pooled(waves, question, end)
    for area in rows(areas):
        rest = rows(rest_of_force(areas, RESIDENTS, area.area))[0]
        found = between(area, rest)
        if area.area != "SH":
            assert found.p > SURE, (area.area, found)
        elif question in SHROPSHIRE_LOWER and end == "2019":
            assert found.p < SURE / 10, found
            assert area.estimate < rest.estimate
        elif question not in SHROPSHIRE_LOWER:
            assert found.p > SURE, found


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_year_differs_from_the_one_before(waves, question):
    years = [pooled(waves, question, year) for year in YEARS]
    earlier, later = ([*rows(areas), *rows(population_weighted(areas, RESIDENTS))] for areas in years)
    assert len(earlier) == len(AREAS) + 1
    for first, second in zip(earlier, later, strict=True):
        found = between_waves(
            Wave(date(2018, 1, 1), date(2018, 12, 31), first),
            Wave(date(2019, 1, 1), date(2019, 12, 31), second),
        )
        assert found.p > SURE, (first.area, question)


def test_confidence_is_about_what_was_published(waves):
    areas = {area.area: 100 * area.estimate for area in rows(pooled(waves, "PC1", "2019"))}
    assert 76 <= areas.pop("SH") <= 77
    assert all(82 <= percent <= 86 for percent in areas.values())
    force = rows(population_weighted(pooled(waves, "PC1", "2019"), RESIDENTS))[0]
    assert 81 <= 100 * force.estimate <= 83


@pytest.mark.usefixtures("sample_store")
def test_the_sample_holds_them_and_removing_it_takes_them_out():
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        held = reader.observations.survey_details(QUESTIONS)
        assert len(held) == 384
        assert set(held["status"]) == {"illustrative"}
        assert set(held["source"]) == {"Illustrative series made for this product"}
    with open_reader(operator(), date(2019, 8, 1)) as reader:
        known = reader.observations.survey_details(["PC1"])
        assert known["period_end"].max() == pd.Timestamp("2019-03-31")
    with open_recorder(operator()) as recorder:
        recorder.sample.remove()
    assert rows_in(SurveyDetail) == 0
