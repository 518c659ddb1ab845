"""Victim services as a reader has them: contracts, and the funding behind them."""

from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import select

from data_access.history import known_on
from data_access.models import Area, Contract, FundingAward, Source
from data_access.models.conditions import Query
from data_access.reading.view import View


class Victims:
    """Records of victim services; for everybody but staff they have no rows."""

    def __init__(self, view: View) -> None:
        self._view = view

    def contracts(self) -> pd.DataFrame:
        """Commissioned services, those that end first on top; value in whole pence."""
        return self._view.once("contracts", self._view.of_staff(contracts(self._view.as_at)))

    def funding(self) -> pd.DataFrame:
        """Funding bid for or won; amount in whole pence."""
        return self._view.frame(self._view.of_staff(funding(self._view.as_at)))


def contracts(day: date) -> Query:
    """Commissioned services, those that end first on top and those without an end date last."""
    return (
        select(
            Contract.code, Contract.provider, Contract.service, Area.code.label("area"),
            Contract.starts, Contract.ends, Contract.date_as_written, Contract.value_pence,
            Contract.status, Contract.next_step, Contract.next_step_due, Contract.note,
            Source.title.label("source"), Contract.locator, Contract.known_from,
        )
        .outerjoin(Area, Contract.area_id == Area.id)
        .outerjoin(Source, Contract.source_id == Source.id)
        .where(known_on(Contract, day))
        .order_by(Contract.ends.is_(None), Contract.ends, Contract.id)
    )


def funding(day: date) -> Query:
    """Funding bid for or won, in the order it was recorded."""
    return (
        select(
            FundingAward.code, FundingAward.fund, FundingAward.purpose, FundingAward.funder,
            Area.code.label("area"), FundingAward.amount_pence, FundingAward.qualifier,
            FundingAward.match_funding, FundingAward.conditions, FundingAward.starts,
            FundingAward.ends, FundingAward.date_as_written, FundingAward.status,
            FundingAward.note, Source.title.label("source"), FundingAward.locator,
            FundingAward.known_from,
        )
        .outerjoin(Area, FundingAward.area_id == Area.id)
        .outerjoin(Source, FundingAward.source_id == Source.id)
        .where(known_on(FundingAward, day))
        .order_by(FundingAward.id)
    )
