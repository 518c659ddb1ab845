from __future__ import annotations

import os
import stat
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access import NotPermitted
from data_access.models import AuditEvent, Load, Observation
from data_access.settings import data_dir
from interface.data.uploading import (
    NAMELESS,
    Changed,
    Request,
    Upload,
    in_private_folder,
    load,
    preview,
    safe_name,
    say_loaded,
)
from tests.data_access.helpers import WEEK, csv_text, data_state, rows_in, values
from tests.data_access.helpers import load as load_on_command_line

STOP_NAME = "2020-03-west-mercia-stop-and-search.csv"


def a_week(name="week.csv", **changes):
    return Upload(name, csv_text([{**WEEK, "known_from": "2020-07-07", **changes}]).encode())


def left_behind():
    return [path.name for path in data_dir().iterdir() if path.name.startswith(".upload")]


@pytest.fixture
def analyst(as_role):
    return as_role("analyst")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (STOP_NAME, STOP_NAME),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\week.csv", "week.csv"),
        ("/week.csv", "week.csv"),
        (".hidden.csv", "hidden.csv"),
        (". .hidden.csv", "hidden.csv"),
        ("...", NAMELESS),
        ("..", NAMELESS),
        ("", NAMELESS),
        ("folder/", NAMELESS),
        ("we\0ek\n.csv", "week.csv"),
        ("\u202efdp.csv", "fdp.csv"),
        ("week of 5 July & more.csv", "week of 5 July & more.csv"),
    ],
)
def test_a_name_keeps_its_words_and_leads_nowhere(sent, kept):
    assert safe_name(sent) == kept


def test_a_very_long_name_keeps_its_ending():
    name = safe_name("é" * 5000 + ".csv")
    assert name.endswith("é.csv")
    assert len(name.encode()) < 200


@given(st.text(max_size=400))
def test_no_name_is_a_path(name):
    kept = safe_name(name)
    assert kept
    assert not set(kept) & set("/\\\0\n")
    assert not kept.startswith(".")
    assert len(kept.encode()) < 255
    assert safe_name(kept) == kept


@pytest.mark.usefixtures("store")
def test_files_lie_in_a_private_folder_below_the_data_and_are_gone_afterwards():
    with in_private_folder([Upload("a.csv", b"1"), Upload("a.csv", b"2")]) as paths:
        assert [path.read_bytes() for path in paths] == [b"1", b"2"]
        assert [path.name for path in paths] == ["a.csv", "a.csv"]
        folder = paths[0].parents[1]
        assert folder.parent == data_dir()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == os.getuid()
    assert left_behind() == []


@pytest.mark.usefixtures("store")
def test_files_are_gone_when_the_work_on_them_fails():
    with pytest.raises(OSError, match="broken"), in_private_folder([Upload("a.csv", b"1")]):
        raise OSError("broken")
    assert left_behind() == []


def test_what_a_killed_server_left_behind_is_removed_by_the_next_upload():
    old, new = (data_dir() / f".upload-{age}" for age in ("old", "new"))
    for folder in (old, new):
        folder.mkdir()
        (folder / "week.csv").write_text("secret", encoding="utf-8")
    os.utime(old, (0, 0))
    with in_private_folder([a_week()]):
        pass
    assert not old.exists()
    assert new.exists()


def test_a_preview_says_what_would_change_and_stores_nothing(analyst):
    load(analyst, request := Request((a_week(),)), preview(analyst, request))
    before = data_state().version, rows_in(Observation), rows_in(Load), rows_in(AuditEvent)
    shown = preview(analyst, Request((a_week(value="91.9", known_from="2020-07-14"),)))
    (file,) = shown.report.files
    assert (file.rows_read, file.rows_stored, file.revised, file.skipped) == (1, 1, 1, 0)
    assert [(change.value_before, change.value) for change in file.changes] == [(93.1, 91.9)]
    assert (data_state().version, rows_in(Observation), rows_in(Load), rows_in(AuditEvent)) == before
    assert left_behind() == []


def test_what_was_previewed_is_loaded_and_told(analyst):
    request = Request((a_week(), a_week("other.csv", measure="CH2", value="1.1")))
    report = load(analyst, request, preview(analyst, request))
    assert sorted(values(as_at=date(2020, 7, 20))) == [1.1, 93.1]
    assert say_loaded(report) == (
        "Loaded week.csv and other.csv: 2 rows read, 2 new, 0 revised, 0 already held."
    )


def test_one_wrong_file_of_several_is_named_and_nothing_is_stored(analyst):
    request = Request((a_week(), a_week("wrong.csv", period_end="2020-07-04")))
    shown = preview(analyst, request)
    assert shown.is_refused
    assert [(error.file, error.row, error.column) for error in shown.report.errors] == [
        ("wrong.csv", 2, "period_end")
    ]
    with pytest.raises(Changed):
        load(analyst, request, shown)
    assert rows_in(Observation) == rows_in(Load) == 0


@pytest.mark.parametrize(
    "other",
    [
        Request((a_week(value="12"),)),
        Request((a_week("another.csv"),)),
        Request((a_week(), a_week("second.csv", measure="CH2"))),
        Request((a_week(),), kind="observations"),
        Request((a_week(),), known_from=date(2020, 7, 8)),
    ],
    ids=["content", "name", "files", "kind", "day"],
)
def test_anything_else_than_what_was_previewed_is_not_loaded(analyst, other):
    shown = preview(analyst, Request((a_week(),)))
    with pytest.raises(Changed):
        load(analyst, other, shown)
    assert rows_in(Observation) == 0


def test_when_what_is_held_has_changed_since_the_preview_nothing_is_stored(analyst, tmp_path):
    request = Request((a_week(value="91.9", known_from="2020-07-14"),))
    shown = preview(analyst, request)
    first = tmp_path / "first.csv"
    first.write_bytes(a_week().content)
    load_on_command_line(first)
    # It would be a new figure when it was looked at; now it revises one.
    with pytest.raises(Changed):
        load(analyst, request, shown)
    assert values(as_at=date(2020, 7, 20)) == [93.1]
    assert rows_in(Load) == 1


def test_a_file_that_is_held_already_changes_nothing(analyst):
    request = Request((a_week(),))
    load(analyst, request, preview(analyst, request))
    again = preview(analyst, request)
    assert again.changes_nothing
    assert not again.is_refused


@pytest.mark.parametrize("role", ["panel", "commissioner", "chief_executive", "administrator"])
def test_other_roles_can_neither_preview_nor_load(as_role, analyst, role):
    request = Request((a_week(),))
    shown = preview(analyst, request)
    for attempt in (lambda: preview(as_role(role), request), lambda: load(as_role(role), request, shown)):
        with pytest.raises(NotPermitted):
            attempt()
    assert rows_in(Observation) == 0
    assert left_behind() == []


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2", b"PK\x03\x04 not a zip", b"a;b\n1;2\n", b'{"type": "nothing"}', b"\xff" * 99]
)
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.zip", "x.geojson"])
def test_a_hostile_file_is_refused_in_words(analyst, name, content):
    shown = preview(analyst, Request((Upload(name, content),)))
    assert shown.is_refused
    assert all(error.reason for error in shown.report.errors)


def test_the_known_day_is_used_for_rows_that_do_not_say(analyst):
    request = Request((a_week(known_from=""),), known_from=date(2020, 7, 9))
    load(analyst, request, preview(analyst, request))
    assert values(as_at=date(2020, 7, 8)) == []
    assert values(as_at=date(2020, 7, 9)) == [93.1]
