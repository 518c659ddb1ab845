"""The zip of data.police.uk: only our files are read, and a hostile archive is refused first."""

from __future__ import annotations

import stat
import zipfile

import pytest

from data_access.loading.formats import zip_safety
from data_access.loading.kinds import police_zip
from data_access.models import Observation
from tests.data_access.helpers import csv_text, load, only_error, read, refused, rows_in, values
from tests.data_access.loading.kinds.test_police_uk import CRIME, counts

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.sqlite_only]


def crimes(month="2024-01", number=1, **change):
    return csv_text([{**CRIME, "Month": month, **change}] * number)


def zipped(folder, entries, name="months.zip"):
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as made:
        for entry, text in entries.items():
            made.writestr(entry, text)
    return folder / name


OURS = "2024-01/2024-01-west-mercia-street.csv"
NEXT = "2024-02/2024-02-west-mercia-street.csv"


def test_every_month_of_our_force_is_read_and_the_rest_is_said_to_be_ignored(tmp_path):
    path = zipped(tmp_path, {
        OURS: crimes(), NEXT: crimes("2024-02", 3), "2024-01/": "",
        "2024-01/2024-01-kent-street.csv": "not even a table",
        "2024-01/2024-01-west-mercia-outcomes.csv": "x", "readme.txt": "x",
        "2024-01/2024-01-west-mercia-stop-and-search.csv": "x",
    })
    report = load(path).files[0]
    assert (report.file, report.kind, report.rows_read) == ("months.zip", "police-uk-street", 4)
    assert report.rows_stored == 240
    assert values("SC3", areas=["SH"]) == [1, 3]
    assert report.notes == (
        "ignored: 1 file of police-uk-stop-search (to load them, choose the kind police-uk-stop-search),"
        " 1 file of other forces, 2 files of other kinds",
    )
    assert set(read("SC3")["locator"]) == {
        "2024-01-west-mercia-street.csv", "2024-02-west-mercia-street.csv"
    }


def test_rows_outside_and_without_a_place_are_added_up_over_the_months(tmp_path):
    path = zipped(tmp_path, {
        OURS: crimes(number=2, **{"LSOA name": ""}),
        NEXT: crimes("2024-02", **{"LSOA name": "Powys 001A"}),
    })
    report = load(path).files[0]
    assert (report.unplaced, report.outside, report.notes) == (2, 1, ())


def test_a_zip_loaded_again_and_its_single_file_store_nothing(tmp_path):
    path = zipped(tmp_path, {OURS: crimes()})
    load(path)
    assert load(path).files[0].skipped == 120
    (tmp_path / "2024-01-west-mercia-street.csv").write_text(crimes(), encoding="utf-8")
    assert load(tmp_path / "2024-01-west-mercia-street.csv").files[0].rows_stored == 0


def test_a_file_in_windows_1252_is_read_too(tmp_path):
    path = zipped(tmp_path, {OURS: crimes(Location="On or near Café Row").encode("cp1252")})
    assert load(path).files[0].rows_read == 1


def test_errors_name_the_entry_and_all_of_them_are_told(tmp_path):
    path = zipped(tmp_path, {
        OURS: crimes(**{"Crime type": "Piracy"}), NEXT: crimes(**{"Month": "soon"})
    })
    first, second = refused(path).errors
    assert (first.file, first.row, first.column, first.value) == (
        "months.zip", 2, "Crime type", "Piracy"
    )
    assert first.reason.startswith(f"in {OURS}: no measure counts")
    assert second.reason.startswith(f"in {NEXT}: this is not a month")
    assert rows_in(Observation) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"), ("a,b\n1,2\n", "this column is missing"),
        (crimes(**{"Falls within": "Kent Police"}), "this file is for Kent Police"),
        (b"\0\0", "binary data"), (b"x" * 5_000_000, "a line of several megabytes"),
        (crimes() + "one,two\n", "the row has 2 cells"),
    ],
    ids=["empty", "other-columns", "other-force", "binary", "one-line", "short-row"],
)
def test_a_broken_entry_is_named(tmp_path, monkeypatch, text, words):
    monkeypatch.setattr(zip_safety, "RATIO_FROM", 10_000_000)
    error = refused(zipped(tmp_path, {NEXT: crimes("2024-02"), OURS: text})).errors[0]
    assert error.file == "months.zip"
    assert error.reason.startswith(f"in {OURS}: ")
    assert words in error.reason


def test_a_broken_entry_does_not_hide_the_others(tmp_path):
    path = zipped(tmp_path, {
        OURS: "a,b\n1,2\n", NEXT: crimes("2024-02", **{"Crime type": "Piracy"}) + "one,two\n",
    })
    errors = refused(path).errors
    assert all("column" in error.reason for error in errors[:-2])
    assert [(error.row, error.value) for error in errors[-2:]] == [(2, "Piracy"), (3, "one,two")]
    assert [error.reason.split(":")[0] for error in errors[-3:]] == [f"in {OURS}", *[f"in {NEXT}"] * 2]


