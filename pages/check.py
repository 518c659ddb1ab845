"""Claim check: what papers say held against one another, and what consultations found."""

import streamlit as st

from interface.access import require
from interface.check import consultations, contradictions
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown

# The parts in order: what stands in the address, and what leads there.
PARTS = {"contradictions": "Contradictions", "consultations": "Consultations"}
SHOWS = {"contradictions": contradictions.show, "consultations": consultations.show}


def render() -> None:
    """Show one part of the page; the first unless the address names another."""
    visit = require("check")
    heading, choices = page_frame.heading_and_choices(visit, with_area=False)
    heading.title("Claim check")
    part = st.query_params.get("part", "contradictions")
    if part not in PARTS:
        st.error(f"There is no part “{as_plain_markdown(part)}” of this page. Choose one to go on.")
    for other, words in PARTS.items():
        if other != part:
            page_frame.link(words, "check", part=other)
    if part in SHOWS:
        SHOWS[part](visit, choices)
