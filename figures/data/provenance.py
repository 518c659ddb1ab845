"""The provenance of a figure: every version of it, since when it was known, and from which file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_number, say_published
from data_access import Reader
from figures.dashboard.catalogue import Measure, catalogue_of
from figures.dashboard.series import NO_FIGURE
from figures.data.loads import say_moment
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import marked, overall

MOST = 500
SAMPLE = "the sample"
COLUMNS = (
    "Period", "Value", "Status", "Known from", "Replaced on", "Source", "File", "Loaded by", "Recorded",
)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a figure. ``file`` is empty for what came with the sample."""

    period: str
    value: str
    status: str
    known_from: date
    replaced_on: date | None
    source: str
    file: str
    loaded_by: str
    recorded_at: datetime

    def cells(self) -> Mapping[str, object]:
        """The version in words, by COLUMNS."""
        return {
            "Period": self.period, "Value": self.value or "none", "Status": marked(self.status),
            "Known from": say_short(self.known_from),
            "Replaced on": "" if self.replaced_on is None else say_short(self.replaced_on),
            "Source": self.source, "File": self.file or SAMPLE, "Loaded by": self.loaded_by,
            "Recorded": say_moment(self.recorded_at),
        }


def build(reader: Reader, measure: str | None = None, area: str | None = None) -> Figure:
    """Every version of a measure for an area, the newest period first; the force when none is given.

    Raises KeyError when the measure or the area does not exist or is not for this reader.
    """
    known = catalogue_of(reader)
    code = measure if measure is not None else next(iter(known.measures), "")
    place = area if area is not None else known.force
    if code not in known.measures or place not in known.areas:
        raise KeyError(NO_FIGURE)
    held, where = known.measures[code], known.area_name(place)
    rows = reader.revisions.history(code, place, MOST + 1)
    cut = len(rows) > MOST
    rows = rows.head(MOST)
    versions = tuple(_version(row, held) for row in records(rows))
    return Figure(
        key="", id="DA4", title=_title(code, where, rows),
        rows=versions, columns=COLUMNS,
        description=f"{held.name}, {where}: {_count(rows)}.",
        unit=held.unit, period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(rows),
        status=overall(set(rows["status"])), audience="office",
        notes=(f"Only the newest {MOST} versions are listed.",) if cut else (),
    )


def _title(code: str, area: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return f"{code}, {area}: nothing was ever held"
    return f"{code}, {area}: {_count(rows)}"


def _count(rows: pd.DataFrame) -> str:
    periods = rows.groupby(["period_start", "period_end", "strand"]).size()
    revised = int((periods > 1).sum())
    held = say_number(len(periods), "figure")
    return f"{held} held, {revised:,} revised" if revised else f"{held} held, none revised"


def _version(row: Row, measure: Measure) -> Version:
    replaced = row["superseded_on"]
    return Version(
        cells.short_period_of(row),
        say_published(row["value"], measure.kind, measure.unit, row["qualifier"]),
        row["status"], row["known_from"].date(), None if pd.isna(replaced) else replaced.date(),
        cells.cite(row), row["file_name"] or "", row["loaded_by"] or "", row["recorded_at"],
    )
