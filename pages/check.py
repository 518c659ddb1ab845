"""Claim check: what people say, against the figures that are held."""

import streamlit as st

from interface.access import require
from interface.check import claims
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown

CLAIMS = "claims"
PARTS = {CLAIMS: claims.show_claims}


def render() -> None:
    """Show the part of the page that the address names."""
    visit = require("check")
    part = st.query_params.get("part", CLAIMS)
    if part not in PARTS:
        st.error(f"There is no part “{as_plain_markdown(part)}” of this page. Choose one to go on.")
        st.button("Check a claim", on_click=_forget_part)
        return
    heading, choices = page_frame.heading_and_choices(visit, with_area=False)
    heading.title("Claim check")
    PARTS[part](visit, choices.as_at)


def _forget_part() -> None:
    st.query_params.pop("part", None)
