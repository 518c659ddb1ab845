"""Observations from a workbook: the same checks as CSV, and what only a workbook can do wrong."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl import Workbook

from data_access.loading.formats import workbook, zip_safety
from data_access.models import Load
from tests.data_access.helpers import load, only_error, read, refused, rows_in, values

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.sqlite_only]

HEADER = ["measure", "area", "period_end", "value"]
WEEK = ["CH1", "WM", date(2020, 7, 5), 93.1]


def book(*rows, header=HEADER):
    made = Workbook()
    for row in (header, *rows):
        made.active.append(row)
    return made


def saved(made, folder, name="week.xlsx"):
    made.save(folder / name)
    return folder / name


def rewritten(path, part, change):
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_the_reader_of_workbooks_expands_no_entities():
    assert openpyxl.DEFUSEDXML
    assert not openpyxl.LXML


def test_a_workbook_is_loaded_like_a_csv_file(tmp_path):
    rows = [
        WEEK, [None] * 4, ["SS1", "Shropshire", "2020-07-05", 17.0],
        ["SS1", "HE", datetime(2020, 7, 5), 4],  # noqa: DTZ001 - a cell has no zone
        ["CH2", "WM", "05/07/2020", "1.5"],
    ]
    report = load(saved(book(*rows), tmp_path)).files[0]
    assert (report.kind, report.rows_read, report.rows_stored) == ("observations", 4, 4)
    assert values("CH1") == [93.1]
    assert sorted(values("SS1")) == [4, 17]
    assert set(read()["period_end"].dt.date) == {date(2020, 7, 5)}


def test_the_same_workbook_is_stored_once(tmp_path):
    path = saved(book(WEEK), tmp_path)
    load(path)
    assert load(path).files[0].skipped == 1
    assert rows_in(Load) == 1


def test_a_row_that_holds_nothing_far_below_is_no_row(tmp_path):
    made = book(WEEK)
    made.active.cell(30_000, 3).number_format = "0.00"
    assert load(saved(made, tmp_path)).files[0].rows_read == 1


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (["CH1", "WM", date(2020, 7, 5), "93,1"], "value", "93,1", "not a number"),
        (["CH1", "WM", date(2020, 7, 4), 93.1], "period_end", "2020-07-04", "Saturday"),
        (["CH1", "WM", datetime(2020, 7, 5, 10, 30), 93.1],  # noqa: DTZ001 - a cell has no zone
         "period_end", "2020-07-05T10:30:00",
         "not a date"),
        (["CH1", "WM", date(2020, 7, 5), True], "value", "TRUE", "not a number"),
        (["CH1", "WM", date(2020, 7, 5), "#DIV/0!"], "value", "#DIV/0!", "an error of Excel"),
        (["CH1", "WM", date(2020, 7, 5), "=1+1"], "value", "=1+1", "no stored result"),
        (["CH1", "WM", date(2020, 7, 5), None], "value", "", "a value is missing"),
        ([*WEEK, "loose"], None, "CH1,WM,2020-07-05,93.1,loose", "5 cells where the header has 4"),
        ([*WEEK, None, "note!"], None, "CH1,WM,2020-07-05,93.1,,note!", "6 cells where the header has 4"),
        ([*[None] * 25, "note!"], None, ",,,,,,,,,,,,,,,,,,,,,,,,,note!", "26 cells where the header has 4"),
        ([*WEEK, "#REF!"], None, "CH1,WM,2020-07-05,93.1,#REF!", "5 cells where the header has 4"),
        ([*WEEK, None, "=1+1"], None, "CH1,WM,2020-07-05,93.1,,=1+1", "6 cells where the header has 4"),
    ],
    ids=[
        "comma", "saturday", "time", "boolean", "error", "formula", "empty", "beside", "further-right",
        "nothing-else-in-the-row", "error-beside", "formula-further-right",
    ],
)
def test_a_wrong_cell_is_refused_with_its_row_column_and_reason(tmp_path, row, column, value, words):
    error = only_error(saved(book(WEEK, row), tmp_path))
    assert (error.file, error.row, error.column, error.value) == ("week.xlsx", 3, column, value)
    assert words in error.reason


@pytest.mark.parametrize(
    ("number", "number_format", "shown", "held", "write"),
    [
        (0.931, "0.0%", "93.1%", "0.931", "93.1"), (0.92, "0%;[Red]-0%", "92%", "0.92", "92"),
        (93.1, "0.00%", "9310%", "93.1", "92 for 92%"),
        (0.5, '0.0%" of calls"', "50%", "0.5", "50"),
    ],
)
def test_a_cell_shown_as_a_percentage_is_refused_rather_than_guessed(
    tmp_path, number, number_format, shown, held, write
):
    made = book(["CH1", "WM", date(2020, 7, 5), number])
    made.active["D2"].number_format = number_format
    error = only_error(saved(made, tmp_path))
    assert (error.row, error.column, error.value) == (2, "value", shown)
    assert f"formatted as a percentage and holds {held};" in error.reason
    assert error.reason.endswith(f"such as {write}")


@pytest.mark.parametrize(
    "number_format", ['0.0"%"', r"0.0\%", "0.0_%", "0.0*%", '0.0" % of calls"', "[$%]0.0"]
)
def test_a_percent_sign_that_is_only_written_beside_a_number_is_no_matter(tmp_path, number_format):
    made = book(WEEK)
    made.active["D2"].number_format = number_format
    load(saved(made, tmp_path))
    assert values("CH1") == [93.1]


def test_a_formula_with_its_stored_result_is_read(tmp_path):
    path = saved(book(["CH1", "WM", date(2020, 7, 5), "=90+3"]), tmp_path)
    rewritten(path, SHEET, lambda xml: xml.replace(b"<v />", b"<v>93</v>").replace(b"<v></v>", b"<v>93</v>"))
    load(path)
    assert values("CH1") == [93]


def test_a_formula_that_gives_empty_text_is_an_empty_cell(tmp_path):
    path = saved(book([*WEEK, "x"], header=[*HEADER, "note"]), tmp_path)
    cell = b'<c r="E2" t="str"><f>IF(1=1,"","x")</f><v></v></c>'
    rewritten(path, SHEET, lambda xml: re.sub(rb'<c r="E2".*?</c>', cell, xml))
    load(path)
    assert values("CH1") == [93.1]
    assert read("CH1")["note"].isna().all()


def test_everything_wrong_in_a_workbook_is_told_at_once(tmp_path):
    day = date(2020, 7, 5)
    path = saved(book(
        ["CH1", "WM", day, "x"], ["#N/A", "WM", day, "#N/A"], ["CH1", "HE", day, "#N/A", "loose"],
        ["CH1", "Gwent", day, 1],
    ), tmp_path)
    report = refused(path)
    assert [(error.row, error.column) for error in report.errors] == [
        (2, "value"), (3, "measure"), (3, "value"), (4, "value"), (4, None), (5, "area"),
    ]
    assert report.files[0].rows_read == 4


def test_too_many_rows_hide_nothing_found_before_them(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    errors = refused(saved(book(*[["CH1", "WM", date(2020, 7, 5), "x"]] * 3), tmp_path)).errors
    assert [(error.row, error.column) for error in errors] == [(2, "value"), (3, "value"), (4, None)]


@pytest.mark.parametrize("name", ["ok.csv", "ok", "ok.xls", "ok.xlsx.download"])
def test_a_workbook_is_told_by_its_content_and_not_by_its_name(tmp_path, name):
    assert load(saved(book(WEEK), tmp_path, name)).files[0].rows_stored == 1


def test_a_second_sheet_with_data_is_named(tmp_path):
    made = book(WEEK)
    made.create_sheet("Empty")
    made.create_sheet("Herefordshire").append(["CH1"])
    error = only_error(saved(made, tmp_path))
    assert error.value == "Herefordshire"
    assert "only the first sheet is read" in error.reason


def test_an_empty_second_sheet_is_no_matter(tmp_path):
    made = book(WEEK)
    made.create_sheet("Sheet2")
    assert load(saved(made, tmp_path)).files[0].rows_stored == 1


def test_a_merged_header_is_refused_at_its_gap(tmp_path):
    made = book(WEEK, header=["measure", "area", None, "value"])
    made.active.merge_cells("B1:C1")
    error = only_error(saved(made, tmp_path))
    assert (error.row, error.column) == (1, "C")
    assert "merged cells" in error.reason


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ([*HEADER[:3], "colour"], "this column"), ([*HEADER, "value"], "appears twice"),
        ([], "the first row of the first sheet is empty"),
        ([*HEADER, *(f"c{n}" for n in range(1_000))], "1,004 columns"),
    ],
    ids=["unknown", "twice", "none", "too-many"],
)
def test_a_wrong_header_is_refused_as_in_csv(tmp_path, header, words):
    errors = refused(saved(book(header=header), tmp_path), kind="observations").errors
    assert words in errors[0].reason
    assert errors[0].row in (1, None)


def test_a_header_alone_is_refused(tmp_path):
    assert "no rows of data" in only_error(saved(book(), tmp_path)).reason


def test_more_rows_than_a_workbook_may_have_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    rows = [["SS1", "WM", date(2020, 7, 5 + 7 * n), 1] for n in range(3)]
    error = only_error(saved(book(*rows), tmp_path))
    assert (error.row, error.reason[:34]) == (4, "the sheet has more than 2 rows of ")


@pytest.mark.parametrize("column", ["ALL", "ALM", "XFD"])
def test_a_cell_far_out_is_refused_and_not_passed_over(tmp_path, column):
    path = saved(book(WEEK), tmp_path)
    far = b'<c r="' + column.encode() + b'2"><v>1</v></c></row></sheetData>'
    rewritten(path, SHEET, lambda xml: xml.replace(b"</row></sheetData>", far))
    words = "1000 cells where" if column == "ALL" else f"as far to the right as column {column}"
    assert words in only_error(path).reason


def test_a_cell_that_is_only_coloured_is_no_matter(tmp_path):
    made = book(WEEK)
    made.active["H2"].number_format = "0.00"
    assert load(saved(made, tmp_path)).files[0].rows_stored == 1


def test_an_empty_first_sheet_is_said_to_be_that(tmp_path):
    made = book(header=[])
    made.create_sheet("Data").append(HEADER)
    assert "the first row of the first sheet is empty" in only_error(saved(made, tmp_path)).reason


def test_a_row_beyond_the_last_of_a_sheet_ends_in_a_refusal(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "LAST_ROW", 1000)
    path = saved(book(WEEK), tmp_path)
    far = b'</row><row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    rewritten(path, SHEET, lambda xml: xml.replace(b"</row></sheetData>", far))
    assert only_error(path).reason == workbook.BROKEN


def test_text_that_excel_keeps_apart_from_the_sheet_is_read(tmp_path):
    path = saved(book(WEEK), tmp_path)
    cell = b'<c r="A2" t="s"><v>0</v></c>'
    rewritten(path, SHEET, lambda xml: re.sub(rb'<c r="A2".*?</c>', cell, xml))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml"
    kept = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'.sharedStrings+xml"/>'
    rewritten(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", kept + b"</Types>"))
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as made:
        made.writestr(
            "xl/sharedStrings.xml", b'<sst xmlns="' + space + b'"><si><t>CH2</t></si></sst>'
        )
    load(path)
    assert values("CH2") == [93.1]


LAUGHS = b"""<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_are_refused(tmp_path, part):
    path = saved(book(WEEK), tmp_path)

    def laugh(xml):
        start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:start] + LAUGHS + xml[start:]

    assert only_error(rewritten(path, part, laugh)).reason == workbook.BROKEN


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_damaged_workbook_is_refused_in_words(tmp_path, part):
    path = saved(book(WEEK), tmp_path)
    assert only_error(rewritten(path, part, lambda xml: xml[: len(xml) // 2])).reason == workbook.BROKEN


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = rewritten(saved(book(WEEK), tmp_path), SHEET, lambda xml: xml + b" " * 20_000_000)
    assert "times its size" in only_error(path).reason


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "WORKBOOK", zip_safety.Limits(1000, 500, 100))
    assert "500 is the most" in only_error(saved(book(WEEK), tmp_path)).reason


def test_an_old_or_locked_workbook_says_what_to_do(tmp_path):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "save it as .xlsx" in only_error(tmp_path / "old.xls").reason
