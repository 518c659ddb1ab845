"""Data: what is late or missing, what was revised, loading files, and where a figure came from."""

from interface import data_parts, frame, load_part, reading
from interface.access import require
from interface.figures_on_page import try_to_show
from interface.text import as_plain_markdown


def render() -> None:
    """Show the parts of the data page, one open at a time."""
    visit = require("data")
    part = data_parts.open_part()
    if part is None:
        return
    heading, choices = frame.heading_and_choices(visit, with_area=part == "provenance")
    health = reading.figure(visit, choices.as_at, "DA1")
    heading.title(as_plain_markdown(health.title))
    data_parts.show_parts(
        part,
        {
            "health": lambda: try_to_show(
                lambda: health, heading="Every measure by its state", table=data_parts.health_table
            ),
            "revised": lambda: data_parts.revised(visit, choices),
            "load": lambda: load_part.load_a_file(visit),
            "templates": load_part.templates,
            "loads": lambda: data_parts.loads(visit, choices),
            "provenance": lambda: data_parts.provenance(visit, choices),
            "statements": lambda: data_parts.statements(visit, choices),
        },
    )