def test_a_month_without_rows_is_refused_by_name(tmp_path):
    header = crimes().splitlines()[0] + "\n"
    error = only_error(zipped(tmp_path, {OURS: header, NEXT: crimes("2024-02")}))
    assert error.reason == f"in {OURS}: the file has a header but no rows of data"


def test_a_damaged_entry_is_named(tmp_path):
    path = zipped(tmp_path, {OURS: crimes(number=50)})
    content = bytearray(path.read_bytes())
    for place in range(100, 140):
        content[place] ^= 0xFF
    path.write_bytes(content)
    assert f"in {OURS}: this entry is damaged" in only_error(path).reason


def test_a_month_may_be_there_once(tmp_path):
    path = zipped(tmp_path, {OURS: crimes(), "again/2024-01-west-mercia-street.csv": crimes()})
    assert "January 2024 is also in" in only_error(path).reason


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({}, "holds no file of police-uk-street for West Mercia Police"),
        ({"2024-01/2024-01-kent-street.csv": "x"}, "holds no file of police-uk-street"),
        ({"week.csv": "measure,area,period_end,value\n"}, "unpack it and load the files in it"),
        ({"mimetype": "x", "content.xml": "<x/>"}, "such as .ods; save it as .xlsx or CSV"),
        ({"xl/workbook.bin": "x"}, "(.xlsb); save it as .xlsx or CSV"),
        ({OURS: crimes(), "../../evil.csv": "x"}, "climbs out of the archive"),
        ({OURS: crimes(), "a\\..\\evil.csv": "x"}, "climbs out of the archive"),
        ({OURS: crimes(), "/etc/evil.csv": "x"}, "leads to a place outside"),
        ({OURS: crimes(), "C:\\evil.csv": "x"}, "leads to a place outside"),
        ({OURS: crimes(), "zeros.bin": bytes(3_000_000)}, "more than 100 times its size"),
    ],
    ids=[
        "empty", "others-only", "no-police-files", "ods", "xlsb", "climbs", "backslash", "absolute",
        "drive", "bomb",
    ],
)
def test_an_archive_that_will_not_do_is_refused(tmp_path, entries, words):
    assert words in only_error(zipped(tmp_path, entries)).reason


def test_a_link_is_refused(tmp_path):
    path = zipped(tmp_path, {OURS: crimes()})
    with zipfile.ZipFile(path, "a") as made:
        link = zipfile.ZipInfo("2024-02/2024-02-west-mercia-street.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/hostname")
    assert "is a link" in only_error(path).reason


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (zip_safety.Limits(1, 10_000, 100), "holds 2 entries; 1 is the most"),
        (zip_safety.Limits(9, 100, 100), "bytes; 100 is the most"),
    ],
    ids=["entries", "unpacked"],
)
def test_an_archive_beyond_the_limits_is_refused(tmp_path, monkeypatch, limits, words):
    monkeypatch.setattr(police_zip, "DATA_POLICE_UK", limits)
    assert words in only_error(zipped(tmp_path, {OURS: crimes(), NEXT: crimes("2024-02")})).reason


def test_the_limits_are_those_that_were_agreed():
    assert zip_safety.Limits(20_000, 5_000_000_000, 100) == zip_safety.DATA_POLICE_UK


def test_what_only_begins_like_a_zip_is_refused(tmp_path):
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04\0\0")
    assert "cannot be opened as a zip" in only_error(tmp_path / "cut.zip").reason


def test_a_zip_of_another_kind_is_refused(tmp_path):
    error = only_error(zipped(tmp_path, {OURS: crimes()}), kind="observations")
    assert "a zip can hold police-uk-street or police-uk-stop-search" in error.reason


def test_a_spreadsheet_of_another_form_is_named_whatever_was_asked_for(tmp_path):
    path = zipped(tmp_path, {"xl/workbook.bin": "x"}, name="week.xlsb")
    assert "save it as .xlsx or CSV" in only_error(path, kind="observations").reason


def test_january_and_february_as_published(real_data, tmp_path):
    with zipfile.ZipFile(tmp_path / "latest.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for name in (
            "2024-01-west-mercia-street.csv", "2024-02-west-mercia-street.csv",
            "2025-01-city-of-london-street.csv",
        ):
            made.write(real_data / "police_uk" / name, f"{name[:7]}/{name}")
    report = load(tmp_path / "latest.zip").files[0]
    assert (report.rows_read, report.rows_stored) == (7700 + 7654, 240)
    assert (report.outside, report.unplaced) == (32 + 28, 141 + 151)
    assert values("SC0", areas=["WM"]) == [7700, 7654]
    assert report.notes == ("ignored: 1 file of other forces",)
    assert counts("SC0")["WM"] == 7654
