"""The areas as tiles that lie about as they do on a map, each with its finding and the way to it."""

from __future__ import annotations

from data_access.catalogue.office import office
from figures import Figure
from figures.confidence.areas import AreaAgainstRest
from interface.components.addresses import address
from interface.components.html import show
from interface.components.state_icons import state_icon


def show_tiles(areas: Figure, question: str) -> None:
    """Show a tile an area; an area that the configuration gives no place follows the others."""
    show("confidence/tiles.html", title=areas.title, tiles=[_tile(row, question) for row in areas.rows])


def _tile(row: AreaAgainstRest, question: str) -> dict[str, object]:
    return {
        "row": row, "icon": state_icon(row.state, row.letter, alt=""), "place": office().tiles.get(row.code),
        "to": address("confidence", measure=question, area=row.code),
    }
