"""Published values of a question that came without a base: drawn hollow, never joined and never tested."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data_access import Reader
from figures.words.cells import cite, records, short_period_of

COLUMNS = ("place", "part", "value", "low", "high", "state", "said", "on", "period", "source", "side")
PUBLISHED, PRESS = "published", "press"


def hollow_values(reader: Reader, code: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Every published value of a question in these areas, a row a mark: columns as COLUMNS, by period."""
    rows = reader.observations.published()
    ours = rows[(rows["measure"] == code) & rows["area"].isin(names) & rows["value"].notna()]
    made = [
        {
            "place": names[row["area"]], "part": PRESS if row["second_hand"] else PUBLISHED,
            "value": row["value"], "low": None, "high": None, "state": "",
            "said": f"{'about ' if row['qualifier'] else ''}{row['value']:g}%", "on": row["period_end"],
            "period": short_period_of(row), "source": cite(row),
        }
        for row in records(ours.sort_values(["period_end", "known_from"], kind="stable"))
    ]
    frame = pd.DataFrame(made, columns=list(COLUMNS))
    lowest, highest = (frame.groupby(["place", "on"])["value"].transform(end) for end in ("min", "max"))
    before = (frame["value"] == lowest) & (lowest < highest)
    return frame.assign(side=before.map({True: "before", False: "behind"}))


def hollow_points(reader: Reader, code: str, names: Mapping[str, str]) -> pd.DataFrame:
    """The newest published values of each area, with their period in words."""
    rows = hollow_values(reader, code, names)
    if rows.empty:
        return rows
    newest: pd.DataFrame = rows[rows["on"] == rows.groupby("place")["on"].transform("max")]
    return newest.assign(said=newest["said"] + ", " + newest["period"])
