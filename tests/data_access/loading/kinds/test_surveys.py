"""Survey results: what they take, the detail that is kept with them, and what is refused."""

from __future__ import annotations

import csv
from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.database.engine import reading, writing
from data_access.loading.kinds.surveys import THEME, questions
from data_access.loading.lookup import Catalogue
from data_access.models import Area, Load, Observation, SurveyDetail
from tests.data_access.helpers import (
    csv_text,
    load,
    only_error,
    read,
    refused,
    rows_in,
    statements,
    week_file,
)

ROW = {
    "wave_start": "2020-01-01", "wave_end": "2020-03-31", "question": "PC1",
    "wording": "I have confidence in West Mercia Police", "area": "SH", "percent": "81",
    "mode": "telephone",
}
BASES = {"base": "400", "effective_base": "320", "design_effect": "1.25"}
LATER = date(2020, 9, 1)


def wave(folder, *changes, name="wave.csv"):
    path = folder / name
    path.write_text(csv_text({**ROW, **change} for change in changes), encoding="utf-8")
    return path


def details(*measures, viewer=None, as_at=None, areas=None):
    with open_reader(viewer or operator(), as_at) as reader:
        return reader.observations.survey_details(measures or ("PC1",), areas)


def counts(report):
    return report.rows_read, report.rows_stored, report.revised, report.skipped


@pytest.mark.usefixtures("store")
def test_a_result_is_stored_with_how_it_was_come_by(tmp_path):
    more = BASES | {"status": "final", "source": "Survey report", "locator": "table 1",
                    "known_from": "2020-05-01", "note": "as told"}
    assert counts(load(wave(tmp_path, more)).files[0]) == (1, 1, 0, 0)
    row = details().iloc[0]
    assert (row["measure"], row["area"], row["value"], row["status"]) == ("PC1", "SH", 81.0, "final")
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2020-01-01"), pd.Timestamp("2020-03-31")
    )
    assert (row["wording"], row["mode"], row["polarity"]) == (
        "I have confidence in West Mercia Police", "telephone", "as asked"
    )
    assert (row["base"], row["effective_base"], row["design_effect"]) == (400, 320, 1.25)
    assert (row["source"], row["locator"], row["known_from"]) == (
        "Survey report", "table 1", pd.Timestamp("2020-05-01")
    )
    assert list(read("PC1")["strand"]) == [""]
    assert list(read("PC1")["note"]) == ["as told"]


@pytest.mark.usefixtures("store")
def test_a_result_without_bases_is_provisional_and_has_none(tmp_path):
    load(wave(tmp_path, {}))
    row = details().iloc[0]
    assert row["status"] == "provisional"
    assert row[["base", "effective_base", "design_effect"]].isna().all()


@pytest.mark.usefixtures("store")
def test_a_whole_year_and_its_last_quarter_are_two_results(tmp_path):
    load(wave(tmp_path, {}, {"wave_start": "2019-04-01", "percent": "80"}))
    assert sorted(details()["value"]) == [80.0, 81.0]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("written", "mode"), [
    ("Telephone", "telephone"), ("face-to-face", "face to face"), ("Face  to face", "face to face"),
    ("online", "online"), ("post", "post"), ("mixed", "mixed"),
])
def test_a_mode_is_one_of_a_few_words_however_it_is_written(tmp_path, written, mode):
    load(wave(tmp_path, {"mode": written}))
    assert list(details()["mode"]) == [mode]


@pytest.mark.usefixtures("store")
def test_a_question_may_go_by_its_short_name(tmp_path):
    load(wave(tmp_path, {"question": "goodjob"}, {"question": "Conf"}, {"question": "pc5"}))
    assert set(read()["measure"]) == {"PC1", "PC3", "PC5"}


@pytest.mark.usefixtures("store")
def test_the_short_names_are_questions_of_the_catalogue():
    with reading() as session:
        measures = Catalogue.read(session).measures
    named = [*questions().by_key.values(), *questions().opposite.values()]
    assert {(measures[code].theme, measures[code].kind) for code in named} == {(THEME, "proportion")}


