"""Audit: what was done, by whom, when. For administrators."""

import streamlit as st

from analysis.calendar.periods import say_day
from data_access import open_reader
from data_access.clock import OFFICE_TIME
from interface.access import require
from interface.components import page_frame
from interface.components.audit_words import say_event
from interface.components.tables import show_words

MOST = 200


def render() -> None:
    """Show the newest audit events."""
    visit = require("audit")
    with open_reader(visit.viewer) as reader:
        events = reader.administration.audit(MOST)
    st.title("Audit")
    if events.empty:
        page_frame.nothing_yet("Nothing has been recorded yet.", "Every change is listed here.")
        return
    page_frame.lead(f"The newest {len(events)} events, newest first. Times are those of the office.")
    local = [moment.astimezone(OFFICE_TIME) for moment in events["happened_at"]]
    lines = zip(
        [f"{say_day(at.date())}, {at:%H:%M:%S}" for at in local],
        events["done_by"], map(say_event, events["action"], events["subject"], events["detail"]), strict=True,
    )
    show_words(("When", "Who", "What"), lines, "Audit events, newest first")
