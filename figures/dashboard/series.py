"""A measure in an area as a reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.words import say_list
from data_access import Reader
from figures.words import cells
from figures.words.cells import Row
from figures.words.statuses import WORDS

NO_FIGURE = "there is no figure of this key"


@dataclass(frozen=True, slots=True)
class Series:
    """The measure, the area, every row known on the as-at day, and the events that mark it."""

    measure: Row
    audience: str
    area_code: str
    area_name: str
    is_force: bool
    rows: pd.DataFrame
    events: pd.DataFrame
    as_at: date
    summed_from: tuple[str, ...] = ()

    @property
    def summed_words(self) -> str:
        """From which areas figures were put together, until when; empty where none were."""
        if not self.summed_from:
            return ""
        last = self.rows.loc[self.rows["summed_from"].notna(), "period_end"].max()
        return (
            f"To {say_day(last.date())} the figures are put together from those of"
            f" {say_list(self.summed_from)}: counts are added up, shares worked out from what they are of"
        )

    @property
    def supplied(self) -> pd.DataFrame:
        """Rows supplied as data, oldest first."""
        return self.rows.loc[self.rows["strand"] == ""]

    @property
    def published(self) -> pd.DataFrame:
        """Rows quoted from publications, oldest first."""
        return self.rows.loc[self.rows["strand"] != ""]

    @property
    def figure_id(self) -> str:
        """What people say aloud: ``CH3``, or ``CH3-SH`` for an area."""
        return str(self.measure["code"]) if self.is_force else f"{self.measure['code']}-{self.area_code}"

    @property
    def name(self) -> str:
        """The measure, with the area when it is not the whole force."""
        return str(self.measure["name"]) if self.is_force else f"{self.measure['name']}, {self.area_name}"

    def say(self, row: Row) -> str:
        """The value of a row in words, or why there is none."""
        return cells.say_value_of(row, self.measure) or WORDS[row["status"]]


def series_of(reader: Reader, code: str, area: str | None) -> Series:
    """A measure for an area, the force when None.

    Raises KeyError when the measure or the area does not exist or is not for this reader.
    """
    measure = cells.measures_by_code(reader.catalogue.measures()).get(code)
    areas = reader.catalogue.areas()
    force = next(iter(cells.areas_by_kind(areas, "force")), None)
    place = force if area is None else area
    names = dict(zip(areas["code"].astype(str), areas["name"].astype(str), strict=True))
    if measure is None or place is None or place not in names:
        raise KeyError(NO_FIGURE)
    ours = _events(reader, code, place)
    rows = _rows(reader, code, place)
    return Series(
        measure, cells.audience_of(reader, measure), place, names[place], place == force,
        rows, ours, reader.as_at, _parts(rows, names),
    )


def _parts(rows: pd.DataFrame, names: dict[str, str]) -> tuple[str, ...]:
    """The names of the areas that figures were put together from."""
    codes = dict.fromkeys(code for told in rows["summed_from"].dropna() for code in str(told).split())
    return tuple(names[code] for code in codes)


def _events(reader: Reader, code: str, place: str) -> pd.DataFrame:
    events = reader.catalogue.events()
    return events[
        (events["measure"].isna() | (events["measure"] == code))
        & (events["area"].isna() | (events["area"] == place))
    ]


def _rows(reader: Reader, code: str, place: str) -> pd.DataFrame:
    """The figures of the area; of one that is made of others, with what is summed from those."""
    if place in reader.catalogue.parts():
        return reader.observations.cited([code], [place])
    rows = reader.observations.of_measure(code)
    return rows[rows["area"] == place].reset_index(drop=True)
