"""Files saved in another form than was meant: the refusal says what the form is and what to do."""

from __future__ import annotations

import os

import pytest

from data_access.loading import template
from tests.data_access.helpers import load, only_error, refused, values

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.sqlite_only]

HEADER = "measure,area,period_end,value"
ROW = "CH1,WM,2020-07-05,93.1"


def week(folder, *lines, name="week.csv", encoding="utf-8"):
    """A file of these lines."""
    path = folder / name
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def told(path):
    """Where the errors of a file are, and what stands there."""
    return [(error.row, error.column, error.value) for error in refused(path).errors]


def test_a_wrong_value_before_a_short_row_is_told_as_well(tmp_path):
    path = week(tmp_path, HEADER, "CH1,WM,2020-07-05,x", "CH1,WM", "CH1,Gwent,2020-07-05,1")
    assert told(path) == [(2, "value", "x"), (3, None, "CH1,WM"), (4, "area", "Gwent")]


def test_every_short_and_every_long_row_is_told(tmp_path):
    path = week(tmp_path, HEADER, "CH1,WM", ROW, f"{ROW},,note!", "CH1")
    assert told(path) == [(2, None, "CH1,WM"), (4, None, f"{ROW},,note!"), (5, None, "CH1")]
    assert refused(path).files[0].rows_read == 4


def test_what_ends_the_reading_does_not_hide_what_was_found_before(tmp_path):
    path = week(tmp_path, HEADER, "CH1,WM,2020-07-05,x", "CH1,WM", '"CH1,WM')
    errors = refused(path).errors
    assert [error.row for error in errors] == [2, 3, 4]
    assert "not well-formed CSV" in errors[-1].reason


def test_a_wrong_force_does_not_hide_what_was_found_before(tmp_path):
    header, row = template("police-uk-street").splitlines()
    rows = [row.replace("Vehicle crime", "Piracy"), row.replace("West Mercia Police", "Kent Police")]
    errors = refused(week(tmp_path, header, *rows, name="street.csv")).errors
    assert [(error.row, error.column) for error in errors] == [(2, "Crime type"), (3, "Falls within")]


def test_a_thousand_short_rows_are_enough(tmp_path):
    errors = refused(week(tmp_path, HEADER, *["CH1,WM"] * 1500)).errors
    assert len(errors) == 1001
    assert "stopped after 1,000 errors" in errors[-1].reason


FORMS = {
    "unicode-text": ("\ufeff" + f"{HEADER}\n{ROW}\n".replace(",", "\t")).encode("utf-16-le"),
    "unicode-text-turned-round": ("\ufeff" + f"{HEADER}\n{ROW}\n").encode("utf-16-be"),
    "two-encodings": b"\xef\xbb\xbf" + f"{HEADER},note\n{ROW},Chief\x92s\n".encode("latin-1"),
    "blank-first-line": f"\n{HEADER}\n{ROW}\n".encode(),
    "commas-first": f",,,\n{HEADER}\n{ROW}\n".encode(),
    "trailing-commas": f"{HEADER},,\n{ROW},,\n".encode(),
    "one-trailing-comma": f"{HEADER},\n{ROW},\n".encode(),
    "capital-letters": f"Measure,Area,Period_End,Value\n{ROW}\n".encode(),
    "no-areas": b'{"type": "FeatureCollection", "features": []}',
}
WORDS = {
    "unicode-text": "saved as Unicode text (UTF-16); save it as CSV UTF-8",
    "unicode-text-turned-round": "saved as Unicode text (UTF-16); save it as CSV UTF-8",
    "two-encodings": "says at its start that it is UTF-8, but holds other bytes",
    "blank-first-line": "the first line is empty",
    "commas-first": "the first line is empty",
    "trailing-commas": "columns without a name (2, the first is column 5)",
    "one-trailing-comma": "columns without a name (1, the first is column 5)",
    "capital-letters": "the capital and small letters of its template: measure, area, period_end, value",
    "no-areas": "there is no area in the file",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_refusal_says_what_is_wrong_with_the_form(tmp_path, form):
    path = tmp_path / "week.csv"
    path.write_bytes(FORMS[form])
    assert WORDS[form] in only_error(path).reason


def test_a_byte_order_mark_alone_is_no_matter(tmp_path):
    load(week(tmp_path, HEADER, ROW, encoding="utf-8-sig"))
    assert values("CH1") == [93.1]


def test_columns_of_no_kind_get_no_hint_about_capital_letters(tmp_path):
    assert "template" not in only_error(week(tmp_path, "Name,Colour", "x,red")).reason


def test_a_pipe_is_refused_before_it_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "week.csv")
    error = only_error(tmp_path / "week.csv")
    assert "not a regular file but a pipe" in error.reason


def test_geojson_asked_for_as_a_table_is_said_to_be_geojson(tmp_path):
    path = week(tmp_path, template("boundaries"), name="areas.geojson")
    reason = only_error(path, kind="observations").reason
    assert "this is JSON, such as GeoJSON, and no table" in reason
    assert "loaded as boundaries, not as observations" in reason
