"""Every figure by its key, so that a link, a slide and a piece of evidence can all name it.

A key is what people say: ``WK1``, ``CH3``, or with an area ``CH3-SH``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data_access import Reader
from figures import (
    attention,
    attention_records,
    attention_signals,
    confidence,
    data_health,
    demand,
    estates,
    funnel,
    headlines,
    loads,
    measure,
    month_notes,
    monthly,
    provenance,
    revisions,
    services,
    statements,
    street,
    two_clocks,
    weekly,
)
from figures.figure import Figure

Builder = Callable[..., Figure]

# The kinds of attention register themselves when they are imported.
ATTENTION = (attention_signals, attention_records)

# Figures that stand for themselves; every measure adds one of its own (see measure.py).
STANDING: dict[str, Builder] = {
    "OV1": attention.build,
    "OV2": headlines.build,
    "OV3": headlines.states_by_objective,
    "WK1": weekly.build,
    "WK2": weekly.build_others,
    "DL1": demand.build,
    "MS1": monthly.build,
    "MS2": month_notes.build_notes,
    "MS3": monthly.build_months,
    "ST1": street.build,
    "LC1": confidence.build,
    "VT1": services.build_contracts,
    "VT2": services.build_funding,
    "ET1": estates.build,
    "TC1": two_clocks.build,
    "DA1": data_health.build,
    "DA2": revisions.build,
    "DA3": loads.build,
    "DA4": provenance.build,
    "DA5": statements.build,
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
    code, _, suffix = key.partition("-")
    if suffix == funnel.SUFFIX:
        return funnel.build(code, reader).with_key(key)
    if code in STANDING and suffix and reader.sees_office_figures:
        return monthly.build_key(key, reader).with_key(key)
    return measure.build(key, reader, **options).with_key(key)
