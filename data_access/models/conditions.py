"""Conditions and columns that many statements ask for: kept from the public, for the office, newest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, null, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, aliased

from data_access.models.observations import Observation, Suppression

PUBLIC = "public"

# A statement that may select any columns.
Query = Select[*tuple[Any, ...]]


def of_office(
    column: InstrumentedAttribute[Any], audiences: frozenset[str]
) -> ColumnElement[Any]:
    """A column of text as the office reads it; empty for everybody else."""
    return type_coerce(column if "office" in audiences else null(), String).label(column.key)


def kept_from_public() -> ColumnElement[bool]:
    """How a figure finds that it is kept from the public; for an outer join."""
    return and_(
        Suppression.observation_id == Observation.id, Suppression.audience == PUBLIC
    )


def newest_of(series: Any, among: Callable[[type[Observation]], ColumnElement[bool]]) -> Any:  # noqa: ANN401
    """The newest observation of a series, given by its measure_id, area_id and strand.

    ``among`` says which of its rows count. Of two periods that end on one day, a quarter and a year,
    the shorter one is newer. The index holds a series in the order of its periods, so that one step
    finds it.
    """
    row = aliased(Observation)
    return (
        select(row.id)
        .where(
            row.measure_id == series.measure_id, row.area_id == series.area_id,
            row.strand == series.strand, among(row),
        )
        .order_by(row.period_end.desc(), row.period_start.desc())
        .limit(1)
        .correlate_except(row)
        .scalar_subquery()
    )
