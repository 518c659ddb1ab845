"""The export: everything in open formats, no secrets, and nothing lost on the way back."""

from __future__ import annotations

import csv
import stat
import zipfile

import pytest

from data_access.access.roles import Role
from data_access.copies.backup import restore
from data_access.copies.export import dictionary, export
from data_access.database.base import Base
from data_access.errors import RecordRefused
from data_access.models import Account, Observation
from data_access.packs.archive import FLEETING
from tests.data_access.helpers import audit_trail, data_state, load, rows_in, week_file
from tests.data_access.keeping import (
    AWKWARD,
    contents,
)
from tests.data_access.test_cli import run, start
from tests.sample_counts import FEWEST_FIGURES


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("full_store")
@pytest.mark.parametrize("name", ["record", "record.zip"])
def test_an_export_comes_back_row_for_row_but_the_accounts(tmp_path, away, name):
    before, trail = contents("account"), audit_trail()
    export(tmp_path / name)
    away()
    result = run("restore", tmp_path / name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "The accounts are as they were" in result.stdout
    assert contents("account") == before
    assert rows_in(Observation) > FEWEST_FIGURES
    assert rows_in(Account) == 0
    assert audit_trail() == [*trail, ("command line", "restored from an export", name)]


@pytest.mark.usefixtures("full_store")
def test_an_export_replaces_a_store_that_holds_something_only_when_told_to(tmp_path):
    export(tmp_path / "record")
    before, version = contents(), data_state().version
    with pytest.raises(RecordRefused, match="already holds"):
        restore(tmp_path / "record")
    assert (contents(), data_state().version) == (before, version)
    load(week_file(tmp_path, {"area": "SH", "period_end": "2014-01-05", "value": "7"}))
    assert contents() != before
    restore(tmp_path / "record", replace=True)
    assert contents() == before
    assert rows_in(Account) == len(Role)


@pytest.mark.usefixtures("full_store")
def test_an_export_fills_a_store_that_has_accounts_already_and_leaves_them(tmp_path, away):
    before = contents("account")
    export(tmp_path / "record.zip")
    away()
    assert run("init").exit_code == 0
    assert run("accounts", "first").exit_code == 0
    accounts = rows_in(Account)
    restore(tmp_path / "record.zip")
    assert contents("account") == before
    assert rows_in(Account) == accounts


@pytest.mark.usefixtures("full_store")
def test_a_table_that_was_changed_is_not_taken_in(tmp_path, away):
    export(tmp_path / "record")
    file = tmp_path / "record" / "tables" / "observation.csv"
    file.write_bytes(file.read_bytes().replace(b"93.1", b"99.9"))
    away()
    assert run("init").exit_code == 0
    with pytest.raises(RecordRefused, match="its checksum differs"):
        restore(tmp_path / "record")
    assert rows_in(Observation) == 0


@pytest.mark.usefixtures("full_store")
def test_an_export_has_every_table_and_no_secret(tmp_path):
    export(tmp_path / "record")
    files = {path.stem for path in (tmp_path / "record" / "tables").iterdir()}
    assert files == set(Base.metadata.tables) - FLEETING
    account = rows_of(tmp_path / "record" / "tables" / "account.csv")[0]
    assert list(account) == ["id", "name", "role", "created_at", "disabled_at"]
    everything = b"".join(
        path.read_bytes() for path in (tmp_path / "record").rglob("*") if path.is_file()
    )
    assert b"$2b$" not in everything


@pytest.mark.usefixtures("full_store")
def test_no_text_of_an_export_runs_in_a_spreadsheet(tmp_path):
    export(tmp_path / "record")
    text = {(row["table"], row["column"]) for row in dictionary() if row["type"] == "text"}
    risky = [
        (path.stem, column, cell)
        for path in (tmp_path / "record" / "tables").iterdir()
        for row in rows_of(path) for column, cell in row.items()
        if (path.stem, column) in text and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]
    assert risky == []
    held = rows_of(tmp_path / "record" / "tables" / "contract.csv")[-1]
    assert {name: held[name] for name in AWKWARD} == {
        "provider": AWKWARD["provider"], "service": "'=1+1", "status": "''", "next_step": "'",
        "note": "'-", "locator": "'@x", "date_as_written": "'''",
    }


@pytest.mark.usefixtures("full_store")
def test_the_data_dictionary_names_every_column_of_every_file(tmp_path):
    export(tmp_path / "record")
    told = rows_of(tmp_path / "record" / "data_dictionary.csv")
    held = {
        path.stem: path.read_text(encoding="utf-8").splitlines()[0].split(",")
        for path in (tmp_path / "record" / "tables").iterdir()
    }
    assert {
        name: [row["column"] for row in told if row["table"] == name] for name in held
    } == held
    assert [row for row in told if not row["about_the_table"] or not row["type"]] == []
    to_read = (tmp_path / "record" / "data_dictionary.md").read_text(encoding="utf-8")
    assert [name for name in held if f"## {name}\n" not in to_read] == []
    assert "| known_from | date | no | no |  |" in to_read


@pytest.mark.usefixtures("store")
def test_the_readme_says_what_when_as_at_and_under_which_licence(tmp_path):
    manifest = export(tmp_path / "record")
    readme = (tmp_path / "record" / "README.md").read_text(encoding="utf-8")
    assert manifest.made_at in readme
    for words in ("as at", "Open Government Licence v3.0", "Not for publication", "none yet"):
        assert words in readme


@pytest.mark.usefixtures("store")
def test_an_export_is_private_and_leaves_nothing_behind(tmp_path):
    result = start("export", tmp_path / "record")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Written: {tmp_path / 'record'}, ")
    assert start("export", tmp_path / "record.zip").returncode == 0
    modes = {
        stat.S_IMODE(path.stat().st_mode)
        for path in [tmp_path / "record.zip", *(tmp_path / "record").rglob("*")]
        if path.is_file()
    }
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "record").stat().st_mode) == 0o700
    left = sorted(child.name for child in tmp_path.iterdir())
    assert left == ["data", "record", "record.zip"]
    assert [action for _by, action, _on in audit_trail()] == ["exported", "exported"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", ["record", "record.zip"])
def test_an_export_never_overwrites(tmp_path, name):
    assert run("export", tmp_path / name).exit_code == 0
    assert run("export", tmp_path / name).exit_code == 1
    assert rows_in(Account) == 0


@pytest.mark.usefixtures("full_store")
def test_the_zip_and_the_folder_hold_the_same_files(tmp_path):
    export(tmp_path / "record")
    export(tmp_path / "record.zip")
    with zipfile.ZipFile(tmp_path / "record.zip") as archive:
        zipped = set(archive.namelist())
    folder = tmp_path / "record"
    assert zipped == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
