"""Figures of areas that are made of others, put together when they are asked for by name."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.areas.across_the_change import with_sums
from data_access.reading.areas import in_order
from data_access.reading.catalogue import Catalogue

SERIES = ["measure", "area", "strand"]


class Sums:
    """Adds what an area has no figure of its own for, from the figures this reader has of its parts.

    What the viewer may not see of a part is hidden in the whole, so a sum gives nothing away. Without a
    choice of areas nothing is added: a frame of all areas then holds what is stored, each figure once.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def with_parts(self, areas: Sequence[str] | None) -> list[str] | None:
        """The areas to read so that those asked for can be put together."""
        if areas is None:
            return None
        parts = self._catalogue.parts()
        return list(dict.fromkeys([*areas, *(part for area in areas for part in parts.get(area, ()))]))

    def complete(
        self, rows: pd.DataFrame, areas: Sequence[str] | None, *, by_code: bool = False
    ) -> pd.DataFrame:
        """The rows of the areas asked for, with ``summed_from``: the areas a figure was summed from.

        In the order of the catalogue, or of the codes with ``by_code``.
        """
        asked = {area: of for area, of in self._catalogue.parts().items() if area in (areas or ())}
        if not asked or areas is None:
            return rows.assign(summed_from=None)
        measures, places = self._catalogue.measures(), self._catalogue.areas()
        full = with_sums(
            rows, asked, dict(zip(measures["code"], measures["kind"], strict=True)),
            dict(zip(places["code"], places["name"], strict=True)),
        )
        ours = full[full["area"].isin(areas)].reset_index(drop=True)
        codes, names = list(measures["code"]), list(places["code"])
        return in_order(ours, sorted(codes), sorted(names)) if by_code else in_order(ours, codes, names)

    def newest(self, rows: pd.DataFrame, areas: Sequence[str] | None) -> pd.DataFrame:
        """As ``complete``, of rows that are the newest of their series: the newest again of each."""
        full = self.complete(rows, areas)
        if not full["summed_from"].notna().any():
            return full
        newest = full.sort_values(["period_end", "period_start"], kind="stable").groupby(SERIES).tail(1)
        return full.loc[newest.index.sort_values()].reset_index(drop=True)
