"""Backup and restore: nothing is lost, nothing half done, no old number comes back."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile

import pytest
from sqlalchemy import func, select

from data_access import open_recorder
from data_access.access.lockout import begin_attempt
from data_access.access.roles import NotPermitted, Right, Role, operator
from data_access.access.sessions import issue_code, redeem_code
from data_access.copies.backup import backup, restore
from data_access.database.base import Base
from data_access.database.engine import reading
from data_access.errors import RecordRefused
from data_access.models import Account, Area, Observation, Session, SignInAttempt, SignInCode
from data_access.packs import archive
from data_access.packs.column_text import kind_of
from data_access.recording import verbs
from tests.data_access.helpers import audit_trail, data_state, load, rows_in, values, week_file
from tests.data_access.keeping import (
    an_sqlite_file,
    contents,
)
from tests.data_access.test_cli import run, start
from tests.sample_counts import FEWEST_FIGURES


@pytest.mark.usefixtures("full_store")
def test_a_backup_restores_every_row_into_an_empty_database(tmp_path, away):
    before = contents()
    backup(tmp_path / "b.zip")
    away()
    restore(tmp_path / "b.zip")
    assert contents() == before
    assert rows_in(Observation) > FEWEST_FIGURES
    assert rows_in(Account) == len(Role)


@pytest.mark.usefixtures("full_store")
def test_a_backup_goes_from_any_database_to_sqlite_and_back(tmp_path, monkeypatch):
    before = contents()
    backup(tmp_path / "here.zip")
    with an_sqlite_file(monkeypatch, tmp_path / "there.db"):
        restore(tmp_path / "here.zip")
        assert contents() == before
        backup(tmp_path / "there.zip")
    restore(tmp_path / "there.zip", replace=True)
    assert contents() == before


@pytest.mark.usefixtures("full_store")
def test_the_store_can_be_written_to_after_a_restore(tmp_path, away):
    backup(tmp_path / "b.zip")
    away()
    restore(tmp_path / "b.zip")
    load(week_file(tmp_path, {"period_end": "2020-07-12", "value": "91"}))
    assert 91 in values("CH1")
    with open_recorder(operator()) as recorder:
        recorder.accounts.add("new.person", "analyst")


@pytest.mark.usefixtures("store")
def test_a_store_that_init_made_counts_as_empty(tmp_path, away):
    backup(tmp_path / "b.zip")
    before = contents()
    away()
    assert run("init").exit_code == 0
    restore(tmp_path / "b.zip")
    assert contents() == before


@pytest.mark.usefixtures("store")
def test_the_audit_trail_comes_back_and_tells_of_the_restore(tmp_path, away):
    load(week_file(tmp_path, {}))
    backup(tmp_path / "first.zip")
    backup(tmp_path / "b.zip")
    away()
    restore(tmp_path / "b.zip")
    assert audit_trail() == [
        ("command line", "loaded", "week.csv"), ("command line", "backed up", "first.zip"),
        ("command line", "restored", "b.zip"),
    ]


@pytest.mark.usefixtures("accounts")
def test_everybody_signs_in_again_and_a_lock_out_goes_on(tmp_path):
    backup(tmp_path / "b.zip")
    begin_attempt("analyst", "10.0.0.1")
    redeem_code(issue_code("analyst", "nonce"), "nonce")
    issue_code("analyst", "another nonce")
    assert rows_in(Session) == rows_in(SignInCode) - 1 == 1
    restore(tmp_path / "b.zip", replace=True)
    assert rows_in(Session) == rows_in(SignInCode) == 0
    assert rows_in(SignInAttempt) == 1


@pytest.mark.usefixtures("store")
def test_a_backup_holds_no_sessions_codes_or_attempts(tmp_path):
    backup(tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        names = set(archive.namelist())
    assert {f"tables/{name}.jsonl" for name in Base.metadata.tables} - names == {
        "tables/session.jsonl", "tables/sign_in_code.jsonl", "tables/sign_in_attempt.jsonl",
    }


@pytest.mark.usefixtures("store")
def test_the_data_version_is_one_the_store_never_had(tmp_path, away):
    load(week_file(tmp_path, {}))
    backup(tmp_path / "b.zip")
    for value in range(3):
        load(week_file(tmp_path, {"value": f"{value}"}))
    latest = data_state().version
    restore(tmp_path / "b.zip", replace=True)
    again = data_state().version
    assert again > latest
    away()
    restore(tmp_path / "b.zip")
    assert data_state().version >= again
    restore(tmp_path / "b.zip", replace=True)
    assert data_state().version > again
    assert values("CH1") == [93.1]


@pytest.mark.usefixtures("store")
def test_a_store_that_holds_something_is_replaced_only_when_asked(tmp_path):
    backup(tmp_path / "b.zip")
    load(week_file(tmp_path, {}))
    refused = run("restore", tmp_path / "b.zip")
    assert refused.exit_code == 1
    assert "--replace" in refused.stderr
    assert values("CH1") == [93.1]
    assert run("restore", tmp_path / "b.zip", "--replace").exit_code == 0
    assert rows_in(Observation) == 0


@pytest.mark.usefixtures("store")
def test_a_store_with_an_account_and_no_figures_is_not_replaced(tmp_path):
    backup(tmp_path / "b.zip")
    with open_recorder(operator()) as recorder:
        recorder.accounts.add("jo", "analyst")
    with pytest.raises(RecordRefused, match="account"):
        restore(tmp_path / "b.zip")
    assert rows_in(Account) == 1


@pytest.mark.usefixtures("full_store")
def test_a_backup_while_others_write_holds_what_was_there_when_it_began(tmp_path, monkeypatch):
    before = contents()
    write_table = archive._write_table

    def write_between(session, table, *rest):
        with open_recorder(operator()) as recorder:
            recorder.accounts.add(f"during.{table.name}", "panel")
        load(week_file(tmp_path, {"value": f"{len(table.name)}"}))
        return write_table(session, table, *rest)

    monkeypatch.setattr(archive, "_write_table", write_between)
    backup(tmp_path / "b.zip")
    assert contents() != before
    restore(tmp_path / "b.zip", replace=True)
    assert contents() == before


def rewritten(path, change):
    """The same zip file after ``change`` had its members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def with_another_figure(members):
    found = members["tables/observation.jsonl"]
    members["tables/observation.jsonl"] = found.replace(b"93.1", b"99.9")
    assert members["tables/observation.jsonl"] != found


