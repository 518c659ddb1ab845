"""A Figure: one object, built once, that the page, the file, the slide and the document all show."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from typing import Any

import altair as alt
import pandas as pd

ILLUSTRATIVE = "Illustrative: not real figures"
# A spreadsheet runs a cell that begins with one of these; an apostrophe makes it text.
RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(cell: object) -> object:
    """A cell as it may go into a CSV file: text that a spreadsheet would run is made plain text."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(RUNS_IN_A_SPREADSHEET):
        return f"'{cell}"
    return cell


@dataclass(frozen=True)
class Figure:
    """A finding with its evidence.

    ``id`` is what people say aloud and ``key`` what the program asks for; ``title`` states the
    finding; ``table`` holds what the figure shows, in words ready to be read; ``description`` says
    it without the picture; ``status`` is empty, or what to know before believing it; ``audience``
    is ``office`` or ``public``. ``specs`` are the Vega-Lite specifications by theme, without data,
    and ``data`` the small frame they draw; both are None where the table is the figure. ``dark`` says
    why there is nothing to show, since when, who owes it and what was promised.
    """

    key: str
    id: str
    title: str
    table: pd.DataFrame
    description: str
    unit: str
    period: str
    base: str
    source: str
    status: str
    audience: str
    notes: tuple[str, ...] = ()
    dark: str = ""
    specs: dict[str, dict[str, Any]] | None = field(default=None, repr=False)
    data: pd.DataFrame | None = field(default=None, repr=False)

    @property
    def chart(self) -> alt.Chart | alt.LayerChart | None:
        """The Altair chart in the light theme with its data, for documents; None for a table."""
        if self.specs is None or self.data is None:
            return None
        plain = self.data.assign(
            **{
                name: self.data[name].dt.strftime("%Y-%m-%d")
                for name in self.data.select_dtypes("datetime").columns
            }
        ).astype(object)
        # JSON knows no NaN: a mark without a value has none.
        records = plain.where(plain.notna(), None).to_dict("records")
        spec = self.specs["light"] | {"data": {"values": records}}
        kind = alt.LayerChart if "layer" in spec else alt.Chart
        return kind.from_dict(spec)

    @property
    def illustrative(self) -> bool:
        """Whether any of it is illustrative."""
        return ILLUSTRATIVE in self.status

    @property
    def file_name(self) -> str:
        """The name of its CSV file, which says when the figures are not real."""
        return f"{self.id}-illustrative.csv" if self.illustrative else f"{self.id}.csv"

    def to_csv(self) -> str:
        """The table as CSV, safe to open in a spreadsheet, ending with what it is and whence."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([safe_cell(str(column)) for column in self.table.columns])
        for row in self.table.itertuples(index=False):
            writer.writerow(["" if pd.isna(cell) else safe_cell(cell) for cell in row])
        writer.writerow([])
        for label, text in self.about():
            writer.writerow([safe_cell(label), safe_cell(text)])
        return out.getvalue()

    def about(self) -> list[tuple[str, str]]:
        """What the figure is, as label and text; parts that are empty are left out."""
        parts = [
            ("Figure", f"{self.id}: {self.title}"), ("Unit", self.unit), ("Period", self.period),
            ("Base", self.base), ("Source", self.source), ("Status", self.status),
            ("No data", self.dark), *(("Note", note) for note in self.notes),
        ]
        return [(label, text) for label, text in parts if text]

    def with_key(self, key: str) -> Figure:
        """The same figure under the key it was asked for."""
        return replace(self, key=key)
