"""Data: what is late or missing, what was revised, loading files, and where a figure came from."""

from interface import figure_cache
from interface.access import require
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import try_to_show
from interface.components.page_parts import open_part, show_parts
from interface.data import load, parts


def render() -> None:
    """Show the parts of the data page, one open at a time."""
    visit = require("data")
    part = open_part(parts.PARTS, parts.usual_part())
    if part is None:
        return
    heading, choices = page_frame.heading_and_choices(visit, with_area=part == "provenance")
    health = figure_cache.figure(visit, choices.as_at, "DA1")
    heading.title(as_plain_markdown(health.title))
    show_parts(
        parts.PARTS, part,
        {
            "health": lambda: try_to_show(
                lambda: health, heading="Every measure by its state", table=parts.health_table
            ),
            "revised": lambda: parts.revised(visit, choices),
            "load": lambda: load.load_a_file(visit),
            "templates": load.templates,
            "loads": lambda: parts.loads(visit, choices),
            "provenance": lambda: parts.provenance(visit, choices),
            "statements": lambda: parts.statements(visit, choices),
        },
        leaving=parts.OF_A_PART,
    )
