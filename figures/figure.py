"""A Figure: one object, built once, that the page, the file, the slide and the document all show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import altair as alt
import pandas as pd

from analysis.spreadsheets import csv_text
from figures.charts.legend import LegendEntry
from figures.tidy import named_apart, plain_columns, says_the_same, tidy_cells, twin
from figures.words.marks import Marked
from figures.words.statuses import ILLUSTRATIVE


class Row(Protocol):
    """A row of a figure: frozen facts (days, numbers, closed vocabularies), and how they are said."""

    def cells(self) -> Mapping[str, object]:
        """What stands in the table, by the heading of its column; a column left out is empty.

        Words that are shown beside a mark are Marked; a file holds them without it.
        """


@dataclass(frozen=True)
class Figure:
    """A finding with its evidence.

    ``id`` is what people say aloud and ``key`` what the program asks for; ``title`` states the
    finding; ``rows`` holds the facts it rests on, and ``table`` says them in words ready to be read,
    under the headings of ``columns``; ``description`` says it without the picture; ``status`` is
    empty, or what to know before believing it; ``audience``
    is ``office`` or ``public``. ``specs`` are the Vega-Lite specifications by theme, without data,
    and ``data`` the small frame they draw; both are None where the table is the figure. ``dark`` says
    why there is nothing to show, since when, who owes it and what was promised. ``lead`` is the finding
    at more length, for the first sentence of a page, or below a chart for whoever sees it; empty where the
    title says it all. ``legend`` says what the marks of the chart mean.
    """

    key: str
    id: str
    title: str
    rows: tuple[Any, ...]
    columns: tuple[str, ...]
    description: str
    unit: str
    period: str
    base: str
    source: str
    status: str
    audience: str
    notes: tuple[str, ...] = ()
    dark: str = ""
    lead: str = ""
    legend: tuple[LegendEntry, ...] = ()
    specs: dict[str, dict[str, Any]] | None = field(default=None, repr=False)
    data: pd.DataFrame | None = field(default=None, repr=False)

    @property
    def chart(self) -> alt.Chart | alt.LayerChart | None:
        """The Altair chart in the light theme with its data, for whoever goes on from it; None for a table.

        A specification of ours is not checked again, and neither is every mark: that takes seconds.
        """
        if self.specs is None or self.data is None:
            return None
        spec = self.specs["light"]
        kind = alt.LayerChart if "layer" in spec else alt.Chart
        chart = kind.from_dict(spec, validate=False)
        chart.data = alt.InlineData(values=self._marks(self.data))
        return chart

    @property
    def drawing(self) -> dict[str, Any] | None:
        """The specification in the light theme with its data, as a document draws it; None for a table."""
        if self.specs is None or self.data is None:
            return None
        return self.specs["light"] | {"data": {"values": self._marks(self.data)}}

    @staticmethod
    def _marks(data: pd.DataFrame) -> list[dict[Any, Any]]:
        """The marks of the picture as JSON can hold them: days as text, None where there is no value."""
        days = {name: data[name].dt.strftime("%Y-%m-%d") for name in data.select_dtypes("datetime").columns}
        plain = data.assign(**days).astype(object)
        return plain.where(plain.notna(), None).to_dict("records")

    @cached_property
    def table(self) -> pd.DataFrame:
        """The rows in words, a column for each of ``columns``: what page, file and document show."""
        lines = self._lines()
        return pd.DataFrame(
            {name: [line[place] for line in lines] for place, name in enumerate(self.columns)},
            columns=list(self.columns),
        )

    def _lines(self) -> list[list[object]]:
        """The cells of every row in the order of the columns, without their marks."""
        said = [row.cells() for row in self.rows]
        return [
            [str(cell) if isinstance(cell := cells.get(name, ""), Marked) else cell for name in self.columns]
            for cells in said
        ]

    @property
    def sources(self) -> tuple[str, ...]:
        """Each of its sources."""
        return tuple(filter(None, self.source.split("; ")))

    @property
    def illustrative(self) -> bool:
        """Whether any of it is illustrative."""
        return ILLUSTRATIVE in self.status

    @property
    def file_name(self) -> str:
        """The name of its CSV file, which says when the figures are not real."""
        return f"{self.file_stem}.csv"

    @property
    def file_stem(self) -> str:
        """The name of its files without their ending."""
        return f"{self.id}-illustrative" if self.illustrative else self.id

    def sheet(self) -> tuple[list[str], list[list[object]]]:
        """The columns of its file and a line a row: plain facts first, then the words, then what it is.

        Numbers are numbers, percentages from 0 to 100, days are dates; what is missing is None.
        """
        facts = [tidy_cells(row) for row in self.rows]
        plain = plain_columns(facts)
        words = self._lines()
        kept = [
            place for place, name in enumerate(self.columns)
            if not says_the_same([line[place] for line in words], [cells.get(twin(name)) for cells in facts])
        ]
        about = self._about_columns(plain)
        lines = [
            [*(cells.get(name) for name in plain), *(line[place] for place in kept), *about.values()]
            for cells, line in zip(facts, words, strict=True)
        ]
        headings = named_apart([self.columns[place] for place in kept], plain)
        return [*plain, *headings, *about], lines

    def to_csv(self) -> str:
        """The rows as CSV to calculate with, safe to open in a spreadsheet; each line says what it is of."""
        columns, lines = self.sheet()
        return csv_text([columns, *lines])

    def _about_columns(self, plain: Sequence[str]) -> dict[str, str]:
        """What the figure is, in columns of their own, so that a line that is copied still says it."""
        told = {"Figure": f"{self.id}: {self.title}"}
        if "source" not in plain and self.source:
            told["Figure: source"] = self.source
        if self.status:
            told["Figure: status"] = self.status
        return told

    def about(self) -> list[tuple[str, str]]:
        """What the figure is, as label and text; parts that are empty are left out."""
        parts = [
            ("Figure", f"{self.id}: {self.title}"), ("Unit", self.unit), ("Period", self.period),
            ("Base", self.base), ("Source", self.source), ("Status", self.status),
            ("No data", self.dark), *(("Note", note) for note in self.notes),
        ]
        return [(label, text) for label, text in parts if text]

    def particulars(self) -> list[tuple[str, str]]:
        """What stands below the figure: unit, base, period, source and status, as far as there is any."""
        parts = (
            ("Unit", self.unit), ("Base", self.base), ("Period", self.period), ("Source", self.source),
            ("Status", self.status),
        )
        return [(label, words) for label, words in parts if words]

    def with_key(self, key: str) -> Figure:
        """The same figure under the key it was asked for."""
        return replace(self, key=key)
