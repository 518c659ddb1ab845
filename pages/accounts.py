"""Accounts: who may sign in, in which role. For administrators, who see no force data."""

import streamlit as st

from analysis.words import say_number
from data_access import Recorder, open_reader
from data_access.access.roles import Role
from interface.access import require
from interface.components import page_frame
from interface.components.tables import show_words
from interface.notes.recording import record


def render() -> None:
    """List the accounts, add one, or change one."""
    visit = require("accounts")
    st.title("Accounts")
    page_frame.lead("A password is shown once, when it is made. Hand it over in person.")
    # The list stands first but is read last, so that it shows what was just changed.
    listed = st.container()
    with st.form("add-account", clear_on_submit=True):
        st.subheader("Add an account", anchor=False)
        name = st.text_input("Name", max_chars=60)
        role = st.selectbox("Role", list(Role), format_func=lambda role: role.label)
        if st.form_submit_button("Add"):
            record(visit, lambda recorder: _say_new(*recorder.accounts.add(name or "", role or "")))
    with open_reader(visit.viewer) as reader:
        names = reader.administration.accounts()["name"].to_list()
    with st.form("change-account"):
        st.subheader("Change an account", anchor=False)
        chosen = st.selectbox("Account", names)
        change = st.radio("Change", ["End its sessions", "New password", "Disable"])
        if st.form_submit_button("Change this account"):
            record(visit, lambda recorder: _change(recorder, str(chosen), str(change)))
    listed.header("Who may sign in", anchor=False)
    with open_reader(visit.viewer) as reader:
        accounts = reader.administration.accounts()
    lines = [
        (name, Role(role).label, "active" if active else "disabled")
        for name, role, active in zip(accounts["name"], accounts["role"], accounts["active"], strict=True)
    ]
    with listed:
        show_words(("Name", "Role", "State"), lines, "Accounts, roles and states")


def _change(recorder: Recorder, name: str, change: str) -> str:
    if change == "New password":
        return _say_new(name, recorder.accounts.reset(name))
    if change == "Disable":
        recorder.accounts.disable(name)
        return f"{name} can no longer sign in."
    return f"{say_number(recorder.accounts.end_sessions(name), 'session')} of {name} ended."


def _say_new(name: str, password: str) -> str:
    return f"Password of {name}: {password} (shown once)"
