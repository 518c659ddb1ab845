"""Published values of a question that came without a base: drawn hollow, never joined and never tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access import Reader
from figures.words.cells import cite, records, short_period_of

NO_BASE = "none published"
COLUMNS = (
    "place", "part", "value", "low", "high", "state", "said", "on", "period", "source", "side",
    "measure", "area", "start",
)
PUBLISHED, PRESS = "published", "press"


@dataclass(frozen=True, slots=True)
class HollowValue:
    """A published value without a base, as a row beside the waves."""

    measure: str
    area: str
    start: date
    end: date
    value: float
    said: str
    period: str
    source: str

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        return {
            "measure": self.measure, "area": self.area, "period_start": self.start, "period_end": self.end,
            "value": self.value, "source": self.source, "origin": PUBLISHED,
        }

    def cells(self) -> Mapping[str, object]:
        """The value in words, by the columns of the waves."""
        return {
            "Period": self.period, "Taken": f"published: {self.source}", "Share": self.said, "Base": NO_BASE,
        }


def hollow_rows(values: pd.DataFrame) -> tuple[HollowValue, ...]:
    """The published values of a question as rows, the newest last."""
    return tuple(
        HollowValue(
            row["measure"], row["area"], row["start"].date(), row["on"].date(), row["value"], row["said"],
            row["period"], row["source"],
        )
        for row in records(values)
    )


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
            "measure": code, "area": row["area"], "start": row["period_start"],
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


def sources_with(source: str, hollow: pd.DataFrame) -> str:
    """The sources of a figure that stands beside published values, each once."""
    return "; ".join(dict.fromkeys(filter(None, (source, *hollow["source"]))))