BROKEN = {
    "more-than-there-are": ({"base": "1e30"}, "base", "a whole number from 1"),
    "no-percent": ({"percent": ""}, "percent", "a percentage is missing"),
    "101-percent": ({"percent": "101"}, "percent", "between 0 and 100"),
    "below-0": ({"percent": "-0.1"}, "percent", "between 0 and 100"),
    "word": ({"percent": "most"}, "percent", "not a number"),
    "unknown-question": ({"question": "PC99"}, "question", "no survey question of this code"),
    "no-question-of-the-survey": ({"question": "CH1"}, "question", "a measure of the theme"),
    "no-wording": ({"wording": ""}, "wording", "must not be empty"),
    "unknown-mode": ({"mode": "street"}, "mode", "'telephone'"),
    "no-mode": ({"mode": " "}, "mode", "'telephone'"),
    "withheld": ({"status": "withheld"}, "status", "'final'"),
    "half-a-person": ({"base": "400.5"}, "base", "a whole number from 1"),
    "nobody": ({"base": "0"}, "base", "a whole number from 1"),
    "no-effective-base": ({"effective_base": "0"}, "effective_base", "more than 0"),
    "more-than-asked": (
        {"base": "400", "effective_base": "401"}, "effective_base", "never larger than the base"
    ),
    "effect-below-1": ({"design_effect": "0.9"}, "design_effect", "1 or more"),
    "bases-disagree": (
        BASES | {"design_effect": "1.30"}, "design_effect", "gives 1.25, which is not this"
    ),
    "bases-disagree-below": (
        BASES | {"design_effect": "1.20"}, "design_effect", "gives 1.25, which is not this"
    ),
    "ends-first": ({"wave_end": "2019-12-31"}, "wave_end", "ends before it begins"),
    "no-wave": ({"wave_start": ""}, "wave_start", "must not be empty"),
    "31-june": ({"wave_end": "2020-06-31"}, "wave_end", "no such day"),
    "unknown-polarity": ({"polarity": "flipped"}, "polarity", "'as asked'"),
    "misspelt-area": ({"area": "Herfordshire"}, "area", "did you mean Herefordshire?"),
    "unknown-area": ({"area": "Zzz"}, "area", "there is no area of this code or name"),
}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("change", "column", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_is_refused_by_row_column_value_and_reason(tmp_path, change, column, words):
    error = only_error(wave(tmp_path, {"area": "HE"}, change))
    assert (error.row, error.column) == (3, column)
    assert error.value == (ROW | change)[column]
    assert words in error.reason
    assert rows_in(SurveyDetail) == 0


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "bases",
    [{"base": "400", "effective_base": "320"}, {"base": "400", "design_effect": "1.3"},
     {"effective_base": "320.5"}, {"base": "300", "effective_base": "231", "design_effect": "1.3"},
     {"base": "1", "effective_base": "0.4", "design_effect": "2.5"},
     {"base": "3", "effective_base": "1", "design_effect": "5.9"},
     {"base": "400", "effective_base": "400", "design_effect": "1"}],
)
def test_bases_that_agree_as_far_as_rounding_goes_are_taken(tmp_path, bases):
    load(wave(tmp_path, bases))
    row = details().iloc[0]
    assert {name: row[name] for name in bases} == {name: float(cell) for name, cell in bases.items()}


@pytest.mark.usefixtures("store")
def test_the_share_who_said_the_opposite_is_refused_and_shown_its_own_question(tmp_path):
    report = refused(
        wave(tmp_path, {"question": "problem", "polarity": "reversed"}, {"polarity": "Reversed"})
    )
    assert [(error.row, error.column) for error in report.errors] == [(2, "polarity"), (3, "polarity")]
    assert "give it as question PC18" in report.errors[0].reason
    assert "no measure holds it" in report.errors[1].reason


@pytest.mark.usefixtures("store")
def test_the_opposite_under_its_own_question_is_stored_as_given(tmp_path):
    load(wave(tmp_path, {"question": "PC18", "polarity": "reversed", "percent": "75"},
              {"question": "PC10", "percent": "21"}))
    rows = details("PC10", "PC18").set_index("measure")
    assert rows["value"].to_dict() == {"PC10": 21.0, "PC18": 75.0}
    assert rows["polarity"].to_dict() == {"PC10": "as asked", "PC18": "reversed"}


