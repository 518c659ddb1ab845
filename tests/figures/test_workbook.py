from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

import figures
from data_access import open_recorder
from data_access.access.roles import operator
from figures.tidy import TIDY
from figures.workbook import workbook_of
from tests.figures.helpers import a_figure


def book_of(figure):
    return openpyxl.load_workbook(io.BytesIO(workbook_of(figure)))


def lines_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_workbook_has_a_cover_and_one_table_that_begins_in_the_first_cell(sample_reader):
    figure = figures.build("CH4", sample_reader())
    cover, sheet = book_of(figure).worksheets
    assert (cover["A2"].value, cover["B2"].value) == ("Figure", f"{figure.id}: {figure.title}")
    assert [cell.value for cell in sheet[1]][:4] == ["measure", "area", "period_start", "period_end"]
    assert sheet.freeze_panes == "A2"
    assert not sheet.merged_cells
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions


def test_numbers_are_numbers_and_days_are_days(sample_reader):
    sheet = book_of(figures.build("CH4", sample_reader())).worksheets[1]
    newest = {name.value: cell.value for name, cell in zip(sheet[1], sheet[2], strict=True)}
    assert newest["period_end"].date() == date(2020, 6, 28)
    assert (newest["value"], newest["numerator"], newest["denominator"]) == (9.3, 713, 7663)
    assert (newest["state"], newest["status"]) == ("improvement", "illustrative")


def test_no_text_of_a_workbook_is_a_formula():
    figure = a_figure(table=pd.DataFrame({"Why": ["=1+1", "-2+3"]}))
    sheet = book_of(figure).worksheets[1]
    assert [(cell.data_type, cell.value) for cell in sheet["A"][1:]] == [("s", "=1+1"), ("s", "-2+3")]


@pytest.mark.whole_sample
def test_the_file_of_every_figure_can_be_calculated_with(every_figure):
    for key, figure in every_figure().items():
        columns, _lines = figure.sheet()
        tidy = [name for name in columns if name in TIDY]
        assert columns[: len(tidy)] == tidy == sorted(tidy, key=TIDY.index), key
        assert len(set(columns)) == len(columns), key
        for line in lines_of(figure.to_csv()):
            for name in ("value", "lower", "upper", "mean", "numerator", "denominator"):
                assert not line.get(name) or float(line[name]) == float(line[name]), (key, name)
            for name in ("period_start", "period_end", "known_from", "promised"):
                assert not line.get(name) or date.fromisoformat(line[name]), (key, name)
        if figure.illustrative:
            assert "illustrative" in figure.file_name
            assert all("Illustrative" in line["Figure: status"] for line in lines_of(figure.to_csv()))


# Weeks with limits, dark weeks, an area, figures put together, quoted ones, counts, means, survey waves.
LOADS_BACK = (
    "CH1", "CH4", "CH6", "RT1", "CU3", "SS1", "SS1-SH", "CR1-HE", "WF10", "IV5", "PC7", "PC1", "PC4-SH",
)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_file_of_a_measure_loads_back_unchanged(sample_reader, tmp_path, ending):
    reader = sample_reader()
    for key in LOADS_BACK:
        figure = figures.build(key, reader)
        path = tmp_path / f"{key}.{ending}"
        path.write_bytes(workbook_of(figure) if ending == "xlsx" else figure.to_csv().encode("utf-8-sig"))
        with open_recorder(operator()) as recorder:
            (report,) = recorder.files.load([path], check=True).files
        assert (report.kind, report.rows_stored, report.revised) == ("observations", 0, 0), path.name
        # Held already, or quoted and put together, which nobody supplied.
        assert report.skipped == report.rows_read == len(figure.rows), path.name
        assert "left aside, as the dashboard works it out itself" in report.notes[0]
