"""Every figure by its key, so that a link, a slide and a piece of evidence can all name it.

A key is what people say: ``WK1``, ``CH3``, or with an area ``CH3-SH``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data_access import Reader
from figures.check import attention as check_attention
from figures.check import consultations, contradictions
from figures.confidence import areas, published, ranks, side_by_side, together, waves
from figures.data import health, loads, provenance, revisions, statements
from figures.estates import attention as estates_attention
from figures.estates import milestones
from figures.figure import Figure
from figures.measure import funnel, opened, rebasing, two_clocks
from figures.monthly import commentary, summary
from figures.overview import (
    attention,
    attention_signals,
    decisions,
    headlines,
    open_questions,
)
from figures.victims import attention as victims_attention
from figures.victims import contracts
from figures.weekly import demand, street, table

Builder = Callable[..., Figure]

# The kinds of attention register themselves when they are imported.
ATTENTION = (attention_signals, check_attention, estates_attention, victims_attention)

# Figures that stand for themselves; every measure adds one of its own (see opened.py).
STANDING: dict[str, Builder] = {
    "OV1": attention.build,
    "OV2": headlines.build,
    "OV3": headlines.states_by_objective,
    "OV4": open_questions.build,
    "OV5": decisions.build,
    "WK1": table.build,
    "WK2": table.build_others,
    "DL1": demand.build,
    "MS1": summary.build,
    "MS2": commentary.build_notes,
    "MS3": summary.build_months,
    "ST1": street.build,
    "LC1": published.build,
    "LC2": side_by_side.build,
    "LC3": together.build,
    "VT1": contracts.build_contracts,
    "VT2": contracts.build_funding,
    "ET1": milestones.build,
    "TC1": two_clocks.build,
    "DA1": health.build,
    "DA2": revisions.build,
    "DA3": loads.build,
    "DA4": provenance.build,
    "DA5": statements.build,
    "CK1": contradictions.build,
    "CN1": consultations.build,
}


def keys(reader: Reader) -> list[str]:
    """The keys of every figure this reader may build, in the order of the catalogue."""
    standing = list(STANDING) if reader.sees_office_figures else []
    return standing + opened.keys(reader)


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
    if suffix == areas.SUFFIX:
        return areas.build(code, reader, **options).with_key(key)
    if suffix == ranks.SUFFIX:
        return ranks.build(code, reader, **options).with_key(key)
    if suffix == rebasing.SUFFIX:
        return rebasing.build(code, reader, **options).with_key(key)
    if code == side_by_side.KEY and suffix:
        return side_by_side.build(reader, suffix, **options).with_key(key)
    area = options.get("area") or suffix or None
    if not key.endswith("-") and options.keys() <= {"area"} and waves.held(code, reader, area):
        return waves.build(code, reader, area).with_key(key)
    if code in STANDING and suffix and reader.sees_office_figures:
        return summary.build_key(key, reader).with_key(key)
    return opened.build(key, reader, **options).with_key(key)
