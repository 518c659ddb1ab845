"""Estates milestones: the date first given, what is forecast now, what is past due."""

from interface import frame, reading
from interface.access import require
from interface.figures_on_page import try_to_show
from interface.text import as_plain_markdown


def render() -> None:
    """Show the milestones of estates and programmes."""
    visit = require("estates")
    heading, choices = frame.heading_and_choices(visit)
    milestones = reading.figure(visit, choices.as_at, "ET1", area=choices.area)
    heading.title(as_plain_markdown(milestones.title))
    if milestones.table.empty:
        frame.nothing_yet(
            "No milestone is recorded yet.",
            "The analyst or the Chief Executive records each project with its first dates.",
        )
        return
    frame.lead(
        "The state from the dates stands beside what was reported; neither is worked out from the"
        " other. A date that is not in the calendar is kept as it was written."
    )
    try_to_show(lambda: milestones, heading="Milestones and their dates")
