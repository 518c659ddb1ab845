"""The role comes from the account as it is now, and decides what may be written."""

from __future__ import annotations

import dataclasses

import pytest

from data_access import NotPermitted, Role, UnknownAccount, Viewer, open_recorder, viewer
from data_access.access.roles import operator
from data_access.models import Account, Observation
from tests.data_access.helpers import audit_trail, rows_in, week_file

ROLES = [role.value for role in Role]


@pytest.mark.parametrize("role", ROLES)
def test_a_viewer_has_the_role_of_the_account(accounts, role):
    name = role.replace("_", "-")
    assert name in accounts
    assert viewer(name).role is Role(role)
    assert viewer(name).operator is False


@pytest.mark.usefixtures("accounts")
def test_a_name_is_known_in_any_case_and_with_space_around_it():
    assert viewer(" Chief-Executive ") == viewer("chief-executive")


@pytest.mark.usefixtures("accounts")
@pytest.mark.parametrize("name", ["nobody", "", "chief executive", "command line"])
def test_an_unknown_name_is_nobody(name):
    with pytest.raises(UnknownAccount, match="no active account"):
        viewer(name)


@pytest.mark.usefixtures("accounts")
def test_a_disabled_account_is_nobody_until_it_is_reset():
    with open_recorder(operator()) as recorder:
        recorder.accounts.disable("analyst")
    with pytest.raises(UnknownAccount):
        viewer("analyst")
    with open_recorder(operator()) as recorder:
        recorder.accounts.reset("analyst")
    assert viewer("analyst").role is Role.ANALYST


@pytest.mark.parametrize("given", [{"role": Role.ANALYST}, {"operator": True}])
def test_nobody_can_give_a_viewer_its_role(given):
    with pytest.raises(TypeError):
        Viewer("analyst", **given)
    with pytest.raises(TypeError):
        Viewer("analyst", *given.values())


@pytest.mark.parametrize("change", [{"role": Role.ANALYST}, {"operator": True}])
def test_nobody_can_change_the_role_of_a_viewer(change):
    made = Viewer("analyst")
    with pytest.raises(ValueError, match="init=False"):
        dataclasses.replace(made, **change)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, *next(iter(change.items())))


@pytest.mark.usefixtures("accounts")
def test_a_viewer_made_by_hand_may_write_nothing(tmp_path):
    with open_recorder(Viewer("analyst")) as recorder, pytest.raises(NotPermitted):
        recorder.files.load([week_file(tmp_path, {})])
    assert rows_in(Observation) == 0


WRITES = {
    "load": lambda recorder, folder: recorder.files.load([week_file(folder, {})]),
    "check": lambda recorder, folder: recorder.files.load([week_file(folder, {})], check=True),
    "add_account": lambda recorder, _: recorder.accounts.add("new", "panel"),
    "first_accounts": lambda recorder, _: recorder.accounts.add_first(),
    "disable_account": lambda recorder, _: recorder.accounts.disable("panel"),
    "reset_account": lambda recorder, _: recorder.accounts.reset("panel"),
    "end_sessions": lambda recorder, _: recorder.accounts.end_sessions("panel"),
}
ALLOWED = {"analyst": {"load", "check"}, "administrator": set(WRITES) - {"load", "check"}}
SILENT = {"check", "first_accounts"}


def trail_of(viewer_who_writes, write, folder):
    """The audit events that a write leaves beyond those of the accounts that are there."""
    held = len(audit_trail())
    with open_recorder(viewer_who_writes) as recorder:
        write(recorder, folder)
    return audit_trail()[held:]


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("role", ALLOWED)
def test_a_role_may_do_what_it_is_for(tmp_path, as_role, role, method):
    if method not in ALLOWED[role]:
        with pytest.raises(NotPermitted):
            trail_of(as_role(role), WRITES[method], tmp_path)
        return
    trail = trail_of(as_role(role), WRITES[method], tmp_path)
    assert [done_by for done_by, _, _ in trail] == ([] if method in SILENT else [role])


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("role", [role for role in ROLES if role not in ALLOWED])
def test_the_other_roles_may_write_none_of_it(tmp_path, as_role, role, method):
    with pytest.raises(NotPermitted, match="this role may not"):
        trail_of(as_role(role), WRITES[method], tmp_path)


@pytest.mark.parametrize("method", WRITES)
def test_the_command_line_may_do_all_of_it(tmp_path, accounts, method):
    trail = trail_of(operator(), WRITES[method], tmp_path)
    assert [by for by, _, _ in trail] == ([] if method in SILENT else ["command line"])
    assert rows_in(Account) == len(accounts) + (method == "add_account")


@pytest.mark.parametrize("method", WRITES)
def test_a_refused_write_leaves_no_trace_even_when_the_refusal_is_caught(
    tmp_path, as_role, method
):
    commissioner, held = as_role("commissioner"), audit_trail()
    with open_recorder(commissioner) as recorder, pytest.raises(NotPermitted):
        WRITES[method](recorder, tmp_path)
    assert audit_trail() == held
    assert (rows_in(Observation), rows_in(Account)) == (0, 5)


def test_roles_are_shown_in_words():
    assert [role.label for role in Role] == [
        "Panel", "Commissioner", "Chief executive", "Analyst", "Administrator"
    ]
