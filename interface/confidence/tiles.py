"""The areas as a map: by their outlines where they are loaded, and as tiles with the way to each."""

from __future__ import annotations

from textwrap import wrap

from analysis.areas.outlines import Drawing
from data_access.catalogue.office import office
from figures import Figure
from figures.charts.theme import PALETTES
from figures.confidence.areas import AreaAgainstRest
from figures.dashboard.states import State
from interface.components.addresses import address
from interface.components.escaping import picture
from interface.components.html import render, show
from interface.components.icons import theme_name
from interface.components.state_icons import state_icon

AROUND = 8
WIDEST_NAME = 14


def show_tiles(areas: Figure, question: str, outlines: Drawing | None) -> None:
    """Show a tile an area, below the map of their outlines where there is one.

    An area that the configuration gives no place follows the others.
    """
    drawn = "" if outlines is None else picture(_map(areas, outlines), areas.description)
    show(
        "confidence/tiles.html", title=areas.title, tiles=[_tile(row, question) for row in areas.rows],
        map=drawn,
    )


def _tile(row: AreaAgainstRest, question: str) -> dict[str, object]:
    return {
        "row": row, "icon": state_icon(row.state, row.letter, alt=""), "place": office().tiles.get(row.code),
        "to": address("confidence", measure=question, area=row.code),
    }


def _map(areas: Figure, outlines: Drawing) -> str:
    """The outlines with what is found of each, as an SVG; shape and letter say what the colour repeats."""
    colour = PALETTES[theme_name()]
    tones = {State.CONCERN: colour.orange, State.IMPROVEMENT: colour.blue, State.CHANGE: colour.purple}
    rows = {row.code: row for row in areas.rows}
    made = [
        {
            "path": outline.path, "x": round(outline.middle[0]), "y": round(outline.middle[1]),
            "name": wrap(rows[code].name, WIDEST_NAME), "said": rows[code].said, "letter": rows[code].letter,
            "apart": rows[code].state in tones, "tone": tones.get(rows[code].state, colour.ctrl),
        }
        for code, outline in outlines.outlines.items() if code in rows
    ]
    return str(render(
        "confidence/outlines.svg", areas=made, colour=colour, width=round(outlines.width + AROUND),
        height=round(outlines.height + AROUND),
    ))