def with_another_revision(members):
    manifest = json.loads(members["manifest.json"])
    manifest["revision"] = "9999"
    members["manifest.json"] = json.dumps(manifest).encode()


def with_a_table_less(members):
    manifest = json.loads(members["manifest.json"])
    manifest["tables"].pop()
    members["manifest.json"] = json.dumps(manifest).encode()


def with_new_rows(members, table, old, new):
    """Rows that were changed, with a checksum to match."""
    file = f"tables/{table}.jsonl"
    found = members[file]
    members[file] = found.replace(old, new, 1)
    sums = [hashlib.sha256(data).hexdigest().encode() for data in (found, members[file])]
    assert sums[0] != sums[1]
    members["manifest.json"] = members["manifest.json"].replace(*sums)


CHANGES = {
    "a-broken-rule": (
        lambda members: with_new_rows(members, "observation", b"provisional", b"excellent"),
        "break a rule",
    ),
    "a-reference-to-nothing": (
        lambda members: with_new_rows(members, "area", b"[2, ", b"[22222, "), "break a rule"
    ),
    "another-figure": (with_another_figure, "its checksum differs"),
    "another-revision": (with_another_revision, "revision 9999 of the schema"),
    "a-table-less": (with_a_table_less, "does not hold the tables"),
    "no-manifest": (lambda members: members.pop("manifest.json"), "it has no manifest.json"),
    "no-table": (lambda members: members.pop("tables/area.jsonl"), "is not there|is damaged"),
    "a-line-less": (
        lambda members: members.update({"tables/area.jsonl": b""}), "its checksum differs"
    ),
    "no-json": (lambda members: members.update({"tables/area.jsonl": b"x\n"}), "is damaged"),
    "an-odd-manifest": (lambda members: members.update({"manifest.json": b"[]"}), "is damaged"),
}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES)
def test_a_backup_that_is_not_as_written_is_refused_and_nothing_changes(tmp_path, change, reason):
    path = tmp_path / "b.zip"
    load(week_file(tmp_path, {}))
    backup(path)
    rewritten(path, change)
    before = contents(), audit_trail(), data_state().version
    result = run("restore", path, "--replace")
    assert result.exit_code == 1
    assert re.search(reason, result.stderr)
    assert (contents(), audit_trail(), data_state().version) == before


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.99])
def test_a_file_that_was_cut_off_is_refused(tmp_path, share):
    path = tmp_path / "b.zip"
    backup(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = contents()
    with pytest.raises(RecordRefused, match="damaged"):
        restore(path, replace=True)
    assert contents() == before


@pytest.mark.usefixtures("store")
def test_a_byte_changed_anywhere_is_noticed_or_does_not_matter(tmp_path):
    path = tmp_path / "b.zip"
    backup(path)
    whole, before = path.read_bytes(), contents()
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1:])
        try:
            restore(path, replace=True)
        except RecordRefused:
            continue
        assert contents() == before


