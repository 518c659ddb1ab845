"""The areas of a day: which are in force, which have begun, and which are read as the sum of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import func, select

from analysis.areas.sets import Days, as_known, first_of_each_kind, made_of
from data_access.catalogue.areas import LPA
from data_access.models import Area, AreaGroupMember, AreaPopulation, AreaSet, Source
from data_access.models.conditions import Query

AREA_COLUMNS = (
    "code", "name", "kind", "official_code", "parent", "residents", "residents_year", "first_day",
    "last_day", "area_set", "in_force",
)
SET_COLUMNS = ("code", "name", "kind", "first_day", "last_day", "reason", "source", "in_force")
POPULATION_COLUMNS = ("area", "year", "residents", "source", "summed_from")

Parts = Mapping[str, tuple[str, ...]]


def members() -> Any:  # noqa: ANN401 - a scalar subquery
    """The codes of what an area is made of, one space apart; to be selected beside ``Area``."""
    member = Area.__table__.alias("member")
    return (
        select(func.aggregate_strings(member.c.code, " "))
        .select_from(AreaGroupMember).join(member, AreaGroupMember.member_id == member.c.id)
        .where(AreaGroupMember.group_id == Area.id)
        .correlate(Area)
        .scalar_subquery()
    )


def area_sets() -> Query:
    """Every set of areas with why it began, the oldest first."""
    return (
        select(
            AreaSet.code, AreaSet.name, AreaSet.kind, AreaSet.first_day, AreaSet.last_day, AreaSet.reason,
            Source.title.label("source"),
        )
        .outerjoin(Source, AreaSet.source_id == Source.id)
        .order_by(AreaSet.kind, AreaSet.first_day)
    )


def populations() -> Query:
    """Residents by area and year, in the order of the catalogue."""
    return (
        select(
            Area.code.label("area"), AreaPopulation.year, AreaPopulation.residents,
            Source.title.label("source"),
        )
        .select_from(AreaPopulation)
        .join(Area, AreaPopulation.area_id == Area.id)
        .outerjoin(Source, AreaPopulation.source_id == Source.id)
        .order_by(Area.position, AreaPopulation.year)
    )


def parts_of(rows: pd.DataFrame, day: date) -> Parts:
    """The Local Policing Areas that had begun by a day, and are made of others, with those.

    ``rows`` are all areas, with ``kind``, ``members`` and their days.
    """
    areas = rows[rows["kind"] == LPA]
    made = made_of({
        str(code): frozenset(str(told or "").split())
        for code, told in zip(areas["code"], areas["members"], strict=True)
    })
    begun = set(areas.loc[[days.has_begun(day) for days in days_of(areas, rows)], "code"])
    return {code: parts for code, parts in made.items() if code in begun}


def days_of(rows: pd.DataFrame, areas: pd.DataFrame) -> list[Days]:
    """The days of each row; the first set of its kind among all areas reaches back."""
    in_sets = areas.dropna(subset=["area_set"])
    first = first_of_each_kind({
        (str(row["area_set"]), str(row["kind"]), _day(row["set_first_day"]) or date.min)
        for row in in_sets.to_dict("records")
    })
    return [
        Days(_day(row.first_day), _day(row.last_day), row.area_set in first) for row in rows.itertuples()
    ]


def areas_on(rows: pd.DataFrame, day: date, chosen: str | None = None) -> pd.DataFrame:
    """The areas that had begun by a day, those that had ended among them; columns as AREA_COLUMNS.

    Of sets that had begun, the areas of the ``chosen`` one are taken to be in force.

    What nobody could know on the day is not told: an area still to come, and a last day still to come.
    """
    days = days_of(rows, rows)
    with_sums = _with_residents(rows, parts_of(rows, day)).assign(
        in_force=[one.cover(day, day) for one in days]
    )
    begun = with_sums[[one.has_begun(day) for one in days]]
    if chosen is not None and (begun["area_set"] == chosen).any():
        in_sets = begun["area_set"].notna()
        begun = begun.assign(
            in_force=begun["in_force"].where(~in_sets, begun["area_set"] == chosen).astype(bool)
        )
    return _as_known(begun, day)[list(AREA_COLUMNS)].reset_index(drop=True)


def sets_on(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """The sets of areas that had begun by a day, named by their years; columns as SET_COLUMNS."""
    rows = rows.assign(area_set=rows["code"], set_first_day=rows["first_day"])
    days = days_of(rows, rows)
    years = [as_known(one, day).say_years() for one in days]
    told = rows.assign(
        name=[f"{name} {when}" for name, when in zip(rows["name"], years, strict=True)],
        in_force=[one.cover(day, day) for one in days],
    )
    begun = told[[one.has_begun(day) for one in days]]
    return _as_known(begun, day)[list(SET_COLUMNS)].reset_index(drop=True)


def changes(areas: pd.DataFrame, sets: pd.DataFrame) -> pd.DataFrame:
    """That one set of areas took the place of another, as an event of each area of both.

    An area of the new set has it on its first day, one of the old set on the day after its last.
    Columns: those of an event of a series.
    """
    told = []
    for after in sets[sets["reason"].notna()].to_dict("records"):
        day = after["first_day"]
        near = areas[
            (areas["area_set"] == after["code"]) | (areas["last_day"] == day - pd.Timedelta(days=1))
        ]
        told += [
            {
                "area": code, "happened_on": day, "kind": "event", "title": after["reason"].removesuffix("."),
                "source": after["source"],
            }
            for code in near["code"]
        ]
    columns = (
        "measure", "area", "happened_on", "kind", "title", "reason", "recorded_by", "note", "source",
        "locator",
    )
    frame = pd.DataFrame(told, columns=list(columns)).astype(object)
    frame["happened_on"] = pd.to_datetime(frame["happened_on"]).astype("datetime64[us]")
    return frame.where(frame.notna(), None).assign(happened_on=frame["happened_on"])


def with_summed_populations(rows: pd.DataFrame, parts: Parts) -> pd.DataFrame:
    """Residents by area and year, those of areas made of others added up where they are not counted."""
    told = [rows.assign(summed_from=None)]
    for area, of in parts.items():
        years = rows[rows["area"].isin(of)].groupby("year", sort=True)
        summed = years.agg(
            residents=("residents", "sum"), source=("source", "first"), counted=("area", "nunique")
        ).reset_index()
        own = rows.loc[rows["area"] == area, "year"]
        summed = summed[(summed["counted"] == len(of)) & ~summed["year"].isin(own)]
        told.append(summed.assign(area=area, summed_from=" ".join(of)))
    return pd.concat([frame for frame in told if len(frame)] or told[:1], ignore_index=True)[
        list(POPULATION_COLUMNS)
    ]


def _with_residents(rows: pd.DataFrame, parts: Parts) -> pd.DataFrame:
    """The areas with the newest count of residents: their own, or the sum of their parts if it is newer."""
    told = rows.set_index("code")
    for area, of in parts.items():
        counted = told.loc[list(of), ["residents", "residents_year"]]
        year, own = counted["residents_year"].min(), told.at[area, "residents_year"]
        if counted["residents_year"].nunique(dropna=False) == 1 and not (pd.isna(year) or own >= year):
            told.loc[area, ["residents", "residents_year"]] = [counted["residents"].sum(), year]
    return told.reset_index()


def _as_known(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    return rows.assign(last_day=rows["last_day"].where(rows["last_day"] <= pd.Timestamp(day)))


def _day(stamp: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if pd.isna(stamp) else pd.Timestamp(stamp).date()


def in_order(rows: pd.DataFrame, measures: Sequence[str], areas: Sequence[str]) -> pd.DataFrame:
    """Figures in the order of these measures, areas, and then of their periods."""
    place = rows.assign(
        _measure=rows["measure"].map({code: at for at, code in enumerate(measures)}),
        _area=rows["area"].map({code: at for at, code in enumerate(areas)}),
    )
    by = ["_measure", "_area", "period_end", "period_start", "known_from"]
    ordered = place.sort_values([name for name in by if name in place], kind="stable")
    return rows.loc[ordered.index].reset_index(drop=True)