@pytest.mark.usefixtures("store")
def test_a_question_in_two_polarities_in_one_wave_is_refused(tmp_path):
    report = refused(wave(
        tmp_path, {"question": "PC18", "polarity": "reversed"},
        {"question": "PC18", "polarity": "as asked", "area": "HE"},
        {"question": "PC18", "area": "TW", "wave_start": "2020-04-01", "wave_end": "2020-06-30"},
    ))
    assert [(error.row, error.column, error.reason) for error in report.errors] == [
        (3, "polarity", "row 2 has this question as reversed in the same wave"),
    ]


@pytest.mark.usefixtures("store")
def test_a_result_given_twice_is_refused_and_the_earlier_row_named(tmp_path):
    error = only_error(wave(tmp_path, {}, {"area": "HE"}, {"area": "shropshire ", "percent": "82"}))
    assert (error.row, error.column, error.value) == (4, "area", "shropshire ")
    assert error.reason == (
        "row 2 already gives PC1 for this area (written 'SH') in this wave"
    )


@pytest.mark.usefixtures("store")
def test_an_area_that_is_written_in_two_ways_is_one_area_and_told(tmp_path):
    report = load(wave(tmp_path, {"area": "Telford & Wrekin"}, {"area": "HE"},
                       {"area": "Telford and  wrekin", "question": "PC3"})).files[0]
    assert report.notes == (
        "one area is written in 2 ways: 'Telford & Wrekin' from row 2 and 'Telford and  wrekin'"
        " from row 4",
    )
    assert set(read()["area"]) == {"TW", "HE"}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "change",
    [{"base": "401"}, {"mode": "mixed"}, {"wording": "Do you trust them?"}, {"design_effect": "1.3"},
     {"percent": "82"}, {"effective_base": "300"}, {"status": "final"}],
)
def test_another_base_or_mode_is_a_revision_though_the_percentage_is_the_same(tmp_path, change):
    first = {"base": "400"}
    load(wave(tmp_path, first), known_from=date(2020, 5, 1))
    report = load(wave(tmp_path, first | change, name="new.csv"), known_from=LATER).files[0]
    assert counts(report) == (1, 1, 1, 0)
    now, before = details().iloc[0], details(as_at=date(2020, 8, 31)).iloc[0]
    name, value = next(iter(change.items()))
    column = "value" if name == "percent" else name
    assert str(now[column]).removesuffix(".0") == value
    assert str(before[column]) != str(now[column])
    assert before["base"] == 400
    assert rows_in(SurveyDetail) == 2


@pytest.mark.usefixtures("store")
def test_the_same_results_in_another_file_are_skipped(tmp_path):
    load(wave(tmp_path, BASES, {"area": "HE"}))
    report = load(wave(tmp_path, {"area": "HE"}, BASES, name="again.csv")).files[0]
    assert counts(report) == (2, 0, 0, 2)
    assert rows_in(SurveyDetail) == rows_in(Observation) == 2
    assert rows_in(Load) == 1


@pytest.mark.usefixtures("store")
def test_knowledge_of_a_base_that_comes_late_takes_its_place_in_the_history(tmp_path):
    load(wave(tmp_path, {"base": "400"}), known_from=LATER)
    load(wave(tmp_path, {"base": "300"}, name="old.csv"), known_from=date(2020, 5, 1))
    assert list(details()["base"]) == [400]
    assert list(details(as_at=date(2020, 6, 1))["base"]) == [300]


@pytest.mark.usefixtures("store")
def test_a_file_that_is_silent_about_the_survey_does_not_revise_it(tmp_path):
    load(wave(tmp_path, BASES))
    plain = {"measure": "PC1", "area": "SH", "period_end": "2020-03-31", "value": "81"}
    assert load(week_file(tmp_path, plain)).files[0].skipped == 1
    assert list(details()["base"]) == [400]


@pytest.mark.usefixtures("store")
def test_figures_without_details_ask_for_none(tmp_path):
    with statements() as sent:
        load(week_file(tmp_path, {}))
    assert [text for text in sent if "survey_detail" in text] == []


