"""The accessibility statement: what was tested, what is not right yet, whom to tell."""

import streamlit as st

from data_access.catalogue.office import office
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown

WORKS = (
    "Every chart has a text description, a table and a file of the same figures.",
    "Colour is never the only sign: every state has a word, and most a shape or a letter as well.",
    "Everything can be reached with the keyboard; the first Tab offers a way past the navigation.",
    "Text can be enlarged to 400% and the page read on a phone; tables become lists there.",
    "There is a light and a dark theme, which follow the settings of your device.",
)
NOT_YET = (
    "The name and password fields do not tell your browser what they are for, so it may not fill"
    " them in (success criterion 1.3.5). They come from a library that we cannot change.",
    "It has been tested with automated rules and by keyboard, not yet by people who use a screen"
    " reader.",
)


def render() -> None:
    """Show the accessibility statement."""
    require("accessibility")
    st.title("Accessibility statement")
    page_frame.lead(
        f"This statement is for the performance dashboard of the {office().office_name}. It is"
        " meant to meet the Web Content Accessibility Guidelines 2.2 at level AA, and is partly"
        " compliant, for the reasons given below."
    )
    st.header("What you can expect", anchor=False)
    st.markdown("\n".join(f"- {as_plain_markdown(line)}" for line in WORKS))
    st.header("What is not right yet", anchor=False)
    st.markdown("\n".join(f"- {as_plain_markdown(line)}" for line in NOT_YET))
    st.header("Tell us", anchor=False)
    st.write(
        "If you cannot use a part of this dashboard or need a figure in another form, tell"
        f" {office().contact}. If you are not happy with the answer, contact the Equality Advisory and"
        " Support Service."
    )
    st.write("Prepared on 22 November 2026, from automated tests of every page with axe-core.")
