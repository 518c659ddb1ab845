"""The provenance of a figure: every version of it, since when it was known, and from which file."""

from __future__ import annotations

import pandas as pd

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_number, say_published
from data_access import Reader
from figures.dashboard.series import NO_FIGURE
from figures.data.loads import say_moment
from figures.figure import Figure, as_written
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import WORDS, overall

MOST = 500
SAMPLE = "the sample"


def build(reader: Reader, measure: str | None = None, area: str | None = None) -> Figure:
    """Every version of a measure for an area, the newest period first; the force when none is given.

    Raises KeyError when the measure or the area does not exist or is not for this reader.
    """
    measures = cells.measures_by_code(reader.catalogue.measures())
    areas = reader.catalogue.areas()
    names = dict(zip(areas["code"].astype(str), areas["name"].astype(str), strict=True))
    code = measure if measure is not None else next(iter(measures), "")
    place = area if area is not None else next(iter(cells.areas_by_kind(areas, "force")), "")
    if code not in measures or place not in names:
        raise KeyError(NO_FIGURE)
    rows = reader.revisions.history(code, place, MOST + 1)
    cut = len(rows) > MOST
    rows = rows.head(MOST)
    versions = records(rows)
    return Figure(
        key="", id="DA4", title=_title(code, names[place], rows),
        **as_written(pd.DataFrame([_row(row, measures[code]) for row in versions])),
        description=f"{measures[code]['name']}, {names[place]}: {_count(rows)}.",
        unit=measures[code]["unit"], period=f"As known on {say_day(reader.as_at)}", base="",
        source=cells.sources(rows) or ("As each row says" if versions else ""),
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


def _row(row: Row, measure: Row) -> dict[str, str]:
    said = say_published(row["value"], measure["kind"], measure["unit"], row["qualifier"])
    replaced = row["superseded_on"]
    return {
        "Period": cells.short_period_of(row),
        "Value": said or "none",
        "Status": WORDS[row["status"]],
        "Known from": say_short(row["known_from"].date()),
        "Replaced on": "" if pd.isna(replaced) else say_short(replaced.date()),
        "Source": cells.cite(row),
        "File": row["file_name"] or SAMPLE,
        "Loaded by": row["loaded_by"] or "",
        "Recorded": say_moment(row["recorded_at"]),
    }
