"""The command line, as a person or a script would use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data_access.access.accounts import password_hash_to_check
from data_access.access.sessions import current_visit, issue_code, redeem_code
from data_access.cli import app
from data_access.loading import KINDS
from data_access.models import Account, Area, Observation
from tests.data_access.helpers import read, rows_in, values, week_file
from tests.sample_counts import AREAS, FEWEST_FIGURES

REPOSITORY = Path(__file__).parents[2]
PASSWORD = "correct horse battery"


def run(*arguments, given=None):
    """Run a command inside this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def start(*arguments, given=""):
    """Run a command as a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "data_access", *map(str, arguments)]
    return subprocess.run(
        command, cwd=REPOSITORY, env=os.environ, input=given, capture_output=True, text=True,
        check=False,
    )


def test_init_and_load_as_separate_processes(tmp_path):
    assert start("init").returncode == 0
    loaded = start("load", week_file(tmp_path, {}), "--json")
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert json.loads(loaded.stdout)["rows_stored"] == 1
    assert values("CH1") == [93.1]


@pytest.mark.usefixtures("store")
def test_a_password_from_standard_input_and_no_cookie_key(monkeypatch):
    monkeypatch.delenv("DASHBOARD_COOKIE_KEY")
    command = ("accounts", "add", "Jo", "--role", "analyst", "--password-stdin")
    added = start(*command, given=f"{PASSWORD}\n")
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout == f"jo analyst {PASSWORD}\n"


def test_init_gives_a_catalogue_without_figures():
    assert run("init").exit_code == 0
    assert rows_in(Area) == AREAS
    assert rows_in(Observation) == 0


def test_init_with_the_sample_twice_stores_it_once():
    assert run("init", "--sample").exit_code == 0
    held = rows_in(Observation)
    assert run("init", "--sample").exit_code == 0
    assert rows_in(Observation) == held > FEWEST_FIGURES


BEFORE_INIT = [("load", "x.csv"), ("accounts", "list"), ("accounts", "first"),
               ("accounts", "add", "jo", "--role", "panel"), ("accounts", "disable", "jo")]


@pytest.mark.parametrize("arguments", BEFORE_INIT, ids=" ".join)
def test_commands_before_init_say_to_run_it(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "python -m data_access init" in result.stderr


@pytest.mark.usefixtures("store")
def test_a_load_says_what_it_stored(tmp_path):
    result = run("load", week_file(tmp_path, {}, {"area": "HE"}), "--known-from", "07/07/2020")
    assert result.exit_code == 0
    assert result.stdout == (
        "week.csv: observations, 2 rows read, 2 figures stored (0 revisions),"
        " 0 already held\n"
    )
    assert {day.isoformat()[:10] for day in read("CH1")["known_from"]} == {"2020-07-07"}


@pytest.mark.usefixtures("store")
def test_a_refused_load_says_where_and_why_and_that_nothing_was_stored(tmp_path):
    result = run("load", week_file(tmp_path, {"value": "92%"}))
    assert result.exit_code == 1
    assert "week.csv, row 2, column value: this is not a number" in result.stderr
    assert "(found '92%')" in result.stderr
    assert result.stderr.endswith("Nothing was stored.\n")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    "arguments",
    [("load",), ("load", "x.csv", "--kind", "tea-leaves"), ("load", "x.csv", "--colour", "red"),
     ("load", "x.csv", "--known-from", "31 June"), ("template", "tea-leaves", "x.csv"),
     ("accounts", "add", "jo", "--role", "king"), ("accounts", "add", "jo"), ("brew",)],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert rows_in(Account) == rows_in(Observation) == 0


FILE_KEYS = {"kind", "rows_read", "rows_stored", "revised", "skipped", "unplaced", "outside",
             "errors"}


@pytest.mark.usefixtures("store")
def test_json_of_a_load_has_the_keys_of_the_contract(tmp_path):
    result = run("load", week_file(tmp_path, {}), week_file(tmp_path, {}, name="b.csv"), "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert set(told) == FILE_KEYS | {"files"}
    assert [set(file) for file in told["files"]] == [FILE_KEYS | {"file"}] * 2
    assert (told["kind"], told["rows_read"], told["errors"]) == ("observations", 2, [])


@pytest.mark.usefixtures("store")
def test_json_of_a_refused_load_has_every_error(tmp_path):
    long = "x" * 150
    result = run("load", week_file(tmp_path, {"value": long}), tmp_path / "missing.csv", "--json")
    told = json.loads(result.stdout)
    first, second = told["errors"]
    assert (result.exit_code, told["kind"], told["rows_stored"]) == (1, "mixed", 0)
    assert set(first) == {"file", "row", "column", "value", "reason"}
    assert (first["file"], first["row"], first["value"]) == ("week.csv", 2, "x" * 100)
    assert (second["file"], second["row"], second["value"]) == ("missing.csv", None, None)


@pytest.mark.usefixtures("store")
def test_json_of_a_check_counts_what_would_happen(tmp_path):
    result = run("load", week_file(tmp_path, {}), "--check", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["rows_stored"] == 1
    assert rows_in(Observation) == 0


@pytest.mark.usefixtures("store")
def test_a_kind_that_was_named_is_not_guessed(tmp_path):
    result = run("load", week_file(tmp_path, {}), "--kind", "police-uk-street", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["kind"]) == (1, "police-uk-street")
    assert "Crime type" in {error["column"] for error in told["errors"]}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("kind", KINDS)
def test_the_template_of_a_kind_can_be_loaded(tmp_path, kind):
    path = tmp_path / "2020-03-west-mercia-stop-and-search.csv"  # a kind that is known by its name
    assert run("template", kind, path).exit_code == 0
    result = run("load", path, "--check", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["kind"], told["errors"]) == (0, kind, [])
    assert told["rows_stored"] > 0


def test_a_template_never_overwrites_a_file(tmp_path):
    path = week_file(tmp_path, {})
    before = path.read_text()
    result = run("template", "observations", path)
    assert (result.exit_code, path.read_text()) == (1, before)
    assert "exists already" in result.stderr


def test_a_template_in_a_folder_that_is_not_there_is_refused_in_words(tmp_path):
    result = run("template", "observations", tmp_path / "no" / "such.csv")
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory" in result.stderr


@pytest.mark.usefixtures("store")
def test_adding_an_account_prints_name_role_and_password():
    result = run("accounts", "add", "Jo", "--role", "chief_executive")
    name, role, password = result.stdout.split()
    assert (result.exit_code, name, role) == (0, "jo", "chief_executive")
    assert len(password) == 20


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("given", ["", "\n", "short\n"], ids=["nothing", "empty-line", "short"])
def test_a_password_from_standard_input_is_never_replaced_by_another(given):
    result = run("accounts", "add", "jo", "--role", "panel", "--password-stdin", given=given)
    assert result.exit_code == 1
    assert "a password has 12 to 72 characters" in result.stderr
    assert rows_in(Account) == 0


@pytest.mark.usefixtures("accounts")
def test_the_list_says_who_is_active_and_who_is_disabled():
    assert run("accounts", "disable", "panel").stdout == "panel is disabled.\n"
    assert run("accounts", "list").stdout.splitlines() == [
        "administrator administrator active", "analyst analyst active",
        "chief-executive chief_executive active", "commissioner commissioner active",
        "panel panel disabled",
    ]


@pytest.mark.usefixtures("accounts")
def test_a_reset_prints_the_new_password_and_opens_the_account():
    old = password_hash_to_check("panel")
    run("accounts", "disable", "panel")
    name, password = run("accounts", "reset", "panel").stdout.split()
    assert (name, len(password)) == ("panel", 20)
    assert password_hash_to_check("panel") != old
    assert "panel panel active" in run("accounts", "list").stdout


@pytest.mark.usefixtures("accounts")
def test_sessions_are_ended_and_counted():
    token = redeem_code(issue_code("analyst", "nonce"), "nonce")
    assert run("accounts", "end-sessions", "analyst").stdout == "1 session ended.\n"
    assert current_visit(token) is None


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("command", ["disable", "reset", "end-sessions"])
def test_an_unknown_account_is_exit_code_1(command):
    result = run("accounts", command, "nobody")
    assert result.exit_code == 1
    assert result.stderr == "there is no account called 'nobody'\n"


@pytest.mark.usefixtures("store")
def test_first_prints_a_line_for_each_role_once():
    lines = [line.split() for line in run("accounts", "first").stdout.splitlines()]
    assert [role for role, _, _ in lines] == [
        "panel", "commissioner", "chief_executive", "analyst", "administrator"
    ]
    again = run("accounts", "first")
    assert (again.exit_code, again.stdout) == (0, "")


@pytest.mark.usefixtures("store")
def test_what_should_be_known_besides_is_said_apart_from_the_json(tmp_path):
    path = week_file(tmp_path, {"known_from": "2020-07-01"})
    result = run("load", path, "--json")
    assert json.loads(result.stdout)["rows_stored"] == 1
    assert "known before the period was over" in result.stderr
    again = run("load", path)
    assert "this very file was loaded on" in again.stdout


def test_a_data_folder_that_is_a_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with monkeypatch.context() as inside:
        inside.setenv("DASHBOARD_DATA_DIR", str(tmp_path / "file"))
        inside.delenv("DASHBOARD_DATABASE_URL", raising=False)
        result = start("init")
    assert result.returncode == 2
    assert result.stderr.startswith("DASHBOARD_DATA_DIR must be a folder")
