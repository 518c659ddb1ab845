"""The ``victim-services`` file: contracts, what becomes of them, and the money behind them."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.models import Contract, FundingAward, Load
from tests.data_access.helpers import load, refused, rows_in
from tests.data_access.loading.kinds.test_estates import counts, fault, file_of

pytestmark = pytest.mark.usefixtures("store")

KNOWN = {"known_from": "2020-04-01"}
CONTRACT = {
    "record": "contract", "provider": "A charity", "service": "Support for victims", "area": "WM",
    "start": "2020-04-01", "end": "2022-03-31", "value": "250000.50", "status": "live", **KNOWN,
}
EXTENSION = {
    "record": "extension", "provider": "A charity", "service": "Support for victims",
    "end": "2023-03-31", "known_from": "2021-10-01",
}
AWARD = {
    "record": "award", "provider": "", "service": "Domestic abuse services", "fund": "A fund",
    "item": "awarded", "value": "120000", **KNOWN,
}


def contracts(day):
    """The services as at a day, each as a dictionary."""
    with open_reader(operator(), day) as reader:
        return reader.victims.contracts().to_dict("records")


def funding(day):
    """The awards as at a day, each as a dictionary."""
    with open_reader(operator(), day) as reader:
        return reader.victims.funding().to_dict("records")


def test_a_contract_is_stored_in_pence_and_its_extension_revises_it(tmp_path):
    report = load(file_of(tmp_path, CONTRACT, EXTENSION))
    assert [file.kind for file in report.files] == ["victim-services"]
    assert counts(report) == (2, 1, 0)
    [before], [after] = contracts(date(2021, 9, 30)), contracts(date(2021, 10, 1))
    assert (before["code"], before["value_pence"], before["status"]) == ("VS1", 25_000_050, "live")
    assert before["ends"] == pd.Timestamp("2022-03-31")
    assert (after["ends"], after["status"]) == (pd.Timestamp("2023-03-31"), "extended")
    assert (after["starts"], after["value_pence"]) == (before["starts"], before["value_pence"])


def test_the_same_rows_store_nothing_and_a_changed_one_revises(tmp_path):
    load(file_of(tmp_path, CONTRACT))
    assert counts(load(file_of(tmp_path, CONTRACT | {"note": "Seen again"}))) == (0, 0, 1)
    changed = CONTRACT | {"status": "under review", "known_from": "2020-07-03"}
    assert counts(load(file_of(tmp_path, changed))) == (1, 1, 0)
    assert [held["status"] for held in contracts(date(2020, 7, 2))] == ["live"]
    assert [held["status"] for held in contracts(date(2020, 7, 3))] == ["under review"]


def test_a_next_step_is_part_of_the_service_and_survives_the_next_file(tmp_path):
    step = {
        "record": "next-step", "provider": "A charity", "service": "Support for victims",
        "item": "Review", "end": "2020-08-31", **KNOWN,
    }
    assert counts(load(file_of(tmp_path, step, CONTRACT))) == (1, 0, 0)
    load(file_of(tmp_path, CONTRACT | {"status": "ending", "known_from": "2020-07-03"}))
    [held] = contracts(date(2020, 7, 3))
    assert (held["status"], held["next_step"], held["next_step_due"]) == (
        "ending", "Review", pd.Timestamp("2020-08-31")
    )


def test_vague_dates_stay_words_and_what_is_not_given_stays_empty(tmp_path):
    vague = {"record": "service", "provider": "", "service": "Restorative justice",
             "date_as_written": "sometime during 2021", **KNOWN}
    load(file_of(tmp_path, vague))
    [held] = contracts(date(2020, 7, 1))
    assert (held["date_as_written"], held["status"], held["provider"]) == (
        "sometime during 2021", "not given", None
    )
    assert pd.isna(held["ends"])


def test_one_service_of_two_providers_is_two_contracts(tmp_path):
    load(file_of(tmp_path, CONTRACT, CONTRACT | {"provider": "Another charity"}))
    load(file_of(tmp_path, EXTENSION | {"provider": "Another charity"}, name="later.csv"))
    assert {held["code"]: held["status"] for held in contracts(date(2021, 10, 1))} == {
        "VS1": "live", "VS2": "extended"
    }


def test_an_award_with_all_that_is_said_about_it(tmp_path):
    words = {
        "match": "50000", "funder": "Ministry of Justice", "conditions": "For one year", "qualifier": "over",
    }
    rows = [AWARD | {"item": item, "value": value} for item, value in words.items()]
    assert counts(load(file_of(tmp_path, *rows, AWARD))) == (1, 0, 0)
    [held] = funding(date(2020, 7, 1))
    assert (held["code"], held["amount_pence"], held["status"]) == ("VF1", 12_000_000, "awarded")
    assert (held["match_funding"], held["funder"]) == ("£50,000", "Ministry of Justice")
    assert (held["conditions"], held["qualifier"]) == ("For one year", "over")


def test_of_a_bid_and_what_was_won_both_are_kept_and_the_money_won_stands(tmp_path):
    bid = AWARD | {"item": "bid", "value": "200000"}
    load(file_of(tmp_path, bid, AWARD))
    [held] = funding(date(2020, 7, 1))
    assert (held["amount_pence"], held["status"]) == (12_000_000, "awarded")
    assert rows_in(FundingAward) == 2
    later = AWARD | {"fund": "Another fund", "known_from": "2020-06-01"}
    load(file_of(tmp_path, bid | {"fund": "Another fund"}, later, name="later.csv"))
    assert [held["status"] for held in funding(date(2020, 5, 1))] == ["awarded", "bid"]
    assert [held["status"] for held in funding(date(2020, 6, 1))] == ["awarded", "awarded"]


MONTH = {"record": "month", "provider": "A charity", "service": "Support", "item": "accepted", "value": "7"}
WRONG = {
    "not-yet": ([MONTH], 2, "record", "cannot be stored yet"),
    "unknown-record": ([MONTH | {"record": "year"}], 2, "record", "this must be 'service'"),
    "item-not-yet": ([AWARD | {"item": "spent"}], 2, "item", "cannot be stored yet"),
    "unknown-item": ([AWARD | {"item": "lost"}], 2, "item", "this must be empty, bid"),
    "no-such-day": ([CONTRACT | {"end": "2022-02-30"}], 2, "end", "there is no such day in the calendar"),
    "ends-first": ([CONTRACT | {"end": "2019-01-01"}], 2, "end", "this ends before it starts"),
    "no-money": ([CONTRACT | {"value": "lots"}], 2, "value", "this is not a number"),
    "negative": ([CONTRACT | {"value": "-5"}], 2, "value", "in pounds and whole pence, 0 or more"),
    "part-of-a-penny": ([CONTRACT | {"value": "0.005"}], 2, "value", "in pounds and whole pence"),
    "area": ([CONTRACT | {"area": "Atlantis"}], 2, "area", "there is no area of this code or name"),
    "twice": ([CONTRACT, CONTRACT], 3, "record", "row 2 already gives this service"),
    "no-service": ([CONTRACT | {"service": ""}], 2, "service", "needs the name of the service"),
    "counts": ([CONTRACT | {"numerator": "5"}], 2, "numerator", "nothing in this column"),
    "no-contract": ([EXTENSION], 2, "service", "there is no such service of this provider"),
    "no-end": ([CONTRACT, EXTENSION | {"end": ""}], 3, "end", "an extension needs the new last day"),
    "ends-too-soon": ([CONTRACT, EXTENSION | {"end": "2019-01-01"}], 3, "end", "before the contract starts"),
    "too-early": ([CONTRACT, EXTENSION | {"known_from": "2020-01-01"}], 3, "known_from", "from 1 April 2020"),
    "no-fund": ([AWARD | {"fund": ""}], 2, "fund", "an award needs the name of the fund"),
    "no-award": ([AWARD | {"item": "match"}], 2, "fund", "there is no such award"),
    "no-words": ([AWARD, AWARD | {"item": "match", "value": ""}], 3, "value", "needs words"),
    "bid-after": ([AWARD, AWARD | {"item": "bid"}], 3, "item", "a bid stands before"),
}


@pytest.mark.parametrize(("rows", "row", "column", "reason"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_refuses_the_file_and_nothing_is_stored(tmp_path, rows, row, column, reason):
    where, what, why = fault(file_of(tmp_path, *rows))
    assert (where, what) == (row, column)
    assert reason in why
    assert rows_in(Contract) == rows_in(FundingAward) == rows_in(Load) == 0


def test_an_unknown_column_is_refused(tmp_path):
    errors = refused(file_of(tmp_path, CONTRACT | {"price": "5"})).errors
    assert [error.column for error in errors] == ["price"]
