"""Files of a hostile size are loaded or refused in little memory, with few words."""

from __future__ import annotations

import tracemalloc
import zipfile

import pytest

from data_access.errors import LONGEST_VALUE
from data_access.loading.formats import csv_files, workbook
from data_access.models import Observation
from tests.data_access.helpers import load, only_error, refused, rows_in, week_file
from tests.data_access.loading.formats.test_workbook import SHEET, WEEK, book, rewritten, saved

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.sqlite_only]

MEGABYTE = 1 << 20


def wide(folder, columns, name=lambda number: f"{number:x}"):
    """A CSV file with a header of so many columns and one row."""
    path = folder / "wide.csv"
    path.write_text(",".join(map(name, range(columns))) + "\n1\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("columns", "name", "words"),
    [
        (600_000, lambda number: f"{number:x}", "600,000 columns; 1,000 is the most"),
        (1_000_000, lambda _number: "", "1,000,000 columns; 1,000 is the most"),
        (1_000_000, lambda number: f"{number:x}", " of several megabytes"),
    ],
    ids=["as-many-as-a-line-holds", "empty", "a-longer-line"],
)
def test_a_header_of_a_million_columns_is_refused_in_one_line(tmp_path, columns, name, words):
    path = wide(tmp_path, columns, name)
    tracemalloc.start()
    error = only_error(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert words in error.reason
    assert most < 150 * MEGABYTE


def test_many_wrong_columns_are_counted_and_not_all_named(tmp_path):
    errors = refused(wide(tmp_path, 900), kind="observations").errors
    assert len(errors) == csv_files.MOST_NAMED + 1
    # The four required columns are missing and 900 are not known; 20 of them are named.
    assert errors[-1].reason == "884 more columns are missing or not known"
    assert {error.row for error in errors} == {1}


def test_a_few_wrong_columns_are_all_named(tmp_path):
    errors = refused(week_file(tmp_path, {"colour": "red", "shape": "round"})).errors
    assert [error.column for error in errors] == ["colour", "shape"]


def test_a_row_of_very_many_cells_is_refused_with_its_beginning(tmp_path):
    path = week_file(tmp_path, {})
    path.write_text(path.read_text(encoding="utf-8") + "x," * 500_000 + "\n", encoding="utf-8")
    error = only_error(path)
    assert (error.row, error.reason) == (3, "the row has 500001 cells where the header has 4")
    assert len(error.value) < 2 * LONGEST_VALUE


def test_a_row_that_runs_on_over_many_lines_is_not_gathered(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_files, "LONGEST_LINE", 10_000)
    path = week_file(tmp_path, {})
    text = path.read_text(encoding="utf-8")
    path.write_text(text + '"a\nb",' * 5_000 + "\n", encoding="utf-8")
    assert "a row of several megabytes" in only_error(path).reason
    # Rows that each take two lines are none the worse for there being many.
    with_note = text.replace("\n", ",note\n", 1).rstrip("\n")
    rows = [f'CH1,WM,{2000 + year}-01-{day:02},1,"a\nb"' for year in range(3) for day in (2, 9)]
    path.write_text("\n".join([with_note.splitlines()[0], *rows, ""]), encoding="utf-8")
    assert "a row of several" not in str(refused(path).errors)


def test_a_large_file_with_a_fault_at_its_end_is_read_in_little_memory(tmp_path):
    path = tmp_path / "large.csv"
    note = "n" * 2_000
    with path.open("w", encoding="utf-8") as out:
        out.write("measure,area,period_end,value,note\n")
        for _ in range(21_000):
            out.write(f"SS1,WM,2020-07-04,1,{note}\n")
    assert path.stat().st_size > 40 * MEGABYTE
    tracemalloc.start()
    errors = refused(path).errors
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(errors) == 1001
    assert most < 30 * MEGABYTE
    assert rows_in(Observation) == 0


def filled(before, piece, times, after):
    """A part of a workbook with something repeated very often in it."""
    return lambda xml: xml.replace(before, before + piece * times + after, 1)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, filled(b"<sheetData>", b'<row r="1">' + b"<c/>" * 3_000 + b"</row>", 1, b"")),
        (SHEET, filled(b"<sheetData>", b'<row r="1"/>', 500, b"")),
        ("xl/styles.xml", lambda xml: xml + b"<a/>" * 500),
    ],
    ids=["an-endless-row", "endless-rows", "endless-styles"],
)
def test_a_workbook_that_would_fill_the_memory_is_not_read(tmp_path, monkeypatch, part, change):
    for name, limit in (("CHUNK", 1_000), ("LONGEST_ROW", 10_000), ("LAST_ROW", 200), ("MOST_TAGS", 400)):
        monkeypatch.setattr(workbook, name, limit)
    path = rewritten(saved(book(WEEK), tmp_path), part, change)
    assert only_error(path).reason == workbook.BROKEN


def test_a_workbook_with_too_many_columns_is_refused_in_one_line(tmp_path):
    error = only_error(saved(book(header=[f"c{number}" for number in range(16_000)]), tmp_path))
    assert error.reason == "the first row has 16,000 columns; 1,000 is the most"


def test_a_picture_in_a_workbook_is_no_matter(tmp_path):
    path = saved(book(WEEK), tmp_path)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("xl/media/image1.png", bytes(range(256)) * 4_000)
    assert load(path).files[0].rows_stored == 1