@pytest.mark.usefixtures("full_store")
def test_a_restore_that_fails_on_the_way_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    backup(tmp_path / "b.zip")
    load(week_file(tmp_path, {"value": "50"}))
    before = contents(), data_state().version

    def no_trace(**_columns):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verbs, "AuditEvent", no_trace)
    result = run("restore", tmp_path / "b.zip", "--replace")
    assert (result.exit_code, "No space left" in result.stderr) == (1, True)
    assert (contents(), data_state().version) == before


@pytest.mark.usefixtures("store")
def test_a_backup_never_overwrites_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "b.zip"
    path.write_text("mine", encoding="utf-8")
    result = run("backup", path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, "mine")
    assert "exists already" in result.stderr
    assert run("backup", tmp_path / "missing" / "b.zip").exit_code == 1
    assert sorted(child.name for child in tmp_path.iterdir()) == ["b.zip", "data"]


@pytest.mark.usefixtures("store")
def test_a_backup_is_private_and_its_checksum_is_printed(tmp_path):
    path = tmp_path / "b.zip"
    result = start("backup", path)
    assert (result.returncode, result.stderr) == (0, "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    assert result.stdout == f"Written: {path}\nSHA-256: {checksum}\n"
    assert [child.name for child in tmp_path.iterdir() if "partial" in child.name] == []


@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_copy_before_init_says_to_run_it(tmp_path, command):
    result = run(command, tmp_path / "b.zip")
    assert result.exit_code == 2
    assert "python -m data_access init" in result.stderr
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.usefixtures("store")
def test_a_missing_backup_is_named(tmp_path):
    result = run("restore", tmp_path / "none.zip")
    assert (result.exit_code, result.stderr) == (1, "none.zip is not there\n")


def test_no_role_may_copy_or_replace_the_store(as_role):
    assert [role for role in Role if as_role(role.value).may(Right.COPY)] == []
    with pytest.raises(NotPermitted), open_recorder(as_role("administrator")) as recorder:
        recorder.whole_store.note_copy("backed up", "b.zip", "")


def test_every_column_of_every_table_can_be_written_as_text():
    for table in Base.metadata.tables.values():
        assert all(kind_of(column) for column in table.columns)


@pytest.mark.usefixtures("store")
def test_areas_may_refer_to_areas_that_come_later(tmp_path):
    backup(tmp_path / "b.zip")
    restore(tmp_path / "b.zip", replace=True)
    with reading() as session:
        assert session.scalar(select(func.count(Area.parent_id))) > 0
