"""Estates milestones: the date first given, what is forecast now, what is past due."""

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import marking, try_to_show
from interface.components.filters import item_asked


def render() -> None:
    """Show the milestones of estates and programmes."""
    visit = require("estates")
    heading, choices = page_frame.heading_and_choices(visit)
    milestones = figure_cache.figure(visit, choices.as_at, "ET1", area=choices.area)
    heading.title(as_plain_markdown(milestones.title))
    if not milestones.rows:
        page_frame.nothing_yet(
            "No milestone is recorded yet.",
            "The analyst or the Chief Executive records each project with its first dates.",
        )
        return
    page_frame.lead(
        "The state from the dates stands beside what was reported; neither is worked out from the"
        " other. A date that is not in the calendar is kept as it was written."
    )
    chosen = item_asked({line.code for line in milestones.rows})
    try_to_show(lambda: milestones, heading="Milestones and their dates", table=marking(chosen))
