"""Victim services: contracts by the day they end, and the funding behind them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import qualified, say_distance, say_money, say_number
from data_access import Reader
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records

NOT_GIVEN = "not given"


def build_contracts(reader: Reader, area: str | None = None) -> Figure:
    """Commissioned services, those that end first on top; a date nobody gave is said so."""
    rows = _in_area(reader.victims.contracts(), area, reader)
    table = pd.DataFrame(
        {
            "ID": rows["code"],
            "Service": rows["service"],
            "Provider": rows["provider"].fillna(NOT_GIVEN),
            "Dates": [_dates(row, reader.as_at) for row in records(rows)],
            "Value": [say_money(_pence(pence)) or NOT_GIVEN for pence in rows["value_pence"]],
            "State": rows["status"],
            "Next step": [_next_step(row) for row in records(rows)],
            "Source": [cells.cite(row) for row in records(rows)],
        }
    )
    ending = rows.dropna(subset=["ends"])
    ending = ending[ending["ends"] >= pd.Timestamp(reader.as_at)]
    return Figure(
        key="", id="VT1", title=_contracts_title(ending, rows), **as_written(table),
        description=_describe_contracts(ending, rows), unit="",
        period=f"As known on {say_day(reader.as_at)}", base=say_number(len(rows), "service"),
        source=cells.sources(rows), status="", audience="office", notes=_notes(rows),
    )


def build_funding(reader: Reader, area: str | None = None) -> Figure:
    """Funding bid for or won. Amounts may overlap and are never added up."""
    rows = _in_area(reader.victims.funding(), area, reader)
    table = pd.DataFrame(
        {
            "ID": rows["code"],
            "Fund": rows["fund"],
            "For": rows["purpose"],
            "Amount": [
                qualified(say_money(_pence(row["amount_pence"])), row["qualifier"]) or NOT_GIVEN
                for row in records(rows)
            ],
            "State": rows["status"],
            "Dates": [_dates(row, reader.as_at) for row in records(rows)],
            "Match funding": rows["match_funding"].fillna(""),
            "Source": [cells.cite(row) for row in records(rows)],
        }
    )
    bids = int((rows["status"] == "bid").sum())
    waiting = f", {say_number(bids, 'bid')} without an outcome" if bids else ""
    return Figure(
        key="", id="VT2", **as_written(table),
        title=f"{say_number(len(rows), 'funding award or bid', 'funding awards and bids')}{waiting}"
        if len(rows) else "No funding is recorded yet",
        description="; ".join(
            f"{row['Fund']}: {row['Amount']}, {row['State']}" for row in records(table)
        ),
        unit="pounds", period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(rows), status="", audience="office",
        notes=("Some amounts are parts of others, so they are not added up.", *_notes(rows)),
    )


def _in_area(rows: pd.DataFrame, area: str | None, reader: Reader) -> pd.DataFrame:
    """Rows of the area, and those that cover the whole force."""
    if area is None or rows.empty:
        return rows
    everywhere = cells.areas_by_kind(reader.catalogue.areas(), "force")
    return rows.loc[rows["area"].isna() | rows["area"].isin({area, *everywhere})]


def _pence(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value == value else None


def _dates(row: Row, as_at: date) -> str:
    """From when to when; where there is no real date, the words of the source."""
    parts: list[str] = []
    if pd.notna(row["starts"]):
        parts.append(f"from {say_short(row['starts'].date())}")
    if pd.notna(row["ends"]):
        day = row["ends"].date()
        parts.append(f"to {say_short(day)} ({say_distance(day, as_at)})")
    elif parts:
        parts.append("end not given")
    if parts:
        return ", ".join(parts)
    return f"as written: “{row['date_as_written']}”" if row["date_as_written"] else NOT_GIVEN


def _next_step(row: Row) -> str:
    step = row["next_step"] or ""
    due = row["next_step_due"]
    return f"{step} (by {say_short(due.date())})" if step and pd.notna(due) else step


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(f"{row['code']}: {row['note']}" for row in records(rows) if row["note"])


def _contracts_title(ending: pd.DataFrame, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "No victim service is recorded yet"
    if ending.empty:
        return f"{say_number(len(rows), 'victim service')}, none with a known end date ahead"
    first = records(ending)[0]
    return (
        f"{say_number(len(ending), 'contract')} with a known end: the first on"
        f" {say_day(first['ends'].date())}"
    )


def _describe_contracts(ending: pd.DataFrame, rows: pd.DataFrame) -> str:
    told = [
        f"{row['service']} ends on {say_day(row['ends'].date())}" for row in records(ending)
    ]
    without = len(rows) - len(ending)
    if without:
        told.append(f"{say_number(without, 'service')} without a known end date ahead")
    return "; ".join(told) + "." if told else "No victim service is recorded."
