"""What sources say in words, or of a figure without an exact day: listed as written, never charted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_period_short, say_short
from analysis.words import say_number
from data_access import Reader
from figures.dashboard.catalogue import Catalogue, Measure, catalogue_of
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records

COLUMNS = ("ID", "About", "Area", "Period", "What is said", "Source", "Known from", "Remark")
# What an empty statement says by being there.
BLANK = "Nothing: left blank"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says. ``code`` is empty where it is about no measure held.

    ``cited`` is the source to the paragraph; ``miscounted`` says that a list counts another number of
    items than it names.
    """

    code: str
    about: str
    area: str
    period: str
    said: str
    source: str
    cited: str
    second_hand: bool
    known_from: date
    remark: str
    miscounted: bool

    def cells(self) -> Mapping[str, object]:
        """The statement in words, by COLUMNS."""
        return {
            "ID": self.code, "About": self.about, "Area": self.area, "Period": self.period,
            "What is said": self.said,
            "Source": f"{self.cited}{' (reported in press)' if self.second_hand else ''}",
            "Known from": say_short(self.known_from), "Remark": self.remark,
        }


def build(reader: Reader, measure: str | None = None) -> Figure:
    """Every statement held, or those about one measure, the last to become known first.

    Raises KeyError when the measure does not exist or is not for this reader.
    """
    known = catalogue_of(reader)
    if measure is not None and measure not in known.measures:
        raise KeyError(NO_FIGURE)
    held = reader.office_records.statements()
    if measure is not None:
        held = held[held["measure"] == measure]
    held = held.sort_values("known_from", ascending=False, kind="stable")
    rows = tuple(_statement(row, known) for row in records(held))
    title = _title(rows, measure)
    return Figure(
        key="", id="DA5", title=title, rows=rows, columns=COLUMNS,
        description=f"{title}. {_kinds(rows)}".strip(), unit="",
        period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(held), status="",
        audience="office",
        notes=(
            "Kept as the source wrote it: words, shares without a number, figures whose period is not"
            " exact, dates that are no day. None of them is on a chart or in an average.",
        ),
    )


def _title(rows: Sequence[Statement], measure: str | None) -> str:
    about = f" about {measure}" if measure else ""
    if not rows:
        return f"No statement{about} is held"
    sources = say_number(len({row.source for row in rows}), "source")
    return f"{say_number(len(rows), 'statement')}{about} from {sources}, kept as written"


def _kinds(rows: Sequence[Statement]) -> str:
    """How many of each kind there are, and how many count another number than they list."""
    counted = sum(row.miscounted for row in rows)
    second = sum(row.second_hand for row in rows)
    told = [
        f"{say_number(counted, 'list')} with another number of items than is said" if counted else "",
        f"{second:,} reported in the press" if second else "",
    ]
    words = "; ".join(filter(None, told))
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _miscounted(row: Row) -> bool:
    stated, listed = row["count_stated"], row["count_listed"]
    return bool(pd.notna(stated) and pd.notna(listed) and stated != listed)


def _statement(row: Row, known: Catalogue) -> Statement:
    held = known.measures.get(row["measure"] or "")
    return Statement(
        held.code if held else "", _about(row, held),
        known.area_name(row["area"]) or row["area_as_written"] or "", _period(row), _said(row),
        str(row["source"]), cells.cite(row), bool(row["second_hand"]), row["known_from"].date(),
        row["note"] or "", _miscounted(row),
    )


def _about(row: Row, held: Measure | None) -> str:
    """What it is about in the words of its source, or those of the catalogue where it names a measure."""
    written = row["measure_as_written"]
    if held is not None and written in (None, row["measure"]):
        return f"{held.name}: {row['statement']}"
    return str(written or row["statement"])


def _period(row: Row) -> str:
    if row["period_as_written"]:
        return str(row["period_as_written"])
    if pd.isna(row["period_start"]):
        return ""
    return say_period_short(row["period_start"].date(), row["period_end"].date())


def _said(row: Row) -> str:
    """Value with its unit and base, count and words, and the date, as many of them as there are."""
    listed = ": ".join(filter(None, (_count(row), row["text"])))
    told = [_value(row), listed, row["date_as_written"]]
    said = [part for position, part in enumerate(told) if part and part not in told[:position]]
    words = "; ".join(map(str, said))
    if row["kind"] == "blank":
        return f"{BLANK}. {words}".removesuffix(". ")
    return f"See {words}" if row["kind"] == "reference" else words


def _value(row: Row) -> str:
    value, unit = row["value_as_written"], row["unit"] or ""
    if value is None or unit in ("date", "event"):
        return value or ""
    said = _with_unit(row, str(value), unit)
    return said if pd.isna(row["base"]) else f"{said}, base {row['base']:,.0f}"


def _with_unit(row: Row, value: str, unit: str) -> str:
    if unit.startswith("%"):
        return f"{value}%{unit[1:]}"
    if unit.startswith("GBP") and pd.notna(row["value"]):
        return f"£{row['value']:,.0f}{unit.removeprefix('GBP')}"
    return f"{value} {unit}".strip()


def _count(row: Row) -> str:
    stated, listed = row["count_stated"], row["count_listed"]
    if pd.notna(stated) and pd.notna(listed):
        return f"{stated:,.0f} said, {listed:,.0f} listed"
    if pd.notna(stated):
        return f"{stated:,.0f} said"
    return f"{listed:,.0f} listed" if pd.notna(listed) else ""
