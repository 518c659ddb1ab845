"""What sources say in words, or of a figure without an exact day: listed as written, never charted."""

from __future__ import annotations

import pandas as pd

from analysis.calendar.periods import say_day, say_period_short, say_short
from analysis.words import say_number
from data_access import Reader
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records

COLUMNS = ("ID", "About", "Area", "Period", "What is said", "Source", "Known from", "Remark")
# What an empty statement says by being there.
BLANK = "Nothing: left blank"


def build(reader: Reader, measure: str | None = None) -> Figure:
    """Every statement held, or those about one measure, the last to become known first.

    Raises KeyError when the measure does not exist or is not for this reader.
    """
    measures = cells.measures_by_code(reader.catalogue.measures())
    if measure is not None and measure not in measures:
        raise KeyError(NO_FIGURE)
    areas = reader.catalogue.areas()
    names = dict(zip(areas["code"].astype(str), areas["name"].astype(str), strict=True))
    held = reader.office_records.statements()
    if measure is not None:
        held = held[held["measure"] == measure]
    held = held.sort_values("known_from", ascending=False, kind="stable")
    rows = records(held)
    title = _title(rows, measure)
    return Figure(
        key="", id="DA5", title=title,
        **as_written(pd.DataFrame([_row(row, measures, names) for row in rows], columns=list(COLUMNS))),
        description=f"{title}. {_kinds(rows)}".strip(), unit="As each row says",
        period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(held) or ("As each row says" if rows else ""), status="",
        audience="office",
        notes=(
            "Kept as the source wrote it: words, shares without a number, figures whose period is not"
            " exact, dates that are no day. None of them is on a chart or in an average.",
        ),
    )


def _title(rows: list[Row], measure: str | None) -> str:
    about = f" about {measure}" if measure else ""
    if not rows:
        return f"No statement{about} is held"
    sources = say_number(len({row["source"] for row in rows}), "source")
    return f"{say_number(len(rows), 'statement')}{about} from {sources}, kept as written"


def _kinds(rows: list[Row]) -> str:
    """How many of each kind there are, and how many count another number than they list."""
    counted = sum(_miscounted(row) for row in rows)
    second = sum(bool(row["second_hand"]) for row in rows)
    told = [
        f"{say_number(counted, 'list')} with another number of items than is said" if counted else "",
        f"{second:,} reported in the press" if second else "",
    ]
    words = "; ".join(filter(None, told))
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _miscounted(row: Row) -> bool:
    stated, listed = row["count_stated"], row["count_listed"]
    return bool(pd.notna(stated) and pd.notna(listed) and stated != listed)


def _row(row: Row, measures: dict[str, Row], areas: dict[str, str]) -> dict[str, str]:
    held = measures.get(row["measure"] or "")
    return {
        "ID": row["measure"] if held else "",
        "About": _about(row, held),
        "Area": areas.get(row["area"] or "", row["area_as_written"] or ""),
        "Period": _period(row),
        "What is said": _said(row),
        "Source": f"{cells.cite(row)}{' (reported in press)' if row['second_hand'] else ''}",
        "Known from": say_short(row["known_from"].date()),
        "Remark": row["note"] or "",
    }


def _about(row: Row, held: Row | None) -> str:
    """What it is about in the words of its source, or those of the catalogue where it names a measure."""
    written = row["measure_as_written"]
    if held is not None and written in (None, row["measure"]):
        return f"{held['name']}: {row['statement']}"
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