@pytest.mark.usefixtures("store")
def test_details_are_read_for_the_measures_and_areas_asked_for(tmp_path):
    load(wave(tmp_path, {}, {"area": "HE"}, {"question": "PC3"}))
    assert sorted(details("PC1", "PC3")["measure"]) == ["PC1", "PC1", "PC3"]
    assert list(details("PC1", areas=["Herefordshire"])["area"]) == ["HE"]
    assert details("PC2").empty


def test_the_public_sees_survey_results_with_their_bases(sample_store, as_role, tmp_path):
    assert sample_store is not None
    load(wave(tmp_path, BASES))
    shown = details(viewer=as_role("panel"))
    shown = shown[shown["status"] != "illustrative"]
    assert list(shown["base"]) == [400]
    assert list(shown["value"]) == [81.0]


# London, where the survey of the Mayor's office gives 32 boroughs under 33 names.
QUESTIONS = {
    'Proportion "Good Job" local': "goodjob", "Proportion Understand issues": "understand",
    "Proportion Informed local": "informed", "Proportion Trust MPS": "trust",
}


@pytest.fixture
def boroughs(store, real_data):
    """The rows as published, in a store that has the boroughs of London as areas."""
    assert store is not None
    path = real_data / "mopac" / "pas_borough_quarterly_2014_2023.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["Borough"].lower(): row["Borough"] for row in reversed(rows)}.values())
    with writing() as session:
        session.add_all(
            Area(code=f"L{number}", name=name, kind="district", position=1000 + number)
            for number, name in enumerate(names)
        )
    assert len(names) == 32
    return rows


def results(rows):
    """The published rows as survey results: twelve months up to the month given, one question a row."""
    for row in rows:
        end = pd.Timestamp(row["Date"]) + pd.offsets.MonthEnd()
        start = end - pd.DateOffset(months=12) + pd.Timedelta(days=1)
        for column, question in QUESTIONS.items():
            yield {
                "wave_start": f"{start:%Y-%m}-01", "wave_end": str(end.date()), "question": question,
                "wording": column, "area": row["Borough"], "percent": row[column],
                "mode": "face to face",
            }


def test_the_file_as_the_mayors_office_publishes_it_is_of_no_kind(boroughs, real_data):
    assert boroughs
    error = only_error(real_data / "mopac" / "pas_borough_quarterly_2014_2023.csv")
    assert "the columns fit none of the kinds of file" in error.reason


def test_every_empty_cell_of_the_boroughs_is_refused_by_its_row(boroughs, tmp_path):
    rows = list(results(boroughs))
    path = tmp_path / "london.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    errors = refused(path).errors
    empty = [number for number, row in enumerate(rows, start=2) if not row["percent"]]
    assert len(errors) == len(empty) == 160
    assert [error.row for error in errors] == empty
    assert {error.column for error in errors} == {"percent"}
    assert rows_in(Observation) == 0


def test_richmond_under_two_names_is_one_borough_and_told(boroughs, tmp_path):
    rows = [row for row in results(boroughs) if row["percent"]]
    path = tmp_path / "london.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    report = load(path).files[0]
    assert counts(report) == (4576, 4576, 0, 0)
    first = next(number for number, row in enumerate(rows, 2) if row["area"].startswith("Richmond"))
    other = next(number for number, row in enumerate(rows, 2) if row["area"] == "Richmond Upon Thames")
    assert report.notes == (
        f"one area is written in 2 ways: 'Richmond upon Thames' from row {first} and"
        f" 'Richmond Upon Thames' from row {other}",
    )
    shown = details("PC3", "PC15")
    assert shown["area"].nunique() == 32
    assert shown["base"].isna().all()
    assert shown[shown["measure"] == "PC3"].groupby("area").size().eq(37).all()


def test_richmond_twice_in_one_wave_is_refused(boroughs, tmp_path):
    rows = [row for row in results(boroughs) if row["area"] == "Richmond Upon Thames"][:1]
    path = tmp_path / "london.csv"
    path.write_text(csv_text([*rows, rows[0] | {"area": "Richmond upon Thames"}]), encoding="utf-8")
    error = only_error(path)
    assert (error.row, error.value) == (3, "Richmond upon Thames")
    assert "row 2 already gives goodjob for this area (written 'Richmond Upon Thames')" in error.reason
