"""Claim check: what people say against what is held, what sources say against one another, consultations."""

from interface.access import require
from interface.check import claims, consultations, contradictions
from interface.components import page_frame
from interface.components.page_parts import open_part, show_parts

# The parts in order: what stands in the address, and the name of the tab.
PARTS = {"claims": "Claims", "contradictions": "Contradictions", "consultations": "Consultations"}


def render() -> None:
    """Show the parts of the page, one open at a time."""
    visit = require("check")
    part = open_part(PARTS, "claims")
    if part is None:
        return
    heading, choices = page_frame.heading_and_choices(visit, with_area=False)
    heading.title("Claim check")
    show_parts(
        PARTS, part,
        {
            "claims": lambda: claims.show(visit, choices),
            "contradictions": lambda: contradictions.show(visit, choices),
            "consultations": lambda: consultations.show(visit, choices),
        },
    )
