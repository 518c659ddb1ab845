"""What areas are compared by: several periods of each, taken together as a count and its base."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

COLUMNS = ["area", "x", "n"]


def pooled_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """The numerators and denominators of each area, added up: ``area, x, n``, in the order of the names.

    ``rows`` has ``area, numerator, denominator``. A period without both is left out, and an area without
    any such period has no numbers.
    """
    whole = rows.dropna(subset=["numerator", "denominator"])
    sums = whole.groupby("area")[["numerator", "denominator"]].sum()
    sums = sums.reindex(sorted(rows["area"].unique()))
    return sums.rename_axis("area").reset_index().set_axis(COLUMNS, axis="columns")


def complete_counts(rows: pd.DataFrame, bases: Mapping[str, float]) -> pd.DataFrame:
    """The counts of each area that has every period, added up, beside its base: ``area, x, n``.

    ``rows`` has ``area, value``, one row a period that has a value; an area with fewer periods than
    another is left out, because a sum of fewer is no lower rate. ``bases`` are residents by area. Raises
    KeyError for an area without a base.
    """
    counted = rows.groupby("area")["value"].agg(["sum", "size"])
    whole = counted[counted["size"] == counted["size"].max()]
    found = [(str(area), float(total), float(bases[str(area)])) for area, total in whole["sum"].items()]
    return pd.DataFrame(found, columns=COLUMNS)
