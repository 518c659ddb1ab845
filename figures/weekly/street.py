"""Street-level crime and anti-social behaviour by type and area, for the newest month held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.calendar.periods import say_period
from analysis.words import say_list
from data_access import Reader
from figures.figure import Figure
from figures.words.statuses import overall

THEME = "Street-level crime"


@dataclass(frozen=True, slots=True)
class StreetType:
    """How many of a type were recorded in each area, by its name; the whole force stands last."""

    code: str
    name: str
    counts: tuple[tuple[str, int], ...]

    def cells(self) -> Mapping[str, object]:
        """The counts by area."""
        return {"Type": self.name, **dict(self.counts)}


def build(reader: Reader) -> Figure:
    """A table of types by area. Rows outside the force or without a place count for the force only."""
    measures = reader.catalogue.measures()
    ours = measures[measures["theme"] == THEME]
    rows = reader.observations.latest(list(ours["code"]))
    if rows.empty:
        return _nothing()
    newest = rows[rows["period_end"] == rows["period_end"].max()]
    areas = reader.catalogue.areas()
    held = areas[areas["code"].isin(newest["area"])]
    wide = newest.pivot(index="measure", columns="area", values="value")
    wide = wide.loc[[code for code in ours["code"] if code in wide.index], list(held["code"])]
    # The force stands last, as the total of a table does.
    order = [code for code in held["code"] if code != held["code"].iloc[0]] + [held["code"].iloc[0]]
    names = dict(zip(areas["code"], areas["name"], strict=True))
    counted = wide[order].astype("int64").rename(columns=names)
    types = tuple(
        StreetType(str(code), _name(ours, str(code)), tuple((str(name), int(n)) for name, n in line.items()))
        for code, line in counted.iterrows()
    )
    period = say_period(newest["period_start"].iloc[0].date(), newest["period_end"].iloc[0].date())
    total = f"{wide.iloc[0][held['code'].iloc[0]]:,.0f}"
    return Figure(
        key="", id="ST1",
        title=f"{total} street-level crimes and incidents recorded in {period}",
        rows=types, columns=("Type", *map(str, counted.columns)),
        description=_describe(wide, names, period),
        unit="crimes and incidents of anti-social behaviour", period=period, base="",
        source=f"{newest['source'].iloc[0]} ({newest['locator'].iloc[0]}). Contains public sector"
        " information licensed under the Open Government Licence v3.0",
        status=overall(set(newest["status"])), audience="public",
        notes=(
            "Places are rounded by the publisher. Counts outside the force or without a place are"
            " in the force total and in no local policing area.",
        ),
    )


def _name(measures: pd.DataFrame, code: str) -> str:
    return str(measures.loc[measures["code"] == code, "name"].iloc[0])


def _describe(wide: pd.DataFrame, names: dict[str, str], period: str) -> str:
    totals = wide.iloc[0]
    told = [f"{names[str(code)]} {count:,.0f}" for code, count in totals.items()]
    return f"Street-level crimes and incidents, all types, {period}: {say_list(told)}."


def _nothing() -> Figure:
    return Figure(
        key="", id="ST1", title="No street-level crime file has been loaded yet",
        rows=(), columns=(), description="", unit="", period="", base="", source="", status="",
        audience="public",
    )
