"""Every figure by its key, so that a link, a slide and a piece of evidence can all name it.

A key is what people say: ``WK1``, ``CH3``, or with an area ``CH3-SH``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data_access import Reader
from figures import attention, confidence, estates, headlines, measure, services, street, weekly
from figures.figure import Figure

Builder = Callable[..., Figure]

# Figures that stand for themselves; every measure adds one of its own (see measure.py).
STANDING: dict[str, Builder] = {
    "OV1": attention.build,
    "OV2": headlines.build,
    "WK1": weekly.build,
    "ST1": street.build,
    "LC1": confidence.build,
    "VT1": services.build_contracts,
    "VT2": services.build_funding,
    "ET1": estates.build,
}


def keys(reader: Reader) -> list[str]:
    """The keys of every figure this reader may build, in the order of the catalogue."""
    standing = list(STANDING) if reader.sees_office_figures else []
    return standing + measure.keys(reader)


def build(key: str, reader: Reader, **options: Any) -> Figure:  # noqa: ANN401 - each builder has its own
    """Make the figure of a key.

    ``options`` are those of the figure's own builder, such as ``area``. Raises KeyError for a key
    that does not exist; one the viewer may not see raises the very same error.
    """
    if key in STANDING and reader.sees_office_figures:
        return STANDING[key](reader, **options).with_key(key)
    return measure.build(key, reader, **options).with_key(key)
