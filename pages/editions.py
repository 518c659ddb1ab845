"""Editions: what has been published for the Panel and the public. None can be published yet."""

import streamlit as st

from data_access.catalogue.office import office
from interface.access import require
from interface.components import page_frame


def render() -> None:
    """Say what a member of the Panel will find here, and that there is nothing yet."""
    require("editions")
    st.title("No edition has been published yet")
    page_frame.lead(
        f"An edition is a set of figures that the {office().office_name} publishes for the Police and Crime"
        " Panel, frozen on a day, so that nothing changes during a meeting."
    )
    page_frame.nothing_yet(
        "There is nothing to read yet.",
        "When the Chief Executive publishes an edition you find it here, the newest first.",
    )
