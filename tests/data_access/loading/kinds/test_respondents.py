"""One row a respondent: results as the reference has them, and what is refused."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.loading import template
from data_access.loading.kinds.respondents import KIND
from data_access.models import Observation
from tests.analysis.reference_tables import FOLDER, close, document
from tests.data_access.helpers import csv_text, load, only_error, rows_in

pytestmark = pytest.mark.usefixtures("store")

DISTRICTS = ("HE1", "NW1", "NW2", "NW3", "SH1", "SW1", "SW2", "SW3")
ROW = {
    "respondent": "1", "wave_start": "2020-01-01", "wave_end": "2020-03-31", "area": "SH",
    "mode": "telephone", "weight": "1.1", "PC1": "1",
}


@pytest.fixture
def file_of(tmp_path):
    """Call it with rows, or what differs from one, to have them in a file."""

    def written(*rows):
        path = tmp_path / "respondents.csv"
        path.write_text(csv_text([ROW | {"respondent": str(at)} | row for at, row in enumerate(rows)]))
        return path

    return written


def details(measures=("PC1",)):
    with open_reader(operator()) as reader:
        return reader.observations.survey_details(measures)


def as_our_file(reference, *, clustered):
    """The respondents of the reference, each of its areas put for a district."""
    names = dict(zip(sorted(reference["area"].unique()), DISTRICTS, strict=True))
    return [
        {
            **ROW, "respondent": str(row["id"]), "area": names[row["area"]], "weight": str(row["w"]),
            "PC1": "" if pd.isna(row["confident"]) else f"{row['confident']:.0f}",
            **({"stratum": row["area"], "psu": row["psu"]} if clustered else {}),
        }
        for row in reference.to_dict("records")
    ], names


@pytest.mark.parametrize(("clustered", "design"), [(True, "stratified_clustered"), (False, "weights_only")])
def test_results_agree_with_the_reference(tmp_path, clustered, design):
    rows, names = as_our_file(pd.read_csv(FOLDER / "survey_respondents.csv"), clustered=clustered)
    path = tmp_path / "respondents.csv"
    path.write_text(csv_text(rows))
    (report,) = load(path).files
    assert (report.kind, report.rows_read, report.rows_stored) == (KIND, len(rows), 1 + len(names))
    held = details().set_index("area")
    expected = [each for each in document("survey_expected.json")["estimates"] if each["design"] == design]
    assert {each["domain"] for each in expected} >= {"ALL", *names}
    for each in expected:
        if each["domain"] not in {"ALL", *names}:
            continue
        ours = held.loc[names.get(each["domain"], "WM")]
        assert ours["value"] == close(100 * each["estimate"])
        assert ours["base"] == each["n"]
        # Without sampling points the reference has Kish's alone.
        worth = [each["kish_n_eff"], each["n"], *([each["n_eff_design"]] if clustered else [])]
        assert ours["effective_base"] == close(min(worth))


def test_nothing_of_a_respondent_is_kept(file_of):
    load(file_of({"PC1": "1"}, {"PC1": "0", "respondent": "a-name-nobody-may-see"}))
    assert rows_in(Observation) == 2
    assert "a-name-nobody-may-see" not in details().to_string()


def test_a_question_nobody_answered_has_no_result_and_each_has_its_own_base(file_of):
    load(file_of({"PC3": "1"}, {"PC3": ""}, {"PC1": "", "PC3": "0"}))
    held = details(("PC1", "PC3", "PC4"))
    assert set(held["measure"]) == {"PC1", "PC3"}
    assert dict(zip(held["measure"], held["base"], strict=True)) == {"PC1": 2, "PC3": 2}


def test_a_wave_asked_in_two_ways_is_mixed_and_statuses_are_kept(file_of):
    load(file_of({}, {"mode": "online", "status": "final"}))
    held = details()
    assert set(held["mode"]) == {"mixed"}
    assert set(held["status"]) == {"provisional"}


def test_results_have_the_source_and_the_day_of_their_wave(file_of):
    load(file_of({"source": "The survey of 2020", "known_from": "2020-05-01"}, {}))
    with open_reader(operator(), date(2020, 5, 1)) as reader:
        held = reader.observations.cited(["PC1"])
    assert set(held["source"]) == {"The survey of 2020"}
    assert set(held["known_from"].dt.date) == {date(2020, 5, 1)}


def test_waves_are_apart(file_of):
    load(file_of({}, {"wave_start": "2020-04-01", "wave_end": "2020-06-30", "status": "illustrative"}))
    held = details()
    assert sorted(held["period_end"].dt.date.unique()) == [date(2020, 3, 31), date(2020, 6, 30)]
    assert sorted(held["status"].unique()) == ["illustrative", "provisional"]


@pytest.mark.parametrize(
    ("wrong", "column", "reason"),
    [
        ({"weight": "0"}, "weight", "more than 0"), ({"weight": "-2"}, "weight", "more than 0"),
        ({"weight": ""}, "weight", "must not be empty"), ({"PC1": "2"}, "PC1", "1, 0, or an empty cell"),
        ({"PC1": "yes"}, "PC1", "1, 0, or an empty cell"), ({"area": "WM"}, "area", "in a local area"),
        ({"area": "Shropshir"}, "area", "did you mean Shropshire"),
        ({"wave_end": "2019-12-31"}, "wave_end", "ends before it begins"),
        ({"wave_start": "2026-04-01", "wave_end": "2026-06-30"}, "area", "2026"),
        ({"mode": "by pigeon"}, "mode", "this must be"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_is_stored(file_of, wrong, column, reason):
    error = only_error(file_of(wrong))
    assert (error.row, error.column) == (2, column)
    assert reason in error.reason
    assert rows_in(Observation) == 0


def test_a_respondent_twice_in_a_wave_is_refused(file_of):
    error = only_error(file_of({}, {"respondent": "0"}))
    assert (error.row, error.column) == (3, "respondent")
    assert error.reason == "row 2 already has this respondent in this wave"


def test_the_template_can_be_loaded(tmp_path):
    path = tmp_path / "template.csv"
    path.write_text(template(KIND))
    assert load(path).files[0].rows_stored == 4
