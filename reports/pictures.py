"""Charts of a document: a figure drawn at print size, without a browser and without the network."""

from __future__ import annotations

import json
from dataclasses import dataclass

import vl_convert

from figures import Figure
from figures.charts.theme import LIGHT
from figures.words.statuses import ILLUSTRATIVE

# In pixels; the words of a chart come out at about 11 point on an A4 page.
WIDTH, HEIGHT = 600, 230
SHARPNESS = 2.5
# A document is read where the fonts of the page are not; each of these is on some system.
FONTS = '"Source Sans 3", "Source Sans Pro", "Liberation Sans", Arial, Helvetica, "DejaVu Sans", sans-serif'


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as its specification with data, and the words that say it without the picture."""

    spec: str
    alt: str

    def png(self) -> bytes:
        """The drawing as points, which is what Word shows."""
        # No address may be asked for anything: the data stand in the specification.
        return bytes(vl_convert.vegalite_to_png(self.spec, scale=SHARPNESS, allowed_base_urls=[]))

    def svg(self) -> str:
        """The drawing as lines and text, sharp at any size."""
        return str(vl_convert.vegalite_to_svg(self.spec, allowed_base_urls=[]))


def picture_of(figure: Figure) -> Picture | None:
    """The chart of a figure in the light theme; None where the table is the figure.

    One with illustrative figures says so above its plot, so that a copied picture says it as well.
    """
    drawn = figure.drawing
    if drawn is None:
        return None
    size = {"width": WIDTH, "height": HEIGHT, "autosize": {"type": "fit-x", "contains": "padding"}}
    warning = {
        "title": {
            "text": ILLUSTRATIVE, "anchor": "end", "fontSize": 14, "fontWeight": 600, "color": LIGHT.text,
        }
    }
    whole = drawn | size | (warning if figure.illustrative else {})
    whole["config"] = drawn.get("config", {}) | {"font": FONTS}
    return Picture(json.dumps(whole, sort_keys=True), figure.description)
