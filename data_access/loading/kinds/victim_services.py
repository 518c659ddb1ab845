"""The ``victim-services`` file: services, their contracts and next steps, and the money behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from data_access.history import Stored, append
from data_access.history.records import AWARDS, CONTRACTS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.record_rows import (
    Drafts,
    area_of,
    in_order,
    pence_of,
    refuse_filled,
    refuse_record,
    trace_of,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import (
    ErrorList,
    OptionalDay,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
    parse_number,
)
from data_access.models import Contract, FundingAward

KIND = "victim-services"
# Each kind of record; those with a higher number build on others.
RECORDS = {"service": 0, "contract": 0, "extension": 1, "next-step": 1, "award": 2}
NOT_YET = ("needs-assessment", "month")
# What an award row gives: the bid, then what came of it, then what is said beside the amount.
AMOUNTS = ("bid", "awarded")
WORDS = {"match": "match_funding", "funder": "funder", "conditions": "conditions", "qualifier": "qualifier"}
ITEMS_NOT_YET = ("committed", "spent", "forecast")
NOT_GIVEN = "not given"


class ServiceRow(Row):
    """One record about a service of a provider, or about a fund."""

    record: Text
    provider: OptionalText
    service: OptionalText
    area: OptionalText = None
    start: OptionalDay = None
    end: OptionalDay = None
    date_as_written: OptionalText = None
    item: OptionalText = None
    value: OptionalText = None
    numerator: OptionalText = None
    denominator: OptionalText = None
    fund: OptionalText = None
    status: OptionalText = None


COLUMNS = (
    *(name for name in ServiceRow.model_fields if name not in Row.model_fields), *Row.model_fields
)
REQUIRED = ("record", "provider", "service")
EXAMPLE = (
    {"record": "contract", "provider": "A charity", "service": "Support for victims of crime",
     "area": "WM", "start": "2020-04-01", "end": "2022-03-31", "value": "250000", "status": "live",
     "known_from": "2020-04-01", "source": "Example of a source", "note": "An example: not a real contract"},
    {"record": "extension", "provider": "A charity", "service": "Support for victims of crime",
     "end": "2023-03-31", "known_from": "2021-10-01", "source": "Example of a source"},
    {"record": "award", "service": "Domestic abuse services", "item": "awarded", "value": "120000",
     "fund": "An example of a fund", "known_from": "2020-06-15", "source": "Example of a source"},
)


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every record of the file; what is wrong with the others goes to ``errors``."""
    made = _Made(
        catalogue, known_from,
        Drafts(catalogue.session, CONTRACTS, "VS", "service", "provider"),
        Drafts(catalogue.session, AWARDS, "VF", "fund", "purpose"),
    )
    for number, cells, row in in_order(checked_rows(table, ServiceRow, errors), _place):
        complain = Complaint(errors, number, cells)
        refuse_record(row.record, RECORDS, NOT_YET, complain)
        if not complain.made:
            refuse_filled(row, ("numerator", "denominator"), f"a record {row.record!r}", complain)
            MAKERS[row.record](made, number, row, complain)

    def keep(session: Session, load_id: int | None) -> Stored:
        return append(session, CONTRACTS, made.contracts.made, load_id) + append(
            session, AWARDS, made.awards.made, load_id
        )

    return Reading(iter(()), keep=keep, real=True)


def _place(row: ServiceRow) -> tuple[int, bool]:
    """Rows that others build on come first; of an award the amount, then the words."""
    return RECORDS.get(row.record, 0), row.record == "award" and row.item in WORDS


@dataclass(slots=True)
class _Made:
    """What the rows make, and what is held of it already."""

    catalogue: Catalogue
    known_from: date
    contracts: Drafts[Contract]
    awards: Drafts[FundingAward]
    first_row: dict[tuple[str, ...], int] = field(default_factory=dict)

    def trace(self, row: ServiceRow) -> dict[str, Any]:
        """Where a row came from, and since when it was known."""
        return trace_of(row, self.catalogue, self.known_from)

    def is_second(self, number: int, key: tuple[str, ...], what: str, complain: Complaint) -> bool:
        """Whether an earlier row gives the same of the same day, with a complaint if so."""
        earlier = self.first_row.setdefault(key, number)
        if earlier != number:
            complain("record", f"row {earlier} already gives this {what}, known from the same day")
        return earlier != number


def _service(made: _Made, number: int, row: ServiceRow, complain: Complaint) -> None:
    """A service, under contract or not: the row says all there is to say of it but its next step."""
    refuse_filled(row, ("item", "fund"), f"a {row.record}", complain)
    _check_dates(row, complain)
    area_id = area_of(made.catalogue, row.area, complain)
    pence = pence_of(row.value, complain)
    if row.service is None:
        complain("service", f"a {row.record} needs the name of the service")
        return
    trace = made.trace(row)
    code, name = made.contracts.find_or_number(row.service, row.provider)
    if made.is_second(number, ("service", code, str(trace["known_from"])), "service", complain):
        return
    contract = made.contracts.draft(code, trace)
    contract.service, contract.provider, contract.area_id = name, row.provider, area_id
    contract.starts, contract.ends, contract.date_as_written = row.start, row.end, row.date_as_written
    contract.value_pence, contract.status = pence, row.status or NOT_GIVEN


