"""The visual system: colours by role, never by taste, and the one look of every chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, named for what they mean."""

    bg: str
    surface: str
    band: str
    text: str
    muted: str
    grey: str
    ctrl: str
    border: str
    blue: str
    orange: str
    purple: str
    dark: str


LIGHT = Palette(
    bg="#FFFFFF", surface="#F4F6F8", band="#E9EDF1", text="#14202B", muted="#4A5763",
    grey="#6B7580", ctrl="#7B8794", border="#D3D9DF", blue="#0B5CAD", orange="#B54708",
    purple="#6B2FA0", dark="#2B333B",
)
DARK = Palette(
    bg="#11171D", surface="#1B232B", band="#232D36", text="#EDF1F5", muted="#B3BEC9",
    grey="#98A4B0", ctrl="#7F8B97", border="#36414C", blue="#6CB6FF", orange="#FF9F50",
    purple="#C9A2F2", dark="#DDE3E9",
)
PALETTES = {"light": LIGHT, "dark": DARK}
FONT = '"Source Sans", "Source Sans Pro", sans-serif'
LABEL_SIZE = 14


@lru_cache(maxsize=2)
def config(theme: str) -> dict[str, Any]:
    """The Vega-Lite configuration of a theme, ``light`` or ``dark``."""
    colour = PALETTES[theme]
    axis = {
        "labelColor": colour.text, "titleColor": colour.muted, "gridColor": colour.border,
        "domainColor": colour.ctrl, "tickColor": colour.ctrl, "labelFontSize": LABEL_SIZE,
        "titleFontSize": LABEL_SIZE, "titleFontWeight": "normal", "labelPadding": 6,
    }
    return {
        "background": colour.bg,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False},
        "text": {"color": colour.text, "fontSize": LABEL_SIZE},
        "rule": {"color": colour.text},
    }


def in_themes(chart: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - Altair has no types
    """A layered chart, drawn in the colours of the light theme, as a bare specification of each theme.

    It is drawn once, which takes longest, and each colour is then exchanged for the one that means the same.
    Altair gives each layer an empty data set of its own, which would hide the one frame that all of them
    are to draw.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    layers = [{part: made for part, made in layer.items() if part != "data"} for layer in spec["layer"]]
    bare = {part: made for part, made in spec.items() if part not in ("data", "datasets")} | {"layer": layers}
    return {
        theme: _recoloured(bare, dict(zip(astuple(LIGHT), astuple(palette), strict=True)))
        | {"config": config(theme)}
        for theme, palette in PALETTES.items()
    }


def _recoloured(part: Any, colours: Mapping[str, str]) -> Any:  # noqa: ANN401 - any part of a specification
    if isinstance(part, dict):
        return {name: _recoloured(inner, colours) for name, inner in part.items()}
    if isinstance(part, list):
        return [_recoloured(inner, colours) for inner in part]
    return colours.get(part, part) if isinstance(part, str) else part
