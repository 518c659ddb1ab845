"""What is kept from the public because it is too small: decided when figures are stored.

The counts of one measure for the areas of one period are put through the rules of analysis.disclosure,
and what they hide is noted row by row; reading looks that up and decides nothing. What was hidden once
stays hidden in every later version, so that no two releases can be put together to find it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from analysis.disclosure import suppress
from analysis.disclosure_table import Totals
from data_access.models import Area, Measure, Observation, Suppression
from data_access.queries import PUBLIC

# A measure and one of its periods.
Release = tuple[int, date, date]

# The parts that a force's total is the sum of. Figures of any other kind of area overlap them, so
# the public sees none of those where small numbers matter.
PARTS = ("lpa", "outside", "unplaced")
FORCE = "force"


def decide(session: Session, touched: Iterable[Release], now: datetime) -> None:
    """Note what the public may not see of the releases that were just stored, in this transaction."""
    watched = set(session.scalars(select(Measure.id).where(Measure.small_numbers)))
    for release in sorted(release for release in touched if release[0] in watched):
        _decide(session, release, now)


def _decide(session: Session, release: Release, now: datetime) -> None:
    rows = _versions(session, release)
    hidden = _too_small(rows[rows["open"] & rows["value"].notna()])
    hidden |= set(rows.loc[rows["hidden"], "area"])
    fresh = rows[rows["open"] & ~rows["hidden"] & rows["area"].isin(hidden)]
    session.add_all(
        Suppression(observation_id=int(row), audience=PUBLIC, decided_at=now) for row in fresh["id"]
    )
    session.flush()


def _versions(session: Session, release: Release) -> pd.DataFrame:
    """Every version of the figures of a release: id, area, kind, value, open, hidden."""
    measure, start, end = release
    found = session.execute(
        select(
            Observation.id, Area.code, Area.kind, Observation.value,
            Observation.superseded_on.is_(None), Suppression.observation_id.is_not(None),
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
        list(map(tuple, found)), columns=["id", "area", "kind", "value", "open", "hidden"]
    )
    return frame.astype({"open": bool, "hidden": bool})


def _too_small(rows: pd.DataFrame) -> set[str]:
    """The areas to hide. Where the force is not the sum of its parts, that is all of them."""
    parts, whole = rows[rows["kind"].isin(PARTS)], rows[rows["kind"] == FORCE]
    hidden = set(rows.loc[~rows["kind"].isin((*PARTS, FORCE)), "area"])
    table = pd.concat([parts, whole]).set_index("area")[["value"]]
    if table.empty:
        return hidden
    total = whole["area"].iloc[0] if len(whole) and len(parts) else None
    try:
        flags = suppress(table, totals=Totals(row=total))
    except ValueError:
        return hidden | set(table.index)
    return hidden | set(flags.index[flags["value"]])