def _extension(made: _Made, _number: int, row: ServiceRow, complain: Complaint) -> None:
    """A later end of a contract, in days or in words; other cells that are empty change nothing."""
    refuse_filled(row, ("item", "fund", "start"), "an extension", complain)
    if row.end is None and row.date_as_written is None:
        complain("end", "an extension needs the new last day, or the words of the source in date_as_written")
    area_id, pence = area_of(made.catalogue, row.area, complain), pence_of(row.value, complain)
    also = {"area_id": area_id, "value_pence": pence}
    changes = {
        "ends": row.end, "date_as_written": row.date_as_written, "status": row.status or "extended",
        **{name: said for name, said in also.items() if said is not None},
    }
    _change_contract(made, row, changes, complain)


def _next_step(made: _Made, _number: int, row: ServiceRow, complain: Complaint) -> None:
    """What comes next for a service (``item``), and by when (``end``)."""
    refuse_filled(
        row, ("fund", "start", "value", "status", "area", "date_as_written"), "a next step", complain
    )
    if row.item is None:
        complain("item", "a next step needs words")
    _change_contract(made, row, {"next_step": row.item, "next_step_due": row.end}, complain)


def _change_contract(
    made: _Made, row: ServiceRow, changes: dict[str, Any], complain: Complaint
) -> None:
    trace = made.trace(row)
    code = None if row.service is None else made.contracts.find(row.service, row.provider)
    held: Any = None if code is None else made.contracts.known_by(code, trace["known_from"])
    if code is None:
        complain("service", "there is no such service of this provider; give it a row of its own, a contract")
    elif held is None:
        made.contracts.refuse_too_early(code, trace["known_from"], complain)
    elif (ends := changes.get("ends")) and held.starts and ends < held.starts:
        complain("end", "this is before the contract starts")
    if code is not None and not complain.made:
        contract = made.contracts.draft(code, trace)
        for name, said in changes.items():
            setattr(contract, name, said)


def _award(made: _Made, number: int, row: ServiceRow, complain: Complaint) -> None:
    """Money bid for or won (the amount), or words about it (match, funder, conditions, qualifier)."""
    if row.item in ITEMS_NOT_YET:
        complain("item", f"what is {row.item} of an award cannot be stored yet; leave these rows out")
    elif row.item not in (None, *AMOUNTS, *WORDS):
        complain("item", f"this must be empty, {', '.join((*AMOUNTS, *WORDS))}")
    if row.fund is None:
        complain("fund", "an award needs the name of the fund")
    if complain.made:
        return
    if row.item in WORDS:
        _words_of_award(made, row, complain)
    else:
        _amount_of_award(made, number, row, complain)


def _amount_of_award(made: _Made, number: int, row: ServiceRow, complain: Complaint) -> None:
    _check_dates(row, complain)
    area_id, pence = area_of(made.catalogue, row.area, complain), pence_of(row.value, complain)
    if row.service is None:
        complain("service", "an award needs what it is for")
        return
    trace = made.trace(row)
    code, fund = made.awards.find_or_number(row.fund or "", row.service)
    day = trace["known_from"]
    if made.is_second(number, ("award", code, row.item or "", str(day)), "award", complain):
        return
    if row.item == "bid" and ("award", code, "awarded", str(day)) in made.first_row:
        complain("item", "a bid stands before the row with what was awarded, known from the same day")
        return
    # A bid and what came of it, known from one day, are two versions: the money won is what stands.
    award = made.awards.draft(code, trace, fresh=made.awards.is_drafted(code, day))
    award.fund, award.purpose, award.provider, award.area_id = fund, row.service, row.provider, area_id
    award.starts, award.ends, award.date_as_written = row.start, row.end, row.date_as_written
    award.amount_pence, award.status = pence, row.status or row.item or NOT_GIVEN


def _words_of_award(made: _Made, row: ServiceRow, complain: Complaint) -> None:
    refuse_filled(
        row, ("area", "start", "end", "date_as_written", "status"), f"the {row.item} of an award", complain
    )
    trace = made.trace(row)
    code = made.awards.find(row.fund or "", row.service)
    if code is None:
        complain("fund", "there is no such award; give it a row of its own")
    else:
        made.awards.refuse_too_early(code, trace["known_from"], complain)
    if row.value is None:
        complain("value", f"the {row.item} of an award needs words, or an amount in pounds")
    if code is not None and not complain.made:
        said = _as_money(row.value or "") if row.item == "match" else row.value
        setattr(made.awards.draft(code, trace), WORDS[row.item or ""], said)


def _as_money(words: str) -> str:
    """An amount in pounds as it is said; words as they are."""
    try:
        pounds = parse_number(words)
    except ValueError:
        return words
    return words if pounds is None else f"£{pounds:,.2f}".removesuffix(".00")


def _check_dates(row: ServiceRow, complain: Complaint) -> None:
    if row.start is not None and row.end is not None and row.end < row.start:
        complain("end", "this ends before it starts")


MAKERS = {
    "service": _service, "contract": _service, "extension": _extension, "next-step": _next_step,
    "award": _award,
}
