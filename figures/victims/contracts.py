"""Victim services: contracts by the day they end, and the funding behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import qualified, say_distance, say_money, say_number
from data_access import Reader
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records

NOT_GIVEN = "not given"


CONTRACT_COLUMNS = ("ID", "Service", "Provider", "Dates", "Value", "State", "Next step", "Source")
FUNDING_COLUMNS = ("ID", "Fund", "For", "Amount", "State", "Dates", "Match funding", "Source")
BID = "bid"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something runs, read on a day; its words where the source gave no real date."""

    starts: date | None
    ends: date | None
    as_written: str
    as_at: date

    @property
    def ends_ahead(self) -> bool:
        """Whether its end is known and has not passed."""
        return self.ends is not None and self.ends >= self.as_at

    def __str__(self) -> str:
        parts = [] if self.starts is None else [f"from {say_short(self.starts)}"]
        if self.ends is not None:
            parts.append(f"to {say_short(self.ends)} ({say_distance(self.ends, self.as_at)})")
        elif parts:
            parts.append("end not given")
        if parts:
            return ", ".join(parts)
        return f"as written: “{self.as_written}”" if self.as_written else NOT_GIVEN


@dataclass(frozen=True, slots=True)
class Contract:
    """A commissioned service. What nobody gave is None, or empty words; money is in pence."""

    code: str
    service: str
    provider: str | None
    span: Span
    value_pence: int | None
    status: str
    next_step: str
    next_step_due: date | None
    source: str

    def cells(self) -> Mapping[str, object]:
        """The contract in words, by CONTRACT_COLUMNS."""
        due = self.next_step_due if self.next_step else None
        return {
            "ID": self.code, "Service": self.service, "Provider": self.provider or NOT_GIVEN,
            "Dates": str(self.span), "Value": say_money(self.value_pence) or NOT_GIVEN,
            "State": self.status,
            "Next step": self.next_step if due is None else f"{self.next_step} (by {say_short(due)})",
            "Source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Award:
    """Funding bid for or won. ``qualifier`` is what the source said of the amount, such as ``over``."""

    code: str
    fund: str
    purpose: str
    amount_pence: int | None
    qualifier: str | None
    status: str
    span: Span
    match_funding: str
    source: str

    @property
    def amount(self) -> str:
        """The amount in words."""
        return qualified(say_money(self.amount_pence), self.qualifier) or NOT_GIVEN

    def cells(self) -> Mapping[str, object]:
        """The award in words, by FUNDING_COLUMNS."""
        return {
            "ID": self.code, "Fund": self.fund, "For": self.purpose, "Amount": self.amount,
            "State": self.status, "Dates": str(self.span), "Match funding": self.match_funding,
            "Source": self.source,
        }


def build_contracts(reader: Reader, area: str | None = None) -> Figure:
    """Commissioned services, those that end first on top; a date nobody gave is said so."""
    held = _in_area(reader.victims.contracts(), area, reader)
    contracts = tuple(
        Contract(
            row["code"], row["service"], row["provider"] or None, _span(row, reader.as_at),
            _pence(row["value_pence"]), row["status"], row["next_step"] or "", _day(row["next_step_due"]),
            cells.cite(row),
        )
        for row in records(held)
    )
    return Figure(
        key="", id="VT1", title=_contracts_title(contracts), rows=contracts, columns=CONTRACT_COLUMNS,
        description=_describe_contracts(contracts), unit="",
        period=f"As known on {say_day(reader.as_at)}", base=say_number(len(contracts), "service"),
        source=cells.sources(held), status="", audience="office", notes=_notes(held),
    )


def build_funding(reader: Reader, area: str | None = None) -> Figure:
    """Funding bid for or won. Amounts may overlap and are never added up."""
    held = _in_area(reader.victims.funding(), area, reader)
    awards = tuple(
        Award(
            row["code"], row["fund"], row["purpose"], _pence(row["amount_pence"]), row["qualifier"],
            row["status"], _span(row, reader.as_at), row["match_funding"] or "", cells.cite(row),
        )
        for row in records(held)
    )
    bids = sum(award.status == BID for award in awards)
    waiting = f", {say_number(bids, 'bid')} without an outcome" if bids else ""
    return Figure(
        key="", id="VT2", rows=awards, columns=FUNDING_COLUMNS,
        title=f"{say_number(len(awards), 'funding award or bid', 'funding awards and bids')}{waiting}"
        if awards else "No funding is recorded yet",
        description="; ".join(f"{award.fund}: {award.amount}, {award.status}" for award in awards),
        unit="pounds", period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(held), status="", audience="office",
        notes=("Some amounts are parts of others, so they are not added up.", *_notes(held)),
    )


def _in_area(rows: pd.DataFrame, area: str | None, reader: Reader) -> pd.DataFrame:
    """Rows of the area, and those that cover the whole force."""
    if area is None or rows.empty:
        return rows
    everywhere = cells.areas_by_kind(reader.catalogue.areas(), "force")
    return rows.loc[rows["area"].isna() | rows["area"].isin({area, *everywhere})]


def _pence(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value == value else None


def _day(stamp: pd.Timestamp) -> date | None:
    return None if pd.isna(stamp) else stamp.date()


def _span(row: Row, as_at: date) -> Span:
    return Span(_day(row["starts"]), _day(row["ends"]), row["date_as_written"] or "", as_at)


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(f"{row['code']}: {row['note']}" for row in records(rows) if row["note"])


def _contracts_title(contracts: Sequence[Contract]) -> str:
    if not contracts:
        return "No victim service is recorded yet"
    ending = _ending(contracts)
    if not ending:
        return f"{say_number(len(contracts), 'victim service')}, none with a known end date ahead"
    first, _contract = ending[0]
    return f"{say_number(len(ending), 'contract')} with a known end: the first on {say_day(first)}"


def _ending(contracts: Sequence[Contract]) -> list[tuple[date, Contract]]:
    """The contracts whose end is known and ahead, with that day, in the order of the table."""
    return [
        (contract.span.ends, contract) for contract in contracts
        if contract.span.ends is not None and contract.span.ends_ahead
    ]


def _describe_contracts(contracts: Sequence[Contract]) -> str:
    ending = _ending(contracts)
    told = [f"{contract.service} ends on {say_day(day)}" for day, contract in ending]
    without = len(contracts) - len(ending)
    if without:
        told.append(f"{say_number(without, 'service')} without a known end date ahead")
    return "; ".join(told) + "." if told else "No victim service is recorded."
