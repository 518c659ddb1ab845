"""What is kept from the public because it is too small: decided when figures are stored.

The counts of one measure for the areas of one period are put through the rules of analysis.disclosure,
and what they hide is noted row by row; reading looks that up and decides nothing. An area that is hidden
in one version is hidden in all, later and earlier ones, so that no two days can be put together to find it.

Areas of two sets overlap, such as a Local Policing Area of 2026 and those it is made of. Where a period has
both, the public sees those that were stored first and never the others: their sums would give away what
is hidden. A sum that a reader makes of what the public sees says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from analysis.disclosure.linked import suppress_releases
from data_access.catalogue.areas import LPA, read_areas
from data_access.models import Area, Measure, Observation, Suppression
from data_access.models.conditions import PUBLIC

# A measure and one of its periods.
Release = tuple[int, date, date]

# The parts that a force's total is the sum of. Figures of any other kind of area overlap them, so
# the public sees none of those where small numbers matter.
PARTS = (LPA, "outside", "unplaced")
FORCE = "force"
OVERLAPPING = "lpa of another set"
# What the routine knows a total by.
TOTAL = "Total"


def decide(session: Session, touched: Iterable[Release], now: datetime) -> None:
    """Note what the public may not see of the releases that were just stored, in this transaction."""
    watched = set(session.scalars(select(Measure.id).where(Measure.small_numbers)))
    releases = sorted(release for release in touched if release[0] in watched)
    made_of_others = frozenset(read_areas(session).parts()) if releases else frozenset()
    for release in releases:
        _decide(session, release, made_of_others, now)


def _decide(
    session: Session, release: Release, made_of_others: frozenset[str], now: datetime
) -> None:
    rows = _apart(_versions(session, release), made_of_others)
    hidden = _too_small(rows[rows["value"].notna()], set(rows.loc[rows["hidden"], "area"]))
    fresh = rows[~rows["hidden"] & rows["value"].notna() & rows["area"].isin(hidden)]
    session.add_all(
        Suppression(observation_id=int(row), audience=PUBLIC, decided_at=now) for row in fresh["id"]
    )
    session.flush()


def _versions(session: Session, release: Release) -> pd.DataFrame:
    """Every version of the figures of a release: id, area, kind, value, known_from, superseded_on, hidden."""
    measure, start, end = release
    found = session.execute(
        select(
            Observation.id, Area.code, Area.kind, Observation.value, Observation.known_from,
            Observation.superseded_on, Suppression.observation_id.is_not(None),
        )
        .join(Area, Observation.area_id == Area.id)
        .outerjoin(
            Suppression,
            and_(Suppression.observation_id == Observation.id, Suppression.audience == PUBLIC),
        )
        .where(
            Observation.measure_id == measure, Observation.strand == "",
            Observation.period_end == end, Observation.period_start == start,
        )
    )
    frame = pd.DataFrame(
        list(map(tuple, found)),
        columns=["id", "area", "kind", "value", "known_from", "superseded_on", "hidden"],
    )
    # A day far ahead stands for no end, so that days can be compared.
    frame["superseded_on"] = frame["superseded_on"].fillna(date.max)
    return frame.astype({"hidden": bool})


def _apart(rows: pd.DataFrame, made_of_others: frozenset[str]) -> pd.DataFrame:
    """The rows with Local Policing Areas that overlap those stored first told as a kind of their own."""
    areas = rows[rows["kind"] == LPA].sort_values("id")
    whole = areas["area"].isin(made_of_others)
    if not whole.any() or whole.all():
        return rows
    overlapping = areas.index[whole != whole.iloc[0]]
    return rows.assign(kind=rows["kind"].mask(rows.index.isin(overlapping), OVERLAPPING))


def _too_small(rows: pd.DataFrame, hidden_before: set[str]) -> set[str]:
    """The areas to hide in every version, now and as at any day, those hidden before among them.

    Where the force is not the sum of its parts on a day, that is all of them.
    """
    hidden = hidden_before | set(rows.loc[~rows["kind"].isin((*PARTS, FORCE)), "area"])
    summed = rows[rows["kind"].isin((*PARTS, FORCE))]
    if summed.empty:
        return hidden
    label = summed["area"].where(summed["kind"] != FORCE, TOTAL)
    force = set(summed.loc[summed["kind"] == FORCE, "area"])
    try:
        flags = suppress_releases(_releases(summed.assign(label=label), hidden), differences=False)
    except ValueError:
        return hidden | set(summed["area"])
    named = {str(name) for table in flags for name in table.index[table["value"]]}
    return hidden | (named - {TOTAL}) | (force if TOTAL in named else set())


def _releases(rows: pd.DataFrame, hidden: set[str]) -> list[pd.DataFrame]:
    """What the public could read on each day on which something became known, and what else is small.

    A version that was corrected on its own day stood on none, but the history tells it. What was hidden
    before stays so by going in as a count of one.
    """
    tables = [
        _with_total(rows[(rows["known_from"] <= day) & (rows["superseded_on"] > day)])
        for day in sorted(set(rows["known_from"]))
    ]
    at_once = rows[rows["superseded_on"] <= rows["known_from"]]
    alone = [*zip(at_once["label"], at_once["value"], strict=True)]
    alone += [(name, 1.0) for name in sorted(set(rows.loc[rows["area"].isin(hidden), "label"]))]
    return [table for table in tables if len(table)] + [
        pd.DataFrame({"value": [value]}, index=[name]) for name, value in alone
    ]


def _with_total(rows: pd.DataFrame) -> pd.DataFrame:
    """The counts by area with their total, which a reader may know from elsewhere where it is not held."""
    table = rows.set_index("label")[["value"]]
    if len(table) > 1 and TOTAL not in table.index:
        table.loc[TOTAL] = table["value"].sum()
    return table
