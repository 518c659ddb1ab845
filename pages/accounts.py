"""Accounts: who may sign in, in which role. For administrators, who see no force data."""

from collections.abc import Callable

import streamlit as st

from data_access import Recorder, RecordRefused, open_reader, open_recorder
from data_access.roles import Role
from interface import frame
from interface.access import require
from interface.tables import show_table
from interface.text import as_plain_markdown


def render() -> None:
    """List the accounts, add one, or change one."""
    visit = require("accounts")
    with open_reader(visit.viewer) as reader:
        accounts = reader.accounts()
    st.title("Accounts")
    frame.lead("A password is shown once, when it is made. Hand it over in person.")
    st.header("Who may sign in", anchor=False)
    shown = accounts.assign(
        role=[Role(role).label for role in accounts["role"]],
        state=["active" if active else "disabled" for active in accounts["active"]],
    )[["name", "role", "state"]]
    show_table(shown.rename(columns=str.capitalize), "Accounts, their roles and whether they are active")
    with st.form("add-account", clear_on_submit=True):
        st.subheader("Add an account", anchor=False)
        name = st.text_input("Name", max_chars=60)
        role = st.selectbox("Role", list(Role), format_func=lambda role: role.label)
        if st.form_submit_button("Add"):
            _record(lambda recorder: _say_new(*recorder.add_account(name or "", role or "")))
    with st.form("change-account"):
        st.subheader("Change an account", anchor=False)
        chosen = st.selectbox("Account", accounts["name"].to_list())
        change = st.radio("Change", ["End its sessions", "New password", "Disable"])
        if st.form_submit_button("Do it"):
            _record(lambda recorder: _change(recorder, str(chosen), str(change)))


def _change(recorder: Recorder, name: str, change: str) -> str:
    if change == "New password":
        return _say_new(name, recorder.reset_account(name))
    if change == "Disable":
        recorder.disable_account(name)
        return f"{name} can no longer sign in."
    return f"{recorder.end_sessions(name)} sessions of {name} ended."


def _say_new(name: str, password: str) -> str:
    return f"Password of {name}: {password} (shown once)"


def _record(act: Callable[[Recorder], str]) -> None:
    try:
        with open_recorder(require("accounts").viewer) as recorder:
            told = act(recorder)
    except RecordRefused as refused:
        st.error(as_plain_markdown(refused))
    else:
        st.success(as_plain_markdown(told))
