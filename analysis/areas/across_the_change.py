"""Figures of an area from those of the areas it is made of, where it has none of its own.

Counts and money add up. A percentage is pooled, the numerators over the denominators, where every part
gives both. A median, a mean, a rate and a percentage without bases are never put together: such a series
begins with the area. What is missing or hidden in a part is missing or hidden in the whole, so that
the result says nothing the parts do not say, to nobody who may not read them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

SUMMED_FROM = "summed_from"
ADDED_UP = ("count", "money")
POOLED = ("proportion",)
PERCENT = 100
# What the whole is when its parts are of different standing: the first of these that a part has.
STANDING = (
    "too-small", "withheld", "not-available", "illustrative", "reported-in-press", "provisional", "final",
)
WITHOUT_NUMBER = STANDING[:3]
NUMBERS = ("value", "numerator", "denominator")
# What makes figures of several areas figures of one thing, so far as the frame has it.
SAME = ("measure", "strand", "period_start", "period_end")
# Days of which the latest counts, and text that is given once where the parts agree.
LATEST = ("known_from", "promised", "source_published")
TOLD_APART = ("source", "owner", "reason")
AGREED = ("locator", "source_address", "licence", "second_hand")


def with_sums(
    figures: pd.DataFrame, parts: Mapping[str, Sequence[str]], kinds: Mapping[str, str],
    names: Mapping[str, str],
) -> pd.DataFrame:
    """The figures, and below them those of areas that can be put together from their parts.

    ``figures``: one row a measure, area and period, at least the columns measure, area, period_end,
    value, numerator, denominator and status. ``parts``: the areas that each area is made of.
    ``kinds``: the kind of each measure, such as ``count``. ``names``: areas by code, for the words in
    ``reason``. Figures quoted from a publication (``strand``) or with a ``qualifier`` stay as they were
    said. A column ``summed_from`` is added: the codes of the parts, one space apart; None for a figure of
    the area's own, which is never replaced.
    """
    told = figures.assign(**{SUMMED_FROM: None})
    keys = [name for name in SAME if name in figures]
    usable = figures["measure"].map(kinds).isin([*ADDED_UP, *POOLED])
    for name in ("strand", "qualifier"):
        if name in figures:
            usable &= figures[name].fillna("") == ""
    made = [
        whole
        for area, of in parts.items()
        if len(whole := _whole(figures[usable & figures["area"].isin(of)], area, of, keys, kinds, names))
    ]
    if not made:
        return told
    new = pd.concat(made, ignore_index=True)
    held = pd.MultiIndex.from_frame(figures[[*keys, "area"]])
    new = new[~pd.MultiIndex.from_frame(new[[*keys, "area"]]).isin(held)]
    if new.empty:
        return told
    new = new.reindex(columns=told.columns).astype(told.dtypes.to_dict())
    for name in [str(column) for column in new if new[column].dtype == object]:
        # Text nobody gave is None, never a number that is not one.
        new[name] = new[name].where(new[name].notna(), None)
    return pd.concat([told, new], ignore_index=True)


def _whole(
    rows: pd.DataFrame, area: str, of: Sequence[str], keys: list[str], kinds: Mapping[str, str],
    names: Mapping[str, str],
) -> pd.DataFrame:
    """One area for every measure and period of which all its parts have a figure."""
    in_each = rows.groupby(keys, sort=False)["area"].transform("nunique")
    rows = rows[(in_each == len(of)).to_numpy(dtype=bool)]
    if rows.empty:
        return rows
    numberless = rows["status"].isin(WITHOUT_NUMBER)
    pooled = rows["measure"].map(kinds).isin(POOLED)
    standing = rows["status"].map({name: place for place, name in enumerate(STANDING)})
    groups = rows.assign(
        _standing=standing, _bare=pooled & ~numberless & ~(rows["denominator"] > 0)
    ).groupby(keys, sort=False)
    whole = groups[list(NUMBERS)].sum(min_count=len(of))
    whole["status"] = groups["_standing"].min().map(dict(enumerate(STANDING)))
    shares = whole.index.get_level_values("measure").map(kinds).isin(POOLED)
    whole.loc[shares, "value"] = PERCENT * whole["numerator"] / whole["denominator"]
    whole.loc[whole["status"].isin(WITHOUT_NUMBER), list(NUMBERS)] = np.nan
    for name, told in _told(rows, keys, names).items():
        whole[name] = told
    whole = whole[~groups["_bare"].any()]
    return whole.reset_index().assign(area=area, **{SUMMED_FROM: " ".join(of)})


def _told(rows: pd.DataFrame, keys: list[str], names: Mapping[str, str]) -> dict[str, pd.Series]:
    """The days and words beside a number, of the parts together."""
    if "reason" in rows:
        said: list[Any] = [
            None if pd.isna(reason) else f"{names[area]}: {reason}"
            for area, reason in zip(rows["area"], rows["reason"], strict=True)
        ]
        rows = rows.assign(reason=said)
    groups = rows.groupby(keys, sort=False)
    told = {name: groups[name].max() for name in LATEST if name in rows}
    for name in (*TOLD_APART, *AGREED):
        if name not in rows:
            continue
        found = groups[name].first().astype(object)
        apart = groups[name].nunique(dropna=False) > 1
        found[apart] = None
        if name in TOLD_APART and apart.any():
            # Only where the parts differ, as this is slow.
            texts = rows.set_index(keys)[name].dropna()
            joined = texts[texts.index.isin(apart.index[apart])].groupby(keys, sort=False).agg(
                lambda each: "; ".join(dict.fromkeys(each))
            )
            found.update(joined)
        told[name] = found
    return told
