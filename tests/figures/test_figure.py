from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

import altair as alt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import figures
from analysis.spreadsheets import safe_cell, would_run
from figures.words.marks import Mark, Marked
from figures.words.statuses import ILLUSTRATIVE
from tests.figures.helpers import a_figure

# What the csv module cannot hold, no text of a file can be either.
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@dataclass(frozen=True, slots=True)
class OneState:
    state: Marked

    def cells(self):
        return {"State": self.state}


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), CELLS, CELLS)
def test_a_csv_file_holds_the_table_as_text_and_nothing_that_runs(rows, column, source):
    table = pd.DataFrame(rows, columns=["Measure", f"{column}."])
    written = rows_of(a_figure(table=table, source=source).to_csv())
    assert all(not would_run(cell) for row in written for cell in row)
    assert written[0][:2] == ["Measure", safe_cell(f"{column}.")]
    assert [line[:2] for line in written[1:]] == [[safe_cell(cell) for cell in row] for row in rows]


def test_every_line_of_a_csv_file_says_what_the_figure_is_and_where_it_comes_from():
    text = a_figure(notes=("One note",), status="Provisional [p]").to_csv()
    assert rows_of(text) == [
        ["Value", "Figure", "Figure: source", "Figure: status"],
        ["92%", "CH1: Calls answered: 92%", "A paper", "Provisional [p]"],
    ]


def test_a_mark_beside_words_stands_neither_in_the_table_nor_in_the_file():
    rows = (OneState(Marked("Late by 3 days", Mark.LATE)),)
    figure = a_figure(rows=rows, columns=("State",))
    assert figure.table["State"].to_list() == ["Late by 3 days"]
    assert [line[0] for line in rows_of(figure.to_csv())] == ["State", "Late by 3 days"]


def test_a_missing_cell_is_empty_and_a_negative_number_is_kept():
    table = pd.DataFrame({"Value": [-1.5, None], "Reason": [None, "late"]})
    assert [line[:2] for line in rows_of(a_figure(table=table).to_csv())[1:]] == [["-1.5", ""], ["", "late"]]


@pytest.mark.parametrize(
    ("status", "name"),
    [("", "CH1.csv"), ("Provisional [p]", "CH1.csv"), (f"{ILLUSTRATIVE} [i]", "CH1-illustrative.csv")],
)
def test_the_file_name_says_whether_the_figures_are_real(status, name):
    assert a_figure(status=status).file_name == name


def test_the_sample_weeks_say_everywhere_that_they_are_not_real(sample_reader):
    figure = figures.build("CH1", sample_reader())
    assert figure.illustrative
    assert "Illustrative: not real figures" in figure.status
    assert "Illustrative: not real figures" in figure.to_csv()
    assert "illustrative" in figure.file_name
    assert set(figure.table["Status"]) == {"Final", "Illustrative: not real figures [i]"}


@pytest.mark.parametrize("key", ["CH1", "SS1-SH", "PC1"])
def test_a_chart_is_valid_and_carries_its_data(sample_reader, key):
    figure = figures.build(key, sample_reader())
    chart = figure.chart
    assert isinstance(chart, alt.LayerChart)
    # Strict JSON: a value that is missing is null, never a NaN that no reader of JSON knows.
    made = json.loads(json.dumps(chart.to_dict(), allow_nan=False))
    values = made["data"]["values"] if "values" in made["data"] else next(iter(made["datasets"].values()))
    assert len(values) == len(figure.data)


def test_a_table_has_no_chart(sample_reader):
    assert figures.build("WK1", sample_reader()).chart is None


def test_a_chart_says_the_same_as_what_a_document_draws(sample_reader):
    figure = figures.build("CH3", sample_reader())
    made = figure.chart.to_dict()
    (marks,) = made["datasets"].values()
    assert marks == figure.drawing["data"]["values"]
    assert made["layer"] == figure.drawing["layer"]
    assert figures.build("WK1", sample_reader()).drawing is None
